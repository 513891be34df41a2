import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Id } from '../../../shared/domain/ids.ts';
import type { Payment, PostedAdjustment } from '../../../shared/domain/returned.ts';
import { booksOf, type ClaimBooks } from '../../../shared/edi/claimBooks.ts';

const LINES = [
  { id: 'line-1', chargeCents: 10_000 },
  { id: 'line-2', chargeCents: 5_000 },
];

interface Told {
  readonly payer?: string;
  readonly status?: string;
  readonly number?: string;
  readonly original?: string;
  /** Paid, then adjustments, as `CO 45 20.00` has them. */
  readonly lines: readonly (readonly [Id | null, number, ...(readonly [string, string, number])[]])[];
}

let last = 0;

/** The postings that one CLP makes. */
function posted({ payer = 'FIRST', status = '1', number = '', original = '', lines }: Told): Payment[] {
  last += 1;
  const answer = `answer-${last}`;
  return lines.map(([lineId, paidCents, ...cuts], at) => ({
    id: `${answer}-${at}`,
    claimId: 'claim',
    lineId,
    remittanceClaimId: answer,
    turnsId: null,
    from: {
      payerIdentifier: payer,
      payerName: payer,
      status,
      payerClaimNumber: number,
      originalPayerClaimNumber: original,
    },
    paidCents,
    allowedCents: null,
    patientCents: cuts.filter(([group]) => group === 'PR').reduce((sum, [, , cents]) => sum + cents, 0),
    adjustments: cuts.map(([group, reason, cents]) => ({ group, reason, cents })),
    remarks: [],
    on: '2026-11-20',
    note: '',
    at: '2026-11-20T10:00:00.000Z',
    userName: 'Sam Exampledesk',
  }));
}

function minus(adjustments: readonly PostedAdjustment[]): PostedAdjustment[] {
  return adjustments.map((each) => ({ ...each, cents: each.cents === null ? null : -each.cents }));
}

/** The answer that takes back what was posted, as a payer writes it. */
function reversed(postings: readonly Payment[], original = ''): Payment[] {
  last += 1;
  return postings.map((posting, at) => ({
    ...posting,
    id: `answer-${last}-${at}`,
    remittanceClaimId: `answer-${last}`,
    from: posting.from && {
      ...posting.from,
      status: '22',
      payerClaimNumber: original === '' ? '' : `${original}R`,
      originalPayerClaimNumber: original,
    },
    paidCents: -posting.paidCents,
    patientCents: -posting.patientCents,
    adjustments: minus(posting.adjustments),
  }));
}

/** The postings by which a person takes others back. */
function turned(postings: readonly Payment[]): Payment[] {
  return postings.map((posting) => ({
    ...posting,
    id: `${posting.id}-turned`,
    turnsId: posting.id,
    paidCents: -posting.paidCents,
    patientCents: -posting.patientCents,
    adjustments: minus(posting.adjustments),
  }));
}

const PAID: Told = {
  number: 'F1',
  lines: [
    ['line-1', 5_000, ['CO', '45', 2_000], ['PR', '2', 3_000]],
    ['line-2', 4_000, ['CO', '45', 1_000]],
  ],
};
const SECOND: Told = {
  payer: 'SECOND',
  status: '2',
  number: 'S1',
  lines: [
    ['line-1', 3_000, ['OA', '23', 7_000]],
    ['line-2', 0, ['OA', '23', 5_000]],
  ],
};
const DENIED: Told = {
  number: 'F1',
  status: '4',
  lines: [
    ['line-1', 0, ['CO', '50', 10_000]],
    ['line-2', 0, ['CO', '50', 5_000]],
  ],
};

function kinds({ flags }: ClaimBooks): string[] {
  return flags.map(({ kind }) => kind);
}

