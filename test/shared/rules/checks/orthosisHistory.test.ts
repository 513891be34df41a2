import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { earlierBrace } from '../brokenOrthosisCases.ts';
import { findingIds, judged, lineOf, payerOf, statusOf } from '../startingCases.ts';

/** The date of service of the examples is 2026-10-14. */

describe('how often', () => {
  const after = (change: (c: ClaimCase) => void) => judged('orthosis', change);
  const furnished = (day: string) =>
    after((c) => {
      c.claim.orthosis.lastFurnishedOn = day;
    });

  test('24 months before the date of service are outside, the day after is within', () => {
    expect(findingIds(furnished('2024-10-14'))).toEqual([]);
    expect(findingIds(furnished('2024-10-15'))).toEqual(['L1320-DENY-FREQUENCY']);
    expect(findingIds(furnished('2026-10-14'))).toEqual([]);
  });

  test('one device known twice counts once', () => {
    const twice = (devices: number) =>
      after((c) => {
        c.claim.orthosis.lastFurnishedOn = '2025-06-01';
        c.otherClaims = [earlierBrace(c, '2025-06-01', 'L0628')];
        payerOf(c).settings.orthosis.frequency = { devices, months: 24 };
      });
    expect(findingIds(twice(1))).toEqual(['L1320-DENY-FREQUENCY']);
    expect(findingIds(twice(2))).toEqual([]);
    const both = after((c) => {
      c.claim.orthosis.lastFurnishedOn = '2025-06-01';
      c.otherClaims = [earlierBrace(c, '2025-09-01', 'L0628')];
      payerOf(c).settings.orthosis.frequency = { devices: 2, months: 24 };
    });
    expect(findingIds(both)).toEqual(['L1320-DENY-FREQUENCY']);
  });

  test('a brace of another part of the body, of another patient or of this claim does not count', () => {
    for (const change of [
      (c: ClaimCase) => ({ ...earlierBrace(c, '2025-06-01', 'L1833') }),
      (c: ClaimCase) => ({ ...earlierBrace(c, '2025-06-01', 'L0628'), samePatient: false }),
      (c: ClaimCase) => ({ ...earlierBrace(c, '2025-06-01', 'L0628'), claimNumber: c.claim.number }),
      (c: ClaimCase) => ({ ...earlierBrace(c, '2025-06-01', 'L0628'), kind: 'repair' as const }),
      (c: ClaimCase) => ({ ...earlierBrace(c, '2025-06-01', 'L0628'), dateOfService: null }),
    ]) {
      expect(
        findingIds(
          after((c) => {
            c.otherClaims = [change(c)];
          }),
        ),
      ).toEqual([]);
    }
  });

  test('the very same code counts whatever it is for', () => {
    const evaluation = after((c) => {
      lineOf(c).code = 'L3960';
      c.otherClaims = [earlierBrace(c, '2025-06-01', 'L3960')];
    });
    expect(findingIds(evaluation)).toEqual(['L1320-DENY-FREQUENCY']);
  });

  test('a reason on record justifies it', () => {
    const evaluation = after((c) => {
      c.claim.orthosis.lastFurnishedOn = '2025-06-01';
      c.claim.orthosis.frequencyReason = 'The stays broke in a fall.';
    });
    expect(statusOf(evaluation, 'L1320-DENY-FREQUENCY')).toBe('met');
  });

  test('nobody has to ask where an earlier device is known', () => {
    const evaluation = after((c) => {
      c.claim.orthosis.lastFurnishedOn = '2020-06-01';
      c.claim.orthosis.sameSimilarCheckedOn = null;
    });
    expect(evaluation.findings).toEqual([]);
  });
});

