import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { VisitMaintenance } from '../../../../../renderer/screens/equipment/maintenance/VisitMaintenance.tsx';
import type { DueMaintenance } from '../../../../../shared/contract/maintenance.ts';
import { Held, show } from '../../../components/show.tsx';
import { anId, fakeProgram } from '../../../records/fakeProgram.ts';

const DUE: DueMaintenance = {
  maintenanceId: anId(1),
  name: 'Yearly check',
  equipmentId: anId(9),
  device: 'Examplair Home 5',
  serial: 'EX5-1',
  location: '',
  holderId: null,
  holderName: '',
  state: 'overdue',
  dueOn: '2026-10-01',
  dueHours: null,
  reasons: ['Every 365 days.'],
  lastDoneOn: null,
  plannedVisitId: null,
  plannedOn: null,
};

test('nothing is ticked by itself; what is planned and no longer asked for can be taken out', async () => {
  fakeProgram({ 'maintenance.ofDevice': () => ({ due: [DUE], done: [] }) });
  const reports: (readonly string[])[] = [];
  const { user } = show(
    <Held<readonly string[]> start={[anId(5)]} onReport={(ids) => reports.push(ids)}>
      {(value, onChange) => (
        <VisitMaintenance equipmentId={anId(9)} value={value} onChange={onChange} readOnly={false} />
      )}
    </Held>,
  );
  const yearly = await screen.findByRole('checkbox', { name: /Yearly check/ });
  expect(yearly).toHaveProperty('checked', false);
  expect(screen.getByText('Due 10/01/2026')).toBeDefined();
  await user.click(yearly);
  expect(reports.at(-1)).toEqual([anId(5), anId(1)]);
  await user.click(screen.getByRole('checkbox', { name: /no longer scheduled/ }));
  expect(reports.at(-1)).toEqual([anId(1)]);
  expect(screen.queryByRole('checkbox', { name: /no longer scheduled/ })).toBeNull();
});
