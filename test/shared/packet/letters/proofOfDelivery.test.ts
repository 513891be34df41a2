import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { deliveredItems } from '../../../../shared/packet/letters/proofOfDelivery.ts';
import { exampleCase } from '../../../../shared/rules/examples/exampleCase.ts';
import { there } from '../../../support/sampleRecords.ts';

/** What the receiver signs for is everything that was brought, each with its mark. */

function rows(theCase: ClaimCase): readonly string[] {
  return deliveredItems(theCase).map(({ name, code, mark, quantity }) =>
    [name, code, mark, quantity].join(' | '),
  );
}

const BLANK = '________________________';

describe('what was delivered', () => {
  test('is the device with serial and lot, and what is billed beside it', () => {
    const theCase = exampleCase('oxygenRental', 'medicare');
    const device = there(theCase.equipment);
    const listed = rows({ ...theCase, equipment: { ...device, lot: 'L-77' } });
    expect(listed).toHaveLength(2);
    expect(listed[0]).toContain(`E1390 | ${device.serial}, lot L-77 | 1`);
    expect(listed[1]).toMatch(new RegExp(`^[^|]+ \\| E0431 \\| ${BLANK} \\| 1$`));
  });

  test('is an accessory on a line of its own, with its quantity', () => {
    const theCase = exampleCase('portableRental', 'commercial');
    const [line] = theCase.claim.lines;
    const battery = { ...there(line), id: theCase.office.id, code: 'E1356', description: '', units: 2 };
    const listed = rows({
      ...theCase,
      claim: { ...theCase.claim, lines: [...theCase.claim.lines, battery] },
    });
    expect(listed.map((row) => row.split(' | ')[1])).toEqual(['E1392', 'E1356']);
    expect(listed[1]).toBe(`Batt pack/cart, port conc | E1356 | ${BLANK} | 2`);
  });

  test('is, of a repair, the parts with their lots: neither labor nor the device that was there before', () => {
    const listed = rows(exampleCase('equipmentRepair', 'medicare'));
    expect(listed).toEqual(['Drive-wheel motor, right, SMP-MOTOR-R | E2368 | MOT-26-118 | 1']);
    const guide = rows(exampleCase('repair', 'commercial'));
    expect(guide.join()).not.toContain('L7600');
    expect(guide).toHaveLength(there(exampleCase('repair', 'commercial').visit).parts.length);
  });

  test('is a line for a pen where nothing is known', () => {
    const theCase = exampleCase('orthosis', 'medicare');
    const empty = { ...theCase, equipment: null, visit: null, claim: { ...theCase.claim, lines: [] } };
    expect(rows(empty)).toEqual([`${BLANK} |  | ${BLANK} | ${BLANK}`]);
  });
});
