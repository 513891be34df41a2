import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storeFailure } from '../../../db/faults.ts';
import { deviceState } from '../../../db/sync/deviceState.ts';
import { identityCheck, removeDevice } from '../../../db/sync/devices.ts';
import { officeKeys } from '../../../db/sync/officeKeys.ts';
import { roster } from '../../../db/sync/roster.ts';
import {
  type BundlePorts,
  type BundleRead,
  type BundleWritten,
  readBundle,
  writeBundle,
  writeReceipt,
} from '../../../main/sync/bundleWork.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { refusal, tempFolder, value } from '../../db/workbench.ts';
import {
  addPerson,
  copied,
  type ExchangeDevice,
  firstDevice,
  joined,
  names,
  newId,
  rename,
  setBackTo,
} from '../../support/sync/exchangeDevice.ts';
import { dump, inTransaction } from '../../support/sync/smallOffice.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Names of all documents that records of any device name. */
let documents: string[] = [];

function portsOf(device: ExchangeDevice, overrides: Partial<BundlePorts> = {}): BundlePorts {
  return {
    store: device.store,
    clock: device.clock,
    newId,
    place: () => 'a place',
    attachments: () => documents,
    signal: new AbortController().signal,
    tell: () => undefined,
    ...overrides,
  };
}

let folder = '';
let count = 0;

function freshFile(): string {
  count += 1;
  return path.join(folder, `${count}.cwb`);
}

async function give(
  from: ExchangeDevice,
  to: ExchangeDevice | null,
  how: typeof writeBundle = writeBundle,
): Promise<{ readonly file: string; readonly written: BundleWritten }> {
  const file = freshFile();
  return { file, written: value(await how(portsOf(from), { to: to?.id ?? null, file })) };
}

async function take(device: ExchangeDevice, file: string): Promise<BundleRead> {
  const read = value(await readBundle(portsOf(device), file));
  device.id = deviceState(device.db)?.id ?? '';
  return read;
}

async function refusedBy(device: ExchangeDevice, file: string): Promise<string> {
  const before = dump(device);
  const answer: Result<unknown> = await readBundle(portsOf(device), file);
  expect(dump(device)).toEqual(before);
  return refusal(answer);
}

function office(seed = 1): { a: ExchangeDevice; b: ExchangeDevice } {
  folder = tempFolder();
  documents = [];
  const a = firstDevice(seed, '');
  return { a, b: joined(a, seed + 1) };
}

test('a bundle brings what was written, and reading it again changes nothing', async () => {
  const { a, b } = office();
  addPerson(a, 'Wilhelmina Quillfeather');
  const { file, written } = await give(a, b);
  expect(written).toMatchObject({ sets: 1, attachments: 0, lacking: 0 });
  expect(await take(b, file)).toMatchObject({
    from: a.id,
    to: b.id,
    forThis: true,
    receipt: false,
    sets: 1,
    known: 0,
    waiting: 0,
    refused: [],
    renewed: false,
  });
  expect(names(b)).toEqual(['Wilhelmina Quillfeather']);
  const before = dump(b);
  expect(await take(b, file)).toMatchObject({ sets: 0, known: 1 });
  expect(await take(a, file)).toMatchObject({ sets: 0, known: 1, forThis: false });
  expect(dump(b)).toEqual(before);
  const bytes = fs.readFileSync(file);
  for (const plain of ['Quillfeather', 'person', 'name', a.id, b.id, 'device', 'holds'])
    expect(bytes.includes(plain), plain).toBe(false);
});

test('a receipt keeps the next bundle short; without it everything comes along once more', async () => {
  const { a, b } = office();
  addPerson(a, 'Ada');
  const first = await give(a, b);
  expect(first.written.sets).toBe(1);
  expect((await give(a, b)).written.sets).toBe(1);
  await take(b, first.file);
  const receipt = await give(b, a, writeReceipt);
  expect(receipt.written).toMatchObject({ sets: 0, attachments: 0 });
  expect(await take(a, receipt.file)).toMatchObject({ receipt: true, sets: 0, from: b.id });
  expect((await give(a, b)).written.sets).toBe(0);
  addPerson(a, 'Beatrix');
  const second = await give(a, b);
  expect(second.written.sets).toBe(1);
  await take(b, second.file);
  expect(names(b)).toEqual(['Ada', 'Beatrix']);
  // For somebody who is not known to have anything, all of it.
  const c = joined(a, 9);
  await take(c, (await give(a, null)).file);
  expect(names(c)).toEqual(names(b));
});

