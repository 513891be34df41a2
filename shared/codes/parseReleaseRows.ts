import type { Result } from '../result.ts';
import {
  assembleRelease,
  refusedRelease,
  type ReleaseLimits,
  type ReleaseRecord,
} from './assembleRelease.ts';
import type { Release, ReleaseName } from './releaseModel.ts';

/** The same contractor file as a spreadsheet: one row a record, columns known by the heads that CMS gives them. */

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** Text of each cell by its column (A, B, … AV); empty cells are left out. */
  readonly cells: ReadonlyMap<string, string>;
}

/** Disclaimers precede the heads in some releases. */
const MOST_ROWS_BEFORE = 40;

const HEADS = {
  code: ['HCPC', 'HCPCS'],
  sequence: ['SEQNUM'],
  kind: ['RECID'],
  long: ['LONG DESCRIPTION'],
  short: ['SHORT DESCRIPTION'],
  coverage: ['COV'],
  betos: ['BETOS'],
  addedOn: ['ADD DT'],
  effectiveOn: ['ACT EFF DT'],
  endsOn: ['TERM DT'],
  action: ['ACTION CD'],
} as const;
type Field = keyof typeof HEADS;

const PRICE_HEADS = ['PRICE1', 'PRICE2', 'PRICE3', 'PRICE4'] as const;
const CROSS_REFERENCE_HEADS = ['XREF1', 'XREF2', 'XREF3', 'XREF4', 'XREF5'] as const;

/** True where one of the first rows is the row of heads. */
export function looksLikeReleaseRows(rows: readonly SheetRow[]): boolean {
  return headRow(rows) !== undefined;
}

function headRow(rows: readonly SheetRow[]): SheetRow | undefined {
  return rows.slice(0, MOST_ROWS_BEFORE).find((row) => {
    const heads = new Set([...row.cells.values()].map(headText));
    return heads.has('RECID') && HEADS.code.some((head) => heads.has(head));
  });
}

function headText(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s_]+/g, ' ');
}

/** @returns the release; or `invalid`, with one issue for each row at fault (its path is `row 12`). */
export function parseReleaseRows(
  rows: readonly SheetRow[],
  about: ReleaseName,
  limits?: ReleaseLimits,
): Result<Release> {
  const heads = headRow(rows);
  if (heads === undefined) {
    return refusedRelease([
      {
        path: 'row 1',
        message: `None of the first ${MOST_ROWS_BEFORE} rows holds the heads HCPC and RECID. Take CMS’s alphanumeric HCPCS file.`,
      },
    ]);
  }
  const columns = new Map<string, string>();
  for (const [column, text] of heads.cells) {
    const head = headText(text);
    if (columns.has(head)) {
      return refusedRelease([
        { path: `row ${heads.number}`, message: `Two columns have the head of column ${column}.` },
      ]);
    }
    columns.set(head, column);
  }
  const place = new Map<Field, string>();
  const missing: string[] = [];
  for (const field of fields()) {
    const column = HEADS[field].map((head) => columns.get(head)).find((found) => found !== undefined);
    if (column === undefined) missing.push(HEADS[field][0]);
    else place.set(field, column);
  }
  for (const head of [...PRICE_HEADS, ...CROSS_REFERENCE_HEADS]) {
    if (!columns.has(head)) missing.push(head);
  }
  if (missing.length > 0) {
    return refusedRelease([
      { path: `row ${heads.number}`, message: `These columns are missing: ${missing.join(', ')}.` },
    ]);
  }
  return assembleRelease(recordsOf(rows, heads, place, columns), about, limits);
}

function fields(): readonly Field[] {
  return [
    'code',
    'sequence',
    'kind',
    'long',
    'short',
    'coverage',
    'betos',
    'addedOn',
    'effectiveOn',
    'endsOn',
    'action',
  ];
}

function* recordsOf(
  rows: readonly SheetRow[],
  heads: SheetRow,
  place: ReadonlyMap<Field, string>,
  columns: ReadonlyMap<string, string>,
): Iterable<ReleaseRecord> {
  for (const { number, cells } of rows) {
    if (number <= heads.number || cells.size === 0) continue;
    const text = (column: string | undefined): string => cells.get(column ?? '')?.trim() ?? '';
    const field = (name: Field): string => text(place.get(name));
    const several = (names: readonly string[]): readonly string[] =>
      names.map((name) => text(columns.get(name))).filter((value) => value !== '');
    yield {
      place: `row ${number}`,
      code: field('code'),
      // Programs for spreadsheets take 0010 and 00 for numbers.
      sequence: field('sequence').replace(/^\d{1,3}$/, (number) => number.padStart(4, '0')),
      kind: field('kind'),
      long: field('long'),
      short: field('short'),
      pricing: several(PRICE_HEADS).map((indicator) => indicator.padStart(2, '0')),
      crossReferences: several(CROSS_REFERENCE_HEADS),
      coverage: field('coverage'),
      betos: field('betos'),
      addedOn: field('addedOn'),
      effectiveOn: field('effectiveOn'),
      endsOn: field('endsOn'),
      action: field('action'),
    };
  }
}
