import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { attachmentNames, insertDocument } from '../../db/documents.ts';
import { patients } from '../../db/nouns.ts';
import { isSound } from '../../db/open.ts';
import { storeSchema } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { ok } from '../../shared/result.ts';
import { realOffice, write } from './records.ts';
import { aPaper, aPatient } from './samples.ts';
import { CLERK, openFolder, OWNER, PASSPHRASE, refusal, tempFolder, value } from './workbench.ts';

/**
 * The renewal of the data key, cut off at every single step: before and after each call that changes a file, the
 * whole data folder is kept as a crash would leave it there. Each is then opened like any folder.
 */

const CALLS = [
  'openSync',
  'writeFileSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'rmSync',
  'mkdirSync',
  'copyFileSync',
] as const;
const PAPERS = 3;
const right = { userId: OWNER, passphrase: PASSPHRASE };

afterEach(() => {
  vi.restoreAllMocks();
});

async function office(): Promise<Store> {
  const store = await realOffice();
  value(
    await store.setPassphrase({ userId: CLERK, label: 'Cal' }, 'nine loud geese depart', 'Harbor Oxygen'),
  );
  write(store, (tx) => {
    for (let n = 0; n < PAPERS; n += 1) {
      const patient = patients.insert(tx, aPatient({ chartNumber: String(n) }));
      insertDocument(tx, aPaper({ patientId: patient.id }), {
        fileName: 'scan.pdf',
        mediaType: 'application/pdf',
        pages: 1,
        condition: 'readable',
        bytes: 9,
        sha256: '0'.repeat(64),
        addedAt: tx.at,
        addedBy: 'Olive',
        attachment: tx.attachments.put(Buffer.from(`paper ${n} `.repeat(50))),
      });
    }
  });
  return store;
}

interface Seen {
  /** Copies of the folder, in the order of the steps. */
  readonly kept: string[];
  steps: number;
}

/**
 * Keeps the folder each time it is about to change or has changed; the same content is kept once.
 * @param decidedOnly keeps nothing but the first one whose key file says that the new files count
 */
function watch(folder: string, into: string, decidedOnly = false): Seen {
  const seen: Seen = { kept: [], steps: 0 };
  const known = new Set<string>();
  const real = { readdir: fs.readdirSync, copy: fs.cpSync, read: fs.readFileSync };
  let inside = false;
  function keep(): void {
    if (inside) return;
    inside = true;
    try {
      seen.steps += 1;
      if (decidedOnly && (seen.kept.length > 0 || !isDecided(folder))) return;
      const hash = createHash('sha256');
      for (const entry of real.readdir(folder, { recursive: true, withFileTypes: true })) {
        const file = path.join(entry.parentPath, entry.name);
        hash.update(path.relative(folder, file));
        if (entry.isFile()) hash.update(real.read(file));
      }
      const digest = hash.digest('hex');
      if (known.has(digest)) return;
      known.add(digest);
      const target = path.join(into, String(seen.kept.length));
      real.copy(folder, target, { recursive: true });
      seen.kept.push(target);
    } finally {
      inside = false;
    }
  }
  function around(object: object, name: string): void {
    const call = Reflect.get(object, name) as (...args: unknown[]) => unknown;
    vi.spyOn(object as Record<string, () => unknown>, name).mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      keep();
      try {
        return call.apply(this, args);
      } finally {
        keep();
      }
    });
  }
  for (const name of CALLS) around(fs, name);
  for (const name of ['exec', 'pragma', 'close', 'rekey']) around(Database.prototype, name);
  return seen;
}

function isDecided(folder: string): boolean {
  return fs.readFileSync(path.join(folder, 'keys.json'), 'utf8').includes('formerSlots');
}

/** The folder of an office as a crash leaves it right after the renewal was decided, and its key file of before. */
async function decidedOffice(): Promise<{ readonly folder: string; readonly former: Buffer }> {
  const store = await office();
  const former = fs.readFileSync(store.paths.keys);
  const { kept } = watch(store.paths.folder, tempFolder(), true);
  value(await store.rotateKey());
  vi.restoreAllMocks();
  store.close();
  const [folder] = kept;
  if (folder === undefined) throw new Error('the renewal was never decided');
  return { folder, former };
}

