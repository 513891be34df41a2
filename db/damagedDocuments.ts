import { z } from 'zod';
import { type Result, ok } from '../shared/result.ts';
import { AttachmentBox } from './attachments.ts';
import { guardStore } from './faults.ts';
import type { BackupProgress } from './makeBackup.ts';
import { openDatabase, type Connection } from './open.ts';
import { storePaths } from './paths.ts';
import { storedNameKey } from './rotate.ts';
import { putSecret, secretOf } from './storeIdentity.ts';

/**
 * Files of documents that were found missing or damaged: kept in the store until they are whole again, and taken back
 * from backups that still have them.
 */

const NAME = 'damagedDocuments';
const Names = z.array(z.string());

/** Names of attachments. */
export function damagedDocuments(db: Connection): string[] {
  const text = secretOf(db, NAME);
  return text === null ? [] : Names.parse(JSON.parse(text));
}

/** Inside a write. */
export function putDamagedDocuments(db: Connection, names: readonly string[]): void {
  putSecret(db, NAME, JSON.stringify(names));
}

export interface MendOrder {
  /** The data folder. */
  readonly source: string;
  readonly dataKey: Buffer;
  readonly names: readonly string[];
  /** Folders of backups, the newest first. */
  readonly backups: readonly string[];
}

export interface Mended {
  readonly mended: number;
  /** Those that no backup has whole. */
  readonly left: readonly string[];
}

/**
 * Copies files of documents back from the newest backup that has them whole: it opens with the key, and its content is
 * the one that its name was made of. Synchronous: run it in a thread.
 */
export function mendDocuments(
  order: MendOrder,
  tell: (progress: BackupProgress) => void = () => undefined,
): Result<Mended> {
  return guardStore(() => {
    const paths = storePaths(order.source);
    const opened = openDatabase(paths.database, order.dataKey, { readonly: true, keyVerified: true });
    if (!opened.ok) return opened;
    const nameKey = storedNameKey(opened.value);
    opened.value.close();
    const here = new AttachmentBox(paths.attachments, order.dataKey, nameKey);
    const sources = order.backups.map(
      (folder) => new AttachmentBox(storePaths(folder).attachments, order.dataKey, nameKey),
    );
    const left: string[] = [];
    try {
      order.names.forEach((name, index) => {
        tell({ step: 'documents', done: index, total: order.names.length });
        if (!here.read(name).ok && !takeBack(here, sources, name)) left.push(name);
      });
    } finally {
      for (const box of [here, ...sources]) box.close();
      nameKey?.fill(0);
    }
    return ok({ mended: order.names.length - left.length, left });
  });
}

function takeBack(here: AttachmentBox, sources: readonly AttachmentBox[], name: string): boolean {
  for (const source of sources) {
    const bytes = source.read(name);
    if (!bytes.ok || source.nameOf(bytes.value) !== name) continue;
    here.putAs(name, bytes.value);
    return here.read(name).ok;
  }
  return false;
}
