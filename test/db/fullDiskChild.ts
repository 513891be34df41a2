import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { makeBackup } from '../../db/makeBackup.ts';
import { patients } from '../../db/nouns.ts';
import { exportStore } from '../../db/exportStore.ts';
import { restoreBackup } from '../../db/restore.ts';
import { storeSchema } from '../../db/schema.ts';
import { Store } from '../../db/store.ts';
import { ok, type Result } from '../../shared/result.ts';
import { aPatient } from './samples.ts';

/**
 * Does to a store what it is told while the system lets no file grow beyond a size (fullDisk.test.ts), and says what came
 * of it. What is said of a write is said after it is on disk.
 */
const [act = '', folder = '', root = '', keyHex = '', passphrase = '', userId = ''] = process.argv.slice(2);
const dataKey = Buffer.from(keyHex, 'hex');
const NAME = 'claimwright-20260603T120000Z';

function codeOf(result: Result<unknown>): string {
  if (result.ok) return 'ok';
  return result.fault.kind === 'unavailable' ? result.fault.code : result.fault.kind;
}

async function write(): Promise<string> {
  const store = Store.open({ dataDir: folder, schema: storeSchema, clock: Date.now, random: randomBytes });
  if (!store.ok) return codeOf(store);
  const unlocked = await store.value.unlock({ userId, passphrase });
  if (!unlocked.ok) return codeOf(unlocked);
  for (let n = 1; n < 20_000; n += 1) {
    const written = store.value.write({ userId, action: 'test' }, (tx) =>
      ok(patients.insert(tx, aPatient({ lastName: 'x'.repeat(60) }))),
    );
    if (!written.ok) {
      const read = store.value.read((db) => ok(db.prepare('select count(*) from patient').pluck().get()));
      return `${codeOf(written)} after ${n - 1}, reads ${read.ok ? String(read.value) : codeOf(read)}`;
    }
  }
  return 'never full';
}

async function run(): Promise<string> {
  const shared = { source: folder, dataKey, program: 'test', madeAt: '2026-06-03T12:00:00.000Z' };
  if (act === 'write') return write();
  if (act === 'export') return codeOf(exportStore({ ...shared, target: path.join(root, 'out') }));
  if (act === 'restore') {
    const order = { dataKey, damaged: false, newDeviceId: 'd'.repeat(32), at: '2026-06-04T09:30:00.000Z' };
    return codeOf(restoreBackup({ ...order, backup: path.join(root, NAME), into: folder }));
  }
  const ids = { storeId: '5'.repeat(32), deviceId: 'a'.repeat(32) };
  return codeOf(makeBackup({ ...shared, ...ids, root, name: `${NAME}-9`, earlier: null, kind: 'byHand' }));
}

process.stdout.write(await run());
