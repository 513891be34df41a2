import { type ClaimCase, OtherClaim, type OtherCoverage } from '../shared/domain/claimCase.ts';
import { isRepairKind } from '../shared/domain/claimKind.ts';
import type { Claim } from '../shared/domain/claim.ts';
import type { Rental } from '../shared/domain/rental.ts';
import type { Id } from '../shared/domain/ids.ts';
import { getClaim } from './claims.ts';
import { importedCodesOf } from './codeReleases.ts';
import { documentsOf } from './documents.ts';
import {
  coverages,
  diagnoses,
  equipment,
  orders,
  oxygenTests,
  patients,
  payers,
  physicians,
  rentals,
} from './nouns.ts';
import { getOffice } from './offices.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';
import { isGivenUp, isOfLaterPayer, isReplaced } from './claimSuccession.ts';
import { serviceHistory } from './serviceHistory.ts';
import { getVisit } from './visits.ts';

/** Gathers what the rules read for one claim, each record once. Null when there is no such claim. */
export function claimCaseOf(db: Connection, claimId: Id): ClaimCase | null {
  const claim = getClaim(db, claimId);
  if (!claim) return null;
  const office = getOffice(db);
  // A claim keeps its patient when that patient is removed from the lists: what was billed must stay readable.
  const patient = patients.select(db, 'where id = ?', [claim.patientId])[0];
  if (!office || !patient) throw new Error('a claim without its office or patient');
  const coverage = claim.coverageId ? coverages.get(db, claim.coverageId) : null;
  const order = claim.orderId ? orders.get(db, claim.orderId) : null;
  return {
    version: 4,
    office,
    patient: withoutBranch(patient),
    diagnoses: diagnoses.select(db, 'where patient_id = ? and deleted_at is null order by created_at, id', [
      patient.id,
    ]),
    coverage,
    payer: coverage ? payers.get(db, coverage.payerId) : null,
    physician: order?.physicianId ? physicians.get(db, order.physicianId) : null,
    order,
    oxygenTest: claim.oxygenTestId ? oxygenTests.get(db, claim.oxygenTestId) : null,
    otherCoverages: otherCoverages(db, claim),
    equipment: withoutBranch(claim.equipmentId ? equipment.get(db, claim.equipmentId) : null),
    rentalRecord: rentalOf(db, claim),
    visit: withoutBranch(claim.visitId ? getVisit(db, claim.visitId) : null),
    documents: documentsOf(db, { claimId }),
    priorRepairs:
      isRepairKind(claim.kind) && claim.equipmentId ? priorRepairs(db, claimId, claim.equipmentId) : [],
    serviceHistory: serviceHistory(db, claim),
    otherTests: oxygenTests.select(
      db,
      `where patient_id = ? and id is not ? and deleted_at is null
       order by tested_on desc nulls last, id desc limit 100`,
      [patient.id, claim.oxygenTestId],
    ),
    otherOrders: orders.select(
      db,
      `where patient_id = ? and id is not ? and deleted_at is null
       order by ordered_on desc nulls last, id desc limit 100`,
      [patient.id, claim.orderId],
    ),
    otherClaims: otherClaims(db, claim, coverage?.payerId ?? null),
    importedCodes: importedCodesOf(db, claim),
    claim,
  };
}

function withoutBranch<Found extends { readonly branchId?: Id | null | undefined } | null>(
  found: Found,
): Found {
  if (found === null) return found;
  const { branchId: _branchId, ...rest } = found;
  return rest as Found;
}

/** The patient's coverages beside the claim's own that ran on the day of service, by rank. */
function otherCoverages(db: Connection, claim: Claim): OtherCoverage[] {
  const day = claim.dateOfService;
  return coverages
    .select(
      db,
      `where patient_id = :patientId and id is not :coverageId and deleted_at is null
         and (:day is null or ((from_date is null or from_date <= :day) and (to_date is null or to_date >= :day)))
       order by rank, id limit 20`,
      { patientId: claim.patientId, coverageId: claim.coverageId, day },
    )
    .flatMap((coverage) => {
      const payer = payers.get(db, coverage.payerId);
      if (!payer) return [];
      const { name, payerIdentifier, filing } = payer;
      return [
        {
          coverage,
          payer: { name, payerIdentifier, class: payer.class, filingIndicator: filing.filingIndicator },
        },
      ];
    });
}

