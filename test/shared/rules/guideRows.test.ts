import { describe, expect, test } from 'vitest';
import { GUIDE_FACTS, guideFactsOf } from '../../../shared/codes/guideFacts.ts';
import { CATEGORY_NAMES } from '../../../shared/codes/category.ts';
import { hcpcsEntry } from '../../../shared/codes/library.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { PACKS } from '../../../shared/rules/packs/packs.ts';
import { BROKEN_CASES } from './brokenCases.ts';
import { GUIDE_ID, GUIDE_ROWS } from './guideRows.ts';
import { findingIds, JUDGING, STARTS, TODAY } from './startingCases.ts';

/** The rows of the billing guides: each answered once, by what its kind says, and each heard of. */

const RULES = PACKS.flatMap((pack) => pack.rules).filter(({ id }) => GUIDE_ID.test(id));
const CLAIMED = [
  ...RULES.map(({ id, kind }) => ({ id, kind })),
  ...GUIDE_FACTS.map(({ id }) => ({ id, kind: 'fact' })),
];

/** Rules that a broken case has really brought up. */
const FIRED: ReadonlySet<string> = new Set(
  BROKEN_CASES.filter(({ id }) => GUIDE_ID.test(id)).flatMap((broken) => {
    const theCase = STARTS[broken.start]();
    broken.change(theCase);
    return findingIds(evaluateCase(theCase, TODAY, JUDGING)).filter((id) => id === broken.id);
  }),
);

/** Codes of which a guide speaks. */
const CODES = GUIDE_ROWS.flatMap(([id]) => (/^CODE-[A-Z]\d{4}$/.test(id) ? [id.slice('CODE-'.length)] : []));

/** Facts that somebody who looks a code up is shown. */
const SHOWN: ReadonlySet<string> = new Set(CODES.flatMap((code) => guideFactsOf(code).map(({ id }) => id)));

test('there are 97 rows, no two of them the same', () => {
  expect(new Set(GUIDE_ROWS.map(([id]) => id)).size).toBe(97);
  expect(GUIDE_ROWS).toHaveLength(97);
});

describe('every row', () => {
  test.each(GUIDE_ROWS)('%s is claimed once, as a %s', (id, kind) => {
    expect(CLAIMED.filter((claimed) => claimed.id === id)).toEqual([{ id, kind }]);
  });

  test.each(GUIDE_ROWS.filter(([, kind]) => kind !== 'fact').map(([id]) => id))('%s is fired', (id) => {
    expect([...FIRED]).toContain(id);
  });

  test.each(GUIDE_ROWS.filter(([id, kind]) => kind === 'fact' && id !== 'CODE-LEVEL2').map(([id]) => id))(
    '%s is shown beside a code',
    (id) => {
      expect([...SHOWN]).toContain(id);
      const fact = GUIDE_FACTS.find((item) => item.id === id);
      expect(fact?.text.trim().length ?? 0).toBeGreaterThan(20);
    },
  );
});

test('nothing bears the id of a row that there is not, and no rule or fact the id of another', () => {
  const known = GUIDE_ROWS.map(([id]) => id);
  expect(CLAIMED.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
  for (const pack of PACKS) {
    const ids = pack.rules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  }
});

test('CODE-LEVEL2: what a release says of a code is there for every code of the guides that is in one', () => {
  const entries = CODES.filter((code) => code !== 'L5619').map((code) => ({ code, entry: hcpcsEntry(code) }));
  for (const { code, entry } of entries) {
    expect(entry, code).not.toBeNull();
    expect(CATEGORY_NAMES[entry?.category ?? 'dme'], code).toBeTruthy();
    for (const told of [entry?.short, entry?.long, entry?.detail, entry?.pricing])
      expect(told, code).toBeTruthy();
  }
  expect(hcpcsEntry('L5619')?.long ?? null).toBeNull();
});
