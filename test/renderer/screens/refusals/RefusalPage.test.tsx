import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RefusalPage } from '../../../../renderer/screens/refusals/RefusalPage.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { DenialView } from '../../../../shared/contract/returned.ts';
import type { Denial } from '../../../../shared/domain/denial.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { ok } from '../../../../shared/result.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { there } from '../../../support/sampleRecords.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

let last = 100;

function aView(more: Partial<Denial> = {}, rules: DenialView['rules'] = []): DenialView {
  last += 1;
  const denial: Denial = {
    id: anId(last),
    revision: 1,
    claimId: anId(2),
    lineId: null,
    kind: 'denied',
    remittanceClaimId: null,
    batchEventId: null,
    payerId: null,
    reasonGroup: 'CO',
    reason: '50',
    remarks: ['N115'],
    words: 'CO 50: not regarded as medically necessary',
    cents: 24_150,
    receivedOn: '2026-06-01',
    dueOn: '2026-06-15',
    filingLimitOn: null,
    ruleIds: [],
    ownerId: null,
    state: 'open',
    nextStep: 'appeal',
    answerClaimId: null,
    outcome: '',
    note: '',
    ...more,
  };
  return {
    row: {
      denial,
      claimNumber: 'CW-2026-000002',
      claimState: 'denied',
      patientName: 'Specimen, Pat',
      payerName: 'Example Mutual',
      dateOfService: '2026-05-01',
      ownerName: '',
      code: 'K0739',
      daysLeft: 5,
    },
    payments: [],
    rules,
    answer: null,
    payerClaimNumber: 'ICN7',
    corrections: [
      denial.kind === 'rejected' ? { as: 'wholeClaim', lineIds: [] } : { as: 'replacement', lineIds: [] },
    ],
    payerClaimNumberFrom: { from: 'remittance', payerName: 'EXAMPLE MUTUAL', on: '2026-05-28' },
  };
}

function open(view: DenialView) {
  const asked = fakeProgram({
    'claims.get': () => ({ theCase: exampleRepair() }) as OutputOf<'claims.get'>,
    'users.list': () => [],
    'denials.correct': () => view,
    'payments.takeOver': () => ({ id: anId(2), number: 'CW-2026-000002' }),
    'denials.save': ({ values }) => ({
      ...view,
      row: { ...view.row, denial: { ...view.row.denial, ...values, revision: 2 } },
    }),
  });
  return { asked, ...show(<RefusalPage view={view} reload={() => Promise.resolve()} />) };
}

function signIn(role: Role): void {
  const { user } = aStatus();
  useSession.getState().take(ok(aStatus({ user: user && { ...user, role } })));
}

beforeEach(() => signIn('office'));
afterEach(() => vi.unstubAllGlobals());

