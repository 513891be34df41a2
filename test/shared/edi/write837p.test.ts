import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { X12Parser } from 'node-x12';
import { describe, expect, test } from 'vitest';
import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';
import type { Batch837, Written837 } from '../../../shared/edi/batch837.ts';
import { readInterchange } from '../../../shared/edi/readInterchange.ts';
import { write837P } from '../../../shared/edi/write837p.ts';
import {
  aBatch,
  aClaim,
  aCommercialClaim,
  aFirstPayer,
  aLine,
  anAddress,
  BILLING,
  COMMERCIAL,
  COMMERCIAL_SWITCHES,
  JANE,
  MEDICARE_SWITCHES,
} from '../../support/edi/anOutgoingClaim.ts';
import { balanceFindings } from '../../support/edi/balance837.ts';
import { GOLDEN_CLAIMS, goldenBatch } from '../../support/edi/goldenBatches.ts';
import { structureFindings } from '../../support/edi/structure837.ts';

const GOLDEN = join(import.meta.dirname, 'golden');

function write(batch: Batch837): Written837 {
  const outcome = write837P(batch);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function segments(...claims: readonly OutgoingClaim[]): readonly string[] {
  return write(aBatch(claims)).text.split('~').slice(0, -1);
}

function starting(lines: readonly string[], start: string): readonly string[] {
  return lines.filter((line) => line.startsWith(start));
}

describe('golden files', () => {
  test.each(Object.keys(GOLDEN_CLAIMS))('%s is written as it was', async (name) => {
    // One segment a line, so that a difference can be read; the file itself has no line ends.
    await expect(write(goldenBatch(name)).text.replaceAll('~', '~\n')).toMatchFileSnapshot(
      join(GOLDEN, `${name}.x12`),
    );
  });

  test('every golden file belongs to a shape of claim', () => {
    const files = readdirSync(GOLDEN).map((file) => file.replace('.x12', ''));
    expect(files.sort()).toEqual(Object.keys(GOLDEN_CLAIMS).sort());
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  test.each(Object.keys(GOLDEN_CLAIMS))('%s is well formed and balances', (name) => {
    const file = readFileSync(join(GOLDEN, `${name}.x12`), 'utf8').replaceAll('\n', '');
    expect(structureFindings(file)).toEqual([]);
    expect(balanceFindings(file)).toEqual([]);
  });

  test.each(Object.keys(GOLDEN_CLAIMS))('%s is read by others as it was meant', (name) => {
    const { text } = write(goldenBatch(name));
    expect(new X12Parser(true).parse(text).toString()).toBe(text);
    const { doubts, interchanges } = readInterchange(text);
    expect(doubts).toEqual([]);
    const sets = interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
    expect(sets.flatMap((set) => set.segments.map(({ elements }) => elements.join('*')))).toEqual(
      text.split('~').slice(2, -3),
    );
  });
});

describe('levels', () => {
  const john = { ...JANE, firstName: 'John', memberId: '1EG4-TE5-MK72' };

  test('claims of one person stand together, whatever their order', () => {
    const lines = segments(aClaim(1), aClaim(2, { subscriber: john }), aClaim(3));
    expect(starting(lines, 'HL*')).toEqual(['HL*1**20*1', 'HL*2*1*22*0', 'HL*3*1*22*0']);
    expect(starting(lines, 'CLM*').map((line) => line.split('*')[1])).toEqual([
      'CW-2026-000001',
      'CW-2026-000003',
      'CW-2026-000002',
    ]);
  });

  test('two payers of one person are two levels, two offices two providers', () => {
    const lines = segments(
      aClaim(1),
      aCommercialClaim(2),
      aClaim(3, { billing: { ...BILLING, npi: '1987654328' } }),
    );
    // The commercial payer wants no taxonomy: its provider level says less and is another.
    expect(starting(lines, 'HL*').map((line) => line.split('*')[3])).toEqual([
      '20',
      '22',
      '20',
      '22',
      '20',
      '22',
    ]);
  });

  test('a level holds a hundred claims, a set five thousand', () => {
    const many = Array.from({ length: 5001 }, (_, index) => aClaim(index + 1));
    const { text, facts } = write(aBatch(many));
    expect(structureFindings(text)).toEqual([]);
    expect(facts.sets.map(({ control, claims }) => [control, claims])).toEqual([
      ['0001', 5000],
      ['0002', 1],
    ]);
    expect(starting(text.split('~'), 'HL*')).toHaveLength(1 + 50 + 1 + 1);
    expect(facts.totalCents).toBe(5001 * 12000);
    expect(text).toMatch(/~GE\*2\*101~IEA\*1\*000000101~$/);
  });

  test('dependents of one insured share the insured', () => {
    const [claim] = GOLDEN_CLAIMS['dependent'] ?? [];
    if (!claim?.dependent) throw new Error('no dependent');
    const sister = { ...claim.dependent, firstName: 'Tina', sex: 'female' } as const;
    const second = { ...claim, ...idsOf(aCommercialClaim(40)), dependent: sister };
    const third = { ...claim, ...idsOf(aCommercialClaim(41)), dependent: null };
    const lines = segments(claim, third, second);
    expect(starting(lines, 'HL*')).toEqual([
      'HL*1**20*1',
      'HL*2*1*22*1',
      'HL*3*2*23*0',
      'HL*4*2*23*0',
      'HL*5*1*22*0',
    ]);
    expect(structureFindings(`${lines.join('~')}~`)).toEqual([]);
  });
});

function idsOf({
  claimId,
  number,
  lines,
}: OutgoingClaim): Pick<OutgoingClaim, 'claimId' | 'number' | 'lines'> {
  return { claimId, number, lines };
}

describe('what a payer wants', () => {
  test('ordering practitioner on the line, at the claim, or nowhere', () => {
    const as = (orderingAs: 'lineDK' | 'claimDN' | 'none') =>
      segments(aCommercialClaim(1, { switches: { ...COMMERCIAL_SWITCHES, orderingAs } })).filter((line) =>
        /^NM1\*D[KN]/.test(line),
      );
    expect(as('lineDK')).toEqual(['NM1*DK*1*EXAMPLESON*ALAN****XX*1987654328']);
    expect(as('claimDN')).toEqual(['NM1*DN*1*EXAMPLESON*ALAN****XX*1987654328']);
    expect(as('none')).toEqual([]);
  });

  test('an authorization at the claim, or on the first line alone', () => {
    const lines = [aLine(1), aLine(2)];
    const at = (authorizationOn: 'claim' | 'line') =>
      segments(
        aClaim(1, {
          lines,
          authorizationNumber: 'AB H123',
          switches: { ...MEDICARE_SWITCHES, authorizationOn },
        }),
      );
    expect(starting(at('claim'), 'REF*G1')).toHaveLength(1);
    expect(at('claim').indexOf('REF*G1*ABH123')).toBeLessThan(at('claim').indexOf('LX*1'));
    expect(starting(at('line'), 'REF*G1')).toHaveLength(1);
    expect(at('line').indexOf('REF*G1*ABH123')).toBeGreaterThan(at('line').indexOf('LX*1'));
    expect(at('line').indexOf('REF*G1*ABH123')).toBeLessThan(at('line').indexOf('LX*2'));
  });

  test('a rental month as a day or as a span; other periods always as a span', () => {
    const dates = (rentalDates: 'single' | 'span', modifiers: readonly string[]) =>
      starting(
        segments(
          aClaim(1, {
            switches: { ...MEDICARE_SWITCHES, rentalDates },
            lines: [aLine(1, { modifiers, from: '2026-10-05', to: '2026-11-04' })],
          }),
        ),
        'DTP*472',
      );
    expect(dates('single', ['RR'])).toEqual(['DTP*472*D8*20261005']);
    expect(dates('span', ['RR'])).toEqual(['DTP*472*RD8*20261005-20261104']);
    expect(dates('single', [])).toEqual(['DTP*472*RD8*20261005-20261104']);
  });

  test('prices of equipment where they are wanted, never to Medicare', () => {
    const rental = { rentalCents: 100, purchaseCents: 1000, daysNeeded: 30 };
    const lines = [aLine(1, { modifiers: ['RR'], rental })];
    expect(starting(segments(aCommercialClaim(1, { lines })), 'SV5')).toEqual(['SV5*HC:K0739*DA*30*1*10*4']);
    const switches = { ...MEDICARE_SWITCHES, equipmentPrices: true };
    expect(starting(segments(aClaim(1, { lines, switches })), 'SV5')).toEqual([]);
  });

  test('the office’s own telephone where it is not that of the contact', () => {
    const billing = { ...BILLING, phone: '6145550199' };
    expect(starting(segments(aClaim(1, { billing })), 'PER*')).toEqual([
      'PER*IC*PAT BILLER*TE*6145550142*EM*BILLING@EXAMPLE.COM',
      'PER*IC*PAT BILLER*TE*6145550199',
    ]);
  });

  test('the name of the plan only where there is no group number', () => {
    const sbr = (groupNumber: string) =>
      starting(
        segments(aCommercialClaim(1, { subscriber: { ...JANE, groupNumber, planName: 'Gold' } })),
        'SBR',
      )[0];
    expect(sbr('G1')).toBe('SBR*P*18*G1******CI');
    expect(sbr('')).toBe('SBR*P*18**GOLD*****CI');
  });

  test('an accident with its day and, of a car, its state', () => {
    const accident = (kind: 'auto' | 'employment' | 'other') =>
      segments(aCommercialClaim(1, { accident: { kind, on: '2026-10-01', state: 'OH' } })).find((line) =>
        line.startsWith('CLM'),
      );
    expect(accident('auto')).toMatch(/\*AA:::OH$/);
    expect(accident('employment')).toMatch(/\*EM$/);
    expect(accident('other')).toMatch(/\*OA$/);
  });
});

describe('other payers', () => {
  const decided = (paidCents: number, cents: number) =>
    ({
      on: '2026-11-15',
      paidCents,
      adjustments: [{ group: 'PR', reason: '2', cents, quantity: null }],
      lines: [],
    }) as const;

  test('the fourth payer is told what each of the three before it decided', () => {
    const claim = aCommercialClaim(1, {
      sequence: 'fourth',
      payer: { ...COMMERCIAL, identifier: 'IHP77' },
      otherPayers: [
        aFirstPayer('', { adjudication: decided(5000, 7000) }),
        aFirstPayer('', { sequence: 'secondary', identifier: 'PBC02', adjudication: decided(2000, 10000) }),
        aFirstPayer('', { sequence: 'tertiary', identifier: 'SIG03', adjudication: decided(0, 12000) }),
      ],
    });
    const file = write(aBatch([claim])).text;
    expect([...structureFindings(file), ...balanceFindings(file)]).toEqual([]);
    const lines = file.split('~');
    expect(starting(lines, 'SBR*').map((line) => line.slice(4, 5))).toEqual(['A', 'P', 'S', 'T']);
    expect(starting(lines, 'SVD*')).toEqual([
      'SVD*FMH01*50*HC:K0739:KX**4',
      'SVD*PBC02*20*HC:K0739:KX**4',
      'SVD*SIG03*0*HC:K0739:KX**4',
    ]);
  });

  test('what was decided on a claim of one line is told on the line; on several it stays at the claim', () => {
    const written = (count: number) =>
      segments(
        aCommercialClaim(1, {
          sequence: 'secondary',
          payer: { ...COMMERCIAL, identifier: 'IHP77' },
          otherPayers: [aFirstPayer('', { adjudication: decided(0, 12000 * count) })],
          lines: Array.from({ length: count }, (_, at) => aLine(at + 1)),
        }),
      ).filter((line) => /^(?:CAS|SVD|DTP\*573|AMT)/.test(line));
    expect(written(1)).toEqual([
      'AMT*D*0',
      'SVD*FMH01*0*HC:K0739:KX**4',
      'CAS*PR*2*120',
      'DTP*573*D8*20261115',
      'AMT*EAF*120',
    ]);
    expect(written(2)).toEqual(['CAS*PR*2*240', 'AMT*D*0', 'AMT*EAF*240', 'DTP*573*D8*20261115']);
  });
});

describe('notes', () => {
  const long = 'word '.repeat(40);

  test('a note is cut between words, and what is left out is told', () => {
    const { text, notices } = write(aBatch([aClaim(1, { note: long, lines: [aLine(1, { note: long })] })]));
    const notes = starting(text.split('~'), 'NTE*').map((note) => note.slice('NTE*ADD*'.length));
    expect(notes.map((note) => note.length)).toEqual([79, 79]);
    expect(notes.every((note) => note.endsWith('WORD'))).toBe(true);
    expect(notices.map(({ path, lineId }) => [path, lineId === null])).toEqual([
      ['claim.note', true],
      ['claim.lines.0.narrative', false],
    ]);
    expect(notices[0]?.message).toContain('119');
  });

  test('more than four modifiers: 99 on the line, all of them first in the note', () => {
    const lines = segments(
      aClaim(1, { lines: [aLine(1, { modifiers: ['NU', 'RA', 'KX', 'RT', 'CR'], note: 'Lost' })] }),
    );
    expect(starting(lines, 'SV1')[0]).toContain('HC:K0739:NU:RA:KX:99*');
    expect(starting(lines, 'NTE')).toEqual(['NTE*ADD*NURAKXRTCR LOST']);
  });

  test('a name that is cut is told', () => {
    const { notices } = write(aBatch([aClaim(1, { subscriber: { ...JANE, firstName: 'J'.repeat(36) } })]));
    expect(notices).toMatchObject([{ path: 'patient.firstName', box: '2' }]);
  });
});

test('the file may not be guessed from its claims: the same batch is the same file', () => {
  expect(write(goldenBatch('allTogether')).text).toBe(write(goldenBatch('allTogether')).text);
});

test('the facts of a batch are those of the file', () => {
  const claim = aClaim(1, { lines: [aLine(1), aLine(2, { chargeCents: 55 })], subscriber: JANE });
  const { facts, text } = write(
    aBatch([claim], { controls: { interchange: 7, group: 8, firstSet: 12 }, id: 'B-7' }),
  );
  expect(facts).toEqual({
    batchId: 'B-7',
    interchangeControl: '000000007',
    groupControl: '8',
    sets: [{ control: '0012', segments: text.split('~').length - 5, claims: 1 }],
    totalCents: 12055,
    claims: [
      {
        claimId: claim.claimId,
        number: 'CW-2026-000001',
        setControl: '0012',
        totalCents: 12055,
        lines: [
          { lineId: claim.lines[0]?.lineId, controlNumber: 'L000001', chargeCents: 12000 },
          { lineId: claim.lines[1]?.lineId, controlNumber: 'L000002', chargeCents: 55 },
        ],
      },
    ],
  });
});

test('an address without its second line, and one of five digits of ZIP', () => {
  const lines = segments(aClaim(1, { subscriber: { ...JANE, address: anAddress({ zip: '45402' }) } }));
  expect(lines).toContain('N3*12 OAK AVE');
  expect(lines).toContain('N4*DAYTON*OH*45402');
});
