import type { HistoryRow, RecordKind } from '../shared/contract/records.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { ListPage } from './claimLists.ts';
import type { Connection } from './open.ts';
import { columnOf, fieldOf } from './columnNames.ts';
import { all, count, type SqlValue } from './rows.ts';
import { BOOKKEEPING } from './tables.ts';

/** The journal as people read it: one line for each field that changed, the newest first. */

/** The table of each kind of record. */
export const RECORD_TABLES: Readonly<Record<RecordKind, string>> = {
  patient: 'patient',
  coverage: 'coverage',
  diagnosis: 'diagnosis',
  physician: 'physician',
  order: 'physician_order',
  oxygenTest: 'oxygen_test',
  equipment: 'equipment',
  visit: 'visit',
  document: 'document',
  payer: 'payer',
  claim: 'claim',
  office: 'office',
};

/** Rows of other tables that belong to a record's history. `:id` is the record's id. */
const BELONGING: Readonly<
  Partial<Record<RecordKind, readonly { table: string; name: string; ids: string }[]>>
> = {
  patient: [
    { table: 'coverage', name: 'coverage', ids: 'select id from coverage where patient_id = :id' },
    { table: 'diagnosis', name: 'diagnosis', ids: 'select id from diagnosis where patient_id = :id' },
    { table: 'physician_order', name: 'order', ids: 'select id from physician_order where patient_id = :id' },
    { table: 'oxygen_test', name: 'oxygen test', ids: 'select id from oxygen_test where patient_id = :id' },
  ],
  visit: [
    { table: 'visit_part', name: 'part', ids: 'select id from visit_part where visit_id = :id' },
    { table: 'visit_labor', name: 'labor', ids: 'select id from visit_labor where visit_id = :id' },
    { table: 'visit_seal', name: 'signature', ids: 'select id from visit_seal where visit_id = :id' },
    {
      table: 'visit_amendment',
      name: 'amendment',
      ids: 'select id from visit_amendment where visit_id = :id',
    },
    {
      table: 'service_record',
      name: 'service record',
      ids: 'select id from service_record where visit_id = :id',
    },
  ],
  claim: [
    { table: 'claim_line', name: 'line', ids: 'select id from claim_line where claim_id = :id' },
    {
      table: 'claim_document',
      name: 'attachment',
      ids: 'select id from claim_document where claim_id = :id',
    },
    { table: 'claim_override', name: 'override', ids: 'select id from claim_override where claim_id = :id' },
    { table: 'claim_event', name: 'event', ids: 'select id from claim_event where claim_id = :id' },
  ],
};

/** Columns that say nothing to a reader. */
const MUTE: readonly string[] = [
  ...BOOKKEEPING,
  'created_at',
  'id',
  'attachment',
  'sha256',
  'the_case',
  'evaluation',
  'packet',
];

/** @param without tables and fields of the domain that the reader is not shown; constants, never what a person typed */
export function historyOf(
  db: Connection,
  kind: RecordKind,
  id: Id,
  page: ListPage,
  without: { readonly tables: readonly string[]; readonly fields: readonly string[] } = {
    tables: [],
    fields: [],
  },
): { rows: HistoryRow[]; total: number } {
  const names = new Map([[RECORD_TABLES[kind], kind === 'oxygenTest' ? 'oxygen test' : kind]]);
  const where = [`(j.tbl = '${RECORD_TABLES[kind]}' and j.row = :id)`];
  const mute = [...MUTE, ...without.fields.map(columnOf)];
  for (const { table, name, ids } of BELONGING[kind] ?? []) {
    if (without.tables.includes(table)) continue;
    names.set(table, name);
    where.push(`(j.tbl = '${table}' and j.row in (${ids}))`);
  }
  const condition = `(${where.join(' or ')}) and (j.field is null or j.field not in (${mute.map((field) => `'${field}'`).join(', ')}))`;
  const rows = changes(db, `${condition} order by j.n desc limit :limit offset :offset`, {
    id,
    limit: page.limit,
    offset: page.offset,
  });
  return {
    total: count(db, `select count(*) from _journal j where ${condition}`, { id }),
    rows: rows.map((row) => ({
      ...told(row, names.get(row.tbl) ?? row.tbl),
      before: withoutFields(json(row.before), without.fields),
      after: withoutFields(json(row.after), without.fields),
    })),
  };
}

/** What one transaction changed, in its order. @param tx its number in the journal */
export function transactionRows(
  db: Connection,
  tx: number,
  limit: number,
): { rows: HistoryRow[]; total: number } {
  const condition = `j.tx = :tx and (j.field is null or j.field not in (${MUTE.map((field) => `'${field}'`).join(', ')}))`;
  const rows = changes(db, `${condition} order by j.n limit :limit`, { tx, limit });
  return {
    total: count(db, `select count(*) from _journal j where ${condition}`, { tx }),
    rows: rows.map((row) => told(row, row.tbl.replaceAll('_', ' '))),
  };
}

interface ChangeRow {
  readonly at: string;
  readonly actor: string | null;
  readonly tbl: string;
  readonly op: 'insert' | 'update';
  readonly field: string | null;
  readonly before: SqlValue;
  readonly after: SqlValue;
}

/** @param rest a condition of our own making, with its order and limit */
function changes(db: Connection, rest: string, parameters: Readonly<Record<string, SqlValue>>): ChangeRow[] {
  return all<ChangeRow>(
    db,
    `select t.at, u.name as actor, j.tbl, j.op, j.field, j.before, j.after
     from _journal j join _transaction t on t.n = j.tx left join user u on u.id = t.actor
     where ${rest}`,
    parameters,
  );
}

function told(row: ChangeRow, record: string): HistoryRow {
  return {
    at: row.at,
    userName: row.actor ?? 'The program',
    action: row.field === 'deleted_at' && row.after !== null ? 'delete' : row.op,
    record,
    field: row.field === null ? '' : fieldOf(row.field),
    before: json(row.before),
    after: json(row.after),
  };
}

/** A row that was added or removed is one value with all its columns; an amendment names its field in `path`. */
function withoutFields(value: HistoryRow['before'], fields: readonly string[]): HistoryRow['before'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const hidden = new Set([...fields, ...fields.map(columnOf)]);
  const { path } = value;
  if (typeof path === 'string' && hidden.has(path.split('.').at(-1) ?? '')) return null;
  return Object.fromEntries(Object.entries(value).filter(([field]) => !hidden.has(field)));
}

function json(value: SqlValue): HistoryRow['before'] {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as HistoryRow['before'];
  } catch {
    return value;
  }
}
