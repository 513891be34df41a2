import { screen, waitFor, within } from '@testing-library/react';
import { Route, Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FileScreen } from '../../../../renderer/screens/send/FileScreen.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { BatchView } from '../../../../shared/contract/batches.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const AT = '2026-11-02T15:00:00.000Z';
const BATCH = {
  id: anId(1),
  partnerId: anId(2),
  interchangeNumber: 7,
  groupNumber: 7,
  reference: 'CW-B000007',
  production: true,
  bytes: 2048,
  totalCents: 24_150,
  at: AT,
  userName: 'Sample Owner',
};

function aView(part: Partial<BatchView> = {}, row: Partial<BatchView['row']> = {}): BatchView {
  return {
    row: {
      batch: BATCH,
      partnerName: 'Example Clearinghouse',
      claims: 1,
      rejected: 0,
      accepted: 0,
      sentOn: null,
      acknowledged: false,
      withdrawn: false,
      overdue: null,
      ...row,
    },
    claims: [
      {
        claimId: anId(3),
        number: 'CW-2026-000003',
        payerId: anId(4),
        patientName: 'Testperson, Avery',
        chargeCents: 24_150,
        state: 'finalised',
      },
    ],
    events: [],
    notices: [],
    ...part,
  };
}

function open(role: Role = 'office') {
  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, role } } });
  const { hook } = memoryLocation({ path: `/send/files/${BATCH.id}`, static: true });
  return show(
    <Router hook={hook}>
      <Route path="/send/files/:id">
        <FileScreen />
      </Route>
    </Router>,
  );
}

beforeEach(() => {
  window.location.hash = '';
});
afterEach(() => vi.unstubAllGlobals());

describe('a file of claims', () => {
  test('is marked as sent by a person, with a note', async () => {
    let view = aView();
    const asked = fakeProgram({
      'batches.get': () => view,
      'batches.sent': () => {
        view = aView({}, { sentOn: '2026-11-02' });
        return BATCH;
      },
    });
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'I have sent it' }));
    const dialog = screen.getByRole('dialog', { name: 'I have sent this file' });
    expect(within(dialog).getByText(/^1 claim of CW-B000007 becomes Sent/)).toBeDefined();
    await user.type(within(dialog).getByLabelText('How it went'), 'Portal');
    await user.click(within(dialog).getByRole('button', { name: 'I have sent it' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Save file again' })).toBeDefined());
    expect(inputsOf(asked, 'batches.sent')).toEqual([{ id: BATCH.id, note: 'Portal' }]);
    expect(screen.queryByRole('button', { name: 'I have sent it' })).toBeNull();
  });

  test('tells a refusal in words and leads to the field', async () => {
    fakeProgram({
      'batches.get': () =>
        aView(
          {
            events: [
              {
                id: anId(9),
                batchId: BATCH.id,
                claimId: anId(3),
                kind: 'rejected',
                fileId: null,
                refusals: [
                  {
                    words: 'The member id is not known to the payer.',
                    place: 'NM1 2010BA, element 9',
                    path: 'coverage.memberId',
                    box: '1a',
                    lineId: null,
                  },
                ],
                note: '',
                setAside: '',
                madeAt: '',
                at: AT,
                userName: 'Sample Owner',
              },
            ],
          },
          { rejected: 1, sentOn: '2026-11-02' },
        ),
    });
    const { user } = open();
    expect(await screen.findByText('1 rejected')).toBeDefined();
    const what = screen.getByRole('list', { name: 'What became of it' });
    expect(what.textContent).toContain('The member id is not known to the payer.');
    expect(what.textContent).toContain('NM1 2010BA, element 9');
    await user.click(within(what).getByRole('button', { name: /^Open at the field, CW-2026-000003/ }));
    expect(window.location.hash).toBe(`#/claims/${anId(3)}/field/coverage.memberId`);
  });

  test('tells what was shortened, claim by claim', async () => {
    fakeProgram({
      'batches.get': () =>
        aView({
          notices: [
            {
              claimId: anId(3),
              lineId: null,
              path: 'patient.lastName',
              box: '2',
              message: 'The last name of the patient is cut to the 60 characters that fit.',
            },
          ],
        }),
    });
    open();
    expect(await screen.findByText(/^CW-2026-000003: The last name of the patient is cut/)).toBeDefined();
  });

  test('is only looked at by who reads', async () => {
    fakeProgram({ 'batches.get': () => aView() });
    open('readOnly');
    expect(await screen.findByText('Written, not sent')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Save file/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'I have sent it' })).toBeNull();
  });
});
