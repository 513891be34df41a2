import type { Migration } from '../migrate.ts';
import { JOURNAL_TABLES_SQL } from './journalTables.ts';

/**
 * The records of the trade. Every record has a UUIDv7 id, counts its saves in `revision` and is marked when it is
 * removed. Money is cents, dates and instants are ISO text, flags are 0 and 1. What is never searched by its parts
 * lies in a JSON column. `n` is a row number of its own where a search index points at it: SQLite gives hidden row
 * numbers anew when it copies a file.
 */

/** Every record table has these; `insertOnly` tables have an id only. */
const KEPT = `revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text`;

/** Refuses an event on a table while a condition holds, whatever code asks for it. */
function refused(table: string, event: string, condition: string, message: string): string {
  return `create trigger ${table}_kept_${event.split(' ')[0]} before ${event} on ${table} when ${condition} begin
  select raise(abort, '${message}');
end;`;
}

const SEALED_VISIT = 'a sealed visit is amended, not changed';
const FROZEN_CLAIM = 'a finalised claim is corrected by a new one';
/** State, hold and owner of a finalised claim go on; everything that was billed stays. */
const BILLED = `number, kind, patient_id, coverage_id, equipment_id, visit_id, order_id, oxygen_test_id, date_of_service,
  place_of_service, diagnosis_codes, repair, rental, note, replaces_id, opened_on, deleted_at`;

/** What was signed or finalised keeps what it says. */
const SEALED = [
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
].join('\n');

/** A search index of its own over some columns: any three characters in a row, in any case. */
function searchIndex(table: string, columns: readonly string[]): string {
  const text = (row: string): string =>
    `concat_ws(' ', ${columns.map((column) => `${row}.${column}`).join(', ')})`;
  return `create virtual table ${table}_search using fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1');
${searchTriggers(table, ['text'], (row) => [text(row)], columns)}`;
}

/**
 * What lists of claims choose by. It stands in every index that a list may walk, because reading a whole claim for
 * each row that is passed over costs twenty times as much.
 */
const LISTED = 'state, kind, coverage_id, date_of_service, patient_id, deleted_at';

/** Keeps a search index in step with its table; a removed row is not found. */
function searchTriggers(
  table: string,
  columns: readonly string[],
  values: (row: string) => readonly string[],
  watched: readonly string[],
): string {
  return `create trigger ${table}_search_insert after insert on ${table} when new.deleted_at is null begin
  insert into ${table}_search (rowid, ${columns.join(', ')}) values (new.n, ${values('new').join(', ')});
end;
create trigger ${table}_search_update after update of ${[...watched, 'deleted_at'].join(', ')} on ${table} begin
  delete from ${table}_search where rowid = old.n;
  insert into ${table}_search (rowid, ${columns.join(', ')})
    select new.n, ${values('new').join(', ')} where new.deleted_at is null;
end;`;
}

/** A name or number also without what people leave out when they type it: O'Brien, Jean-Luc, de la Cruz. */
function joined(column: string): string {
  return ["''", '’', '-', '.', ' '].reduce((sql, left) => `replace(${sql}, '${left}', '')`, column);
}

function phoneMarks(column: string): string {
  return `case when ${column} = '' then '' else concat('p', ${column}, ' p', substr(${column}, 4), ' p', substr(${column}, 7)) end`;
}

/**
 * Patients are found by the words of their name and by marks made of digits: b and the birth date (b19480503), m
 * and its month and day (m0503), p and a telephone (whole, its last seven and its last four digits).
 */
const PATIENT_SEARCH = `create virtual table patient_search using fts5 (
  name, marks, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");
${searchTriggers(
  'patient',
  ['name', 'marks'],
  (row) => [
    `concat_ws(' ', ${['first_name', 'middle_name', 'last_name', 'suffix', 'chart_number'].map((column) => `${row}.${column}`).join(', ')},
      ${['first_name', 'last_name', 'chart_number'].map((column) => joined(`${row}.${column}`)).join(', ')})`,
    `concat_ws(' ', case when ${row}.birth_date is null then '' else concat('b', replace(${row}.birth_date, '-', ''),
      ' m', substr(${row}.birth_date, 6, 2), substr(${row}.birth_date, 9, 2)) end, ${phoneMarks(`${row}.phone`)}, ${phoneMarks(`${row}.mobile`)})`,
  ],
  ['first_name', 'middle_name', 'last_name', 'suffix', 'chart_number', 'birth_date', 'phone', 'mobile'],
)}`;

