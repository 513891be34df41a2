/**
 * The journal's own tables, as the first released migration makes them; frozen with it. `_context` holds one row
 * while a write transaction runs and none otherwise; `_transaction` says who did what and when, `_undo` which of them
 * took back which; `_journal` holds one row for each field that changed (an insert is one row with all values as
 * JSON in `after`).
 */
export const JOURNAL_TABLES_SQL = `
create table _transaction (
  n integer primary key,
  id text not null unique,
  at text not null,
  actor text not null check (actor <> ''),
  action text not null
) strict;

create table _undo (
  target integer primary key references _transaction (n),
  tx integer not null unique references _transaction (n)
) strict;

create table _context (
  one integer primary key check (one = 1),
  tx integer not null references _transaction (n)
) strict;

create table _journal (
  n integer primary key,
  tx integer not null references _transaction (n),
  tbl text not null,
  row text not null,
  op text not null check (op in ('insert', 'update')),
  field text,
  before any,
  after any
) strict;
create index _journal_row on _journal (tbl, row, n);
create index _journal_tx on _journal (tx);
create index _transaction_at on _transaction (at);

create trigger _journal_keep_update before update on _journal begin
  select raise(abort, 'the journal cannot be changed');
end;
create trigger _journal_keep_delete before delete on _journal begin
  select raise(abort, 'the journal cannot be changed');
end;
create trigger _undo_keep_update before update on _undo begin
  select raise(abort, 'the journal cannot be changed');
end;
create trigger _undo_keep_delete before delete on _undo begin
  select raise(abort, 'the journal cannot be changed');
end;
create trigger _transaction_keep_update before update on _transaction begin
  select raise(abort, 'the journal cannot be changed');
end;
create trigger _transaction_keep_delete before delete on _transaction begin
  select raise(abort, 'the journal cannot be changed');
end;
`;
