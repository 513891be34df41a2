import { describe, expect, test } from 'vitest';
import { denialsOf, outcomeOf, claimStatusWords } from '../../../shared/edi/remittanceDenials.ts';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import {
  aCut,
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type PaidClaim,
  type PaidLine,
  reversalOf,
} from '../../support/edi/returnedFiles.ts';

function claimRead(claim: PaidClaim) {
  const text = file835([aRemit({ claims: [claim], payment: Math.max(claim.paid, 0) })]);
  const [first] = readReturned(text).interchanges.flatMap(({ remittances }) => remittances);
  const read = first?.remittance.claims[0];
  if (read === undefined) throw new Error('no claim');
  return read;
}

function judged(claim: PaidClaim) {
  const read = claimRead(claim);
  return { outcome: outcomeOf(read), denials: denialsOf(read) };
}

function lineWith(...cuts: PaidLine['cuts']): PaidLine {
  return aPaidLine({ cuts });
}

describe('what denies nothing', () => {
  test.each<[string, PaidClaim]>([
    ['paid in full', aPaidClaim()],
    ['the contracted price', aPaidClaim({ lines: [lineWith(aCut('CO', '45', 2_000))] })],
    ['sequestration', aPaidClaim({ lines: [lineWith(aCut('CO', '253', 160))] })],
    [
      'all of it deductible',
      aPaidClaim({ lines: [lineWith(aCut('CO', '45', 2_000), aCut('PR', '1', 8_000))] }),
    ],
    [
      'all of it paid by another payer',
      aPaidClaim({ status: '2', lines: [lineWith(aCut('OA', '23', 10_000))] }),
    ],
    ['an amount added', aPaidClaim({ lines: [lineWith(aCut('OA', '94', -500))] })],
    ['a line of no charge', aPaidClaim({ lines: [aPaidLine(), aPaidLine({ charge: 0 })] })],
    [
      'a claim without lines at the contracted price',
      aPaidClaim({ lines: [], charge: 9_000, cuts: [aCut('CO', '45', 500)] }),
    ],
  ])('%s', (_name, claim) => {
    expect(judged(claim)).toEqual({ outcome: 'paid', denials: [] });
  });
});

test('"processed as primary" with a line at zero is a partial denial, told line by line', () => {
  const { outcome, denials } = judged(
    aPaidClaim({
      status: '1',
      remarks: ['MA01', 'MA13'],
      lines: [
        lineWith(aCut('CO', '45', 1_000)),
        aPaidLine({
          code: 'E2378',
          cuts: [aCut('CO', '16', 10_000)],
          remarks: ['M124'],
          policies: ['L33797'],
        }),
      ],
    }),
  );
  expect(outcome).toBe('partlyDenied');
  expect(denials).toEqual([
    {
      kind: 'denied',
      lineIndex: 1,
      reasons: [
        {
          group: 'CO',
          carc: {
            code: '16',
            words: 'the claim lacks information or holds a fault',
            known: true,
            verified: true,
          },
          nature: 'denial',
          cents: 10_000,
          step: 'replaceOrReopen',
        },
      ],
      remarks: [
        {
          code: 'M124',
          words: 'it is not shown whether the patient owns the equipment that is repaired',
          known: true,
          verified: true,
        },
      ],
      alerts: [expect.objectContaining({ code: 'MA01' }), expect.objectContaining({ code: 'MA13' })],
      deniedCents: 10_000,
      policies: ['L33797'],
      step: 'replaceOrReopen',
      noAppeal: false,
    },
  ]);
});

test('a line that is paid in part for a reason of denial is reduced', () => {
  const { outcome, denials } = judged(aPaidClaim({ lines: [lineWith(aCut('CO', '151', 4_000))] }));
  expect(outcome).toBe('partlyDenied');
  expect(denials).toMatchObject([{ kind: 'reduced', lineIndex: 0, deniedCents: 4_000, step: 'appeal' }]);
});

test('all lines denied is denied, whatever CLP02 says', () => {
  for (const status of ['1', '4']) {
    const claim = aPaidClaim({
      status,
      lines: [lineWith(aCut('CO', '50', 10_000)), lineWith(aCut('CO', '50', 10_000))],
    });
    expect(judged(claim)).toMatchObject({ outcome: 'denied', denials: [{ lineIndex: 0 }, { lineIndex: 1 }] });
  }
});

