import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BundleHead,
  type BundleItem,
  BundleReader,
  BundleWriter,
  newBundleHead,
} from '../../../db/sync/bundleFile.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { refusal, tempFolder, value } from '../workbench.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const OFFICE = '019e8d5a-d200-7000-8000-000000000001';
const SECRET = Buffer.alloc(32, 5);

function written(items: readonly BundleItem[], head: BundleHead = newBundleHead(OFFICE, 3)): string {
  const file = path.join(tempFolder(), 'a.cwb');
  const writer = new BundleWriter(file, 'bundle', head, SECRET);
  for (const { kind, bytes } of items) writer.add(kind, bytes);
  expect(writer.finish()).toBe(fs.statSync(file).size);
  return file;
}

function readAll(file: string, secret = SECRET): Result<BundleItem[]> {
  const opened = BundleReader.open(file, 'bundle', () => ok(secret));
  if (!opened.ok) return opened;
  const items: BundleItem[] = [];
  try {
    for (;;) {
      const item = opened.value.next();
      if (!item.ok) return item;
      if (!item.value) return ok(items);
      items.push(item.value);
    }
  } finally {
    opened.value.close();
  }
}

const SMALL: readonly BundleItem[] = [
  { kind: 1, bytes: Buffer.from('Wilhelmina Testperson') },
  { kind: 2, bytes: Buffer.alloc(0) },
  { kind: 3, bytes: Buffer.from('555-0100') },
];

test('items come back as they were written, whatever their length, and nothing of them shows', () => {
  const large = randomBytes(2 * 1024 * 1024 + 5);
  const items = [...SMALL, { kind: 9, bytes: large }, { kind: 9, bytes: large.subarray(0, 1024 * 1024) }];
  const head = { ...newBundleHead(OFFICE, 3), boxes: [randomBytes(92), randomBytes(92)] };
  const file = written(items, head);
  const back = value(readAll(file));
  expect(back.map(({ kind }) => kind)).toEqual(items.map(({ kind }) => kind));
  for (const [index, { bytes }] of items.entries()) expect(back[index]?.bytes.equals(bytes)).toBe(true);
  let seen: BundleHead | null = null;
  BundleReader.open(file, 'bundle', (found) => {
    seen = found;
    return ok(SECRET);
  });
  expect(seen).toEqual(head);
  const bytes = fs.readFileSync(file);
  for (const plain of ['Wilhelmina', '555-0100']) expect(bytes.includes(plain)).toBe(false);
  expect(fs.readdirSync(path.dirname(file))).toEqual(['a.cwb']);
});

test('no changed byte, no cut and nothing behind the end goes unnoticed', () => {
  const file = written(SMALL);
  const bytes = fs.readFileSync(file);
  const other = `${file}.other`;
  const tried = (changed: Buffer): string => {
    fs.writeFileSync(other, changed);
    return refusal(readAll(other));
  };
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ change;
      expect(['notABundle', 'bundleNewer', 'bundleDamaged', 'bundleCut']).toContain(tried(changed));
    }),
    { numRuns: 150 },
  );
  for (let length = 42; length < bytes.length; length += 1)
    expect(tried(bytes.subarray(0, length))).toBe('bundleCut');
  expect(tried(Buffer.concat([bytes, Buffer.from([0])]))).toBe('bundleDamaged');
  expect(tried(Buffer.concat([bytes, bytes]))).toBe('bundleDamaged');
});

test('frames cannot change places, be said twice, or be taken from another file under the same key', () => {
  const [a, b] = [written(SMALL), written(SMALL)].map((file) => fs.readFileSync(file));
  if (!a || !b) throw new Error('no files');
  const frames = (bytes: Buffer): Buffer[] => {
    const found: Buffer[] = [];
    for (let at = 42; at < bytes.length;) {
      const end = at + 4 + bytes.readUInt32BE(at);
      found.push(bytes.subarray(at, end));
      at = end;
    }
    return found;
  };
  const [first, second, third, end] = frames(a);
  const [, foreign] = frames(b);
  if (!first || !second || !third || !end || !foreign) throw new Error('four frames');
  const tried = (...parts: Buffer[]): string => {
    const file = path.join(tempFolder(), 'b.cwb');
    fs.writeFileSync(file, Buffer.concat([a.subarray(0, 42), ...parts]));
    return refusal(readAll(file));
  };
  expect(tried(second, first, third, end)).toBe('bundleDamaged');
  expect(tried(first, first, second, third, end)).toBe('bundleDamaged');
  expect(tried(first, third, end)).toBe('bundleDamaged');
  expect(tried(first, end)).toBe('bundleDamaged');
  expect(tried(first, foreign, third, end)).toBe('bundleDamaged');
  expect(tried(first, second, third)).toBe('bundleCut');
});

test('another key opens nothing, another form is none, and what was abandoned leaves nothing', () => {
  const file = written(SMALL);
  expect(refusal(readAll(file, randomBytes(32)))).toBe('bundleDamaged');
  expect(refusal(BundleReader.open(file, 'invitation', () => ok(SECRET)))).toBe('notABundle');
  const newer = fs.readFileSync(file);
  newer.write('2', 3);
  fs.writeFileSync(file, newer);
  expect(refusal(readAll(file))).toBe('bundleNewer');
  expect(refusal(readAll(path.join(path.dirname(file), 'none')))).toBe('diskError');
  fs.rmSync(file);
  const writer = new BundleWriter(file, 'bundle', newBundleHead(null, 0), SECRET);
  writer.add(1, Buffer.from('half'));
  writer.abandon();
  expect(fs.readdirSync(path.dirname(file))).toEqual([]);
});

test('what was written and what was read is not kept', async () => {
  const file = path.join(tempFolder(), 'a.cwb');
  const before = process.memoryUsage().arrayBuffers;
  const isLittle = (): Promise<void> =>
    expect
      .poll(() => {
        collectGarbage();
        return process.memoryUsage().arrayBuffers - before;
      })
      .toBeLessThan(10 * 1024 * 1024);
  const writer = new BundleWriter(file, 'bundle', newBundleHead(OFFICE, 3), SECRET);
  for (let n = 0; n < 6; n += 1) writer.add(5, Buffer.alloc(4 * 1024 * 1024, n));
  await isLittle();
  writer.finish();
  const reader = value(BundleReader.open(file, 'bundle', () => ok(SECRET)));
  for (let n = 0; n < 6; n += 1) expect(value(reader.next())?.bytes.length).toBe(4 * 1024 * 1024);
  await isLittle();
  expect(value(reader.next())).toBeNull();
  reader.close();
});
