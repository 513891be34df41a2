import { expect, test } from 'vitest';
import { NO_READINGS, type ServiceVisit } from '../../../shared/domain/serviceVisit.ts';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { pricedLabor, pricedParts, visitBlocks, visitFacts } from '../../../shared/packet/visitBlocks.ts';
import { repairCase } from '../../support/packetCase.ts';

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

function aVisit(change: Partial<ServiceVisit> = {}): ServiceVisit {
  const { visit: own } = repairCase();
  if (!own) throw new Error('the case has a visit');
  return { ...own, amendments: [], ...change };
}

/** The headings of the table of readings; null where there is none. */
function readingsOf(of: ServiceVisit): readonly string[] | null {
  const table = visitBlocks(of, 'America/New_York', false).find(
    (block) => block.kind === 'table' && block.columns[0]?.title === 'Readings',
  );
  return table?.kind === 'table' ? table.columns.map(({ title }) => title) : null;
}

test('readings of a concentrator are printed whole; where only a meter was read, only the meter; else nothing', () => {
  expect(readingsOf(aVisit())).toEqual(['Readings', 'Oxygen', 'Flow', 'Pressure', 'Hour meter', 'Alarms']);
  const meter = { ...NO_READINGS, hourMeter: 12 };
  expect(readingsOf(aVisit({ before: NO_READINGS, after: meter }))).toEqual(['Readings', 'Hour meter']);
  expect(readingsOf(aVisit({ before: NO_READINGS, after: NO_READINGS }))).toBeNull();
});

test('a visit past midnight says so', () => {
  const timeOf = (arrivedAt: string, leftAt: string) =>
    visitFacts(aVisit({ arrivedAt, leftAt })).find(({ label }) => label === 'Time')?.value;
  expect(timeOf('23:15', '00:45')).toBe('11:15 PM to 12:45 AM, the next day');
  expect(timeOf('09:00', '10:00')).toBe('9:00 AM to 10:00 AM');
});

test('a seal that somebody entered for the technician says who, in place of an own signature', () => {
  const { seal } = aVisit();
  if (!seal) throw new Error('the visit is sealed');
  const signed = (enteredBy: string) =>
    JSON.stringify(visitBlocks(aVisit({ seal: { ...seal, enteredBy } }), 'America/New_York', false));
  expect(signed('')).toContain('Signed electronically');
  expect(signed('Dee Sampledesk')).toContain('Signed for the technician, entered by Dee Sampledesk');
  expect(signed('Dee Sampledesk')).not.toContain('Signed electronically');
});

test('a paper that came later is named among the amendments, without its name', () => {
  const added = {
    id: '01920000-0000-7000-8000-0000000000aa',
    path: 'papers',
    before: null,
    after: { documentId: '01920000-0000-7000-8000-0000000000ab', type: 'photo', sha256: 'ab'.repeat(32) },
    reason: 'Added after the visit was signed',
    at: '2026-10-07T17:42:00.000Z',
    userId: '01920000-0000-7000-8000-0000000000ac',
    userName: 'Dee Sampledesk',
  };
  const printed = JSON.stringify(visitBlocks(aVisit({ amendments: [added] }), 'America/New_York', false));
  expect(printed).toContain('Photo or paper added');
  expect(printed).toContain('Photo, SHA-256 abababababababab…');
});
