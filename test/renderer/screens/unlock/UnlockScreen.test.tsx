import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { problemText } from '../../../../renderer/screens/unlock/problems.ts';
import { UnlockScreen } from '../../../../renderer/screens/unlock/UnlockScreen.tsx';
import { UnusableScreen } from '../../../../renderer/screens/unlock/UnusableScreen.tsx';
import { useNotices } from '../../../../renderer/stores/notices.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import { fail, invalid, ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const USERS = [
  { id: anId(1), name: 'Olive Owner' },
  { id: anId(2), name: 'Bill Lead' },
];
const LOCKED = aStatus({ state: 'locked', office: null, user: null, users: USERS });

beforeEach(() => useSession.setState({ status: LOCKED }));
afterEach(() => vi.unstubAllGlobals());

describe('unlocking', () => {
  test('a person is chosen first; then the right passphrase opens', async () => {
    const asked = fakeProgram({ 'session.unlock': () => ok(aStatus()) });
    const { user } = show(<UnlockScreen />);
    await user.type(screen.getByLabelText('Passphrase'), 'some words{Enter}');
    expect(screen.getByText('Choose your name first.')).toBeDefined();
    expect(asked).toEqual([]);
    await user.click(screen.getByLabelText('Bill Lead'));
    await user.click(screen.getByRole('button', { name: 'Unlock' }));
    await waitFor(() => expect(useSession.getState().status?.state).toBe('open'));
    expect(inputsOf(asked, 'session.unlock')).toEqual([{ userId: anId(2), passphrase: 'some words' }]);
  });

  test('a wrong one is told at the field, which is empty again', async () => {
    fakeProgram({ 'session.unlock': () => invalid('passphrase', 'This is not the passphrase.') });
    useSession.setState({ status: { ...LOCKED, users: USERS.slice(0, 1) } });
    const { user } = show(<UnlockScreen />);
    expect(screen.getByRole('heading', { name: 'Unlock for Olive Owner' })).toBeDefined();
    await user.type(screen.getByLabelText('Passphrase'), 'wrong{Enter}');
    await waitFor(() => expect(screen.getByText('This is not the passphrase.')).toBeDefined());
    expect(screen.getByLabelText<HTMLInputElement>('Passphrase').value).toBe('');
  });

  test('slowed down, it counts and asks nothing meanwhile', async () => {
    const asked = fakeProgram({
      'session.unlock': () => fail({ kind: 'locked', message: 'Too many.', retryAfterSeconds: 2 }),
    });
    useSession.setState({ status: { ...LOCKED, users: USERS.slice(0, 1) } });
    const { user } = show(<UnlockScreen />);
    await user.type(screen.getByLabelText('Passphrase'), 'wrong{Enter}');
    const button = await screen.findByRole('button', { name: 'Wait 2 s' });
    expect(button.hasAttribute('disabled')).toBe(true);
    await user.type(screen.getByLabelText('Passphrase'), 'again{Enter}');
    expect(inputsOf(asked, 'session.unlock')).toHaveLength(1);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Unlock' })).toBeDefined(), {
      timeout: 4000,
    });
  });

  test('a file that turns out to be damaged gives way to the page that explains it', async () => {
    const unusable = aStatus({ state: 'unusable', problem: { code: 'damaged', message: 'x' }, user: null });
    fakeProgram({
      'session.unlock': () =>
        fail({ kind: 'unavailable', code: 'damaged', message: 'The data file is damaged.' }),
      'session.status': () => ok(unusable),
    });
    useSession.setState({ status: { ...LOCKED, users: USERS.slice(0, 1) } });
    const { user } = show(<UnlockScreen />);
    await user.type(screen.getByLabelText('Passphrase'), 'right{Enter}');
    await waitFor(() => expect(useSession.getState().status?.state).toBe('unusable'));
  });
});