/** What must hold of a folder wherever it was cut off. @returns whether it is the new one. */
async function examine(folder: string, former: Buffer): Promise<boolean> {
  const store = openFolder(folder, { schema: storeSchema });
  value(await store.unlock(right));
  const found = value(
    store.read((db) => {
      expect(isSound(db, 'full')).toBe(true);
      return ok({
        patients: db.prepare('select count(*) from patient').pluck().get(),
        names: attachmentNames(db),
      });
    }),
  );
  expect(found.patients).toBe(PAPERS);
  expect(found.names).toHaveLength(PAPERS);
  for (const name of found.names) expect(value(store.readAttachment(name)).toString()).toContain('paper');
  // It is in use again, and the other person's passphrase holds.
  write(store, (tx) => patients.insert(tx, aPatient({ chartNumber: 'after' })));
  store.lock();
  value(await store.unlock({ userId: CLERK, passphrase: 'nine loud geese depart' }));
  store.close();
  expect(fs.existsSync(store.paths.rotation)).toBe(false);
  const keys = fs.readFileSync(store.paths.keys);
  expect(keys.includes('"swap": null')).toBe(true);
  return !keys.equals(former);
}

describe('a renewal of the data key', () => {
  test('cut off at any step leaves the old or the new, whole', async () => {
    const store = await office();
    const former = fs.readFileSync(store.paths.keys);
    const seen = watch(store.paths.folder, tempFolder());
    value(await store.rotateKey());
    vi.restoreAllMocks();
    store.close();
    expect(seen.steps).toBeGreaterThan(150);
    expect(seen.kept.length).toBeGreaterThan(25);
    const outcomes: boolean[] = [];
    for (const folder of seen.kept) outcomes.push(await examine(folder, former));
    // Once decided it stays so: first all old, then all new, and both were seen.
    expect(outcomes).toEqual([...outcomes].sort((a, b) => Number(a) - Number(b)));
    expect(new Set(outcomes)).toEqual(new Set([false, true]));
  }, 120_000);

  test('whose ending is cut off again and again still ends', async () => {
    const { folder: decided, former } = await decidedOffice();
    const again = watch(decided, tempFolder());
    const store = openFolder(decided, { schema: storeSchema });
    vi.restoreAllMocks();
    store.close();
    expect(again.kept.length).toBeGreaterThan(4);
    for (const folder of again.kept) expect(await examine(folder, former)).toBe(true);
  }, 120_000);

  test('that meets a disk error at any step changes nothing, or goes on at the next unlocking', async () => {
    let failed = 0;
    let went = 0;
    const store = await office();
    for (let step = 0; step < 400; step += 5) {
      let count = 0;
      for (const name of ['writeFileSync', 'fsyncSync', 'renameSync', 'mkdirSync'] as const) {
        const call = fs[name] as (...args: unknown[]) => unknown;
        vi.spyOn(fs as unknown as Record<string, () => unknown>, name).mockImplementation(((
          ...args: unknown[]
        ) => {
          count += 1;
          if (count > step) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
          return call.apply(fs, args);
        }) as () => unknown);
      }
      const rotated = await store.rotateKey();
      vi.restoreAllMocks();
      if (rotated.ok) {
        went += 1;
        break;
      }
      failed += 1;
      expect(refusal(rotated)).toBe('diskFull');
      if (value(store.state()) !== 'open') value(await store.unlock(right));
      const names = value(store.read((db) => ok(attachmentNames(db))));
      expect(names).toHaveLength(PAPERS);
      for (const name of names) value(store.readAttachment(name));
    }
    expect(failed).toBeGreaterThan(2);
    expect(went).toBe(1);
    value(await store.rotateKey());
    expect(fs.existsSync(store.paths.rotation)).toBe(false);
  }, 120_000);

  test('whose new files were lost falls back to what was there', async () => {
    const { folder: decided } = await decidedOffice();
    fs.rmSync(path.join(decided, 'rotation'), { recursive: true });
    const left = openFolder(decided, { schema: storeSchema });
    value(await left.unlock(right));
    expect(left.rotationOwed()).toBe(true);
    for (const name of value(left.read((db) => ok(attachmentNames(db))))) value(left.readAttachment(name));
  });
});
