import { documentsOf, getDocument } from '../../db/documents.ts';
import { diagnoses, equipment, orders, oxygenTests, patients } from '../../db/nouns.ts';
import { getVisit } from '../../db/visits.ts';
import { type ClaimLine, type ClaimValues, newClaimValues } from '../../shared/domain/claim.ts';
import { type ClaimKind, GUIDE_CODE, isRentalKind } from '../../shared/domain/claimKind.ts';
import type { Order } from '../../shared/domain/clinical.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { Cents } from '../../shared/domain/money.ts';
import {
  effectiveVisit,
  repairCost,
  type RepairCost,
  type ServiceVisit,
} from '../../shared/domain/serviceVisit.ts';
import { invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { fittingDevice, isPaperOfAnother } from './belonging.ts';
import { coverageOn } from './coverageOn.ts';

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
  },
): Result<ClaimValues> {
  const { db, today } = context;
  const { kind, patientId } = input;
  if (!patients.get(db, patientId)) return notFound('patient');
  const visit = input.visitId === null ? null : getVisit(db, input.visitId);
  if (input.visitId !== null && !visit) return notFound('service visit');
  if (visit?.patientId && visit.patientId !== patientId) {
    return invalid(
      'visitId',
      'This visit was made at another patient. Choose the visit or the patient again.',
    );
  }
  const equipmentId = input.equipmentId ?? visit?.equipmentId ?? null;
  const device = equipmentId === null ? null : equipment.get(db, equipmentId);
  if (input.equipmentId !== null && !device) return notFound('device');
  if (input.equipmentId !== null) {
    const fitting = fittingDevice(db, input.equipmentId, { patientId, visitId: input.visitId });
    if (!fitting.ok) return fitting;
  }
  const dateOfService = visit?.visitedOn ?? null;
  const on = dateOfService ?? today;
  const of = 'where patient_id = ? and deleted_at is null';
  const order = fittingOrder(
    orders.select(db, `${of} order by signed_on desc, created_at desc`, [patientId]),
    kind,
    on,
  );
  const test = oxygenTests.select(db, `${of} and tested_on <= ? order by tested_on desc limit 1`, [
    patientId,
    on,
  ])[0];
  const coverage = coverageOn(db, patientId, on);
  const empty = newClaimValues(kind, patientId);
  return ok({
    ...empty,
    coverageId: coverage?.id ?? null,
    equipmentId: device?.id ?? null,
    visitId: visit?.id ?? null,
    orderId: order?.id ?? null,
    oxygenTestId: test?.id ?? null,
    dateOfService,
    placeOfService: visit ? '12' : '',
    diagnosisCodes: [
      ...new Set(diagnoses.select(db, `${of} order by created_at, id`, [patientId]).map(({ code }) => code)),
    ].slice(0, 12),
    lines: [firstLine(context, kind, device, visit)],
    documentIds: papers(context, {
      patientId,
      visit,
      equipmentId,
      order,
      testDocumentId: test?.documentId ?? null,
    }),
    repair: {
      ...empty.repair,
      comparison: { ...empty.repair.comparison, replacementSource: device?.replacementSource ?? '' },
    },
    rental: {
      ...empty.rental,
      basis: isRentalKind(kind) && device?.ownership === 'rental' ? 'rental' : null,
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

const FIRST_LINE: Readonly<Record<ClaimKind, string>> = {
  repair: 'Oxygen concentrator repair',
  equipmentRepair: 'Repair labor',
  portableRental: 'Portable oxygen concentrator, one month',
  oxygenRental: 'Oxygen concentrator, one month',
  orthosis: 'Orthosis',
  radiopharmaceutical: 'Therapeutic radiopharmaceutical',
};

function firstLine(
  context: WriteContext,
  kind: ClaimKind,
  device: Equipment | null,
  visit: ServiceVisit | null,
): ClaimLine {
  const cost = visit ? repairCost(effectiveVisit(visit)) : null;
  return {
    id: context.newId(),
    code: GUIDE_CODE[kind],
    // RR states who owns the device, which the register knows; it attests nothing.
    modifiers: device?.ownership === 'rental' ? ['RR'] : [],
    furtherModifiers: [],
    units: 1,
    chargeCents: kind === 'repair' && cost ? knownCharge(cost) : null,
    description: FIRST_LINE[kind],
    narrative: '',
  };
}

/** Null while a line has no price, or where the sum cannot be right. */
function knownCharge({ totalCents, unpricedLines }: RepairCost): Cents | null {
  return unpricedLines === 0 && totalCents > 0 && Cents.safeParse(totalCents).success ? totalCents : null;
}

/** Types of a patient's papers that every claim of the patient may rest on. */
const CLINICAL: readonly DocumentRecord['type'][] = ['clinicalNote', 'oxygenTestResult'];

function papers(
  context: WriteContext,
  of: {
    readonly patientId: Id;
    readonly visit: ServiceVisit | null;
    readonly equipmentId: Id | null;
    readonly order: Order | undefined;
    readonly testDocumentId: Id | null;
  },
): Id[] {
  const { db } = context;
  const clinical = documentsOf(db, { patientId: of.patientId }).filter(({ type }) => CLINICAL.includes(type));
  const latest = CLINICAL.flatMap((type) => clinical.find((document) => document.type === type)?.id ?? []);
  const ofVisit = of.visit ? documentsOf(db, { visitId: of.visit.id }).map(({ id }) => id) : [];
  return [...new Set([of.order?.documentId, ...latest, of.testDocumentId, ...ofVisit])]
    .filter((id): id is Id => typeof id === 'string')
    .filter((id) => getDocument(db, id) !== null && !isPaperOfAnother(db, id, of.patientId));
}