describe('several payers', () => {
  test('contractual adjustments count once, payments add up, the patient owes what the last one leaves', () => {
    const first = booksOf(LINES, posted(PAID));
    expect(first).toMatchObject({
      state: 'paid',
      flags: [],
      total: { paidCents: 9_000, patientCents: 3_000, adjustedCents: 3_000, openCents: 0 },
    });
    const both = booksOf(LINES, [...posted(PAID), ...posted(SECOND)]);
    expect(both).toMatchObject({
      state: 'paid',
      flags: [],
      total: { paidCents: 12_000, patientCents: 0, adjustedCents: 3_000, openCents: 0 },
    });
    expect(both.payers.map(({ payer, rank }) => [payer, rank])).toEqual([
      ['FIRST', 1],
      ['SECOND', 2],
    ]);
  });

  test('a second payer that repeats the contract’s price instead of the first one’s part adds up as well', () => {
    const repeats: Told = { ...SECOND, lines: [['line-1', 3_000, ['CO', '45', 7_000]]] };
    expect(
      booksOf(LINES.slice(0, 1), [...posted({ ...PAID, lines: PAID.lines.slice(0, 1) }), ...posted(repeats)])
        .total,
    ).toMatchObject({
      adjustedCents: 2_000,
      openCents: 0,
    });
  });

  test('a second payer that speaks only of what was left adds up as well', () => {
    const onlyRest: Told = { ...SECOND, lines: [['line-1', 2_500, ['PR', '3', 500]]] };
    expect(
      booksOf(LINES.slice(0, 1), [...posted({ ...PAID, lines: PAID.lines.slice(0, 1) }), ...posted(onlyRest)])
        .total,
    ).toEqual({
      chargeCents: 10_000,
      paidCents: 7_500,
      patientCents: 500,
      adjustedCents: 2_000,
      openCents: 0,
    });
  });

  test('the second one’s denial leaves a paid claim paid, and a denied one paid after all is paid', () => {
    const refuses: Told = {
      ...SECOND,
      lines: [
        ['line-1', 0, ['OA', '23', 7_000], ['CO', '96', 3_000]],
        ['line-2', 0, ['OA', '23', 5_000]],
      ],
    };
    expect(booksOf(LINES, [...posted(PAID), ...posted(refuses)])).toMatchObject({
      state: 'partlyDenied',
      total: { openCents: 0, patientCents: 0, paidCents: 9_000 },
    });
    const pays: Told = {
      ...SECOND,
      lines: [
        ['line-1', 8_000, ['CO', '45', 2_000]],
        ['line-2', 5_000],
      ],
    };
    expect(booksOf(LINES, [...posted(DENIED), ...posted(pays)])).toMatchObject({
      state: 'paid',
      total: { paidCents: 13_000, adjustedCents: 2_000, openCents: 0 },
    });
  });

  test('the first one takes its payment back: the claim stays paid by the second, and what is gone is open', () => {
    const first = posted(PAID);
    const books = booksOf(LINES, [...first, ...posted(SECOND), ...reversed(first, 'F1')]);
    expect(books.state).toBe('paid');
    expect(books.total).toMatchObject({ paidCents: 3_000, openCents: 12_000 });
    expect(kinds(books)).toEqual(['reversalWithoutCorrection']);
  });
});

