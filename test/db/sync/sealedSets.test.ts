import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setsOf } from '../../../db/sync/outbox.ts';
import { type OfficeKeys, openSet, sealSet } from '../../../db/sync/sealedSets.ts';
import type { SignedSet } from '../../../shared/sync/changeSet.ts';
import { aDevice, AT_FIRST } from '../../support/sync/smallOffice.ts';

const OFFICE = '019e8d5a-d200-7000-8000-000000000001';

function keysOf(newest: number, epochs: readonly number[] = [newest]): OfficeKeys {
  return { office: OFFICE, newest, byEpoch: new Map(epochs.map((epoch) => [epoch, randomBytes(32)])) };
}

function aSet(): SignedSet {
  const device = aDevice(7);
  device.write(AT_FIRST, (db, at) => {
    db.prepare(
      `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, 'Wilhelmina Testperson', '555-0100', '', '', ?, ?)`,
    ).run(device.newId(), at, at);
  });
  const [set] = setsOf(device.db, device.id, 0, 1);
  if (!set) throw new Error('no set');
  return set;
}

test('a set opens as it was sealed, and shows nothing of what is in it', () => {
  const keys = keysOf(3);
  const set = aSet();
  const sealed = sealSet(keys, set);
  expect(openSet(keys, sealed)).toEqual(set);
  for (const plain of ['Wilhelmina', 'Testperson', '555-0100', 'person', 'test.write', set.hlc]) {
    expect(sealed.body.includes(plain)).toBe(false);
  }
});

test('two seals of one set have nothing in common', () => {
  const keys = keysOf(1);
  const set = aSet();
  expect(sealSet(keys, set).body.equals(sealSet(keys, set).body)).toBe(false);
});

test('no changed byte and no cut goes unnoticed', () => {
  const keys = keysOf(1);
  const set = aSet();
  const sealed = sealSet(keys, set);
  fc.assert(
    fc.property(fc.nat(sealed.body.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const body = Buffer.from(sealed.body);
      body[at] = (body[at] ?? 0) ^ change;
      // In its first four bytes it names another key.
      expect(openSet(keys, { ...sealed, body })).toBe(at < 4 ? 'keyUnknown' : 'altered');
    }),
    { numRuns: 200 },
  );
  for (let length = 0; length < sealed.body.length; length += 1) {
    expect(openSet(keys, { ...sealed, body: sealed.body.subarray(0, length) })).toBe('altered');
  }
});

test('it opens in no other place than its own: not as another device’s, number’s or office’s', () => {
  const keys = keysOf(1);
  const set = aSet();
  const sealed = sealSet(keys, set);
  expect(openSet(keys, { ...sealed, n: set.n + 1 })).toBe('altered');
  expect(openSet(keys, { ...sealed, device: OFFICE })).toBe('altered');
  expect(openSet({ ...keys, office: set.device }, sealed)).toBe('altered');
});

test('after a device was removed the newest key seals, and the earlier ones still open', () => {
  const before = keysOf(1);
  const after: OfficeKeys = {
    ...before,
    newest: 2,
    byEpoch: new Map([...before.byEpoch, [2, randomBytes(32)]]),
  };
  const set = aSet();
  expect(openSet(after, sealSet(before, set))).toEqual(set);
  // The removed device has no such key.
  expect(openSet(before, sealSet(after, set))).toBe('keyUnknown');
});
