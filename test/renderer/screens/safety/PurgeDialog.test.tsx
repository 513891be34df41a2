import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PurgeDialog } from '../../../../renderer/screens/safety/PurgeDialog.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { PurgePreview } from '../../../../shared/contract/retention.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

afterEach(() => vi.unstubAllGlobals());

const PREVIEW: PurgePreview = {
  patients: [
    {
      patientId: anId(1),
      name: 'Testperson, Avery',
      last: { kind: 'order', on: '2018-03-01' },
      dueOn: '2025-03-01',
      obstacles: [],
    },
  ],
  counts: { patient: 1 },
  rows: 1,
  sharedFiles: 0,
  entangled: [],
  backup: { name: 'claimwright-20340610T150000Z', at: '2034-06-10T14:00:00.000Z' },
  backupsHoldUntil: '2035-06-10',
  foldersAway: ['/media/first'],
  clockDoubt: { from: '2026-06-10T15:00:00.000Z', to: '2034-06-10T15:00:00.000Z' },
};

test('a clock in doubt wants the day in full, which no short word for today gives; folders that are away are named', async () => {
  useSession.setState({ status: aStatus() });
  const asked = fakeProgram({
    'retention.preview': () => PREVIEW,
    'backups.aside': () => [],
    'retention.purge': () => ({ patients: 1, rows: 1, files: 0, rewritten: true }),
  });
  const { user } = show(
    <PurgeDialog patientIds={[anId(1)]} onClose={() => undefined} onPurged={() => undefined} />,
  );
  const day = await screen.findByLabelText(/Today’s date/);
  expect(screen.getByText(/\/media\/first/)).toBeDefined();
  expect(screen.getByText(/If the clock of this computer was set ahead/)).toBeDefined();
  await user.type(screen.getByLabelText(/Why they are purged/), 'Past their time');
  await user.type(screen.getByLabelText(/Type the number/), '1');
  await user.type(screen.getByLabelText('Your own passphrase'), 'seven odd lanterns drift');
  await user.type(day, 't');
  await user.click(screen.getByRole('button', { name: 'Purge for good' }));
  expect((await screen.findAllByText(/Type today’s date in full/)).length).toBeGreaterThan(0);
  expect(inputsOf(asked, 'retention.purge')).toEqual([]);
  await user.clear(day);
  await user.type(day, '6/10/2034');
  await user.click(screen.getByRole('button', { name: 'Purge for good' }));
  await waitFor(() => expect(inputsOf(asked, 'retention.purge')).toHaveLength(1));
  expect(inputsOf(asked, 'retention.purge')[0]).toMatchObject({
    today: '2034-06-10',
    typedCount: 1,
    ownPassphrase: 'seven odd lanterns drift',
  });
});
