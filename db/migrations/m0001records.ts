import type { Migration } from '../migrate.ts';
import { JOURNAL_TABLES_SQL } from './journalTables.ts';

/** Every record table has these; `insertOnly` tables have an id only. */
const KEPT = `revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text`;

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
  id text primary key,
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
create index patient_name on patient (last_name collate nocase, first_name collate nocase, id) where deleted_at is null;
create index patient_birth on patient (birth_date) where deleted_at is null;
create index patient_chart on patient (chart_number) where deleted_at is null and chart_number <> '';
create virtual table patient_search using fts5(
  first_name, middle_name, last_name, suffix, phone, mobile,
  content='patient', content_rowid='rowid', tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
create trigger patient_search_insert after insert on patient begin
  insert into patient_search (rowid, first_name, middle_name, last_name, suffix, phone, mobile)
  values (new.rowid, new.first_name, new.middle_name, new.last_name, new.suffix, new.phone, new.mobile);
end;
create trigger patient_search_update after update on patient begin
  insert into patient_search (patient_search, rowid, first_name, middle_name, last_name, suffix, phone, mobile)
  values ('delete', old.rowid, old.first_name, old.middle_name, old.last_name, old.suffix, old.phone, old.mobile);
  insert into patient_search (rowid, first_name, middle_name, last_name, suffix, phone, mobile)
  values (new.rowid, new.first_name, new.middle_name, new.last_name, new.suffix, new.phone, new.mobile);
end;

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
create index coverage_patient on coverage (patient_id, rank) where deleted_at is null;
create index coverage_payer on coverage (payer_id) where deleted_at is null;

create table diagnosis (
  id text primary key,
  patient_id text not null references patient (id),
  code text not null,
  description text not null,
  diagnosed_on text,
  ${KEPT}
) strict;
create index diagnosis_patient on diagnosis (patient_id) where deleted_at is null;

create table document (
  id text primary key,
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
create index document_added on document (added_at desc, id) where deleted_at is null;
create index document_patient on document (patient_id, document_date) where deleted_at is null;
create index document_equipment on document (equipment_id) where deleted_at is null;
create index document_visit on document (visit_id) where deleted_at is null;
create index document_type on document (type, added_at desc) where deleted_at is null;

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
create index physician_order_patient on physician_order (patient_id) where deleted_at is null;
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
create index oxygen_test_patient on oxygen_test (patient_id) where deleted_at is null;
create index oxygen_test_document on oxygen_test (document_id) where deleted_at is null;

create table equipment (
  id text primary key,
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
create index equipment_holder on equipment (holder_id) where deleted_at is null;
create index equipment_name on equipment (make collate nocase, model collate nocase, serial collate nocase, id) where deleted_at is null;
create index equipment_ownership on equipment (ownership, make collate nocase, model collate nocase, serial collate nocase, id) where deleted_at is null;
create virtual table equipment_search using fts5(
  make, model, serial, hcpcs,
  content='equipment', content_rowid='rowid', tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
create trigger equipment_search_insert after insert on equipment begin
  insert into equipment_search (rowid, make, model, serial, hcpcs)
  values (new.rowid, new.make, new.model, new.serial, new.hcpcs);
end;
create trigger equipment_search_update after update on equipment begin
  insert into equipment_search (equipment_search, rowid, make, model, serial, hcpcs)
  values ('delete', old.rowid, old.make, old.model, old.serial, old.hcpcs);
  insert into equipment_search (rowid, make, model, serial, hcpcs)
  values (new.rowid, new.make, new.model, new.serial, new.hcpcs);
end;

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
  ${KEPT}
) strict;
create index visit_date on visit (visited_on desc, id) where deleted_at is null;
create index visit_equipment on visit (equipment_id, visited_on desc) where deleted_at is null;
create index visit_patient on visit (patient_id, visited_on desc) where deleted_at is null;
create trigger visit_sealed before update on visit
when exists (select 1 from visit_seal where visit_id = old.id) begin
  select raise(abort, 'a sealed visit is amended, not changed');
end;

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
create index visit_part_visit on visit_part (visit_id, position) where deleted_at is null;
create trigger visit_part_sealed_insert before insert on visit_part
when exists (select 1 from visit_seal where visit_id = new.visit_id) begin
  select raise(abort, 'a sealed visit is amended, not changed');
end;
create trigger visit_part_sealed_update before update on visit_part
when exists (select 1 from visit_seal where visit_id = old.visit_id) begin
  select raise(abort, 'a sealed visit is amended, not changed');
end;

create table visit_labor (
  id text primary key,
  visit_id text not null references visit (id),
  position integer not null,
  description text not null,
  minutes integer,
  hourly_rate_cents integer check (hourly_rate_cents >= 0),
  ${KEPT}
) strict;
create index visit_labor_visit on visit_labor (visit_id, position) where deleted_at is null;
create trigger visit_labor_sealed_insert before insert on visit_labor
when exists (select 1 from visit_seal where visit_id = new.visit_id) begin
  select raise(abort, 'a sealed visit is amended, not changed');
end;
create trigger visit_labor_sealed_update before update on visit_labor
when exists (select 1 from visit_seal where visit_id = old.visit_id) begin
  select raise(abort, 'a sealed visit is amended, not changed');
end;

create table visit_seal (
  id text primary key,
  visit_id text not null unique references visit (id),
  equipment_id text references equipment (id),
  at text not null,
  user_id text not null references user (id),
  signed_name text not null,
  hash text not null,
  previous_hash text
) strict;
create index visit_seal_equipment on visit_seal (equipment_id, at);

create table visit_amendment (
  id text primary key,
  visit_id text not null references visit (id),
  path text not null,
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after)),
  reason text not null check (reason <> ''),
  at text not null,
  user_id text not null references user (id),
  user_name text not null
) strict;
create index visit_amendment_visit on visit_amendment (visit_id, at);

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
create index claim_opened on claim (opened_on, id) where deleted_at is null;
create index claim_state on claim (state, opened_on, id) where deleted_at is null;
create index claim_service on claim (date_of_service, id) where deleted_at is null;
create index claim_patient on claim (patient_id) where deleted_at is null;
create index claim_equipment on claim (equipment_id) where deleted_at is null;
create index claim_visit on claim (visit_id) where deleted_at is null;
create index claim_coverage on claim (coverage_id) where deleted_at is null;
create index claim_order on claim (order_id) where deleted_at is null;
create index claim_test on claim (oxygen_test_id) where deleted_at is null;
create index claim_replaces on claim (replaces_id) where deleted_at is null;
create trigger claim_frozen_values before update of kind, patient_id, coverage_id, equipment_id, visit_id, order_id,
  oxygen_test_id, date_of_service, place_of_service, diagnosis_codes, repair, rental on claim
when exists (select 1 from claim_freeze where claim_id = old.id) begin
  select raise(abort, 'a finalised claim is corrected by a new one');
end;

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
create index claim_line_claim on claim_line (claim_id, position) where deleted_at is null;
create index claim_line_code on claim_line (code) where deleted_at is null;
create trigger claim_line_frozen_insert before insert on claim_line
when exists (select 1 from claim_freeze where claim_id = new.claim_id) begin
  select raise(abort, 'a finalised claim is corrected by a new one');
end;
create trigger claim_line_frozen_update before update on claim_line
when exists (select 1 from claim_freeze where claim_id = old.claim_id) begin
  select raise(abort, 'a finalised claim is corrected by a new one');
end;

create table claim_document (
  id text primary key,
  claim_id text not null references claim (id),
  document_id text not null references document (id),
  position integer not null,
  ${KEPT}
) strict;
create index claim_document_claim on claim_document (claim_id, position) where deleted_at is null;
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
create index claim_override_claim on claim_override (claim_id, at) where deleted_at is null;
create index claim_override_at on claim_override (at) where deleted_at is null;

create table claim_event (
  id text primary key,
  claim_id text not null references claim (id),
  state text not null,
  at text not null,
  user_name text not null,
  note text not null
) strict;
create index claim_event_claim on claim_event (claim_id, at);

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
`;

export const m0001records: Migration = {
  version: 1,
  name: 'records of the office',
  schema: JOURNAL_TABLES_SQL + SCHEMA,
};
