import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { BranchesScreen } from '../../../../renderer/screens/branches/BranchesScreen.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import { useSyncState } from '../../../../renderer/stores/syncState.ts';
import type { User } from '../../../../shared/domain/people.ts';
import { invalid, ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { type Answers, anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';
import { aDevice, anOverview, aState } from './anOffice.ts';

const CODE = '0C8WD-32Q8H-GJ8Z8-4NJTA-GQGCW-N85VD-6986F';
const OWN = 'seven odd lanterns drift';

beforeEach(() => {
  useSession.setState({ status: aStatus() });
  useSyncState.setState({ state: aState() });
});
afterAll(() => vi.unstubAllGlobals());

function aPerson(end: number, name: string, role: User['role']): User {
  return { id: anId(end), name, role, qualification: '', active: true };
}

function open(answers: Answers = {}) {
  const asked = fakeProgram({
    'branches.overview': () => anOverview(),
    'users.list': () => [aPerson(21, 'Sample Owner', 'owner'), aPerson(22, 'Sample Clerk', 'office')],
    'sync.state': () => aState(),
    ...answers,
  });
  return { asked, ...show(<BranchesScreen />) };
}

test('before branches are on, the owner turns them on with the own passphrase; what is refused stands at its field', async () => {
  let refuse = true;
  const { asked } = open({
    'branches.overview': () => anOverview({ on: false, branches: [], devices: [], books: null }),
    'branches.turnOn': () => (refuse ? invalid('ownPassphrase', 'This is not your passphrase.') : {}),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Turn on branches' }));
  fireEvent.change(screen.getByLabelText(/^Name of this device/), { target: { value: 'Front desk' } });
  fireEvent.change(screen.getByLabelText('Your own passphrase'), { target: { value: OWN } });
  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
  expect(await screen.findAllByText('This is not your passphrase.')).toHaveLength(2);
  refuse = false;
  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(inputsOf(asked, 'branches.turnOn').at(-1)).toEqual({
    branchName: 'Main office',
    deviceName: 'Front desk',
    ownPassphrase: OWN,
  });
});

test('who is no owner is told whom to ask, and finds nothing to press', async () => {
  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, role: 'office' } } });
  const { unmount } = open({
    'branches.overview': () => anOverview({ on: false, branches: [], devices: [], books: null }),
  });
  expect(await screen.findByText(/The owner can turn it on\./)).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
  unmount();
  open();
  expect(await screen.findByText('Workshop')).toBeDefined();
  for (const name of ['Add a device', 'Add a branch', 'Keep the books here'])
    expect(screen.queryByRole('button', { name })).toBeNull();
  expect(screen.queryByRole('table', { name: 'Roles by branch' })).toBeNull();
});

test('a new device by a file asks for its folder, and its code is shown in groups and as a picture', async () => {
  const { asked } = open({
    'branches.invite': () =>
      ok({ code: CODE, expiresAt: '2026-06-17T15:00:00.000Z', hubUrl: '', file: 'new.cwb' }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Add a device' }));
  fireEvent.change(screen.getByLabelText(/^Name of the device/), { target: { value: 'Notebook' } });
  fireEvent.click(screen.getByText('Make the code'));
  expect(screen.getByText('Choose a person.')).toBeDefined();
  expect(screen.getByText('Choose a folder.')).toBeDefined();
  expect(inputsOf(asked, 'branches.invite')).toEqual([]);
  await waitFor(() => choose(screen.getByLabelText(/^Who signs in there first/), 'Sample Clerk'));
  fireEvent.change(screen.getByLabelText(/^Folder for the file/), { target: { value: '/media/stick' } });
  fireEvent.change(screen.getByLabelText('Your own passphrase'), { target: { value: OWN } });
  fireEvent.click(screen.getByText('Make the code'));
  const groups = await screen.findByRole('list', { name: 'Code of the new device, by groups' });
  expect(
    within(groups)
      .getAllByRole('listitem')
      .map((each) => each.textContent?.slice(1)),
  ).toEqual(CODE.split('-'));
  expect(screen.getByRole('img', { name: /The code as a picture/ })).toBeDefined();
  expect(screen.getByText('new.cwb in /media/stick')).toBeDefined();
  expect(screen.getByText(/Never send it together with the file/)).toBeDefined();
  expect(inputsOf(asked, 'branches.invite')).toEqual([
    {
      name: 'Notebook',
      branchId: anId(1),
      userId: anId(22),
      administers: false,
      folder: '/media/stick',
      ownPassphrase: OWN,
    },
  ]);
});

test('a device is removed after a warning; this one cannot be', async () => {
  const { asked } = open({
    'branches.overview': () =>
      anOverview({
        devices: [aDevice(11, { name: 'Front desk', here: true }), aDevice(12, { name: 'Workshop' })],
      }),
    'branches.removeDevice': () => ({}),
  });
  fireEvent.click((await screen.findAllByText('Front desk'))[0] ?? document.body);
  fireEvent.click(await screen.findByText('Cancel'));
  expect(screen.queryByText('Remove…')).toBeNull();
  fireEvent.click(screen.getByText('Workshop'));
  fireEvent.click(await screen.findByText('Remove…'));
  expect(await screen.findByText('What this cannot undo:')).toBeDefined();
  fireEvent.change(screen.getByLabelText('Your own passphrase'), { target: { value: OWN } });
  fireEvent.click(screen.getByText('Remove for good'));
  await waitFor(() => expect(inputsOf(asked, 'branches.removeDevice')).toHaveLength(1));
  expect(inputsOf(asked, 'branches.removeDevice')).toEqual([{ id: anId(12), ownPassphrase: OWN }]);
});

test('a role at a branch is another one, none, or the usual again', async () => {
  const { asked } = open({
    'branches.overview': () =>
      anOverview({
        branchRoles: [{ id: anId(30), revision: 1, userId: anId(22), branchId: anId(2), role: 'none' }],
      }),
    'branches.saveRole': () => ({}),
  });
  const there = await screen.findByLabelText('Role of Sample Clerk at North');
  expect(there.getAttribute('value')).toBe('May not sign in');
  choose(there, 'Usual: office staff');
  await waitFor(() => expect(inputsOf(asked, 'branches.saveRole')).toHaveLength(1));
  choose(screen.getByLabelText('Role of Sample Clerk at Main office'), 'Technician');
  await waitFor(() => expect(inputsOf(asked, 'branches.saveRole')).toHaveLength(2));
  expect(inputsOf(asked, 'branches.saveRole')).toEqual([
    { userId: anId(22), branchId: anId(2), role: null },
    { userId: anId(22), branchId: anId(1), role: 'technician' },
  ]);
});

/** Picks from the list of one field; those of the others are in the page as well. */
function choose(field: HTMLElement, label: string) {
  fireEvent.click(field);
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  if (!list) throw new Error('the field has no list');
  fireEvent.click(within(list).getByText(label));
}
