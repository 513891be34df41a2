import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOutgoing } from '../../../shared/edi/checkBatch.ts';
import { composeNotes, NOTE_CHARACTERS, tellsFacts } from '../../../shared/edi/composeNote.ts';
import { write837P } from '../../../shared/edi/write837p.ts';
import { aBatch, aClaim, aLine } from '../../support/edi/anOutgoingClaim.ts';

const TODAY = '2026-11-20';
const REPAIR =
  'K0823 04/2023 beneficiary-owned; E2368 30 min, K0823 30 min, E2377 15 min; harness chafed at the controller';

function notes(claimNote: string, ...lineNotes: readonly string[]) {
  const lines = lineNotes.map((note, at) => aLine(at + 1, { note }));
  return composeNotes(aClaim(1, { note: claimNote, lines }));
}

describe('notes of a claim', () => {
  test('that fit stay where they are', () => {
    const { claim, lines, continued } = notes('Continued need on record', 'Motor 30 min');
    expect([claim.text, lines[0]?.text, continued]).toEqual(['CONTINUED NEED ON RECORD', 'MOTOR 30 MIN', -1]);
  });

  test('what a line has too much goes on at the claim, parted where one thing ends', () => {
    const { claim, lines, continued } = notes('', 'Motor', REPAIR);
    expect(lines.map(({ text, leftOut }) => [text, leftOut])).toEqual([
      ['MOTOR', ''],
      ['K0823 04/2023 BENEFICIARY-OWNED; E2368 30 MIN, K0823 30 MIN, E2377 15 MIN', ''],
    ]);
    expect(claim.text).toBe('L2 HARNESS CHAFED AT THE CONTROLLER');
    expect(continued).toBe(1);
    const file = write837P(aBatch([aClaim(1, { lines: [aLine(1), aLine(2, { note: REPAIR })] })]));
    expect(file.ok && file.value.text).toContain('~NTE*ADD*L2 HARNESS CHAFED AT THE CONTROLLER~HI*');
  });

  test('a number is not parted from what it counts', () => {
    const note = `${'powered wheelchair of the patient repaired '.repeat(2).slice(0, 74)} 30 min`;
    const [line] = notes('', note).lines;
    expect(line?.text).not.toMatch(/\d$/);
    expect(notes('', note).claim.text).toContain('30 MIN');
  });

  test('modifiers that people listed in the note themselves stand there once', () => {
    const modifiers = ['NU', 'RA', 'KX', 'KC', 'CR'];
    const line = aLine(1, { modifiers, note: 'Modifiers: NU RA KX KC CR. Chair of 2019 lost' });
    expect(composeNotes(aClaim(1, { lines: [line] })).lines[0]?.text).toBe('NURAKXKCCR CHAIR OF 2019 LOST');
  });

  test('that lose minutes, codes, dates or prices keep the claim from being written', () => {
    const note = `${REPAIR}; ${REPAIR}; ${REPAIR}`;
    const { problems } = checkOutgoing(aClaim(1, { lines: [aLine(1, { note })] }), TODAY);
    expect(problems).toMatchObject([{ path: 'claim.lines.0.narrative', box: '19' }]);
    expect(problems[0]?.message).toContain('minutes, codes, dates or prices');
    // A paper does not mend it: the line itself is denied without them.
    const announced = [{ type: 'OZ', how: 'FX', controlNumber: 'ACN1' }] as const;
    const withPaper = aClaim(1, { lines: [aLine(1, { note })], attachments: announced });
    expect(checkOutgoing(withPaper, TODAY).problems).toHaveLength(1);
  });

  test('that lose words alone are told, with what an announced paper has to say', () => {
    const note = 'the harness to the controller was chafed and mended '.repeat(5);
    const claim = aClaim(1, { lines: [aLine(1, { note })] });
    expect(checkOutgoing(claim, TODAY)).toMatchObject({
      problems: [],
      notices: [{ path: 'claim.lines.0.narrative' }],
    });
    const attachments = [{ type: 'OZ', how: 'FX', controlNumber: 'ACN1' }] as const;
    const [told] = checkOutgoing({ ...claim, attachments }, TODAY).notices;
    expect(told?.message).toContain('announced paper');
  });

  test.each(['E2368 45 MIN', '45MIN', 'FOR E1390', 'LIST 141.50', 'MSRP 90', '06/2021', 'DELIV 11052026'])(
    '%s is a fact',
    (text) => expect(tellsFacts(text)).toBe(true),
  );
  test.each(['HARNESS CHAFED', 'ROOM 12', 'ADMINISTRATION', ''])('%s is none', (text) =>
    expect(tellsFacts(text)).toBe(false),
  );

  test('whatever is written: every note has its room, and no word is lost unsaid', () => {
    const words = fc
      .array(fc.constantFrom('K0823', '30', 'min,', 'motor;', 'harness.', 'x'.repeat(30), 'y'.repeat(95)), {
        maxLength: 30,
      })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, fc.array(words, { minLength: 1, maxLength: 4 }), (claimNote, lineNotes) => {
        const { claim, lines } = notes(claimNote, ...lineNotes);
        for (const { text } of [claim, ...lines]) expect(text.length).toBeLessThanOrEqual(NOTE_CHARACTERS);
        const bare = (text: string) => text.replace(/[^A-Z0-9]/g, '').length;
        const given = [claimNote, ...lineNotes].map((note) => note.toUpperCase());
        const told = [claim, ...lines].map(({ text, leftOut }) => bare(text) + bare(leftOut));
        const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
        const marks = bare((claim.text.match(/L\d /g) ?? []).join(''));
        expect(sum(told)).toBe(sum(given.map(bare)) + marks);
      }),
      { numRuns: 300 },
    );
  });
});
