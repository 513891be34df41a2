import { createHash } from 'node:crypto';
import path from 'node:path';
import fs from 'node:fs';
import { AttachmentBox } from '../../db/attachments.ts';
import { insertDocument } from '../../db/documents.ts';
import { openWithPassphrase, readKeyFile } from '../../db/keys.ts';
import { type BackupOrder, makeBackup } from '../../db/makeBackup.ts';
import { patients } from '../../db/nouns.ts';
import { insertOffice } from '../../db/offices.ts';
import { storePaths } from '../../db/paths.ts';
import { storeSchema } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { insertUser } from '../../db/users.ts';
import { ok } from '../../shared/result.ts';
import { anOffice as officeValues, aPaper, aPatient, aUser } from './samples.ts';
import { asOwner, newOffice, OWNER, PASSPHRASE, tempFolder, value } from './workbench.ts';

/** An office with one patient, its key in hand, and a folder for backups. */

export const NAME = 'claimwright-20260603T120000Z';
export const STORE = '5'.repeat(32);
export const DEVICE = 'a'.repeat(32);

export interface BackupOffice {
  readonly store: Store;
  readonly folder: string;
  readonly dataKey: Buffer;
  readonly recoveryCode: string;
  /** Where backups go. */
  readonly root: string;
  addPatient(lastName: string): void;
  patients(): number;
  /** True when the attachment in that folder reads back whole. */
  reads(attachments: string, name: string): boolean;
}

export async function anOffice(): Promise<BackupOffice> {
  const folder = path.join(tempFolder(), 'data');
  const { store, recoveryCode } = await newOffice({ dataDir: folder, schema: storeSchema });
  const keys = value(readKeyFile(storePaths(folder).keys));
  const dataKey = value(await openWithPassphrase(keys, OWNER, PASSPHRASE)).dataKey;
  const root = path.join(tempFolder(), 'backups');
  fs.mkdirSync(root);
  value(
    store.write(asOwner, (tx) => {
      insertOffice(tx, officeValues(), false);
      insertUser(tx, aUser());
      return ok(undefined);
    }),
  );
  const office: BackupOffice = {
    store,
    folder,
    dataKey,
    recoveryCode,
    root,
    addPatient(lastName) {
      value(store.write(asOwner, (tx) => ok(patients.insert(tx, aPatient({ lastName })))));
    },
    patients: () =>
      Number(value(store.read((db) => ok(db.prepare('select count(*) from patient').pluck().get())))),
    reads(attachments, name) {
      const box = new AttachmentBox(attachments, dataKey);
      try {
        return box.read(name).ok;
      } finally {
        box.close();
      }
    },
  };
  office.addPatient('Distinctive');
  return office;
}

/** A backup of an open store, made as the program makes it; answers with its folder, which is a data folder itself. */
export function backUp(store: Store): string {
  const dataKey = store.keyForThread();
  if (!dataKey) throw new Error('the store is locked');
  const root = tempFolder();
  value(makeBackup({ ...ORDER, source: store.paths.folder, dataKey, root }));
  return path.join(root, NAME);
}

const ORDER = {
  name: NAME,
  earlier: null,
  storeId: STORE,
  deviceId: DEVICE,
  kind: 'byHand',
  program: 'test',
  madeAt: '2026-06-03T12:00:00.000Z',
} as const;

/** Files a document; answers with the name of its attachment. */
export function document({ store }: BackupOffice, bytes: Buffer): string {
  return value(
    store.write(asOwner, (tx) => {
      const attachment = tx.attachments.put(bytes);
      insertDocument(tx, aPaper(), {
        fileName: 'paper.pdf',
        mediaType: 'application/pdf',
        bytes: bytes.length,
        pages: 1,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        condition: 'readable',
        addedAt: tx.at,
        addedBy: 'Olive',
        attachment,
      });
      return ok(attachment);
    }),
  );
}

export function order(office: BackupOffice, overrides: Partial<BackupOrder> = {}): BackupOrder {
  return {
    source: office.folder,
    dataKey: office.dataKey,
    root: office.root,
    ...ORDER,
    ...overrides,
  };
}