describe('one payer', () => {
  test('one claim in two CLPs of a file is one decision', () => {
    const [one, other] = PAID.lines;
    const denied: Told = { ...PAID, number: 'F2', lines: [['line-2', 0, ['CO', '50', 5_000]]] };
    expect(
      booksOf(LINES, [...posted({ ...PAID, lines: one ? [one] : [] }), ...posted(denied)]),
    ).toMatchObject({
      state: 'partlyDenied',
      flags: [],
    });
    expect(booksOf(LINES, [...posted(denied), ...posted({ ...PAID, lines: one ? [one] : [] })]).state).toBe(
      'partlyDenied',
    );
    expect(
      booksOf(LINES, [
        ...posted({ ...PAID, lines: one ? [one] : [] }),
        ...posted({ ...PAID, lines: other ? [other] : [] }),
      ]).total.openCents,
    ).toBe(0);
  });

  test('one line in two parts is not paid twice', () => {
    const part: Told = { ...PAID, lines: [['line-1', 4_000, ['CO', '45', 1_000]]] };
    const books = booksOf(LINES.slice(0, 1), [...posted(part), ...posted(part)]);
    expect(books).toMatchObject({ flags: [], total: { paidCents: 8_000, openCents: 0 } });
  });

  test('reversal and correction leave the correction, in whichever order they stand in the file', () => {
    const first = posted(PAID);
    const correction = posted({ ...PAID, number: 'F2', lines: [['line-1', 6_000, ['CO', '45', 4_000]]] });
    for (const rest of [
      [...reversed(first, 'F1'), ...correction],
      [...correction, ...reversed(first, 'F1')],
    ]) {
      const books = booksOf(LINES, [...first, ...rest]);
      expect(books).toMatchObject({
        state: 'paid',
        flags: [],
        total: { paidCents: 6_000, openCents: 5_000 },
      });
      expect(books.payers[0]?.undoneIds).toEqual([first[0]?.remittanceClaimId]);
    }
  });

  test('a reversal under another group (CR), or of the claim as a whole, leaves nothing of what it undoes', () => {
    const first = posted(PAID);
    const underCr = reversed(first, 'F1').map((posting) => ({
      ...posting,
      patientCents: 0,
      adjustments: posting.adjustments.map((each) => ({ ...each, group: 'CR' })),
    }));
    const asWhole = posted({
      status: '22',
      original: 'F1',
      lines: [[null, -9_000, ['CO', '45', -3_000], ['PR', '2', -3_000]]],
    });
    const sumsOf = (books: ClaimBooks) =>
      books.rows
        .filter(({ lineId }) => lineId !== null)
        .map(({ paidCents, patientCents, adjustedCents, openCents }) => ({
          paidCents,
          patientCents,
          adjustedCents,
          openCents,
        }));
    for (const reversal of [underCr, asWhole]) {
      const open = booksOf(LINES, [...first, ...reversal]);
      expect(open).toMatchObject({ state: 'takenBack', flags: [{ kind: 'reversalWithoutCorrection' }] });
      expect(sumsOf(open).map(({ openCents }) => openCents)).toEqual([10_000, 5_000]);
      const anew = posted({ ...PAID, number: 'F2' });
      const books = booksOf(LINES, [...first, ...reversal, ...anew]);
      expect(books).toMatchObject({ state: 'paid', flags: [], total: booksOf(LINES, anew).total });
      expect(sumsOf(books)).toEqual(sumsOf(booksOf(LINES, anew)));
    }
  });

  test('a reversal that nothing follows, one of something unknown, and one of other amounts are flagged', () => {
    const first = posted(PAID);
    expect(booksOf(LINES, [...first, ...reversed(first)])).toMatchObject({
      state: 'takenBack',
      flags: [{ kind: 'reversalWithoutCorrection' }],
      total: { paidCents: 0, openCents: 15_000 },
    });
    expect(kinds(booksOf(LINES, reversed(first, 'F1')))).toContain('reversalOfEarlier');
    const less = reversed(first, 'F1').slice(0, 1);
    const books = booksOf(LINES, [...first, ...less]);
    expect(kinds(books)).toContain('reversalDiffers');
    expect(books.total.paidCents).toBe(4_000);
  });

  test('paid twice is flagged, with what is too much; a denial that is followed by a payment is not', () => {
    const twice = booksOf(LINES, [...posted(PAID), ...posted({ ...PAID, number: 'F2' })]);
    expect(kinds(twice)).toEqual(['paidTwice']);
    expect(twice.total).toMatchObject({ paidCents: 18_000, adjustedCents: 3_000, openCents: -9_000 });
    expect(booksOf(LINES, [...posted(DENIED), ...posted({ ...PAID, number: 'F2' })])).toMatchObject({
      state: 'paid',
      flags: [],
      total: { paidCents: 9_000, openCents: 0 },
    });
  });

  test('all left to the patient is decided and paid; a denial of the whole claim without lines is denied', () => {
    const deductible: Told = {
      lines: [
        ['line-1', 0, ['PR', '1', 10_000]],
        ['line-2', 0, ['PR', '1', 5_000]],
      ],
    };
    expect(booksOf(LINES, posted(deductible))).toMatchObject({
      state: 'paid',
      rows: [{ unpaid: false }, { unpaid: false }],
      total: { patientCents: 15_000, openCents: 0 },
    });
    expect(booksOf(LINES, posted({ status: '4', lines: [[null, 0, ['CO', '50', 15_000]]] }))).toMatchObject({
      state: 'denied',
      total: { openCents: 0 },
    });
    const besideLines: Told = {
      lines: [
        ['line-1', 10_000],
        ['line-2', 5_000],
        [null, -15_000, ['CO', '197', 15_000]],
      ],
    };
    expect(booksOf(LINES, posted(besideLines))).toMatchObject({
      state: 'denied',
      total: { paidCents: 0, openCents: 0 },
    });
  });

  test('passed on and forecast say nothing of where the claim stands', () => {
    expect(booksOf(LINES, posted({ status: '25', lines: [[null, 0]] })).state).toBe('none');
    expect(booksOf(LINES, posted({ lines: [['line-1', 0, ['OA', '133', 10_000]]] })).state).toBe('pending');
  });
});

