import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openWithPassphrase, readKeyFile } from '../../db/keys.ts';
import { newEmergencyCode } from '../../db/recoveryCode.ts';
import { Store } from '../../db/store.ts';
import type { StoreSchema } from '../../db/tables.ts';
import { fail, ok } from '../../shared/result.ts';
import {
  asOwner,
  CLERK,
  damage,
  newOffice,
  openFolder,
  optionsFor,
  OWNER,
  PASSPHRASE,
  refusal,
  snapshot,
  tempFolder,
  TEST_SCHEMA,
  testClock,
  value,
} from './workbench.ts';

const ADD_LAMP = `insert into thing (id, name) values ('lamp', 'Lamp')`;
const right = { userId: OWNER, passphrase: PASSPHRASE };

function addLamp(store: Store): void {
  value(
    store.write(asOwner, ({ db }) => {
      db.exec(ADD_LAMP);
      return ok(undefined);
    }),
  );
}

function names(store: Store): unknown[] {
  return value(store.read((db) => ok(db.prepare('select name from thing').pluck().all())));
}

/** A closed office with one row. */
async function closedOffice(): Promise<Store['paths']> {
  const { store } = await newOffice();
  addLamp(store);
  store.close();
  return store.paths;
}

/** What unlocking answers, and that the folder is byte for byte as before. */
async function unlockRefusal(folder: string, schema: StoreSchema = TEST_SCHEMA): Promise<string> {
  const before = snapshot(folder);
  const store = openFolder(folder, { schema });
  const answer = refusal(await store.unlock(right));
  store.close();
  expect(snapshot(folder)).toEqual(before);
  return answer;
}

describe('setting up an office', () => {
  test('makes a store that its passphrase and its recovery code open', async () => {
    const { store, recoveryCode } = await newOffice();
    addLamp(store);
    expect(value(store.holders())).toEqual([{ userId: OWNER, label: 'Olive Owner' }]);
    store.lock();
    expect(value(store.state())).toBe('locked');
    expect(refusal(store.read(() => ok(1)))).toBe('locked');
    expect(refusal(store.write(asOwner, () => ok(1)))).toBe('locked');
    value(await store.unlock(right));
    expect(names(store)).toEqual(['Lamp']);
    store.lock();
    value(await store.unlock({ recoveryCode }));
    expect(names(store)).toEqual(['Lamp']);
    expect(fs.statSync(store.paths.folder).mode & 0o077).toBe(0);
  });

  test('is all or nothing', async () => {
    const store = openFolder(tempFolder());
    const office = {
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: PASSPHRASE,
      officeName: 'Harbor Oxygen',
    };
    const refused = await store.create({
      ...office,
      populate: () => fail({ kind: 'notFound', message: '' }),
    });
    expect(refusal(refused)).toBe('notFound');
    await expect(
      store.create({
        ...office,
        populate: () => {
          throw new Error('a bug');
        },
      }),
    ).rejects.toThrow('a bug');
    expect(value(store.state())).toBe('empty');
    value(await store.create({ ...office, populate: () => ok(undefined) }));
    expect(refusal(await store.create({ ...office, populate: () => ok(undefined) }))).toBe('exists');
    expect(fs.existsSync(store.paths.unfinished)).toBe(false);
  });

  test('refuses a poor passphrase before anything is written', async () => {
    const store = openFolder(tempFolder());
    const refused = await store.create({
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: 'Harbor Oxygen 1',
      officeName: 'Harbor Oxygen',
      populate: () => ok(undefined),
    });
    expect(refusal(refused)).toBe('invalid');
    expect(fs.readdirSync(store.paths.folder).filter((name) => !name.startsWith('lock'))).toEqual([]);
  });

  test('that a crash cut off begins again', async () => {
    const folder = tempFolder();
    const { store } = await newOffice({ dataDir: folder });
    store.close();
    fs.renameSync(store.paths.database, store.paths.unfinished); // as between writing the keys and the last rename
    const again = openFolder(folder);
    expect(value(again.state())).toBe('empty');
    again.close();
    await newOffice({ dataDir: folder });
  });
});

