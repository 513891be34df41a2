import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PartsEditor } from '../../../renderer/records/PartsEditor.tsx';
import { RepairTotals } from '../../../renderer/records/RepairTotals.tsx';
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

function showParts(start: readonly Part[] = []) {
  const reports: (readonly Part[])[] = [];
  const shown = show(
    <Held<readonly Part[]> start={start} onReport={(parts) => reports.push(parts)}>
      {(value, onChange) => (
        <>
          <PartsEditor value={value} onChange={onChange} pathPrefix="visit.parts" />
          <RepairTotals parts={value} labor={[]} />
        </>
      )}
    </Held>,
  );
  return { ...shown, reports };
}

test('a scanned number and Enter go from field to field; the part is one that the store takes', async () => {
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
