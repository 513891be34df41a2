import { expect, test } from 'vitest';
import { newVisit } from '../../../../shared/domain/serviceVisit.ts';
import { visitGaps, type VisitValues } from '../../../../renderer/screens/service/visitGaps.ts';
import { amendableFields } from '../../../../renderer/screens/service/amendableFields.ts';
import { fieldText } from '../../../../renderer/screens/service/visitText.ts';
import { effectiveVisit, type ServiceVisit } from '../../../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { anId } from '../../records/fakeProgram.ts';

function aVisit(): ServiceVisit {
  const { visit } = exampleRepair();
  if (!visit) throw new Error('the example has a visit');
  return visit;
}

const DEVICE = { serial: 'EX5-000123', ownership: 'patientOwned' } as const;

test('a complete visit has no gaps', () => {
  expect(visitGaps(aVisit(), DEVICE)).toEqual([]);
});

const breaks: readonly (readonly [string, Partial<VisitValues>])[] = [
  ['visitedOn', { visitedOn: null }],
  ['technicianId', { technicianName: ' ' }],
  ['equipmentId', { equipmentId: null }],
  ['findings', { findings: [], malfunction: '' }],
  ['workDone', { workDone: '', workKinds: [] }],
  ['result', { result: null }],
  ['patientId', { patientId: null }],
];

test('a device in stock has no patient', () => {
  const visit = { ...aVisit(), patientId: null };
  expect(visitGaps(visit, { ...DEVICE, ownership: 'stock' })).toEqual([]);
});

test.each(breaks)('without it, %s is listed and nothing else', (path, part) => {
  expect(visitGaps({ ...aVisit(), ...part }, DEVICE).map((gap) => gap.path)).toEqual([path]);
});

test('a device without a serial is a gap of the device', () => {
  expect(visitGaps(aVisit(), { ...DEVICE, serial: ' ' }).map((gap) => gap.path)).toEqual(['equipmentId']);
});

test('a billed part needs to say why; a part that is not billed does not', () => {
  const [part] = aVisit().parts;
  if (!part) throw new Error('the example has a part');
  const without = { ...part, reason: '' };
  expect(visitGaps({ ...aVisit(), parts: [without] }, DEVICE).map((gap) => gap.path)).toEqual([
    'parts.0.reason',
  ]);
  expect(visitGaps({ ...aVisit(), parts: [{ ...without, billed: false }] }, DEVICE)).toEqual([]);
});

test('an empty visit lists the seven things that a claim will ask for, two of which a signature needs', () => {
  const gaps = visitGaps(newVisit(), null);
  expect(gaps).toHaveLength(7);
  expect(gaps.filter(({ required }) => required).map(({ path }) => path)).toEqual([
    'equipmentId',
    'visitedOn',
  ]);
});

test('an amendment of every field that is offered takes effect in the visit as it is read', () => {
  const visit = aVisit();
  for (const field of amendableFields(visit)) {
    const changed = another(field.value, field.shape.kind);
    const amended = effectiveVisit({
      ...visit,
      amendments: [
        {
          id: anId(9),
          path: field.path,
          before: null,
          after: changed as never,
          reason: 'r',
          at: '2026-06-10T15:00:00.000Z',
          userId: anId(1),
          userName: 'Sample Owner',
        },
      ],
    });
    const now = amendableFields(amended).find((each) => each.path === field.path);
    expect(now?.value, field.path).toEqual(changed);
  }
});

function another(value: unknown, kind: string): unknown {
  if (kind === 'text') return 'Something else';
  if (kind === 'code') return value === 'E2361' ? 'E2368' : 'E2361';
  if (kind === 'list') return 'armrest';
  if (kind === 'number' || kind === 'money') return value === 7 ? 8 : 7;
  if (kind === 'date') return '2026-01-02';
  if (kind === 'time') return '16:20';
  if (kind === 'yesNo') return value !== true;
  return kind === 'picks' ? [] : null;
}

test('values are read as people write them', () => {
  expect(fieldText({ kind: 'number', min: 0, max: 100, decimals: 1, unit: '%' }, 81.5)).toBe('81.5%');
  expect(fieldText({ kind: 'number', min: 0, max: 999_999, decimals: 0, unit: 'h' }, 21_480)).toBe(
    '21,480 h',
  );
  expect(fieldText({ kind: 'money' }, 14850)).toBe('$148.50');
  expect(fieldText({ kind: 'date' }, '2026-06-03')).toBe('06/03/2026');
  expect(fieldText({ kind: 'yesNo' }, false)).toBe('No');
  expect(fieldText({ kind: 'text', max: 10 }, '')).toBe('');
});
