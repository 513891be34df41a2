import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWithPassphrase, readKeyFile } from '../db/keys.ts';
import { makeBackup } from '../db/makeBackup.ts';
import { patients } from '../db/nouns.ts';
import { restoreBackup } from '../db/restore.ts';
import { storeSchema } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { ok } from '../shared/result.ts';
import { aPatient } from './db/samples.ts';
import { openFolder, tempFolder, value } from './db/workbench.ts';
import { aSampleOffice } from './support/anApp.ts';

/**
 * No word of any text field of any record lies in any file in plain: not in the data folder while it is in use, nor
 * beside it while the key is renewed, nor in backups, copies from before an update, what a restore puts aside, or
 * temporary files. What is looked for is read from the records of the sample office, every column of every table.
 */

const SHORTEST = 8;
const WORD = new RegExp(`[A-Za-z]{${SHORTEST},}`, 'g');
const BASE64 = /[A-Za-z0-9+/_-]{24,}/g;

/** Not what is a piece of a hexadecimal number: papers are files that such a number names. */
function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).filter((word) => !/^[a-f]+$/.test(word));
}

/** Every word of eight letters or more that a row holds in a text column. */
function recordWords(store: Store): Set<string> {
  return value(
    store.read((db) => {
      const words = new Set<string>();
      const tables = db
        .prepare<[], string>(`select name from sqlite_master where type = 'table' order by name`)
        .pluck()
        .all();
      for (const table of tables) {
        for (const row of db.prepare<[], Record<string, unknown>>(`select * from "${table}"`).iterate()) {
          for (const cell of Object.values(row)) {
            if (typeof cell === 'string') for (const word of wordsOf(cell)) words.add(word.toLowerCase());
          }
        }
      }
      return ok(words);
    }),
  );
}

/** Known words in a text that may run into other letters. */
function knownIn(text: string, words: ReadonlySet<string>): string[] {
  return wordsOf(text).flatMap((run) => {
    const lower = run.toLowerCase();
    const found: string[] = [];
    for (let from = 0; from + SHORTEST <= lower.length; from += 1) {
      for (let to = from + SHORTEST; to <= lower.length; to += 1) {
        const part = lower.slice(from, to);
        if (words.has(part)) found.push(part);
      }
    }
    return found;
  });
}

/** Known words in bytes: as they are, two bytes to a letter either way round, and in base64. */
function wordsIn(bytes: Buffer, words: ReadonlySet<string>): string[] {
  const plain = bytes.toString('latin1');
  const decoded = (plain.match(BASE64) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')),
  );
  // Letters with the zero before them are, from one byte on, letters with the zero after them.
  // Copied, because Node 24 spoils its memory when it reads such text from an odd address.
  const wide = [0, 1].map((skip) => Buffer.from(bytes.subarray(skip)).toString('utf16le'));
  return [plain, ...wide, ...decoded].flatMap((text) => knownIn(text, words));
}

