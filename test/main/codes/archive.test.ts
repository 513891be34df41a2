// Archives that mean harm, given to the one reader of archives. It keeps all in memory: names lead nowhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../../main/codes/archive.ts';
import { zipOf } from '../../support/hcpcsFiles.ts';

const TEXT = new Uint8Array(Buffer.from('HCPCS '.repeat(50)));

async function refusal(bytes: Uint8Array): Promise<string> {
  const opened = await openArchive(bytes);
  return opened.ok ? '' : opened.fault.message;
}

/** The same archive with the records of its list changed; `at` counts from the start of each. */
function withDirectory(bytes: Uint8Array, change: (record: Buffer, index: number) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  let index = 0;
  for (
    let at = copy.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = copy.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    change(copy.subarray(at), index);
    index += 1;
  }
  expect(index).toBeGreaterThan(0);
  return new Uint8Array(copy);
}

describe('an archive that means harm', () => {
  test.each([
    '../a.txt',
    'a/../../b.txt',
    '/etc/passwd',
    'C:\\windows\\win.ini',
    'C:/windows/win.ini',
    '..\\a.txt',
    '\\\\server\\share\\a.txt',
  ])('with a name that leads elsewhere is refused whole: %s', async (name) => {
    const message = await refusal(
      zipOf([
        { name: 'a.txt', bytes: TEXT },
        { name, bytes: TEXT },
      ]),
    );
    expect(message).toMatch(/cannot be opened/);
  });

  test('with a link in it is refused', async () => {
    const link = withDirectory(zipOf([{ name: 'a.txt', bytes: TEXT }]), (record) => {
      record.writeUInt32LE(0xa1ff0000, 38);
    });
    expect(await refusal(link)).toContain('link to another file');
  });

  test('whose many entries share the same packed bytes is refused', async () => {
    const many = zipOf(Array.from({ length: 150 }, (_, at) => ({ name: `${String(at)}.txt`, bytes: TEXT })));
    const [first] = [Buffer.from(many).readUInt32LE(18)];
    // Every record of the list leads to the first entry, which is made to look as long as half the archive.
    const overlapping = withDirectory(many, (record) => {
      record.writeUInt32LE(Math.floor(many.length / 2), 20);
      record.writeUInt32LE(0, 42);
    });
    expect(first).toBeGreaterThan(0);
    expect(await refusal(overlapping)).toContain('one over another');
  });

  test('in an archive in an archive is not opened: only what one archive holds is read', async () => {
    let nested = zipOf([{ name: 'zeros.bin', bytes: new Uint8Array(900_000) }]);
    for (let depth = 0; depth < 6; depth += 1) {
      nested = zipOf(Array.from({ length: 10 }, (_, at) => ({ name: `${String(at)}.zip`, bytes: nested })));
    }
    const opened = await openArchive(nested);
    if (!opened.ok) throw new Error(opened.fault.message);
    expect(opened.value.names).toHaveLength(10);
    const inner = await opened.value.read('0.zip');
    expect(inner.ok && inner.value.length).toBeLessThan(100_000);
  });

  test('that says it holds more than it does, or less, is refused', async () => {
    const zip = Buffer.from(zipOf([{ name: 'a.txt', bytes: TEXT }]));
    const end = zip.length - 22;
    for (const [at, value] of [
      [end + 10, 65_534],
      [end + 16, 0xfffffff0],
    ] as const) {
      const wrong = Buffer.from(zip);
      if (at === end + 10) wrong.writeUInt16LE(value, at);
      else wrong.writeUInt32LE(value, at);
      const opened = await openArchive(new Uint8Array(wrong));
      expect(opened.ok, String(at - end)).toBe(false);
    }
  });

  test('an entry whose sizes lie is given up, larger or smaller', async () => {
    for (const declared of [1, 10, TEXT.length - 1, TEXT.length + 1, 1_000_000]) {
      const opened = await openArchive(zipOf([{ name: 'a.txt', bytes: TEXT, declared }]));
      const read = opened.ok ? await opened.value.read('a.txt') : opened;
      expect(read.ok, String(declared)).toBe(false);
    }
  });
});

test('whatever becomes of its bytes, an archive gives what was in it or a refusal', async () => {
  const zip = zipOf([
    { name: 'a.txt', bytes: TEXT },
    { name: 'b/c.txt', bytes: TEXT, stored: true },
  ]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (changes) => {
        const spoiled = new Uint8Array(zip);
        for (const [at, byte] of changes) spoiled[at] = byte;
        const opened = await openArchive(spoiled);
        if (!opened.ok) return;
        for (const name of opened.value.names) {
          const read = await opened.value.read(name);
          if (read.ok) expect(Buffer.from(read.value).equals(Buffer.from(TEXT))).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
});
