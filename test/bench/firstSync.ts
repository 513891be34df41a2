import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patients } from '../../db/nouns.ts';
import { insertOffice } from '../../db/offices.ts';
import { storeSchema } from '../../db/schema.ts';
import { Store } from '../../db/store.ts';
import { deviceState } from '../../db/sync/deviceState.ts';
import { placeOf, turnOnBranches } from '../../db/sync/devices.ts';
import { newKeyPairs, settleKeys, signStatement } from '../../db/sync/officeKeys.ts';
import { setsOf } from '../../db/sync/outbox.ts';
import { keepStatements, officeRow, statementsOf } from '../../db/sync/roster.ts';
import { makeSnapshot, settleSnapshot } from '../../db/sync/snapshots.ts';
import { insertUser } from '../../db/users.ts';
import { idSource } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/result.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { value } from './office.ts';

/**
 * How a new device gets an office: from a sealed copy, made and taken in, against all changes of the office one after the
 * other. Both end with the same records; the way over the network is left out, and is shorter for the copy.
 */

const PASSPHRASE = 'a bench has no secrets 7';
const SIZES = [1000, 10_000];

export function benchFirstSync(): Promise<void> {
  return SIZES.reduce<Promise<void>>(async (before, size) => {
    await before;
    await firstSync(size);
  }, Promise.resolve());
}

async function firstSync(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-bench-first-'));
  const newId = idSource(Date.now, (count) => randomBytes(count));
  const open = (dataDir: string): Store =>
    value(
      Store.open({
        dataDir,
        schema: storeSchema,
        clock: Date.now,
        random: (count) => randomBytes(count),
        kdf: { memoryKib: 1024, passes: 1, lanes: 1 },
      }),
    );
  const owner = {
    id: newId(),
    name: 'Olive Benchowner',
    role: 'owner',
    qualification: '',
    active: true,
  } as const;
  try {
    const first = open(join(folder, 'first'));
    await first.create({
      holder: { userId: owner.id, label: owner.name },
      passphrase: PASSPHRASE,
      officeName: 'Bench',
      populate(tx) {
        const { id: _id, revision: _revision, sample: _sample, ...office } = exampleRepair().office;
        insertOffice(tx, office, false);
        insertUser(tx, owner);
        return ok(undefined);
      },
    });
    const actor = { userId: owner.id, action: 'bench.write' };
    value(
      first.write(actor, (tx) => {
        turnOnBranches(tx.db, {
          newId,
          at: tx.at,
          place: placeOf(first.paths),
          nameKey: tx.attachments.nameKey(),
        });
        return ok(undefined);
      }),
    );
    first.close();
    cpSync(join(folder, 'first'), join(folder, 'second'), { recursive: true });
    const office = open(join(folder, 'first'));
    value(await office.unlock({ userId: owner.id, passphrase: PASSPHRASE }));
    const { id: _id, revision: _revision, ...values } = exampleRepair().patient;
    for (let n = 0; n < size; n += 1) {
      value(office.write(actor, (tx) => ok(patients.insert(tx, { ...values, chartNumber: String(n) }))));
    }
    const copied = await timed(() => copyOver(office, join(folder, 'third'), owner.id, newId));
    const other = open(join(folder, 'second'));
    value(await other.unlock({ userId: owner.id, passphrase: PASSPHRASE }));
    const device = value(office.read((db) => ok(deviceState(db)?.id ?? '')));
    const statements = value(office.read((db) => ok(statementsOf(db))));
    value(
      other.keep((db) => {
        keepStatements(db, statements);
        return ok(undefined);
      }),
    );
    const replayed = await timed(() => {
      for (let from = 0; ; from += BATCH) {
        const sets = value(office.read((db) => ok(setsOf(db, device, from, BATCH))));
        if (sets.length === 0) return;
        value(other.merge(sets));
      }
    });
    office.close();
    other.close();
    console.log(`\nFirst sync of an office of ${size} changes`);
    console.log(`  sealed copy made and taken in                 ${copied.toFixed(0).padStart(8)} ms`);
    console.log(`  every change taken in, one after the other    ${replayed.toFixed(0).padStart(8)} ms`);
    console.log(`  changes / copy: ${(replayed / copied).toFixed(1)} times`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BATCH = 500;

async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function copyOver(store: Store, into: string, userId: string, newId: () => string): void {
  const dataKey = store.keyForThread();
  if (!dataKey) throw new Error('the office is locked');
  mkdirSync(into);
  const made = value(makeSnapshot({ source: store.paths.folder, dataKey }));
  const keys = newKeyPairs();
  const device = newId();
  const at = new Date().toISOString();
  const order = value(
    store.keep((db) => {
      const office = officeRow(db);
      if (!office) throw new Error('the office has one device');
      const statement = {
        kind: 'device',
        office: office.id,
        device,
        signKey: keys.signPublic,
        boxKey: keys.boxPublic,
        may: 'work',
        at,
      } as const;
      keepStatements(db, [signStatement(office.signingKey, newId(), statement)]);
      settleKeys(db, { newId, at });
      return ok({ office, statements: statementsOf(db) });
    }),
  );
  value(
    settleSnapshot(
      {
        snapshot: made.file,
        name: made.name,
        snapshotKey: made.key,
        dataKey: randomBytes(32),
        into,
        target: join(into, 'unfinished.db'),
        office: { id: order.office.id, publicKey: order.office.publicKey, signingKey: '' },
        hub: { url: '', admission: '', certificate: '' },
        device: { id: device, signKey: keys.signKey, boxKey: keys.boxKey },
        statements: order.statements,
        keys: [],
        userId,
        place: null,
      },
      storeSchema,
    ),
  );
}
