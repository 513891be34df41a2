/** How the command line writes. */

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A file's name cannot move the cursor or start another line. */
export function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '?');
}

/** Lines of a heading and a text, the texts one under the other. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([heading]) => heading.length));
  return rows.map(([heading, text]) => `${heading.padEnd(width)}  ${text}`.trimEnd()).join('\n');
}
