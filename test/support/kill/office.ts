import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { insertDocument } from '../../../db/documents.ts';
import { type KdfParameters, openWithPassphrase, readKeyFile } from '../../../db/keys.ts';
import { patients } from '../../../db/nouns.ts';
import { insertOffice } from '../../../db/offices.ts';
import { storePaths } from '../../../db/paths.ts';
import { storeSchema } from '../../../db/schema.ts';
import { Store, type WriteTransaction } from '../../../db/store.ts';
import type { StoreSchema } from '../../../db/tables.ts';
import { insertUser } from '../../../db/users.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { anOffice, aPaper, aPatient, aUser } from '../../db/samples.ts';

/** The small office that is worked in until the kill. Without the test runner: the killed process loads this too. */

export const PERSON = '01890000-0000-7000-8000-000000000001';
export const PASSPHRASE = 'heron lantern marble orchard';
const KDF: KdfParameters = { memoryKib: 32, passes: 1, lanes: 1 };
/** Patients, each with a paper. */
export const PATIENTS = 4;

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

export function openStore(folder: string, schema: StoreSchema = storeSchema): Store {
  return must(Store.open({ dataDir: folder, schema, clock: Date.now, random: randomBytes, kdf: KDF }));
}

export async function unlockedStore(folder: string, schema: StoreSchema = storeSchema): Promise<Store> {
  const store = openStore(folder, schema);
  must(await store.unlock({ userId: PERSON, passphrase: PASSPHRASE }));
  return store;
}

export async function newStore(
  folder: string,
  populate: (tx: WriteTransaction) => void,
  schema: StoreSchema = storeSchema,
): Promise<Store> {
  const store = openStore(folder, schema);
  must(
    await store.create({
      holder: { userId: PERSON, label: 'Olive' },
      passphrase: PASSPHRASE,
      officeName: '',
      populate(tx) {
        populate(tx);
        return ok(undefined);
      },
    }),
  );
  return store;
}

export async function newOffice(folder: string): Promise<void> {
  const store = await newStore(folder, (tx) => {
    insertOffice(tx, anOffice(), false);
    insertUser(tx, aUser());
    for (let n = 1; n <= PATIENTS; n += 1) addPatient(tx, n);
  });
  store.close();
}

export function addPatient(tx: WriteTransaction, n: number): void {
  const patient = patients.insert(tx, aPatient({ chartNumber: String(n) }));
  insertDocument(tx, aPaper({ patientId: patient.id }), {
    fileName: 'scan.pdf',
    mediaType: 'application/pdf',
    pages: 1,
    condition: 'readable',
    bytes: payload(n).length,
    sha256: '0'.repeat(64),
    addedAt: tx.at,
    addedBy: 'Olive',
    attachment: tx.attachments.put(payload(n)),
  });
}

/** The bytes of a patient's paper; every other one is larger than a page. */
function payload(n: number): Buffer {
  return Buffer.from(`paper ${n} `.repeat(n % 2 === 0 ? 5 : 1000));
}

/** The data key of a folder in which nobody works, as a backup needs it. */
export async function dataKeyOf(folder: string): Promise<Buffer> {
  const keys = must(readKeyFile(storePaths(folder).keys));
  return must(await openWithPassphrase(keys, PERSON, PASSPHRASE)).dataKey;
}

export function write(store: Store, work: (tx: WriteTransaction) => void): void {
  must(
    store.write({ userId: PERSON, action: 'kill.write' }, (tx) => {
      work(tx);
      return ok(undefined);
    }),
  );
}

export function count(store: Store, sql: string): number {
  return must(store.read((db) => ok(Number(db.prepare(sql).pluck().get()))));
}

/** Patients whose paper reads back as it was filed. */
export function readPapers(store: Store): number {
  const rows = must(
    store.read((db) =>
      ok(
        db
          .prepare<[], { n: string; name: string }>(
            `select p.chart_number as n, d.attachment as name from patient p join document d on d.patient_id = p.id`,
          )
          .all(),
      ),
    ),
  );
  return rows.filter(({ n, name }) => must(store.readAttachment(name)).equals(payload(Number(n)))).length;
}

/** Files of a folder that only something unfinished leaves. */
export function leftovers(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.part|-wal$|-shm$|^rotation|^\.trial|unfinished/.test(path.normalize(name)));
}
