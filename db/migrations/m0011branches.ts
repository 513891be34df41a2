import type { Migration } from '../migrate.ts';
import { SYNC_TABLES_SQL } from '../sync/syncTables.ts';

/**
 * Several devices of one office, and its branches. What two devices can write at the same time without knowing of each
 * other must never stand in the way of taking it in: what was unique in the file itself is asked for by triggers now,
 * which rest while a merge runs, as do those that guard what is signed or finalized (the merge judges that itself).
 * Rows that tell what happened are read in the order of their ids, which is the same on every device.
 */

const KEPT = `revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text`;

const STAMPED = `at text not null,
  user_id text not null references user (id),
  user_name text not null`;

const NOT_MERGING = 'not exists (select 1 from _merging)';

const SEALED_VISIT = 'a sealed visit is amended, not changed';
const FROZEN_CLAIM = 'a finalised claim is corrected by a new one';
const BILLED = `number, kind, patient_id, coverage_id, equipment_id, visit_id, order_id, oxygen_test_id, date_of_service,
  place_of_service, diagnosis_codes, delivery, notice, "authorization", attestation, repair, owned_repair, rental,
  orthosis, radiopharmaceutical, filing, note, replaces_id, opened_on, deleted_at`;
const LISTED = 'state, kind, coverage_id, date_of_service, patient_id, deleted_at';

/** Refuses an event on a table while a condition holds, but for a merge. */
function refused(table: string, event: string, condition: string, message: string): string {
  return `create trigger ${table}_kept_${event.split(' ')[0]} before ${event} on ${table}
  when ${condition} and ${NOT_MERGING} begin
  select raise(abort, '${message}');
end;`;
}

/** Refuses a second row with the same values in some columns, but for a merge. A column that is null is like no other. */
function once(table: string, columns: readonly string[], where = 'true'): string {
  const same = columns.map((column) => `${column} = new.${column}`).join(' and ');
  return `create trigger ${table}_once_${columns.join('_')} before insert on ${table}
  when exists (select 1 from ${table} where ${same} and ${where}) and ${NOT_MERGING} begin
  select raise(abort, 'UNIQUE constraint failed: ${columns.map((column) => `${table}.${column}`).join(', ')}');
end;`;
}

const GUARDS = [
  refused('visit', 'update', 'exists (select 1 from visit_seal where visit_id = old.id)', SEALED_VISIT),
  refused(
    'visit_seal',
    'insert',
    'not exists (select 1 from visit where id = new.visit_id and sealed = 1)',
    'a visit is marked as sealed before its seal',
  ),
  ...['visit_part', 'visit_labor'].flatMap((table) => [
    refused(table, 'insert', 'exists (select 1 from visit_seal where visit_id = new.visit_id)', SEALED_VISIT),
    refused(
      table,
      'update',
      'exists (select 1 from visit_seal where visit_id in (old.visit_id, new.visit_id))',
      SEALED_VISIT,
    ),
  ]),
  refused(
    'claim',
    `update of ${BILLED}`,
    'exists (select 1 from claim_freeze where claim_id = old.id)',
    FROZEN_CLAIM,
  ),
  ...['claim_line', 'claim_document', 'claim_override'].flatMap((table) => [
    refused(
      table,
      'insert',
      'exists (select 1 from claim_freeze where claim_id = new.claim_id)',
      FROZEN_CLAIM,
    ),
    refused(
      table,
      'update',
      'exists (select 1 from claim_freeze where claim_id in (old.claim_id, new.claim_id))',
      FROZEN_CLAIM,
    ),
  ]),
  `create trigger service_record_of_draft before insert on service_record
  when not exists (select 1 from visit_seal where visit_id = new.visit_id) and ${NOT_MERGING} begin
  select raise(abort, 'only a signed visit is kept as a service record');
end;`,
].join('\n');

const REMOVED_GUARDS = [
  'visit_kept_update',
  'visit_seal_kept_insert',
  ...['visit_part', 'visit_labor', 'claim_line', 'claim_document', 'claim_override'].flatMap((table) => [
    `${table}_kept_insert`,
    `${table}_kept_update`,
  ]),
  'claim_kept_update',
  'service_record_of_draft',
]
  .map((name) => `drop trigger ${name};`)
  .join('\n');

