import { expect, test } from 'vitest';
import { shipped } from '../brokenOrthosisCases.ts';
import { findingIds, judged, statusOf } from '../startingCases.ts';

/** The date of service of the examples is 2026-10-14. */

test('to a facility: its record, and a signature or the carrier’s evidence', () => {
  for (const second of ['receiverSignature', 'evidenceOfDelivery'] as const) {
    const evaluation = judged('ankleOrthosis', (c) => {
      c.claim.delivery.method = 'facility';
      c.claim.delivery.receiverRelation = 'facilityStaff';
      c.claim.delivery.proofShows = [
        'patientName',
        'deliveryAddress',
        'itemDescription',
        'quantity',
        'dateDelivered',
        'facilityRecord',
        second,
      ];
    });
    expect(evaluation.findings, second).toEqual([]);
  }
});

test('what nobody signed for needs no receiver', () => {
  const evaluation = judged('ankleOrthosis', (c) => {
    shipped(c, '2026-10-14');
    Object.assign(c.claim.delivery, { receivedBy: '', receiverRelation: null });
  });
  expect(evaluation.findings).toEqual([]);
});

test('a shipment goes by the day it was sent or the day it came', () => {
  const sent = (shippedOn: string, deliveredOn: string) =>
    judged('ankleOrthosis', (c) => {
      shipped(c, shippedOn);
      c.claim.delivery.deliveredOn = deliveredOn;
    });
  expect(findingIds(sent('2026-10-14', '2026-10-17'))).toEqual([]);
  expect(findingIds(sent('2026-10-12', '2026-10-14'))).toEqual([]);
  expect(findingIds(sent('2026-10-11', '2026-10-13'))).toEqual(['MCR-ORTH-POD-DAY']);
});

test('a device fitted before a discharge is billed by a day that could not be read', () => {
  const evaluation = judged('medicareOrthosis', (c) => {
    Object.assign(c.claim.delivery, { deliveredOn: '2026-10-13', dischargedOn: '2026-10-14' });
    c.claim.orthosis.fittedOn = '2026-10-13';
  });
  expect(evaluation.findings).toEqual([]);
  expect(statusOf(evaluation, 'MCR-ORTH-POD-DAY')).toBe('notApplicable');
});
