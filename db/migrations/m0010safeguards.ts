import type { Migration } from '../migrate.ts';
import { AUDIT_TABLE_SQL } from './auditTable.ts';

/**
 * What guards the records: the audit trail with its chain, second factors, the office's safety settings, backups that
 * were made, holds and purges of records past their keeping time, and secrets of the store itself.
 */

const KEPT = `revision integer not null default 1 check (revision >= 1),
  created_at text not null,
  updated_at text not null,
  deleted_at text`;

const STAMPED = `at text not null,
  user_id text not null references user (id),
  user_name text not null`;

const SCHEMA = `
alter table user add column must_change integer not null default 0 check (must_change in (0, 1));
alter table user add column second_factor integer not null default 0 check (second_factor in (0, 1));
alter table user add column left_on text;
alter table user add column emergency integer not null default 0 check (emergency in (0, 1));

create table sign_in (
  user_id text primary key references user (id),
  last_at text,
  passphrase_at text
) strict;

create table emergency_event (
  n integer primary key,
  id text not null unique,
  kind text not null check (kind in ('codeMade', 'codeTypedBack', 'opened', 'read')),
  -- of the opening that was read; of others their own
  opening_id text not null,
  reason text not null,
  ${STAMPED}
) strict;
create index emergency_event_user on emergency_event (user_id);
create index emergency_event_opening on emergency_event (opening_id);

create table second_factor (
  user_id text primary key references user (id),
  secret text not null,
  last_step integer not null,
  spare_codes text not null check (json_valid(spare_codes)),
  failed integer not null default 0,
  wait_until integer not null default 0
) strict;

create table safeguards (
  id text primary key,
  idle_minutes integer not null check (idle_minutes between 1 and 480),
  clipboard_seconds integer not null check (clipboard_seconds between 0 and 3600),
  second_factor_roles text not null check (json_valid(second_factor_roles)),
  passphrase_days integer check (passphrase_days is null or passphrase_days between 1 and 3650),
  backup_folder text not null,
  backup_hour integer not null check (backup_hour between 0 and 23),
  backup_daily integer not null check (backup_daily between 1 and 365),
  backup_weekly integer not null check (backup_weekly between 0 and 520),
  backup_monthly integer not null check (backup_monthly between 0 and 1200),
  retention_years integer not null check (retention_years between 1 and 100),
  ${KEPT}
) strict;

create table backup_run (
  n integer primary key,
  id text not null unique,
  kind text not null check (kind in ('scheduled', 'byHand', 'beforeMigration', 'beforeRestore', 'beforeRotation')),
  folder text not null,
  name text not null,
  ok integer not null check (ok in (0, 1)),
  problem text not null,
  bytes integer not null,
  counts text not null check (json_valid(counts)),
  audit_head text not null,
  at text not null,
  user_id text not null,
  user_name text not null
) strict;
create index backup_run_at on backup_run (at);

create table retention_hold (
  id text primary key,
  patient_id text not null references patient (id),
  reason text not null,
  placed_on text not null,
  released_on text,
  note text not null,
  ${KEPT}
) strict;
create index retention_hold_patient on retention_hold (patient_id) where deleted_at is null;

create table purge_run (
  n integer primary key,
  id text not null unique,
  patient_count integer not null,
  counts text not null check (json_valid(counts)),
  reason text not null,
  backup_name text not null,
  -- which transactions of the journal lost rows: digests before and after, for whoever verifies the audit trail
  journal text not null check (json_valid(journal)),
  ${STAMPED}
) strict;

create table visit_log_purged (
  id text primary key,
  purge_id text not null references purge_run (id),
  equipment_id text not null,
  position integer not null,
  hash text not null
) strict;
create index visit_log_purged_of on visit_log_purged (equipment_id, position);
create index visit_log_purged_run on visit_log_purged (purge_id);

create table store_secret (
  name text primary key,
  value text not null
) strict;
`;

export const m0010safeguards: Migration = {
  version: 10,
  name: 'what guards the records',
  schema: AUDIT_TABLE_SQL + SCHEMA,
};
