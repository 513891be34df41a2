import type { Connection } from './open.ts';

/** Prepared statements, each compiled once for a connection. The SQL is always a constant of this folder. */

/** What SQLite takes and gives in a STRICT table here; booleans are 0 and 1. */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

type Statement = ReturnType<Connection['prepare']>;

const compiled = new WeakMap<Connection, Map<string, Statement>>();

function statement(db: Connection, sql: string): Statement {
  let statements = compiled.get(db);
  if (!statements) compiled.set(db, (statements = new Map()));
  let known = statements.get(sql);
  if (!known) statements.set(sql, (known = db.prepare(sql)));
  return known;
}

/** Every row. @typeParam Row the columns selected, as the schema's STRICT types guarantee them. */
export function all<Row = SqlRow>(db: Connection, sql: string, parameters: SqlParameters = []): Row[] {
  return statement(db, sql).all(parameters) as Row[];
}

/** The first row, or undefined. */
export function first<Row = SqlRow>(
  db: Connection,
  sql: string,
  parameters: SqlParameters = [],
): Row | undefined {
  return statement(db, sql).get(parameters) as Row | undefined;
}

/** Changes rows; answers how many. */
export function run(db: Connection, sql: string, parameters: SqlParameters = []): number {
  return statement(db, sql).run(parameters).changes;
}

/** A number such as a count. */
export function count(db: Connection, sql: string, parameters: SqlParameters = []): number {
  const row = first(db, sql, parameters);
  return Number(row ? Object.values(row)[0] : 0);
}

/** A name for use in SQL text. Only names of our own schema pass. */
export function identifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/i.test(name)) throw new Error('not a name of the schema');
  return `"${name}"`;
}

export function hasTable(db: Connection, name: string): boolean {
  return db.prepare(`select 1 from sqlite_master where type = 'table' and name = ?`).get(name) !== undefined;
}
