import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { call } from '../../../../renderer/client.ts';
import { ClaimRoom } from '../../../../renderer/screens/claims/ClaimRoom.tsx';
import type * as Findings from '../../../../renderer/screens/claims/findings.ts';
import { packWords } from '../../../../renderer/screens/claims/findings.ts';
import { createClaimCase } from '../../../../renderer/stores/claimCase.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import { show } from '../../components/show.tsx';
import { aStatus } from '../../stores/aStatus.ts';
import { aProgram } from './aProgram.ts';

// The head of the findings asks for these words each time the column is drawn.
vi.mock('../../../../renderer/screens/claims/findings.ts', async (original) => {
  const findings = await original<typeof Findings>();
  return { ...findings, packWords: vi.fn(findings.packWords) };
});

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

async function openRoom() {
  const program = aProgram();
  useSession.setState({ status: aStatus() });
  const store = createClaimCase(program.theCase().claim.id, {
    call,
    now: () => Date.parse('2026-11-02T15:00:00.000Z'),
    rest: 5,
    merged: vi.fn(),
  });
  await store.getState().load();
  show(<ClaimRoom store={store} toFirstGap={false} />);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toBeDefined());
  vi.mocked(packWords).mockClear();
  return { store, program };
}

test('typing and saving what no rule asks about does not draw the findings again', async () => {
  const { store, program } = await openRoom();
  for (const note of ['C', 'Ca', 'Call', 'Call back']) act(() => store.getState().edit('claim.note', note));
  await act(() => store.getState().flush());
  expect(program.theCase().claim.note).toBe('Call back');
  expect(packWords).not.toHaveBeenCalled();
});

test('another judgment draws them', async () => {
  const { store } = await openRoom();
  act(() => store.getState().edit('claim.repair.coverageVerifiedOn', null));
  expect(packWords).not.toHaveBeenCalled();
  await act(() => store.getState().flush());
  expect(packWords).toHaveBeenCalled();
});