test('a denial says why in plain words, how long there is, and that no rule looks at it', () => {
  open(aView());
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Denied: CO 50');
  expect(screen.getByText('Not regarded as medically necessary.')).toBeTruthy();
  expect(screen.getByText('No rule of this program looks at this yet.')).toBeTruthy();
  expect(screen.getByText('Soon: 5 days left')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Write an appeal' })).toBeTruthy();
});

test('rules that would have warned are named', () => {
  open(aView({}, [{ id: 'CLAIM-NEED', title: 'Need is shown' }]));
  expect(screen.getByText(/Need is shown/)).toBeTruthy();
  expect(screen.queryByText('No rule of this program looks at this yet.')).toBeNull();
});

test('what was rejected cannot be appealed', () => {
  open(aView({ kind: 'rejected', reasonGroup: 'A7', reason: '164', remarks: [], words: 'Member number' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Rejected: A7 164');
  expect(screen.queryByRole('button', { name: 'Write an appeal' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Open a corrected claim' })).toBeTruthy();
});

test('a correction begins with the number of the claim’s own payer, whose source is told, and takes another', async () => {
  const { asked, user } = open(aView());
  expect(screen.getByText('ICN7, remittance of EXAMPLE MUTUAL, 05/28/2026')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Open a corrected claim' }));
  const field = await screen.findByLabelText(/Payer’s number of the claim/);
  expect(screen.getByText('remittance of EXAMPLE MUTUAL, 05/28/2026')).toBeTruthy();
  await user.clear(field);
  await user.type(field, 'ICN8');
  await user.click(screen.getByRole('button', { name: 'Open it' }));
  await waitFor(() =>
    expect(inputsOf(asked, 'denials.correct')[0]).toMatchObject({ payerClaimNumber: 'ICN8' }),
  );
});

test('it is closed only with a word about how it ended', async () => {
  const { asked, user } = open(aView());
  await user.click(screen.getByRole('button', { name: 'Closed' }));
  await user.click(await screen.findByRole('button', { name: 'Close it' }));
  expect(screen.getByText('Say in a few words how it ended.')).toBeTruthy();
  expect(inputsOf(asked, 'denials.save')).toHaveLength(0);
  await user.type(screen.getByLabelText(/How it ended/), 'Paid after all');
  await user.click(screen.getByRole('button', { name: 'Close it' }));
  await waitFor(() => expect(inputsOf(asked, 'denials.save')).toHaveLength(1));
  expect(inputsOf(asked, 'denials.save')[0]?.values).toMatchObject({
    state: 'closed',
    outcome: 'Paid after all',
    nextStep: 'appeal',
  });
});

test('who only reads changes nothing', () => {
  signIn('readOnly');
  open(aView());
  expect(screen.queryByRole('button', { name: 'Answered' })).toBeNull();
  expect(screen.getByLabelText<HTMLTextAreaElement>('Note').readOnly).toBe(true);
});

/** A denial whose payer takes no replacements. */
function aDecision(more: Partial<Denial> = {}): DenialView {
  const line = there(exampleRepair().claim.lines[0]);
  return { ...aView(more), corrections: [{ as: 'unpaidLines', lineIds: [line.id] }] };
}

function primary(): string | null {
  return (
    screen.getAllByRole('button').find((button) => button.dataset['variant'] === 'filled')?.textContent ??
    null
  );
}

test('the primary button follows the next step', () => {
  const cases: readonly (readonly [DenialView, string | null])[] = [
    [aView({ nextStep: 'appeal' }), 'Write an appeal'],
    [aView({ nextStep: 'replaceOrReopen' }), 'Open a corrected claim'],
    [aDecision({ nextStep: 'replaceOrReopen' }), 'Ask for a reopening'],
    [aDecision({ nextStep: 'correctAsNew' }), 'Bill unpaid lines again'],
    [{ ...aView({ nextStep: 'correctAsNew' }), corrections: [] }, 'Ask for a reopening'],
    [aView({ nextStep: 'writeOff' }), 'Closed'],
    [aView({ nextStep: 'person' }), null],
  ];
  for (const [view, label] of cases) {
    const { unmount } = open(view);
    expect(primary()).toBe(label);
    unmount();
  }
});

test('lines of a decided claim are billed again only after a person has said so by name', async () => {
  const { asked, user } = open(aDecision({ nextStep: 'replaceOrReopen' }));
  await user.click(screen.getByRole('button', { name: 'Bill unpaid lines again' }));
  expect(await screen.findByText(/duplicate/)).toBeTruthy();
  expect(await screen.findByText(/^Line 1: /)).toBeTruthy();
  const confirm = screen.getByRole<HTMLButtonElement>('button', { name: 'Open it' });
  expect(confirm.disabled).toBe(true);
  await user.click(screen.getByLabelText('Bill these lines again as a new claim'));
  await user.click(confirm);
  await waitFor(() => expect(inputsOf(asked, 'denials.correct')[0]).toMatchObject({ as: 'unpaidLines' }));
});

test('a reopening that was asked for is written down', async () => {
  const { asked, user } = open(aDecision({ nextStep: 'replaceOrReopen' }));
  await user.click(screen.getByRole('button', { name: 'Ask for a reopening' }));
  await user.type(await screen.findByLabelText(/How it was asked for/), 'Portal, reference 4711');
  await user.click(screen.getByRole('button', { name: 'It is asked for' }));
  await waitFor(() => expect(inputsOf(asked, 'denials.save')).toHaveLength(1));
  const { values } = there(inputsOf(asked, 'denials.save')[0]);
  expect(values.state).toBe('answered');
  expect(values.note).toMatch(/Reopening asked for on .*: Portal, reference 4711/);
});

test('what is told to the next payer is taken over again, while its claim is written; nothing is appealed', async () => {
  const view = aView({ reasonGroup: 'OUTDATED', reason: '', nextStep: 'person', words: 'Out of date' });
  const { asked } = open({ ...view, row: { ...view.row, claimState: 'draft' } });
  expect(screen.getByRole('heading', { name: 'Told out of date' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Write an appeal' })).toBeNull();
  screen.getByRole('button', { name: 'Take over again' }).click();
  await waitFor(() => expect(inputsOf(asked, 'payments.takeOver')).toEqual([{ claimId: anId(2) }]));
});

test('one that was sent with it is corrected, a payment that came twice only looked into', () => {
  const sent = aView({ reasonGroup: 'OUTDATED', reason: '', nextStep: 'person' });
  const { unmount } = open({ ...sent, row: { ...sent.row, claimState: 'sent' } });
  expect(screen.queryByRole('button', { name: 'Take over again' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Open a corrected claim' })).toBeTruthy();
  unmount();
  open(aView({ reasonGroup: 'TWICE', reason: '', nextStep: 'person' }));
  expect(screen.getByRole('heading', { name: 'Paid twice' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Open a corrected claim' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Open the claim' })).toBeTruthy();
});
