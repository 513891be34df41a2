import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSerials, matchRecall, recallGap } from '../../../shared/domain/recallMatch.ts';

const RECALL = { make: 'Examplair', model: 'Home 5', lots: [], serialFrom: '', serialTo: '' };
const DEVICE = { make: 'Examplair', model: 'Home 5', serial: 'EX5-000120', lot: 'A7' };

describe('a recall names', () => {
  test('every device of the make and model, however they are written', () => {
    expect(matchRecall(RECALL, { ...DEVICE, make: 'EXAMPLAIR', model: 'home5' }).match).toBe('affected');
    expect(matchRecall(RECALL, { ...DEVICE, model: 'Home 50' }).match).toBe('notAffected');
    expect(matchRecall({ ...RECALL, model: '' }, { ...DEVICE, model: 'Go 3' }).match).toBe('affected');
    expect(matchRecall({ ...RECALL, make: '', model: '' }, DEVICE).match).toBe('notAffected');
  });

  test('lots; a device whose lot is not on file is not ruled out', () => {
    const recall = { ...RECALL, lots: ['a 7', 'B1'] };
    expect(matchRecall(recall, DEVICE).match).toBe('affected');
    expect(matchRecall(recall, { ...DEVICE, lot: 'C1' }).match).toBe('notAffected');
    expect(matchRecall(recall, { ...DEVICE, lot: '' })).toEqual({
      match: 'unknown',
      why: 'Its lot is not on file.',
    });
  });

  test('a range of serials, open at either end', () => {
    const range = { ...RECALL, serialFrom: 'EX5-100', serialTo: 'EX5-200' };
    expect(matchRecall(range, DEVICE).match).toBe('affected');
    expect(matchRecall(range, { ...DEVICE, serial: 'EX5-000099' }).match).toBe('notAffected');
    expect(matchRecall(range, { ...DEVICE, serial: 'ex5 - 200' }).match).toBe('affected');
    expect(matchRecall(range, { ...DEVICE, serial: '' }).match).toBe('unknown');
    expect(matchRecall(range, { ...DEVICE, serial: 'EX5-0150-B' }).match).toBe('unknown');
    expect(matchRecall({ ...range, serialTo: '' }, { ...DEVICE, serial: 'EX5-9999' }).match).toBe('affected');
    expect(matchRecall({ ...range, serialFrom: '' }, { ...DEVICE, serial: 'EX5-9999' }).match).toBe(
      'notAffected',
    );
  });

  test('lots and serials together: either rules out, and what is open stays open', () => {
    const both = { ...RECALL, lots: ['A7'], serialFrom: 'EX5-100', serialTo: 'EX5-200' };
    expect(matchRecall(both, DEVICE).match).toBe('affected');
    expect(matchRecall(both, { ...DEVICE, serial: 'EX5-300', lot: '' }).match).toBe('notAffected');
    expect(matchRecall(both, { ...DEVICE, serial: '', lot: '' }).why).toMatch(/lot.*serial/);
  });
});

test('serials are ordered by their number, whatever the zeros in front of it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('EX5-', 'G3/2026-', ''),
      fc.nat(10_000_000),
      fc.nat(10_000_000),
      fc.nat(4),
      (prefix, one, other, zeros) => {
        const order = compareSerials(`${prefix}${'0'.repeat(zeros)}${one}`, `${prefix}${other}`);
        expect(order).toBe(Math.sign(one - other));
      },
    ),
  );
  expect(compareSerials('ABCX', 'ABCY')).toBe(-1);
  expect(compareSerials('ABC', 'ABCY')).toBeNull();
});

test('what cannot be swept is told with the field that mends it', () => {
  expect(recallGap(RECALL)).toBeNull();
  expect(recallGap({ ...RECALL, make: ' ' })?.path).toBe('make');
  expect(recallGap({ ...RECALL, serialFrom: 'EX5-200', serialTo: 'EX5-100' })?.message).toContain(
    'before it begins',
  );
  expect(recallGap({ ...RECALL, serialFrom: 'EX5-2', serialTo: 'QQ-100' })?.message).toContain(
    'different ways',
  );
});
