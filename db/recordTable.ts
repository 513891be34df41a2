import type { z } from 'zod';
import type { Id } from '../shared/domain/ids.ts';
import { fail, invalid, notFound, ok, type ChangedField, type Result } from '../shared/result.ts';
import { changedFields } from './changedFields.ts';
import { columnOf } from './columnNames.ts';
import type { Connection } from './open.ts';
import { all, first, identifier, run, type SqlRow, type SqlValue } from './rows.ts';

/**
 * How a record of the domain lies in a table: one column for each field, in snake case; objects and lists as
 * JSON; booleans as 0 and 1. Rows are parsed by the record's own schema when they are read, so that what leaves
 * this folder is what the domain says it is.
 */

/** The instant and the ids of one write. */
export interface WriteFrame {
  readonly db: Connection;
  readonly at: string;
  readonly newId: () => Id;
}

/** Fields of the values that are not columns of this table (lists kept in tables of their own). */
export interface TableShape<Values extends object, Stored> {
  readonly table: string;
  /** Names the record in messages: "patient". */
  readonly noun: string;
  readonly fields: readonly (keyof Values & string)[];
  readonly json: readonly (keyof Values & string)[];
  readonly booleans: readonly (keyof Values & string)[];
  /** Fields that an editor may not know of: left out, they stay as they are. */
  readonly leftOut?: readonly (keyof Values & string)[];
  /** Parses the assembled record. */
  readonly parse: z.ZodType<Stored>;
}

function toSql(shape: TableShape<object, unknown>, field: string, value: unknown): SqlValue {
  if ((shape.json as readonly string[]).includes(field)) return JSON.stringify(value);
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new Error(`field ${field} of ${shape.table} has no column form`);
}

/** A row's columns as the fields of the record, JSON read and booleans restored. */
export function fieldsOf(shape: TableShape<never, unknown>, row: SqlRow): Record<string, unknown> {
  const { fields, json, booleans } = shape as TableShape<Record<string, unknown>, unknown>;
  return Object.fromEntries(
    fields.map((field) => {
      const value = row[columnOf(field)];
      if (value === undefined) throw new Error(`column for ${field} of ${shape.table} was not read`);
      if (json.includes(field)) return [field, JSON.parse(String(value)) as unknown];
      if (booleans.includes(field)) return [field, value === null ? null : value === 1];
      return [field, value];
    }),
  );
}

/** Writes the fields of a new record. @returns its id. */
export function insertRecord<Values extends object>(
  frame: WriteFrame,
  shape: TableShape<Values, unknown>,
  values: Values,
  given: { readonly id?: Id; readonly extra?: Readonly<Record<string, SqlValue>> } = {},
): Id {
  const id = given.id ?? frame.newId();
  const columns: Record<string, SqlValue> = {
    id,
    ...columnsOfValues(shape, values),
    ...given.extra,
    created_at: frame.at,
    updated_at: frame.at,
  };
  const names = Object.keys(columns);
  run(
    frame.db,
    `insert into ${identifier(shape.table)} (${names.map(identifier).join(', ')}) values (${names.map((name) => `:${name}`).join(', ')})`,
    columns,
  );
  return id;
}

function columnsOfValues<Values extends object>(
  shape: TableShape<Values, unknown>,
  values: Values,
): Record<string, SqlValue> {
  const wide = shape as unknown as TableShape<object, unknown>;
  return Object.fromEntries(
    shape.fields
      .filter((field) => values[field] !== undefined || !shape.leftOut?.includes(field))
      .map((field) => [columnOf(field), toSql(wide, field, values[field])]),
  );
}

/** Who last changed it and to what revision; null when there is no such row or it was removed. */
export function revisionOf(db: Connection, table: string, id: Id): number | null {
  const row = first<{ revision: number }>(
    db,
    `select revision from ${identifier(table)} where id = ? and deleted_at is null`,
    [id],
  );
  return row?.revision ?? null;
}

/**
 * Saves over a record that the editor saw at `revision`. A save that changes nothing writes nothing and counts as
 * none, so that a page that saves by itself disturbs nobody.
 * @param saveLists stores the record's lists, and tells whether they differ from what was there.
 * @returns the new revision; `notFound`; or `conflict` with every field that somebody else changed since, its value
 * now, who and when. Nothing is written then.
 */
