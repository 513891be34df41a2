import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { csvLine } from '../shared/domain/csvCell.ts';
import { type Result, ok } from '../shared/result.ts';
import { AttachmentBox } from './attachments.ts';
import { sha256OfFile } from './backupCatalog.ts';
import { fieldOf } from './columnNames.ts';
import { guardStore, storeFailure } from './faults.ts';
import { ensurePrivateFolder, syncFolder } from './files.ts';
import type { BackupProgress } from './makeBackup.ts';
import { type Connection, openDatabase } from './open.ts';
import { storePaths } from './paths.ts';
import { storedNameKey } from './rotate.ts';
import { all, count, identifier, type SqlRow, type SqlValue } from './rows.ts';
import { storeSchema } from './schema.ts';

/**
 * Everything of the office as open files: a table as CSV and as JSON lines, every original document as it came in, and
 * a list of all files with their sums. Read from one moment of the store. Nothing of it is encrypted; what opens the
 * store or signs people in is left out.
 */

export interface ExportOrder {
  readonly source: string;
  readonly dataKey: Buffer;
  /** The new folder; it is not there yet. */
  readonly target: string;
  readonly program: string;
  /** Instant. */
  readonly madeAt: string;
}

export interface Exported {
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  /** Documents whose file is missing or damaged. */
  readonly damaged: number;
}

/** Tables that are worked out from others, and those that hold secrets. */
const LEFT_OUT = ['second_factor', 'store_secret'];
const HISTORY = ['_transaction', '_undo', '_journal', '_audit'];

interface ListedFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a document: the table and the id of the row that it belongs to. */
  readonly table?: string;
  readonly row?: string;
  readonly mediaType?: string;
}

/** A document that could not be taken out, by the table and the id of its row. */
interface MissingDocument {
  readonly table: string;
  readonly row: string;
  readonly why: 'missing' | 'damaged';
}

/** Synchronous: run it in a thread. Nothing is left after a failure. */
export function exportStore(
  order: ExportOrder,
  tell: (progress: BackupProgress) => void = () => undefined,
): Result<Exported> {
  if (fs.existsSync(order.target)) return storeFailure('exists');
  return guardStore(() => {
    const part = `${order.target}.part`;
    let done = false;
    try {
      fs.rmSync(part, { recursive: true, force: true });
      ensurePrivateFolder(part);
      const written = fillExport(order, part, tell);
      if (!written.ok) return written;
      fs.renameSync(part, order.target);
      syncFolder(path.dirname(order.target));
      done = true;
      return written;
    } finally {
      if (!done) fs.rmSync(part, { recursive: true, force: true });
    }
  });
}

function fillExport(
  order: ExportOrder,
  folder: string,
  tell: (progress: BackupProgress) => void,
): Result<Exported> {
  const opened = openDatabase(storePaths(order.source).database, order.dataKey, {
    readonly: true,
    keyVerified: true,
  });
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    db.exec('begin'); // one moment of the store, whatever is written meanwhile
    const tables = exportedTables(db);
    const files: ListedFile[] = [];
    let rows = 0;
    ensurePrivateFolder(path.join(folder, 'tables'));
    tables.forEach((table, index) => {
      tell({ step: 'records', done: index, total: tables.length });
      rows += writeTable(db, table, folder, files);
    });
    const { documents, missing } = writeDocuments(db, order, folder, files, tell);
    writePlain(path.join(folder, 'README.txt'), readMe(order, tables, missing));
    files.push(listed(folder, 'README.txt'));
    const list = {
      format: 'claimwright export',
      version: 1,
      madeAt: order.madeAt,
      program: order.program,
      files,
      /** Documents whose row is here and whose file could not be read. */
      missingDocuments: missing,
    };
    writePlain(path.join(folder, 'manifest.json'), `${JSON.stringify(list, null, 2)}\n`);
    return ok({ tables: tables.length, rows, documents, damaged: missing.length });
  } finally {
    if (db.inTransaction) db.exec('rollback');
    db.close();
  }
}

export function exportedTables(db: Connection): string[] {
  const there = new Set(
    all<{ name: string }>(db, `select name from sqlite_master where type = 'table'`).map(({ name }) => name),
  );
  const own = Object.entries(storeSchema.tables).flatMap(([table, rule]) =>
    rule === 'derived' ? [] : [table],
  );
  return [...own, ...HISTORY].filter((table) => there.has(table) && !LEFT_OUT.includes(table));
}

const CHUNK = 500;

