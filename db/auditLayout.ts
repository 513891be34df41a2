import { columnsOf, ownTables } from './journalTriggers.ts';
import type { Connection } from './open.ts';
import { first, identifier } from './rows.ts';

/** Which tables a store has that the audit trail asks: its own, the staff, and those whose rows belong to a patient. */
export interface AuditLayout {
  /** False in a store of before the trail. */
  readonly trail: boolean;
  readonly users: boolean;
  /** True where backups are noted with the last hash of their time. */
  readonly backups: boolean;
  /** Table to the SQL of the patient's id of one of its rows, alias `r`. */
  readonly patientOf: ReadonlyMap<string, string>;
}

const known = new WeakMap<Connection, { readonly version: number; readonly layout: AuditLayout }>();

/** Looked up once for each state of the schema. */
export function layoutOf(db: Connection): AuditLayout {
  const version = first<{ schema_version: number }>(db, 'pragma schema_version')?.schema_version ?? 0;
  const found = known.get(db);
  if (found?.version === version) return found.layout;
  const layout = readLayout(db);
  known.set(db, { version, layout });
  return layout;
}

/** How a row leads to a patient, the nearest way first. */
const WAYS: readonly { readonly column: string; readonly through: string | null; readonly sql: string }[] = [
  { column: 'patient_id', through: null, sql: 'r.patient_id' },
  { column: 'holder_id', through: null, sql: 'r.holder_id' },
  { column: 'claim_id', through: 'claim', sql: '(select patient_id from claim where id = r.claim_id)' },
  { column: 'visit_id', through: 'visit', sql: '(select patient_id from visit where id = r.visit_id)' },
  {
    column: 'equipment_id',
    through: 'equipment',
    sql: '(select holder_id from equipment where id = r.equipment_id)',
  },
  {
    column: 'request_id',
    through: 'audit_request',
    sql: '(select patient_id from audit_request where id = r.request_id)',
  },
  {
    column: 'document_id',
    through: 'document',
    sql: '(select patient_id from document where id = r.document_id)',
  },
];

function readLayout(db: Connection): AuditLayout {
  const tables = ownTables(db);
  const trail =
    first(db, `select 1 from sqlite_master where type = 'table' and name = '_audit'`) !== undefined;
  const patientOf = new Map<string, string>();
  for (const table of tables) {
    if (table.endsWith('_search')) continue;
    const columns = columnsOf(db, table);
    if (!columns.includes('id')) continue;
    const ways = WAYS.filter(
      ({ column, through }) => columns.includes(column) && (through === null || tables.includes(through)),
    ).map(({ sql }) => sql);
    if (table === 'patient') ways.unshift('r.id');
    if (ways.length > 0) patientOf.set(identifier(table), `coalesce(${[...ways, "''"].join(', ')})`);
  }
  return { trail, users: tables.includes('user'), backups: tables.includes('backup_run'), patientOf };
}
