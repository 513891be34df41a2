import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Acknowledgement, claimNumberOf } from '../../../shared/edi/acknowledgement.ts';
import { readReturned } from '../../../shared/edi/readReturned.ts';
import { anyDialect, interchangeText, type Row } from '../../support/edi/returnedFiles.ts';
import { type Answer999, any999, file999, rows999 } from '../../support/edi/returnedReplies.ts';

function read(text: string) {
  const { interchanges, doubts } = readReturned(text);
  const [first] = interchanges.flatMap(({ acknowledgements }) => acknowledgements);
  return {
    reply: first,
    whats: doubts.map(({ what }) => what),
    replies: interchanges[0]?.interchangeReplies ?? [],
  };
}

function ofRows(rows: readonly Row[], kind: '999' | '997' = '999') {
  return read(interchangeText({ sets: [{ kind, version: '005010X231A1', rows }] }));
}

function asWritten(reply: Acknowledgement | undefined): Answer999 | undefined {
  return (
    reply && {
      group: reply.groupControl,
      letter: reply.letter,
      counts: [reply.setsIncluded ?? NaN, reply.setsReceived ?? NaN, reply.setsAccepted ?? NaN],
      sets: reply.sets.map((set) => ({
        control: set.control,
        letter: set.letter,
        reasons: set.reasons.map(({ code }) => code),
        errors: set.errors.map((error) => ({
          segment: error.segment,
          position: error.position ?? NaN,
          loop: error.loop,
          code: error.code,
          claimNumber: claimNumberOf(error),
          elements: error.elements.map((one) => ({
            at: [one.element ?? NaN, one.component, one.component === null ? null : one.repeat] as const,
            dataElement: one.dataElement,
            code: one.code,
            value: one.badValue,
          })),
        })),
      })),
    }
  );
}

/** A repeat needs a component before it to be told apart here. */
function withoutLooseRepeats(answer: Answer999): Answer999 {
  const sets = answer.sets.map((set) => ({
    ...set,
    errors: set.errors.map((error) => ({
      ...error,
      elements: error.elements.map((one) => ({
        ...one,
        at: [one.at[0], one.at[1], one.at[1] === null ? null : one.at[2]] as const,
      })),
    })),
  }));
  return { ...answer, sets };
}

test('whatever is written comes back, in any dialect', () => {
  fc.assert(
    fc.property(any999.map(withoutLooseRepeats), anyDialect, (answer, dialect) => {
      expect(asWritten(read(file999(answer, { dialect })).reply)).toEqual(answer);
    }),
    { numRuns: 300 },
  );
});

test('an error in plain words, down to the component and its repetition', () => {
  const { reply, whats } = ofRows([
    ['AK1', 'HC', '101', '005010X222A1'],
    ['AK2', '837', '0001', '005010X222A1'],
    ['IK3', 'SV1', '43', '2400', '8'],
    ['CTX', 'SITUATIONAL TRIGGER', 'CLM', '27', '2300', '5'],
    ['CTX', ['CLM01', 'CW-0001']],
    ['IK4', ['1', '3', '2'], '1339', '7', 'ZZ'],
    ['CTX', 'SITUATIONAL TRIGGER', 'SV1', '43', '2400', '1'],
    ['IK5', 'R', '5', 'I5'],
    ['AK9', 'R', '1', '1', '0', '99'],
  ]);
  expect(whats).toEqual([]);
  expect(reply).toMatchObject({
    kind: '999',
    whole: true,
    groupCode: 'HC',
    groupControl: '101',
    verdict: 'rejected',
    setsReceived: 1,
    setsAccepted: 0,
    reasons: [{ code: '99', words: 'not in the list at hand' }],
  });
  const [set] = reply?.sets ?? [];
  expect(set).toMatchObject({
    kind: '837',
    control: '0001',
    verdict: 'rejected',
    reasons: [
      { code: '5', words: 'one or more segments have errors' },
      { code: 'I5', words: 'one or more segments break the implementation guide' },
    ],
  });
  const [error] = set?.errors ?? [];
  expect(error).toMatchObject({
    segment: 'SV1',
    position: 43,
    loop: '2400',
    words: 'elements of the segment have errors',
    contexts: [
      { name: 'SITUATIONAL TRIGGER', segment: 'CLM', position: 27, loop: '2300' },
      { name: 'CLM01', value: 'CW-0001' },
    ],
    elements: [
      {
        element: 1,
        component: 3,
        repeat: 2,
        dataElement: '1339',
        words: 'the code is not valid',
        badValue: 'ZZ',
        contexts: [{ segment: 'SV1' }],
      },
    ],
  });
  expect(error === undefined ? null : claimNumberOf(error)).toBe('CW-0001');
});

