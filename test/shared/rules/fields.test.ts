import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { readDate, readField, type Field } from '../../../shared/rules/fields.ts';
import { recordOf, repair } from './startingCases.ts';

function repairWith(change: (theCase: ClaimCase) => void): ClaimCase {
  const theCase = repair();
  change(theCase);
  return theCase;
}

describe('a field', () => {
  test('holds what stands in the case', () => {
    expect(readField(repair(), 'claim.kind')).toEqual({ given: true, value: 'repair' });
    expect(readField(repair(), 'visit.before.oxygenPercent')).toEqual({ given: true, value: 78.5 });
    expect(readField(repair(), 'equipment')).toMatchObject({ given: true, value: { make: 'Examplair' } });
  });

  test('zero and "no" are answers', () => {
    const theCase = repairWith((c) => {
      recordOf(c.equipment).hourMeter = 0;
      c.claim.ownedRepair.loanerProvided = false;
    });
    expect(readField(theCase, 'equipment.hourMeter')).toEqual({ given: true, value: 0 });
    expect(readField(theCase, 'claim.ownedRepair.loanerProvided')).toEqual({ given: true, value: false });
  });

  test.each([
    [
      'a text of blanks',
      'visit.workDone',
      (c: ClaimCase): void => void (recordOf(c.visit).workDone = ' \n\t'),
    ],
    ['an empty text', 'visit.workDone', (c: ClaimCase): void => void (recordOf(c.visit).workDone = '')],
    ['an empty list', 'visit.parts', (c: ClaimCase): void => void (recordOf(c.visit).parts = [])],
    ['nothing', 'equipment.ownership', (c: ClaimCase): void => void (recordOf(c.equipment).ownership = null)],
  ] as const)('%s is not given', (_what, field: Field, change) => {
    expect(readField(repairWith(change), field)).toEqual({ given: false, lacks: field });
  });

  test('of a record that is not there lacks the record', () => {
    const theCase = repairWith((c) => (c.visit = null));
    expect(readField(theCase, 'visit.before.oxygenPercent')).toEqual({ given: false, lacks: 'visit' });
    expect(readField(theCase, 'visit.workDone')).toEqual({ given: false, lacks: 'visit' });
  });

  test('below a text or a number there is nothing, whatever the text can do', () => {
    // A path that the compiler would refuse: the reading itself does not reach into texts.
    expect(readField(repair(), 'visit.workDone.length' as Field)).toEqual({
      given: false,
      lacks: 'visit.workDone.length',
    });
  });
});

describe('a date', () => {
  test('is read where it is one', () => {
    expect(readDate(repair(), 'claim.dateOfService')).toBe('2026-10-20');
    expect(readDate(repair(), 'order.validTo')).toBe('2027-10-11');
  });

  test('is null where there is none, or something else', () => {
    expect(
      readDate(
        repairWith((c) => (c.claim.dateOfService = null)),
        'claim.dateOfService',
      ),
    ).toBeNull();
    expect(
      readDate(
        repairWith((c) => (c.order = null)),
        'order.validTo',
      ),
    ).toBeNull();
    expect(readDate(repair(), 'visit.workDone')).toBeNull();
    expect(readDate(repair(), 'equipment.hourMeter')).toBeNull();
    expect(readDate(repair(), 'visit.parts')).toBeNull();
  });
});
