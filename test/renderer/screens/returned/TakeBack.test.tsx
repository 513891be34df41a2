import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RemittanceClaim } from '../../../../renderer/screens/returned/RemittanceClaim.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { RemittanceClaimView } from '../../../../shared/contract/returned.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { readReturned } from '../../../../shared/edi/readReturned.ts';
import { aPaidClaim, aRemit, file835 } from '../../../support/edi/returnedFiles.ts';
import { there } from '../../../support/sampleRecords.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

function aView(more: Partial<RemittanceClaimView> = {}): RemittanceClaimView {
  const text = file835([aRemit({ claims: [aPaidClaim({ number: 'THEIRS-1' })] })]);
  return {
    id: anId(1),
    content: there(readReturned(text).interchanges[0]?.remittances[0]?.remittance.claims[0]),
    balanced: true,
    doubts: [],
    posted: true,
    how: 'number',
    flags: [],
    claim: { id: anId(2), number: 'CW-2026-000002', patientName: 'Specimen, Pat', state: 'paid' },
    candidates: [],
    ...more,
  };
}

function signIn(role: Role): void {
  const { user } = aStatus();
  useSession.setState({ status: aStatus({ user: user && { ...user, role } }), fault: null });
}

beforeEach(() => signIn('office'));
afterEach(() => vi.unstubAllGlobals());

test('a posting is taken back after a person has read what happens, with their reason', async () => {
  const view = aView();
  const asked = fakeProgram({ 'remittances.takeBack': () => ({ ...view, posted: false, how: 'takenBack' }) });
  const changed = vi.fn();
  const { user } = show(<RemittanceClaim view={view} onChanged={changed} />);
  await user.click(screen.getByRole('button', { name: 'Take this back…' }));
  expect(await screen.findByText(/CW-2026-000002 will be as if/)).toBeTruthy();
  expect(inputsOf(asked, 'remittances.takeBack')).toHaveLength(0);
  await user.type(screen.getByLabelText(/Why/), 'Wrong patient');
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(changed).toHaveBeenCalled());
  expect(inputsOf(asked, 'remittances.takeBack')).toEqual([{ id: anId(1), note: 'Wrong patient' }]);
});

test('what waits has nothing to take back, and says that it was taken back', () => {
  fakeProgram({});
  show(
    <RemittanceClaim
      view={aView({ posted: false, how: 'takenBack', claim: null })}
      onChanged={() => undefined}
    />,
  );
  expect(screen.queryByRole('button', { name: 'Take this back…' })).toBeNull();
  expect(screen.getByText('Taken back, waits for a person')).toBeTruthy();
});

test('what does not fit on the claim is told, and who only reads takes nothing back', () => {
  signIn('readOnly');
  fakeProgram({});
  show(<RemittanceClaim view={aView({ flags: ['paidTwice'] })} onChanged={() => undefined} />);
  expect(screen.getByText(/^Paid twice/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Take this back…' })).toBeNull();
});
