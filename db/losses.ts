import fs from 'node:fs';
import path from 'node:path';
import { type Result, ok } from '../shared/result.ts';
import { columnOf, fieldOf } from './columnNames.ts';
import { storeFaultOf } from './faults.ts';
import { ensurePrivateFolder } from './files.ts';
import { type Connection, openHarmed } from './open.ts';
import { storePaths } from './paths.ts';
import { all, first, type SqlValue } from './rows.ts';

/**
 * What a damaged data file still tells of the time after the backup that took its place: its journal is read from the end,
 * as far as its pages hold. On a copy, so that the file itself stays as it was found.
 */

export interface LossOrder {
  /** The folder that was put aside. */
  readonly aside: string;
  readonly dataKey: Buffer;
  /** The last transaction of the backup; null: it had none. */
  readonly since: { readonly n: number; readonly id: string } | null;
  /** Entries at most. */
  readonly limit: number;
}

export interface LostRow {
  /** Null where it cannot be read. */
  readonly at: string | null;
  /** Id of the person, or what the program was doing; '' where it cannot be read. */
  readonly actor: string;
  readonly table: string;
  readonly row: string;
  readonly op: 'insert' | 'update';
  /** The number under which people know the record; '' where it has none or it cannot be read. */
  readonly number: string;
  readonly changes: readonly { readonly field: string; readonly value: string }[];
}

export interface Losses {
  /** `whole`: the journal could be read to the backup; `part`: some of it; `nothing`. */
  readonly readable: 'whole' | 'part' | 'nothing';
  readonly entries: readonly LostRow[];
  readonly more: number;
}

const NOTHING: Losses = { readable: 'nothing', entries: [], more: 0 };

/** Synchronous: run it in a thread. @throws what is no fault of the damaged file. */
export function readLosses(order: LossOrder): Result<Losses> {
  const { database } = storePaths(order.aside);
  if (!fs.existsSync(database)) return ok(NOTHING);
  const trial = path.join(order.aside, '.trial-losses');
  fs.rmSync(trial, { recursive: true, force: true });
  ensurePrivateFolder(trial);
  try {
    const copy = storePaths(trial).database;
    for (const suffix of ['', '-wal']) {
      if (fs.existsSync(database + suffix)) fs.copyFileSync(database + suffix, copy + suffix);
    }
    const db = tolerant(() => openHarmed(copy, order.dataKey));
    if (!db) return ok(NOTHING);
    try {
      return ok(readJournal(db, order));
    } finally {
      tolerant(() => db.close());
    }
  } finally {
    fs.rmSync(trial, { recursive: true, force: true });
  }
}

/** Null where the file does not give it: anything but a fault of the file is thrown on. */
function tolerant<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (storeFaultOf(error) !== null || isSqliteError(error)) return null;
    throw error;
  }
}

/** Of a schema that is damaged too: `no such table` and the like. */
function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

interface JournalRow {
  readonly n: number;
  readonly tx: number;
  readonly tbl: string;
  readonly row: string;
  readonly op: 'insert' | 'update';
  readonly field: string | null;
  readonly after: SqlValue;
}

/** The log of backups says nothing that is missed. */
const NOT_TOLD = new Set(['backup_run', 'safeguards']);

function readJournal(db: Connection, { since, limit }: LossOrder): Losses {
  const from = since?.n ?? 0;
  const rows: JournalRow[] = [];
  let whole = false;
  tolerant(() => {
    const statement = db.prepare<[], JournalRow>(
      'select n, tx, tbl, row, op, field, after from _journal order by n desc',
    );
    for (const row of statement.iterate()) {
      if (row.tx <= from) {
        whole = true;
        return;
      }
      rows.push(row);
    }
    whole = true;
  });
  if (!whole) readByTransaction(db, from, rows);
  const entries = entriesOf(
    db,
    rows.sort((left, right) => left.n - right.n),
  );
  const readable = whole ? 'whole' : entries.length > 0 ? 'part' : 'nothing';
  return { readable, entries: entries.slice(-limit), more: Math.max(0, entries.length - limit) };
}

/** Where the end of the journal is gone, its index may still find some of the rest. */
function readByTransaction(db: Connection, from: number, rows: JournalRow[]): void {
  const known = new Set(rows.map(({ n }) => n));
  const last =
    tolerant(() => first<{ n: number }>(db, 'select max(n) as n from _transaction')?.n ?? from) ?? from;
  for (let tx = from + 1; tx <= Math.min(last, from + 20_000); tx += 1) {
    const found = tolerant(() =>
      all<JournalRow>(db, 'select n, tx, tbl, row, op, field, after from _journal where tx = ?', [tx]),
    );
    for (const row of found ?? []) if (!known.has(row.n)) rows.push(row);
  }
}

function entriesOf(db: Connection, rows: readonly JournalRow[]): LostRow[] {
  const entries = new Map<string, LostRow & { changes: { field: string; value: string }[] }>();
  for (const row of rows) {
    if (NOT_TOLD.has(row.tbl)) continue;
    const key = `${row.tx} ${row.tbl} ${row.row} ${row.op}`;
    let entry = entries.get(key);
    if (!entry) {
      const act = actOf(db, row.tx);
      entry = {
        at: act?.at ?? null,
        actor: act?.actor ?? '',
        table: row.tbl,
        row: row.row,
        op: row.op,
        number: numberOf(db, row),
        changes: [],
      };
      entries.set(key, entry);
    }
    entry.changes.push(...changesOf(row));
  }
  return [...entries.values()];
}

interface ActOf {
  readonly at: string;
  readonly actor: string;
}

/** Who wrote it when, from the journal; where that page is gone, from the audit trail, which says it again. */
function actOf(db: Connection, tx: number): ActOf | null {
  const known = tolerant(() => first<ActOf>(db, 'select at, actor from _transaction where n = ?', [tx]));
  if (known) return known;
  const noted = tolerant(() =>
    first<ActOf>(db, 'select at, user_id as actor from _audit where tx = ?', [tx]),
  );
  return noted ?? null;
}

const NUMBER_COLUMNS: Readonly<Record<string, string>> = {
  claim: 'number',
  patient: columnOf('chartNumber'),
  equipment: columnOf('serialNumber'),
};

function numberOf(db: Connection, { tbl, row }: JournalRow): string {
  const column = NUMBER_COLUMNS[tbl];
  if (column === undefined) return '';
  const found = tolerant(() =>
    first<{ number: string }>(db, `select ${column} as number from ${tbl} where id = ?`, [row]),
  );
  return found?.number ?? '';
}

const BOOKKEPT = new Set(['id', 'revision', 'created_at', 'updated_at', 'deleted_at']);
const LONGEST = 300;

function changesOf(row: JournalRow): { field: string; value: string }[] {
  if (row.field !== null) {
    return BOOKKEPT.has(row.field) ? [] : [{ field: fieldOf(row.field), value: shown(row.after) }];
  }
  const values = tolerantJson(row.after);
  return Object.entries(values).flatMap(([column, value]) =>
    BOOKKEPT.has(column) || value === null || value === ''
      ? []
      : [{ field: fieldOf(column), value: shown(value) }],
  );
}

function tolerantJson(text: SqlValue): Record<string, SqlValue> {
  try {
    return JSON.parse(String(text)) as Record<string, SqlValue>;
  } catch {
    return {};
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
