import { describe, expect, test } from 'vitest';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import {
  aCut,
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type Remit,
  reversalOf,
} from '../../support/edi/returnedFiles.ts';

function balanceOf(remit: Remit, change: (text: string) => string = (text) => text) {
  const [first] = readReturned(change(file835([remit]))).interchanges.flatMap(
    ({ remittances }) => remittances,
  );
  if (first === undefined) throw new Error('no remittance');
  return first.balance;
}

function kinds(remit: Remit, change?: (text: string) => string): readonly string[] {
  return balanceOf(remit, change).imbalances.map(({ kind }) => kind);
}

const LINE = aPaidLine({ cuts: [aCut('CO', '45', 1_000), aCut('PR', '2', 1_800)] });

describe('what adds up', () => {
  test.each<[string, Remit]>([
    ['a claim with adjustments on its line', aRemit({ claims: [aPaidClaim({ lines: [LINE] })] })],
    [
      'a claim without lines',
      aRemit({ claims: [aPaidClaim({ lines: [], charge: 5_000, cuts: [aCut('CO', '45', 500)] })] }),
    ],
    [
      'adjustments on claim and line',
      aRemit({ claims: [aPaidClaim({ lines: [LINE], cuts: [aCut('CO', '253', 144)] })] }),
    ],
    [
      'negative adjustments raise',
      aRemit({ claims: [aPaidClaim({ lines: [aPaidLine({ cuts: [aCut('OA', '94', -500)] })] })] }),
    ],
    ['a share of nothing left out', aRemit({ claims: [aPaidClaim({ patient: null })] })],
    [
      'provider adjustments in both directions',
      aRemit({
        plb: [
          { reason: 'WO', reference: 'CW-9', cents: 2_500 },
          { reason: 'L6', reference: '', cents: -12 },
        ],
      }),
    ],
    [
      'a reversal and its correction',
      aRemit({
        claims: [
          aPaidClaim({ number: 'CW-2', lines: [aPaidLine({ charge: 90_000 })] }),
          reversalOf(aPaidClaim({ lines: [LINE] })),
          aPaidClaim({ lines: [aPaidLine({ cuts: [aCut('CO', '45', 500)] })] }),
        ],
      }),
    ],
    ['nothing paid and nothing claimed', aRemit({ claims: [] })],
  ])('%s', (_name, remit) => {
    expect(balanceOf(remit).imbalances).toEqual([]);
    expect(balanceOf(remit).balanced).toBe(true);
  });
});

describe('what does not add up is named', () => {
  test('a line: charge less adjustments is not what was paid', () => {
    const off = aPaidLine({ cuts: [aCut('CO', '45', 1_000)], paid: 9_001 });
    const balance = balanceOf(aRemit({ claims: [aPaidClaim({ lines: [off] })] }));
    expect(balance.imbalances).toEqual([
      expect.objectContaining({
        kind: 'lineBalance',
        claimIndex: 0,
        lineIndex: 0,
        computedCents: 9_000,
        statedCents: 9_001,
      }),
    ]);
    expect(balance.claimBalanced).toEqual([false]);
  });

  test('a claim: charge less all adjustments is not what was paid', () => {
    expect(kinds(aRemit({ claims: [aPaidClaim({ paid: 9_999 })] }))).toEqual(['claimBalance']);
  });

  test('the charges of the lines are not the charge of the claim', () => {
    const claim = aPaidClaim({ charge: 20_000, paid: 20_000 });
    expect(kinds(aRemit({ claims: [claim] }))).toEqual(['claimCharge']);
  });

  test('the patient’s share is not the sum of PR', () => {
    expect(kinds(aRemit({ claims: [aPaidClaim({ lines: [LINE], patient: 1_799 })] }))).toEqual([
      'patientShare',
    ]);
    expect(kinds(aRemit({ claims: [aPaidClaim({ lines: [LINE], patient: null })] }))).toEqual([
      'patientShare',
    ]);
    expect(kinds(aRemit({ claims: [aPaidClaim({ patient: 5 })] }))).toEqual(['patientShare']);
  });

  test('a reversal may leave the share out, and a share that it gives is checked', () => {
    const paid = aPaidClaim({ lines: [LINE] });
    const other = aPaidClaim({ number: 'CW-2', lines: [aPaidLine({ charge: 50_000 })] });
    expect(kinds(aRemit({ claims: [other, reversalOf(paid)] }))).toEqual([]);
    expect(kinds(aRemit({ claims: [other, { ...reversalOf(paid), patient: -1_800 }] }))).toEqual([]);
    expect(kinds(aRemit({ claims: [other, { ...reversalOf(paid), patient: 1_800 }] }))).toEqual([
      'patientShare',
    ]);
  });

  test('the payment is not what the claims were paid less provider adjustments', () => {
    const balance = balanceOf(aRemit({ payment: 9_999, plb: [{ reason: 'FB', reference: '', cents: -1 }] }));
    expect(balance).toMatchObject({ claimsPaidCents: 10_000, providerAdjustmentCents: -1, balanced: false });
    expect(balance.imbalances).toEqual([
      expect.objectContaining({
        kind: 'paymentBalance',
        computedCents: 10_001,
        statedCents: 9_999,
        claimIndex: null,
      }),
    ]);
    expect(balance.claimBalanced).toEqual([true]);
  });

  test('an unreadable amount makes every sum it stands in unknown', () => {
    expect(kinds(aRemit(), (text) => text.replace('*100*100*0*', '*100*1OO*0*'))).toEqual([
      'amountUnknown',
      'amountUnknown',
    ]);
  });

  test('a set whose count differs never balances, even where its sums do', () => {
    expect(kinds(aRemit(), (text) => text.replace(/SE\*\d+/, 'SE*5'))).toEqual(['setIncomplete']);
    expect(kinds(aRemit(), (text) => text.replace(/SE\*[^~]*~/, ''))).toEqual(['setIncomplete']);
  });
});
