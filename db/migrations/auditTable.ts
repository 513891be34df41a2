/**
 * The audit trail's own tables, made by the migration that brings them and frozen with it. `_audit` only ever grows;
 * `_audit_head` says how far it has, so that entries cut off its end are missed; `_audit_about` finds the entries of
 * one patient, also those that are about several.
 */
export const AUDIT_TABLE_SQL = `
create table _audit (
  n integer primary key,
  id text not null unique,
  at text not null,
  user_id text not null,
  user_name text not null,
  kind text not null check (kind <> ''),
  channel text not null,
  subject text not null,
  subject_id text not null,
  patient_id text not null,
  details text not null check (json_valid(details)),
  tx integer references _transaction (n),
  digest text not null,
  previous text not null,
  hash text not null
) strict;
create index _audit_at on _audit (at);
create index _audit_user on _audit (user_id, n);
create index _audit_kind on _audit (kind, n);
create index _audit_subject on _audit (subject_id, n) where subject_id <> '';
create index _audit_tx on _audit (tx) where tx is not null;

create table _audit_head (
  one integer primary key check (one = 1),
  n integer not null,
  hash text not null
) strict;

create table _audit_about (
  patient_id text not null,
  n integer not null,
  primary key (patient_id, n)
) strict, without rowid;

create trigger _audit_grows after insert on _audit begin
  insert or replace into _audit_head (one, n, hash) values (1, new.n, new.hash);
  insert into _audit_about (patient_id, n) select new.patient_id, new.n where new.patient_id <> '';
  insert or ignore into _audit_about (patient_id, n)
    select value, new.n from json_each(new.details, '$.patients') where type = 'text';
end;
create trigger _audit_keep_update before update on _audit begin
  select raise(abort, 'the audit trail cannot be changed');
end;
create trigger _audit_keep_delete before delete on _audit begin
  select raise(abort, 'the audit trail cannot be changed');
end;
create trigger _audit_about_keep_update before update on _audit_about begin
  select raise(abort, 'the audit trail cannot be changed');
end;
create trigger _audit_about_keep_delete before delete on _audit_about begin
  select raise(abort, 'the audit trail cannot be changed');
end;
`;
