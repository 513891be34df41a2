import Papa from 'papaparse';
import { cellAsTyped } from '../../shared/domain/csvCell.ts';
import { invalid, ok, type Result } from '../../shared/result.ts';
import { decodeCsv } from './decodeCsv.ts';

/** A CSV file as headings and rows of text. Every cell stays the text that it is: nothing in it is run. */

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One row below the headings. */
export interface CsvRow {
  /** As a spreadsheet counts: the headings are row 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** The row's own quotes do not close. */
  readonly broken: boolean;
}

export interface CsvFile {
  readonly encoding: string;
  readonly delimiter: Delimiter;
  readonly headings: readonly string[];
  /** Rows that hold anything. */
  readonly rows: readonly CsvRow[];
}

/** A register of more devices than this is split: it would hold the program up for minutes. */
export const MOST_ROWS = 100_000;

/** @param delimiter null: found out from the file. */
export function readCsv(bytes: Uint8Array, delimiter: Delimiter | null): Result<CsvFile> {
  const decoded = decodeCsv(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const found = delimiter ?? delimiterOf(text);
  const parsed = Papa.parse<string[]>(text, { delimiter: found });
  const [headings, ...rest] = parsed.data;
  if (!headings || headings.every((heading) => heading.trim() === '')) {
    return invalid(
      'file',
      'The first row must hold the headings of the columns. Add them and choose the file again.',
    );
  }
  const brokenRows = new Set(parsed.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  if (brokenRows.has(0)) {
    return invalid(
      'file',
      'A quote in the headings does not close. Mend the first row and choose the file again.',
    );
  }
  const rows = rest
    .map((cells, index) => ({
      number: index + 2,
      cells: cells.map(plainCell),
      broken: brokenRows.has(index + 1),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) return invalid('file', 'There are headings, and no rows below them.');
  if (rows.length > MOST_ROWS) {
    return invalid(
      'file',
      `The file has ${rows.length.toLocaleString('en-US')} rows. Split it: ${MOST_ROWS.toLocaleString('en-US')} are taken at once.`,
    );
  }
  return ok({ encoding, delimiter: found, headings: headings.map((heading) => heading.trim()), rows });
}

/** The one of the three that parts the headings into most columns; a comma where none does. */
function delimiterOf(text: string): Delimiter {
  const columns = (delimiter: Delimiter): number =>
    Papa.parse<string[]>(text, { preview: 1, delimiter }).data[0]?.length ?? 0;
  return DELIMITERS.reduce((best, each) => (columns(each) > columns(best) ? each : best), ',');
}

function plainCell(cell: string): string {
  return cellAsTyped(cell.trim()).trim();
}
