import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Adjustment, type Remittance } from '../../../shared/edi/remittance.ts';
import { centsOf, dateOf } from '../../../shared/edi/readElements.ts';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import {
  aCut,
  anyDialect,
  anyRemit,
  aPaidClaim,
  aPaidLine,
  aRemit,
  type Cut,
  file835,
  interchangeText,
  type Remit,
  type Row,
  rows835,
} from '../../support/edi/returnedFiles.ts';

function read(text: string) {
  const { interchanges, doubts } = readReturned(text);
  const remittances = interchanges.flatMap(({ remittances }) => remittances);
  return { remittances, doubts, whats: doubts.map(({ what }) => what) };
}

function only(text: string): Remittance {
  const { remittances } = read(text);
  const [first] = remittances;
  if (remittances.length !== 1 || first === undefined) throw new Error('not one remittance');
  return first.remittance;
}

function withRows(change: (rows: readonly Row[]) => readonly Row[], remit: Remit = aRemit()): string {
  return interchangeText({ sets: [{ kind: '835', version: '005010X221A1', rows: change(rows835(remit)) }] });
}

/** The model of the writer out of what the reader answers. */
function asWritten(remittance: Remittance): Remit {
  const cuts = (adjustments: readonly Adjustment[]): Cut[] =>
    adjustments.map(({ group, reason, cents, quantity }) => ({
      group,
      reason,
      cents: cents ?? NaN,
      quantity,
    }));
  return {
    handling: remittance.handling,
    method: remittance.method,
    payment: remittance.paymentCents ?? NaN,
    trace: remittance.traceNumber,
    claims: remittance.claims.map((claim) => ({
      number: claim.claimNumber,
      status: claim.status,
      charge: claim.chargeCents ?? NaN,
      paid: claim.paidCents ?? NaN,
      patient: claim.patientCents,
      payerNumber: claim.payerClaimNumber,
      original: claim.originalPayerClaimNumber,
      cuts: cuts(claim.adjustments),
      remarks: claim.remarks,
      correctedId: claim.corrected?.id ?? null,
      lines: claim.lines.map((line) => ({
        code: line.procedure?.code ?? '',
        modifiers: line.procedure?.modifiers ?? [],
        charge: line.chargeCents ?? NaN,
        paid: line.paidCents ?? NaN,
        units: line.unitsPaid ?? NaN,
        date: line.service.from ?? '',
        cuts: cuts(line.adjustments),
        control: line.controlNumber,
        remarks: line.remarks,
        policies: line.policies,
        allowed: line.allowedCents,
      })),
    })),
    plb: remittance.providerAdjustments.map(({ reason, reference, cents }) => ({
      reason,
      reference,
      cents: cents ?? NaN,
    })),
  };
}

test('whatever is written comes back, in any dialect, several sets in a file', () => {
  fc.assert(
    fc.property(fc.array(anyRemit, { minLength: 1, maxLength: 3 }), anyDialect, (remits, dialect) => {
      const { remittances, doubts } = read(file835(remits, { dialect }));
      expect(doubts.filter(({ what }) => what !== 'lineBreaks')).toEqual([]);
      expect(remittances.map(({ remittance }) => asWritten(remittance))).toEqual(remits);
      expect(remittances.map(({ balance }) => balance.imbalances)).toEqual(remits.map(() => []));
    }),
    { numRuns: 200 },
  );
});

test('the head of a remittance: payment, parties, contacts, dates', () => {
  const remittance = only(file835([aRemit()]));
  expect(remittance).toMatchObject({
    control: '0001',
    version: '005010X221A1',
    whole: true,
    handling: 'I',
    creditOrDebit: 'C',
    paymentDate: '2026-11-21',
    producedOn: '2026-11-20',
    traceNumber: 'EFT0001',
    traceOriginator: '1999999999',
    payer: {
      name: 'SYNTHETIC PAYER',
      idQualifier: 'XV',
      id: '99999',
      address: ['1 MADE UP ST'],
      city: 'NOWHERE',
      state: 'OH',
      zip: '432150001',
      references: [{ qualifier: '2U', value: '17013' }],
      contacts: [{ role: 'BL', name: 'HELP DESK', numbers: [{ qualifier: 'TE', value: '8005550100' }] }],
    },
    payee: { idQualifier: 'XX', id: '1234567893', references: [{ qualifier: 'TJ', value: '311234567' }] },
  });
  expect([remittance.traceOriginator, remittance.traceNumber]).toEqual(['1999999999', 'EFT0001']);
});

