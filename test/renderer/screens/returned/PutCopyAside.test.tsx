import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PutCopyAside } from '../../../../renderer/screens/returned/PutCopyAside.tsx';
import { WhoseIsIt } from '../../../../renderer/screens/returned/WhoseIsIt.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { RemittanceClaimView, RemittanceView } from '../../../../shared/contract/returned.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import type { ClaimDoubt } from '../../../../shared/domain/returned.ts';
import { readReturned } from '../../../../shared/edi/readReturned.ts';
import { aRemit, file835 } from '../../../support/edi/returnedFiles.ts';
import { there } from '../../../support/sampleRecords.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

function aClaim(end: number, doubts: readonly ClaimDoubt[]): RemittanceClaimView {
  const [read] = there(readReturned(file835([aRemit()])).interchanges[0]).remittances;
  return {
    id: anId(end),
    content: there(there(read).remittance.claims[0]),
    balanced: true,
    doubts: [...doubts],
    posted: false,
    how: null,
    flags: [],
    claim: null,
    candidates: [],
  };
}

function aView(what: 'seenBefore' | 'envelopeAgain' | 'otherPayee'): RemittanceView {
  return {
    remittance: {
      id: anId(1),
      fileId: anId(2),
      payerName: 'Example payer',
      payerIdentifier: 'EX',
      traceNumber: 'EFT1',
      paidOn: '2026-11-02',
      method: 'ACH',
      totalCents: 100,
      providerAdjustments: [],
      balanced: true,
      doubts: [],
      at: '2026-11-03T10:00:00.000Z',
    },
    claims: [aClaim(5, [{ what }]), aClaim(6, [{ what }])],
    copyOf: what === 'seenBefore' ? { id: anId(9), at: '2026-11-02T10:00:00.000Z' } : null,
  };
}

function signIn(role: Role): void {
  const { user } = aStatus();
  useSession.setState({ status: aStatus({ user: user && { ...user, role } }), fault: null });
}

beforeEach(() => signIn('office'));
afterEach(() => vi.unstubAllGlobals());

test('a copy names the first one and is put aside after a person has read what happens', async () => {
  const view = aView('seenBefore');
  const asked = fakeProgram({ 'remittances.putAside': () => view });
  const changed = vi.fn();
  const { user } = show(<PutCopyAside view={view} onChanged={changed} />);
  const first = screen.getByRole('link', { name: /^the first one, taken in/ });
  expect(first.getAttribute('href')).toContain(anId(9));
  await user.click(screen.getByRole('button', { name: 'Put the whole copy aside…' }));
  expect(await screen.findByText(/^Nothing of the 2 claims that wait here is posted/)).toBeTruthy();
  expect(inputsOf(asked, 'remittances.putAside')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Put it aside' }));
  await waitFor(() => expect(changed).toHaveBeenCalled());
  expect(inputsOf(asked, 'remittances.putAside')).toEqual([{ id: anId(1) }]);
});

test('under an envelope that came before it may mend the earlier file, which is said', async () => {
  fakeProgram({});
  const { user } = show(<PutCopyAside view={aView('envelopeAgain')} onChanged={() => undefined} />);
  await user.click(screen.getByRole('button', { name: 'Put the whole copy aside…' }));
  expect(await screen.findByText(/If this file mends an earlier one, place its claims instead/)).toBeTruthy();
});

test('what is no copy has no such act, and who only reads is told but not offered it', () => {
  fakeProgram({});
  const { container } = show(<PutCopyAside view={aView('otherPayee')} onChanged={() => undefined} />);
  expect(container.querySelector('button, a')).toBeNull();
  signIn('readOnly');
  show(<PutCopyAside view={aView('seenBefore')} onChanged={() => undefined} />);
  expect(screen.getByRole('link')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('one claim of a copy is put aside as a copy', async () => {
  const claim = aClaim(5, [{ what: 'seenBefore' }]);
  const asked = fakeProgram({ 'remittances.match': () => ({ ...claim, how: 'notOurs' }) });
  const { user } = show(<WhoseIsIt view={claim} onChanged={() => undefined} />);
  expect(screen.queryByRole('button', { name: 'Not ours' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'A copy' }));
  await user.click(await screen.findByRole('button', { name: 'Put it aside' }));
  await waitFor(() =>
    expect(inputsOf(asked, 'remittances.match')).toEqual([{ id: anId(5), claimId: null, lines: [] }]),
  );
});
