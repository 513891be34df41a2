import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConflictDialog } from '../../../renderer/components/ConflictDialog.tsx';
import { useAppearance } from '../../../renderer/stores/appearance.ts';
import { useSession } from '../../../renderer/stores/session.ts';
import { aStatus } from '../stores/aStatus.ts';
import { show } from './show.tsx';

const CONFLICTS = [
  { path: 'firstName', base: 'Avery', yours: 'Ava', theirs: 'Avis' },
  { path: 'phone', base: '', yours: '2175550101', theirs: '2175550102' },
];

function showConflict(by: string, personal = true) {
  const resolve = vi.fn<(theirs: ReadonlySet<string>) => void>();
  const changedBy = CONFLICTS.map(({ path, theirs }) => ({
    path,
    current: theirs,
    by,
    at: '2026-06-10T15:00:00.000Z',
  }));
  const draft = { phase: 'conflict', conflicts: CONFLICTS, changedBy, resolve } as const;
  return { resolve, ...show(<ConflictDialog draft={draft} labelOf={(path) => path} personal={personal} />) };
}

beforeEach(() => useSession.setState({ status: aStatus() }));
afterEach(() => useAppearance.setState({ hideNames: false }));

test('it opens on the first choice, and the keyboard alone decides', async () => {
  const { user, resolve } = showConflict('Kim Biller');
  const dialog = await screen.findByRole('dialog', { name: 'Changed by somebody else at the same time' });
  const [yours] = within(dialog).getAllByRole('radio', { name: /^Yours/ });
  await waitFor(() => expect(document.activeElement).toBe(yours));
  await user.click(within(dialog).getByRole('radio', { name: /^Theirs \(Kim Biller\).*0102/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Save these choices' }));
  expect(resolve).toHaveBeenCalledWith(new Set(['phone']));
});

test('what the same person saved in another window is not called somebody else’s', async () => {
  showConflict('Sample Owner');
  const dialog = await screen.findByRole('dialog', { name: 'Changed in another window at the same time' });
  expect(dialog.textContent).not.toMatch(/somebody else|theirs/i);
  expect(within(dialog).getByRole('radio', { name: /^From the other window.*Avis/ })).toBeTruthy();
});

test('nothing typed shows while names are hidden, until they are shown again', async () => {
  useAppearance.setState({ hideNames: true });
  const { user } = showConflict('Kim Biller');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).not.toMatch(/Ava|Avis|Avery|555/);
  await user.click(within(dialog).getByRole('button', { name: 'Show names' }));
  expect(dialog.textContent).toMatch(/Ava.*Avis.*Avery/);
});

test('a record of no patient is not hidden', async () => {
  useAppearance.setState({ hideNames: true });
  showConflict('Kim Biller', false);
  expect((await screen.findByRole('dialog')).textContent).toContain('Avis');
});
