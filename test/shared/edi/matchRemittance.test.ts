import { describe, expect, test } from 'vitest';
import {
  matchProviderAdjustments,
  matchRemittance,
  type SentClaim,
  type SentLine,
} from '../../../shared/edi/matchRemittance.ts';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import {
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type PaidClaim,
  type PaidLine,
  type Remit,
  reversalOf,
} from '../../support/edi/returnedFiles.ts';

function remittanceOf(values: Partial<Remit>) {
  const [first] = readReturned(file835([aRemit({ payment: 0, ...values })])).interchanges.flatMap(
    ({ remittances }) => remittances,
  );
  if (first === undefined) throw new Error('no remittance');
  return first.remittance;
}

function matched(claims: readonly PaidClaim[], sent: readonly SentClaim[]) {
  return matchRemittance(remittanceOf({ claims }), sent);
}

function aSentLine(values: Partial<SentLine> = {}): SentLine {
  return {
    lineId: 'line-1',
    controlNumber: 'L1',
    code: 'K0739',
    modifiers: [],
    date: '2026-11-05',
    chargeCents: 10_000,
    ...values,
  };
}

function aSentClaim(values: Partial<SentClaim> = {}): SentClaim {
  return { claimId: 'claim-1', number: 'CW-0001', payerIdentifier: '17013', lines: [aSentLine()], ...values };
}

describe('the claim', () => {
  test('by our number', () => {
    expect(
      matched([aPaidClaim()], [aSentClaim(), aSentClaim({ claimId: 'claim-2', number: 'CW-0002' })]),
    ).toMatchObject([{ claimIndex: 0, by: 'number', claimId: 'claim-1', candidates: [] }]);
  });

  test('by our number without hyphens and in capitals, said as such', () => {
    expect(matched([aPaidClaim({ number: 'CW0001' })], [aSentClaim({ number: 'cw-0001' })])).toMatchObject([
      { by: 'numberAlike', claimId: 'claim-1' },
    ]);
  });

  test('a reversal is of the same claim', () => {
    expect(matched([reversalOf(aPaidClaim())], [aSentClaim()])).toMatchObject([
      { by: 'number', claimId: 'claim-1', lines: [{ by: 'content', lineId: 'line-1', flags: [] }] },
    ]);
  });

  test('by line numbers that no other claim has', () => {
    const claim = aPaidClaim({ number: 'OTHER', lines: [aPaidLine({ control: 'UNIQUE-1' })] });
    const sent = aSentClaim({ lines: [aSentLine({ controlNumber: 'UNIQUE-1' })] });
    expect(matched([claim], [sent])).toMatchObject([
      { by: 'lineNumbers', claimId: 'claim-1', lines: [{ by: 'controlNumber', lineId: 'line-1' }] },
    ]);
  });

  test('a number of one claim with line numbers of another is asked, however sure each would be alone', () => {
    const sent = [
      aSentClaim({ lines: [aSentLine({ controlNumber: 'A1' })] }),
      aSentClaim({ claimId: 'claim-2', number: 'CW-0002', lines: [aSentLine({ controlNumber: 'B1' })] }),
    ];
    const claim = aPaidClaim({ number: 'CW-0001', lines: [aPaidLine({ control: 'B1' })] });
    expect(matched([claim], sent)).toMatchObject([
      { by: 'ask', claimId: null, candidates: ['claim-1', 'claim-2'] },
    ]);
  });

  test('line numbers that two claims share decide nothing', () => {
    const claim = aPaidClaim({ number: 'OTHER', lines: [aPaidLine({ control: 'L1' })] });
    const sent = [aSentClaim(), aSentClaim({ claimId: 'claim-2', number: 'CW-0002' })];
    expect(matched([claim], sent)).toMatchObject([
      { by: 'ask', claimId: null, candidates: ['claim-1', 'claim-2'], lines: [{ by: 'ask', lineId: null }] },
    ]);
  });

  test('a likely claim is a candidate, never a match; the payer’s own come first', () => {
    const claim = aPaidClaim({ number: '' });
    const sent = [
      aSentClaim({ claimId: 'other-payer', number: 'A', payerIdentifier: '1' }),
      aSentClaim({ claimId: 'this-payer', number: 'B', payerIdentifier: '17013' }),
      aSentClaim({ claimId: 'other-charge', number: 'C', lines: [aSentLine({ chargeCents: 1 })] }),
    ];
    expect(matched([claim], sent)).toMatchObject([
      { by: 'ask', claimId: null, candidates: ['this-payer', 'other-payer'] },
    ]);
  });

  test('two of ours under one number are asked', () => {
    const sent = [aSentClaim(), aSentClaim({ claimId: 'claim-2' })];
    expect(matched([aPaidClaim()], sent)).toMatchObject([{ by: 'ask', candidates: ['claim-1', 'claim-2'] }]);
  });

  test('a claim that nobody sent has no candidates', () => {
    expect(matched([aPaidClaim({ number: 'X' })], [])).toMatchObject([{ by: 'ask', candidates: [] }]);
  });
});

