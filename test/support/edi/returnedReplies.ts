import * as fc from 'fast-check';
import { type Element, interchangeText, type Row, type WrittenInterchange } from './returnedFiles.ts';

/** Writes 999 and 277CA for tests of the readers, sharing no code with them. */

export interface BadElement {
  readonly at: readonly [number, number | null, number | null];
  readonly dataElement: string;
  readonly code: string;
  readonly value: string;
}

export interface BadSegment {
  readonly segment: string;
  readonly position: number;
  readonly loop: string;
  readonly code: string;
  readonly claimNumber: string | null;
  readonly elements: readonly BadElement[];
}

export interface AnsweredSet {
  readonly control: string;
  readonly letter: string;
  readonly reasons: readonly string[];
  readonly errors: readonly BadSegment[];
}

export interface Answer999 {
  readonly group: string;
  readonly letter: string;
  readonly counts: readonly [number, number, number];
  readonly sets: readonly AnsweredSet[];
}

export function rows999(
  { group, letter, counts, sets }: Answer999,
  kind: '999' | '997' = '999',
): readonly Row[] {
  const letters = kind === '999' ? 'IK' : 'AK';
  const version = '005010X222A1';
  const rows: Row[] = [['AK1', 'HC', group, version]];
  for (const set of sets) {
    rows.push(['AK2', '837', set.control, version]);
    for (const error of set.errors) {
      rows.push([`${letters}3`, error.segment, String(error.position), error.loop, error.code]);
      if (error.claimNumber !== null) rows.push(['CTX', ['CLM01', error.claimNumber]]);
      for (const { at, dataElement, code, value } of error.elements) {
        const parts = at.map((part) => (part === null ? '' : String(part)));
        while (parts.at(-1) === '') parts.pop();
        rows.push([`${letters}4`, parts, dataElement, code, value]);
      }
    }
    rows.push([`${letters}5`, set.letter, ...set.reasons]);
  }
  rows.push(['AK9', letter, ...counts.map(String)]);
  return rows;
}

export function file999(answer: Answer999, options: Partial<WrittenInterchange> = {}): string {
  return interchangeText({
    ...options,
    sets: [{ kind: '999', version: '005010X231A1', rows: rows999(answer) }],
  });
}

export interface Stc {
  readonly codes: readonly (readonly [string, string, string])[];
  readonly action: string;
  readonly cents: number | null;
}

export interface StatusLine {
  readonly code: string;
  readonly cents: number;
  readonly control: string | null;
  readonly stc: readonly Stc[];
}

export interface StatusClaim {
  readonly number: string;
  readonly stc: readonly Stc[];
  readonly payerNumber: string | null;
  readonly lines: readonly StatusLine[];
}

export interface Answer277 {
  readonly batch: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly claims: readonly StatusClaim[];
}

function stcRow({ codes, action, cents }: Stc): Row {
  const [first = ['', '', ''], second, third] = codes;
  const composite = (code: readonly string[] | undefined): Element => code?.filter(Boolean) ?? '';
  const amount = cents === null ? '' : (cents / 100).toFixed(2);
  return [
    'STC',
    composite(first),
    '20261121',
    action,
    amount,
    '',
    '',
    '',
    '',
    '',
    composite(second),
    composite(third),
  ];
}

