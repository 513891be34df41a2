import type { Migration } from '../migrate.ts';

/**
 * Releases of CMS's HCPCS Level II that were imported, and what they say of each code.
 *
 * Two releases in a row differ in a few hundred of some ten thousand codes, so an entry is kept only where a release
 * says something else than the one before it (by date, then by the order of import). `listed` 0 says that the release
 * does not hold a code that the one before it held.
 */
const SCHEMA = `
create table code_release (
  id text primary key,
  name text not null,
  released_on text not null,
  entries integer not null check (entries > 0),
  file_name text not null,
  sha256 text not null,
  imported_at text not null,
  user_id text not null references user (id),
  user_name text not null
) strict;
create unique index code_release_file on code_release (sha256, released_on);
create index code_release_order on code_release (released_on, imported_at, id);

create table code_entry (
  id text primary key,
  release_id text not null references code_release (id),
  code text not null,
  listed integer not null check (listed in (0, 1)),
  kind text not null check (kind in ('code', 'modifier')),
  short text not null,
  long text not null,
  coverage text not null,
  pricing text not null check (json_valid(pricing)),
  cross_references text not null check (json_valid(cross_references)),
  betos text not null,
  added_on text,
  effective_on text,
  ends_on text,
  action text not null
) strict;
create unique index code_entry_release on code_entry (release_id, code);
create index code_entry_code on code_entry (code, release_id);
`;

export const m0003codeReleases: Migration = {
  version: 3,
  name: 'imported releases of the code set',
  schema: SCHEMA,
};