describe('the lines', () => {
  const two = [
    aSentLine(),
    aSentLine({ lineId: 'line-2', controlNumber: 'L2', code: 'E2378', modifiers: ['RB', 'KX'] }),
  ];
  const linesOf = (lines: readonly PaidLine[], sent: readonly SentLine[] = two) =>
    matched([aPaidClaim({ lines })], [aSentClaim({ lines: sent })])[0];

  test('by our line number, whatever their order', () => {
    const match = linesOf([aPaidLine({ code: 'E2378', control: 'L2' }), aPaidLine({ control: 'L1' })]);
    expect(match).toMatchObject({
      lines: [
        { by: 'controlNumber', lineId: 'line-2', flags: [] },
        { by: 'controlNumber', lineId: 'line-1', flags: [] },
      ],
      unanswered: [],
    });
  });

  test('by code, modifiers, date and charge', () => {
    const match = linesOf([aPaidLine({ code: 'E2378', modifiers: ['RB', 'KX'] }), aPaidLine()]);
    expect(match?.lines.map(({ by, lineId }) => `${by} ${String(lineId)}`)).toEqual([
      'content line-2',
      'content line-1',
    ]);
  });

  test('lines that are alike are told apart by their order, when there are as many', () => {
    const alike = [aSentLine({ controlNumber: null }), aSentLine({ lineId: 'line-2', controlNumber: null })];
    expect(linesOf([aPaidLine(), aPaidLine()], alike)?.lines).toMatchObject([
      { by: 'position', lineId: 'line-1' },
      { by: 'position', lineId: 'line-2' },
    ]);
    expect(linesOf([aPaidLine()], alike)?.lines).toMatchObject([
      { by: 'ask', lineId: null, candidates: ['line-1', 'line-2'] },
    ]);
  });

  test('by position where nothing contradicts: payers leave modifiers out', () => {
    const match = linesOf([aPaidLine({ code: 'E2378', modifiers: ['RB'] }), aPaidLine()].toReversed());
    expect(match?.lines).toMatchObject([
      { by: 'content', lineId: 'line-1' },
      { by: 'position', lineId: 'line-2', flags: [] },
    ]);
  });

  test.each<[string, Partial<PaidLine>, string]>([
    ['another charge', { charge: 9_000 }, 'chargeDiffers'],
    ['another day', { date: '2026-11-06' }, 'dayDiffers'],
    ['another code, and not told what was sent', { code: 'E9999' }, 'codeDiffers'],
    ['modifiers of another side', { modifiers: ['LT'] }, 'modifiersDiffer'],
  ])('%s: asked, however well the position fits', (_name, values, flag) => {
    const sides = [aSentLine({ modifiers: ['RT'] }), ...two.slice(1)];
    const theirs = aPaidLine({ modifiers: ['RT'], ...values });
    const match = linesOf([theirs, aPaidLine({ control: 'L2', code: 'E2378' })], sides);
    expect(match?.lines).toMatchObject([
      { by: 'ask', lineId: null, candidates: ['line-1'], flags: [flag] },
      { by: 'controlNumber', lineId: 'line-2' },
    ]);
  });

  test('the payer’s own code, named beside ours, is a position that fits when charge and day do', () => {
    const judged = (charge: string) => {
      const text = file835([aRemit({ claims: [aPaidClaim()] })]).replace(
        'SVC*HC:K0739*100*100**1',
        `SVC*HC:K0740*${charge}*100**1*HC:K0739`,
      );
      const [read] = readReturned(text).interchanges.flatMap(({ remittances }) => remittances);
      if (read === undefined) throw new Error('no remittance');
      const sent = aSentClaim({ lines: [aSentLine({ modifiers: ['KX'] })] });
      return matchRemittance(read.remittance, [sent])[0]?.lines;
    };
    expect(judged('100')).toMatchObject([{ by: 'position', lineId: 'line-1', flags: ['codeDiffers'] }]);
    expect(judged('90')).toMatchObject([{ by: 'ask', candidates: ['line-1'], flags: ['chargeDiffers'] }]);
  });

  test('our line number with another charge or day is asked of a person', () => {
    const [, other] = two;
    const lines = (values: Partial<PaidLine>) =>
      linesOf([aPaidLine({ control: 'L1', ...values })], [aSentLine(), ...(other ? [other] : [])])?.lines;
    expect(lines({ charge: 9_000 })).toMatchObject([
      { by: 'ask', candidates: ['line-1'], flags: ['chargeDiffers'] },
    ]);
    expect(lines({ date: '2026-10-05' })).toMatchObject([
      { by: 'ask', candidates: ['line-1'], flags: ['dayDiffers'] },
    ]);
    expect(lines({ code: 'E9999' })).toMatchObject([
      { by: 'controlNumber', lineId: 'line-1', flags: ['codeDiffers'] },
    ]);
  });

  test('nothing agrees: asked, with the lines that are left', () => {
    const match = linesOf([aPaidLine({ control: 'L1' }), aPaidLine({ code: 'E9999', charge: 1 })]);
    expect(match?.lines[1]).toMatchObject({ by: 'ask', lineId: null, candidates: ['line-2'] });
    expect(match?.unanswered).toEqual(['line-2']);
  });

  test('another number of lines: position says nothing', () => {
    expect(linesOf([aPaidLine({ charge: 9_000 })])?.lines).toMatchObject([
      { by: 'ask', candidates: ['line-1', 'line-2'] },
    ]);
  });

  test('a line that the payer split: both parts answer it, their charges together', () => {
    const part = (charge: number) => aPaidLine({ control: 'L1', charge });
    expect(linesOf([part(6_000), part(4_000)])).toMatchObject({
      lines: [
        { lineId: 'line-1', flags: ['split'] },
        { lineId: 'line-1', flags: ['split'] },
      ],
      unanswered: ['line-2'],
    });
  });

  test('parts that do not add up to the line are asked of a person', () => {
    const part = (charge: number) => aPaidLine({ control: 'L1', charge });
    const asked = { by: 'ask', lineId: null, candidates: ['line-1'], flags: ['split', 'chargeDiffers'] };
    expect(linesOf([part(6_000), part(3_999)])?.lines).toMatchObject([asked, asked]);
    expect(linesOf([part(10_000), part(10_000)])?.lines).toMatchObject([asked, asked]);
  });

  test('the payer’s own code beside the one that was sent', () => {
    const text = file835([aRemit({ claims: [aPaidClaim()] })]).replace(
      'SVC*HC:K0739*100*100**1',
      'SVC*HC:K0740*100*100**1*HC:K0739',
    );
    const [read] = readReturned(text).interchanges.flatMap(({ remittances }) => remittances);
    if (read === undefined) throw new Error('no remittance');
    expect(matchRemittance(read.remittance, [aSentClaim()])[0]?.lines).toMatchObject([
      { by: 'content', lineId: 'line-1', flags: ['codeDiffers'] },
    ]);
  });
});