describe('useful life', () => {
  const replaced = (lastFurnishedOn: string, change: (c: ClaimCase) => void = () => undefined) =>
    judged('medicareOrthosis', (c) => {
      c.claim.orthosis.lastFurnishedOn = lastFurnishedOn;
      change(c);
    });

  test('ends with the day five years later', () => {
    expect(findingIds(replaced('2021-10-14'))).toEqual([]);
    expect(findingIds(replaced('2021-10-15'))).toEqual(['MCR-ORTH-LIFE']);
  });

  test('is the payer’s setting', () => {
    const threeYears = replaced('2023-10-14', (c) => {
      payerOf(c).settings.rental.usefulLifeMonths = 36;
    });
    expect(threeYears.findings).toEqual([]);
  });

  test.each(['lost', 'stolen', 'damaged'] as const)(
    '%s, told, with RA: the device is replaced',
    (replacement) => {
      const evaluation = replaced('2024-05-05', (c) => {
        Object.assign(c.claim.orthosis, { replacement, frequencyReason: 'Police report of May 2026' });
        lineOf(c).modifiers = ['CG', 'RA'];
      });
      expect(evaluation.findings).toEqual([]);
    },
  );

  test('another device for a changed need comes without RA', () => {
    const evaluation = replaced('2024-05-05', (c) => {
      Object.assign(c.claim.orthosis, { replacement: 'changedNeed', frequencyReason: 'Now also scoliosis' });
    });
    expect(evaluation.findings).toEqual([]);
  });

  const LIFE = 'MCR-ORTH-LIFE';
  const earlier = (
    start: 'medicareOrthosis' | 'kneeOrthosis' | 'ankleOrthosis',
    code: string,
    other: Partial<ClaimCase['otherClaims'][number]> = {},
    change: (c: ClaimCase) => void = () => undefined,
  ) =>
    findingIds(
      judged(start, (c) => {
        c.otherClaims = [{ ...earlierBrace(c, '2025-06-01', code), ...other }];
        change(c);
      }),
    );

  test.each(['draft', 'onHold', 'review', 'rejected', 'denied'] as const)(
    'a claim that is %s says of no device that it was furnished',
    (state) => {
      expect(earlier('medicareOrthosis', 'L0456', { state })).toEqual([]);
    },
  );

  // Of a closed claim nobody can tell any more whether it was paid.
  test.each(['finalised', 'sent', 'paid', 'closed'] as const)('a claim that is %s does', (state) => {
    expect(earlier('medicareOrthosis', 'L0456', { state })).toEqual([LIFE]);
  });

  test('a collar or a brace of the loins is no brace of the trunk; one of the whole spine is each of them', () => {
    const billed = (code: string) => (c: ClaimCase) => {
      lineOf(c).code = code;
    };
    for (const other of ['L0120', 'L0180', 'L0625', 'L0631', 'L1320', 'L0220'])
      expect([other, ...earlier('medicareOrthosis', other)]).toEqual([other]);
    for (const other of ['L0450', 'L0456', 'L1300', 'L0700', 'L1499'])
      expect([other, ...earlier('medicareOrthosis', other)]).toEqual([other, LIFE]);
    expect(earlier('medicareOrthosis', 'L0631', {}, billed('L0625'))).toContain(LIFE);
    expect(earlier('medicareOrthosis', 'L0456', {}, billed('L0625'))).not.toContain(LIFE);
  });

  test('the other knee is another device; a side that nobody stated may be this one', () => {
    const on = (...modifiers: string[]) =>
      earlier('kneeOrthosis', 'L1833', {
        lines: [{ code: 'L1833', modifiers: ['KX', ...modifiers], units: 1 }],
      });
    expect(on('LT')).toEqual([]);
    expect(on('RT')).toEqual([LIFE]);
    expect(on()).toEqual([LIFE]);
    expect(on('LT', 'RT')).toEqual([LIFE]);
  });

  test('both ankles: either side is one of them', () => {
    for (const side of ['RT', 'LT'])
      expect(
        earlier('ankleOrthosis', 'L4397', { lines: [{ code: 'L4397', modifiers: [side], units: 1 }] }),
      ).toEqual([LIFE]);
  });

  test('where the payer’s own limit speaks already, one finding is enough', () => {
    const evaluation = replaced('2024-05-05', (c) => {
      payerOf(c).settings.orthosis.frequency = { devices: 1, months: 60 };
    });
    expect(findingIds(evaluation)).toEqual(['L1320-DENY-FREQUENCY']);
  });
});