describe('what keeps a store from opening has its own name and leaves everything as it was', () => {
  test('wrong passphrase', async () => {
    const { folder } = await closedOffice();
    const before = snapshot(folder);
    const store = openFolder(folder);
    expect(refusal(await store.unlock({ userId: OWNER, passphrase: 'seven quiet herons walk' }))).toBe(
      'invalid',
    );
    expect(refusal(await store.unlock({ userId: CLERK, passphrase: PASSPHRASE }))).toBe('notFound');
    store.close();
    const after = snapshot(folder);
    expect(after.delete('attempts.json')).toBe(true); // that it was tried is kept
    expect(after).toEqual(before);
  });

  test('damaged file: said of the file, not of the passphrase', async () => {
    for (const offset of [5, 200, 4096 * 3 + 9]) {
      const { folder, database } = await closedOffice();
      damage(database, offset);
      expect(await unlockRefusal(folder)).toBe('damaged');
    }
  });

  test('truncated file', async () => {
    const { folder, database } = await closedOffice();
    fs.truncateSync(database, 4096 * 3);
    expect(await unlockRefusal(folder)).toBe('truncated');
    fs.truncateSync(database, 0);
    expect(await unlockRefusal(folder)).toBe('truncated');
  });

  test('file from a newer program', async () => {
    const folder = tempFolder();
    const newer: StoreSchema = {
      ...TEST_SCHEMA,
      migrations: [
        ...TEST_SCHEMA.migrations,
        { version: 2, name: 'later', schema: 'create index later on thing (size);' },
      ],
    };
    const { store } = await newOffice({ dataDir: folder, schema: newer });
    store.close();
    expect(await unlockRefusal(folder)).toBe('newerProgram');
  });

  test('lost data file, lost key file, damaged key file: known without a passphrase', async () => {
    const { folder, database, keys } = await closedOffice();
    fs.renameSync(database, `${database}.away`);
    expect(refusal(openFolderState(folder))).toBe('missing');
    fs.renameSync(`${database}.away`, database);
    fs.renameSync(keys, `${keys}.away`);
    expect(refusal(openFolderState(folder))).toBe('keysMissing');
    fs.writeFileSync(keys, '{');
    expect(refusal(openFolderState(folder))).toBe('keysDamaged');
    fs.renameSync(`${keys}.away`, keys);
    expect(value(openFolderState(folder))).toBe('locked');
  });

  test('second instance', async () => {
    const { store } = await newOffice();
    expect(refusal(Store.open(optionsFor(store.paths.folder)))).toBe('inUse');
    store.lock();
    expect(refusal(Store.open(optionsFor(store.paths.folder)))).toBe('inUse');
    store.close();
    openFolder(store.paths.folder);
  });
});

function openFolderState(folder: string): ReturnType<Store['state']> {
  const store = openFolder(folder);
  const state = store.state();
  store.close();
  return state;
}

describe('wrong passphrases', () => {
  test('are wrong also while the office is open, and the right one changes nothing', async () => {
    const { store } = await newOffice();
    expect(refusal(await store.unlock({ userId: OWNER, passphrase: 'seven quiet herons walk' }))).toBe(
      'invalid',
    );
    value(await store.unlock(right));
    expect(value(store.state())).toBe('open');
  });

  test('have to wait after the fifth, longer each time, until a right one', async () => {
    const clock = testClock();
    const { store } = await newOffice({ clock });
    store.lock();
    const wrong = { userId: OWNER, passphrase: 'seven quiet herons walk' };
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(refusal(await store.unlock(wrong))).toBe('invalid');
    expect(await store.unlock(right)).toMatchObject({ fault: { kind: 'locked', retryAfterSeconds: 5 } });
    clock.advance(5000);
    expect(refusal(await store.unlock(wrong))).toBe('invalid');
    expect(await store.unlock(wrong)).toMatchObject({ fault: { retryAfterSeconds: 10 } });
    clock.advance(10_000);
    value(await store.unlock(right));
    store.lock();
    expect(refusal(await store.unlock(wrong))).toBe('invalid');
  });
});

