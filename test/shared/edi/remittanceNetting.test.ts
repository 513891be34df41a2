import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { netClaims } from '../../../shared/edi/remittanceNetting.ts';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import {
  aCut,
  anyRemit,
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type PaidClaim,
  reversalOf,
} from '../../support/edi/returnedFiles.ts';

function net(...sets: readonly (readonly PaidClaim[])[]) {
  const remits = sets.map((claims, index) => aRemit({ claims, trace: `EFT${String(index)}`, payment: 0 }));
  const read = readReturned(file835(remits)).interchanges.flatMap(({ remittances }) => remittances);
  return netClaims(read.map(({ remittance }) => remittance));
}

const PAID = aPaidClaim({ lines: [aPaidLine({ cuts: [aCut('CO', '45', 1_000), aCut('PR', '2', 1_800)] })] });
const CORRECTED = aPaidClaim({
  payerNumber: 'ICN0002',
  original: 'ICN0001',
  lines: [aPaidLine({ cuts: [aCut('CO', '45', 500), aCut('PR', '2', 1_900)] })],
});

test('payment, reversal and correction: what is left is the correction', () => {
  for (const claims of [
    net([PAID], [reversalOf(PAID), CORRECTED]),
    net([PAID, reversalOf(PAID), CORRECTED]),
  ]) {
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({
      claimNumber: 'CW-0001',
      chargeCents: 10_000,
      paidCents: 7_600,
      patientCents: 1_900,
      flags: [],
      entries: [{ role: 'payment' }, { role: 'reversal' }, { role: 'correction' }],
      standing: { role: 'correction', claim: { payerClaimNumber: 'ICN0002' } },
    });
  }
});

test('a reversal of something paid before these remittances', () => {
  expect(net([reversalOf(PAID), CORRECTED])[0]).toMatchObject({
    flags: ['reversalOfEarlier'],
    paidCents: 400,
  });
});

test('a reversal that nothing follows takes the money back', () => {
  expect(net([PAID], [reversalOf(PAID)])[0]).toMatchObject({
    paidCents: 0,
    patientCents: null,
    standing: null,
    flags: ['reversalWithoutCorrection'],
  });
});

test('a reversal that is not the payment turned', () => {
  const other = { ...reversalOf(PAID), paid: -1 };
  expect(net([PAID, other, CORRECTED])[0]?.flags).toEqual(['reversalDiffers']);
});

test('paid twice without a reversal; a second payer’s payment is not that', () => {
  expect(net([PAID, { ...PAID, payerNumber: 'ICN0009' }])[0]?.flags).toEqual(['paidTwice']);
  expect(net([PAID, { ...PAID, status: '2', payerNumber: 'X1' }])[0]?.flags).toEqual([]);
});

test('two corrections in a row', () => {
  const again = aPaidClaim({ payerNumber: 'ICN0003', original: 'ICN0002' });
  expect(net([PAID, reversalOf(PAID), CORRECTED, reversalOf(CORRECTED), again])[0]).toMatchObject({
    paidCents: 10_000,
    flags: [],
    standing: { claim: { payerClaimNumber: 'ICN0003' } },
  });
});

test('the payer’s number tells which of two payments is undone', () => {
  const second = { ...CORRECTED, original: null, status: '2', payerNumber: 'SECOND' };
  expect(net([PAID, second, reversalOf(PAID), CORRECTED])[0]?.flags).toEqual([]);
});

test('claims without a number, forecasts and claims passed on are not thrown together', () => {
  expect(
    net([
      { ...PAID, number: '' },
      { ...PAID, number: '' },
    ]).map(({ entries }) => entries.length),
  ).toEqual([1, 1]);
  expect(
    net([
      { ...PAID, status: '25' },
      { ...PAID, status: '23' },
    ]),
  ).toEqual([]);
});

test('an unreadable amount is not netted away', () => {
  const text = file835([aRemit({ claims: [PAID] })]).replace('*100*72*', '*100*7Z*');
  const read = readReturned(text).interchanges.flatMap(({ remittances }) => remittances);
  expect(netClaims(read.map(({ remittance }) => remittance))[0]).toMatchObject({
    paidCents: null,
    flags: ['amountUnknown'],
  });
});

test('nothing is lost: what is netted adds up to what the claims were paid', () => {
  fc.assert(
    fc.property(fc.array(anyRemit, { maxLength: 3 }), (remits) => {
      const read = readReturned(file835(remits)).interchanges.flatMap(({ remittances }) => remittances);
      const netted = netClaims(read.map(({ remittance }) => remittance));
      const total = netted.reduce((sum, { paidCents }) => sum + (paidCents ?? NaN), 0);
      expect(total).toBe(remits.flatMap(({ claims }) => claims).reduce((sum, { paid }) => sum + paid, 0));
    }),
    { numRuns: 100 },
  );
});

test('a hundred thousand entries of one claim are netted at once', () => {
  const [first] = net([PAID]);
  const claim = first?.entries[0]?.claim;
  if (claim === undefined) throw new Error('no claim');
  const claims = Array.from({ length: 100_000 }, (_one, index) => ({
    ...claim,
    status: index % 2 === 0 ? '1' : '22',
    payerClaimNumber: String(index),
  }));
  const start = performance.now();
  const [base] = readReturned(file835([aRemit()])).interchanges.flatMap(({ remittances }) => remittances);
  if (base === undefined) throw new Error('no remittance');
  expect(netClaims([{ ...base.remittance, claims }])).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(3_000);
});