/** What was unique, as triggers. */
const ONCE = [
  once('claim', ['number']),
  once('claim_document', ['claim_id', 'document_id']),
  once('claim_freeze', ['claim_id']),
  once('visit_seal', ['visit_id']),
  once('service_record', ['visit_id']),
  once('edi_file', ['attachment']),
  once('code_release', ['sha256', 'released_on']),
  once('code_entry', ['release_id', 'code']),
  once('rental_bill', ['claim_id']),
  once('recall_unit', ['recall_id', 'equipment_id'], 'deleted_at is null'),
  once('photo_marks', ['document_id'], 'deleted_at is null'),
  once('letter_template', ['kind'], 'deleted_at is null'),
  once('audit_part', ['packet_id', 'number']),
  once('payment', ['turns_id']),
  once('batch', ['partner_id', 'interchange_number']),
  once('batch', ['partner_id', 'group_number']),
  once('batch', ['reference']),
  `create trigger visit_log_once before insert on visit_log
  when exists (select 1 from visit_log where coalesce(equipment_id, visit_id) = coalesce(new.equipment_id, new.visit_id)
    and position = new.position) and ${NOT_MERGING} begin
  select raise(abort, 'UNIQUE constraint failed: visit_log.position');
end;`,
].join('\n');

const PLAIN_INDEXES = `
drop index claim_document_claim;
create index claim_document_claim on claim_document (claim_id, document_id);
drop index code_release_file;
create index code_release_file on code_release (sha256, released_on);
drop index code_entry_release;
create index code_entry_release on code_entry (release_id, code);
drop index rental_bill_claim;
create index rental_bill_claim on rental_bill (claim_id);
drop index recall_unit_once;
create index recall_unit_once on recall_unit (recall_id, equipment_id) where deleted_at is null;
drop index photo_marks_document;
drop index letter_template_kind;
create index letter_template_kind on letter_template (kind) where deleted_at is null;
drop index visit_log_position;
create index visit_log_position on visit_log (coalesce(equipment_id, visit_id), position);
drop index audit_part_number;
create index audit_part_number on audit_part (packet_id, number);
drop index payment_turns;
create index payment_turns on payment (turns_id) where turns_id is not null;
drop index batch_interchange;
create index batch_interchange on batch (partner_id, interchange_number);
drop index batch_group;
create index batch_group on batch (partner_id, group_number);
drop index batch_reference;
create index batch_reference on batch (reference);
`;

/** What is read in the order of ids. */
const ORDERED_INDEXES = [
  ['claim_event_claim', 'claim_event (claim_id, id)'],
  ['claim_event_sent', `claim_event (at, claim_id, id) where state = 'sent'`],
  ['visit_amendment_visit', 'visit_amendment (visit_id, id)'],
  ['custody_equipment', 'custody (equipment_id, "on", id)'],
  ['handover_visit', 'handover (visit_id, id)'],
  ['batch_claim_batch', 'batch_claim (batch_id, id)'],
  ['batch_claim_claim', 'batch_claim (claim_id, id)'],
  ['batch_event_batch', 'batch_event (batch_id, id)'],
  ['batch_event_claim', 'batch_event (claim_id, id)'],
  ['remittance_claim_remittance', 'remittance_claim (remittance_id, id)'],
  ['remittance_match_of', 'remittance_match (remittance_claim_id, id)'],
  ['payment_claim', 'payment (claim_id, id)'],
  ['letter_claim', 'letter (claim_id, id)'],
  ['letter_patient', 'letter (patient_id, id)'],
  ['letter_physician', 'letter (physician_id, id)'],
  ['letter_denial', 'letter (denial_id, id)'],
]
  .map(([name, on]) => `drop index ${name};\ncreate index ${name} on ${on};`)
  .join('\n');

const SEAL_COLUMNS = `n, id, visit_id, equipment_id, at, user_id, signed_name, hash, previous_hash, version, entered_by, papers`;
const FREEZE_COLUMNS = 'id, claim_id, at, user_id, user_name, pack, the_case, evaluation, packet';
const RECORD_COLUMNS = 'n, id, visit_id, payer_name, answer, why, source, note, at, user_id, user_name';
const FILE_COLUMNS = 'n, id, attachment, bytes, kind, identity, summary, doubts, at, user_id, user_name';
const CLAIM_COLUMNS = `id, number, kind, patient_id, coverage_id, equipment_id, visit_id, order_id, oxygen_test_id,
  date_of_service, place_of_service, diagnosis_codes, delivery, notice, "authorization", attestation, repair, owned_repair,
  rental, orthosis, radiopharmaceutical, note, state, hold_reason, owner_id, replaces_id, opened_on, revision, created_at,
  updated_at, deleted_at, filing`;

