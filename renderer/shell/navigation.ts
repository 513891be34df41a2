import { navigate } from 'wouter/use-hash-location';

/** Movement by program: commands, the palette, rows of tables. Paths hold opaque ids only. */
export function go(path: string): void {
  navigate(path);
}
