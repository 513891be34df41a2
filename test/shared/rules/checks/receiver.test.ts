import { describe, expect, test } from 'vitest';
import { NO_DELIVERY, type Delivery } from '../../../../shared/domain/claimAnswers.ts';
import { receiverGap } from '../../../../shared/rules/checks/receiver.ts';

const handedOver: Delivery = {
  ...NO_DELIVERY,
  method: 'direct',
  proofShows: ['receiverSignature'],
  receivedBy: 'Avery Testperson',
  receiverRelation: 'patient',
};

describe('who received it', () => {
  test('is known by name and by relation', () => {
    expect(receiverGap(handedOver)).toBeNull();
    expect(receiverGap({ ...handedOver, receivedBy: ' ' })).toBe('name');
    expect(receiverGap({ ...handedOver, receivedBy: '', proofShows: [] })).toBeNull();
    expect(receiverGap({ ...handedOver, receiverRelation: null })).toBe('relation');
    expect(receiverGap({ ...handedOver, receiverRelation: null, proofShows: [] })).toBe('relation');
  });

  test('is not the supplier, and a relation that is taken away is no better', () => {
    expect(receiverGap({ ...handedOver, receiverRelation: 'supplierStaff' })).toBe('staff');
    expect(receiverGap({ ...handedOver, receiverRelation: 'supplierStaff', method: null })).toBe('staff');
  });

  test.each([
    ['shipped', 'evidenceOfDelivery'],
    ['facility', 'facilityRecord'],
  ] as const)('is not asked where it was %s and the proof shows %s', (method, element) => {
    const unnamed: Delivery = { ...NO_DELIVERY, method, proofShows: [element] };
    expect(receiverGap(unnamed)).toBeNull();
    expect(receiverGap({ ...unnamed, receiverRelation: 'supplierStaff' })).toBeNull();
    expect(receiverGap({ ...unnamed, proofShows: [] })).toBe('relation');
    expect(receiverGap({ ...unnamed, method: 'direct' })).toBe('relation');
  });
});
