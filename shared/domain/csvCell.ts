/** What spreadsheets run as a formula, also after blanks, invisible characters or in full width; or take for a new cell. */
const RUNS = /^'*(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u;

/** Text of a CSV cell that no spreadsheet runs as a formula: an apostrophe before it where one would. */
export function harmlessCell(cell: string): string {
  return RUNS.test(cell) ? `'${cell}` : cell;
}

/** Takes that apostrophe off again. */
export function cellAsTyped(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

/** One line of CSV (RFC 4180), every cell in quotes: no separator of another country finds a cell inside one. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmlessCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
