import { expect, test } from 'vitest';
import { loadHcpcs } from '../../../../../shared/codes/loadHcpcs.ts';
import {
  ANKLE_ORTHOSES,
  codesOfRegion,
  KNEE_ORTHOSES,
  LEG_ADDITIONS,
  SPINAL_ORTHOSES,
} from '../../../../../shared/rules/packs/guides202611/orthosisCodes.ts';

const BOOK = await loadHcpcs();
const REGIONS = [SPINAL_ORTHOSES, KNEE_ORTHOSES, ANKLE_ORTHOSES];

function official(code: string): string {
  return (BOOK.entry(code)?.long ?? '').toLowerCase();
}

const CUSTOMIZED = /customized to fit/;
const SHELF = /off[- ]the[- ]shelf/;
const FABRICATED = /custom[- ]fabricated/;

test('every code is listed once, and its descriptor says how it is made', () => {
  const all = [...REGIONS.flatMap(codesOfRegion), ...LEG_ADDITIONS];
  expect(new Set(all).size).toBe(all.length);
  for (const region of REGIONS) {
    for (const code of region.customized) expect(official(code), code).toMatch(CUSTOMIZED);
    for (const code of region.offTheShelf) {
      expect(official(code), code).toMatch(SHELF);
      expect(official(code), code).not.toMatch(CUSTOMIZED);
    }
    for (const code of region.customFabricated) expect(official(code), code).toMatch(FABRICATED);
    for (const code of region.prefabricated) {
      expect(official(code), code).toMatch(/prefabricated/);
      expect(official(code), code).not.toMatch(CUSTOMIZED);
      expect(official(code), code).not.toMatch(SHELF);
    }
    for (const code of region.open) expect(official(code), code).not.toMatch(/prefabricated|fabricated/);
  }
});

test('each region holds what its descriptors speak of', () => {
  for (const code of codesOfRegion(KNEE_ORTHOSES)) expect(official(code), code).toMatch(/^knee orthosis/);
  for (const code of codesOfRegion(ANKLE_ORTHOSES)) {
    expect(official(code), code).toMatch(/ankle|kafo|walking boot|foot drop|leg splint/);
  }
  for (const code of codesOfRegion(SPINAL_ORTHOSES)) {
    expect(official(code), code).not.toMatch(/^addition|knee|ankle|foot/);
  }
  for (const code of LEG_ADDITIONS)
    expect(official(code), code).toMatch(/addition|soft interface|side bar|not otherwise/);
});

test.each([
  [
    'spine',
    SPINAL_ORTHOSES,
    ['L0450', 'L0454', 'L0621', 'L0625', 'L0627', 'L0628', 'L0631', 'L1320', 'L1499'],
  ],
  ['knee', KNEE_ORTHOSES, ['L1832', 'L1833', 'L1843', 'L1851']],
  ['ankle', ANKLE_ORTHOSES, ['L1940', 'L1960', 'L2005', 'L4396', 'L4397']],
] as const)('the codes of the policies are among those of the %s', (_name, region, codes) => {
  expect(codesOfRegion(region)).toEqual(expect.arrayContaining([...codes]));
});