/** Tables whose uniqueness was written into themselves are made anew. */
const REBUILT = `
create table visit_seal_new (
  n integer primary key,
  id text not null unique,
  visit_id text not null references visit (id),
  equipment_id text references equipment (id),
  at text not null,
  user_id text not null references user (id),
  signed_name text not null,
  hash text not null,
  previous_hash text,
  version integer not null default 1 check (version in (1, 2)),
  entered_by text not null default '',
  papers text not null default '[]' check (json_valid(papers))
) strict;
insert into visit_seal_new (${SEAL_COLUMNS}) select ${SEAL_COLUMNS} from visit_seal;
drop table visit_seal;
alter table visit_seal_new rename to visit_seal;
create index visit_seal_equipment on visit_seal (equipment_id, n);
create index visit_seal_visit on visit_seal (visit_id);

create table claim_freeze_new (
  id text primary key,
  claim_id text not null references claim (id),
  at text not null,
  user_id text not null references user (id),
  user_name text not null,
  pack text not null,
  the_case text not null check (json_valid(the_case)),
  evaluation text not null check (json_valid(evaluation)),
  packet text not null check (json_valid(packet))
) strict;
insert into claim_freeze_new (${FREEZE_COLUMNS}) select ${FREEZE_COLUMNS} from claim_freeze;
drop table claim_freeze;
alter table claim_freeze_new rename to claim_freeze;
create index claim_freeze_claim on claim_freeze (claim_id);

create table service_record_new (
  n integer primary key,
  id text not null unique,
  visit_id text not null references visit (id),
  payer_name text not null,
  answer text not null check (answer in ('bill', 'doNotBill', 'billAnotherWay', 'needsPerson')),
  why text not null,
  source text not null,
  note text not null,
  ${STAMPED}
) strict;
insert into service_record_new (${RECORD_COLUMNS}) select ${RECORD_COLUMNS} from service_record;
drop table service_record;
alter table service_record_new rename to service_record;
create index service_record_visit on service_record (visit_id);

create table edi_file_new (
  n integer primary key,
  id text not null unique,
  attachment text not null,
  bytes integer not null,
  kind text not null check (kind in ('TA1', '999', '277CA', '835', 'mixed', 'unknown')),
  identity text not null,
  summary text not null check (json_valid(summary)),
  doubts text not null check (json_valid(doubts)),
  ${STAMPED}
) strict;
insert into edi_file_new (${FILE_COLUMNS}) select ${FILE_COLUMNS} from edi_file;
drop table edi_file;
alter table edi_file_new rename to edi_file;
create index edi_file_identity on edi_file (identity);
create index edi_file_attachment on edi_file (attachment);

create table claim_new (
  id text primary key,
  number text not null,
  kind text not null check (kind in
    ('repair', 'portableRental', 'orthosis', 'radiopharmaceutical', 'equipmentRepair', 'oxygenRental')),
  patient_id text not null references patient (id),
  coverage_id text references coverage (id),
  equipment_id text references equipment (id),
  visit_id text references visit (id),
  order_id text references physician_order (id),
  oxygen_test_id text references oxygen_test (id),
  date_of_service text,
  place_of_service text not null,
  diagnosis_codes text not null check (json_valid(diagnosis_codes)),
  delivery text not null check (json_valid(delivery)),
  notice text not null check (json_valid(notice)),
  "authorization" text not null check (json_valid("authorization")),
  attestation text not null check (json_valid(attestation)),
  repair text not null check (json_valid(repair)),
  owned_repair text not null check (json_valid(owned_repair)),
  rental text not null check (json_valid(rental)),
  orthosis text not null check (json_valid(orthosis)),
  radiopharmaceutical text not null check (json_valid(radiopharmaceutical)),
  note text not null,
  state text not null,
  hold_reason text not null,
  owner_id text references user (id),
  replaces_id text references claim (id),
  opened_on text not null,
  revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text,
  filing text not null default '{"frequency":"original","payerClaimNumber":"","patientPaidCents":null,"accident":"no","accidentOn":null,"accidentState":"","delayReason":"","facility":{"name":"","npi":"","address":{"line1":"","line2":"","city":"","state":"","zip":""}},"attachments":[],"priorPayments":[]}' check (json_valid(filing)),
  branch_id text references branch (id)
) strict;
insert into claim_new (${CLAIM_COLUMNS}) select ${CLAIM_COLUMNS} from claim;
drop table claim;
alter table claim_new rename to claim;
create index claim_brief on claim (id, opened_on, ${LISTED}, branch_id) where deleted_at is null;
create index claim_by_number on claim (number collate nocase, id);
create index claim_number_exact on claim (number);
create index claim_opened on claim (opened_on, id, ${LISTED}, branch_id) where deleted_at is null;
create index claim_state on claim (state, opened_on, id, owner_id, branch_id) where deleted_at is null;
create index claim_service on claim (date_of_service, id, ${LISTED}, branch_id) where deleted_at is null;
create index claim_patient on claim (patient_id, opened_on, id, ${LISTED}, branch_id) where deleted_at is null;
create index claim_equipment on claim (equipment_id, opened_on, id) where deleted_at is null;
create index claim_visit on claim (visit_id, opened_on, id) where deleted_at is null;
create index claim_coverage on claim (coverage_id) where deleted_at is null;
create index claim_order on claim (order_id) where deleted_at is null;
create index claim_test on claim (oxygen_test_id) where deleted_at is null;
create index claim_replaces on claim (replaces_id) where deleted_at is null;
create index claim_branch on claim (branch_id, opened_on, id, ${LISTED}, owner_id) where deleted_at is null;
`;