export function updateRecord<Values extends object>(
  frame: WriteFrame,
  shape: TableShape<Values, unknown>,
  target: { readonly id: Id; readonly revision: number },
  values: Values,
  saveLists: () => Result<boolean> = () => ok(false),
): Result<number> {
  const current = expectRevision(frame.db, shape, target);
  if (!current.ok) return current;
  const lists = saveLists();
  if (!lists.ok) return lists;
  const columns = columnsOfValues(shape, values);
  const row = first(frame.db, `select * from ${identifier(shape.table)} where id = ?`, [target.id]);
  if (!lists.value && isSame(row, columns)) return current;
  const sets = Object.keys(columns).map((name) => `${identifier(name)} = :${name}`);
  run(
    frame.db,
    `update ${identifier(shape.table)} set ${[...sets, 'revision = revision + 1', 'updated_at = :updated_at'].join(', ')} where id = :id`,
    { ...columns, updated_at: frame.at, id: target.id },
  );
  return ok(current.value + 1);
}

function isSame(row: SqlRow | undefined, columns: Readonly<Record<string, SqlValue>>): boolean {
  return Object.entries(columns).every(([name, value]) => row?.[name] === value);
}

/**
 * @returns the record's revision when nothing in it differs from what the editor saw; else `notFound` or `conflict`.
 * (A change that was undone again leaves a higher revision and the same record: that is no conflict.)
 */
export function expectRevision(
  db: Connection,
  shape: Pick<TableShape<never, unknown>, 'table' | 'noun'>,
  target: { readonly id: Id; readonly revision: number },
): Result<number> {
  const current = revisionOf(db, shape.table, target.id);
  if (current === null) return notFound(shape.noun);
  if (current === target.revision) return ok(current);
  const changed = target.revision < current ? changedFields(db, shape.table, target.id, target.revision) : [];
  if (changed.length === 0 && target.revision < current) return ok(current);
  return conflict(shape.noun, current, changed);
}

function conflict(noun: string, revision: number, changed: readonly ChangedField[]): Result<never> {
  const people = [...new Set(changed.map(({ by }) => by))].join(' and ');
  const message = `${people || 'Somebody else'} saved this ${noun} while you were editing it. Nothing of yours is lost: choose for each field which to keep.`;
  return fail({ kind: 'conflict', message, revision, changed });
}

/** Marks a record as removed; it stays in the store and undo brings it back. */
export function removeRecord(
  frame: WriteFrame,
  shape: Pick<TableShape<never, unknown>, 'table' | 'noun'>,
  target: { readonly id: Id; readonly revision: number },
): Result<void> {
  const free = expectRevision(frame.db, shape, target);
  if (!free.ok) return free;
  run(
    frame.db,
    `update ${identifier(shape.table)} set deleted_at = :at, updated_at = :at, revision = revision + 1 where id = :id`,
    { at: frame.at, id: target.id },
  );
  return ok(undefined);
}

/** Counts a save of a record whose own columns stayed as they were (its lists changed). */
export function touchRecord(frame: WriteFrame, table: string, id: Id): void {
  run(frame.db, `update ${identifier(table)} set revision = revision + 1, updated_at = :at where id = :id`, {
    at: frame.at,
    id,
  });
}

/** Reads records by a condition on a constant SQL text. */
export function selectRecords<Stored>(
  db: Connection,
  shape: TableShape<never, Stored>,
  rest: string,
  parameters: readonly SqlValue[] | Readonly<Record<string, SqlValue>> = [],
): Stored[] {
  return all(db, `select * from ${identifier(shape.table)} ${rest}`, parameters).map((row) =>
    recordOf(shape, row),
  );
}

export function recordOf<Stored>(shape: TableShape<never, Stored>, row: SqlRow): Stored {
  return shape.parse.parse({ id: row['id'], revision: row['revision'], ...fieldsOf(shape, row) });
}