test('what was handed over in a file cannot be written down anew any more', async () => {
  const { a, b } = office();
  addPerson(a, 'Ada');
  expect(deviceState(a.db)?.given).toBe(0);
  await give(a, b);
  expect(deviceState(a.db)?.given).toBe(1);
  expect(deviceState(a.db)?.sent).toBe(0);
});

test('documents come along that the receiver is not known to have, and only true ones are kept', async () => {
  const { a, b } = office();
  const papers = ['an order', 'a proof of delivery', 'a form'].map((text) => Buffer.from(text.repeat(50)));
  documents = papers.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
  documents.forEach((name, index) => a.box.set(name, papers[index] ?? Buffer.alloc(0)));
  const [one = '', two = '', three = ''] = documents;
  b.box.set(two, Buffer.from(papers[1] ?? ''));
  await take(a, (await give(b, a, writeReceipt)).file);
  a.box.delete(three);
  const { file, written } = await give(a, b);
  expect(written).toMatchObject({ attachments: 1, lacking: 0 });
  expect(await take(b, file)).toMatchObject({ attachments: 1, attachmentsRefused: 0 });
  expect(b.box.get(one)).toEqual(papers[0]);
  expect(await take(b, file)).toMatchObject({ attachments: 0 });
  const falsified = { ...b.store, putAttachment: () => ok(false) };
  b.box.delete(one);
  const read = value(await readBundle(portsOf(b, { store: falsified }), file));
  expect(read).toMatchObject({ attachments: 0, attachmentsRefused: 1 });
  // One that no record names is left out.
  documents = [];
  expect(await take(b, file)).toMatchObject({ attachments: 0 });
});

test('a bundle of another office, of a stranger, of a newer program, cut or damaged, is refused as such', async () => {
  const { a, b } = office();
  addPerson(a, 'Ada');
  const { file } = await give(a, b);
  const other = joined(firstDevice(77, ''), 78);
  expect(await refusedBy(other, file)).toBe('bundleForeign');
  const bytes = fs.readFileSync(file);
  const changed = freshFile();
  fs.writeFileSync(changed, bytes.subarray(0, -1));
  expect(await refusedBy(b, changed)).toBe('bundleCut');
  fs.writeFileSync(changed, Buffer.from(bytes).fill(0, bytes.length - 40, bytes.length - 36));
  expect(await refusedBy(b, changed)).toBe('bundleDamaged');
  fs.writeFileSync(changed, Buffer.concat([Buffer.from('CWB9'), bytes.subarray(4)]));
  expect(await refusedBy(b, changed)).toBe('bundleNewer');
  fs.writeFileSync(changed, 'a letter');
  expect(await refusedBy(b, changed)).toBe('notABundle');
  // Whoever has the office's key alone is nobody.
  a.db.prepare(`update _device set id = ?, n = 0, head = ''`).run(newId());
  expect(await refusedBy(b, (await give(a, b)).file)).toBe('bundleOfStranger');
});

test('after a device was removed the others understand a bundle at once, and that device none', async () => {
  const { a, b } = office();
  const c = joined(a, 3);
  addPerson(c, 'Before');
  await take(a, (await give(c, a)).file);
  await take(b, (await give(c, b)).file);
  addPerson(c, 'After');
  const late = await give(c, b);
  value(inTransaction(a.db, () => removeDevice(a.db, { newId, at: new Date().toISOString() }, c.id)));
  addPerson(a, 'Ada');
  const news = await give(a, null);
  expect(await refusedBy(c, news.file)).toBe('bundleKeyUnknown');
  // By the box in the file's head: the statement with the new key is inside.
  expect(officeKeys(b.db)?.newest).toBe(1);
  await take(b, news.file);
  expect(officeKeys(b.db)?.newest).toBe(officeKeys(a.db)?.newest);
  expect(roster(b.db).get(c.id)?.removedUpTo).toBe(1);
  // What it wrote after it was removed is refused, from whomever.
  expect(await take(b, late.file)).toMatchObject({
    fromRemoved: true,
    sets: 0,
    refused: [{ device: c.id, n: 2, why: 'removed' }],
  });
  expect(names(b)).toEqual(['Ada', 'Before']);
  expect(refusal(await writeBundle(portsOf(a), { to: c.id, file: freshFile() }))).toBe('blocked');
});

