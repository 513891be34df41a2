import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { patients } from '../../../db/nouns.ts';
import type { Store } from '../../../db/store.ts';
import { deviceState } from '../../../db/sync/deviceState.ts';
import { identityCheck, placeOf, turnOnBranches } from '../../../db/sync/devices.ts';
import { newKeyPairs, officeKeys, settleKeys, signStatement } from '../../../db/sync/officeKeys.ts';
import { keepStatements, officeRow, roster, statementsOf } from '../../../db/sync/roster.ts';
import {
  makeSnapshot,
  noteOf,
  openNote,
  type SettleOrder,
  settleSnapshot,
  type SnapshotMade,
} from '../../../db/sync/snapshots.ts';
import { idSource } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import { quickSchema } from '../../support/quickSchema.ts';
import { realOffice, write } from '../records.ts';
import { aPatient } from '../samples.ts';
import { openFolder, OWNER, refusal, tempFolder, value } from '../workbench.ts';

const newId = idSource(Date.now, randomBytes);
const at = '2026-06-03T12:00:00.000Z';

async function anOffice(): Promise<Store> {
  const store = await realOffice();
  write(store, (tx) => {
    patients.insert(tx, aPatient({ lastName: 'Quillfeather' }));
    turnOnBranches(tx.db, { newId, at, place: placeOf(store.paths), nameKey: tx.attachments.nameKey() });
    tx.db.exec(`insert into second_factor (user_id, secret, last_step, spare_codes)
      values ('${OWNER}', 'NEVERTOBESEENSECRET', 0, '[]')`);
  });
  return store;
}

