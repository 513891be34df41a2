import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachmentNames, insertDocument } from '../../db/documents.ts';
import { type KeyFile, openWithPassphrase, readKeyFile, writeKeyFile } from '../../db/keys.ts';
import { patients } from '../../db/nouns.ts';
import { openDatabase } from '../../db/open.ts';
import { newRecoveryCode } from '../../db/recoveryCode.ts';
import { storeSchema } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { ok } from '../../shared/result.ts';
import { backUp } from './backupOffice.ts';
import { oldKeyFile } from './oldKeyFile.ts';
import { realOffice, write } from './records.ts';
import { aPaper, aPatient } from './samples.ts';
import { CLERK, damage, openFolder, OWNER, PASSPHRASE, refusal, tempFolder, value } from './workbench.ts';

const right = { userId: OWNER, passphrase: PASSPHRASE };
const CLERKS = 'nine loud geese depart';
const clerk = { userId: CLERK, passphrase: CLERKS };
const BYTES = Buffer.from('a letter of some length '.repeat(300));

/** A patient with one paper; answers the name of its file. */
function addPaper(store: Store, bytes = BYTES): string {
  let name = '';
  write(store, (tx) => {
    const patient = patients.insert(tx, aPatient({ lastName: 'Rotor' }));
    name = tx.attachments.put(bytes);
    insertDocument(tx, aPaper({ patientId: patient.id }), {
      fileName: 'scan.pdf',
      mediaType: 'application/pdf',
      pages: 1,
      condition: 'readable',
      bytes: bytes.length,
      sha256: '0'.repeat(64),
      addedAt: tx.at,
      addedBy: 'Olive',
      attachment: name,
    });
  });
  return name;
}

function patientCount(store: Store): unknown {
  return value(store.read((db) => ok(db.prepare('select count(*) from patient').pluck().get())));
}

function keysOf(store: Store): KeyFile {
  return value(readKeyFile(store.paths.keys));
}

async function officeOfTwo(): Promise<{ store: Store; name: string }> {
  const store = await realOffice();
  value(await store.setPassphrase({ userId: CLERK, label: 'Cal Clerk' }, CLERKS, 'Harbor Oxygen'));
  return { store, name: addPaper(store) };
}

