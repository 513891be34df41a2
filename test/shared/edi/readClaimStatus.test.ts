import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  batchReferences,
  type ClaimStatusReply,
  type StatusInformation,
} from '../../../shared/edi/claimStatus.ts';
import { statusVerdict } from '../../../shared/edi/readClaimStatus.ts';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import { anyDialect, interchangeText, type Row } from '../../support/edi/returnedFiles.ts';
import { type Answer277, any277, file277, rows277, type Stc } from '../../support/edi/returnedReplies.ts';

function read(text: string) {
  const { interchanges, doubts } = readReturned(text);
  const [reply] = interchanges.flatMap(({ claimStatuses }) => claimStatuses);
  if (reply === undefined) throw new Error('no reply');
  return { reply, whats: doubts.map(({ what }) => what) };
}

function ofRows(rows: readonly Row[]) {
  return read(interchangeText({ sets: [{ kind: '277', version: '005010X214', rows }] }));
}

function written(statuses: readonly StatusInformation[]): Stc[] {
  return statuses.map(({ codes, action, chargeCents }) => ({
    codes: codes.map(({ category, status, entity }) => [category, status, entity] as const),
    action,
    cents: chargeCents,
  }));
}

function asWritten({ receivers, claims }: ClaimStatusReply): Answer277 {
  return {
    batch: receivers[0]?.trace ?? '',
    accepted: receivers[0]?.acceptedCount ?? NaN,
    rejected: receivers[0]?.rejectedCount ?? NaN,
    claims: claims.map((claim) => ({
      number: claim.claimNumber,
      stc: written(claim.statuses),
      payerNumber: claim.payerClaimNumber,
      lines: claim.lines.map((line) => ({
        code: line.procedure?.code ?? '',
        cents: line.chargeCents ?? NaN,
        control: line.controlNumber,
        stc: written(line.statuses),
      })),
    })),
  };
}

test('whatever is written comes back, in any dialect', () => {
  fc.assert(
    fc.property(any277, anyDialect, (answer, dialect) => {
      expect(asWritten(read(file277(answer, { dialect })).reply)).toEqual(answer);
    }),
    { numRuns: 300 },
  );
});

const ACCEPTED: Stc = { codes: [['A2', '20', 'PR']], action: 'WQ', cents: 41_250 };
const REJECTED: Stc = {
  codes: [
    ['A7', '562', 'DK'],
    ['A7', '164', 'IL'],
    ['A3', '247', ''],
  ],
  action: 'U',
  cents: 10_000,
};
const ANSWER: Answer277 = {
  batch: 'BATCH0001',
  accepted: 1,
  rejected: 1,
  claims: [
    { number: 'CW-0001', stc: [ACCEPTED], payerNumber: 'ICN1', lines: [] },
    {
      number: 'CW-0002',
      stc: [REJECTED],
      payerNumber: null,
      lines: [
        { code: 'K0739', cents: 10_000, control: 'L1', stc: [{ ...REJECTED, codes: [['A7', '507', '']] }] },
      ],
    },
  ],
};

test('claims accepted and rejected, with what is said of them in words', () => {
  const { reply, whats } = read(file277(ANSWER));
  expect(whats).toEqual([]);
  expect(reply).toMatchObject({
    version: '005010X214',
    whole: true,
    reference: 'REPLY1',
    madeOn: '2026-11-21',
    source: { role: 'PR', last: 'SYNTHETIC PAYER' },
  });
  expect(batchReferences(reply, null)).toEqual(['BATCH0001', 'REPLY1']);
  expect(reply.claims.map(({ receiverIndex }) => receiverIndex)).toEqual([0, 0]);
  expect(reply.receivers[0]).toMatchObject({ verdict: 'accepted', acceptedCount: 1, rejectedCount: 1 });
  expect(reply.providers[0]).toMatchObject({ party: { id: '1234567893' }, trace: '', verdict: 'unknown' });
  const [first, second] = reply.claims;
  expect(first).toMatchObject({
    claimNumber: 'CW-0001',
    verdict: 'accepted',
    payerClaimNumber: 'ICN1',
    patient: { id: '1EG4TE5MK73' },
    service: { from: '2026-11-01', to: '2026-11-05' },
    providerIndex: 0,
  });
  expect(first?.statuses[0]?.codes[0]).toEqual({
    category: 'A2',
    status: '20',
    entity: 'PR',
    categoryWords: 'accepted into adjudication',
    statusWords: 'accepted for processing',
    entityWords: 'payer',
  });
  expect(second?.verdict).toBe('rejected');
  expect(
    second?.statuses[0]?.codes.map(({ statusWords, entityWords }) => `${statusWords}, ${entityWords}`),
  ).toEqual([
    'the entity’s NPI, ordering provider',
    'the member or policy number, subscriber',
    'see the service line, ',
  ]);
  expect(second?.lines[0]).toMatchObject({
    controlNumber: 'L1',
    verdict: 'rejected',
    procedure: { code: 'K0739' },
    chargeCents: 10_000,
  });
});

