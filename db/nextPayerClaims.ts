import { BOOKED_WORK, type BookedWork, type Denial } from '../shared/domain/denial.ts';
import type { Id } from '../shared/domain/ids.ts';
import { denials } from './nouns.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';

/** Claims for the same thing to several payers of a patient, and the work that what is posted to one makes of another. */

/** Kinds of work that nobody refused, in SQL: no list of refusals counts them. */
export const BOOKED = Object.values(BOOKED_WORK)
  .map((kind) => `'${kind}'`)
  .join(', ');

/** Other claims of the same day and lines that go to a coverage, the newest first; one closed unsent counts for nothing. */
export function claimsToCoverage(
  db: Connection,
  claim: { readonly id: Id; readonly patientId: Id; readonly dateOfService: string | null },
  coverageId: Id,
): readonly { readonly id: Id; readonly number: string }[] {
  const codes = `select json_group_array(code) from (select code from claim_line where claim_id = c.id and deleted_at is null order by position, id)`;
  return all<{ id: Id; number: string }>(
    db,
    `select c.id, c.number from claim c
     where c.patient_id = :patientId and c.coverage_id = :coverageId and c.date_of_service is :day
       and c.id <> :id and c.deleted_at is null
       and (c.state <> 'closed' or exists (select 1 from claim_event e where e.claim_id = c.id and e.state = 'sent'))
       and (${codes}) = (${codes.replaceAll('c.id', ':id')})
     order by c.number desc`,
    { id: claim.id, patientId: claim.patientId, coverageId, day: claim.dateOfService },
  );
}

/** Work of one kind that the books opened on a claim, oldest first. */
export function bookedWorkOf(db: Connection, claimId: Id, kind: BookedWork): readonly Denial[] {
  return denials.select(db, 'where claim_id = ? and reason_group = ? and deleted_at is null order by id', [
    claimId,
    kind,
  ]);
}
