import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { CATEGORY_NAMES } from '../../../shared/codes/category.ts';
import { compareReleases } from '../../../shared/codes/compareReleases.ts';
import { codeSet } from '../../../shared/codes/hcpcs.ts';
import { FULL_RELEASES, type FullReleaseDay, type HcpcsBook } from '../../../shared/codes/hcpcsBook.ts';
import { hcpcsFacts, isModifierCode } from '../../../shared/codes/hcpcsFacts.ts';
import { COVERAGE_FLAGS, PRICING_INDICATORS } from '../../../shared/codes/indicators.ts';
import { hcpcsLibrary } from '../../../shared/codes/library.ts';
import { loadHcpcs } from '../../../shared/codes/loadHcpcs.ts';
import { MODIFIERS } from '../../../shared/codes/modifiers.ts';
import type { ReleaseEntry } from '../../../shared/codes/releaseModel.ts';

let book: HcpcsBook;
beforeAll(async () => {
  book = await loadHcpcs();
});

describe('the full releases, put together again', () => {
  // What the generating script printed over CMS's own files.
  test.each<[FullReleaseDay, number, number, string]>([
    ['2019-01-01', 6440, 360, 'e4104c11b092cb100a988a6ab4dabe0219a1b7089be8980e164509cdda68dc53'],
    ['2020-07-01', 6789, 369, '8757726a41aabb285683a1bbc99b223748ea437075644f64d571671f7a9819c4'],
    ['2020-10-01', 6825, 371, '4ad2f3cfc0c48d9bf201a56c985dbb3c1ab93ae1a92051fa8bac44577f481fd7'],
  ])('%s is what CMS published, entry by entry', (day, codes, modifiers, digest) => {
    const { entries } = book.release(day);
    expect(entries.filter(({ kind }) => kind === 'code')).toHaveLength(codes);
    expect(entries.filter(({ kind }) => kind === 'modifier')).toHaveLength(modifiers);
    expect(createHash('sha256').update(entries.map(lineOf).join('\n')).digest('hex')).toBe(digest);
  });

  test('January 2019 to October 2020: the true differences', () => {
    const found = compareReleases(book.release('2019-01-01'), book.release('2020-10-01'));
    expect([found.before.name, found.after.name]).toEqual([
      'HCPCS Level II, January 2019',
      'HCPCS Level II, October 2020',
    ]);
    const { added, ended, reworded, repriced, unchanged } = found;
    expect([added.length, ended.length, reworded.length, repriced.length, unchanged]).toEqual([
      396, 91, 85, 1, 6108,
    ]);
    expect(added.find(({ code }) => code === 'A9590')?.after.addedOn).toBe('2020-01-01');
    // Came and went between the two.
    expect(added.find(({ code }) => code === 'C9040')?.after.endsOn).toBe('2019-09-30');
    expect(ended.find(({ code }) => code === 'C9408')).toMatchObject({
      lastDay: '2019-12-31',
      replacedBy: ['A9590'],
    });
    expect(ended.every(({ lastDay }) => lastDay !== null)).toBe(true);
    expect(repriced).toMatchObject([{ code: 'B4105', before: { coverage: 'D' }, after: { coverage: 'C' } }]);
    for (const { before, after } of reworded) expect(before).not.toEqual(after);
  });

  test('a quarter on: July to October 2020', () => {
    const { added, ended, reworded, repriced } = compareReleases(
      book.release('2020-07-01'),
      book.release('2020-10-01'),
    );
    expect([added.length, ended.length, reworded.length, repriced.length]).toEqual([38, 4, 7, 2]);
  });

  test('what is shipped as one release differs from October 2020 in what came later and in wording alone', () => {
    const found = compareReleases(book.release('2020-10-01'), book.shipped());
    expect([found.added.length, found.ended.length, found.reworded.length, found.repriced.length]).toEqual([
      1912, 0, 320, 0,
    ]);
    expect(book.shipped().entries).toHaveLength(8725 + 383);
  });
});

function lineOf(entry: ReleaseEntry): string {
  const digits = (date: string | null): string => (date === null ? '' : date.replaceAll('-', ''));
  return [
    entry.code,
    entry.long,
    entry.short,
    entry.coverage,
    entry.pricing.join(','),
    entry.crossReferences.join(','),
    entry.betos,
    digits(entry.addedOn),
    digits(entry.effectiveOn),
    digits(entry.endsOn),
    entry.action,
  ].join('\t');
}

