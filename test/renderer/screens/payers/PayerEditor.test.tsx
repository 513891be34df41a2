import { defaultFiling } from '../../../../shared/domain/filing.ts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PayerEditor } from '../../../../renderer/screens/payers/PayerEditor.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import {
  type CustomRequirement,
  defaultSettings,
  type PayerValues,
} from '../../../../shared/domain/payer.ts';
import type { ClaimRow } from '../../../../shared/contract/records.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../../../shared/domain/record.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { aRequirement } from '../../../support/aRequirement.ts';
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
  filing: defaultFiling('commercial'),
};

function aClaimRow(): ClaimRow {
  return {
    id: anId(9),
    number: 'CW-2026-000009',
    kind: 'portableRental',
    state: 'finalised',
    patientId: anId(3),
    patientName: 'Testperson, Avery',
    payerName: VALUES.name,
    device: '',
    dateOfService: '2026-05-05',
    chargeCents: 16_500,
    blockers: 0,
    unknown: 0,
    gapText: '',
    holdReason: '',
    ownerId: null,
    ownerName: '',
    openedOn: '2026-05-06',
    ageDays: 30,
  };
}

function signInAs(role: Role) {
  const status = aStatus();
  useSession.setState({ status: { ...status, user: status.user && { ...status.user, role } } });
}

// The page draws some sixty controls: on a busy machine typing into it takes its time.
vi.setConfig({ testTimeout: 30_000 });

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
        reweighed: [
          {
            rule: 'L7600-DENY-ROUTINE',
            title: 'Specific fault',
            from: 'blocker' as const,
            to: 'warning' as const,
          },
        ],
      },
    ],
  });

/** The field of the share of the replacement cost: several settings have one that is called so. */
function capField(): HTMLElement {
  const row = screen.getByRole('group', { name: 'Repair up to a share of replacement' });
  return within(row).getByLabelText('At most');
}