test('the rest of a claim: amounts, dates, contacts, filing, corrected name, changed code, period, policy', () => {
  const rows: readonly Row[] = [
    ['TS3', '1234567893', '12', '20261231', '1', '100'],
    ['CLP', 'CW-1', '1', '100', '80', '20', 'MB', 'ICN1', '12', '7'],
    ['NM1', 'QC', '1', 'SPECIMEN', 'PAT', 'Q', '', 'JR', 'MI', '1EG4TE5MK73'],
    ['NM1', '82', '2', 'RENDERER', '', '', '', '', 'XX', '1987654328'],
    ['MIA', '0', '', '', '', 'MA02', ...Array<string>(14).fill(''), 'MA07', 'MA18'],
    ['REF', 'EA', 'MRN1'],
    ['DTM', '050', '20261106'],
    ['PER', 'CX', 'CLAIMS', 'TE', '8005550101', 'EX', '12'],
    ['AMT', 'AU', '100'],
    ['QTY', 'CA', '2'],
    ['SVC', ['HC', 'K0739', 'KX'], '100', '80', '', '1.5', ['HC', 'K0740', 'RB'], '2'],
    ['DTM', '150', '20261101'],
    ['DTM', '151', '20261130'],
    ['CAS', 'PR', '2', '20'],
    ['LQ', 'RX', '70'],
    ['QTY', 'ZK', '1'],
  ];
  const text = withRows((head) => [...head, ...rows], aRemit({ claims: [], payment: 8_000 }));
  const { remittances, doubts } = read(text);
  expect(doubts).toEqual([]);
  const [first] = remittances;
  expect(first?.balance.balanced).toBe(true);
  expect(first?.remittance.summaries).toEqual([
    expect.objectContaining({ group: '1', claimCount: 1, chargeCents: 10_000, fiscalYearEnd: '2026-12-31' }),
  ]);
  expect(first?.remittance.claims[0]).toMatchObject({
    group: '1',
    filing: 'MB',
    placeOfService: '12',
    frequency: '7',
    remarks: ['MA02', 'MA07', 'MA18'],
    references: [{ qualifier: 'EA', value: 'MRN1' }],
    dates: [{ qualifier: '050', date: '2026-11-06' }],
    amounts: [{ qualifier: 'AU', cents: 10_000 }],
    quantities: [{ qualifier: 'CA', quantity: 2 }],
    contacts: [{ role: 'CX', numbers: [{ value: '8005550101' }, { qualifier: 'EX', value: '12' }] }],
    parties: [
      {
        role: 'QC',
        person: true,
        last: 'SPECIMEN',
        first: 'PAT',
        middle: 'Q',
        suffix: 'JR',
        id: '1EG4TE5MK73',
      },
      { role: '82', person: false, last: 'RENDERER' },
    ],
    lines: [
      {
        procedure: { qualifier: 'HC', code: 'K0739', modifiers: ['KX'] },
        submitted: { code: 'K0740', modifiers: ['RB'] },
        unitsPaid: 1.5,
        unitsSubmitted: 2,
        service: { from: '2026-11-01', to: '2026-11-30' },
        references: [{ qualifier: 'LQ RX', value: '70' }],
      },
    ],
  });
});

test('the member number that the payer corrects is kept apart from the one that was sent', () => {
  const remittance = only(file835([aRemit({ claims: [aPaidClaim({ correctedId: '1EG4TE5MK73' })] })]));
  expect(remittance.claims[0]?.corrected).toMatchObject({ role: '74', first: 'PATRICIA', id: '1EG4TE5MK73' });
});

