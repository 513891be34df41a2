import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PartsEditor } from '../../../renderer/records/PartsEditor.tsx';
import type { FittedDevice } from '../../../renderer/records/catalogParts.tsx';
import { RepairTotals } from '../../../renderer/records/RepairTotals.tsx';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { Part } from '../../../shared/domain/serviceVisit.ts';
import { Held, show } from '../components/show.tsx';
import { anId, fakeProgram, inputsOf } from './fakeProgram.ts';

function aPart(end: number, part: Partial<Part> = {}): Part {
  return {
    id: anId(end),
    code: '',
    partNumber: `P-${end}`,
    description: `Example part ${end}`,
    quantity: 1,
    unitCostCents: 1000,
    lotOrSerial: '',
    reason: '',
    billed: true,
    ...part,
    catalogId: null,
  };
}

function showParts(start: readonly Part[] = [], device: FittedDevice | null = null) {
  const reports: (readonly Part[])[] = [];
  const shown = show(
    <Held<readonly Part[]> start={start} onReport={(parts) => reports.push(parts)}>
      {(value, onChange) => (
        <>
          <PartsEditor value={value} onChange={onChange} pathPrefix="visit.parts" device={device} />
          <RepairTotals parts={value} labor={[]} />
        </>
      )}
    </Held>,
  );
  return { ...shown, reports };
}

