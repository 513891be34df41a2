import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Connection } from '../../../db/open.ts';
import { putSecret } from '../../../db/storeIdentity.ts';
import { deviceState } from '../../../db/sync/deviceState.ts';
import {
  becomeSuccessor,
  type DevicePorts,
  identityCheck,
  placeOf,
  removeDevice,
  removedHere,
  rightHere,
  turnOnBranches,
} from '../../../db/sync/devices.ts';
import {
  newKeyPairs,
  officeKeys,
  openAtDevice,
  sealToDevice,
  settleKeys,
  signStatement,
  takeKeys,
} from '../../../db/sync/officeKeys.ts';
import { keepStatements, officeRow, roster, statementsOf } from '../../../db/sync/roster.ts';
import { idSource } from '../../../shared/domain/ids.ts';
import { aSoleOffice, AT_FIRST, copyOf, inTransaction, openCopy } from '../../support/sync/smallOffice.ts';
import { ok } from '../../../shared/result.ts';
import { realOffice, write } from '../records.ts';
import { refusal, value } from '../workbench.ts';

const newId = idSource(
  () => AT_FIRST,
  (bytes) => randomBytes(bytes),
);
const ports: DevicePorts = { newId, at: new Date(AT_FIRST).toISOString(), place: 'here' };

function anOffice(): Connection {
  const db = aSoleOffice();
  inTransaction(db, () => turnOnBranches(db, { ...ports, nameKey: randomBytes(32) }));
  return db;
}

/** Another device, as an invitation would make it: of the same office, with keys of its own, without the signing key. */
function anotherOf(db: Connection, may: 'administer' | 'work' = 'work'): Connection {
  const office = officeRow(db);
  if (!office) throw new Error('no office');
  const device = newId();
  const keys = newKeyPairs();
  inTransaction(db, () => {
    const { signPublic, boxPublic } = keys;
    const words = {
      kind: 'device',
      office: office.id,
      device,
      signKey: signPublic,
      boxKey: boxPublic,
    } as const;
    keepStatements(db, [signStatement(office.signingKey, newId(), { ...words, may, at: ports.at })]);
    settleKeys(db, ports);
  });
  const other = openCopy(copyOf(db));
  other
    .prepare(`update _device set id = ?, sign_key = ?, box_key = ?, n = 0, bound_to = ''`)
    .run(device, keys.signKey, keys.boxKey);
  other.exec('delete from _office_key');
  if (may === 'work') other.exec(`update _office set signing_key = ''`);
  takeKeys(other);
  return other;
}

function idOf(db: Connection): string {
  return deviceState(db)?.id ?? '';
}

function tell(from: Connection, to: Connection): void {
  keepStatements(to, statementsOf(from));
  takeKeys(to);
}

test('an office that turns branches on has one device that may everything, and a key that it finds in its own statement', () => {
  const db = anOffice();
  const own = roster(db).get(idOf(db));
  expect(own).toMatchObject({ may: 'administer', removedUpTo: null });
  expect(rightHere(db)).toBe('administer');
  const keys = officeKeys(db);
  expect(keys?.newest).toBe(1);
  db.exec('delete from _office_key');
  expect(officeKeys(db)).toBeNull();
  expect(takeKeys(db)).toBe(1);
  expect(officeKeys(db)).toEqual(keys);
  expect(takeKeys(db)).toBe(0);
});

test('turning branches on twice changes nothing', () => {
  const db = anOffice();
  const before = [officeRow(db), deviceState(db), statementsOf(db)];
  inTransaction(db, () => turnOnBranches(db, { ...ports, nameKey: randomBytes(32) }));
  expect([officeRow(db), deviceState(db), statementsOf(db)]).toEqual(before);
});

test('a box opens with the device’s own key and for its own purpose only', () => {
  const [mine, other] = [newKeyPairs(), newKeyPairs()];
  const key = randomBytes(32);
  const box = sealToDevice(mine.boxPublic, key, 'a purpose');
  expect(openAtDevice(mine.boxKey, box, 'a purpose')).toEqual(key);
  expect(openAtDevice(mine.boxKey, box, 'another purpose')).toBeNull();
  expect(openAtDevice(other.boxKey, box, 'a purpose')).toBeNull();
  expect(openAtDevice(mine.boxKey, `AA${box.slice(2)}`, 'a purpose')).toBeNull();
  expect(openAtDevice('', box, 'a purpose')).toBeNull();
});

test('a store that is where it was is itself; a restored or copied one is not', () => {
  const db = anOffice();
  expect(identityCheck(db, 'here')).toBe('own');
  expect(identityCheck(db, 'there')).toBe('elsewhere');
  putSecret(db, 'deviceId', 'another');
  expect(identityCheck(db, 'here')).toBe('restored');
  expect(identityCheck(aSoleOffice(), 'here')).toBe('alone');
});