describe('one claim of ours in several claims of one remittance', () => {
  const sent = aSentClaim({
    lines: [aSentLine(), aSentLine({ lineId: 'line-2', controlNumber: 'L2', code: 'E2378' })],
  });
  const [one, two] = [
    aPaidClaim({ lines: [aPaidLine({ control: 'L1' })] }),
    aPaidClaim({ payerNumber: 'ICN2', lines: [aPaidLine({ control: 'L2', code: 'E2378' })] }),
  ];

  test('each answers its own lines, and together they leave none open', () => {
    expect(matched([one, two], [sent])).toMatchObject([
      { claimId: 'claim-1', lines: [{ lineId: 'line-1' }], unanswered: [] },
      { claimId: 'claim-1', lines: [{ lineId: 'line-2' }], unanswered: [] },
    ]);
    expect(matched([one], [sent])).toMatchObject([{ unanswered: ['line-2'] }]);
  });

  test('a line decided twice is asked; taken back in between it is not', () => {
    const again = { ...one, payerNumber: 'ICN3' };
    const asked = { lines: [{ by: 'ask', candidates: ['line-1'], flags: ['twice'] }] };
    expect(matched([one, two, again], [sent])).toMatchObject([
      asked,
      { lines: [{ by: 'controlNumber', lineId: 'line-2' }] },
      asked,
    ]);
    const netted = matched([one, reversalOf(one), again], [sent]);
    expect(netted.flatMap(({ lines }) => lines.map(({ by }) => by))).toEqual(Array(3).fill('controlNumber'));
    const forecast = matched([one, { ...again, status: '25' }], [sent]);
    expect(forecast.flatMap(({ lines }) => lines.map(({ by }) => by))).toEqual(
      Array(2).fill('controlNumber'),
    );
  });

  test('lines left open by a correction are open, though its reversal named them', () => {
    const both = aPaidClaim({ lines: [...one.lines, ...two.lines] });
    expect(matched([reversalOf(both), one], [sent])).toMatchObject([
      { unanswered: [] },
      { unanswered: ['line-2'] },
    ]);
  });

  test('without lines: the charge has to be that of the claim, and it is decided once', () => {
    const whole = (charge: number) => aPaidClaim({ charge, lines: [] });
    expect(matched([whole(20_000)], [sent])).toMatchObject([{ flags: [] }]);
    expect(matched([whole(19_999)], [sent])).toMatchObject([{ flags: ['chargeDiffers'] }]);
    expect(matched([whole(20_000), whole(20_000)], [sent])).toMatchObject([
      { flags: ['twice'] },
      { flags: ['twice'] },
    ]);
  });
});

