import { documentsOf, getDocument } from '../../db/documents.ts';
import { diagnoses, equipment, loans, orders, oxygenTests, patients, payers } from '../../db/nouns.ts';
import { replacementDecisionsOf } from '../../db/replacementDecisions.ts';
import { getVisit } from '../../db/visits.ts';
import { type ClaimValues, newClaimValues } from '../../shared/domain/claim.ts';
import { type ClaimKind, isRentalKind } from '../../shared/domain/claimKind.ts';
import type { Order } from '../../shared/domain/clinical.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import { type Equipment, EQUIPMENT_KIND_NAMES } from '../../shared/domain/equipment.ts';
import { HcpcsCode } from '../../shared/domain/identifiers.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Loan } from '../../shared/domain/loan.ts';
import { comparisonOf } from '../../shared/domain/replacementDecision.ts';
import type { ServiceVisit } from '../../shared/domain/serviceVisit.ts';
import { invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { fittingDevice, isPaperOfAnother } from './belonging.ts';
import { coverageOn } from './coverageOn.ts';
import { firstLines } from './prefillLines.ts';
import { rentalAnswersOf, rentalMonthsBefore, rentalOfClaim, rentalOfDevice } from './prefillRental.ts';

/**
 * A new claim with everything that the records already hold, so that nothing is asked twice. Only facts are
 * carried over: no modifier that attests anything, no reason, no word of medical necessity.
 */
export function prefilledClaim(
  context: WriteContext,
  input: {
    readonly kind: ClaimKind;
    readonly patientId: Id;
    readonly equipmentId: Id | null;
    readonly visitId: Id | null;
    /** Where it is known without a visit, as in the run of a month. */
    readonly dateOfService?: IsoDate;
  },
): Result<ClaimValues> {
  const { db, today } = context;
  const { kind, patientId } = input;
  if (!patients.get(db, patientId)) return notFound('patient');
  const named = {
    // Neither an orthosis nor a dose comes of a technician's visit, and a dose is of no device.
    visitId: kind === 'orthosis' || kind === 'radiopharmaceutical' ? null : input.visitId,
    equipmentId: kind === 'radiopharmaceutical' ? null : input.equipmentId,
  };
  const visit = named.visitId === null ? null : getVisit(db, named.visitId);
  if (named.visitId !== null && !visit) return notFound('service visit');
  if (visit?.patientId && visit.patientId !== patientId) {
    return invalid(
      'visitId',
      'This visit was made at another patient. Choose the visit or the patient again.',
    );
  }
  const equipmentId = named.equipmentId ?? visit?.equipmentId ?? null;
  const device = equipmentId === null ? null : equipment.get(db, equipmentId);
  if (named.equipmentId !== null && !device) return notFound('device');
  if (named.equipmentId !== null) {
    const fitting = fittingDevice(db, named.equipmentId, { patientId, visitId: named.visitId });
    if (!fitting.ok) return fitting;
  }
  const dateOfService = visit?.visitedOn ?? input.dateOfService ?? null;
  const on = dateOfService ?? today;
  const of = 'where patient_id = ? and deleted_at is null';
  const order = fittingOrder(
    orders.select(db, `${of} order by signed_on desc, created_at desc`, [patientId]),
    kind,
    on,
  );
  const test = aboutOxygen(kind)
    ? oxygenTests.select(db, `${of} and tested_on <= ? order by tested_on desc limit 1`, [patientId, on])[0]
    : undefined;
  const coverage = coverageOn(db, patientId, on);
  const payer = coverage ? payers.get(db, coverage.payerId) : null;
  const loan = device && visit ? loanOf(context, device.id, visit, patientId) : null;
  const empty = newClaimValues(kind, patientId);
  const rental = isRentalKind(kind) ? rentalOfClaim(db, { kind, patientId, equipmentId }, on) : null;
  const isRepair = kind === 'repair' || kind === 'equipmentRepair';
  const repaired = isRepair ? rentalOfDevice(db, { patientId, equipmentId }, on) : null;
  const recorded = diagnoses.select(db, `${of} order by created_at, id`, [patientId]).map(({ code }) => code);
  return ok({
    ...empty,
    coverageId: coverage?.id ?? null,
    equipmentId: device?.id ?? null,
    visitId: visit?.id ?? null,
    orderId: order?.id ?? null,
    oxygenTestId: test?.id ?? null,
    dateOfService,
    placeOfService: visit ? '12' : '',
    diagnosisCodes: [...new Set([...orderedDiagnosis(kind, order, recorded), ...recorded])].slice(0, 12),
    lines: firstLines(context, kind, { device, visit, payer, loan }),
    documentIds: papers(context, {
      kind,
      patientId,
      visit,
      equipmentId,
      order,
      testDocumentId: test?.documentId ?? null,
    }),
    repair: {
      ...empty.repair,
      comparison: {
        ...empty.repair.comparison,
        replacementSource: device?.replacementSource ?? '',
        ...(device && visit ? decided(context, device.id, visit.id) : {}),
      },
    },
    ownedRepair:
      kind === 'equipmentRepair'
        ? ownedRepairOf(context, empty.ownedRepair, device, loan)
        : empty.ownedRepair,
    rental: {
      ...empty.rental,
      basis: isRentalKind(kind) && device?.ownership === 'rental' ? 'rental' : null,
      ...(rental ? rentalAnswersOf(db, rental, dateOfService) : {}),
      // A repair is judged by the month of the rental in which the device stood.
      ...(repaired && dateOfService !== null
        ? { rentalMonthsBilled: rentalMonthsBefore(db, repaired, dateOfService) }
        : {}),
    },
  });
}

const COVERS: Readonly<Record<ClaimKind, readonly (Order['covers'] | null)[]>> = {
  repair: ['repair', 'upkeep'],
  equipmentRepair: ['repair', 'upkeep'],
  portableRental: ['rental', 'purchase'],
  oxygenRental: ['rental', 'contents'],
  orthosis: ['orthosis', 'purchase'],
  radiopharmaceutical: ['treatment'],
};

/** The latest order that covers this kind of claim and is in force. */
function fittingOrder(all: readonly Order[], kind: ClaimKind, on: IsoDate): Order | undefined {
  return all.find(
    ({ covers, validTo, orderedOn }) =>
      COVERS[kind].includes(covers) &&
      (validTo === null || validTo >= on) &&
      (orderedOn === null || orderedOn <= on),
  );
}

/** Claims whose record speaks of oxygen. */
function aboutOxygen(kind: ClaimKind): boolean {
  return kind === 'repair' || isRentalKind(kind);
}

/** Of a patient's diagnoses the one that the order is about comes first, where the order decides what is billed. */
function orderedDiagnosis(kind: ClaimKind, order: Order | undefined, recorded: readonly string[]): string[] {
  if (kind !== 'orthosis' && kind !== 'radiopharmaceutical') return [];
  return order && recorded.includes(order.diagnosisCode) ? [order.diagnosisCode] : [];
}

/** What the register knows of the item: its code, and since when a patient who owns it has had it. */
function ownedRepairOf(
  { db }: WriteContext,
  empty: ClaimValues['ownedRepair'],
  device: Equipment | null,
  loan: Loan | null,
): ClaimValues['ownedRepair'] {
  return {
    ...empty,
    baseCode: HcpcsCode.safeParse(device?.hcpcs).data ?? '',
    obtainedOn: device?.ownership === 'patientOwned' ? device.acquiredOn : null,
    ...(loan
      ? {
          loanerProvided: true,
          loanerFrom: loan.from,
          loanerTo: loan.to,
          loanerDescription: loanerWords(equipment.get(db, loan.equipmentId)),
          loanerReason: loan.reason,
        }
      : {}),
  };
}

/** What somebody signed for this repair against a replacement stands in the claim as its comparison. */
function decided(
  { db }: WriteContext,
  equipmentId: Id,
  visitId: Id,
): Partial<ClaimValues['repair']['comparison']> {
  const decision = replacementDecisionsOf(db, equipmentId).find((each) => each.visitId === visitId);
  return decision ? comparisonOf(decision) : {};
}

/** Kind, maker and model of the loaner; its serial is the office's affair. */
function loanerWords(loaner: Equipment | null): string {
  if (!loaner) return '';
  const kind = loaner.kind === null ? '' : EQUIPMENT_KIND_NAMES[loaner.kind];
  return [kind, loaner.make, loaner.model].filter(Boolean).join(' ').slice(0, 160);
}

/** What was lent to the patient for this device: during this repair, or else over the day of the visit. */
function loanOf({ db }: WriteContext, equipmentId: Id, visit: ServiceVisit, patientId: Id): Loan | null {
  const all = loans
    .select(db, 'where for_equipment_id = ? and patient_id = ? and deleted_at is null order by id desc', [
      equipmentId,
      patientId,
    ])
    .sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? 1 : -1));
  const on = visit.visitedOn;
  return (
    all.find(({ visitId }) => visitId === visit.id) ??
    all.find(
      ({ visitId, from, to }) =>
        visitId === null && on !== null && from !== null && from <= on && (to === null || to >= on),
    ) ??
    null
  );
}

