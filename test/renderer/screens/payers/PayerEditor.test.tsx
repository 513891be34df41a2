import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PayerEditor } from '../../../../renderer/screens/payers/PayerEditor.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import { defaultSettings, type PayerValues } from '../../../../shared/domain/payer.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../../../shared/domain/record.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const ID = anId(7);
const VALUES: PayerValues = {
  name: 'Sample Mutual',
  class: 'commercial',
  payerIdentifier: 'SMP',
  address: NO_ADDRESS,
  phone: '',
  settings: defaultSettings('commercial'),
};

function signInAs(role: Role) {
  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, role } } });
}

beforeEach(() => signInAs('billingLead'));
afterEach(() => vi.unstubAllGlobals());

const preview = () =>
  ok({
    openClaims: 3,
    effects: [
      {
        claimId: anId(9),
        number: 'CW-2026-000009',
        raised: [{ rule: 'L7600-PAY-COSTRATIO', title: 'Within the share' }],
        settled: [{ rule: 'L7600-PAY-NEED', title: 'Papers recent enough' }],
        reweighed: [],
      },
    ],
  });

describe('what an edit changes', () => {
  test('stands beside the settings before anything is saved', async () => {
    const asked = fakeProgram({ 'payers.preview': preview });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    expect(screen.getByText(/^Nothing is changed/)).toBeDefined();
    await user.clear(screen.getByLabelText('At most'));
    await user.type(screen.getByLabelText('At most'), '60');
    await user.tab();
    await waitFor(() => expect(screen.getByText('CW-2026-000009')).toBeDefined());
    expect(screen.getByText('1 of 3 open claims')).toBeDefined();
    expect(screen.getByText(/^New finding: .+ \(L7600-PAY-COSTRATIO\)$/)).toBeDefined();
    expect(screen.getByText(/^No finding any more: .+ \(L7600-PAY-NEED\)$/)).toBeDefined();
    expect(inputsOf(asked, 'payers.preview').at(-1)?.settings.repair.costCapPercent).toBe(60);
    expect(inputsOf(asked, 'payers.save')).toEqual([]);
  });

  test('is not asked for while a number is missing, and then nothing can be saved', async () => {
    const asked = fakeProgram({ 'payers.preview': preview });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    await user.clear(screen.getByLabelText('At most'));
    await user.tab();
    expect(screen.getByText('A setting is not complete yet.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(screen.getAllByText('Give a number: the rule needs one.').length).toBeGreaterThan(1);
    expect(asked).toEqual([]);
  });

  test('a save goes out with the revision seen; discarding brings the stored values back', async () => {
    const asked = fakeProgram({
      'payers.preview': preview,
      'payers.save': ({ values }) => ok({ ...values, id: ID, revision: 5 } as never),
    });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    await user.clear(screen.getByLabelText(/^Name/));
    await user.type(screen.getByLabelText(/^Name/), 'Sample Mutual Plan');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(inputsOf(asked, 'payers.save')).toHaveLength(1));
    expect(inputsOf(asked, 'payers.save')[0]).toMatchObject({
      id: ID,
      revision: 4,
      values: { name: 'Sample Mutual Plan' },
    });
    await user.type(screen.getByLabelText(/^Name/), ' of nowhere');
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe('Sample Mutual Plan');
  });
});

describe('two editors', () => {
  test('a field that both changed waits for a decision, and nothing typed is lost', async () => {
    let conflict = true;
    const asked = fakeProgram({
      'payers.save': ({ values }) =>
        conflict
          ? fail({
              kind: 'conflict',
              message: 'Somebody saved first.',
              revision: 9,
              changed: [
                { path: 'name', current: 'Sample Mutual Group', by: 'Kim', at: '2026-06-10T15:00:00.000Z' },
                { path: 'payerIdentifier', current: 'SMG', by: 'Kim', at: '2026-06-10T15:00:00.000Z' },
              ],
            })
          : ok({ ...values, id: ID, revision: 10 } as never),
    });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    await user.type(screen.getByLabelText(/^Name/), ' West');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    const dialog = await screen.findByRole('dialog', { name: 'Changed by somebody else at the same time' });
    expect(dialog.textContent).toContain('Sample Mutual Group');
    expect(dialog.textContent).toContain('Sample Mutual West');
    conflict = false;
    await user.click(screen.getByRole('button', { name: 'Save these choices' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(inputsOf(asked, 'payers.save')).toHaveLength(2));
    expect(inputsOf(asked, 'payers.save')[1]).toMatchObject({
      revision: 9,
      values: { name: 'Sample Mutual West', payerIdentifier: 'SMG' },
    });
  });
});

test.each(['office', 'technician', 'readOnly'] as const)('%s reads and cannot change', (role) => {
  signInAs(role);
  fakeProgram({});
  show(<PayerEditor id={ID} revision={4} values={VALUES} />);
  expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>(/^Name/).readOnly).toBe(true);
  expect(screen.getByText('Only the billing lead and the owner change payers.')).toBeDefined();
});