describe('a write', () => {
  test('keeps everything or nothing', async () => {
    const { store } = await newOffice();
    const refused = store.write(asOwner, ({ db }) => {
      db.exec(ADD_LAMP);
      return fail({ kind: 'notFound', message: '' });
    });
    expect(refusal(refused)).toBe('notFound');
    const broken = (): unknown =>
      store.write(asOwner, ({ db }) => {
        db.exec(ADD_LAMP);
        throw new Error('a bug');
      });
    expect(broken).toThrow('a bug');
    expect(names(store)).toEqual([]);
    expect(value(store.read((db) => ok(db.prepare('select count(*) from _journal').pluck().get())))).toBe(0);
    addLamp(store);
    expect(names(store)).toEqual(['Lamp']);
  });

  test('inside a write, an asynchronous write, and locking inside one are bugs that change nothing', async () => {
    const { store } = await newOffice();
    expect(() =>
      store.write(asOwner, ({ db }) => (db.exec(ADD_LAMP), store.write(asOwner, () => ok(1)))),
    ).toThrow('inside a write');
    expect(() =>
      store.write(asOwner, ({ db }) => {
        db.exec(ADD_LAMP);
        return Promise.resolve(ok(1)) as never;
      }),
    ).toThrow('synchronous');
    expect(() =>
      store.write(asOwner, () => {
        store.lock();
        return ok(1);
      }),
    ).toThrow('inside a write');
    expect(names(store)).toEqual([]);
  });

  test('needs an author', async () => {
    const { store } = await newOffice();
    expect(() => store.write({ userId: '', action: 'x' }, () => ok(1))).toThrow(/CHECK/);
  });

  test('on a full disk is refused and loses nothing that was there', async () => {
    const { store } = await newOffice();
    addLamp(store);
    value(
      store.read((db) =>
        ok(db.pragma(`max_page_count=${Number(db.pragma('page_count', { simple: true })) + 1}`)),
      ),
    );
    const refused = store.write(asOwner, ({ db }) => {
      for (let row = 0; row < 500; row += 1)
        db.prepare('insert into thing (id, name) values (?, ?)').run(`t${row}`, 'x'.repeat(900));
      return ok(undefined);
    });
    expect(refusal(refused)).toBe('diskFull');
    expect(names(store)).toEqual(['Lamp']);
  });
});

describe('locking', () => {
  test('leaves one whole file and no journal beside it', async () => {
    const { store } = await newOffice();
    addLamp(store);
    expect(fs.existsSync(`${store.paths.database}-wal`)).toBe(true);
    store.lock();
    expect(fs.existsSync(`${store.paths.database}-wal`)).toBe(false);
    expect(fs.existsSync(`${store.paths.database}-shm`)).toBe(false);
    store.lock();
    store.close();
    store.close();
    await expect(store.unlock(right)).rejects.toThrow('closed');
  });

  test('while a passphrase is being stretched wins', async () => {
    const { store } = await newOffice({ kdf: { memoryKib: 65_536, passes: 2, lanes: 1 } });
    store.lock();
    const unlocking = store.unlock(right);
    await new Promise((resolve) => setImmediate(resolve));
    store.close();
    expect(refusal(await unlocking)).toBe('locked');
    openFolder(store.paths.folder);
  });
});

describe('passphrases and the recovery code', () => {
  test('the code must be typed back once', async () => {
    const { store, recoveryCode } = await newOffice();
    expect(store.recoveryConfirmed()).toBe(false);
    expect(refusal(await store.confirmRecoveryCode(recoveryCode.slice(1)))).toBe('invalid');
    expect(store.recoveryConfirmed()).toBe(false);
    value(await store.confirmRecoveryCode(recoveryCode.toLowerCase()));
    expect(store.recoveryConfirmed()).toBe(true);
    store.close();
    expect(openFolder(store.paths.folder).recoveryConfirmed()).toBe(true);
  });

  test('a new code replaces the old one', async () => {
    const { store, recoveryCode } = await newOffice();
    const renewed = value(await store.renewRecoveryCode());
    store.lock();
    expect(refusal(await store.unlock({ recoveryCode }))).toBe('invalid');
    value(await store.unlock(renewed));
  });

  test('a person changes the own passphrase', async () => {
    const { store } = await newOffice();
    const change = {
      passphrase: PASSPHRASE,
      newPassphrase: 'nine loud geese depart',
      officeName: 'Harbor Oxygen',
    };
    const wrong = await store.changePassphrase(OWNER, { ...change, passphrase: 'something else here' });
    expect(wrong).toMatchObject({ fault: { kind: 'invalid', issues: [{ path: 'passphrase' }] } });
    const poor = await store.changePassphrase(OWNER, { ...change, newPassphrase: 'short' });
    expect(poor).toMatchObject({ fault: { kind: 'invalid', issues: [{ path: 'newPassphrase' }] } });
    value(await store.changePassphrase(OWNER, change));
    store.lock();
    expect(refusal(await store.unlock(right))).toBe('invalid');
    value(await store.unlock({ userId: OWNER, passphrase: 'nine loud geese depart' }));
  });

  test('several people have their own, and lose them', async () => {
    const { store } = await newOffice();
    value(
      await store.setPassphrase(
        { userId: CLERK, label: 'Cal Clerk' },
        'nine loud geese depart',
        'Harbor Oxygen',
      ),
    );
    store.lock();
    value(await store.unlock({ userId: CLERK, passphrase: 'nine loud geese depart' }));
    value(await store.removePassphrase(OWNER));
    expect(refusal(await store.removePassphrase(CLERK))).toBe('invalid');
    store.lock();
    expect(refusal(await store.unlock(right))).toBe('notFound');
  });
});