describe('verdicts', () => {
  const of = (categories: readonly string[], action = '') =>
    statusVerdict([
      {
        place: { offset: 0, number: 0 },
        codes: categories.map((category) => ({
          category,
          status: '20',
          entity: '',
          categoryWords: '',
          statusWords: '',
          entityWords: '',
        })),
        date: null,
        action,
        chargeCents: null,
        text: '',
      },
    ]);

  test.each<[readonly string[], string, string]>([
    [['A0'], '', 'accepted'],
    [['A1'], '', 'accepted'],
    [['A2'], 'WQ', 'accepted'],
    [['A3'], '', 'rejected'],
    [['A6'], '', 'rejected'],
    [['A7'], '', 'rejected'],
    [['A8'], '', 'rejected'],
    [['A2', 'A7'], '', 'rejected'],
    [['A2'], 'U', 'rejected'],
    [['A4'], '', 'unknown'],
    [['A5'], '', 'unknown'],
    [['A2', 'A4'], '', 'unknown'],
    [['ZZ'], 'WQ', 'unknown'],
    [[], 'WQ', 'unknown'],
  ])('%j with %j is %s', (categories, action, verdict) => {
    expect(of(categories, action)).toBe(verdict);
  });

  test('nothing said is unknown', () => {
    expect(statusVerdict([])).toBe('unknown');
  });

  test('a contradiction is said', () => {
    const claim = { number: 'A', stc: [{ ...ACCEPTED, action: 'U' }], payerNumber: null, lines: [] };
    expect(read(file277({ ...ANSWER, accepted: 0, claims: [claim] })).whats).toEqual(['verdictDiffers']);
  });
});

describe('real files', () => {
  const rows = rows277(ANSWER);

  test('statuses parted by another character than the file’s', () => {
    const changed = rows.map((row): Row =>
      row[0] === 'STC' && Array.isArray(row[1]) ? ['STC', row[1].join('|'), '', row[3] ?? ''] : row,
    );
    const { reply, whats } = ofRows(changed);
    expect(new Set(whats)).toEqual(new Set(['otherSeparator']));
    expect(reply.claims.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected']);
  });

  test('status without date and charge', () => {
    const { reply, whats } = ofRows([
      ...rows.slice(0, 13),
      ['HL', '4', '3', 'PT'],
      ['TRN', '2', 'X'],
      ['STC', ['A2', '20']],
    ]);
    expect(whats).toEqual(['countDiffers']);
    expect(reply.claims[0]?.statuses[0]).toMatchObject({ date: null, chargeCents: null, action: '' });
  });

  test('several claims of one patient', () => {
    const { reply } = ofRows([...rows, ['TRN', '2', 'CW-0003'], ['STC', ['A2', '20']]]);
    expect(reply.claims.map(({ claimNumber, verdict }) => `${claimNumber} ${verdict}`)).toEqual([
      'CW-0001 accepted',
      'CW-0002 rejected',
      'CW-0003 accepted',
    ]);
    expect(reply.claims[2]?.patient?.id).toBe('1EG4TE5MK73');
  });

  test('money totals, and a batch that is rejected as a whole', () => {
    const head = rows.slice(0, 8);
    const { reply } = ofRows([
      ...head,
      ['STC', ['A3', '24', '41'], '', 'U'],
      ['AMT', 'YU', '0'],
      ['AMT', 'YY', '512.5'],
    ]);
    expect(reply.receivers[0]).toMatchObject({
      verdict: 'rejected',
      acceptedCents: 0,
      rejectedCents: 51_250,
    });
    expect(reply.claims).toEqual([]);
  });

  test.each<[string, readonly Row[], string]>([
    ['counts that differ', rows277({ ...ANSWER, rejected: 2 }), 'countDiffers'],
    [
      'a claim without number',
      [...rows, ['HL', '9', '3', 'PT'], ['STC', ['A1', '19']]],
      'claimNumberMissing',
    ],
    ['a claim without status', [...rows, ['HL', '9', '3', 'PT'], ['TRN', '2', 'A']], 'statusMissing'],
    ['a status without category', [...rows, ['STC', '']], 'statusMissing'],
    ['a category nobody knows', [...rows, ['STC', ['Q9', '1']]], 'categoryUnknown'],
    ['an action nobody knows', [...rows, ['STC', ['A1', '1'], '', 'X']], 'actionUnknown'],
    ['a level that hangs on nothing', [...rows, ['HL', '9', '77', 'PT']], 'parentMissing'],
    ['a level twice', [...rows, ['HL', '4', '3', 'PT']], 'levelTwice'],
    ['a level of another kind', [...rows, ['HL', '9', '3', 'XX']], 'levelUnknown'],
    ['a line before any claim', [['SVC', 'X', '1'], ...rows], 'misplaced'],
    ['a status before any level', [['STC', ['A1', '1']], ...rows], 'misplaced'],
    ['an unknown segment', [...rows, ['XYZ']], 'unknownSegment'],
    ['no beginning', rows.slice(1), 'headerMissing'],
    ['another purpose', [['BHT', '0010', '06', 'X'], ...rows.slice(1)], 'purpose'],
    ['no receiver', rows.filter((row) => row[0] !== 'HL' || row[3] !== '21'), 'receiverMissing'],
    [
      'an accepted claim with a rejected line',
      [
        ...rows,
        ['HL', '9', '3', 'PT'],
        ['TRN', '2', 'A'],
        ['STC', ['A2', '20']],
        ['SVC', ['HC', 'A4619'], '1'],
        ['STC', ['A7', '507']],
      ],
      'verdictDiffers',
    ],
  ])('says so: %s', (_name, changed, what) => {
    expect(ofRows(changed).whats).toContain(what);
  });
});
