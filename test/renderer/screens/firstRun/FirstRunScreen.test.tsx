import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FirstRunScreen } from '../../../../renderer/screens/firstRun/FirstRunScreen.tsx';
import { useFirstRun } from '../../../../renderer/screens/firstRun/firstRunStore.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import { invalid, ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const CODE = '0C8WD-32Q8H-GJ8Z8-4NJTA-GQGCW-N85VD-6986F-X99VR';

beforeEach(() => {
  useFirstRun.setState({ recoveryCode: null });
  useSession.setState({ status: aStatus({ state: 'new', office: null, user: null, users: [] }) });
});
afterEach(() => vi.unstubAllGlobals());

async function openForm(answers: Parameters<typeof fakeProgram>[0] = {}) {
  const asked = fakeProgram(answers);
  const { user } = show(<FirstRunScreen />);
  await user.click(screen.getByRole('button', { name: 'Set up my office' }));
  return { user, asked };
}

describe('setting up', () => {
  test('an empty form names what is missing, and asks nothing of the program', async () => {
    const { user, asked } = await openForm();
    await user.click(screen.getByRole('button', { name: 'Make the office' }));
    const summary = screen.getByRole('group', { name: 'There is a problem' });
    expect(
      within(summary)
        .getAllByRole('button')
        .map((link) => link.textContent),
    ).toEqual([
      'Give the supplier’s name.',
      'Give the supplier’s NPI: ten digits.',
      'Give the owner’s name.',
      'Choose a passphrase.',
    ]);
    await user.click(within(summary).getByRole('button', { name: 'Give the supplier’s NPI: ten digits.' }));
    expect(document.activeElement).toBe(screen.getByLabelText(/^NPI/));
    expect(asked).toEqual([]);
  });

  test.each([
    ['123456789', 'An NPI has 10 digits; this has 9.'],
    ['3234567893', 'An NPI begins with 1 or 2.'],
    ['1234567839', 'The check digit does not fit'],
    ['12345x7893', 'An NPI has digits only.'],
  ])('the NPI %s is refused beside its field', async (typed, message) => {
    const { user } = await openForm();
    await user.type(screen.getByLabelText(/^NPI/), typed);
    await user.tab();
    expect(screen.getByText(new RegExp(message))).toBeDefined();
    expect(screen.getByLabelText(/^NPI/).getAttribute('aria-invalid')).toBe('true');
  });

  test('what could not be read is named with its field, and is not dropped on the way', async () => {
    const { user, asked } = await openForm({ 'session.setUp': () => ok({ recoveryCode: CODE }) });
    await user.type(screen.getByLabelText(/^Supplier name/), 'Example Oxygen');
    await user.type(screen.getByLabelText(/^NPI/), '1234567839');
    await user.type(screen.getByLabelText('License expires'), '13/45/2028');
    await user.type(screen.getByLabelText(/^Your name/), 'Olive');
    await user.type(screen.getByLabelText(/^Passphrase \*$/), 'copper lantern quiet harbor');
    await user.type(screen.getByLabelText(/^Passphrase again/), 'copper lantern quiet harbor');
    await user.click(screen.getByRole('button', { name: 'Make the office' }));
    const summary = screen.getByRole('group', { name: 'There is a problem' });
    const named = within(summary)
      .getAllByRole('button')
      .map((link) => link.textContent);
    expect(named).toHaveLength(2);
    expect(named[0]).toMatch(/^NPI: The check digit does not fit/);
    expect(named[1]).toMatch(/^License expires: /);
    await user.click(within(summary).getByRole('button', { name: /^License expires/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('License expires'));
    expect(inputsOf(asked, 'session.setUp')).toEqual([]);
    await user.clear(screen.getByLabelText('License expires'));
    await user.clear(screen.getByLabelText(/^NPI/));
    await user.type(screen.getByLabelText(/^NPI/), '1234567893');
    await user.click(screen.getByRole('button', { name: 'Make the office' }));
    await waitFor(() => expect(inputsOf(asked, 'session.setUp')).toHaveLength(1));
  });

  test('a message goes away as soon as its field is mended', async () => {
    const { user } = await openForm();
    await user.click(screen.getByRole('button', { name: 'Make the office' }));
    await user.type(screen.getByLabelText(/^Supplier name/), 'Example Oxygen');
    expect(screen.queryAllByText('Give the supplier’s name.')).toEqual([]);
    expect(screen.getAllByText('Give the owner’s name.')).toHaveLength(2);
  });

  test('a whole form makes the office, and what the program refuses stands at its field', async () => {
    let refuse = true;
    const { user, asked } = await openForm({
      'session.setUp': () =>
        refuse ? invalid('passphrase', 'Take several unusual words.') : ok({ recoveryCode: CODE }),
      'session.status': () => ok(aStatus({ state: 'recovery' })),
    });
    await user.type(screen.getByLabelText(/^Supplier name/), 'Example Oxygen');
    await user.type(screen.getByLabelText(/^NPI/), '123-456-7893');
    await user.type(screen.getByLabelText(/^Your name/), ' Olive ');
    await user.type(screen.getByLabelText(/^Passphrase \*$/), 'copper lantern quiet harbor');
    await user.type(screen.getByLabelText(/^Passphrase again/), 'copper lantern quiet harbor');
    await user.click(screen.getByRole('button', { name: 'Make the office' }));
    await waitFor(() => expect(screen.getAllByText('Take several unusual words.')).toHaveLength(2));
    refuse = false;
    await user.click(screen.getByRole('button', { name: 'Make the office' }));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Your recovery code' })).toBeDefined());
    expect(inputsOf(asked, 'session.setUp').at(-1)).toMatchObject({
      office: { name: 'Example Oxygen', npi: '1234567893' },
      ownerName: 'Olive',
      passphrase: 'copper lantern quiet harbor',
    });
  });
});

describe('the recovery code', () => {
  beforeEach(() => {
    useSession.setState({ status: aStatus({ state: 'recovery' }) });
    useFirstRun.setState({ recoveryCode: CODE });
  });

  test('is hidden while it is typed back, and wrong groups are named', async () => {
    const asked = fakeProgram({ 'session.confirmRecovery': () => ok(aStatus()) });
    const { user } = show(<FirstRunScreen />);
    expect(screen.getByText('0C8WD')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'I have it on paper' }));
    expect(screen.queryByText('0C8WD')).toBeNull();
    const field = screen.getByLabelText('Recovery code');
    await user.type(field, '0c8wd 32q8j');
    expect(screen.getByText('Group 2 is not as on the paper. Read it again.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Open the office' }));
    expect(asked).toEqual([]);
    await user.clear(field);
    await user.type(field, CODE.replaceAll('-', ' ').toLowerCase());
    await user.click(screen.getByRole('button', { name: 'Open the office' }));
    await waitFor(() => expect(inputsOf(asked, 'session.confirmRecovery')).toHaveLength(1));
    expect(useSession.getState().status?.state).toBe('open');
    expect(useFirstRun.getState().recoveryCode, 'it does not stay in memory').toBeNull();
  });

  test('pasting works and says why paper is wanted all the same', async () => {
    fakeProgram({});
    const { user } = show(<FirstRunScreen />);
    await user.click(screen.getByRole('button', { name: 'I have it on paper' }));
    await user.click(screen.getByLabelText('Recovery code'));
    await user.paste(CODE);
    expect(screen.getByText(/Pasting works, but proves only/)).toBeDefined();
  });

  test('a window that lost the code asks for a new one', async () => {
    useFirstRun.setState({ recoveryCode: null });
    fakeProgram({ 'session.newRecoveryCode': () => ok({ recoveryCode: CODE }) });
    const { user } = show(<FirstRunScreen />);
    await user.click(screen.getByRole('button', { name: 'Show a new recovery code' }));
    await waitFor(() => expect(screen.getByText('X99VR')).toBeDefined());
  });
});