export function rows277({ batch, accepted, rejected, claims }: Answer277): readonly Row[] {
  const rows: Row[] = [
    ['BHT', '0085', '08', 'REPLY1', '20261121', '1015', 'TH'],
    ['HL', '1', '', '20', '1'],
    ['NM1', 'PR', '2', 'SYNTHETIC PAYER', '', '', '', '', 'PI', '99999'],
    ['TRN', '1', 'SOURCE1'],
    ['DTP', '050', 'D8', '20261120'],
    ['HL', '2', '1', '21', '1'],
    ['NM1', '41', '2', 'SYNTHETIC SUPPLIER', '', '', '', '', '46', 'OURSYNTH'],
    ['TRN', '2', batch],
    ['STC', ['A1', '19', 'PR'], '20261121', 'WQ', '100'],
    ['QTY', '90', String(accepted)],
    ['QTY', 'AA', String(rejected)],
    ['HL', '3', '2', '19', '1'],
    ['NM1', '85', '2', 'SYNTHETIC SUPPLIER', '', '', '', '', 'XX', '1234567893'],
  ];
  for (const [index, claim] of claims.entries()) {
    rows.push(['HL', String(4 + index), '3', 'PT']);
    rows.push(['NM1', 'QC', '1', 'SPECIMEN', 'PAT', '', '', '', 'MI', '1EG4TE5MK73']);
    rows.push(['TRN', '2', claim.number]);
    rows.push(...claim.stc.map(stcRow));
    if (claim.payerNumber !== null) rows.push(['REF', '1K', claim.payerNumber]);
    rows.push(['DTP', '472', 'RD8', '20261101-20261105']);
    for (const line of claim.lines) {
      rows.push(['SVC', ['HC', line.code], (line.cents / 100).toFixed(2), '0', '', '1']);
      rows.push(...line.stc.map(stcRow));
      if (line.control !== null) rows.push(['REF', 'FJ', line.control]);
    }
  }
  return rows;
}

export function file277(answer: Answer277, options: Partial<WrittenInterchange> = {}): string {
  return interchangeText({
    ...options,
    sets: [{ kind: '277', version: '005010X214', rows: rows277(answer) }],
  });
}

// Random replies

const word = fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNP0123456789'), minLength: 1, maxLength: 12 });

const perhaps = (most: number): fc.Arbitrary<number | null> =>
  fc.oneof(fc.constant(null), fc.integer({ min: 1, max: most }));
const place: fc.Arbitrary<BadElement['at']> = fc.tuple(
  fc.integer({ min: 1, max: 20 }),
  perhaps(7),
  perhaps(3),
);

const badSegment: fc.Arbitrary<BadSegment> = fc.record({
  segment: fc.constantFrom('CLM', 'NM1', 'SV1', 'REF'),
  position: fc.integer({ min: 2, max: 9_999 }),
  loop: fc.constantFrom('', '2300', '2400', '2010BA'),
  code: fc.constantFrom('1', '3', '8', 'I6'),
  claimNumber: fc.option(word),
  elements: fc.array(
    fc.record({
      at: place,
      dataElement: fc.constantFrom('67', '1271', ''),
      code: fc.constantFrom('1', '5', '7', 'I12'),
      value: fc.constantFrom('', 'XX', 'BAD VALUE'),
    }),
    { maxLength: 3 },
  ),
});

export const any999: fc.Arbitrary<Answer999> = fc
  .array(
    fc.record({
      letter: fc.constantFrom('A', 'E', 'R'),
      reasons: fc.array(fc.constantFrom('5', 'I5'), { maxLength: 2 }),
      errors: fc.array(badSegment, { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((sets) => {
    const accepted = sets.filter(({ letter }) => letter !== 'R').length;
    const letter = accepted === sets.length ? 'A' : accepted === 0 ? 'R' : 'P';
    const named = sets.map((set, index) => ({ ...set, control: String(index + 1).padStart(4, '0') }));
    return { group: '101', letter, counts: [sets.length, sets.length, accepted] as const, sets: named };
  });

const stc: fc.Arbitrary<Stc> = fc.record({
  codes: fc.array(
    fc.tuple(
      fc.constantFrom('A1', 'A2', 'A3', 'A7'),
      fc.constantFrom('19', '20', '164', '562'),
      fc.constantFrom('', 'IL', '85'),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  action: fc.constantFrom('', 'WQ', 'U'),
  cents: fc.option(fc.integer({ min: 0, max: 99_999 })),
});

export const any277: fc.Arbitrary<Answer277> = fc.record({
  batch: word,
  accepted: fc.constant(0),
  rejected: fc.constant(0),
  claims: fc.array(
    fc.record({
      number: word,
      stc: fc.array(stc, { minLength: 1, maxLength: 2 }),
      payerNumber: fc.option(word),
      lines: fc.array(
        fc.record({
          code: fc.constantFrom('K0739', 'E1390'),
          cents: fc.integer({ min: 0, max: 99_999 }),
          control: fc.option(word),
          stc: fc.array(stc, { maxLength: 1 }),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 4 },
  ),
});