test('who goes on under another id belongs to the office, and nobody takes its former name for its own', () => {
  const db = anOffice();
  const other = anotherOf(db);
  const former = idOf(other);
  const copy = openCopy(copyOf(other));
  const next = inTransaction(copy, () => becomeSuccessor(copy, { ...ports, place: 'there' }));
  expect(next).not.toBe(former);
  expect(deviceState(copy)).toMatchObject({ id: next, n: 0, head: '' });
  expect(identityCheck(copy, 'there')).toBe('own');
  tell(copy, db);
  expect(roster(db).get(next)).toMatchObject({ of: former, may: 'work', removedUpTo: null });
});

test('a key that was given to the former device only reaches who goes on in its place', () => {
  const db = anOffice();
  const [removed, other] = [anotherOf(db), anotherOf(db)];
  inTransaction(other, () => becomeSuccessor(other, ports));
  value(inTransaction(db, () => removeDevice(db, ports, idOf(removed))));
  tell(db, other);
  expect(officeKeys(other)?.newest).toBe(officeKeys(db)?.newest);
});

test('a removed device gets no key that is made afterwards; all others do', () => {
  const db = anOffice();
  const [going, staying] = [anotherOf(db), anotherOf(db)];
  const before = officeKeys(db)?.newest ?? 0;
  value(inTransaction(db, () => removeDevice(db, ports, idOf(going))));
  expect(officeKeys(db)?.newest).toBeGreaterThan(before);
  for (const device of [going, staying]) tell(db, device);
  expect(officeKeys(staying)).toEqual(officeKeys(db));
  expect(officeKeys(going)?.newest).toBe(before);
  expect([removedHere(going), removedHere(staying), removedHere(db)]).toEqual([true, false, false]);
  expect(settleKeys(db, ports)).toEqual([]);
});

test('two offices that remove each a device at once draw different keys, and settle on one that neither removed device has', () => {
  const db = anOffice();
  const second = anotherOf(db, 'administer');
  const [a, b] = [anotherOf(db), anotherOf(db)];
  tell(db, second);
  value(inTransaction(db, () => removeDevice(db, ports, idOf(a))));
  value(inTransaction(second, () => removeDevice(second, ports, idOf(b))));
  expect(officeKeys(db)?.newest).not.toBe(officeKeys(second)?.newest);
  tell(db, second);
  inTransaction(second, () => settleKeys(second, ports));
  for (const device of [db, a, b]) tell(second, device);
  for (const removed of [a, b]) tell(db, removed);
  expect(officeKeys(db)).toEqual(officeKeys(second));
  const newest = officeKeys(db)?.newest ?? 0;
  for (const removed of [a, b]) expect(officeKeys(removed)?.byEpoch.has(newest)).toBe(false);
});

test('a device that another one invited meanwhile gets the new key too', () => {
  const db = anOffice();
  const second = anotherOf(db, 'administer');
  const going = anotherOf(db);
  tell(db, second);
  value(inTransaction(second, () => removeDevice(second, ports, idOf(going))));
  const invited = anotherOf(db);
  tell(db, second);
  inTransaction(second, () => settleKeys(second, ports));
  tell(second, invited);
  expect(officeKeys(invited)).toEqual(officeKeys(second));
});

test('only who may removes, and nobody itself', () => {
  const db = anOffice();
  const other = anotherOf(db);
  expect(refusal(removeDevice(other, ports, idOf(db)))).toBe('blocked');
  expect(refusal(removeDevice(db, ports, idOf(db)))).toBe('blocked');
  expect(refusal(removeDevice(db, ports, newId()))).toBe('blocked');
});

test('who removes the copy that it was made from stays', () => {
  const db = anOffice();
  const former = idOf(db);
  const next = inTransaction(db, () => becomeSuccessor(db, ports));
  value(inTransaction(db, () => removeDevice(db, ports, former)));
  expect(roster(db).get(next)?.removedUpTo).toBeNull();
  expect(roster(db).get(former)?.removedUpTo).toBe(0);
  expect(removedHere(db)).toBe(false);
});

test('a new data key for the office makes no other device of the store', async () => {
  const store = await realOffice();
  write(store, (tx) =>
    turnOnBranches(tx.db, { ...ports, place: placeOf(store.paths), nameKey: tx.attachments.nameKey() }),
  );
  value(await store.rotateKey());
  expect(value(store.read((db) => ok(identityCheck(db, placeOf(store.paths)))))).toBe('own');
});

test('the place of a data folder tells a copy from the original, and stays while it is used', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'place-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const [a, b] = ['a', 'b'].map((name) => {
    const below = path.join(folder, name);
    fs.mkdirSync(below);
    return { folder: below, database: path.join(below, 'x.db') };
  });
  if (!a || !b) throw new Error('no folders');
  fs.writeFileSync(a.database, 'records');
  const before = placeOf(a);
  fs.appendFileSync(a.database, 'more');
  expect(placeOf(a)).toBe(before);
  fs.cpSync(a.folder, b.folder, { recursive: true });
  expect(placeOf(b)).not.toBe(before);
  fs.rmSync(a.folder, { recursive: true });
  fs.renameSync(b.folder, a.folder);
  // In the same place as before, and another file: known where the file system numbers its files for good.
  if (process.platform === 'linux' && [0xef53, 0x58465342].includes(fs.statfsSync(a.database).type))
    expect(placeOf(a)).not.toBe(before);
});
