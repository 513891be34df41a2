import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConflictsScreen } from '../../../../renderer/screens/branches/ConflictsScreen.tsx';
import { useAppearance } from '../../../../renderer/stores/appearance.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import { runCommand } from '../../../../renderer/stores/shortcuts.ts';
import { useSyncState } from '../../../../renderer/stores/syncState.ts';
import type { ConflictRow } from '../../../../shared/contract/branches.ts';
import { fail } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { type Answers, anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';
import { aConflict, aState } from './anOffice.ts';

beforeEach(() => {
  useSession.setState({ status: aStatus() });
  useSyncState.setState({ state: aState({ conflicts: 1 }) });
});
afterAll(() => vi.unstubAllGlobals());
afterEach(() => {
  useAppearance.getState().change({ hideNames: false });
});

function open(rows: readonly ConflictRow[], answers: Answers = {}) {
  const left = [...rows];
  const asked = fakeProgram({
    'conflicts.list': () => ({ rows: [...left], total: left.length }),
    'conflicts.settle': () => {
      left.shift();
      return {};
    },
    'sync.state': () => aState({ conflicts: left.length }),
    ...answers,
  });
  return { asked, ...show(<ConflictsScreen />) };
}

const SECOND = aConflict({ row: anId(51), field: 'email', fields: ['email'], title: 'Testperson, Robin' });

test('both values stand side by side with who, when and where; taking one names its version and goes on to the next', async () => {
  const { asked } = open([aConflict(), SECOND]);
  const card = await screen.findByRole('article', { name: /Testperson, Avery/ });
  const [stands, lost] = within(card).getAllByRole('listitem');
  expect(stands?.textContent).toContain('(217) 555-0142');
  expect(stands?.textContent).toContain('Sample Owner, on Front desk, 06/10/2026');
  expect(lost?.textContent).toContain('(217) 555-0199');
  expect(lost?.textContent).toContain('Sample Clerk, on Workshop');
  expect(
    within(card)
      .getByRole('link', { name: /^Open the record/ })
      .getAttribute('href'),
  ).toBe(`/patients/${anId(50)}`);
  fireEvent.click(within(card).getByRole('button', { name: /^Take the one by Sample Clerk/ }));
  await waitFor(() => expect(screen.queryByRole('article', { name: /Avery/ })).toBeNull());
  expect(inputsOf(asked, 'conflicts.settle')).toEqual([
    { table: 'patient', row: anId(50), field: 'phone', stands: '1', take: '2', note: '' },
  ]);
  expect(document.activeElement).toBe(screen.getByRole('article', { name: /Robin/ }));
  fireEvent.click(screen.getByRole('button', { name: /^Keep what stands/ }));
  expect(await screen.findByText('Nothing to decide.')).toBeDefined();
  expect(inputsOf(asked, 'conflicts.settle').at(-1)?.take).toBeNull();
});

test('what stands in a signed record stays: it can only be acknowledged', async () => {
  open([aConflict({ sealed: true })]);
  expect(await screen.findByText('Signed or finalized')).toBeDefined();
  expect(screen.getByRole('button', { name: /^Keep what stands/ }).textContent).toBe('Understood');
  expect(screen.queryByRole('button', { name: /^Take/ })).toBeNull();
});

test('somebody settled it first: the card says so and the list is read again', async () => {
  const { asked } = open([aConflict()], {
    'conflicts.settle': () =>
      fail({ kind: 'conflict', message: 'Another value stands by now.', revision: 1, changed: [] }),
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Take/ }));
  expect(await screen.findByText('Another value stands by now.')).toBeDefined();
  await waitFor(() => expect(inputsOf(asked, 'conflicts.list').length).toBeGreaterThan(1));
});

test('while names are hidden, neither the name nor what was typed is on the page', async () => {
  useAppearance.getState().change({ hideNames: true });
  const { container } = open([aConflict()]);
  await screen.findByRole('article');
  expect(container.innerHTML).not.toMatch(/Avery|555-0/);
  fireEvent.click(screen.getByRole('button', { name: 'Show names' }));
  expect(container.innerHTML).toMatch(/Avery/);
});

test('F8 goes from conflict to conflict and back', async () => {
  open([aConflict(), SECOND]);
  const [one, other] = await screen.findAllByRole('article');
  const path = ['nextGap', 'nextGap', 'nextGap', 'previousGap'].map((command) => {
    act(() => void runCommand(command));
    return document.activeElement;
  });
  expect(path).toEqual([one, other, other, one]);
});

test('a reader sees the values and decides nothing', async () => {
  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, role: 'readOnly' } } });
  open([aConflict()]);
  expect(await screen.findByText('(217) 555-0199')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});
