import type { Migration } from '../migrate.ts';

/**
 * The register is walked in its order along one index that holds all that it is narrowed by, so that a search which
 * fits nearly every device reads no rows that it does not show. The indexes that it covers go.
 */
const SCHEMA = `
drop index equipment_name;
drop index equipment_brief;
drop index equipment_ownership;
drop index equipment_model;
create index equipment_name on equipment (make collate nocase, model collate nocase, serial collate nocase, id,
  ownership, status, kind) where deleted_at is null;
`;

export const m0007registerIndexes: Migration = {
  version: 7,
  name: 'one index for the register',
  schema: SCHEMA,
};
