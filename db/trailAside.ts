import fs from 'node:fs';
import { type TrailHead, trailHead } from './auditTrail.ts';
import { type Connection, openDatabase } from './open.ts';
import { first } from './rows.ts';

/** What a restore takes out of use with the office that was there: its audit trail, told to the one that goes on. */
export interface TrailAside {
  /** How many entries it has. */
  readonly entries: number;
  /** Hash of the last of them. */
  readonly hash: string;
  /** How many of them came after the last one of the backup; null: it is no continuation of the backup's trail. */
  readonly behind: number | null;
}

/**
 * Reads the trail of a data file that nobody has open, without changing the file.
 * @param keys those that may open it @param then where the backup's own trail ends
 * @returns null where there is no such file, or where it or its trail cannot be read
 */
export function readTrailAside(file: string, keys: readonly Buffer[], then: TrailHead): TrailAside | null {
  if (!fs.existsSync(file)) return null;
  for (const key of keys) {
    const opened = openDatabase(file, key, { readonly: true });
    if (!opened.ok) continue;
    try {
      return asideOf(opened.value, then);
    } catch {
      // Damaged, or from before there was a trail: that it cannot be read is what is told.
      return null;
    } finally {
      opened.value.close();
    }
  }
  return null;
}

function asideOf(db: Connection, then: TrailHead): TrailAside {
  const { n: entries, hash } = trailHead(db);
  const there = first<{ hash: string }>(db, 'select hash from _audit where n = ?', [then.n]);
  const goesOn = then.n === 0 || there?.hash === then.hash;
  return { entries, hash, behind: goesOn ? entries - then.n : null };
}
