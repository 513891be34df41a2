import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessKeys, likePairs, markKey, pairKey } from '../../../shared/domain/duplicates.ts';

function device(id: number, serial: string, more: { make?: string; lot?: string } = {}) {
  return { id: `id-${id}`, serial, make: more.make ?? 'Examplair', lot: more.lot ?? '' };
}

test.each([
  ['SN-1001', 'sn 1001'],
  ['0001234', '1234'],
  ['A0I', 'aO1'],
  ['12.34/5', '12345'],
  ['ＳＮ１２', 'sn-12'],
  ['É-7', 'é7'],
])('%s and %s are read as the same', (one, other) => {
  expect(markKey(one)).toBe(markKey(other));
});

test.each([
  ['1234', '12340'],
  ['A1', 'B1'],
])('%s and %s are not', (one, other) => {
  expect(markKey(one)).not.toBe(markKey(other));
});

test('how a serial is written out makes no difference, whatever it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{1,12}$/), fc.nat(12), (serial, at) => {
      const written = `00${serial.slice(0, at)}-${serial.slice(at)} `.toLowerCase().replaceAll('0', 'o');
      expect(markKey(written)).toBe(markKey(serial));
    }),
  );
});

test('make and serial, or lot and serial, make two devices alike; a serial alone or none does not', () => {
  expect(likePairs([device(1, 'X1'), device(2, 'x-1')], new Set())).toEqual([
    { first: 'id-1', second: 'id-2' },
  ]);
  expect(likePairs([device(1, 'X1'), device(2, 'X1', { make: 'Other' })], new Set())).toEqual([]);
  const sameLot = [device(1, 'X1', { lot: 'L9' }), device(2, 'X1', { make: 'Other', lot: 'l-9' })];
  expect(likePairs(sameLot, new Set())).toHaveLength(1);
  expect(likenessKeys({ serial: ' - ', make: 'M', lot: 'L' })).toEqual([]);
  expect(likePairs([device(1, ''), device(2, '')], new Set())).toEqual([]);
});

test('three alike are three pairs, each once; a settled pair is none; a limit ends the search', () => {
  const three = [device(3, 'S'), device(1, 'S', { lot: 'L' }), device(2, 's', { lot: 'L' })];
  expect(likePairs(three, new Set())).toHaveLength(3);
  expect(likePairs(three, new Set([pairKey('id-2', 'id-1')]))).toEqual([
    { first: 'id-1', second: 'id-3' },
    { first: 'id-2', second: 'id-3' },
  ]);
  expect(
    likePairs(
      Array.from({ length: 2000 }, (_, index) => device(index, '7')),
      new Set(),
      500,
    ),
  ).toHaveLength(500);
});