test('a 997 says the same with AK3, AK4 and AK5', () => {
  const answer: Answer999 = {
    group: '101',
    letter: 'R',
    counts: [1, 1, 0],
    sets: [
      {
        control: '0001',
        letter: 'R',
        reasons: ['5'],
        errors: [
          {
            segment: 'NM1',
            position: 9,
            loop: '',
            code: '8',
            claimNumber: null,
            elements: [{ at: [9, null, null], dataElement: '67', code: '1', value: '' }],
          },
        ],
      },
    ],
  };
  const { reply, whats } = ofRows(rows999(answer, '997'), '997');
  expect(whats).toEqual([]);
  expect(reply?.kind).toBe('997');
  expect(asWritten(reply)).toEqual(answer);
});

describe('verdicts', () => {
  const verdictsOf = (reply: ReturnType<typeof ofRows>['reply']) =>
    reply?.sets.map(({ control, verdict }) => [control, verdict]);
  const answered = (
    letter: string,
    sets: readonly (readonly [string, string])[],
    counts: readonly [number, number, number],
  ) =>
    ofRows(
      rows999({
        group: '101',
        letter,
        counts,
        sets: sets.map(([control, verdict]) => ({ control, letter: verdict, reasons: [], errors: [] })),
      }),
    );

  test.each<[string, string]>([
    ['A', 'accepted'],
    ['E', 'acceptedWithErrors'],
    ['R', 'rejected'],
    ['M', 'rejected'],
    ['W', 'rejected'],
    ['X', 'rejected'],
    ['Q', 'unknown'],
    ['', 'unknown'],
  ])('a set with %j is %s', (letter, verdict) => {
    const accepted = ['A', 'E'].includes(letter) ? 1 : 0;
    expect(answered('P', [['0001', letter]], [1, 1, accepted]).reply?.sets[0]?.verdict).toBe(verdict);
  });

  test('partly accepted: each set by its own verdict, and none that is not named', () => {
    const { reply, whats } = answered(
      'P',
      [
        ['0001', 'A'],
        ['0002', 'R'],
      ],
      [2, 2, 1],
    );
    expect(whats).toEqual([]);
    expect(reply?.verdict).toBe('partlyAccepted');
    expect(verdictsOf(reply)).toEqual([
      ['0001', 'accepted'],
      ['0002', 'rejected'],
    ]);
  });

  test('a whole group accepted or rejected speaks for sets that it does not name', () => {
    const accepted = answered('A', [], [1, 1, 1]).reply;
    const rejected = answered('R', [], [1, 1, 0]).reply;
    expect(accepted).toMatchObject({ verdict: 'accepted', sets: [] });
    expect(rejected).toMatchObject({ verdict: 'rejected', sets: [] });
  });

  test('a rejected group stays rejected, whatever is said of one set, and the difference is told', () => {
    const { reply, whats } = answered('R', [['0001', 'A']], [1, 1, 1]);
    expect(whats).toContain('verdictDiffers');
    expect(reply?.verdict).toBe('rejected');
  });

  test('a set judged under one number twice is judged unknown, and that is told', () => {
    const { reply, whats } = answered(
      'P',
      [
        ['0001', 'A'],
        ['0001', 'R'],
      ],
      [2, 2, 1],
    );
    expect(whats).toEqual(['verdictTwice']);
    expect(verdictsOf(reply)).toEqual([
      ['0001', 'unknown'],
      ['0001', 'unknown'],
    ]);
  });

  test.each<
    [string, string, readonly (readonly [string, string])[], readonly [number, number, number], string]
  >([
    ['accepted, with a set refused', 'A', [['0001', 'R']], [1, 1, 0], 'verdictDiffers'],
    ['partly, with nothing refused', 'P', [['0001', 'A']], [1, 1, 1], 'verdictDiffers'],
    ['more accepted than received', 'A', [], [1, 1, 2], 'countDiffers'],
    [
      'more refused than the counts say',
      'P',
      [
        ['0001', 'R'],
        ['0002', 'R'],
      ],
      [3, 3, 2],
      'countDiffers',
    ],
    ['accepted, but not by the counts', 'A', [], [2, 2, 1], 'countDiffers'],
    ['no letter of the list', 'Z', [], [1, 1, 1], 'verdictUnknown'],
  ])('does not agree: %s', (_name, letter, sets, counts, what) => {
    expect(answered(letter, sets, counts).whats).toContain(what);
  });

  const rows = rows999({
    group: '1',
    letter: 'A',
    counts: [1, 1, 1],
    sets: [{ control: '0001', letter: 'A', reasons: [], errors: [] }],
  });
  test.each<[string, readonly Row[], string]>([
    ['no group', rows.filter(([id]) => id !== 'AK1'), 'groupMissing'],
    ['no verdict on the group', rows.filter(([id]) => id !== 'AK9'), 'verdictMissing'],
    ['no verdict on the set', rows.filter(([id]) => id !== 'IK5'), 'verdictUnknown'],
    ['no counts', rows.map((row): Row => (row[0] === 'AK9' ? ['AK9', 'A'] : row)), 'countMissing'],
    ['two groups', [...rows.slice(0, 1), ...rows], 'groupTwice'],
    ['two verdicts on the group', [...rows, ['AK9', 'R', '1', '1', '0']], 'verdictTwice'],
    ['two verdicts on a set', [...rows.slice(0, 3), ...rows.slice(2)], 'verdictTwice'],
    ['an error outside of a set', [['IK3', 'NM1', '3', '', '8'], ...rows], 'misplaced'],
    ['an error of an element outside of a segment', [['IK4', '3', '', '1'], ...rows], 'misplaced'],
    ['a context outside of an error', [['CTX', 'X'], ...rows], 'misplaced'],
    ['a verdict outside of a set', [['IK5', 'A'], ...rows], 'misplaced'],
    [
      'an error without position',
      [...rows.slice(0, 2), ['IK3', 'NM1', 'X', '', '8'], ...rows.slice(2)],
      'positionMissing',
    ],
    [
      'an accepted set with errors',
      [...rows.slice(0, 2), ['IK3', 'NM1', '3', '', '8'], ...rows.slice(2)],
      'verdictDiffers',
    ],
    ['an unknown segment', [...rows, ['XYZ']], 'unknownSegment'],
  ])('says so: %s', (_name, changed, what) => {
    expect(ofRows(changed).whats).toContain(what);
  });
});

describe('TA1', () => {
  const reply = (letter: string, code: string) =>
    read(interchangeText({ sets: [], replies: [['TA1', '000000055', '261120', '1015', letter, code]] }));

  test('an accepted interchange', () => {
    const { replies, whats } = reply('A', '000');
    expect(whats).toEqual([]);
    expect(replies).toEqual([
      expect.objectContaining({
        control: '000000055',
        date: '2026-11-20',
        time: '1015',
        verdict: 'accepted',
        words: 'no error',
      }),
    ]);
  });

  test('a rejected one, in words', () => {
    expect(reply('R', '025').replies[0]).toMatchObject({
      verdict: 'rejected',
      words: 'the control number was used before',
    });
    expect(reply('E', '777').replies[0]).toMatchObject({
      verdict: 'acceptedWithErrors',
      words: 'not in the list at hand',
    });
  });

  test('accepted with an error, and no verdict at all', () => {
    expect(reply('A', '025').whats).toEqual(['verdictDiffers']);
    expect(reply('', '000')).toMatchObject({ whats: ['verdictUnknown'], replies: [{ verdict: 'unknown' }] });
  });
});