/** A file that is text by its nature says its own field names; what it holds in them is looked at. */
function bytesOf(file: string): Buffer {
  const bytes = fs.readFileSync(file);
  if (!file.endsWith('.json')) return bytes;
  const values: string[] = [];
  JSON.parse(bytes.toString(), (key, cell: unknown) => {
    // The names of staff are shown before anybody has unlocked; a kind is a word of the format.
    if (typeof cell === 'string' && !['label', 'kind', 'program'].includes(key)) values.push(cell);
    return cell;
  });
  return Buffer.from(values.join('\n'));
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function leaks(folder: string, words: ReadonlySet<string>): string[] {
  return filesBelow(folder).flatMap((file) => [
    ...wordsIn(bytesOf(file), words).map((word) => `${path.relative(folder, file)}: ${word}`),
    ...knownIn(
      path.relative(folder, file).replace(/attachments|rotation|quarantine|claimwright/g, ''),
      words,
    ),
  ]);
}

/** Files and folders of the machine's temporary folder that were not there before. */
function newTemporary(before: ReadonlySet<string>): string[] {
  return fs
    .readdirSync(os.tmpdir())
    .filter((name) => !before.has(name) && !/^(cw-store|claimwright-(test|sample))-/.test(name))
    .map((name) => path.join(os.tmpdir(), name))
    .filter((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** The passphrase of the sample office, which is public. */
const SAMPLE_PASSPHRASE = 'look around 4 practice only';

/** A data folder that holds the sample office, closed. */
async function sampleFolder(): Promise<string> {
  const app = await aSampleOffice();
  await app.core.close();
  return path.join(app.dataDir, 'sample');
}

describe('every word of every record', () => {
  test('is found wherever it lies in plain', () => {
    const words = new Set(['quixworth']);
    const noise = randomBytes(5000);
    expect(wordsIn(noise, words)).toEqual([]);
    const text = Buffer.from('..Zebulon Quixworth..');
    const forms = [
      text,
      Buffer.from(text.toString(), 'utf16le'),
      Buffer.from(text.toString(), 'utf16le').swap16(),
      Buffer.from(text.toString('base64')),
      Buffer.from(Buffer.concat([Buffer.from('x'), text]).toString('base64')),
    ];
    for (const form of forms) {
      for (const at of [0, 1]) {
        expect(wordsIn(Buffer.concat([noise, Buffer.alloc(at), form, noise]), words)).toContain('quixworth');
      }
    }
  });

  test('is in no file: in use, renewed, backed up, restored, closed', async () => {
    const before = new Set(fs.readdirSync(os.tmpdir()));
    const folder = await sampleFolder();
    const store = openFolder(folder, { schema: storeSchema });
    const holder = value(store.holders())[0];
    const right = { userId: holder?.userId ?? '', passphrase: SAMPLE_PASSPHRASE };
    value(await store.unlock(right));
    value(
      store.write({ userId: right.userId, action: 'test.write' }, (tx) =>
        ok(patients.insert(tx, aPatient({ lastName: 'Quixworthington' }))),
      ),
    );
    const words = recordWords(store);
    expect(words.size).toBeGreaterThan(300);
    expect(words.has('quixworthington')).toBe(true);
    expect(fs.statSync(`${store.paths.database}-wal`).size).toBeGreaterThan(0);
    expect(leaks(folder, words)).toEqual([]);

    const seen: string[] = [];
    let rotationFiles = 0;
    value(
      await store.rotateKey(({ step, done }) => {
        if (step === 'attachments' && done % 40 !== 1) return;
        rotationFiles = Math.max(rotationFiles, filesBelow(store.paths.rotation).length);
        seen.push(...leaks(store.paths.rotation, words));
      }),
    );
    expect(rotationFiles).toBeGreaterThan(1);
    expect(seen).toEqual([]);
    expect(leaks(folder, words)).toEqual([]);

    const { dataKey } = value(
      await openWithPassphrase(value(readKeyFile(store.paths.keys)), right.userId, right.passphrase),
    );
    const root = path.join(tempFolder(), 'backups');
    fs.mkdirSync(root);
    const name = 'claimwright-20260603T120000Z';
    value(
      makeBackup({
        source: folder,
        dataKey,
        root,
        name,
        earlier: null,
        storeId: '5'.repeat(32),
        deviceId: 'a'.repeat(32),
        kind: 'byHand',
        program: 'test',
        madeAt: '2026-06-03T12:00:00.000Z',
      }),
    );
    expect(leaks(root, words)).toEqual([]);
    store.close();
    expect(leaks(folder, words)).toEqual([]);
    value(
      restoreBackup({
        backup: path.join(root, name),
        dataKey,
        into: folder,
        damaged: false,
        newDeviceId: 'd'.repeat(32),
        at: '2026-06-04T09:30:00.000Z',
      }),
    );
    expect(leaks(folder, words)).toEqual([]);
    const again = openFolder(folder, { schema: storeSchema });
    value(await again.unlock(right));
    expect(recordWords(again).has('quixworthington')).toBe(true);
    again.close();
    for (const file of newTemporary(before)) expect(wordsIn(fs.readFileSync(file), words), file).toEqual([]);
  }, 120_000);
});
