import { expect, test } from 'vitest';
import { likelyMeant } from '../../../shared/codes/likelyMeant.ts';
import { codeSet, codeStanding } from '../../../shared/codes/hcpcs.ts';

const DAY = '2026-10-05';

test.each([
  ['L5619', ['L5618', 'L5620', 'L7510']],
  ['A9605', ['A9604', 'A9606']],
  // Split in two when it ended.
  ['E1340', ['K0739', 'K0740']],
  // CMS’s own pointer.
  ['A4466', ['A4467']],
  // Two figures exchanged.
  ['E1329', ['E1392']],
  // A letter for a figure, small letters, a figure too few.
  ['EI392', ['E1392']],
  ['E139O', ['E1390']],
  ['e1390', ['E1390']],
  ['E139', ['E1390', 'E1391', 'E1392', 'E1399']],
])('%s: %j', (code, meant) => {
  expect(
    likelyMeant(code, DAY)
      .map((likely) => likely.code)
      .slice(0, meant.length),
  ).toEqual(meant);
});

test('each with its official words and the reason', () => {
  expect(likelyMeant('L5619', DAY)).toEqual([
    { code: 'L5618', official: 'Test socket symes', why: 'the next number' },
    { code: 'L5620', official: 'Test socket below knee', why: 'the next number' },
    {
      code: 'L7510',
      official: 'Prosthetic device repair rep',
      why: 'means what a billing guide takes the code for',
    },
  ]);
});

test('never the code itself, never more than five, never one that had ended or was still to come', () => {
  const typed = ['E1393', 'A4465', 'L9999', 'C9040', 'XYZ', '', 'E13922', 'G0503', ...codeSet().slice(0, 50)];
  for (const code of typed) {
    for (const day of ['2016-05-01', DAY]) {
      const likely = likelyMeant(code, day);
      expect(likely.length).toBeLessThanOrEqual(5);
      for (const { code: other } of likely) {
        expect(other).not.toBe(code);
        expect(codeStanding(other, day)).not.toMatchObject({ endedOn: expect.any(String) });
      }
    }
  }
  expect(likelyMeant('A9605', '2009-06-01').map(({ code }) => code)).not.toContain('A9604');
});