test('a device that was set back is told so by a bundle, goes on under another id, and loses nothing', async () => {
  const { a, b } = office();
  addPerson(b, 'First');
  const yesterday = copied(b);
  addPerson(b, 'Second');
  await take(a, (await give(b, a)).file);
  const former = b.id;
  setBackTo(b, yesterday);
  addPerson(b, 'Another second');
  addPerson(b, 'Another third');
  const back = await give(a, b);
  // Own sets do not come back to their device; what it is told is that somebody has more of it than it has.
  const read = await take(b, back.file);
  expect(read.renewed).toBe(true);
  expect(b.id).not.toBe(former);
  expect(identityCheck(b.db, 'a place')).toBe('own');
  expect(roster(b.db).get(b.id)?.of).toBe(former);
  await take(a, (await give(b, a)).file);
  await take(b, (await give(a, b)).file);
  expect(names(a)).toEqual(['Another second', 'Another third', 'First', 'Second']);
  expect(names(b)).toEqual(names(a));
  expect(dump(b)).toEqual(dump(a));
});

test('what is stopped leaves no file', async () => {
  const { a, b } = office();
  addPerson(a, 'Ada');
  const file = freshFile();
  expect(refusal(await writeBundle(portsOf(a, { signal: AbortSignal.abort() }), { to: b.id, file }))).toBe(
    'locked',
  );
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('documents of any amount go through without being in memory at once', async () => {
  const { a, b } = office();
  documents = Array.from({ length: 12 }, () => randomBytes(32).toString('hex'));
  const endless = {
    ...a.store,
    attachmentsHere: () => ok(new Set(documents)),
    readAttachment: () => ok(Buffer.alloc(4 * 1024 * 1024, 1)),
  };
  const before = process.memoryUsage().arrayBuffers;
  const file = freshFile();
  value(await writeBundle(portsOf(a, { store: endless }), { to: b.id, file }));
  let [given, looked] = [0, false];
  const forgetful = {
    ...b.store,
    putAttachment: () => {
      given += 1;
      return given === 11 ? storeFailure('busy') : ok(true);
    },
    // Held in the midst of it, until the garbage is gone.
    quiet: async () => {
      await expect
        .poll(() => {
          collectGarbage();
          return process.memoryUsage().arrayBuffers - before;
        })
        .toBeLessThan(20 * 1024 * 1024);
      looked = true;
    },
  };
  expect(value(await readBundle(portsOf(b, { store: forgetful }), file)).attachments).toBe(12);
  expect(looked).toBe(true);
});

function isKnown(device: ExchangeDevice, other: ExchangeDevice): boolean {
  return device !== other && roster(device.db).has(other.id);
}

const Step = fc.record({
  act: fc.constantFrom('add', 'rename', 'rename', 'bundle', 'bundle', 'for all', 'read', 'read', 'receipt'),
  device: fc.nat(2),
  other: fc.nat(2),
  pick: fc.nat(100),
});

test('whatever was handed on in whatever order, in the end all have the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { maxLength: 16 }), fc.nat(1000), async (steps, seed) => {
      const { a, b } = office(seed * 3);
      const devices = [a, b, joined(a, seed * 3 + 2)];
      const files: string[] = [];
      for (const [index, { act, device: which, other, pick }] of steps.entries()) {
        const device = devices[which] ?? a;
        const to = devices[other] ?? a;
        const people = device.db.prepare<[], string>('select id from person order by id').pluck().all();
        const person = people[pick % Math.max(1, people.length)];
        const file = files[pick % Math.max(1, files.length)];
        if (act === 'add') addPerson(device, `person ${index}`);
        else if (act === 'rename' && person) rename(device, person, `renamed ${index}`);
        else if (act === 'bundle' && isKnown(device, to)) files.push((await give(device, to)).file);
        else if (act === 'receipt' && isKnown(device, to))
          files.push((await give(device, to, writeReceipt)).file);
        else if (act === 'for all') files.push((await give(device, null)).file);
        else if (act === 'read' && file) await take(device, file);
      }
      for (let round = 0; round < 2; round += 1) {
        const last = await Promise.all(devices.map(async (device) => (await give(device, null)).file));
        for (const device of devices) for (const file of last.toReversed()) await take(device, file);
      }
      const [first, ...rest] = devices.map(dump);
      for (const one of rest) expect(one).toEqual(first);
      // Everybody has said what they have: nobody has anything to give.
      for (const device of devices)
        for (const to of devices) {
          if (to !== device) expect((await give(device, to)).written.sets).toBe(0);
        }
    }),
    { numRuns: Number(process.env['CLAIMWRIGHT_BUNDLE_RUNS'] ?? '5') },
  );
});
