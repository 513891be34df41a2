import type { Migration } from '../migrate.ts';
import { SYNC_TABLES_SQL } from '../sync/syncTables.ts';

/** Several devices of one office, and its branches. */
const SCHEMA = `
${SYNC_TABLES_SQL}
`;

export const m0011branches: Migration = {
  version: 11,
  name: 'branches and their devices',
  schema: SCHEMA,
};