/** Types of a patient's papers of which the latest may belong to any claim of a kind. */
const CLINICAL: Readonly<Record<ClaimKind, readonly DocumentRecord['type'][]>> = {
  repair: ['clinicalNote', 'oxygenTestResult'],
  equipmentRepair: ['clinicalNote', 'patientAuthorization'],
  portableRental: ['clinicalNote', 'oxygenTestResult', 'patientAuthorization'],
  oxygenRental: ['clinicalNote', 'oxygenTestResult', 'patientAuthorization'],
  orthosis: ['clinicalNote', 'patientAuthorization'],
  radiopharmaceutical: ['clinicalNote', 'imagingReport', 'patientAuthorization'],
};

function papers(
  context: WriteContext,
  of: {
    readonly kind: ClaimKind;
    readonly patientId: Id;
    readonly visit: ServiceVisit | null;
    readonly equipmentId: Id | null;
    readonly order: Order | undefined;
    readonly testDocumentId: Id | null;
  },
): Id[] {
  const { db } = context;
  const types = CLINICAL[of.kind];
  const clinical = documentsOf(db, { patientId: of.patientId }).filter(({ type }) => types.includes(type));
  const latest = types.flatMap((type) => clinical.find((document) => document.type === type)?.id ?? []);
  const ofVisit = of.visit ? documentsOf(db, { visitId: of.visit.id }).map(({ id }) => id) : [];
  return [...new Set([of.order?.documentId, ...latest, of.testDocumentId, ...ofVisit])]
    .filter((id): id is Id => typeof id === 'string')
    .filter((id) => getDocument(db, id) !== null && !isPaperOfAnother(db, id, of.patientId));
}