describe('whatever is posted', () => {
  const cents = fc.integer({ min: -2_000, max: 12_000 });
  const cut = fc.tuple(
    fc.constantFrom('CO', 'PR', 'OA', 'PI'),
    fc.constantFrom('1', '2', '16', '23', '45', '50', '253'),
    cents,
  );
  const told: fc.Arbitrary<Told> = fc.record({
    status: fc.constantFrom('1', '4', '19'),
    number: fc.constantFrom('', 'N1', 'N2'),
    lines: fc.array(
      fc
        .tuple(fc.constantFrom('line-1', 'line-2', null), cents, fc.array(cut, { maxLength: 3 }))
        .map(([lineId, paid, cuts]) => [lineId, paid, ...cuts] as const),
      { minLength: 1, maxLength: 3 },
    ),
  });
  /** What one payer sends, some of it taken back. */
  const history = fc.array(fc.tuple(told, fc.boolean()), { maxLength: 3 });
  const PLACES = ['1', '2', '3'];
  const sent = (answers: readonly (readonly [Told, boolean])[], at: number): Payment[] =>
    answers.flatMap(([each, back]) => {
      const payments = posted({ ...each, payer: `PAYER-${at}`, status: PLACES[at] ?? '1' });
      return back ? [...payments, ...reversed(payments, each.number)] : payments;
    });
  const RUNS = { numRuns: 300 };

  test('the sum of what is netted is the sum of the postings, and every row and the total add up', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 3 }), (payers) => {
        const payments = payers.flatMap(sent);
        const { rows, total, payers: found } = booksOf(LINES, payments);
        const paid = payments.reduce((sum, { paidCents }) => sum + paidCents, 0);
        expect(total.paidCents).toBe(paid);
        expect(found.reduce((sum, { paidCents }) => sum + paidCents, 0)).toBe(paid);
        for (const row of [...rows, total])
          expect(row.paidCents + row.patientCents + row.adjustedCents + row.openCents).toBe(row.chargeCents);
      }),
      RUNS,
    );
  });

  test('the order in which the payers’ files come does not matter', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 3 }), fc.infiniteStream(fc.nat(2)), (payers, turns) => {
        const queues = payers.map((answers, at) => sent(answers, at));
        const inTurn: Payment[] = [];
        const left = queues.map((queue) => [...queue]);
        while (left.some((queue) => queue.length > 0)) {
          const queue = left[turns.next().value] ?? [];
          const next = queue.shift();
          if (next) inTurn.push(next);
        }
        const bare = ({ rows, ...books }: ClaimBooks) => ({
          ...books,
          rows: rows.map((row) => ({ ...row, days: row.days.length })),
        });
        expect(bare(booksOf(LINES, inTurn))).toEqual(bare(booksOf(LINES, queues.flat())));
      }),
      RUNS,
    );
  });

  test('what a person takes back leaves no trace but the money, which is nothing', () => {
    fc.assert(
      fc.property(history, history, (kept, gone) => {
        const [stays, goes] = [sent(kept, 0), sent(gone, 1)];
        const after = booksOf(LINES, [...stays, ...goes, ...turned(goes)]);
        const never = booksOf(LINES, stays);
        expect(after.state).toBe(never.state);
        expect(after.total).toEqual(never.total);
        expect(after.flags).toEqual(never.flags);
      }),
      RUNS,
    );
  });

  test('a reversal with the payer’s number gives back what stood before', () => {
    fc.assert(
      fc.property(told, told, (first, second) => {
        const stood = posted({ ...first, number: 'A', status: '1' });
        const later = posted({ ...second, number: 'B', status: '1' });
        const after = booksOf(LINES, [...stood, ...later, ...reversed(later, 'B')]);
        expect(after.total).toEqual(booksOf(LINES, stood).total);
      }),
      RUNS,
    );
  });
});

describe('a line that no payer has spoken of', () => {
  const one = () => posted({ lines: [['line-1', 10_000]] });
  const open = (payments: readonly Payment[]) => booksOf(LINES, payments).unanswered;

  test('is open beside one that is decided, until it is answered', () => {
    expect(open(one())).toEqual(['line-2']);
    expect(booksOf(LINES, one()).flags).toEqual([{ kind: 'unanswered', payerName: '', answerIds: [] }]);
    expect(open([...one(), ...posted({ lines: [['line-2', 0, ['CO', '50', 5_000]]] })])).toEqual([]);
  });

  test('is not asked for where nothing is decided, nothing was charged, or the claim as a whole is', () => {
    expect(open([])).toEqual([]);
    expect(open(posted({ lines: [[null, 15_000]] }))).toEqual([]);
    const free = LINES.map((line) => (line.id === 'line-2' ? { ...line, chargeCents: 0 } : line));
    expect(booksOf(free, one()).unanswered).toEqual([]);
  });
});
