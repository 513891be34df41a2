import type { Migration } from '../migrate.ts';

/**
 * The life of a device: who held it, its rentals and the months billed, maintenance, recalls, loans, parts and their
 * stock; what a visit was planned for, timer runs and drawn signatures; the chain of a device's log; which rows of the
 * log a claim line rests on.
 */

const KEPT = `revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text`;

/** Who did it and when, of rows that are added and never changed. */
const STAMPED = `at text not null,
  user_id text not null references user (id),
  user_name text not null`;

const SCHEMA = `
alter table equipment add column acquisition_cents integer check (acquisition_cents >= 0);
alter table equipment add column acquisition_source text not null default '';
alter table equipment add column hour_meter_on text;
create index equipment_model on equipment (make collate nocase, model collate nocase, id) where deleted_at is null;

create table custody (
  n integer primary key,
  id text not null unique,
  equipment_id text not null references equipment (id),
  kind text not null check (kind in ('received', 'delivered', 'pickedUp', 'exchangedIn', 'exchangedOut', 'loaned',
    'returned', 'moved', 'titleTransferred', 'retired', 'reinstated')),
  "on" text not null,
  holder_id text references patient (id),
  location text not null,
  other_equipment_id text references equipment (id),
  reason text not null,
  ${STAMPED}
) strict;
create index custody_equipment on custody (equipment_id, "on", n);
create index custody_holder on custody (holder_id, "on");
create index custody_other on custody (other_equipment_id);

create table not_duplicate (
  id text primary key,
  equipment_id text not null references equipment (id),
  other_equipment_id text not null references equipment (id),
  reason text not null,
  ${STAMPED}
) strict;
create index not_duplicate_equipment on not_duplicate (equipment_id, other_equipment_id);
create index not_duplicate_other on not_duplicate (other_equipment_id);

create table rental (
  id text primary key,
  patient_id text not null references patient (id),
  equipment_id text references equipment (id),
  coverage_id text references coverage (id),
  class text check (class in ('oxygenStationary', 'oxygenPortable', 'cappedRental', 'other')),
  code text not null,
  started_on text,
  ended_on text,
  end_reason text not null,
  months_before integer not null check (months_before between 0 and 60),
  life_started_on text,
  title_transferred_on text,
  monthly_cents integer check (monthly_cents >= 0),
  breaks text not null check (json_valid(breaks)),
  note text not null,
  ${KEPT}
) strict;
create index rental_patient on rental (patient_id, started_on);
create index rental_equipment on rental (equipment_id, started_on);
create index rental_coverage on rental (coverage_id);
create index rental_running on rental (started_on, id) where deleted_at is null and ended_on is null;

create table rental_bill (
  id text primary key,
  rental_id text not null references rental (id),
  month_from text not null,
  claim_id text not null references claim (id)
) strict;
create index rental_bill_month on rental_bill (rental_id, month_from);
create unique index rental_bill_claim on rental_bill (claim_id);

create table maintenance (
  id text primary key,
  name text not null,
  equipment_id text references equipment (id),
  make text not null,
  model text not null,
  every_days integer,
  every_hours integer,
  after_part text not null,
  after_part_days integer,
  task text not null,
  source text not null,
  active integer not null check (active in (0, 1)),
  ${KEPT}
) strict;
create index maintenance_equipment on maintenance (equipment_id);
create index maintenance_model on maintenance (make collate nocase, model collate nocase) where deleted_at is null;

create table maintenance_done (
  n integer primary key,
  id text not null unique,
  maintenance_id text not null references maintenance (id),
  equipment_id text not null references equipment (id),
  visit_id text references visit (id),
  done_on text not null,
  hour_meter integer,
  note text not null,
  ${STAMPED}
) strict;
create index maintenance_done_equipment on maintenance_done (equipment_id, maintenance_id, done_on);
create index maintenance_done_schedule on maintenance_done (maintenance_id);
create index maintenance_done_visit on maintenance_done (visit_id);

create table recall (
  id text primary key,
  title text not null,
  reference text not null,
  issuer text not null,
  issued_on text,
  make text not null,
  model text not null,
  lots text not null check (json_valid(lots)),
  serial_from text not null,
  serial_to text not null,
  hazard text not null,
  "action" text not null,
  opened_on text,
  closed_on text,
  closing_note text not null,
  ${KEPT}
) strict;
create table recall_unit (
  id text primary key,
  recall_id text not null references recall (id),
  equipment_id text not null references equipment (id),
  holder_id text references patient (id),
  contact text not null check (contact in ('none', 'printed', 'tried', 'letter', 'reached')),
  contacted_on text,
  contact_note text not null,
  outcome text,
  completed_on text,
  visit_id text references visit (id),
  open_reason text not null,
  ${KEPT}
) strict;
create unique index recall_unit_once on recall_unit (recall_id, equipment_id) where deleted_at is null;
create index recall_unit_recall on recall_unit (recall_id);
create index recall_unit_equipment on recall_unit (equipment_id);
create index recall_unit_holder on recall_unit (holder_id);
create index recall_unit_visit on recall_unit (visit_id);

create table loan (
  id text primary key,
  equipment_id text not null references equipment (id),
  for_equipment_id text not null references equipment (id),
  patient_id text not null references patient (id),
  visit_id text references visit (id),
  from_date text,
  to_date text,
  reason text not null,
  note text not null,
  ${KEPT}
) strict;
create index loan_equipment on loan (equipment_id);
create index loan_for on loan (for_equipment_id);
create index loan_patient on loan (patient_id);
create index loan_visit on loan (visit_id);

create table catalog_part (
  id text primary key,
  part_number text not null,
  description text not null,
  maker text not null,
  fits text not null check (json_valid(fits)),
  code text not null,
  unit_cost_cents integer check (unit_cost_cents >= 0),
  cost_source text not null,
  reorder_at integer,
  active integer not null check (active in (0, 1)),
  ${KEPT}
) strict;
create index catalog_part_number on catalog_part (part_number collate nocase) where deleted_at is null;

create table stock_move (
  n integer primary key,
  id text not null unique,
  catalog_id text not null references catalog_part (id),
  branch text not null,
  lot text not null,
  quantity integer not null check (quantity <> 0),
  reason text not null check (reason in ('received', 'used', 'returned', 'counted', 'scrapped', 'transferred')),
  visit_id text references visit (id),
  "on" text not null,
  note text not null,
  ${STAMPED}
) strict;
create index stock_move_part on stock_move (catalog_id, branch, lot, quantity);
create index stock_move_visit on stock_move (visit_id);

alter table visit add column scheduled_on text;
alter table visit add column maintenance_ids text not null default '[]' check (json_valid(maintenance_ids));
alter table visit add column technician_signature text not null default '[]' check (json_valid(technician_signature));
alter table visit add column patient_signed_as text;
alter table visit add column patient_signature text not null default '[]' check (json_valid(patient_signature));
create index visit_planned on visit (scheduled_on, id) where deleted_at is null and sealed = 0;
alter table visit_part add column catalog_id text references catalog_part (id);
create index visit_part_catalog on visit_part (catalog_id);
alter table visit_labor add column runs text not null default '[]' check (json_valid(runs));

alter table visit_seal add column version integer not null default 1 check (version in (1, 2));
alter table visit_seal add column entered_by text not null default '';
alter table visit_seal add column papers text not null default '[]' check (json_valid(papers));
alter table visit_amendment add column hash text;
alter table visit_amendment add column previous_hash text;

create table visit_log (
  n integer primary key,
  id text not null unique,
  visit_id text not null references visit (id),
  equipment_id text references equipment (id),
  kind text not null check (kind in ('seal', 'amendment')),
  position integer not null check (position >= 1),
  hash text not null
) strict;
create unique index visit_log_position on visit_log (coalesce(equipment_id, visit_id), position);
create index visit_log_equipment on visit_log (equipment_id);
create index visit_log_visit on visit_log (visit_id);

create table handover (
  n integer primary key,
  id text not null unique,
  visit_id text not null references visit (id),
  "to" text not null check ("to" in ('desk', 'technician')),
  note text not null,
  ${STAMPED}
) strict;
create index handover_visit on handover (visit_id, n);

create table photo_marks (
  id text primary key,
  document_id text not null references document (id),
  marks text not null check (json_valid(marks)),
  ${KEPT}
) strict;
create unique index photo_marks_document on photo_marks (document_id) where deleted_at is null;
create index photo_marks_any on photo_marks (document_id);

create table replacement_decision (
  id text primary key,
  equipment_id text not null references equipment (id),
  visit_id text references visit (id),
  decided_on text not null,
  decision text not null check (decision in ('repair', 'replace')),
  repair_cents integer,
  earlier_cents integer not null,
  earlier_repairs integer not null,
  earlier_unknown integer not null,
  payer_name text not null,
  cap_percent real,
  screen_percent real,
  replacement_cents integer,
  replacement_source text not null,
  remaining_months integer,
  standing text not null check (json_valid(standing)),
  reason text not null,
  signed_name text not null,
  at text not null,
  user_id text not null references user (id)
) strict;
create index replacement_decision_equipment on replacement_decision (equipment_id, decided_on);
create index replacement_decision_visit on replacement_decision (visit_id);

alter table claim_line add column log_ids text not null default '[]' check (json_valid(log_ids));
`;

/** Seals that were made before the log counted its entries take their places in it. Amendments of then have no hash. */
const COUNTED = `
insert into visit_log (id, visit_id, equipment_id, kind, position, hash)
select id, visit_id, equipment_id, 'seal',
  row_number() over (partition by coalesce(equipment_id, visit_id) order by n), hash
from visit_seal order by n;
`;

export const m0005equipmentLife: Migration = {
  version: 5,
  name: 'the life of equipment',
  schema: SCHEMA,
  data: COUNTED,
};
