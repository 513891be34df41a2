import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ImportProgress } from '../../../../renderer/screens/equipment/ImportProgress.tsx';
import { show } from '../../components/show.tsx';
import { fakeProgram, inputsOf } from '../../records/fakeProgram.ts';

test('a long list is told as it comes in, and can be stopped until its last device is in', async () => {
  let progress = { step: 'reading', done: 500, total: 2600 };
  const asked = fakeProgram({
    'register.importProgress': () => ({ ...progress }),
    'register.cancelImport': () => ({ cancelled: true }),
  });
  const { user } = show(<ImportProgress />);
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(await screen.findByText(/500 of 2,600 devices/)).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toMatch(/^19\.2/);
  const cancel = screen.getByRole('button', { name: 'Cancel the import' });
  await user.click(cancel);
  expect(inputsOf(asked, 'register.cancelImport')).toHaveLength(1);
  expect((cancel as HTMLButtonElement).disabled).toBe(true);
  progress = { step: 'keeping', done: 2600, total: 2600 };
  await waitFor(() => expect(screen.getByText(/2,600 of 2,600 devices/)).toBeTruthy());
});

test('while no long list is coming in there is nothing to see', async () => {
  const asked = fakeProgram({ 'register.importProgress': () => ({ ok: true, value: null }) });
  show(<ImportProgress />);
  await waitFor(() => expect(inputsOf(asked, 'register.importProgress').length).toBeGreaterThan(0));
  expect(screen.queryByRole('progressbar')).toBeNull();
});
