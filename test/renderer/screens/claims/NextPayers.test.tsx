import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NextPayers } from '../../../../renderer/screens/claims/NextPayers.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { NextPayer } from '../../../../shared/contract/returned.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const SECOND: NextPayer = {
  coverageId: anId(3),
  payerName: 'Example Supplement',
  rank: 2,
  decidedBy: 'EXAMPLE MUTUAL',
  forwarded: false,
  claim: null,
};

function program(...payers: readonly NextPayer[]) {
  return fakeProgram({
    'payments.nextPayers': () => [...payers],
    'payments.billNext': () => ({ id: anId(9), number: 'CW-2026-000009' }),
  });
}

function signIn(role: Role): void {
  const { user } = aStatus();
  useSession.setState({ status: aStatus({ user: user && { ...user, role } }), fault: null });
}

beforeEach(() => signIn('office'));
afterEach(() => vi.unstubAllGlobals());

test('the next payer is billed when a person says so', async () => {
  const asked = program(SECOND);
  const { user } = show(<NextPayers claimId={anId(1)} />);
  const button = await screen.findByRole('button', { name: 'Bill Example Supplement next' });
  expect(inputsOf(asked, 'payments.billNext')).toHaveLength(0);
  await user.click(button);
  await waitFor(() =>
    expect(inputsOf(asked, 'payments.billNext')).toEqual([{ claimId: anId(1), coverageId: anId(3) }]),
  );
});

test('a claim that was forwarded by the payer, and one that is there already, are told', async () => {
  program(
    { ...SECOND, forwarded: true },
    {
      ...SECOND,
      coverageId: anId(4),
      payerName: 'Third Plan',
      claim: { id: anId(8), number: 'CW-2026-000008' },
    },
  );
  show(<NextPayers claimId={anId(1)} />);
  expect(await screen.findByText(/^EXAMPLE MUTUAL says that it sent the claim on by itself/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'CW-2026-000008' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Bill Third Plan next' })).toBeNull();
});

test('who only reads opens nothing', async () => {
  signIn('readOnly');
  program(SECOND);
  show(<NextPayers claimId={anId(1)} />);
  expect(await screen.findByText(/Nothing is sent/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