test('a scanned number and Enter go from field to field; the part is one that the store takes', async () => {
  fakeProgram({});
  const { user, reports } = showParts();
  await user.click(screen.getByRole('button', { name: 'Add part' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Part number')));
  await user.keyboard('sb-100{Enter}Sieve bed{Enter}{Enter}148.5{Enter}lot-7{Enter}Spent');
  const part = reports.at(-1)?.[0];
  expect(part).toMatchObject({
    code: '',
    partNumber: 'SB-100',
    description: 'Sieve bed',
    quantity: 1,
    unitCostCents: 14850,
    lotOrSerial: 'LOT-7',
    reason: 'Spent',
    billed: true,
    catalogId: null,
  });
  expect(Part.safeParse(part).success).toBe(true);
});

test('totals move with every change and count only what is billed', async () => {
  const { user } = showParts([aPart(1, { quantity: 2 }), aPart(2, { unitCostCents: 500 })]);
  const totals = screen.getByRole('group', { name: 'Totals' });
  expect(totals.textContent).toContain('Total $25.00');
  await user.click(within(screen.getByRole('group', { name: 'Part 2' })).getByLabelText('Billed'));
  expect(totals.textContent).toContain('Total $20.00');
  await user.clear(within(screen.getByRole('group', { name: 'Part 1' })).getByLabelText('Unit cost'));
  await user.tab();
  expect(totals.textContent).toContain('One line has no price yet');
});

test('removing takes out that part and keeps the cursor in the list', async () => {
  const { user, reports } = showParts([aPart(1), aPart(2), aPart(3)]);
  await user.click(screen.getByRole('button', { name: 'Remove Example part 2' }));
  expect(reports.at(-1)?.map((part) => part.id)).toEqual([anId(1), anId(3)]);
  await waitFor(() =>
    expect(screen.getByRole('group', { name: 'Part 1' }).contains(document.activeElement)).toBe(true),
  );
});

test('fields carry their paths, so that a finding can put the cursor there', () => {
  showParts([aPart(1), aPart(2)]);
  const field = document.querySelector('[data-path="visit.parts.1.reason"]');
  expect(within(field as HTMLElement).getByLabelText('Why this part was needed')).toBeTruthy();
});

test('read only shows and changes nothing', () => {
  show(<PartsEditor value={[aPart(1)]} onChange={() => expect.unreachable()} readOnly />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByLabelText('Part number')).toHaveProperty('readOnly', true);
});

test('a code is looked up by words for the day of the work', async () => {
  const asked = fakeProgram({
    'codes.find': () => [
      {
        code: 'E2368',
        text: 'Pwr wc drivewheel motor repl',
        long: 'Power wheelchair component, drive wheel motor, replacement only',
        category: 'Durable medical equipment',
        standing: 'inForce',
        conflict: false,
      },
    ],
  });
  const reports: (readonly Part[])[] = [];
  const { user } = show(
    <Held<readonly Part[]> start={[aPart(1)]} onReport={(parts) => reports.push(parts)}>
      {(value, onChange) => <PartsEditor value={value} onChange={onChange} on="2026-10-20" />}
    </Held>,
  );
  await user.type(screen.getByLabelText('HCPCS code'), 'drive wheel{Enter}');
  await waitFor(() => expect(reports).not.toHaveLength(0));
  expect(reports.at(-1)?.[0]?.code).toBe('E2368');
  expect(inputsOf(asked, 'codes.find').at(-1)).toMatchObject({ query: 'drive wheel', on: '2026-10-20' });
});

const SIEVE = {
  id: anId(50),
  partNumber: 'SB-100',
  description: 'Sieve bed',
  maker: 'Examplair',
  code: 'E1399',
  fits: ['Examplair Go 3'],
  unitCostCents: 14850,
  reorderAt: null,
  active: true,
  here: 1,
  everywhere: 1,
  state: 'enough',
} as const;

function catalog() {
  const { here: _here, everywhere: _all, state: _state, ...values } = SIEVE;
  return fakeProgram({
    'parts.list': ({ query }) => ({
      rows: 'sb-100 sieve bed'.includes(query.toLowerCase()) ? [{ ...SIEVE, fits: [...SIEVE.fits] }] : [],
      total: 1,
    }),
    'parts.get': () => ({
      part: { ...values, fits: [...SIEVE.fits], revision: 1, costSource: '' },
      stock: [{ branch: 'North', lot: 'L1', quantity: 1 }],
      state: 'enough',
      moves: [],
      costs: [],
      branch: 'North',
      branches: ['North'],
    }),
  });
}

test('a part from the catalog brings what is known of it, and says what speaks against it', async () => {
  catalog();
  const { user, reports } = showParts([], { make: 'Examplair', model: 'Home 5' });
  await user.type(screen.getByLabelText('Part from the catalog'), 'sieve{Enter}');
  await waitFor(() => expect(reports.at(-1)).toHaveLength(1));
  expect(reports.at(-1)).toMatchObject([
    {
      partNumber: 'SB-100',
      description: 'Sieve bed, Examplair',
      code: 'E1399',
      unitCostCents: 14850,
      catalogId: SIEVE.id,
    },
  ]);
  const note = await screen.findByRole('note');
  expect(note.textContent).toContain('does not list this part for Examplair Home 5');
  expect(note.textContent).toContain('give the lot');
});

test('a number that is typed is looked up when the field is left; another number is another part', async () => {
  catalog();
  const { user, reports } = showParts([
    aPart(1, { partNumber: '', description: 'My own words', unitCostCents: null }),
  ]);
  const number = screen.getByLabelText('Part number');
  await user.type(number, 'sb-100{Enter}');
  await waitFor(() => expect(reports.at(-1)?.[0]?.catalogId).toBe(SIEVE.id));
  expect(reports.at(-1)?.[0]).toMatchObject({ description: 'My own words', unitCostCents: 14850 });
  await user.type(number, '9');
  expect(reports.at(-1)?.[0]?.catalogId).toBeNull();
});

test('the same part once more raises its quantity and says so; one of a lot of its own stays a line', async () => {
  catalog();
  const { user, reports } = showParts([aPart(1, { partNumber: 'OLD', lotOrSerial: 'L9' })]);
  const box = screen.getByLabelText('Part from the catalog');
  await user.type(box, 'sieve{Enter}');
  await waitFor(() => expect(reports.at(-1)).toHaveLength(2));
  await user.type(box, 'sieve{Enter}');
  await waitFor(() => expect(reports.at(-1)?.[1]?.quantity).toBe(2));
  expect(reports.at(-1)).toHaveLength(2);
  expect(useNotices.getState().notices.at(-1)?.text).toMatch(/Sieve bed.*quantity is now 2/);
  await user.click(screen.getByRole('button', { name: 'Add part' }));
  const line = await screen.findByRole('group', { name: 'Part 3' });
  await user.type(within(line).getByLabelText('Part number'), 'sb-100{Enter}');
  await waitFor(() => expect(reports.at(-1)?.[1]?.quantity).toBe(3));
  expect(reports.at(-1)).toHaveLength(2);
});
