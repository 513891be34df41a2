import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { WorkScreen } from '../../../../renderer/screens/work/WorkScreen.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import { useSyncState } from '../../../../renderer/stores/syncState.ts';
import { useWorkQueues } from '../../../../renderer/stores/workQueues.ts';
import type { Queue } from '../../../../shared/contract/claims.ts';
import type { ClaimRow } from '../../../../shared/contract/records.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { show } from '../../components/show.tsx';
import { aStatus } from '../../stores/aStatus.ts';
import { aState } from '../branches/anOffice.ts';

const ID = '01920000-0000-7000-8000-0000000000c1';

const ROW: ClaimRow = {
  id: ID,
  number: 'CW-2026-000001',
  kind: 'repair',
  state: 'draft',
  patientId: '01920000-0000-7000-8000-0000000000a1',
  patientName: 'Testperson, Avery',
  payerName: 'Example plan',
  device: 'Examplair Home 5',
  dateOfService: '2026-06-03',
  chargeCents: 24_150,
  blockers: 1,
  unknown: 0,
  gapText: 'Physician’s order',
  holdReason: '',
  ownerId: null,
  ownerName: '',
  openedOn: '2026-06-01',
  ageDays: 9,
};

let asked: { channel: string; input: Record<string, unknown> }[] = [];

/** A program with the given rows in each queue. */
function aProgram(rows: Partial<Record<Queue, readonly ClaimRow[]>>, payments = 0) {
  asked = [];
  vi.stubGlobal('fetch', (_url: string, request: { readonly body: string }) => {
    const { channel, input } = JSON.parse(request.body) as (typeof asked)[number];
    asked.push({ channel, input });
    return Promise.resolve({ json: () => Promise.resolve({ ok: true, value: answer(channel, input) }) });
  });
  function answer(channel: string, input: Record<string, unknown>): unknown {
    const queue = input['queue'] as Queue;
    switch (channel) {
      case 'work.queues':
        return ['missingDocuments', 'onHold', 'dueSoon'].map((each) => {
          const found = rows[each as Queue] ?? [];
          return { queue: each, count: found.length, oldestDays: found[0]?.ageDays ?? null };
        });
      case 'work.queue':
        return { rows: rows[queue] ?? [], total: (rows[queue] ?? []).length };
      case 'remittances.waiting':
        return { count: payments, oldestDays: payments === 0 ? null : 3 };
      case 'users.list':
        return [aStatus().user];
      case 'patients.list':
        return {
          rows: [
            { id: ROW.patientId, name: 'Testperson, Avery', birthDate: null, phone: '', city: 'Exampleton' },
          ],
          total: 1,
        };
      default:
        return [];
    }
  }
}

function open(role: Role = 'owner') {
  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, role } } });
  return show(
    <Router hook={useHashLocation}>
      <Route path="/work" component={WorkScreen} />
      <Route path="/queues/:queue" component={WorkScreen} />
    </Router>,
  );
}

beforeEach(() => {
  location.hash = '#/work';
  useWorkQueues.setState({ ownerId: null });
});
afterEach(() => vi.unstubAllGlobals());

describe('Work', () => {
  test('opens the first queue that holds something; Enter goes to the first gap of its claim', async () => {
    aProgram({ missingDocuments: [ROW] });
    const { user } = open();
    const row = await screen.findByRole('row', { name: /CW-2026-000001/ });
    expect(row.textContent).toContain('Physician’s order');
    expect(row.textContent).toContain('9 d');
    row.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe(`#/claims/${ID}/gap`));
  });

  test('an empty queue says so in a sentence, with one action', async () => {
    aProgram({});
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: /^On hold/ }));
    expect(await screen.findByText('No claim is on hold.')).toBeDefined();
    const empty = within(screen.getByRole('region', { name: 'On hold' }));
    await user.click(empty.getByRole('button', { name: 'New claim' }));
    expect(await screen.findByRole('dialog', { name: 'New claim' })).toBeDefined();
  });

  test('who opens no claims is not offered to', async () => {
    aProgram({});
    open('technician');
    await screen.findByText(/No claim waits/);
    expect(screen.queryByRole('button', { name: 'New claim' })).toBeNull();
  });

  test('conflicts between devices stand among the queues while there are any', async () => {
    useSyncState.setState({ state: aState({ conflicts: 3 }) });
    aProgram({});
    open('office');
    const line = await screen.findByRole('link', { name: /Conflicts/ });
    expect(line.textContent).toBe('Conflicts3changed on two devices');
    expect(line.getAttribute('href')).toBe('#/branches/conflicts');
    act(() => useSyncState.setState({ state: aState() }));
    expect(screen.queryByRole('link', { name: /Conflicts/ })).toBeNull();
    useSyncState.setState({ state: null });
  });

  test('payments that nobody placed stand among the queues, for those who may place them', async () => {
    aProgram({}, 2);
    const { user } = open('office');
    const line = await screen.findByRole('link', { name: /Payments to place/ });
    expect(line.textContent).toBe('Payments to place2oldest 3 days');
    await user.click(line);
    expect(location.hash).toBe('#/returned/remittances');
  });

  test.each<[Role, number]>([
    ['office', 0],
    ['technician', 2],
    ['readOnly', 2],
  ])('no payments to place are told to: %s, %i waiting', async (role, count) => {
    aProgram({}, count);
    open(role);
    await screen.findByText(/No claim waits/);
    expect(screen.queryByText('Payments to place')).toBeNull();
  });

  test('the owner filter asks for that person’s work', async () => {
    aProgram({ missingDocuments: [ROW] });
    const { user } = open();
    await screen.findByRole('row', { name: /CW-2026-000001/ });
    await user.click(screen.getByLabelText('Whose work'));
    await user.click(await screen.findByText('Sample Owner (me)'));
    await waitFor(() =>
      expect(asked).toContainEqual({
        channel: 'work.queue',
        input: expect.objectContaining({ ownerId: aStatus().user?.id }) as unknown,
      }),
    );
  });
});
