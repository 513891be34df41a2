import type {
  BranchesOverview,
  ConflictRow,
  DeviceRow,
  SyncState,
} from '../../../../shared/contract/branches.ts';
import type { Branch } from '../../../../shared/domain/branches.ts';
import { NO_ADDRESS } from '../../../../shared/domain/record.ts';
import { anId } from '../../records/fakeProgram.ts';

/** A synthetic office of two branches, as the program tells of it. */

export function aBranch(end: number, part: Partial<Branch> = {}): Branch {
  return {
    id: anId(end),
    revision: 1,
    name: `Branch ${end}`,
    address: NO_ADDRESS,
    phone: '',
    active: true,
    ...part,
  };
}

export function aDevice(end: number, part: Partial<DeviceRow> = {}): DeviceRow {
  return {
    id: anId(end),
    name: `Device of test ${end}`,
    revision: 1,
    tag: '',
    branchId: null,
    administers: false,
    here: false,
    removed: false,
    formerId: null,
    lastChangeAt: null,
    ...part,
  };
}

export function anOverview(part: Partial<BranchesOverview> = {}): BranchesOverview {
  return {
    on: true,
    administers: true,
    thisDeviceId: anId(11),
    thisBranchId: anId(1),
    branches: [aBranch(1, { name: 'Main office' }), aBranch(2, { name: 'North' })],
    devices: [
      aDevice(11, { name: 'Front desk', here: true, administers: true, branchId: anId(1) }),
      aDevice(12, { name: 'Workshop', branchId: anId(2), tag: 'B' }),
    ],
    branchRoles: [],
    books: { deviceId: anId(11), name: 'Front desk', here: true },
    hubUrl: '',
    ...part,
  };
}

export function aState(part: Partial<SyncState> = {}): SyncState {
  return {
    on: true,
    hub: true,
    lastAt: '2026-06-10T14:56:00.000Z',
    going: false,
    waiting: 0,
    filesOut: 0,
    filesIn: 0,
    conflicts: 0,
    held: 0,
    problem: '',
    blocked: '',
    doubts: [],
    ...part,
  };
}

export function aConflict(part: Partial<ConflictRow> = {}): ConflictRow {
  return {
    table: 'patient',
    row: anId(50),
    field: 'phone',
    fields: ['phone'],
    title: 'Testperson, Avery',
    page: { kind: 'patient', id: anId(50) },
    sealed: false,
    stands: aValue('1', '2175550142', { userName: 'Sample Owner', deviceName: 'Front desk' }),
    lost: [aValue('2', '2175550199', { userName: 'Sample Clerk', deviceName: 'Workshop' })],
    ...part,
  };
}

export function aValue(
  version: string,
  value: unknown,
  part: Partial<ConflictRow['stands']> = {},
): ConflictRow['stands'] {
  return {
    version,
    value,
    names: [],
    userName: 'Sample Owner',
    deviceName: 'Front desk',
    at: '2026-06-10T13:00:00.000Z',
    ...part,
  };
}