describe('the recovery code', () => {
  async function openRecovery(answers: Parameters<typeof fakeProgram>[0]) {
    const asked = fakeProgram(answers);
    useSession.setState({ status: { ...LOCKED, users: USERS.slice(0, 1) } });
    const { user } = show(<UnlockScreen />);
    await user.click(screen.getByRole('button', { name: 'Use the recovery code' }));
    return { asked, user };
  }

  test('sets a new passphrase, and says so in the office that opens', async () => {
    const { asked, user } = await openRecovery({ 'session.recover': () => ok(aStatus()) });
    await user.click(screen.getByRole('button', { name: 'Set the new passphrase and open' }));
    const summary = screen.getByRole('group', { name: 'There is a problem' });
    expect(summary.textContent).toMatch(/Type the recovery code.*Choose a new passphrase/);
    expect(asked).toEqual([]);
    await user.type(screen.getByLabelText(/^Recovery code/), 'ab cd');
    await user.type(screen.getByLabelText(/^New passphrase \*$/), 'velvet anchor marble drizzle');
    await user.type(screen.getByLabelText(/^New passphrase again/), 'velvet anchor marble drizzle');
    await user.click(screen.getByRole('button', { name: 'Set the new passphrase and open' }));
    await waitFor(() => expect(useSession.getState().status?.state).toBe('open'));
    expect(inputsOf(asked, 'session.recover')).toEqual([
      { userId: anId(1), code: 'AB CD', newPassphrase: 'velvet anchor marble drizzle' },
    ]);
    expect(useNotices.getState().notices.at(-1)?.text).toMatch(/^The new passphrase is set/);
  });

  test('a wrong group is named at the field, and nothing is said to be set', async () => {
    useNotices.setState({ notices: [] });
    const { user } = await openRecovery({
      'session.recover': () => invalid('code', 'Group 8 is not as printed.'),
    });
    await user.type(screen.getByLabelText(/^Recovery code/), 'ab');
    await user.type(screen.getByLabelText(/^New passphrase \*$/), 'velvet anchor marble drizzle');
    await user.type(screen.getByLabelText(/^New passphrase again/), 'velvet anchor marble drizzle{Enter}');
    await waitFor(() => expect(screen.getAllByText('Group 8 is not as printed.')).toHaveLength(2));
    expect(useNotices.getState().notices).toEqual([]);
  });
});

describe('a store that cannot be used', () => {
  test.each([
    'wrongKey',
    'damaged',
    'truncated',
    'notOurs',
    'notEncrypted',
    'newerProgram',
    'readOnlyFolder',
    'inUse',
    'diskFull',
    'missing',
    'replaced',
    'keysMissing',
    'keysDamaged',
    'diskError',
  ])('%s has its own page', (code) => {
    const other = problemText('never heard of', 'The program says this.');
    const text = problemText(code, 'The program says this.');
    expect(text.title).not.toBe(other.title);
    useSession.setState({ status: aStatus({ state: 'unusable', problem: { code, message: 'x' } }) });
    show(<UnusableScreen />);
    expect(screen.getByRole('heading', { level: 1, name: text.title })).toBeDefined();
    expect(screen.getAllByRole('listitem').length).toBe(text.steps.length);
    // Nothing to press but what mends it.
    const mended = [
      'damaged',
      'truncated',
      'missing',
      'replaced',
      'keysMissing',
      'keysDamaged',
      'notEncrypted',
    ];
    expect(screen.queryAllByRole('button').map((button) => button.textContent)).toEqual(
      mended.includes(code) ? ['Restore a backup'] : [],
    );
  });

  test('what is to be typed stands as such', () => {
    useSession.setState({
      status: aStatus({ state: 'unusable', problem: { code: 'notOurs', message: 'x' } }),
    });
    show(<UnusableScreen />);
    expect(screen.getByText('--data FOLDER').tagName).toBe('CODE');
  });

  test('an unknown code says what the program said', () => {
    expect(problemText('never heard of', 'The program says this.').what).toBe('The program says this.');
  });
});