describe('renewing the data key', () => {
  test('keeps every record, paper, passphrase and code, and the names of papers', async () => {
    const { store, name } = await officeOfTwo();
    const { recoveryCode } = value(await store.renewRecoveryCode());
    value(await store.confirmRecoveryCode(recoveryCode));
    const { emergencyCode } = value(await store.newEmergencyCode());
    const secret = randomBytes(32);
    value(await store.enrollSystem(OWNER, secret));
    const salt = fs.readFileSync(store.paths.database).subarray(0, 4096);
    const steps = new Set<string>();
    const report = value(await store.rotateKey(({ step }) => steps.add(step)));
    expect(report).toEqual({ attachments: 1, unreadable: 0, needPassphrase: [], needRecoveryCode: false });
    expect([...steps]).toEqual(['copy', 'encrypt', 'check', 'attachments', 'replace']);
    expect(fs.readFileSync(store.paths.database).subarray(0, 4096).equals(salt)).toBe(false);
    expect(fs.existsSync(store.paths.rotation)).toBe(false);
    // In use at once, and by every way in afterwards.
    expect(value(store.readAttachment(name))).toEqual(BYTES);
    expect(addPaper(store)).toBe(name);
    expect(store.recoveryConfirmed()).toBe(true);
    for (const credentials of [
      right,
      clerk,
      { recoveryCode },
      { emergencyCode },
      { userId: OWNER, systemSecret: secret },
    ]) {
      store.lock();
      value(await store.unlock(credentials));
      expect(patientCount(store)).toBe(2);
      expect(value(store.readAttachment(name))).toEqual(BYTES);
    }
    value(await store.rotateKey());
    expect(addPaper(store)).toBe(name);
    expect(value(store.sweepAttachments(attachmentNames))).toBe(0);
  });

  test('the old key opens neither the data file nor a paper nor the key file any more', async () => {
    const { store, name } = await officeOfTwo();
    const former = fs.readFileSync(store.paths.keys);
    const paper = path.join(store.paths.attachments, name.slice(0, 2), name);
    const sealed = fs.readFileSync(paper);
    value(await store.rotateKey());
    expect(fs.readFileSync(paper).equals(sealed)).toBe(false);
    const slots = keysOf(store).slots;
    store.close();
    // Somebody who kept the key file of before, with the passphrase of then.
    fs.writeFileSync(store.paths.keys, former);
    const stolen = openFolder(store.paths.folder, { schema: storeSchema });
    expect(refusal(await stolen.unlock(right))).toBe('damaged');
    for (const slot of slots) if ('box' in slot) expect(former.includes(slot.box)).toBe(false);
  });

  test('a person who is taken out cannot come back, and the renewal is said', async () => {
    const { store, name } = await officeOfTwo();
    value(await store.enrollSystem(CLERK, randomBytes(32)));
    const removal = value(await store.removePerson(CLERK, { rotate: true }));
    expect(removal).toMatchObject({ rotation: { attachments: 1, needPassphrase: [] }, rotationFault: null });
    expect(store.rotationOwed()).toBe(false);
    expect(value(store.keySlots()).filter(({ userId }) => userId === CLERK)).toEqual([]);
    expect(value(store.readAttachment(name))).toEqual(BYTES);
    store.lock();
    expect(refusal(await store.unlock(clerk))).toBe('notFound');
    value(await store.unlock(right));
    expect(refusal(await store.removePerson(OWNER, { rotate: true }))).toBe('invalid');
    expect(refusal(await store.removePerson('nobody', { rotate: true }))).toBe('notFound');
  });

  test('that fails leaves the person out and is owed', async () => {
    const { store, name } = await officeOfTwo();
    value(store.read((db) => ok(db.pragma('wal_checkpoint(TRUNCATE)'))));
    damage(store.paths.database, 4096 * 40 + 9);
    value(store.read((db) => ok(db.pragma('shrink_memory'))));
    const removal = value(await store.removePerson(CLERK, { rotate: true }));
    expect(removal.rotation).toBeNull();
    expect(removal.rotationFault).toMatchObject({ kind: 'unavailable', code: 'damaged' });
    expect(store.rotationOwed()).toBe(true);
    expect(fs.existsSync(store.paths.rotation)).toBe(false);
    expect(value(store.state())).toBe('open');
    expect(value(store.readAttachment(name))).toEqual(BYTES);
  });

  test('carries a damaged paper over as damaged', async () => {
    const { store, name } = await officeOfTwo();
    const other = addPaper(store, Buffer.from('another'));
    damage(path.join(store.paths.attachments, name.slice(0, 2), name), 40);
    expect(value(await store.rotateKey())).toMatchObject({ attachments: 1, unreadable: 1 });
    expect(refusal(store.readAttachment(name))).toBe('attachmentDamaged');
    expect(value(store.readAttachment(other))).toEqual(Buffer.from('another'));
  });

  test('holds writers off, lets readers go on, and gives way to locking', async () => {
    const { store, name } = await officeOfTwo();
    const seen: unknown[] = [];
    const rotating = store.rotateKey(({ step }) => {
      if (step !== 'attachments') return;
      seen.push(refusal(store.write({ userId: OWNER, action: 'test' }, () => ok(1))), patientCount(store));
    });
    let quiet = false;
    void store.quiet().then(() => (quiet = true));
    value(await rotating);
    await store.quiet();
    expect(quiet).toBe(true);
    expect(seen).toEqual(['busy', 1]);
    addPaper(store);

    const before = fs.readFileSync(store.paths.keys);
    const cut = store.rotateKey(({ step }) => {
      if (step === 'attachments') setImmediate(() => store.lock());
    });
    expect(refusal(await cut)).toBe('locked');
    expect(fs.existsSync(store.paths.rotation)).toBe(false);
    expect(fs.readFileSync(store.paths.keys).equals(before)).toBe(true);
    value(await store.unlock(right));
    expect(value(store.readAttachment(name))).toEqual(BYTES);
    expect(patientCount(store)).toBe(2);
  });

  test('waits for no one: while something else reads the data file it is refused and nothing is changed', async () => {
    const { store, name } = await officeOfTwo();
    const keys = fs.readFileSync(store.paths.keys);
    const { dataKey } = value(await openWithPassphrase(keysOf(store), OWNER, PASSPHRASE));
    const reader = value(openDatabase(store.paths.database, dataKey, { readonly: true }));
    expect(refusal(await store.rotateKey())).toBe('busy');
    expect(fs.existsSync(store.paths.rotation)).toBe(false);
    expect(fs.readFileSync(store.paths.keys).equals(keys)).toBe(true);
    addPaper(store, Buffer.from('meanwhile'));
    reader.close();
    value(await store.rotateKey());
    expect(value(store.readAttachment(name))).toEqual(BYTES);
    expect(patientCount(store)).toBe(2);
  });

  test('a copy of the folder from before stays readable with its own key file', async () => {
    const { store, name } = await officeOfTwo();
    const target = backUp(store);
    value(await store.rotateKey());
    const again = backUp(store);
    for (const folder of [target, again]) {
      const copy = openFolder(folder, { schema: storeSchema });
      value(await copy.unlock(right));
      expect(patientCount(copy)).toBe(1);
      expect(value(copy.readAttachment(name))).toEqual(BYTES);
      copy.close();
    }
  });

  test('a data file kept from before an update keeps its key file', async () => {
    const { store } = await officeOfTwo();
    fs.mkdirSync(store.paths.backups, { recursive: true });
    value(store.read((db) => ok(db.pragma('wal_checkpoint(TRUNCATE)'))));
    fs.copyFileSync(store.paths.database, path.join(store.paths.backups, 'before-update.db'));
    value(await store.rotateKey());
    const kept = fs.readdirSync(store.paths.backups).find((name) => name.startsWith('keys-'));
    const folder = tempFolder();
    fs.copyFileSync(path.join(store.paths.backups, kept ?? ''), path.join(folder, 'keys.json'));
    fs.copyFileSync(path.join(store.paths.backups, 'before-update.db'), path.join(folder, 'claimwright.db'));
    const old = openFolder(folder, { schema: storeSchema });
    value(await old.unlock(right));
    expect(patientCount(old)).toBe(1);
  });
});