describe('nothing is guessed', () => {
  const paid = (value: string): string =>
    withRows((rows) => rows.map((row) => (row[0] === 'SVC' ? ['SVC', row[1] ?? '', '100', value] : row)));

  test.each([
    '1,000.00',
    '$100',
    '1E2',
    '100-',
    '100.001',
    '+100',
    'ABC',
    '1 00',
    '.',
    '-',
    '99999999999999',
  ])('an amount %j is not read, and the set does not balance', (value) => {
    const { remittances, whats } = read(paid(value));
    expect(whats).toContain('amountUnreadable');
    expect(remittances[0]?.remittance.claims[0]?.lines[0]?.paidCents).toBeNull();
    expect(remittances[0]?.balance.imbalances.map(({ kind }) => kind)).toContain('amountUnknown');
    expect(remittances[0]?.balance.balanced).toBe(false);
  });

  test('a missing amount is not zero', () => {
    expect(read(paid('')).whats).toContain('amountMissing');
  });

  test.each([
    ['100', 10_000],
    ['100.', 10_000],
    ['0100.50', 10_050],
    ['.5', 50],
    ['-.05', -5],
    ['100.500', 10_050],
    ['0', 0],
    ['-0.00', 0],
    ['9999999999999.99', 999_999_999_999_999],
  ])('%s is %i cents exactly', (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });

  test.each([
    ['20260230', null],
    ['20261301', null],
    ['20240229', '2024-02-29'],
    ['261105', '2026-11-05'],
    ['2026-11-05', null],
    ['', null],
  ])('the date %j is %j', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });

  const broken: readonly (readonly [string, (rows: readonly Row[]) => readonly Row[], string])[] = [
    ['no payment', (rows) => rows.filter(([id]) => id !== 'BPR'), 'paymentMissing'],
    ['two payments', (rows) => [...rows.slice(0, 1), ...rows], 'paymentTwice'],
    ['no trace', (rows) => rows.filter(([id]) => id !== 'TRN'), 'traceMissing'],
    ['two traces', (rows) => [...rows.slice(0, 2), ...rows.slice(1)], 'traceTwice'],
    ['no payer', (rows) => rows.filter(([id, role]) => id !== 'N1' || role !== 'PR'), 'partyMissing'],
    ['an unknown segment', (rows) => [...rows, ['XYZ', '1']], 'unknownSegment'],
    ['a line before any claim', (rows) => [['SVC', 'HC', '1', '1'], ...rows], 'misplaced'],
    ['an adjustment before any claim', (rows) => [['CAS', 'CO', '45', '1'], ...rows], 'misplaced'],
    ['a party among claims', (rows) => [...rows, ['N1', 'PE', 'X']], 'misplaced'],
    ['an adjustment without reason', (rows) => [...rows, ['CAS', 'CO']], 'reasonMissing'],
    [
      'a provider adjustment without reason',
      (rows) => [...rows, ['PLB', '1', '20261231', '', '5']],
      'reasonMissing',
    ],
    ['a claim without number', (rows) => [...rows, ['CLP', '', '1', '0', '0']], 'claimNumberMissing'],
    ['a line without code', (rows) => [...rows, ['SVC', '', '0', '0']], 'procedureMissing'],
    ['another currency', (rows) => [...rows.slice(0, 2), ['CUR', 'PR', 'CAD'], ...rows.slice(2)], 'currency'],
    ['a date that is none', (rows) => [...rows, ['DTM', '472', '20261399']], 'dateUnreadable'],
    ['a debit', (rows) => [['BPR', 'I', '100', 'D', 'ACH'], ...rows.slice(1)], 'debit'],
    ['a negative payment', (rows) => [['BPR', 'I', '-100', 'C', 'ACH'], ...rows.slice(1)], 'paymentNegative'],
    ['a reversal without minus', (rows) => [...rows, ['CLP', 'A', '22', '5', '5']], 'reversalPositive'],
    [
      'a negative charge that is no reversal',
      (rows) => [...rows, ['CLP', 'A', '1', '-5', '-5']],
      'chargeNegative',
    ],
  ];
  test.each(broken)('%s', (_name, change, what) => {
    expect(read(withRows(change)).whats).toContain(what);
  });
});

test('a notice without payment still holds its denials', () => {
  const denied = aPaidClaim({ status: '4', lines: [aPaidLine({ cuts: [aCut('CO', '50', 10_000)] })] });
  const { remittances, doubts } = read(file835([aRemit({ handling: 'H', method: 'NON', claims: [denied] })]));
  expect(doubts).toEqual([]);
  expect(remittances[0]?.remittance).toMatchObject({ method: 'NON', paymentCents: 0 });
  expect(remittances[0]?.balance.balanced).toBe(true);
});
