import { describe, expect, test } from 'vitest';
import { speaksOfReplacedParts } from '../../../../shared/rules/checks/visit.ts';
import { findingIds, judged, partOf, payerOf, recordOf, statusOf } from '../startingCases.ts';

describe('a description that speaks of replaced parts', () => {
  test.each([
    'Replaced the intake filter.',
    'Fitted a new compressor and ran it for an hour',
    'Swapped both sieve beds',
    'Checked the leads. Installed a battery.',
    'new control board',
  ])('%s', (text) => expect(speaksOfReplacedParts(text)).toBe(true));

  test.each([
    'Cleaned the filter and set the pressure.',
    'No parts were replaced.',
    'Nothing was replaced; valve adjusted.',
    'Ran the unit without replacing the filter.',
    'Replaced it in the rack.',
    'Renewed advice on humidity.',
    '',
  ])('not: %s', (text) => expect(speaksOfReplacedParts(text)).toBe(false));
});

describe('how often', () => {
  const withEarlier = (...days: readonly string[]) =>
    judged('repair', (c) => {
      c.priorRepairs = days.map((dateOfService) => ({ dateOfService, claimNumber: '', costCents: null }));
    });

  test('twelve months before the date of service are the period, the same day a year before is outside', () => {
    expect(findingIds(withEarlier('2026-01-01', '2025-10-21'))).toEqual(['L7600-DENY-FREQUENCY']);
    expect(findingIds(withEarlier('2026-01-01', '2025-10-20'))).toEqual([]);
    expect(findingIds(withEarlier('2026-01-01', '2026-10-21'))).toEqual([]);
  });

  test('another repair of the same day counts', () => {
    expect(findingIds(withEarlier('2026-01-01', '2026-10-20'))).toEqual(['L7600-DENY-FREQUENCY']);
  });

  test('the claim itself is not counted twice', () => {
    const evaluation = judged('repair', (c) => {
      c.priorRepairs.push({ dateOfService: '2026-10-20', claimNumber: c.claim.number, costCents: null });
    });
    expect(evaluation.findings).toEqual([]);
  });

  test('a reason on record justifies it; a payer without a limit does not ask', () => {
    const justified = judged('repair', (c) => {
      c.priorRepairs.push({ dateOfService: '2026-09-01', claimNumber: '', costCents: null });
      c.claim.repair.frequencyReason = 'A power surge on 10 October destroyed the new beds.';
    });
    expect(statusOf(justified, 'L7600-DENY-FREQUENCY')).toBe('met');
    const unlimited = judged('repair', (c) => {
      payerOf(c).settings.repair.frequency = null;
    });
    expect(statusOf(unlimited, 'L7600-DENY-FREQUENCY')).toBe('notApplicable');
  });
});

describe('a specific fault', () => {
  test('found on a preventive visit and mended, it is a repair', () => {
    const evaluation = judged('repair', (c) => {
      recordOf(c.visit).purpose = 'preventive';
    });
    expect(evaluation.findings).toEqual([]);
  });

  test('a result of no fault outweighs a ticked fault', () => {
    const evaluation = judged('repair', (c) => {
      recordOf(c.visit).result = 'noFaultFound';
    });
    expect(findingIds(evaluation)).toEqual(['L7600-DENY-ROUTINE']);
  });

  test('no fault beside a fault is still a fault', () => {
    const evaluation = judged('repair', (c) => {
      recordOf(c.visit).findings = ['noFault', 'leak'];
    });
    expect(statusOf(evaluation, 'L7600-DENY-ROUTINE')).toBe('met');
  });
});

describe('parts and work that the payer does not cover', () => {
  const excluded = (
    parts: readonly string[],
    work: readonly 'battery'[],
    change: Parameters<typeof judged>[1] = undefined,
  ) =>
    judged('repair', (c) => {
      Object.assign(payerOf(c).settings.repair, {
        uncoveredPartNumbers: [...parts],
        uncoveredWork: [...work],
      });
      change?.(c);
    });

  test('the first part is looked at too, and one fitted free of charge is not', () => {
    expect(excluded(['SMP-SIEVE-5'], []).findings).toMatchObject([
      { rule: 'L7600-PAY-PARTS', path: 'visit.parts.0.partNumber' },
    ]);
    const free = excluded(['SMP-FILTER-1'], [], (c) => {
      partOf(c, 1).billed = false;
    });
    expect(statusOf(free, 'L7600-PAY-PARTS')).toBe('met');
  });

  test('only what the payer lists is asked for', () => {
    expect(statusOf(excluded([], []), 'L7600-PAY-PARTS')).toBe('notApplicable');
    const noKinds = excluded(['OTHER'], [], (c) => {
      recordOf(c.visit).workKinds = [];
    });
    expect(statusOf(noKinds, 'L7600-PAY-PARTS')).toBe('met');
    const noNumber = excluded([], ['battery'], (c) => {
      partOf(c, 0).partNumber = '';
    });
    expect(statusOf(noNumber, 'L7600-PAY-PARTS')).toBe('met');
    const both = excluded(['OTHER'], [], (c) => {
      partOf(c, 0).partNumber = '';
    });
    expect(statusOf(both, 'L7600-PAY-PARTS')).toBe('unknown');
    expect(findingIds(both)).toEqual(['L7600-DOC-PARTS']);
  });
});
