import { describe, expect, test } from 'vitest';
import { codesTouched, compareReleases } from '../../../shared/codes/compareReleases.ts';
import type { Release, ReleaseEntry } from '../../../shared/codes/releaseModel.ts';

function entry(code: string, parts: Partial<ReleaseEntry> = {}): ReleaseEntry {
  return {
    code,
    kind: code.length === 5 ? 'code' : 'modifier',
    short: `Short ${code}`,
    long: `Long ${code}`,
    coverage: 'C',
    pricing: ['32'],
    crossReferences: [],
    betos: 'D1E',
    addedOn: '2000-01-01',
    effectiveOn: '2000-01-01',
    endsOn: null,
    action: 'N',
    ...parts,
  };
}

function release(name: string, releasedOn: string, entries: readonly ReleaseEntry[]): Release {
  return { name, releasedOn, entries };
}

function difference(before: readonly ReleaseEntry[], after: readonly ReleaseEntry[]) {
  return compareReleases(release('A', '2026-01-01', before), release('B', '2026-04-01', after));
}

describe('two releases', () => {
  test('each kind of change, with before and after', () => {
    const found = difference(
      [entry('E0001'), entry('E0002'), entry('E0003'), entry('E0004'), entry('E0005'), entry('RR')],
      [
        entry('E0001'),
        entry('E0002', { endsOn: '2026-03-31', crossReferences: ['E0009'], action: 'D' }),
        entry('E0003', { long: 'Other words' }),
        entry('E0004', { coverage: 'M', pricing: ['00'] }),
        entry('E0009', { addedOn: '2026-04-01' }),
        entry('RR', { short: 'Rented' }),
      ],
    );
    expect(found.before).toEqual({ name: 'A', releasedOn: '2026-01-01' });
    expect(found.after).toEqual({ name: 'B', releasedOn: '2026-04-01' });
    expect(found.added).toEqual([
      { code: 'E0009', kind: 'code', after: entry('E0009', { addedOn: '2026-04-01' }), broughtBack: false },
    ]);
    expect(found.ended).toEqual([
      { code: 'E0002', kind: 'code', before: entry('E0002'), lastDay: '2026-03-31', replacedBy: ['E0009'] },
      { code: 'E0005', kind: 'code', before: entry('E0005'), lastDay: null, replacedBy: [] },
    ]);
    expect(found.reworded).toEqual([
      {
        code: 'RR',
        kind: 'modifier',
        before: { short: 'Short RR', long: 'Long RR' },
        after: { short: 'Rented', long: 'Long RR' },
      },
      {
        code: 'E0003',
        kind: 'code',
        before: { short: 'Short E0003', long: 'Long E0003' },
        after: { short: 'Short E0003', long: 'Other words' },
      },
    ]);
    expect(found.repriced).toEqual([
      {
        code: 'E0004',
        kind: 'code',
        before: { coverage: 'C', pricing: ['32'] },
        after: { coverage: 'M', pricing: ['00'] },
      },
    ]);
    expect(found.unchanged).toBe(1);
    expect(codesTouched(found)).toEqual(['E0002', 'E0003', 'E0004', 'E0005', 'E0009', 'RR']);
  });

  test('a code that had ended before is not told again; one brought back is', () => {
    const ended = entry('E0001', { endsOn: '2020-12-31' });
    expect(difference([ended], [ended])).toMatchObject({ ended: [], unchanged: 0 });
    expect(difference([ended], [])).toMatchObject({ ended: [], added: [] });
    expect(difference([ended], [entry('E0001')]).added).toMatchObject([{ code: 'E0001', broughtBack: true }]);
  });

  test('another last day is told as an end', () => {
    const found = difference(
      [entry('E0001', { endsOn: '2026-12-31' })],
      [entry('E0001', { endsOn: '2026-03-31' })],
    );
    expect(found.ended).toMatchObject([{ code: 'E0001', lastDay: '2026-03-31' }]);
  });

  test('a code both reworded and priced otherwise stands in both lists', () => {
    const found = difference([entry('E0001')], [entry('E0001', { long: 'Other', pricing: ['36'] })]);
    expect([found.reworded.length, found.repriced.length, found.unchanged]).toEqual([1, 1, 0]);
  });

  test('what a release does not tell is not compared', () => {
    const bare = entry('E0001', { short: '', long: '', coverage: '', pricing: [] });
    expect(difference([bare], [entry('E0001')])).toMatchObject({ reworded: [], repriced: [], unchanged: 1 });
    expect(difference([entry('E0001')], [bare])).toMatchObject({ reworded: [], repriced: [], unchanged: 1 });
  });

  test('nothing changes between a release and itself', () => {
    const entries = [entry('RR'), entry('E0001'), entry('E0002', { endsOn: '2020-12-31' })];
    expect(difference(entries, entries)).toMatchObject({
      added: [],
      ended: [],
      reworded: [],
      repriced: [],
      unchanged: 2,
    });
  });
});