describe('every code', () => {
  test('has its entry, category, and the release that its facts are of', () => {
    let described = 0;
    for (const code of codeSet()) {
      const entry = book.entry(code);
      if (entry === null) throw new Error(`${code} has no entry`);
      expect(CATEGORY_NAMES[entry.category]).toBeTruthy();
      expect(entry.source).toMatch(/^CMS HCPCS Level II, /);
      if (entry.from !== null) {
        expect(entry.short).toBeTruthy();
        expect(Object.keys(COVERAGE_FLAGS)).toContain(entry.coverage);
        expect(entry.pricingIndicators.every((item) => item in PRICING_INDICATORS)).toBe(true);
        expect(entry.pricing).not.toBe('');
      }
      if (entry.long !== null) described += 1;
    }
    expect(described).toBe(8463);
    expect(book.entry('L5619')).toBeNull();
    expect(book.entry('RR')).toBeNull();
  });

  test('facts of October 2020 beside the words of October 2025', () => {
    expect(book.entry('K0740')).toMatchObject({
      short: 'Repair/svc oxygen equipment',
      coverage: 'M',
      pricingIndicators: ['00'],
      from: '2009-04-01',
      to: null,
    });
    expect(book.entry('A4466')).toMatchObject({ to: '2016-12-31', facts: { replacedBy: ['A4467'] } });
    expect(book.entry('L1320')).toMatchObject({ from: null, coverage: '', facts: { since: 'October 2025' } });
    const reworded = codeSet().filter((code) => book.entry(code)?.formerly != null);
    expect(reworded).toHaveLength(315);
    for (const code of reworded) expect(book.entry(code)?.formerly).not.toBe(book.entry(code)?.long);
  });

  test('the trade’s library has CMS’s own words and days', () => {
    for (const entry of hcpcsLibrary()) {
      const official = book.entry(entry.code);
      expect([entry.code, entry.long]).toEqual([entry.code, official?.long ?? null]);
      expect([entry.code, entry.from, entry.to]).toEqual([
        entry.code,
        official?.from ?? null,
        official?.to ?? null,
      ]);
    }
  });
});

describe('modifiers', () => {
  test('the trade’s have CMS’s own words; CPT’s are not in its file', () => {
    for (const { code, official } of MODIFIERS) {
      if (/^\d{2}$/.test(code)) expect([official, book.modifier(code)]).toEqual([null, null]);
      else expect([code, official]).toEqual([code, book.modifier(code)?.long]);
    }
  });

  test('all of the release, with their days', () => {
    expect(book.modifiers()).toHaveLength(383);
    expect(book.modifiers().every(({ code }) => isModifierCode(code))).toBe(true);
    expect(['K3', 'AU', '59'].map(isModifierCode)).toEqual([true, true, true]);
    expect(['RP', 'ZZ', 'R', 'E1392'].map(isModifierCode)).toEqual([false, false, false, false]);
    expect(book.modifier('GD')).toMatchObject({ endsOn: '2019-12-31' });
    expect(book.modifier('N1')).toMatchObject({
      addedOn: null,
      source: expect.stringContaining('October 2025'),
    });
    expect(book.modifier('RP')).toBeNull();
  });
});

describe('search', () => {
  const first = (query: string, many = 1): readonly string[] =>
    book.search(query, many).map(({ code }) => code);

  test.each([
    ['e1392', 'E1392'],
    ['oxygen concentrator', 'E1390'],
    ['portable oxygen concentrator', 'E1392'],
    ['POC', 'E1392'],
    ['concentrator, portable', 'E1392'],
    ['samarium', 'A9604'],
    ['prosthetic donning', 'L7600'],
    ['knee orthosis elastic joints', 'L1812'],
    ['afo static', 'L4396'],
    ['repair labor oxygen', 'K0740'],
  ])('%s: %s', (query, code) => {
    expect(first(query, 5)).toContain(code);
  });

  test('codes that begin with it, in order; all words otherwise', () => {
    expect(first('E139', 10)).toEqual(['E1390', 'E1391', 'E1392', 'E1399']);
    expect(first('l 76', 9)).toEqual(first('L76', 9));
    expect(first('E1392', 10)).toEqual(['E1392']);
    expect(first('portable trombone', 5)).toEqual([]);
    expect(first('', 5)).toEqual([]);
    expect(first('oxygen', 7)).toHaveLength(7);
    expect(first('concentratorx')).toEqual([]);
  });

  test('an ended code comes after one that runs', () => {
    const codes = first('elastic garment', 20);
    expect(codes).toContain('A4466');
    expect(hcpcsFacts(codes[0] ?? '')?.endsOn ?? null).toBeNull();
  });
});

test('the days of the full releases are told', () => {
  expect(FULL_RELEASES.map((day) => book.release(day).releasedOn)).toEqual([...FULL_RELEASES]);
});