describe('provider adjustments', () => {
  const linked = (reference: string, payerNumbers?: ReadonlyMap<string, string>) =>
    matchProviderAdjustments(
      remittanceOf({ plb: [{ reason: 'WO', reference, cents: 100 }] }),
      [aSentClaim(), aSentClaim({ claimId: 'claim-2', number: 'CW-0002' })],
      payerNumbers,
    );

  test.each<[string, string | null]>([
    ['CW-0002', 'claim-2'],
    ['ICN0001', 'claim-1'],
    ['ICN0001 cw-0001', 'claim-1'],
    ['CW-0001 CW-0002', null],
    ['CW-000', null],
    ['', null],
  ])('%j is of %j', (reference, claimId) => {
    expect(linked(reference)).toEqual([{ adjustmentIndex: 0, claimId }]);
  });

  test('the payer’s number out of an earlier remittance', () => {
    expect(linked('OLD1', new Map([['OLD1', 'claim-9']]))).toEqual([
      { adjustmentIndex: 0, claimId: 'claim-9' },
    ]);
  });
});

test('ten thousand claims against ten thousand sent are matched at once', () => {
  const claims = Array.from({ length: 10_000 }, (_one, index) =>
    aPaidClaim({ number: `CW-${String(index)}` }),
  );
  const sent = claims.map(({ number }, index) => aSentClaim({ claimId: String(index), number }));
  const remittance = remittanceOf({ claims });
  const start = performance.now();
  const matches = matchRemittance(remittance, sent);
  expect(matches.every(({ claimIndex, claimId }) => claimId === String(claimIndex))).toBe(true);
  // One claim, answered ten thousand times.
  const [same] = sent;
  const many = matchRemittance(
    remittanceOf({ claims: claims.map((claim) => ({ ...claim, number: 'CW-0' })) }),
    same === undefined ? [] : [same],
  );
  expect(many.every(({ lines }) => lines[0]?.flags.includes('twice'))).toBe(true);
  expect(performance.now() - start).toBeLessThan(6_000);
});
