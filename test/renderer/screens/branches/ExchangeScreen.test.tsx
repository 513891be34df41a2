import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { ExchangeScreen } from '../../../../renderer/screens/branches/ExchangeScreen.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import { useSyncState } from '../../../../renderer/stores/syncState.ts';
import type { SyncState } from '../../../../shared/contract/branches.ts';
import { unavailable } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { type Answers, anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';
import { anOverview, aState } from './anOffice.ts';

beforeEach(() => useSession.setState({ status: aStatus() }));
afterAll(() => vi.unstubAllGlobals());

function open(state: SyncState, answers: Answers = {}) {
  useSyncState.setState({ state });
  const asked = fakeProgram({
    'branches.overview': () => anOverview(),
    'sync.state': () => state,
    ...answers,
  });
  return { asked, ...show(<ExchangeScreen />) };
}

test('a hub is tried before it is kept: what it answers stands in the dialog', async () => {
  let answers = false;
  const { asked } = open(aState({ hub: false }), {
    'branches.setHub': () => (answers ? {} : unavailable('hub', 'The hub does not answer.')),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Give a hub' }));
  fireEvent.click(screen.getByRole('button', { name: 'Try and save' }));
  expect(screen.getByText(/^Give the address of the hub/)).toBeDefined();
  expect(inputsOf(asked, 'branches.setHub')).toEqual([]);
  fireEvent.change(screen.getByLabelText(/^Address of the hub/), {
    target: { value: 'https://hub.example.com' },
  });
  fireEvent.change(screen.getByLabelText('Admission code'), { target: { value: 'let-us-in' } });
  fireEvent.change(screen.getByLabelText('Your own passphrase'), {
    target: { value: 'seven odd lanterns drift' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Try and save' }));
  expect(await screen.findByText('The hub does not answer.')).toBeDefined();
  answers = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try and save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(inputsOf(asked, 'branches.setHub').at(-1)).toEqual({
    url: 'https://hub.example.com',
    admission: 'let-us-in',
    certificate: '',
    ownPassphrase: 'seven odd lanterns drift',
  });
});

test('what is blocked and what is doubtful is said with what to do, and no exchange is offered', async () => {
  open(
    aState({
      blocked: 'tooOld',
      doubts: [{ kind: 'withheld', deviceId: anId(12), since: '2026-06-10T12:00:00.000Z', count: 3 }],
    }),
  );
  expect(await screen.findByText('This program is too old for the hub')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Exchange now' }).hasAttribute('disabled')).toBe(true);
  const doubts = within(screen.getByRole('region', { name: 'What looks wrong' }));
  expect(await doubts.findByText(/^Workshop, since .*, 3 times$/)).toBeDefined();
  expect(doubts.getByText(/bring the two devices together by a file/)).toBeDefined();
});

test('files are listed newest first; reading one tells what came, and a receipt goes back to its device', async () => {
  const { asked } = open(aState({ hub: false }), {
    'sync.filesIn': () => ({
      files: [
        { name: 'old.cwb', bytes: 10, at: '2026-06-01T12:00:00.000Z' },
        { name: 'new.cwb', bytes: 10, at: '2026-06-09T12:00:00.000Z' },
      ],
    }),
    'sync.readFile': () => ({
      fromName: 'Workshop',
      receipt: false,
      changes: 12,
      alreadyKnown: 3,
      refused: 0,
      waiting: 0,
      documents: 1,
      conflicts: 2,
    }),
    'sync.writeReceipt': () => ({
      folder: '/stick',
      name: 'receipt.cwb',
      changes: 0,
      documents: 0,
      bytes: 9,
    }),
  });
  fireEvent.change(await screen.findByLabelText('Folder of the files'), { target: { value: '/stick' } });
  fireEvent.click(screen.getByRole('button', { name: 'Look there' }));
  const list = await screen.findByRole('list', { name: 'Files, newest first' });
  const [first, second] = within(list).getAllByRole('listitem');
  expect(first?.textContent).toContain('new.cwb');
  expect(second?.textContent).toContain('old.cwb');
  fireEvent.click(within(list).getByRole('button', { name: 'Read new.cwb' }));
  expect(await screen.findByText('12 changes and 1 document of Workshop were taken in.')).toBeDefined();
  expect(screen.getByText(/^2 fields have two values now/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: /^Write a receipt/ }));
  expect(await screen.findByText('Written: receipt.cwb')).toBeDefined();
  expect(inputsOf(asked, 'sync.writeReceipt')).toEqual([{ folder: '/stick', forDeviceId: anId(12) }]);
});

test('a file for one device says what it holds', async () => {
  const { asked } = open(aState({ hub: false }), {
    'sync.writeFile': () => ({ folder: '/stick', name: 'for-b.cwb', changes: 1, documents: 0, bytes: 1500 }),
  });
  fireEvent.click(await screen.findByLabelText('For'));
  fireEvent.click(await screen.findByRole('option', { name: 'Workshop', hidden: true }));
  fireEvent.change(screen.getByLabelText('Folder to write into'), { target: { value: '/stick' } });
  fireEvent.click(screen.getByRole('button', { name: 'Write the file' }));
  expect(await screen.findByText('Written: 1 change and 0 documents, 1.5 KB.')).toBeDefined();
  expect(inputsOf(asked, 'sync.writeFile')).toEqual([{ folder: '/stick', forDeviceId: anId(12) }]);
});
