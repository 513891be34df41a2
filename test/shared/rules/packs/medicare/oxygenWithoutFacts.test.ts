import { describe, expect, test } from 'vitest';
import { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import { evaluate } from '../../../../../shared/rules/evaluate.ts';
import { gatherFacts } from '../../../../../shared/rules/facts.ts';
import type { Pack } from '../../../../../shared/rules/pack.ts';
import { recordOf, statusOf, TODAY } from '../../startingCases.ts';
import { BROKEN_OXYGEN, type BrokenOxygen } from './oxygenBroken.ts';
import { judge, OXYGEN_JUDGES, OXYGEN_STARTS, type OxygenStart } from './oxygenStarts.ts';

/**
 * Missing data is never a pass: whatever is taken out of a broken case, its rule does not come to be met. Left out is
 * what is a fault by being there: lines and their modifiers, notices, ends of validity and warranties, papers.
 */

type Path = readonly string[];

const SUPPORTING =
  /^(order|oxygenTest|equipment|visit|physician|coverage|otherTests|otherOrders|claim\.(rental|delivery|attestation|dateOfService|placeOfService|diagnosisCodes))(\.|$)/;
const BY_BEING_THERE = /(validTo|warranty|performedBySupplier|onLpm|diagnosisCodes\.\d)/;

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return value === null || value === '' ? [] : [path];
  const below = Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return Array.isArray(value) && value.length > 0 ? [path, ...below] : below;
}

function emptied(theCase: ClaimCase, path: Path, blank: unknown): ClaimCase {
  const copy = structuredClone(theCase);
  let parent: unknown = copy;
  for (const key of path.slice(0, -1)) parent = Reflect.get(Object(parent), key);
  Reflect.set(Object(parent), path.at(-1) ?? '', blank);
  return copy;
}

/** What a valid case may hold at a place in place of its value: found out once for each place. */
const blanks = new Map<string, { readonly blank: unknown } | null>();

function without(theCase: ClaimCase, path: Path): ClaimCase | null {
  const place = path.join('.').replace(/\.\d+(?=\.|$)/g, '.*');
  if (!blanks.has(place)) {
    const blank = [null, '', []].find((value) => ClaimCase.safeParse(emptied(theCase, path, value)).success);
    blanks.set(place, blank === undefined ? null : { blank });
  }
  const known = blanks.get(place) ?? null;
  return known === null ? null : emptied(theCase, path, known.blank);
}

/** The pack of the start, with the one rule in it. */
function alone(start: OxygenStart, { id }: BrokenOxygen): Pack {
  const packs = judge(OXYGEN_STARTS[start]()).packs;
  const pack = recordOf(
    OXYGEN_JUDGES.find((one) => one.layer === 'policy' && packs.includes(one.id)) ?? null,
  );
  return { ...pack, rules: pack.rules.filter((rule) => rule.id === id) };
}

describe('a fact taken out of a broken case', () => {
  test.each(BROKEN_OXYGEN.map((broken) => [broken.id, broken.what, broken.start, broken] as const))(
    '%s: %s (%s) stays open or unmet, or is not asked',
    (id, _what, start, broken) => {
      const pack = alone(start, broken);
      const theCase = OXYGEN_STARTS[start]();
      broken.change(theCase);
      const statusIn = (judged: ClaimCase) => statusOf(evaluate([pack], gatherFacts(judged, TODAY)), id);
      expect(statusIn(theCase)).toBe(broken.status);
      const turned = leaves(theCase)
        .filter((path) => SUPPORTING.test(path.join('.')) && !BY_BEING_THERE.test(path.join('.')))
        .filter((path) => {
          const less = without(theCase, path);
          return less !== null && statusIn(less) === 'met';
        });
      expect(turned.map((path) => path.join('.'))).toEqual([]);
    },
  );
});