function filesOf(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What an invitation would hold, for a device that the office has stated. */
function orderFor(store: Store, made: SnapshotMade, into: string): SettleOrder {
  const keys = newKeyPairs();
  const device = newId();
  return value(
    store.keep((db) => {
      const office = officeRow(db);
      if (!office) throw new Error('no office');
      const { signPublic: signKey, boxPublic: boxKey } = keys;
      const statement = {
        kind: 'device',
        office: office.id,
        device,
        signKey,
        boxKey,
        may: 'work',
        at,
      } as const;
      keepStatements(db, [signStatement(office.signingKey, newId(), statement)]);
      settleKeys(db, { newId, at });
      return ok({
        snapshot: made.file,
        name: made.name,
        snapshotKey: made.key,
        dataKey: randomBytes(32),
        into,
        target: path.join(into, 'unfinished.db'),
        office: { id: office.id, publicKey: office.publicKey, signingKey: '' },
        hub: { url: 'https://hub.example.test', admission: '', certificate: '' },
        device: { id: device, signKey: keys.signKey, boxKey: keys.boxKey },
        statements: statementsOf(db),
        keys: [],
        userId: OWNER,
        place: { seq: 7, mark: 'a mark', hubEpoch: 'the hub' },
      });
    }),
  );
}

/** No file below a folder holds any of these words. */
function expectSealed(folder: string, words: readonly string[], step: string): void {
  for (const file of filesOf(folder)) {
    const bytes = fs.readFileSync(file);
    for (const word of words)
      expect(bytes.includes(word), `${step}: ${word} in ${path.basename(file)}`).toBe(false);
  }
}

test('a snapshot is of the whole store, without what lets anybody in or is of its device, and nothing of it shows', async () => {
  const store = await anOffice();
  const dataKey = store.keyForThread() ?? Buffer.alloc(32);
  const signKey = value(store.read((db) => ok(deviceState(db)?.signKey ?? '')));
  expect(signKey).not.toBe('');
  const room = path.join(store.paths.folder, 'snapshot.part');
  const steps: string[] = [];
  const made = value(
    makeSnapshot({ source: store.paths.folder, dataKey }, (step) => {
      steps.push(step);
      // Wherever it is cut off.
      expectSealed(room, ['Quillfeather', 'patient', 'NEVERTOBESEEN', signKey, 'SQLite format'], step);
    }),
  );
  expect(steps).toEqual(['copied', 'stripped', 'copied again', 'encrypted']);
  expect(filesOf(room)).toEqual([made.file]);
  expect(refusal(openDatabase(made.file, dataKey, { readonly: true }))).toBe('wrongKey');
  const db = value(openDatabase(made.file, Buffer.from(made.key, 'base64'), { readonly: true }));
  const rows = (sql: string): unknown[] => db.prepare(sql).pluck().all();
  expect(rows('select last_name from patient')).toEqual(['Quillfeather']);
  for (const table of ['sign_in', 'second_factor', '_office_key'])
    expect(rows(`select count(*) from ${table}`)).toEqual([0]);
  expect(rows('select sign_key || box_key || bound_to from _device')).toEqual(['']);
  expect(rows('select signing_key from _office')).toEqual(['']);
  expect(rows('select name from store_secret order by name')).toEqual(['attachmentNameKey', 'storeId']);
  db.close();

  const keys = value(store.read((live) => ok(officeKeys(live))));
  if (!keys) throw new Error('no keys');
  const note = noteOf(keys, made);
  expect(openNote(keys, note)).toEqual({ key: made.key, hubEpoch: null });
  expect(JSON.stringify(note)).not.toContain(made.key);
  expect(openNote(keys, { ...note, seq: note.seq + 1 })).toBe('altered');
  expect(openNote(keys, { ...note, name: 'f'.repeat(64) })).toBe('altered');
  expect(openNote({ ...keys, byEpoch: new Map([[2, randomBytes(32)]]) }, note)).toBe('keyUnknown');
  expect(openNote({ ...keys, byEpoch: new Map([[1, randomBytes(32)]]) }, note)).toBe('altered');

  // What a crash left is gone at the next start.
  store.close();
  openFolder(store.paths.folder, { schema: quickSchema() });
  expect(fs.existsSync(room)).toBe(false);
});

test('a new device begins from a snapshot under its own id, keys and data key; what does not fit is refused and leaves nothing', async () => {
  const store = await anOffice();
  const made = value(
    makeSnapshot({ source: store.paths.folder, dataKey: store.keyForThread() ?? Buffer.alloc(32) }),
  );
  const into = tempFolder();
  const order = orderFor(store, made, into);
  const settle = (change: Partial<SettleOrder>, schema = quickSchema()): string =>
    refusal(settleSnapshot({ ...order, ...change }, schema));
  expect(settle({ name: 'f'.repeat(64) })).toBe('snapshotDamaged');
  expect(settle({ snapshotKey: randomBytes(32).toString('base64') })).toBe('snapshotDamaged');
  expect(settle({ office: { ...order.office, id: newId() } })).toBe('snapshotForeign');
  expect(settle({ userId: newId() })).toBe('snapshotOlder');
  expect(settle({}, { ...quickSchema(), migrations: [] })).toBe('newerProgram');
  expect(fs.readdirSync(into)).toEqual([]);

  value(
    settleSnapshot(order, quickSchema(), (step) =>
      expectSealed(into, ['Quillfeather', 'patient', order.device.signKey], step),
    ),
  );
  const db = value(openDatabase(order.target, order.dataKey));
  expect(db.prepare('select last_name from patient').pluck().all()).toEqual(['Quillfeather']);
  expect(deviceState(db)).toMatchObject({
    id: order.device.id,
    n: 0,
    head: '',
    sent: 0,
    pulled: 7,
    pulledMark: 'a mark',
    epoch: 'the hub',
    signKey: order.device.signKey,
  });
  expect(officeRow(db)).toMatchObject({ signingKey: '', hubUrl: 'https://hub.example.test' });
  // By the box in the statements, since no key came along.
  expect(officeKeys(db)).toEqual(value(store.read((here) => ok(officeKeys(here)))));
  expect([...roster(db).keys()]).toHaveLength(2);
  fs.renameSync(order.target, path.join(into, 'claimwright.db'));
  expect(identityCheck(db, placeOf({ folder: into, database: path.join(into, 'claimwright.db') }))).toBe(
    'own',
  );
  db.close();
});
