import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { DeviceDoubts } from '../../../../renderer/screens/service/DeviceDoubts.tsx';
import { useAppearance } from '../../../../renderer/stores/appearance.ts';
import type { EquipmentRow, EquipmentView } from '../../../../shared/contract/records.ts';
import type { Equipment } from '../../../../shared/domain/equipment.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram } from '../../records/fakeProgram.ts';

const { equipment } = exampleRepair();
if (!equipment) throw new Error('the example has a device');
const device = { ...equipment, holderId: anId(1), ownership: 'patientOwned', status: 'inService' } as const;

beforeEach(() => useAppearance.setState({ hideNames: false }));

function showDoubts(
  change: Partial<Equipment>,
  patientId: string | null,
  rows: readonly EquipmentRow[] = [],
) {
  fakeProgram({ 'equipment.list': () => ({ rows: [...rows], total: rows.length, atLeast: false }) });
  const view: EquipmentView = {
    equipment: { ...device, ...change },
    holderName: 'Testperson, Avery',
    moved: false,
    visits: [],
    claims: [],
    documents: [],
  };
  show(<DeviceDoubts device={view} patientId={patientId} />);
}

test('a device at the patient of the visit raises no doubt', () => {
  showDoubts({}, anId(1));
  expect(screen.queryByRole('list')).toBeNull();
});

test('a device that nobody holds is told, stock and loaners are not', () => {
  showDoubts({ holderId: null }, anId(1));
  expect(screen.getByText(/Nobody is registered as holding this device/)).toBeTruthy();
});

test.each(['stock', 'loaner'] as const)(
  'a device that is %s is at nobody’s home by its nature',
  (ownership) => {
    showDoubts({ holderId: null, ownership }, anId(1));
    expect(screen.queryByRole('list')).toBeNull();
  },
);

test('a device at another patient, and one that is retired, are told', () => {
  showDoubts({ status: 'retired' }, anId(2));
  expect(screen.getByText(/registered at/).textContent).toContain('Testperson, Avery');
  expect(screen.getByText(/This device is retired/)).toBeTruthy();
});

test('the same serial in another home is told', async () => {
  const row: EquipmentRow = {
    id: anId(9),
    name: 'Examplair Home 5',
    kind: null,
    serial: device.serial.toLowerCase(),
    ownership: null,
    status: 'inService',
    holderId: anId(3),
    holderName: 'Testperson, Robin',
    warrantyUntil: null,
    lastVisitOn: null,
    recalled: false,
    upkeep: null,
    location: '',
    hourMeter: null,
    hourMeterOn: null,
  };
  showDoubts({}, anId(1), [row]);
  await waitFor(() =>
    expect(screen.getByText(/Another device with this serial/).textContent).toContain('Testperson, Robin'),
  );
});
