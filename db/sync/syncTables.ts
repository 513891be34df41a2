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
  epoch text,
  -- the newest own set that a file for another device held: what others may have cannot be put right any more
  given integer not null default 0,
  -- private keys of the device: Ed25519 and X25519, PKCS #8, base64; '' while the office trusts nobody by signatures
  sign_key text not null default '',
  box_key text not null default '',
  -- which copy of the store this id was given to (storeIdentity.ts), and on which computer and in which folder
  bound_to text not null default ''
) strict;

-- the office as all its devices know it: one row
create table _office (
  one integer primary key check (one = 1),
  id text not null,
  -- Ed25519, 32 bytes, base64
  public_key text not null,
  -- PKCS #8, base64; '' on devices that may not add or remove others
  signing_key text not null default '',
  -- where the hub is: '' for an office that hands files on
  hub_url text not null default '',
  hub_admission text not null default '',
  -- the certificate that the hub shows, PEM, where no public authority signed it
  hub_certificate text not null default ''
) strict;

-- keys that seal what leaves, by their epoch; base64
create table _office_key (
  epoch integer primary key,
  key text not null
) strict;

-- what the office has said of its devices (shared/sync/statements.ts)
create table _statement (
  id text primary key,
  text text not null,
  signature text not null
) strict, without rowid;

-- what other devices are known to hold: of \`about\` all sets up to \`n\`
create table _holds (
  device text not null,
  about text not null,
  n integer not null,
  primary key (device, about)
) strict, without rowid;

-- attachments that another device said it has
create table _file_held (
  device text not null,
  name text not null,
  primary key (device, name)
) strict, without rowid;

-- attachments that the hub has whole
create table _file_sent (
  name text primary key
) strict, without rowid;

-- what a hub did with the line that an honest one does not do, or what it still owes (doubts.ts)
create table _doubt (
  kind text not null,
  device text not null,
  n integer not null,
  -- ISO 8601 UTC
  since text not null,
  -- its place in the hub's line, where it has one
  seq integer,
  primary key (kind, device, n)
) strict, without rowid;

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
  -- by the device's key over the digest, base64; '' where the office trusts nobody by signatures
  signature text not null default '',
  primary key (device, n)
) strict, without rowid;
create index _set_local on _set (local) where local is not null;
create index _set_tx on _set (tx);

create table _edit (
  tbl text not null,
  row text not null,
  field text not null,
  hlc text not null,
  value any,
  parent text,
  sealed integer not null check (sealed between 0 and 1),
  -- it cannot be taken in yet: of a newer schema, or of a row that has not arrived
  held integer not null check (held between 0 and 1),
  primary key (tbl, row, field, hlc)
) strict, without rowid;
create index _edit_hlc on _edit (hlc);
create index _edit_held on _edit (hlc) where held = 1;

-- the newest set of each device that was taken in here, and which of them own sets have told of
create table _seen (
  device text primary key,
  n integer not null,
  told integer not null default 0,
  -- the newest set of the device that another one has told of: more than \`n\` for long is a set that was held back
  heard integer not null default 0
) strict, without rowid;

create table _dispute (
  tbl text not null,
  row text not null,
  field text not null,
  primary key (tbl, row, field)
) strict, without rowid;

-- versions of fields that a person has dealt with (conflict_review): they are in no dispute any more
create table _settled (
  tbl text not null,
  row text not null,
  field text not null,
  hlc text not null,
  primary key (tbl, row, field, hlc)
) strict, without rowid;

-- signatures and finalizations that came too late: another device had signed or finalized the same before
create table _second_seal (
  id text primary key
) strict, without rowid;

-- holds its row while a merge runs: what guards signed and finalized records then leaves the judgement to the merge
create table _merging (
  one integer primary key check (one = 1)
) strict;
`;

/** Names of the tables above, for whoever walks the schema. */
export const SYNC_TABLES: readonly string[] = [
  '_device',
  '_office',
  '_office_key',
  '_statement',
  '_holds',
  '_file_held',
  '_file_sent',
  '_doubt',
  '_set',
  '_edit',
  '_seen',
  '_dispute',
  '_settled',
  '_second_seal',
  '_merging',
];
