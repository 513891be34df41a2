/** The disk is full, gone or read-only: what could not be written waits. */
export function isOfTheDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(FULL|IOERR|READONLY|BUSY|CANTOPEN)/.test(code);
}
