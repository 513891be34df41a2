import Papa from 'papaparse';

/**
 * A CSV file that any spreadsheet opens with its letters right (UTF-8 with its mark, CRLF). A cell that a spreadsheet
 * would run as a formula gets an apostrophe before it; `readCsv` takes it off again.
 */
export function writeCsv(headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const text = Papa.unparse(
    { fields: [...headings], data: rows.map((row) => row.map(harmless)) },
    // Every cell in quotes: a spreadsheet that parts by semicolons finds no cell of its own inside another.
    { newline: '\r\n', quotes: true },
  );
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

/** Not papaparse's own way: that lets a formula with a line end in it through. */
function harmless(cell: string): string {
  return /^'*\s*[=+\-@]/.test(cell) ? `'${cell}` : cell;
}
