import type { Migration } from '../migrate.ts';

/**
 * Claims say in which meaning they bill a code that a billing guide and the official code set take differently. The
 * question is new: on no claim has it been answered. A finalized claim gets the empty answer too, so that it can still
 * be read, and its trigger stands aside for that; what it was finalized as lies in its freeze, which stays as it is.
 */

const FROZEN_CLAIM = 'a finalised claim is corrected by a new one';
const BILLED = `number, kind, patient_id, coverage_id, equipment_id, visit_id, order_id, oxygen_test_id, date_of_service,
  place_of_service, diagnosis_codes, delivery, notice, "authorization", attestation, repair, owned_repair, rental,
  orthosis, radiopharmaceutical, note, replaces_id, opened_on, deleted_at`;

const ANSWER = `
drop trigger claim_kept_update;
update claim set revision = revision + 1, attestation = json_set(attestation, '$.codeMeaning', null);
create trigger claim_kept_update before update of ${BILLED} on claim
  when exists (select 1 from claim_freeze where claim_id = old.id) begin
  select raise(abort, '${FROZEN_CLAIM}');
end;
`;

export const m0004codeMeaning: Migration = {
  version: 4,
  name: 'the meaning in which a code is billed',
  schema: '',
  data: ANSWER,
};
