import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutOf, openPieces, sealPiece } from '../../../db/sync/sealedFiles.ts';
import type { OfficeKeys } from '../../../db/sync/sealedSets.ts';

const OFFICE = '019e8d5a-d200-7000-8000-000000000001';
const NAME = 'ab'.repeat(32);
const PIECE = 100;

function keysOf(newest: number): OfficeKeys {
  return { office: OFFICE, newest, byEpoch: new Map([[newest, randomBytes(32)]]) };
}

function sealed(keys: OfficeKeys, content: Buffer, name = NAME): Buffer[] {
  return Array.from({ length: cutOf(content.length, PIECE).pieces }, (_, index) =>
    sealPiece(keys, name, content, index, PIECE),
  );
}

test('a file of any length opens as it was, and is as long as was said', () => {
  const keys = keysOf(1);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
      const content = Buffer.from(bytes);
      const whole = Buffer.concat(sealed(keys, content));
      expect(whole.length).toBe(cutOf(content.length, PIECE).total);
      expect(openPieces(keys, NAME, whole, PIECE)).toEqual(content);
    }),
    { numRuns: 100 },
  );
});

test('the same file is the same bytes, so that anybody can go on sending it', () => {
  const keys = keysOf(1);
  const content = randomBytes(500);
  expect(sealed(keys, content)).toEqual(sealed(keys, content));
});

test('no changed byte, no cut, no piece in another place or under another name goes unnoticed', () => {
  const keys = keysOf(1);
  const content = randomBytes(300);
  const pieces = sealed(keys, content);
  const whole = Buffer.concat(pieces);
  for (let at = 0; at < whole.length; at += 7) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openPieces(keys, NAME, changed, PIECE)).toBe(at % PIECE < 4 ? 'keyUnknown' : 'altered');
    expect(openPieces(keys, NAME, whole.subarray(0, at), PIECE)).toBe('altered');
  }
  const [first, second, ...others] = pieces;
  if (!first || !second) throw new Error('too short');
  expect(openPieces(keys, NAME, Buffer.concat([second, first, ...others]), PIECE)).toBe('altered');
  expect(openPieces(keys, NAME, Buffer.concat(pieces.slice(1)), PIECE)).toBe('altered');
  expect(openPieces(keys, NAME, Buffer.concat([...pieces, ...pieces]), PIECE)).toBe('altered');
  expect(openPieces(keys, 'cd'.repeat(32), whole, PIECE)).toBe('altered');
  expect(openPieces(keysOf(2), NAME, whole, PIECE)).toBe('keyUnknown');
});

test('pieces under the former and the new key go together', () => {
  const before = keysOf(1);
  const after: OfficeKeys = {
    ...before,
    newest: 2,
    byEpoch: new Map([...before.byEpoch, [2, randomBytes(32)]]),
  };
  const content = randomBytes(200);
  const [first] = sealed(before, content);
  const [, ...others] = sealed(after, content);
  expect(openPieces(after, NAME, Buffer.concat([first ?? Buffer.alloc(0), ...others]), PIECE)).toEqual(
    content,
  );
});
