import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareTyped,
  readTyped,
  typedBackProblem,
} from '../../../../renderer/screens/firstRun/recoveryGroups.ts';
import { newRecoveryCode, readRecoveryCode } from '../../../../db/recoveryCode.ts';

const CODE = '0C8WD-32Q8H-GJ8Z8-4NJTA-GQGCW-N85VD-6986F-X99VR';

describe('typing the code back', () => {
  test.each([
    CODE,
    CODE.toLowerCase(),
    CODE.replaceAll('-', ' '),
    CODE.replaceAll('-', ''),
    CODE.replaceAll('0', 'o'),
  ])('as %j it is right', (typed) => {
    expect(typedBackProblem(typed, CODE)).toBeNull();
  });

  test('a group is judged as soon as it can be', () => {
    expect(compareTyped('0C8WD 32', CODE).slice(0, 3)).toEqual(['right', 'missing', 'missing']);
    expect(compareTyped('0C8WD 3X', CODE).slice(0, 3)).toEqual(['right', 'wrong', 'missing']);
  });

  test('wrong groups are named by their numbers, missing ones counted', () => {
    expect(typedBackProblem(CODE.replace('GJ8Z8', 'GJ8ZB'), CODE)).toBe(
      'Group 3 is not as on the paper. Read it again.',
    );
    expect(typedBackProblem(CODE.replace('32Q8H', '32Q8J').replace('X99VR', 'X99VX'), CODE)).toContain(
      'Groups 2 and 8 are',
    );
    expect(typedBackProblem('0C8WD 32Q8H', CODE)).toBe('6 of 8 groups are still to be typed.');
    expect(typedBackProblem(`${CODE}7`, CODE)).toContain('1 character too many');
  });

  test('what it takes for right, the program reads as the same code', () => {
    fc.assert(
      fc.property(
        fc.constant(null),
        fc.array(fc.constantFrom('-', ' ', '', '  '), { minLength: 7, maxLength: 7 }),
        (_, gaps) => {
          const code = newRecoveryCode();
          const typed = code
            .split('-')
            .map((group, index) => group + (gaps[index] ?? ''))
            .join('');
          expect(typedBackProblem(typed, code)).toBeNull();
          expect(readRecoveryCode(readTyped(typed)).ok).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });
});
