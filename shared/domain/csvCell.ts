/** Text of a CSV cell that no spreadsheet runs as a formula: an apostrophe before it where one would. */
export function harmlessCell(cell: string): string {
  return /^'*\s*[=+\-@]/.test(cell) ? `'${cell}` : cell;
}

/** One line of CSV (RFC 4180), every cell in quotes: no separator of another country finds a cell inside one. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmlessCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
