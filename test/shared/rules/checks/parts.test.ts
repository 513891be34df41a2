import { describe, expect, test } from 'vitest';
import { countWords } from '../../../../shared/rules/checks/parts.ts';
import { findingIds, judged, recordOf } from '../startingCases.ts';

describe('dates at their limits', () => {
  test('a license and an order are good on their last day', () => {
    const ends = (licenseExpiresOn: string, validTo: string | null) =>
      judged('repair', (c) => {
        c.office.licenseExpiresOn = licenseExpiresOn;
        recordOf(c.order).validTo = validTo;
      });
    expect(findingIds(ends('2026-10-20', '2026-10-20'))).toEqual([]);
    expect(findingIds(ends('2026-10-20', null))).toEqual([]);
    expect(findingIds(ends('2026-10-19', '2026-10-20'))).toEqual(['L7600-SCOPE-SUPPLIER']);
    expect(findingIds(ends('2026-10-20', '2026-10-19'))).toEqual(['L7600-DOC-ORDER']);
  });

  test('verified and told on the day of service is before it', () => {
    const on = (coverageVerifiedOn: string, patientToldOn: string) =>
      judged('repair', (c) => {
        Object.assign(c.claim.repair, { coverageVerifiedOn, patientToldOn });
      });
    expect(findingIds(on('2026-10-20', '2026-10-20'))).toEqual([]);
    expect(findingIds(on('2026-10-20', '2026-10-21'))).toEqual(['L7600-PAY-VERIFY']);
  });

  test('a signature of today is no signature of the future', () => {
    const signed = (day: string) =>
      judged('repair', (c) => {
        Object.assign(recordOf(c.order), { orderedOn: day, signedOn: day });
      });
    expect(findingIds(signed('2026-11-02'))).toEqual([]);
    expect(findingIds(signed('2026-11-03'))).toEqual(['L7600-DOC-ORDER']);
  });
});

describe('texts', () => {
  test.each([
    ['', 0],
    ['  \n', 0],
    ['— … !', 0],
    ['Fixed.', 1],
    ['Läufer, Ventil & Sieb', 3],
    ['O2-Sensor', 2],
  ])('%j has %i words', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  test('four words are a description, three are none', () => {
    const done = (workDone: string) =>
      judged('repair', (c) => {
        recordOf(c.visit).workDone = workDone;
      });
    expect(findingIds(done('Replaced both sieve beds'))).toEqual([]);
    expect(findingIds(done('Replaced sieve beds'))).toEqual(['L7600-DOC-REPAIR']);
  });

  test('evidence shows dates, and of everything else only that it is there', () => {
    const evidence = (id: string) => judged('repair').requirements.find((item) => item.id === id)?.evidence;
    expect(evidence('L7600-SCOPE-SUPPLIER')).toBe(
      'The license’s last day 2028-12-31; the supplier’s license, the technician and the technician’s qualification on record',
    );
    expect(evidence('L7600-DOC-MALFUNCTION')).toBe('The malfunction on record');
    expect(evidence('L7600-PAY-VERIFY')).not.toContain('on record');
    expect(evidence('CLAIM-PATIENT')).not.toMatch(/\d/);
  });
});
