import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { SyncSign } from '../../../renderer/shell/SyncSign.tsx';
import { useSession } from '../../../renderer/stores/session.ts';
import { useSyncState } from '../../../renderer/stores/syncState.ts';
import type { SyncState } from '../../../shared/contract/branches.ts';
import { ok, unavailable } from '../../../shared/result.ts';
import { show } from '../components/show.tsx';
import { fakeProgram, inputsOf } from '../records/fakeProgram.ts';
import { aState } from '../screens/branches/anOffice.ts';
import { aStatus } from '../stores/aStatus.ts';

beforeEach(() => {
  const status = aStatus();
  useSession.setState({ status, clockOffset: Date.parse(status.now) - Date.now() });
  useSyncState.setState({ state: null, filesAtMost: 0 });
});
afterAll(() => vi.unstubAllGlobals());

function open(state: SyncState) {
  const asked = fakeProgram({
    'sync.state': () => state,
    'sync.now': () => aState({ lastAt: aStatus().now }),
  });
  return { asked, ...show(<SyncSign />) };
}

test('an office on one device shows nothing', async () => {
  const { asked } = open(aState({ on: false, hub: false, lastAt: null }));
  await waitFor(() => expect(inputsOf(asked, 'sync.state')).toHaveLength(1));
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.queryByRole('status')).toBeNull();
});

test('two lines say the last exchange and what waits; conflicts are told, the passing of time is not', async () => {
  open(aState({ waiting: 12, conflicts: 1 }));
  const sign = await screen.findByRole('button');
  expect(sign.textContent).toBe('Exchanged 4 min ago1 conflict · 12 wait');
  expect(screen.getByRole('status').textContent).toBe('1 conflict to decide.');
});

test('trouble comes before the time, and is told in full', async () => {
  open(aState({ problem: 'The hub does not answer.' }));
  expect((await screen.findByRole('button')).textContent).toBe('No exchangeNothing waits');
  expect(screen.getByRole('status').textContent).toBe('No exchange at the moment. The hub does not answer.');
});

test('behind it are the details, how far the documents are, and an exchange at once', async () => {
  // Nothing is laid out here, so that the focus finds nothing in sight.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { asked } = open(aState({ filesOut: 2, filesIn: 6 }));
  fireEvent.click(await screen.findByRole('button', { name: /8 documents to go/ }));
  expect(await screen.findByText('2 to send, 6 to come')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Exchange now', hidden: true }));
  await waitFor(() => expect(screen.getByText('None on their way')).toBeDefined());
  expect(inputsOf(asked, 'sync.now')).toHaveLength(1);
});

test('the most documents that were left is kept until none is; a program that does not answer leaves what was known', () => {
  const { take } = useSyncState.getState();
  take(ok(aState({ filesIn: 10 })));
  take(ok(aState({ filesIn: 4 })));
  expect(useSyncState.getState().filesAtMost).toBe(10);
  take(unavailable('noAnswer', 'No answer.'));
  expect(useSyncState.getState().state?.filesIn).toBe(4);
  take(ok(aState()));
  expect(useSyncState.getState().filesAtMost).toBe(0);
});
