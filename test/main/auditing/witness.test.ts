import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWitness } from '../../../main/auditing/witness.ts';
import type { AuditNote, Services } from '../../../main/services.ts';
import { ok } from '../../../shared/result.ts';

/** A witness with a clock and a sitting of the test's own, over an office without patients. */
function aWitness() {
  const noted: AuditNote[] = [];
  const clock = { now: Date.UTC(2026, 10, 2, 16) };
  const sitting = { number: 1, over: false };
  const services = {
    read: () => ok([]),
    note: (act: AuditNote) => {
      if (!sitting.over) noted.push(act);
      return !sitting.over;
    },
  } as unknown as Services;
  const witness = createWitness(() => clock.now, { sitting: () => sitting.number });
  const look = (id = 'one') => witness.answered(services, 'claims.get', { id }, {});
  return { witness, services, noted, clock, sitting, look };
}

describe('whoever looks', () => {
  test('is noted once in ten minutes for the same record, and for every other one', () => {
    const { noted, clock, look } = aWitness();
    look();
    clock.now += 599_000;
    look();
    look('two');
    expect(noted.map(({ subjectId }) => subjectId)).toEqual(['one', 'two']);
    clock.now += 1000;
    look();
    expect(noted).toHaveLength(3);
  });

  test('is noted anew in another sitting', () => {
    const { noted, sitting, look } = aWitness();
    look();
    sitting.number = 2;
    look();
    expect(noted).toHaveLength(2);
  });

  test('is noted by a clock that jumps, forward or back', () => {
    const { noted, clock, look } = aWitness();
    look();
    clock.now -= 5 * 365 * 86_400_000;
    look();
    expect(noted).toHaveLength(2);
    look();
    expect(noted).toHaveLength(2);
    clock.now += 10 * 365 * 86_400_000;
    look();
    expect(noted).toHaveLength(3);
  });

  test('never looks for more than ten minutes without an entry, whatever the clock does', () => {
    const { noted, clock, look } = aWitness();
    const entries: number[] = [];
    const steps = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 700_000 }), fc.integer({ min: -1e12, max: 1e12 })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, (moves) => {
        for (const move of moves) {
          clock.now += move;
          const before = noted.length;
          look();
          if (noted.length > before) entries.push(clock.now);
          const last = entries.at(-1) ?? Number.NaN;
          expect(clock.now - last).toBeGreaterThanOrEqual(0);
          expect(clock.now - last).toBeLessThan(600_000);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('gets nothing once the sitting is over', () => {
    const { look, sitting, witness, services } = aWitness();
    sitting.over = true;
    expect(look()).toBe(false);
    expect(witness.showed(services, 'paper')).toBe(false);
    expect(witness.answered(services, 'parts.list', {}, { rows: [] })).toBe(true);
  });
});

test('what is printed is noted every time', () => {
  const { witness, services, noted } = aWitness();
  for (let n = 0; n < 3; n += 1) witness.answered(services, 'claims.packet', { id: 'one' }, { pages: 4 });
  expect(noted).toEqual(
    Array.from({ length: 3 }, () => ({
      kind: 'print',
      channel: 'claims.packet',
      subject: 'claim',
      subjectId: 'one',
      patientId: '',
      details: { pages: 4 },
    })),
  );
});

test('a copy that is saved is noted as taken out every time, a look at it once', () => {
  const { witness, services, noted } = aWitness();
  for (let n = 0; n < 3; n += 1) witness.savedCopy(services, 'paper');
  for (let n = 0; n < 3; n += 1) witness.showed(services, 'paper');
  expect(noted.map(({ kind, subject, subjectId }) => [kind, subject, subjectId])).toEqual([
    ...Array.from({ length: 3 }, () => ['export', 'document', 'paper']),
    ['view', 'document', 'paper'],
  ]);
});
