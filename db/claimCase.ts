import { type ClaimCase, OtherClaim } from '../shared/domain/claimCase.ts';
import { isRepairKind } from '../shared/domain/claimKind.ts';
import type { Claim } from '../shared/domain/claim.ts';
import type { Id } from '../shared/domain/ids.ts';
import { getClaim } from './claims.ts';
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
} from './nouns.ts';
import { getOffice } from './offices.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';
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
    version: 2,
    office,
    patient,
    diagnoses: diagnoses.select(db, 'where patient_id = ? and deleted_at is null order by created_at, id', [
      patient.id,
    ]),
    coverage,
    payer: coverage ? payers.get(db, coverage.payerId) : null,
    physician: order?.physicianId ? physicians.get(db, order.physicianId) : null,
    order,
    oxygenTest: claim.oxygenTestId ? oxygenTests.get(db, claim.oxygenTestId) : null,
    equipment: claim.equipmentId ? equipment.get(db, claim.equipmentId) : null,
    visit: claim.visitId ? getVisit(db, claim.visitId) : null,
    documents: documentsOf(db, { claimId }),
    priorRepairs:
      isRepairKind(claim.kind) && claim.equipmentId ? priorRepairs(db, claimId, claim.equipmentId) : [],
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
    importedCodes: [],
    claim,
  };
}

/** Other repair claims of the same device that left the house, newest first. A claim that this one replaces is none. */
function priorRepairs(db: Connection, claimId: Id, equipmentId: Id): ClaimCase['priorRepairs'] {
  return all<{ dateOfService: string; claimNumber: string; costCents: number | null }>(
    db,
    `select date_of_service as dateOfService, number as claimNumber,
       (select charge_cents from claim_summary where claim_id = claim.id) as costCents from claim
     where equipment_id = :equipmentId and kind in ('repair', 'equipmentRepair') and id <> :claimId and deleted_at is null
       and date_of_service is not null and state in ('finalised', 'sent', 'denied', 'paid', 'closed')
       and id not in (select replaces_id from claim where replaces_id is not null and deleted_at is null)
       and id is not (select replaces_id from claim where id = :claimId)
     order by date_of_service desc limit 500`,
    { equipmentId, claimId },
  );
}

/** Other claims of the patient or the device, newest first, with their lines; closed ones are told by their state. */
function otherClaims(db: Connection, claim: Claim, payerId: Id | null): OtherClaim[] {
  const rows = all(
    db,
    `select c.id, c.number as claimNumber, c.state, c.kind, c.date_of_service as dateOfService,
       c.patient_id = :patientId as samePatient, c.equipment_id is :equipmentId as sameEquipment,
       (select payer_id from coverage where id = c.coverage_id) is :payerId as samePayer
     from claim c
     where c.id <> :claimId and c.deleted_at is null
       and c.id is not :replacesId and c.id not in (select replaces_id from claim where replaces_id is not null)
       and (c.patient_id = :patientId or (:equipmentId is not null and c.equipment_id = :equipmentId))
     order by c.date_of_service desc nulls last, c.id desc limit 500`,
    {
      claimId: claim.id,
      patientId: claim.patientId,
      equipmentId: claim.equipmentId,
      replacesId: claim.replacesId,
      payerId,
    },
  );
  return rows.map(({ id, ...row }) =>
    OtherClaim.parse({
      ...row,
      samePatient: row['samePatient'] === 1,
      sameEquipment: claim.equipmentId !== null && row['sameEquipment'] === 1,
      samePayer: payerId !== null && row['samePayer'] === 1,
      lines: all(
        db,
        `select code, modifiers, units from claim_line where claim_id = ? and code <> '' and deleted_at is null
         order by position`,
        [String(id)],
      ).map((line) => ({ ...line, modifiers: JSON.parse(String(line['modifiers'])) as unknown })),
    }),
  );
}