/** The rental of the claim's device to the claim's patient, as it stood on the day of service; else the newest one. */
function rentalOf(db: Connection, claim: Claim): Rental | null {
  if (!claim.equipmentId) return null;
  const found = rentals.select(
    db,
    `where patient_id = :patientId and equipment_id = :equipmentId and deleted_at is null
     order by (:day is not null and started_on <= :day and (ended_on is null or ended_on >= :day)) desc,
       started_on desc, id desc limit 1`,
    { patientId: claim.patientId, equipmentId: claim.equipmentId, day: claim.dateOfService },
  );
  return found[0] ?? null;
}

/** Other repair claims of the same device that left the house, newest first. A claim that this one replaces is none. */
function priorRepairs(db: Connection, claimId: Id, equipmentId: Id): ClaimCase['priorRepairs'] {
  return all<{ dateOfService: string; claimNumber: string; costCents: number | null }>(
    db,
    `select date_of_service as dateOfService, number as claimNumber,
       (select charge_cents from claim_summary where claim_id = claim.id) as costCents from claim
     where equipment_id = :equipmentId and kind in ('repair', 'equipmentRepair') and id <> :claimId and deleted_at is null
       and date_of_service is not null and state in ('finalised', 'sent', 'denied', 'paid', 'closed')
       and not ${isReplaced('claim')} and not ${isOfLaterPayer('claim')} and not ${isGivenUp('claim')}
       and id is not (select replaces_id from claim where id = :claimId)
       and not exists (select 1 from claim own where own.id = :claimId
         and json_array_length(own.filing, '$.priorPayments') > 0
         and own.date_of_service = claim.date_of_service and own.coverage_id is not claim.coverage_id)
     order by date_of_service desc limit 500`,
    { equipmentId, claimId },
  );
}

/** Other claims of the patient and of the device, newest first, with their lines. One that was replaced is none. */
function otherClaims(db: Connection, claim: Claim, payerId: Id | null): OtherClaim[] {
  const ofPatient = claimsBy(db, claim, 'c.patient_id = :owner', claim.patientId, payerId);
  const ofDevice = claim.equipmentId
    ? claimsBy(db, claim, 'c.equipment_id = :owner', claim.equipmentId, payerId).filter(
        (other) => !other.samePatient,
      )
    : [];
  return [...ofPatient, ...ofDevice].sort(byServiceDay).slice(0, MOST_OTHER_CLAIMS);
}

const MOST_OTHER_CLAIMS = 500;

/** Newest first, those without a date last. */
function byServiceDay(one: OtherClaim, other: OtherClaim): number {
  const [first, second] = [one.dateOfService ?? '', other.dateOfService ?? ''];
  if (first === second) return one.claimNumber < other.claimNumber ? 1 : -1;
  return first < second ? 1 : -1;
}

function claimsBy(
  db: Connection,
  claim: Claim,
  which: 'c.patient_id = :owner' | 'c.equipment_id = :owner',
  owner: Id,
  payerId: Id | null,
): OtherClaim[] {
  return all(
    db,
    `select c.id, c.number as claimNumber, c.state, c.kind, c.date_of_service as dateOfService,
       c.patient_id as patientId, c.equipment_id as equipmentId,
       (select payer_id from coverage where id = c.coverage_id) as payerId
     from claim c
     where ${which} and c.deleted_at is null and c.id <> :claimId and c.id is not :replacesId
       and not ${isReplaced('c')}
     order by c.opened_on desc limit ${MOST_OTHER_CLAIMS}`,
    { owner, claimId: claim.id, replacesId: claim.replacesId },
  ).map(({ id, patientId, equipmentId, payerId: otherPayer, ...row }) =>
    OtherClaim.parse({
      ...row,
      samePatient: patientId === claim.patientId,
      sameEquipment: claim.equipmentId !== null && equipmentId === claim.equipmentId,
      samePayer: payerId !== null && otherPayer === payerId,
      lines: all(
        db,
        `select code, modifiers, units from claim_line where claim_id = ? and code <> '' and deleted_at is null
         order by position`,
        [String(id)],
      ).map((line) => ({ ...line, modifiers: JSON.parse(String(line['modifiers'])) as unknown })),
    }),
  );
}
