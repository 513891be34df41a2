import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { call } from '../../../../renderer/client.ts';
import { ClaimRoom } from '../../../../renderer/screens/claims/ClaimRoom.tsx';
import { useBranches } from '../../../../renderer/stores/branches.ts';
import { createClaimCase } from '../../../../renderer/stores/claimCase.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { show } from '../../components/show.tsx';
import { anId } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';
import { anOverview } from '../branches/anOffice.ts';
import { aProgram } from './aProgram.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  useBranches.setState({ branches: [], thisBranchId: null, chosen: null });
});

async function openRoom(role: Role, branches = anOverview().branches) {
  const program = aProgram();
  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, role } } });
  useBranches.setState({ branches, thisBranchId: anId(1) });
  const store = createClaimCase(program.theCase().claim.id, {
    call,
    now: () => Date.parse('2026-11-02T15:00:00.000Z'),
    rest: 5,
    merged: vi.fn(),
  });
  await store.getState().load();
  const shown = show(<ClaimRoom store={store} toFirstGap={false} />);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toBeDefined());
  return { program, store, ...shown };
}

test('a claim that was handed over is read only, says with whom it is and why, and comes back', async () => {
  const { user, store } = await openRoom('owner');
  expect(screen.queryByRole('note')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Hand over' }));
  const dialog = await screen.findByRole('dialog', { name: 'Hand over to another branch' });
  await user.click(within(dialog).getByRole('button', { name: 'Hand over' }));
  expect(within(dialog).getByText('Choose a branch.')).toBeDefined();
  await user.click(within(dialog).getByRole('combobox', { name: /To/ }));
  // The branch that has it is none that it could go to.
  expect(screen.queryByRole('option', { name: 'Main office', hidden: true })).toBeNull();
  fireEvent.click(await screen.findByRole('option', { name: 'North', hidden: true }));
  await user.type(within(dialog).getByRole('textbox', { name: /Note/ }), 'The order is missing');
  await user.click(within(dialog).getByRole('button', { name: 'Hand over' }));

  const notice = await screen.findByRole('note');
  await waitFor(() => expect(notice.textContent).toContain('Sample Owner: “The order is missing”'));
  expect(notice.textContent).toMatch(/^North has this claim since 11\/02\/2026/);
  expect(screen.getByText('With North')).toBeDefined();
  for (const name of ['Hand over', 'Take over', 'I’m working this', 'Check and finish'])
    expect(screen.queryByRole('button', { name })).toBeNull();
  const field = screen.getByRole('combobox', { name: /^Place of service/ });
  expect(field.getAttribute('readonly')).not.toBeNull();

  await user.click(within(notice).getByRole('button', { name: 'Take it back' }));
  const back = await screen.findByRole('dialog', { name: 'Take the claim back from North' });
  await user.click(within(back).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
  expect(store.getState().view?.place?.branchId).toBe(anId(1));
  expect(screen.getByRole('button', { name: 'Hand over' })).toBeDefined();
});

test('only the leads take a claim back', async () => {
  const { user } = await openRoom('office');
  await user.click(screen.getByRole('button', { name: 'Hand over' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('combobox', { name: /To/ }));
  fireEvent.click(await screen.findByRole('option', { name: 'North', hidden: true }));
  await user.click(within(dialog).getByRole('button', { name: 'Hand over' }));
  const notice = await screen.findByRole('note');
  expect(within(notice).queryByRole('button')).toBeNull();
});

test('an office of one branch hands nothing over', async () => {
  await openRoom('owner', []);
  expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
});