function writeTable(db: Connection, table: string, folder: string, files: ListedFile[]): number {
  const columns = all<{ name: string }>(db, `select name from pragma_table_info('${table}')`).map(
    ({ name }) => name,
  );
  const names = [`tables/${table}.csv`, `tables/${table}.jsonl`] as const;
  const [csv, lines] = names.map((name) => fs.openSync(path.join(folder, name), 'wx', 0o600));
  if (csv === undefined || lines === undefined) throw new Error('two files for each table');
  let rows = 0;
  try {
    // The mark makes spreadsheets read it as UTF-8.
    fs.writeSync(csv, `\uFEFF${csvLine(columns.map(fieldOf))}`);
    const chunk = `select rowid as "_at", * from ${identifier(table)} where rowid > ? order by rowid limit ${CHUNK}`;
    for (let last: SqlValue = -1; ;) {
      const found: SqlRow[] = all(db, chunk, [last]);
      if (found.length === 0) break;
      fs.writeSync(
        csv,
        found.map((row) => csvLine(columns.map((column) => cellOf(row[column] ?? null)))).join(''),
      );
      fs.writeSync(lines, found.map((row) => `${JSON.stringify(fieldsOf(columns, row))}\n`).join(''));
      rows += found.length;
      last = found.at(-1)?.['_at'] ?? null;
    }
  } finally {
    fs.closeSync(csv);
    fs.closeSync(lines);
  }
  for (const name of names) files.push(listed(folder, name));
  return rows;
}

function cellOf(value: SqlValue): string {
  return value === null ? '' : String(value);
}

function fieldsOf(columns: readonly string[], row: SqlRow): Record<string, SqlValue> {
  return Object.fromEntries(columns.map((column) => [fieldOf(column), row[column] ?? null]));
}

function listed(folder: string, name: string): ListedFile {
  const file = path.join(folder, name);
  return { file: name, bytes: fs.statSync(file).size, sha256: sha256OfFile(file) };
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'image/heic': 'heic',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'text/csv': 'csv',
};

/** Every kept file, and the row that names it. A file is named by its row's id: no name of a patient is in it. */
const KEPT_FILES = `
  select 'document' as "table", id, attachment, media_type as mediaType from document
  union all select 'audit_part', id, attachment, 'application/pdf' from audit_part
  union all select 'batch', id, attachment, 'text/plain' from batch
  union all select 'edi_file', id, attachment, 'text/plain' from edi_file`;

function writeDocuments(
  db: Connection,
  order: ExportOrder,
  folder: string,
  files: ListedFile[],
  tell: (progress: BackupProgress) => void,
): { readonly documents: number; readonly missing: readonly MissingDocument[] } {
  const nameKey = storedNameKey(db);
  const box = new AttachmentBox(storePaths(order.source).attachments, order.dataKey, nameKey);
  ensurePrivateFolder(path.join(folder, 'documents'));
  const total = count(db, `select count(*) from (${KEPT_FILES})`);
  const missing: MissingDocument[] = [];
  let documents = 0;
  const kept = all<{ table: string; id: string; attachment: string; mediaType: string }>(db, KEPT_FILES);
  try {
    for (const [index, { table, id, attachment, mediaType }] of kept.entries()) {
      tell({ step: 'documents', done: index, total });
      const bytes = box.read(attachment);
      if (!bytes.ok) {
        const { fault } = bytes;
        const isThere = fault.kind === 'unavailable' && fault.code === 'attachmentDamaged';
        missing.push({ table, row: id, why: isThere ? 'damaged' : 'missing' });
        continue;
      }
      const file = `documents/${table}-${id}.${ENDINGS[mediaType] ?? 'bin'}`;
      writePlain(path.join(folder, file), bytes.value);
      const sha256 = createHash('sha256').update(bytes.value).digest('hex');
      files.push({ file, bytes: bytes.value.length, sha256, table, row: id, mediaType });
      documents += 1;
    }
  } finally {
    box.close();
    nameKey?.fill(0);
  }
  return { documents, missing };
}

function writePlain(file: string, content: string | Uint8Array): void {
  fs.writeFileSync(file, content, { flag: 'wx', mode: 0o600, flush: true });
}

function readMe(order: ExportOrder, tables: readonly string[], missing: readonly MissingDocument[]): string {
  return `Everything of one office, written by Claimwright ${order.program} on ${order.madeAt} (UTC).

NOT ENCRYPTED. These files hold health information of patients. Keep them as you keep paper charts, and
delete them when they are no longer needed.

tables/      one table in two forms: .csv for spreadsheets (UTF-8 with its mark, commas, every cell in quotes) and
             .jsonl for programs (one JSON object on each line). Money is in whole cents. Days are YYYY-MM-DD,
             instants are ISO 8601 in UTC. Cells that hold lists hold JSON. In the .csv files a cell that a
             spreadsheet would run as a formula has an apostrophe before it; the .jsonl files have the text as it is.
documents/   every original file as it came in or went out, named by the table and the id of its row.
manifest.json  every file with its size and its SHA-256; of documents also the row that they belong to.

A row with a day in deletedAt was removed by somebody; it is here because nothing is ever deleted.
_transaction, _journal and _undo hold who changed what and when; _audit is the audit trail.
Left out: passphrases, keys, second factors, and search indexes, which are made from the other tables.

Tables: ${tables.join(', ')}
${missing.length === 0 ? '' : missingWords(missing)}`;
}

function missingWords(missing: readonly MissingDocument[]): string {
  const lines = missing.map(({ table, row, why }) => `  ${table} ${row} (${why})`);
  return `
NOT COMPLETE. The files of these documents were missing or damaged in the office and are not here. Their rows are in
the tables, and manifest.json lists them as missingDocuments:
${lines.join('\n')}
`;
}
