import { describe, expect, test } from 'vitest';
import type { Written837 } from '../../../shared/edi/batch837.ts';
import { locate, type Located } from '../../../shared/edi/batchIndex.ts';
import { write837P } from '../../../shared/edi/write837p.ts';
import { aBatch, aClaim, aLine, JANE } from '../../support/edi/anOutgoingClaim.ts';
import { goldenBatch } from '../../support/edi/goldenBatches.ts';

function write(batch: Parameters<typeof write837P>[0]): Written837 {
  const outcome = write837P(batch);
  if (!outcome.ok) throw new Error('refused');
  return outcome.value;
}

const first = aClaim(1, { lines: [aLine(1), aLine(2, { modifiers: ['RB', 'KX'] })] });
const second = aClaim(2, { subscriber: { ...JANE, firstName: 'John' }, lines: [aLine(3)] });
const { text, index } = write(aBatch([first, second]));
const set = text.split('~').slice(2);

/** Counted from ST = 1, as in a 999. */
function positionOf(start: string, nth = 0): number {
  return set.flatMap((line, place) => (line.startsWith(start) ? [place + 1] : []))[nth] ?? -1;
}

function find(start: string, nth = 0, element?: number, component?: number): Located | null {
  return locate(index, '0001', positionOf(start, nth), element, component);
}

describe('from a place in the file to the field', () => {
  test('every segment of every golden shape is found under its own name', () => {
    const all = write(goldenBatch('allTogether'));
    const lines = all.text.split('~').slice(2, -3);
    lines.forEach((line, place) => {
      expect(locate(all.index, '0001', place + 1)?.segment).toBe(line.split('*')[0]);
    });
    expect(locate(all.index, '0001', lines.length + 1)).toBeNull();
  });

  test('the code, a modifier and the charge of a line', () => {
    expect(find('SV1', 1, 1, 2)).toMatchObject({
      claimId: first.claimId,
      lineId: first.lines[1]?.lineId,
      loop: '2400',
      path: 'claim.lines.1.code',
      box: '24D',
    });
    expect(find('SV1', 1, 1, 4)?.path).toBe('claim.lines.1.modifiers.1');
    expect(find('SV1', 1, 1)?.path).toBe('claim.lines.1.code');
    expect(find('SV1', 0, 2)?.path).toBe('claim.lines.0.chargeCents');
    expect(find('SV1', 2, 2)).toMatchObject({ claimId: second.claimId, path: 'claim.lines.0.chargeCents' });
  });

  test('the member, the payer, the office', () => {
    expect(find('NM1*IL', 1, 9)).toMatchObject({
      claimId: second.claimId,
      path: 'coverage.memberId',
      box: '1a',
    });
    expect(find('NM1*PR', 0, 9)).toMatchObject({ claimId: first.claimId, path: 'payer.payerIdentifier' });
    expect(find('NM1*85', 0, 9)).toMatchObject({
      claimId: null,
      claimIds: [first.claimId, second.claimId],
      path: 'office.npi',
    });
    expect(find('HI', 1, 2, 2)).toMatchObject({ path: 'claim.diagnosisCodes.1', box: '21B' });
    expect(find('NM1*DK', 1, 9)).toMatchObject({ lineId: first.lines[1]?.lineId, path: 'physician.npi' });
  });

  test('a code of the guide has no field', () => {
    expect(find('NM1*IL', 0, 1)).toMatchObject({ claimId: first.claimId, path: null, box: null });
    expect(find('NM1*IL')).toMatchObject({ claimId: first.claimId, path: null });
  });

  test('zeros of a control number do not matter; what is not there is not found', () => {
    expect(locate(index, '1', 1)?.segment).toBe('ST');
    expect(locate(index, '0002', 1)).toBeNull();
    expect(locate(index, '0001', 0)).toBeNull();
    expect(locate(index, '0001', 100_000)).toBeNull();
  });

  test('it survives being stored', () => {
    const stored = JSON.parse(JSON.stringify(index)) as typeof index;
    expect(locate(stored, '0001', positionOf('SV1', 1), 1, 2)).toEqual(find('SV1', 1, 1, 2));
  });

  test('in a second set positions begin anew', () => {
    const many = write(aBatch(Array.from({ length: 5001 }, (_, place) => aClaim(place + 1))));
    const of = (control: string) => many.index.sets.find((one) => one.control === control)?.segments.length;
    expect(of('0002')).toBe((many.facts.sets[1]?.segments ?? 0) * 4);
    const clm =
      many.text
        .split('~ST*')[1]
        ?.split('~')
        .findIndex((line) => line.startsWith('CLM')) ?? -1;
    const inSecond =
      many.text
        .split('~ST*')[2]
        ?.split('~')
        .findIndex((line) => line.startsWith('CLM')) ?? -1;
    expect(locate(many.index, '0001', clm + 1, 1)?.claimId).toBe(many.facts.claims[0]?.claimId);
    expect(locate(many.index, '0002', inSecond + 1, 1)?.claimId).toBe(many.facts.claims[5000]?.claimId);
  });
});