/** Frozen once released: a change of tables is a new migration. */
const SCHEMA = `
create table office (
  id text primary key,
  sample integer not null check (sample in (0, 1)),
  name text not null,
  npi text not null,
  tax_id text not null,
  taxonomy text not null,
  license_number text not null,
  license_state text not null,
  license_expires_on text,
  address text not null check (json_valid(address)),
  phone text not null,
  fax text not null,
  email text not null,
  branch text not null,
  time_zone text not null,
  ${KEPT}
) strict;

create unique index office_only on office ((1)) where deleted_at is null;

create table user (
  id text primary key,
  name text not null,
  role text not null check (role in ('owner', 'billingLead', 'office', 'technician', 'readOnly')),
  qualification text not null,
  active integer not null check (active in (0, 1)),
  ${KEPT}
) strict;

create table payer (
  id text primary key,
  name text not null,
  class text not null check (class in ('medicare', 'medicaid', 'commercial')),
  payer_identifier text not null,
  address text not null check (json_valid(address)),
  phone text not null,
  settings text not null check (json_valid(settings)),
  ${KEPT}
) strict;
create index payer_name on payer (name collate nocase);

create table patient (
  n integer primary key,
  id text not null unique,
  first_name text not null,
  middle_name text not null,
  last_name text not null,
  suffix text not null,
  birth_date text,
  sex text not null check (sex in ('female', 'male', 'unknown')),
  phone text not null,
  mobile text not null,
  email text not null,
  address text not null check (json_valid(address)),
  contacts text not null check (json_valid(contacts)),
  chart_number text not null,
  note text not null,
  ${KEPT}
) strict;
create index patient_name on patient (last_name collate nocase, first_name collate nocase, id, deleted_at);
${PATIENT_SEARCH}

create table physician (
  id text primary key,
  first_name text not null,
  last_name text not null,
  credential text not null,
  npi text not null,
  phone text not null,
  fax text not null,
  address text not null check (json_valid(address)),
  ${KEPT}
) strict;
create index physician_name on physician (last_name collate nocase, first_name collate nocase) where deleted_at is null;
create index physician_npi on physician (npi) where deleted_at is null;

create table coverage (
  id text primary key,
  patient_id text not null references patient (id),
  payer_id text not null references payer (id),
  rank integer not null check (rank between 1 and 9),
  member_id text not null,
  group_number text not null,
  relation text not null,
  insured_name text not null,
  from_date text,
  to_date text,
  ${KEPT}
) strict;
create index coverage_patient on coverage (patient_id, rank);
create index coverage_payer on coverage (payer_id);

create table diagnosis (
  id text primary key,
  patient_id text not null references patient (id),
  code text not null,
  description text not null,
  diagnosed_on text,
  ${KEPT}
) strict;
create index diagnosis_patient on diagnosis (patient_id);

create table document (
  n integer primary key,
  id text not null unique,
  type text not null,
  document_date text,
  title text not null,
  patient_id text references patient (id),
  equipment_id text references equipment (id),
  visit_id text references visit (id),
  author text not null,
  signed integer check (signed in (0, 1)),
  invoice_total_cents integer check (invoice_total_cents >= 0),
  invoice_number text not null,
  states_continued_need integer check (states_continued_need in (0, 1)),
  note text not null,
  file_name text not null,
  media_type text not null,
  bytes integer not null,
  pages integer,
  sha256 text not null,
  condition text not null,
  added_at text not null,
  added_by text not null,
  attachment text not null,
  ${KEPT}
) strict;
create index document_added on document (added_at desc, id desc) where deleted_at is null;
create index document_brief on document (id, added_at, type, patient_id, deleted_at) where deleted_at is null;
create index document_patient on document (patient_id, added_at desc, id desc) where deleted_at is null;
create index document_equipment on document (equipment_id) where deleted_at is null;
create index document_visit on document (visit_id) where deleted_at is null;
create index document_type on document (type, added_at desc, id desc) where deleted_at is null;
create index document_attachment on document (attachment);
${searchIndex('document', ['title', 'author', 'invoice_number', 'file_name'])}

create table physician_order (
  id text primary key,
  patient_id text not null references patient (id),
  physician_id text references physician (id),
  covers text,
  description text not null,
  ordered_on text,
  signed_on text,
  signature text not null,
  received_on text,
  valid_to text,
  quantity integer,
  condition text not null,
  diagnosis_code text not null,
  saturation real,
  pao2 real,
  flow_lpm real,
  delivery text,
  length_of_need_months integer,
  document_id text references document (id),
  ${KEPT}
) strict;
create index physician_order_patient on physician_order (patient_id);
create index physician_order_physician on physician_order (physician_id) where deleted_at is null;
create index physician_order_document on physician_order (document_id) where deleted_at is null;

create table oxygen_test (
  id text primary key,
  patient_id text not null references patient (id),
  method text,
  tested_on text,
  condition text,
  pao2 real,
  saturation real,
  room_air integer check (room_air in (0, 1)),
  on_lpm real,
  saturation_on_oxygen real,
  performed_by text not null,
  performed_by_supplier integer not null check (performed_by_supplier in (0, 1)),
  group_two_condition text,
  evaluated_by_physician integer not null check (evaluated_by_physician in (0, 1)),
  document_id text references document (id),
  ${KEPT}
) strict;
create index oxygen_test_patient on oxygen_test (patient_id);
create index oxygen_test_document on oxygen_test (document_id) where deleted_at is null;

create table equipment (
  n integer primary key,
  id text not null unique,
  kind text,
  hcpcs text not null,
  make text not null,
  model text not null,
  serial text not null,
  lot text not null,
  ownership text,
  status text not null,
  holder_id text references patient (id),
  location text not null,
  acquired_on text,
  rental_started_on text,
  warranty_until text,
  warranty_labor_until text,
  replacement_cents integer check (replacement_cents >= 0),
  replacement_source text not null,
  hour_meter integer,
  note text not null,
  ${KEPT}
) strict;
create index equipment_serial on equipment (serial collate nocase) where deleted_at is null;
create index equipment_holder on equipment (holder_id, id) where deleted_at is null;
create index equipment_name on equipment (make collate nocase, model collate nocase, serial collate nocase, id) where deleted_at is null;
create index equipment_brief on equipment (id, make, model, serial, ownership, deleted_at) where deleted_at is null;
create index equipment_ownership on equipment (ownership, make collate nocase, model collate nocase, serial collate nocase, id) where deleted_at is null;
create index equipment_warranty on equipment (warranty_until) where deleted_at is null and warranty_until is not null;
${searchIndex('equipment', ['make', 'model', 'serial', 'lot', 'hcpcs'])}

create table visit (
  id text primary key,
  equipment_id text references equipment (id),
  patient_id text references patient (id),
  visited_on text,
  technician_id text references user (id),
  technician_name text not null,
  technician_qualification text not null,
  purpose text,
  complaint text not null,
  before text not null check (json_valid(before)),
  findings text not null check (json_valid(findings)),
  malfunction text not null,
  work_done text not null,
  work_kinds text not null check (json_valid(work_kinds)),
  after text not null check (json_valid(after)),
  result_note text not null,
  result text,
  patient_signed_by text not null,
  sealed integer not null default 0 check (sealed in (0, 1)),
  ${KEPT}
) strict;
create index visit_list on visit (sealed, visited_on desc, id desc) where deleted_at is null;
create index visit_brief on visit (id, sealed, visited_on, deleted_at) where deleted_at is null;
create index visit_technician on visit (technician_name collate nocase, id) where deleted_at is null;
create index visit_equipment on visit (equipment_id, visited_on desc, id desc) where deleted_at is null;
create index visit_patient on visit (patient_id, visited_on desc, id desc) where deleted_at is null;

create table visit_part (
  id text primary key,
  visit_id text not null references visit (id),
  position integer not null,
  part_number text not null,
  description text not null,
  quantity integer,
  unit_cost_cents integer check (unit_cost_cents >= 0),
  lot_or_serial text not null,
  reason text not null,
  billed integer not null check (billed in (0, 1)),
  ${KEPT}
) strict;
create index visit_part_visit on visit_part (visit_id, position);

create table visit_labor (
  id text primary key,
  visit_id text not null references visit (id),
  position integer not null,
  description text not null,
  minutes integer,
  hourly_rate_cents integer check (hourly_rate_cents >= 0),
  ${KEPT}
) strict;
create index visit_labor_visit on visit_labor (visit_id, position);

create table visit_seal (
  n integer primary key,
  id text not null unique,
  visit_id text not null unique references visit (id),
  equipment_id text references equipment (id),
  at text not null,
  user_id text not null references user (id),
  signed_name text not null,
  hash text not null,
  previous_hash text
) strict;
create index visit_seal_equipment on visit_seal (equipment_id, n);

create table visit_amendment (
  n integer primary key,
  id text not null unique,
  visit_id text not null references visit (id),
  path text not null,
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after)),
  reason text not null check (reason <> ''),
  at text not null,
  user_id text not null references user (id),
  user_name text not null
) strict;
create index visit_amendment_visit on visit_amendment (visit_id, n);

create table claim (
  id text primary key,
  number text not null unique,
  kind text not null check (kind in ('repair', 'portableRental')),
  patient_id text not null references patient (id),
  coverage_id text references coverage (id),
  equipment_id text references equipment (id),
  visit_id text references visit (id),
  order_id text references physician_order (id),
  oxygen_test_id text references oxygen_test (id),
  date_of_service text,
  place_of_service text not null,
  diagnosis_codes text not null check (json_valid(diagnosis_codes)),
  repair text not null check (json_valid(repair)),
  rental text not null check (json_valid(rental)),
  note text not null,
  state text not null,
  hold_reason text not null,
  owner_id text references user (id),
  replaces_id text references claim (id),
  opened_on text not null,
  ${KEPT}
) strict;
create index claim_brief on claim (id, opened_on, ${LISTED}) where deleted_at is null;
create index claim_by_number on claim (number collate nocase, id);
create index claim_opened on claim (opened_on, id, ${LISTED}) where deleted_at is null;
create index claim_state on claim (state, opened_on, id, owner_id) where deleted_at is null;
create index claim_service on claim (date_of_service, id, ${LISTED}) where deleted_at is null;
create index claim_patient on claim (patient_id, opened_on, id, ${LISTED}) where deleted_at is null;
create index claim_equipment on claim (equipment_id, opened_on, id) where deleted_at is null;
create index claim_visit on claim (visit_id, opened_on, id) where deleted_at is null;
create index claim_coverage on claim (coverage_id) where deleted_at is null;
create index claim_order on claim (order_id) where deleted_at is null;
create index claim_test on claim (oxygen_test_id) where deleted_at is null;
create index claim_replaces on claim (replaces_id) where deleted_at is null;

create table claim_line (
  id text primary key,
  claim_id text not null references claim (id),
  position integer not null,
  code text not null,
  modifiers text not null check (json_valid(modifiers)),
  units integer,
  charge_cents integer check (charge_cents >= 0),
  description text not null,
  narrative text not null,
  ${KEPT}
) strict;
create index claim_line_claim on claim_line (claim_id, position);
create index claim_line_code on claim_line (code, claim_id) where deleted_at is null;

create table claim_document (
  id text primary key,
  claim_id text not null references claim (id),
  document_id text not null references document (id),
  position integer not null,
  ${KEPT}
) strict;
create unique index claim_document_claim on claim_document (claim_id, document_id);
create index claim_document_document on claim_document (document_id) where deleted_at is null;

create table claim_override (
  id text primary key,
  claim_id text not null references claim (id),
  rule_id text not null,
  reason text not null check (reason <> ''),
  user_id text not null references user (id),
  user_name text not null,
  role text not null,
  at text not null,
  withdrawn_at text,
  ${KEPT}
) strict;
create index claim_override_claim on claim_override (claim_id, at);
create index claim_override_at on claim_override (at) where deleted_at is null;

create table claim_event (
  n integer primary key,
  id text not null unique,
  claim_id text not null references claim (id),
  state text not null,
  at text not null,
  user_name text not null,
  note text not null
) strict;
create index claim_event_claim on claim_event (claim_id, n);

create table claim_freeze (
  id text primary key,
  claim_id text not null unique references claim (id),
  at text not null,
  user_id text not null references user (id),
  user_name text not null,
  pack text not null,
  the_case text not null check (json_valid(the_case)),
  evaluation text not null check (json_valid(evaluation)),
  packet text not null check (json_valid(packet))
) strict;

create table claim_number (
  year text primary key,
  last integer not null
) strict;

create table claim_summary (
  claim_id text primary key references claim (id),
  blockers integer not null,
  unknown integer not null,
  gap_text text not null,
  gap_rules text not null check (json_valid(gap_rules)),
  documents_missing integer not null,
  finalisable integer not null,
  charge_cents integer,
  pack text not null,
  evaluated_on text not null
) strict;
create index claim_summary_brief on claim_summary (claim_id, blockers, charge_cents);
${SEALED}
`;

export const m0001records: Migration = {
  version: 1,
  name: 'records of the office',
  schema: JOURNAL_TABLES_SQL + SCHEMA,
};
