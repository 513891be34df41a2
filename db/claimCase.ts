import type { ClaimCase } from '../shared/domain/claimCase.ts';
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
    version: 1,
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
      claim.kind === 'repair' && claim.equipmentId ? priorRepairs(db, claimId, claim.equipmentId) : [],
    claim,
  };
}

/** Other repair claims of the same device that left the house, newest first. A claim that this one replaces is none. */
function priorRepairs(db: Connection, claimId: Id, equipmentId: Id): ClaimCase['priorRepairs'] {
  return all<{ dateOfService: string; claimNumber: string }>(
    db,
    `select date_of_service as dateOfService, number as claimNumber from claim
     where equipment_id = :equipmentId and kind = 'repair' and id <> :claimId and deleted_at is null
       and date_of_service is not null and state in ('finalised', 'sent', 'denied', 'paid', 'closed')
       and id not in (select replaces_id from claim where replaces_id is not null and deleted_at is null)
       and id is not (select replaces_id from claim where id = :claimId)
     order by date_of_service desc limit 500`,
    { equipmentId, claimId },
  );
}
