import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PatientsScreen } from '../../../renderer/screens/patients/PatientsScreen.tsx';
import { BranchFilter } from '../../../renderer/shell/BranchFilter.tsx';
import { useBranches } from '../../../renderer/stores/branches.ts';
import { useSession } from '../../../renderer/stores/session.ts';
import type { BranchesOverview } from '../../../shared/contract/branches.ts';
import { show } from '../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../records/fakeProgram.ts';
import { aBranch, anOverview } from '../screens/branches/anOffice.ts';
import { aStatus } from '../stores/aStatus.ts';

beforeEach(() => {
  // Nothing is laid out here, so that the focus finds nothing in sight.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  useSession.setState({ status: aStatus() });
  useBranches.setState({ branches: [], thisBranchId: null, chosen: null });
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

const PATIENT = {
  id: anId(40),
  name: 'Testperson, Avery',
  birthDate: null,
  phone: '',
  city: '',
  payerName: '',
  devices: 0,
  openClaims: 0,
};

function open(overview: BranchesOverview) {
  const asked = fakeProgram({
    'branches.overview': () => overview,
    'patients.list': ({ branchId }) => ({ rows: branchId ? [] : [PATIENT], total: branchId ? 0 : 1 }),
  });
  const shown = show(
    <>
      <BranchFilter />
      <PatientsScreen />
    </>,
  );
  return { asked, ...shown };
}

/** What pops up counts as hidden. */
async function choose(name: string) {
  expect(
    await screen.findByRole('menuitem', { name: 'Main office (this device)', hidden: true }),
  ).toBeDefined();
  fireEvent.click(screen.getByRole('menuitem', { name, hidden: true }));
}

test('an office of one branch has no filter, and its lists ask for none', async () => {
  const { asked } = open(anOverview({ branches: [aBranch(1)] }));
  await waitFor(() => expect(inputsOf(asked, 'branches.overview')).toHaveLength(1));
  expect(screen.queryByRole('button', { name: 'All branches' })).toBeNull();
  expect(inputsOf(asked, 'patients.list').every((input) => !('branchId' in input))).toBe(true);
});

test('lists keep to the branch that is chosen, say so, and show all again', async () => {
  const { asked, user } = open(anOverview());
  await user.click(await screen.findByRole('button', { name: 'All branches' }));
  await choose('North');
  expect(screen.getByRole('button', { name: 'North' })).toBeDefined();
  await waitFor(() => expect(inputsOf(asked, 'patients.list').at(-1)).toMatchObject({ branchId: anId(2) }));
  expect(await screen.findByText('Nothing of North is in this list.')).toBeDefined();
  expect(screen.getByText(/North only/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'show all' }));
  expect(await screen.findByText('Testperson, Avery')).toBeDefined();
  expect(screen.queryByText(/North only/)).toBeNull();
});

test('the choice is each person’s own, and stays until its branch is gone', async () => {
  const first = open(anOverview());
  await first.user.click(await screen.findByRole('button', { name: 'All branches' }));
  await choose('North');
  first.unmount();

  const again = open(anOverview());
  expect(await screen.findByRole('button', { name: 'North' })).toBeDefined();
  again.unmount();

  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, id: anId(77) } } });
  const other = open(anOverview());
  expect(await screen.findByRole('button', { name: 'All branches' })).toBeDefined();
  other.unmount();

  useSession.setState({ status });
  open(anOverview({ branches: [aBranch(1), aBranch(3)] }));
  expect(await screen.findByRole('button', { name: 'All branches' })).toBeDefined();
});
