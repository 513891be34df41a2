import { columnsOf } from '../journalTriggers.ts';
import type { Connection } from '../open.ts';
import { all, first, type SqlValue } from '../rows.ts';
import { BOOKKEEPING, type TableRules } from '../tables.ts';

/** What travels between the devices of an office, and how. */

/** Rows that a seal closes: those of `table` whose column `by` holds what the seal's column `is` holds. */
export interface Closed {
  readonly table: string;
  readonly by: string;
  readonly is: string;
  /** The columns that are closed; without it all. */
  readonly fields?: readonly string[];
}

export interface SyncRules {
  readonly tables: TableRules;
  /** Tables whose rows stay on their device (its backups, its own safeguards). */
  readonly local: readonly string[];
  /** Columns that only make sense together: they travel as one value under the group's name. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /**
   * Columns that stay on their device, with what they hold in a row that comes from another one.
   * They are neither told nor taken.
   */
  readonly own?: Readonly<Record<string, Readonly<Record<string, SqlValue>>>>;
  /** The table in which people say that versions of a field are dealt with (edits.ts). */
  readonly reviews?: string;
  /**
   * Tables whose rows are the list of another record, which editors save as a whole: what changes in the list counts as a
   * change of that record, so that nobody's window saves a list over rows that it has not seen.
   */
  readonly lists?: Readonly<Record<string, { readonly table: string; readonly by: string }>>;
  /** Inserting a row of the table closes other rows: what they hold then can no merge change any more. */
  readonly seals: Readonly<Record<string, readonly Closed[]>>;
}

/** One table, as far as it travels. */
export interface Traveller {
  readonly table: string;
  readonly columns: readonly string[];
  /** Columns that refer to a row of another table (or of this one). */
  readonly references: readonly { readonly column: string; readonly table: string; readonly to: string }[];
  readonly keepsBooks: boolean;
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly removable: boolean;
  /** What the columns that do not travel hold in a row that arrives. */
  readonly own: Readonly<Record<string, SqlValue>>;
}

export type Travellers = (table: string) => Traveller | null;

const known = new WeakMap<Connection, { readonly version: number; readonly travellers: Travellers }>();

/** How each table travels in the schema that the connection has; null: it does not. Looked up once for each state of it. */
export function travellersOf(db: Connection, rules: SyncRules): Travellers {
  const version = first<{ schema_version: number }>(db, 'pragma schema_version')?.schema_version ?? 0;
  const found = known.get(db);
  if (found?.version === version) return found.travellers;
  const tables = new Map<string, Traveller | null>();
  function travellers(table: string): Traveller | null {
    let one = tables.get(table);
    if (one === undefined) tables.set(table, (one = lookUp(db, rules, table)));
    return one;
  }
  known.set(db, { version, travellers });
  return travellers;
}

function lookUp(db: Connection, rules: SyncRules, table: string): Traveller | null {
  const rule = rules.tables[table];
  if (rule === undefined || rule === 'derived' || rules.local.includes(table)) return null;
  const numbered = rowNumberOf(db, table);
  const every = columnsOf(db, table);
  const own = rules.own?.[table] ?? {};
  const columns = every.filter(
    (column) => !BOOKKEEPING.includes(column) && column !== numbered && !(column in own),
  );
  const references = all<{ from: string; table: string; to: string | null }>(
    db,
    'select "from", "table", "to" from pragma_foreign_key_list(?)',
    [table],
  ).map((reference) => ({ column: reference.from, table: reference.table, to: reference.to ?? 'id' }));
  return {
    table,
    columns,
    references,
    keepsBooks: every.includes('revision'),
    groups: rules.groups[table] ?? {},
    removable: columns.includes('deleted_at'),
    own,
  };
}

/** The column that numbers the rows in the order of their arrival here; other devices number anew. */
function rowNumberOf(db: Connection, table: string): string | null {
  const keys = all<{ name: string; type: string }>(
    db,
    'select name, type from pragma_table_info(?) where pk > 0',
    [table],
  );
  const [only] = keys;
  return keys.length === 1 && only?.type.toUpperCase() === 'INTEGER' ? only.name : null;
}

/** The field under which a column travels: its group's name, or its own. */
export function fieldOf(traveller: Traveller, column: string): string {
  for (const [group, columns] of Object.entries(traveller.groups)) if (columns.includes(column)) return group;
  return column;
}

/** The columns that a field stands for; null: this schema does not know it. */
export function columnsOfField(traveller: Traveller, field: string): readonly string[] | null {
  const group = traveller.groups[field];
  if (group) return group;
  return traveller.columns.includes(field) && field !== 'id' ? [field] : null;
}