describe('the emergency code', () => {
  test('opens the office, and that it was used is kept until it is renewed', async () => {
    const clock = testClock();
    const { store } = await newOffice({ clock });
    expect(store.emergencyReady()).toBe(false);
    expect(refusal(await store.unlock({ emergencyCode: newEmergencyCode() }))).toBe('notFound');
    const { emergencyCode } = value(await store.newEmergencyCode());
    expect(emergencyCode).toMatch(/^SOS-([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
    expect([store.emergencyReady(), store.emergencyUsed()]).toEqual([true, null]);
    store.close();
    const again = openFolder(store.paths.folder, { clock });
    expect(again.emergencyReady()).toBe(true);
    value(await again.unlock({ emergencyCode: emergencyCode.toLowerCase() }));
    expect([again.emergencyReady(), again.emergencyUsed()]).toEqual([false, '2026-06-03T12:00:00.000Z']);
    again.lock();
    clock.advance(60_000);
    value(await again.unlock({ emergencyCode })); // the same emergency, after the office locked itself
    expect(again.emergencyUsed()).toBe('2026-06-03T12:00:00.000Z');
    const renewed = value(await again.newEmergencyCode());
    expect([again.emergencyReady(), again.emergencyUsed()]).toEqual([true, null]);
    again.lock();
    expect(refusal(await again.unlock({ emergencyCode }))).toBe('invalid');
    value(await again.unlock(renewed));
    value(await again.dropEmergencyCode());
    again.lock();
    expect(refusal(await again.unlock(renewed))).toBe('notFound');
  });

  test('opens nothing while its use cannot be written down', async () => {
    const { store } = await newOffice();
    const { emergencyCode } = value(await store.newEmergencyCode());
    store.lock();
    const rename = vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    expect(refusal(await store.unlock({ emergencyCode }))).toBe('diskFull');
    expect(value(store.state())).toBe('locked');
    rename.mockRestore();
    value(await store.unlock({ emergencyCode }));
  });
});

describe('a secret that the computer keeps', () => {
  test('opens the office for its person until it is dropped or the passphrase is set by somebody else', async () => {
    const { store } = await newOffice();
    const systemSecret = randomBytes(32);
    expect(refusal(await store.unlock({ userId: OWNER, systemSecret }))).toBe('notFound');
    value(await store.enrollSystem(OWNER, systemSecret));
    store.lock();
    expect(refusal(await store.unlock({ userId: OWNER, systemSecret: randomBytes(32) }))).toBe('notFound');
    value(await store.unlock({ userId: OWNER, systemSecret }));
    value(await store.setPassphrase({ userId: OWNER, label: 'Olive' }, 'nine loud geese depart', 'Harbor'));
    store.lock();
    expect(refusal(await store.unlock({ userId: OWNER, systemSecret }))).toBe('notFound');
    value(await store.unlock({ userId: OWNER, passphrase: 'nine loud geese depart' }));
    value(await store.enrollSystem(OWNER, systemSecret));
    value(await store.dropSystem(OWNER));
    store.lock();
    expect(refusal(await store.unlock({ userId: OWNER, systemSecret }))).toBe('notFound');
  });
});

/** The schema of these tests with the table in which a renewal of the key keeps what stays. */
const WITH_SECRETS: StoreSchema = {
  migrations: TEST_SCHEMA.migrations.map((migration) => ({
    ...migration,
    schema: `${migration.schema} create table store_secret (name text primary key, value text not null) strict;`,
  })),
  tables: { ...TEST_SCHEMA.tables, store_secret: 'derived' },
};

describe('the key in memory', () => {
  test('is wiped on locking: every buffer that held it is zero', async () => {
    const { store } = await newOffice({ schema: WITH_SECRETS });
    const { emergencyCode } = value(await store.newEmergencyCode());
    store.lock();
    const { dataKey } = value(
      await openWithPassphrase(value(readKeyFile(store.paths.keys)), OWNER, PASSPHRASE),
    );
    const concat = Buffer.concat.bind(Buffer);
    const from = Buffer.from.bind(Buffer) as (...args: unknown[]) => Buffer;
    const seen: Buffer[] = [];
    const keep = <Made extends Buffer>(made: Made): Made => {
      if (made.includes(dataKey) || made.includes(dataKey.toString('hex'))) seen.push(made);
      return made;
    };
    vi.spyOn(Buffer, 'concat').mockImplementation((...args) => keep(concat(...args)));
    vi.spyOn(Buffer, 'from').mockImplementation(((...args: unknown[]) => keep(from(...args))) as never);
    for (const credentials of [right, { emergencyCode }]) {
      value(await store.unlock(credentials));
      addOnce(store);
      expect(seen.length).toBeGreaterThan(0);
      store.lock();
      for (const buffer of seen) expect(buffer.some((byte) => byte !== 0)).toBe(false);
      seen.length = 0;
    }
    value(await store.unlock(right));
    value(await store.rotateKey());
    for (const buffer of seen) expect(buffer.some((byte) => byte !== 0)).toBe(false);
  });
});

function addOnce(store: Store): void {
  value(
    store.write(asOwner, ({ db }) => {
      db.exec(`insert or ignore into thing (id, name) values ('lamp', 'Lamp')`);
      return ok(undefined);
    }),
  );
}

describe('reading the file through while it is in use', () => {
  test('finds it sound, or names it damaged', async () => {
    const { store } = await newOffice();
    addLamp(store);
    expect(store.verificationDue()).toBe(false);
    value(await store.verify());
    expect(Date.parse(fs.readFileSync(store.paths.checked, 'utf8'))).toBeGreaterThan(0);
    value(store.read((db) => ok(db.pragma('wal_checkpoint(TRUNCATE)'))));
    damage(store.paths.database, 4096 * 3 + 9);
    value(store.read((db) => ok(db.pragma('shrink_memory'))));
    expect(refusal(await store.verify())).toBe('damaged');
    store.close();
    expect(refusal(await store.verify())).toBe('locked');
  });

  test('stops when the store is locked meanwhile', async () => {
    const { store } = await newOffice();
    const verifying = store.verify();
    store.lock();
    expect(refusal(await verifying)).toBe('locked');
  });
});

describe('attachments of a store', () => {
  test('are read back after locking, and swept when no row names them', async () => {
    const clock = testClock();
    const { store } = await newOffice({ clock });
    const bytes = randomBytes(1000);
    const name = value(store.write(asOwner, (tx) => ok(tx.attachments.put(bytes))));
    store.lock();
    expect(refusal(store.readAttachment(name))).toBe('locked');
    value(await store.unlock(right));
    expect(value(store.readAttachment(name))).toEqual(bytes);
    clock.advance(Date.now() - clock() + 7_200_000);
    expect(value(store.sweepAttachments(() => [name]))).toBe(0);
    expect(value(store.sweepAttachments(() => []))).toBe(1);
  });
});

describe('a copy of the data file', () => {
  test('is made before an update of the store', async () => {
    const folder = tempFolder();
    const { store } = await newOffice({ dataDir: folder });
    addLamp(store);
    store.close();
    const newer: StoreSchema = {
      ...TEST_SCHEMA,
      migrations: [
        ...TEST_SCHEMA.migrations,
        { version: 2, name: 'later', schema: 'create index later on thing (size);' },
      ],
    };
    const updated = openFolder(folder, { schema: newer });
    value(await updated.unlock(right));
    expect(names(updated)).toEqual(['Lamp']);
    const backups = fs.readdirSync(updated.paths.backups);
    expect(backups).toHaveLength(1);
    updated.close();
    // The copy, put in the file's place, is the store of before.
    fs.copyFileSync(path.join(updated.paths.backups, backups[0] ?? ''), updated.paths.database);
    const back = openFolder(folder);
    onTestFinished(() => back.close());
    value(await back.unlock(right));
    expect(names(back)).toEqual(['Lamp']);
  });
});
