import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { attachmentNames } from '../db/documents.ts';
import { listClaims } from '../db/claimLists.ts';
import { insertOffice } from '../db/offices.ts';
import { type Connection, isSound } from '../db/open.ts';
import { listPatients } from '../db/recordLists.ts';
import { storeSchema } from '../db/schema.ts';
import { Store } from '../db/store.ts';
import { insertUser } from '../db/users.ts';
import { ok } from '../shared/result.ts';
import { DISTINCTIVE, killPassphrase, KILL_KDF, payload } from './db/killShared.ts';
import { anOffice, aUser, TODAY } from './db/samples.ts';
import { OWNER, tempFolder, value } from './db/workbench.ts';

/**
 * A process that writes is killed at any moment, again and again. What it said was done must be there, what it had
 * begun must be there whole or not at all, and the store must open and be sound. Several stores at a time, because
 * most of the time is a process starting.
 */
const KILLS = 160;
const STORES = 4;
const CHILD = path.resolve('node_modules/.cache/killChild.mjs');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.resolve('test/db/killChild.ts'),
      outDir: path.dirname(CHILD),
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: path.basename(CHILD) } },
    },
    ssr: { noExternal: ['zod'], external: ['better-sqlite3', '@node-rs/argon2'] },
  });
});

/** What the killed process said, or was about to say. */
interface Acknowledged {
  writes: number;
  passphrase: number;
  opened: number;
}

function openStore(dataDir: string): Store {
  return value(
    Store.open({ dataDir, schema: storeSchema, clock: Date.now, random: randomBytes, kdf: KILL_KDF }),
  );
}

async function newStore(dataDir: string): Promise<void> {
  const store = openStore(dataDir);
  value(
    await store.create({
      holder: { userId: OWNER, label: 'Olive' },
      passphrase: killPassphrase(0),
      officeName: '',
      populate(tx) {
        insertOffice(tx, anOffice(), false);
        insertUser(tx, aUser());
        return ok(undefined);
      },
    }),
  );
  store.close();
}

/** Lets a process write for a while and kills it. Half the kills fall into opening, half into writing. */
async function killOne(dataDir: string, said: Acknowledged): Promise<void> {
  const args = [CHILD, dataDir, OWNER, String(said.writes), String(said.passphrase)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const opened = collect(child, said);
  if (Math.random() < 0.75) {
    await Promise.race([opened, gone]);
    await pause(Math.random() * 40);
  } else await pause(60 + Math.random() * 160);
  child.kill('SIGKILL');
  await gone;
  expect(errors).toBe('');
}

/** Takes the complete lines that the process said; answers when it has opened the store. */
function collect(child: ChildProcess, said: Acknowledged): Promise<void> {
  return new Promise((resolve) => {
    let rest = '';
    child.stdout?.on('data', (data: Buffer) => {
      const lines = (rest + data.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [kind, n] = line.split(' ');
        if (kind === 'w') said.writes = Number(n);
        if (kind === 'p') said.passphrase = Number(n);
        if (kind === 'open') said.opened += 1;
      }
      resolve();
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Opens what the kill left and compares it with what was said. */
async function examine(dataDir: string, said: Acknowledged, thorough: boolean): Promise<void> {
  const store = openStore(dataDir);
  try {
    const unlocked = await store.unlock({ userId: OWNER, passphrase: killPassphrase(said.passphrase) });
    if (!unlocked.ok) {
      // The change of passphrase may have taken effect just before it could be said.
      value(await store.unlock({ userId: OWNER, passphrase: killPassphrase(said.passphrase + 1) }));
      said.passphrase += 1;
    }
    const found = value(store.read((db) => ok(countRows(db))));
    const writes = found['claim'] ?? -1;
    expect([said.writes, said.writes + 1]).toContain(writes);
    expect(new Set(Object.values(found))).toEqual(new Set([writes]));
    said.writes = writes;
    for (const n of [writes, writes - 1].filter((candidate) => candidate > 0)) expectPaper(store, n);
    if (thorough) expectSound(store, writes);
  } finally {
    store.close();
  }
  expect(fs.readdirSync(dataDir).filter((name) => name.startsWith('.') || name.includes('-wal'))).toEqual([]);
}

function countRows(db: Connection): Record<string, number> {
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
  return Object.fromEntries([
    ...['patient', 'equipment', 'visit', 'visit_part', 'document', 'claim', 'claim_document'].map((table) => [
      table,
      count(`select count(*) from ${table}`),
    ]),
    ['journal', count(`select count(*) from _transaction where action = 'kill.write'`)],
    ['search', count(`select count(*) from patient_search where patient_search match '${DISTINCTIVE}'`)],
    ['number', count('select coalesce(sum(last), 0) from claim_number')],
    ['journaled', count(`select count(*) from _journal where tbl = 'claim' and field = 'note'`)],
  ]);
}

function expectPaper(store: Store, n: number): void {
  const name = value(
    store.read((db) =>
      ok(
        db
          .prepare<[string], string>(
            'select d.attachment from document d join patient p on p.id = d.patient_id where p.chart_number = ?',
          )
          .pluck()
          .get(String(n)),
      ),
    ),
  );
  expect(value(store.readAttachment(String(name))).equals(payload(n))).toBe(true);
}

function expectSound(store: Store, writes: number): void {
  value(
    store.read((db) => {
      expect(isSound(db, 'full')).toBe(true);
      expect(db.prepare('select count(*) from _context').pluck().get()).toBe(0);
      const page = { offset: 0, limit: 1 };
      expect(listPatients(db, DISTINCTIVE, page, TODAY).total).toBe(writes);
      const all = { query: '', states: [], kind: null, payerId: null, sort: 'newest' } as const;
      expect(listClaims(db, all, page, TODAY).total).toBe(writes);
      for (const name of attachmentNames(db)) expect(store.readAttachment(name).ok).toBe(true);
      return ok(undefined);
    }),
  );
}

/** Looks for the name in every file, as text of one and of two bytes a letter. */
function expectNoPlainText(folder: string): void {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const bytes = fs.readFileSync(path.join(file.parentPath, file.name));
    for (const encoding of ['utf8', 'utf16le'] as const) {
      expect(bytes.includes(Buffer.from(DISTINCTIVE, encoding)), file.name).toBe(false);
    }
  }
}

test(`${KILLS} kills lose nothing that was acknowledged`, async () => {
  const stores = Array.from({ length: STORES }, () => ({
    dataDir: path.join(tempFolder(), 'data'),
    said: { writes: 0, passphrase: 0, opened: 0 },
  }));
  for (const { dataDir } of stores) await newStore(dataDir);
  const rounds = KILLS / STORES;
  await Promise.all(
    stores.map(async ({ dataDir, said }) => {
      for (let round = 1; round <= rounds; round += 1) {
        await killOne(dataDir, said);
        expectNoPlainText(dataDir); // as the kill left it, journal and all
        await examine(dataDir, said, round % 10 === 0 || round === rounds);
      }
    }),
  );
  // Else the kills came too early to prove anything.
  for (const { said } of stores) {
    expect(said.opened).toBeGreaterThan(rounds / 2);
    // A busy machine gets less done between two kills; without writes the kills would prove nothing.
    expect(said.writes).toBeGreaterThan(rounds / 2);
  }
}, 240_000);
