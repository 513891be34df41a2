import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RemittanceClaim } from '../../../../renderer/screens/returned/RemittanceClaim.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { RemittanceClaimView } from '../../../../shared/contract/returned.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { readReturned } from '../../../../shared/edi/readReturned.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835 } from '../../../support/edi/returnedFiles.ts';
import { there } from '../../../support/sampleRecords.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const THE_CASE = exampleRepair();
const [LINE] = THE_CASE.claim.lines;

/** A claim of a remittance as the program has read it. */
function aView(more: Partial<RemittanceClaimView> = {}): RemittanceClaimView {
  const line = there(LINE);
  const paid = aPaidLine({
    code: line.code,
    modifiers: line.modifiers,
    charge: line.chargeCents ?? 0,
    cuts: [aCut('CO', '45', 100)],
  });
  const text = file835([aRemit({ claims: [aPaidClaim({ number: 'THEIRS-1', lines: [paid] })] })]);
  const content = there(readReturned(text).interchanges[0]?.remittances[0]?.remittance.claims[0]);
  return {
    id: anId(1),
    content,
    balanced: true,
    doubts: [],
    posted: false,
    how: null,
    flags: [],
    claim: null,
    candidates: [{ id: anId(2), number: 'CW-2026-000002', patientName: 'Specimen, Pat' }],
    ...more,
  };
}

function signIn(role: Role): void {
  const { user } = aStatus();
  useSession.setState({ status: aStatus({ user: user && { ...user, role } }), fault: null });
}

beforeEach(() => signIn('office'));
afterEach(() => vi.unstubAllGlobals());

function program(view: RemittanceClaimView) {
  return fakeProgram({
    'claims.get': () => ({ theCase: THE_CASE }) as OutputOf<'claims.get'>,
    'remittances.match': () => ({ ...view, posted: true, how: 'person' }),
  });
}

test('a candidate is chosen, its lines are offered as they likely are, and a person posts it', async () => {
  const view = aView();
  const asked = program(view);
  const changed = vi.fn();
  const { user } = show(<RemittanceClaim view={view} onChanged={changed} />);
  await user.click(screen.getByRole('button', { name: 'CW-2026-000002, Specimen, Pat' }));
  await user.click(await screen.findByRole('button', { name: 'Post to CW-2026-000002' }));
  await waitFor(() => expect(changed).toHaveBeenCalled());
  expect(inputsOf(asked, 'remittances.match')).toEqual([
    { id: anId(1), claimId: anId(2), lines: [{ lineIndex: 0, lineId: there(LINE).id }] },
  ]);
});

test('what does not add up is posted only after a person has said so', async () => {
  const view = aView({ balanced: false });
  const asked = program(view);
  const { user } = show(<RemittanceClaim view={view} onChanged={() => undefined} />);
  await user.click(screen.getByRole('button', { name: 'CW-2026-000002, Specimen, Pat' }));
  const post = await screen.findByRole<HTMLButtonElement>('button', { name: 'Post to CW-2026-000002' });
  expect(post.disabled).toBe(true);
  await user.click(screen.getByLabelText(/Post it though it does not add up/));
  expect(post.disabled).toBe(false);
  await user.click(post);
  await waitFor(() => expect(inputsOf(asked, 'remittances.match')).toHaveLength(1));
});

test('Not ours is confirmed and posts to no claim', async () => {
  const view = aView({ candidates: [] });
  const asked = program(view);
  const { user } = show(<RemittanceClaim view={view} onChanged={() => undefined} />);
  await user.click(screen.getByRole('button', { name: 'Not ours' }));
  expect(inputsOf(asked, 'remittances.match')).toHaveLength(0);
  await user.click(await screen.findByRole('button', { name: 'Put it aside' }));
  await waitFor(() =>
    expect(inputsOf(asked, 'remittances.match')).toEqual([{ id: anId(1), claimId: null, lines: [] }]),
  );
});

test('a code says what it means, and who only reads decides nothing', () => {
  signIn('readOnly');
  program(aView());
  show(<RemittanceClaim view={aView()} onChanged={() => undefined} />);
  expect(screen.getByRole('button', { name: /^CO 45 \$1\.00: The charge is above/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Not ours' })).toBeNull();
});