describe('what an edit changes', () => {
  test('stands beside the settings before anything is saved', async () => {
    const asked = fakeProgram({ 'payers.preview': preview });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    expect(screen.getByText(/^Nothing is changed/)).toBeDefined();
    await user.clear(capField());
    await user.type(capField(), '60');
    await user.tab();
    expect(await screen.findByText('CW-2026-000009', {}, { timeout: 10_000 })).toBeDefined();
    expect(screen.getByText('1 of 3 open claims')).toBeDefined();
    const panel = screen.getByRole('complementary', { name: 'Sections and effects' });
    expect(panel.textContent).toContain('New finding: Within the share (L7600-PAY-COSTRATIO)');
    expect(panel.textContent).toContain('No finding any more: Papers recent enough (L7600-PAY-NEED)');
    expect(panel.textContent).toContain('Must fix becomes Should fix: Specific fault (L7600-DENY-ROUTINE)');
    expect(inputsOf(asked, 'payers.preview').at(-1)?.settings.repair.costCapPercent).toBe(60);
    expect(inputsOf(asked, 'payers.save')).toEqual([]);
  });

  test('is not asked for while a number is missing, and then nothing can be saved', async () => {
    const asked = fakeProgram({ 'payers.preview': preview });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    await user.clear(capField());
    await user.tab();
    expect(screen.getByText('A setting is not complete yet.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(screen.getAllByText('Give a number: the rule needs one.').length).toBeGreaterThan(1);
    expect(asked.filter(({ channel }) => channel !== 'partners.list')).toEqual([]);
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

test('what is typed while a save is under way stays, and is still to be saved', async () => {
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  const asked = fakeProgram({
    'payers.preview': preview,
    'payers.save': async ({ values }) => {
      await late;
      return ok({ ...values, id: ID, revision: 5 } as never);
    },
  });
  const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
  const name = screen.getByLabelText<HTMLInputElement>(/^Name/);
  await user.type(name, ' Plan');
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await user.type(screen.getByLabelText('Payer id'), '9');
  answer();
  const save = screen.getByRole('button', { name: 'Save changes' });
  await waitFor(() => expect(save.dataset['loading']).toBeUndefined());
  await user.click(save);
  await waitFor(() => expect(inputsOf(asked, 'payers.save')).toHaveLength(2));
  expect(inputsOf(asked, 'payers.save')[1]).toMatchObject({
    revision: 5,
    values: { name: 'Sample Mutual Plan', payerIdentifier: 'SMP9' },
  });
});

test('a payer is added once, however often the keys for saving are pressed', async () => {
  const asked = fakeProgram({
    'payers.save': ({ values }) => ok({ ...values, id: ID, revision: 1 } as never),
  });
  const { user } = show(<PayerEditor id={null} revision={null} values={{ ...VALUES, name: '' }} />);
  await user.type(screen.getByLabelText(/^Name/), 'Plan of the coast');
  const add = screen.getByRole('button', { name: 'Add payer' });
  act(() => {
    add.click();
    add.click();
  });
  await waitFor(() => expect(inputsOf(asked, 'payers.save')).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(inputsOf(asked, 'payers.save').map(({ values }) => values.name)).toEqual(['Plan of the coast']);
});

describe('what differs from the standard', () => {
  test('is marked, counted at the side, and put back by one press', async () => {
    fakeProgram({ 'payers.preview': preview });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    const row = screen.getByRole('group', { name: 'Repair up to a share of replacement' });
    const index = screen.getByRole('navigation', { name: 'Sections of this page' });
    expect(within(row).queryByRole('button', { name: /^Reset/ })).toBeNull();
    await user.clear(capField());
    await user.type(capField(), '60');
    await user.tab();
    expect(within(row).getByText(/differs for this payer/)).toBeDefined();
    expect(within(index).getByRole('button', { name: /^Repairs/ }).textContent).toBe('Repairs1 differs');
    await user.click(within(row).getByRole('button', { name: /to 100%$/ }));
    expect((capField() as HTMLInputElement).value).toBe('100');
    expect(within(index).getByRole('button', { name: /^Repairs/ }).textContent).toBe('Repairs');
  });

  test('rules of another class are not named', () => {
    fakeProgram({});
    show(<PayerEditor id={ID} revision={4} values={{ ...VALUES, class: 'medicaid' }} />);
    const row = screen.getByRole('group', { name: 'Visit before the order' });
    expect(within(row).getByText('MCD-FACE')).toBeDefined();
  });

  test('what no rule of the class reads is told and cannot be set', () => {
    fakeProgram({});
    show(<PayerEditor id={ID} revision={4} values={{ ...VALUES, class: 'medicare' }} />);
    const row = screen.getByRole('group', { name: 'Only what the patient owns' });
    expect(within(row).getByText('Settled by Medicare’s own rules: nothing to set')).toBeDefined();
    expect(within(row).getByRole<HTMLInputElement>('radio', { name: 'Yes' }).disabled).toBe(true);
    expect(within(row).queryByRole('button', { name: /^Reset/ })).toBeNull();
  });

  test('two settings that contradict each other are told at their place before anything is sent', async () => {
    const asked = fakeProgram({ 'payers.preview': preview });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    await user.click(screen.getByRole('radio', { name: 'Purchase only' }));
    const sold = screen.getByRole('group', { name: 'Oxygen equipment may be sold' });
    await user.click(within(sold).getByRole('radio', { name: 'No' }));
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(within(sold).getByText(/a purchase has to be allowed/)).toBeDefined();
    expect(inputsOf(asked, 'payers.save')).toEqual([]);
  });
});

describe('requirements of the payer’s own', () => {
  const STORED = aRequirement();
  const withRows = (...rows: readonly CustomRequirement[]): PayerValues => ({
    ...VALUES,
    settings: { ...VALUES.settings, customRequirements: [...rows] },
  });

  test('one is typed, tried on a claim, and goes out with the save', async () => {
    const asked = fakeProgram({
      'payers.preview': preview,
      'payers.save': ({ values }) => ok({ ...values, id: ID, revision: 5 } as never),
      'claims.list': () => ok({ rows: [aClaimRow()], total: 1 }),
      'payers.tryRequirement': () =>
        ok({
          number: 'CW-2026-000009',
          dateOfService: '2026-05-05',
          finalised: true,
          status: 'unmet',
          evidence: 'No record of use is among the claim’s papers',
        }),
    });
    const { user } = show(<PayerEditor id={ID} revision={4} values={VALUES} />);
    await user.click(screen.getByRole('button', { name: 'Add a requirement' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add a requirement' });
    await user.click(within(dialog).getByRole('button', { name: 'Add to the payer' }));
    expect(within(dialog).getAllByText('Choose the paper that is wanted.').length).toBeGreaterThan(0);
    expect(within(dialog).getAllByText('Choose at least one kind of claim.').length).toBeGreaterThan(0);
    await user.type(within(dialog).getByLabelText(/^What is asked for/), STORED.title);
    await user.type(within(dialog).getByRole('combobox', { name: /^Which paper/ }), 'Record of use{Enter}');
    await user.click(within(dialog).getByRole('checkbox', { name: 'Portable concentrator' }));
    await user.type(within(dialog).getByLabelText('That bill one of the codes'), 'e1392,');
    await user.type(within(dialog).getByLabelText(/^Where the payer says so/), STORED.source);
    await user.type(within(dialog).getByLabelText('Claim of this payer'), '9{Enter}');
    expect(await within(dialog).findByText('Not met')).toBeDefined();
    expect(within(dialog).getByText(/As it was finalized/)).toBeDefined();
    await user.click(within(dialog).getByRole('button', { name: 'Add to the payer' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Not saved yet')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(inputsOf(asked, 'payers.save')).toHaveLength(1));
    expect(inputsOf(asked, 'payers.save')[0]?.values.settings.customRequirements).toMatchObject([
      {
        title: STORED.title,
        codes: ['E1392'],
        claimKinds: ['portableRental'],
        wants: { is: 'document', type: 'usageRecord' },
        severity: 'warning',
        to: null,
        source: STORED.source,
      },
    ]);
  });

  test('one that has judged finalized claims is retired and not edited; retired ones stay, folded', async () => {
    const other = aRequirement({ id: anId(12), title: 'Photo of the device' });
    const retired = aRequirement({ id: anId(13), title: 'Old form', retiredOn: '2026-02-02' });
    fakeProgram({
      'payers.preview': preview,
      'payers.usedRequirements': () => ok([STORED.id]),
    });
    const { user } = show(<PayerEditor id={ID} revision={4} values={withRows(STORED, other, retired)} />);
    expect(await screen.findByText(/has judged finalized claims/)).toBeDefined();
    expect(screen.queryByRole('button', { name: `Edit ${STORED.title}` })).toBeNull();
    expect(screen.getByRole('button', { name: `Edit ${other.title}` })).toBeDefined();
    expect(screen.getByText('1 retired requirement')).toBeDefined();
    await user.click(screen.getByRole('button', { name: `Retire ${STORED.title}` }));
    expect(screen.getByText('Retired when this is saved')).toBeDefined();
    await user.click(screen.getByRole('button', { name: `Keep ${STORED.title}` }));
    expect(screen.getByText(/^Nothing is changed/)).toBeDefined();
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
