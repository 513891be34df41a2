import { expect, test } from 'vitest';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { pricedLabor, pricedParts } from '../../../shared/packet/visitBlocks.ts';

const { visit } = exampleEquipmentRepair();
if (!visit) throw new Error('the example has a visit');

function firstCells(block: ReturnType<typeof pricedParts>, column: number): readonly unknown[] {
  return block.kind === 'table' ? block.rows.map(({ cells }) => cells[column]) : [];
}

test('parts are told with the code that bills them', () => {
  expect(firstCells(pricedParts(visit), 1)[0]).toBe('Drive-wheel motor, right (E2368)');
  const plain = { ...visit, parts: visit.parts.map((part) => ({ ...part, code: '' as const })) };
  expect(firstCells(pricedParts(plain), 1)[0]).toBe('Drive-wheel motor, right');
});

test('labor is told with the code worked on and the units of a standard repair', () => {
  expect(firstCells(pricedLabor(visit), 0).slice(0, 2)).toEqual([
    'Diagnosis and exchange of the motor (E2368), standard repair of 2 units',
    'Harness to the controller mended (K0823)',
  ]);
});
