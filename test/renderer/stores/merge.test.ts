import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reuse, same, threeWay, valueAt, withValueAt } from '../../../renderer/stores/merge.ts';

describe('joining two changes of a record', () => {
  test('each side keeps what only it changed', () => {
    const base = { name: 'A', address: { city: 'X', zip: '1' }, note: '' };
    const merged = threeWay(
      base,
      { ...base, note: 'mine' },
      { ...base, name: 'B', address: { city: 'Y', zip: '1' } },
    );
    expect(merged.values).toEqual({ name: 'B', address: { city: 'Y', zip: '1' }, note: 'mine' });
    expect(merged.conflicts).toEqual([]);
    expect(merged.taken.toSorted()).toEqual(['address', 'name']);
  });

  test('a field that both changed is a conflict, and holds yours', () => {
    const merged = threeWay({ a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } });
    expect(merged.values).toEqual({ a: { b: 2 } });
    expect(merged.conflicts).toEqual([{ path: 'a.b', base: 1, yours: 2, theirs: 3 }]);
  });

  test('both changed it to the same: no conflict', () => {
    expect(threeWay({ a: 1 }, { a: 2 }, { a: 2 }).conflicts).toEqual([]);
  });

  test('list items with ids are joined one by one; theirs that are new come last', () => {
    const one = { id: '1', code: 'L7600', units: 1 };
    const two = { id: '2', code: 'K0739', units: 1 };
    const merged = threeWay(
      [one, two],
      [{ ...one, units: 4 }, two, { id: '3', code: 'E1390', units: 1 }],
      [one, { ...two, units: 9 }, { id: '4', code: 'E1392', units: 2 }],
    );
    expect(merged.values).toEqual([
      { id: '1', code: 'L7600', units: 4 },
      { id: '2', code: 'K0739', units: 9 },
      { id: '3', code: 'E1390', units: 1 },
      { id: '4', code: 'E1392', units: 2 },
    ]);
    expect(merged.conflicts).toEqual([]);
  });

  test('an item removed by them: gone when you left it alone, a question when you changed it', () => {
    const one = { id: '1', units: 1 };
    const two = { id: '2', units: 1 };
    expect(threeWay([one, two], [one, two], [two]).values).toEqual([two]);
    const asked = threeWay([one, two], [{ ...one, units: 5 }, two], [two]);
    expect(asked.values).toEqual([{ id: '1', units: 5 }, two]);
    expect(asked.conflicts).toEqual([{ path: '0', base: one, yours: { id: '1', units: 5 }, theirs: null }]);
    expect(withValueAt(asked.values, '0', null)).toEqual([two]);
  });

  test('an item you removed stays removed unless they changed it', () => {
    const one = { id: '1', units: 1 };
    expect(threeWay([one], [], [one]).values).toEqual([]);
    expect(threeWay([one], [], [{ ...one, units: 2 }]).values).toEqual([{ id: '1', units: 2 }]);
  });

  test('lists of plain words are one field', () => {
    expect(threeWay(['RR'], ['RR', 'KX'], ['NU']).conflicts).toHaveLength(1);
  });

  const values = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom('', 'a', 'b'),
      fc.integer({ min: 0, max: 2 }),
      fc.constant(null),
      fc.record({ x: tie('node'), y: tie('node') }),
    ),
  })).node;

  test('one side alone is taken as it is; nothing is invented', () => {
    fc.assert(
      fc.property(values, values, (base, changed) => {
        expect(threeWay(base, changed, base).values).toEqual(changed);
        expect(threeWay(base, base, changed).values).toEqual(changed);
        expect(threeWay(base, changed, changed).conflicts).toEqual([]);
      }),
    );
  });

  test('yours is never lost: wherever you changed something, your value stands', () => {
    fc.assert(
      fc.property(values, values, values, (base, yours, theirs) => {
        const merged = threeWay(base, yours, theirs);
        for (const conflict of merged.conflicts) {
          expect(same(valueAt(merged.values, conflict.path), conflict.yours)).toBe(true);
          expect(same(valueAt(base, conflict.path), conflict.yours)).toBe(false);
          expect(same(conflict.yours, conflict.theirs)).toBe(false);
        }
      }),
    );
  });
});

describe('keeping what did not change', () => {
  test('is equal to the new value, and the old object where the two are equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
        expect(reuse(before, next)).toEqual(next);
        expect(reuse(before, structuredClone(before))).toBe(before);
      }),
    );
  });

  test('only the way to what changed is new', () => {
    const before = { claim: { note: '', lines: [{ id: '1' }] }, patient: { name: 'A' } };
    const next = reuse(before, structuredClone({ ...before, claim: { ...before.claim, note: 'b' } }));
    expect(next.claim.note).toBe('b');
    expect(next.patient).toBe(before.patient);
    expect(next.claim.lines).toBe(before.claim.lines);
    expect(before.claim.note).toBe('');
  });

  test('a key that came or went, and an item, are seen', () => {
    expect(reuse({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(reuse({ a: 1 }, { a: 1, b: undefined })).toHaveProperty('b');
    expect(reuse([1, 2], [1])).toEqual([1]);
  });
});
