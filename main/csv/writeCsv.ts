import Papa from 'papaparse';
import { harmlessCell } from '../../shared/domain/csvCell.ts';

/**
 * A CSV file that any spreadsheet opens with its letters right (UTF-8 with its mark, CRLF). A cell that a spreadsheet
 * would run as a formula gets an apostrophe before it; `readCsv` takes it off again.
 */
export function writeCsv(headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const text = Papa.unparse(
    { fields: [...headings], data: rows.map((row) => row.map(harmlessCell)) },
    // Not papaparse's own way against formulas: that lets one with a line end in it through.
    // Every cell in quotes: a spreadsheet that parts by semicolons finds no cell of its own inside another.
    { newline: '\r\n', quotes: true },
  );
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
