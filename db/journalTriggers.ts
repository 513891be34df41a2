import type { Connection } from './open.ts';
import { all, identifier } from './rows.ts';
import { BOOKKEEPING, JOURNAL_TABLES, type TableRule, type TableRules } from './tables.ts';

/**
 * The triggers that write the journal and keep what must be kept. They are made from the columns that the
 * tables have after migration and compared at every opening, so neither a new column nor a forgotten call nor
 * another program can write past them: a write without an actor fails.
 */
const PREFIX = '_j_';

type JournaledRule = Exclude<TableRule, 'derived'>;

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings the triggers in line with the tables. Changes nothing when they are.
 * @throws when a table has no rule, or lacks a column that its rule needs: a fault of the migration.
 */
export function installJournal(db: Connection, rules: TableRules): void {
  const wanted = businessTables(db, rules).flatMap(([table, rule]) => triggersOf(db, table, rule));
  const found = all<Trigger>(
    db,
    `select name, sql from sqlite_master where type = 'trigger' and substr(name, 1, ${PREFIX.length}) = '${PREFIX}'`,
  );
  const current = new Map(found.map((trigger) => [trigger.name, trigger.sql]));
  if (wanted.length === current.size && wanted.every(({ name, sql }) => current.get(name) === sql)) return;
  removeJournalTriggers(db);
  for (const { sql } of wanted) db.exec(sql);
}

/** Only for a migration, which rebuilds tables and installs the triggers again in the same transaction. */
export function removeJournalTriggers(db: Connection): void {
  const found = db
    .prepare<[], { name: string }>(
      `select name from sqlite_master where type = 'trigger' and substr(name, 1, ${PREFIX.length}) = '${PREFIX}'`,
    )
    .all();
  for (const { name } of found) db.exec(`drop trigger ${identifier(name)}`);
}

/** The tables that hold records, with their rules; every table of the file must have one. */
function businessTables(db: Connection, rules: TableRules): [string, JournaledRule][] {
  const names = ownTables(db);
  for (const name of Object.keys(rules)) {
    if (!names.includes(name)) throw new Error(`there is a rule for a table that does not exist: ${name}`);
  }
  return names.flatMap((name) => {
    const rule = rules[name];
    if (rule === undefined) throw new Error(`table without a rule: ${name}`);
    return rule === 'derived' ? [] : [[name, rule] satisfies [string, JournaledRule]];
  });
}

/** The tables of the schema, without SQLite's own, those behind a search index and the journal's. */
export function ownTables(db: Connection): string[] {
  return db
    .prepare<[], { name: string }>(
      `select name from pragma_table_list
       where schema = 'main' and type in ('table', 'virtual') and substr(name, 1, 7) <> 'sqlite_' order by name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !JOURNAL_TABLES.includes(name));
}

const NO_ACTOR = `select raise(abort, 'a write without an actor') where not exists (select 1 from _context);`;
const TX = '(select tx from _context)';

function triggersOf(db: Connection, table: string, rule: JournaledRule): Trigger[] {
  const columns = columnsOf(db, table);
  const needed = rule === 'record' ? ['id', 'deleted_at', ...BOOKKEEPING] : ['id'];
  for (const column of needed) {
    if (!columns.includes(column)) throw new Error(`table ${table} lacks the column ${column}`);
  }
  const name = identifier(table);
  const triggers = [
    named(
      `${PREFIX}${table}_insert`,
      `after insert on ${name} begin ${NO_ACTOR} ${noteInsert(table, columns)} end`,
    ),
    named(
      `${PREFIX}${table}_delete`,
      `before delete on ${name} begin select raise(abort, 'rows are never deleted'); end`,
    ),
  ];
  if (rule !== 'record') {
    return [
      ...triggers,
      named(
        `${PREFIX}${table}_update`,
        `before update on ${name} begin select raise(abort, 'rows of this table never change'); end`,
      ),
    ];
  }
  return [
    ...triggers,
    named(
      `${PREFIX}${table}_id`,
      `before update on ${name} when new.id is not old.id begin select raise(abort, 'ids never change'); end`,
    ),
    named(
      `${PREFIX}${table}_update`,
      `after update on ${name} begin ${NO_ACTOR} ${noteUpdate(table, columns)} end`,
    ),
  ];
}

function named(name: string, rest: string): Trigger {
  return { name, sql: `CREATE TRIGGER ${identifier(name)} ${rest}` };
}

function noteInsert(table: string, columns: readonly string[]): string {
  const values = columns.map((column) => `'${column}', new.${identifier(column)}`).join(', ');
  return `insert into _journal (tx, tbl, row, op, after) values (${TX}, '${table}', new.id, 'insert', json_object(${values}));`;
}

/** `collate binary`, because a column that ignores case would else hide a change of case. */
function noteUpdate(table: string, columns: readonly string[]): string {
  const fields = columns
    .filter((column) => column !== 'id')
    .map(
      (column) =>
        `select '${column}' as field, old.${identifier(column)} as before, new.${identifier(column)} as after`,
    )
    .join(' union all ');
  return (
    `insert into _journal (tx, tbl, row, op, field, before, after) ` +
    `select ${TX}, '${table}', new.id, 'update', f.field, f.before, f.after from (${fields}) f ` +
    `where f.before is not f.after collate binary;`
  );
}

export function columnsOf(db: Connection, table: string): string[] {
  const columns = db
    .prepare<[string], { name: string; type: string; hidden: number }>(
      'select name, type, hidden from pragma_table_xinfo(?)',
    )
    .all(table)
    .filter(({ hidden }) => hidden === 0);
  for (const { name, type } of columns) {
    if (type === 'BLOB')
      throw new Error(`column ${table}.${name} holds bytes, which the journal cannot keep`);
  }
  return columns.map(({ name }) => name);
}