describe('slots that cannot be carried over', () => {
  test('of the first version: their people are named, and the recovery code is to be renewed', async () => {
    const { store, name } = await officeOfTwo();
    const keys = keysOf(store);
    const { dataKey } = value(await openWithPassphrase(keys, OWNER, PASSPHRASE));
    const recoveryCode = newRecoveryCode();
    const people = [
      { userId: OWNER, label: 'Olive Owner', passphrase: PASSPHRASE },
      { userId: CLERK, label: 'Cal Clerk', passphrase: CLERKS },
    ];
    store.lock();
    fs.writeFileSync(store.paths.keys, await oldKeyFile({ id: keys.id, dataKey, recoveryCode, people }));
    value(await store.unlock({ recoveryCode }));
    expect(refusal(await store.rotateKey())).toBe('invalid'); // nobody with a passphrase could open it afterwards
    expect(value(store.state())).toBe('open');
    store.lock();
    value(await store.unlock(right));
    const report = value(await store.rotateKey());
    expect(report).toMatchObject({ needPassphrase: [CLERK], needRecoveryCode: false });
    store.lock();
    value(await store.unlock({ recoveryCode }));
    expect(value(store.readAttachment(name))).toEqual(BYTES);
    expect(store.recoveryConfirmed()).toBe(true);
    store.close();
    const file = fs.readFileSync(store.paths.keys, 'utf8');
    expect(file).toContain('"version": 2');
  });

  test('a slot that somebody put into the file is left behind', async () => {
    const { store } = await officeOfTwo();
    const keys = keysOf(store);
    const slots = keys.slots.map((slot) =>
      slot.kind === 'passphrase' && slot.userId === CLERK && 'proof' in slot
        ? { ...slot, proof: randomBytes(32).toString('base64') }
        : slot,
    );
    store.lock();
    value(writeKeyFile(store.paths.keys, { ...keys, slots }));
    value(await store.unlock(right));
    expect(value(await store.rotateKey()).needPassphrase).toEqual([CLERK]);
    expect(value(store.holders()).map(({ userId }) => userId)).toContain(CLERK);
    expect(value(store.keySlots()).find(({ userId }) => userId === CLERK)?.state).toBe('lapsed');
    store.lock();
    const refused = await store.unlock(clerk);
    expect(refused).toMatchObject({ fault: { kind: 'invalid', issues: [{ path: 'passphrase' }] } });
    value(await store.unlock(right));
    value(await store.setPassphrase({ userId: CLERK, label: 'Cal Clerk' }, CLERKS, 'Harbor Oxygen'));
    store.lock();
    value(await store.unlock(clerk));
  });
});
