/**
 * What a store keeps beside its journal once its office has more than one device. `_device` is one row: who this is,
 * its clock, how far it has come. `_set` holds every change set known here, own and others', `_edit` what they changed:
 * the values that stand and those that lost, so that any device can say what was typed and give it to another one.
 * `_dispute` lists the fields where two values stand against each other; it can be worked out again from `_edit`.
 */
export const SYNC_TABLES_SQL = `
create table _device (
  one integer primary key check (one = 1),
  id text not null,
  clock_ms integer not null default 0,
  clock_counter integer not null default 0,
  -- what the wall clock here lacks against the hub's, in milliseconds
  clock_offset integer not null default 0,
  -- number and SHA-256 of the newest own set
  n integer not null default 0,
  head text not null default '',
  -- the newest own set that the hub has confirmed
  sent integer not null default 0,
  -- how far the hub's line was read, and which hub that was
  pulled integer not null default 0,
  -- what the hub had marked that place with: one that was set back and grew again has another mark there
  pulled_mark text,
  epoch text
) strict;

create table _set (
  device text not null,
  n integer not null,
  hlc text not null unique,
  schema integer not null,
  previous text not null,
  -- SHA-256 of the set as it is written down
  digest text not null,
  seen text not null check (json_valid(seen)),
  tx text not null,
  -- its number in the journal here; null while nothing of it was taken in
  local integer references _transaction (n),
  at text not null,
  actor text not null,
  action text not null,
  undoes text,
  primary key (device, n)
) strict, without rowid;

create table _edit (
  tbl text not null,
  row text not null,
  field text not null,
  hlc text not null,
  value any,
  parent text,
  sealed integer not null check (sealed in (0, 1)),
  -- it cannot be taken in yet: of a newer schema, or of a row that has not arrived
  held integer not null check (held in (0, 1)),
  primary key (tbl, row, field, hlc)
) strict, without rowid;
create index _edit_hlc on _edit (hlc);
create index _edit_held on _edit (hlc) where held = 1;

-- the newest set of each device that was taken in here, and which of them own sets have told of
create table _seen (
  device text primary key,
  n integer not null,
  told integer not null default 0
) strict, without rowid;

create table _dispute (
  tbl text not null,
  row text not null,
  field text not null,
  primary key (tbl, row, field)
) strict, without rowid;

-- holds its row while a merge runs: what guards signed and finalized records then leaves the judgement to the merge
create table _merging (
  one integer primary key check (one = 1)
) strict;
`;

/** Names of the tables above, for whoever walks the schema. */
export const SYNC_TABLES: readonly string[] = ['_device', '_set', '_edit', '_seen', '_dispute', '_merging'];