test('denied as a whole, without lines or by the claim’s own adjustment', () => {
  const bare = aPaidClaim({ status: '4', lines: [], charge: 5_000, cuts: [aCut('CO', '29', 5_000)] });
  expect(judged(bare)).toMatchObject({
    outcome: 'denied',
    denials: [{ kind: 'denied', lineIndex: null, step: 'writeOff' }],
  });
  const above = aPaidClaim({ cuts: [aCut('CO', '109', 10_000)] });
  expect(judged(above)).toMatchObject({
    outcome: 'denied',
    denials: [{ kind: 'denied', lineIndex: null, step: 'billOtherPayer' }],
  });
});

describe('what cannot be told is unclear, not guessed', () => {
  test('a code that is not in the list at hand', () => {
    const { denials } = judged(aPaidClaim({ lines: [lineWith(aCut('CO', 'Z99', 10_000))] }));
    expect(denials).toMatchObject([
      {
        kind: 'unclear',
        step: 'person',
        reasons: [{ nature: null, carc: { code: 'Z99', words: 'not in the list at hand', known: false } }],
      },
    ]);
  });

  test('nothing paid and nothing said', () => {
    const silent = aPaidClaim({ lines: [aPaidLine({ paid: 0 })], paid: 0 });
    expect(judged(silent)).toMatchObject({ outcome: 'denied', denials: [{ kind: 'unclear', reasons: [] }] });
  });

  test('the whole charge written off as contractual', () => {
    expect(judged(aPaidClaim({ lines: [lineWith(aCut('CO', '45', 10_000))] })).denials).toMatchObject([
      { kind: 'unclear' },
    ]);
  });

  test('denied by its status alone', () => {
    expect(judged(aPaidClaim({ status: '4' }))).toMatchObject({
      denials: [{ kind: 'unclear', lineIndex: null }],
    });
  });
});

test('still under review is pending, not denied', () => {
  expect(judged(aPaidClaim({ lines: [lineWith(aCut('OA', '133', 10_000))] }))).toMatchObject({
    outcome: 'pending',
    denials: [{ kind: 'pending' }],
  });
});

describe('the next step', () => {
  const stepOf = (group: string, carc: string, remarks: readonly string[] = []) =>
    judged(aPaidClaim({ lines: [aPaidLine({ cuts: [aCut(group, carc, 10_000)], remarks })] })).denials[0];

  test.each<[string, string, readonly string[], string, boolean]>([
    ['CO', '16', ['MA130', 'M51'], 'correctAsNew', true],
    ['CO', '16', ['M51'], 'replaceOrReopen', false],
    ['CO', '50', [], 'appeal', false],
    ['CO', '50', ['N211'], 'writeOff', true],
    ['PR', '96', [], 'billPatient', false],
    ['PR', '22', [], 'billOtherPayer', false],
    ['CO', '29', ['N211'], 'writeOff', true],
    ['OA', '18', [], 'person', false],
  ])('%s %s %j: %s', (group, carc, remarks, step, noAppeal) => {
    expect(stepOf(group, carc, remarks)).toMatchObject({ step, noAppeal });
  });

  test('of several reasons the largest leads', () => {
    const line = aPaidLine({ cuts: [aCut('CO', '18', 1_000), aCut('CO', '50', 9_000)] });
    expect(judged(aPaidClaim({ lines: [line] })).denials[0]).toMatchObject({
      step: 'appeal',
      deniedCents: 10_000,
    });
  });
});

test('a reversal, a forecast and a claim passed on deny nothing', () => {
  const denied = aPaidClaim({ lines: [lineWith(aCut('CO', '50', 10_000))] });
  expect(judged(reversalOf(denied))).toEqual({ outcome: 'reversal', denials: [] });
  expect(judged({ ...denied, status: '23' })).toEqual({ outcome: 'passedOn', denials: [] });
  expect(judged({ ...denied, status: '25' })).toEqual({ outcome: 'forecast', denials: [] });
});

test('a status in words', () => {
  expect(claimStatusWords('22')).toBe('reversal of an earlier payment');
  expect(claimStatusWords('77')).toBe('not in the list at hand');
});