/** One record that was not removed, or null. */
export function selectRecord<Stored>(
  db: Connection,
  shape: TableShape<never, Stored>,
  id: Id,
): Stored | null {
  return selectRecords(db, shape, 'where id = ? and deleted_at is null', [id])[0] ?? null;
}

/** A list's children in tables of their own: rows by id, in order; a row that is no longer listed is marked removed. */
export interface ChildShape<Item extends { readonly id: Id }> {
  readonly table: string;
  /** Column that names the parent. */
  readonly parent: string;
  /** The field of the parent that the rows make up, for messages. */
  readonly field: string;
  readonly fields: readonly (Exclude<keyof Item, 'id'> & string)[];
  readonly json: readonly string[];
  readonly booleans: readonly string[];
  readonly parse: z.ZodType<Item>;
}

export function childrenOf<Item extends { readonly id: Id }>(
  db: Connection,
  shape: ChildShape<Item>,
  parentId: Id,
): Item[] {
  return rawChildren(db, shape, parentId).map((row) => shape.parse.parse(row));
}

/** The same rows as they lie in the store, not judged by the item's schema. */
export function rawChildren<Item extends { readonly id: Id }>(
  db: Connection,
  shape: ChildShape<Item>,
  parentId: Id,
): Record<string, unknown>[] {
  const rows = all(
    db,
    `select * from ${identifier(shape.table)} where ${identifier(shape.parent)} = ? and deleted_at is null order by position, id`,
    [parentId],
  );
  return rows.map((row) => ({ id: row['id'], ...fieldsOf(asTable(shape), row) }));
}

/**
 * Makes the stored list equal to `items`. Writes only rows that differ; a row that was removed and is listed again
 * comes back.
 * @returns whether anything differed, or `invalid` when an id stands twice or belongs to another record's list.
 */
export function syncChildren<Item extends { readonly id: Id }>(
  frame: WriteFrame,
  shape: ChildShape<Item>,
  parentId: Id,
  items: readonly Item[],
): Result<boolean> {
  const table = asTable(shape) as unknown as TableShape<Record<string, unknown>, unknown>;
  const name = identifier(shape.table);
  const foreign = items.findIndex(
    (item, index) =>
      items.findIndex((other) => other.id === item.id) !== index ||
      first(frame.db, `select 1 from ${name} where id = ? and ${identifier(shape.parent)} <> ?`, [
        item.id,
        parentId,
      ]),
  );
  if (foreign >= 0)
    return invalid(`${shape.field}.${foreign}`, 'This row belongs to another list. Add it as a new row.');
  const rows = all(frame.db, `select * from ${name} where ${identifier(shape.parent)} = ?`, [parentId]);
  const stored = new Map(rows.map((row) => [row['id'], row]));
  let differs = false;
  items.forEach((item, position) => {
    const columns: Record<string, SqlValue> = { ...columnsOfValues(table, { ...item }), position };
    const row = stored.get(item.id);
    stored.delete(item.id);
    if (row?.['deleted_at'] === null && isSame(row, columns)) return;
    differs = true;
    if (!row) {
      insertRecord(frame, table, { ...item }, { id: item.id, extra: { [shape.parent]: parentId, position } });
      return;
    }
    const sets = Object.keys(columns).map((column) => `${identifier(column)} = :${column}`);
    run(
      frame.db,
      `update ${name} set ${sets.join(', ')}, deleted_at = null, revision = revision + 1, updated_at = :at where id = :id`,
      { ...columns, at: frame.at, id: item.id },
    );
  });
  for (const [id, row] of stored) {
    if (row['deleted_at'] !== null) continue;
    differs = true;
    run(
      frame.db,
      `update ${name} set deleted_at = :at, revision = revision + 1, updated_at = :at where id = :id`,
      { at: frame.at, id: id ?? null },
    );
  }
  return ok(differs);
}

function asTable(shape: {
  readonly table: string;
  readonly fields: readonly string[];
  readonly json: readonly string[];
  readonly booleans: readonly string[];
  readonly parse: z.ZodType;
}): TableShape<never, unknown> {
  return { ...shape, noun: 'row' } as unknown as TableShape<never, unknown>;
}
