import fs from 'node:fs';
import { storePaths } from '../../db/paths.ts';

/** Where the backups of a folder's office lie, found without a key. */
export function rememberedPlace(dataDir: string): string {
  const paths = storePaths(dataDir);
  try {
    const value: unknown = JSON.parse(fs.readFileSync(paths.backupPlace, 'utf8'));
    if (
      typeof value === 'object' &&
      value !== null &&
      'folder' in value &&
      typeof value.folder === 'string'
    ) {
      return value.folder;
    }
  } catch {
    // Never written, or damaged like the rest: the usual place then.
  }
  return paths.backups;
}