const BRANCHES = `
create table branch (
  id text primary key,
  name text not null,
  address text not null check (json_valid(address)),
  phone text not null,
  active integer not null check (active in (0, 1)),
  ${KEPT}
) strict;

-- a device of the office under the id of its statement; tag: what its claim numbers carry
create table device (
  id text primary key,
  name text not null,
  tag text not null,
  branch_id text references branch (id),
  ${KEPT}
) strict;
create index device_branch on device (branch_id);

-- which role a person has at one branch, where it is not the usual one
create table branch_role (
  id text primary key,
  user_id text not null references user (id),
  branch_id text not null references branch (id),
  role text not null check (role in ('owner', 'billingLead', 'office', 'technician', 'readOnly', 'none')),
  ${KEPT}
) strict;
create index branch_role_user on branch_role (user_id) where deleted_at is null;
create index branch_role_branch on branch_role (branch_id);

create table claim_handoff (
  n integer primary key,
  id text not null unique,
  claim_id text not null references claim (id),
  from_branch_id text references branch (id),
  to_branch_id text not null references branch (id),
  note text not null,
  ${STAMPED}
) strict;
create index claim_handoff_claim on claim_handoff (claim_id, id);
create index claim_handoff_from on claim_handoff (from_branch_id);
create index claim_handoff_to on claim_handoff (to_branch_id, id);

-- what a person decided where two had written at once; \`settled\`: the versions that are dealt with by it
create table conflict_review (
  n integer primary key,
  id text not null unique,
  tbl text not null,
  row text not null,
  field text not null,
  settled text not null check (json_valid(settled)),
  decision text not null check (decision in ('kept', 'taken', 'typed')),
  note text not null,
  ${STAMPED}
) strict;
create index conflict_review_of on conflict_review (tbl, row, field);

alter table office add column books_device_id text not null default '';
alter table patient add column branch_id text references branch (id);
alter table equipment add column branch_id text references branch (id);
alter table visit add column branch_id text references branch (id);
-- the lists of one branch, in their order
create index patient_branch on patient (branch_id, last_name collate nocase, first_name collate nocase, id)
  where deleted_at is null;
create index equipment_branch on equipment (branch_id, make collate nocase, model collate nocase,
  serial collate nocase, id, ownership, status, kind) where deleted_at is null;
create index visit_branch on visit (branch_id) where deleted_at is null;
`;

const SCHEMA = [
  SYNC_TABLES_SQL,
  REMOVED_GUARDS,
  PLAIN_INDEXES,
  ORDERED_INDEXES,
  REBUILT,
  BRANCHES,
  ONCE,
  GUARDS,
].join('\n');

export const m0011branches: Migration = {
  version: 11,
  name: 'branches and their devices',
  schema: SCHEMA,
  rebuilds: true,
};
