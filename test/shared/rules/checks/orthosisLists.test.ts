import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { addDays } from '../../../../shared/domain/dates.ts';
import { shipped } from '../brokenOrthosisCases.ts';
import { findingIds, judged, lineOf, recordOf, statusOf } from '../startingCases.ts';

/** The knee brace on another day, under another code: order, visit and delivery of the same time. */
function onDay(code: string, day: string, change: (c: ClaimCase) => void = () => undefined) {
  return judged('kneeOrthosis', (c) => {
    lineOf(c).code = code;
    c.claim.dateOfService = day;
    c.claim.delivery.deliveredOn = day;
    c.claim.attestation.criteriaAttestedOn = day;
    c.claim.authorization = {
      authorizationNumber: 'SAMPLE12345678',
      authorizationFrom: addDays(day, -10),
      authorizationTo: addDays(day, 50),
    };
    recordOf(c.coverage).from = null;
    Object.assign(recordOf(c.order), {
      orderedOn: addDays(day, -20),
      signedOn: addDays(day, -20),
      receivedOn: addDays(day, -19),
      faceToFaceOn: addDays(day, -22),
    });
    change(c);
  });
}

describe('the list of orders before delivery and visits, by date', () => {
  test.each([
    ['L1833', '2022-04-12', 'notApplicable'],
    ['L1833', '2022-04-13', 'met'],
    ['L1833', '2022-04-14', 'met'],
    ['L1843', '2022-04-13', 'notApplicable'],
    ['L1843', '2023-04-16', 'notApplicable'],
    ['L1843', '2023-04-17', 'met'],
    ['L1843', '2023-04-18', 'met'],
    ['L0650', '2022-04-13', 'met'],
    ['L2036', '2023-04-17', 'met'],
    ['L3960', '2022-04-13', 'met'],
    ['L1320', '2026-10-14', 'notApplicable'],
    ['L0627', '2026-10-14', 'notApplicable'],
    ['L0454', '2026-10-14', 'notApplicable'],
  ] as const)('%s on %s: %s', (code, day, status) => {
    const evaluation = onDay(code, day);
    expect(statusOf(evaluation, 'MCR-ORTH-WOPD')).toBe(status);
    expect(statusOf(evaluation, 'MCR-ORTH-F2F')).toBe(status);
  });

  test('the order may come in on the day of delivery, and the visit be on the day of the order', () => {
    const evaluation = onDay('L1833', '2026-10-14', (c) => {
      Object.assign(recordOf(c.order), {
        orderedOn: '2026-10-14',
        signedOn: '2026-10-14',
        receivedOn: '2026-10-14',
        faceToFaceOn: '2026-10-14',
      });
    });
    expect(evaluation.findings).toEqual([]);
  });

  test('the visit may lie six months back, to the day', () => {
    const seen = (faceToFaceOn: string) =>
      judged('kneeOrthosis', (c) => {
        recordOf(c.order).faceToFaceOn = faceToFaceOn;
      });
    expect(findingIds(seen('2026-04-01'))).toEqual([]);
    expect(findingIds(seen('2026-03-31'))).toEqual(['MCR-ORTH-F2F']);
  });

  test('a shipped device leaves on the day it is sent', () => {
    const sent = (shippedOn: string) =>
      judged('kneeOrthosis', (c) => {
        shipped(c, shippedOn);
      });
    expect(findingIds(sent('2026-10-02'))).toEqual([]);
    expect(findingIds(sent('2026-10-01'))).toEqual(['MCR-ORTH-WOPD']);
  });

  test('without an order its own rule speaks alone', () => {
    const evaluation = judged('kneeOrthosis', (c) => {
      c.order = null;
    });
    expect(findingIds(evaluation)).toEqual(['L1320-DOC-ORDER']);
  });
});

describe('the list of prior authorizations, by date', () => {
  test.each([
    ['L1833', '2022-10-09', 'notApplicable'],
    ['L1833', '2022-10-10', 'met'],
    ['L1833', '2022-10-11', 'met'],
    ['L0631', '2024-08-31', 'notApplicable'],
    ['L0631', '2024-09-01', 'met'],
    ['L0631', '2024-09-02', 'met'],
    ['L0651', '2026-04-12', 'notApplicable'],
    ['L0651', '2026-04-13', 'met'],
    ['L0651', '2026-04-14', 'met'],
    ['L1932', '2026-04-13', 'met'],
    ['L1843', '2026-10-14', 'notApplicable'],
  ] as const)('%s on %s: %s', (code, day, status) => {
    expect(statusOf(onDay(code, day), 'MCR-ORTH-AUTH')).toBe(status);
  });

  test('a decision is good for sixty days, of which its own is the first', () => {
    const decided = (authorizationFrom: string) =>
      judged('kneeOrthosis', (c) => {
        c.claim.authorization.authorizationFrom = authorizationFrom;
      });
    // The service of 2026-10-14 on the 59th, the 60th and the 61st day.
    expect(findingIds(decided('2026-08-17'))).toEqual([]);
    expect(findingIds(decided('2026-08-16'))).toEqual([]);
    expect(findingIds(decided('2026-08-15'))).toEqual(['MCR-ORTH-AUTH']);
  });

  test('the payer’s settings add codes, and say how long a decision is good', () => {
    const added = judged('medicareOrthosis', (c) => {
      recordOf(c.payer).settings.authorization.codes = ['L0454'];
    });
    expect(findingIds(added)).toEqual(['MCR-ORTH-AUTH']);
    const decided = (validDays: number | null, authorizationFrom: string) =>
      judged('kneeOrthosis', (c) => {
        recordOf(c.payer).settings.authorization.validDays = validDays;
        c.claim.authorization.authorizationFrom = authorizationFrom;
      });
    expect(findingIds(decided(30, '2026-09-15'))).toEqual([]);
    expect(findingIds(decided(30, '2026-09-14'))).toEqual(['MCR-ORTH-AUTH']);
    expect(findingIds(decided(null, '2026-08-16'))).toEqual([]);
    expect(findingIds(decided(null, '2026-08-15'))).toEqual(['MCR-ORTH-AUTH']);
  });

  test('its number is read without spaces and dashes', () => {
    const numbered = (authorizationNumber: string) =>
      judged('kneeOrthosis', (c) => {
        c.claim.authorization.authorizationNumber = authorizationNumber;
      });
    expect(findingIds(numbered('SAMPLE 1234-5678'))).toEqual([]);
    expect(findingIds(numbered('SAMPLE123456789'))).toEqual(['MCR-ORTH-AUTH']);
  });

  test('where the payer’s own setting asks for it, that rule speaks alone', () => {
    const evaluation = judged('kneeOrthosis', (c) => {
      recordOf(c.payer).settings.orthosis.priorAuthorization = true;
      c.claim.authorization.authorizationNumber = '';
    });
    expect(findingIds(evaluation)).toEqual(['L1320-PAY-AUTH']);
  });
});
