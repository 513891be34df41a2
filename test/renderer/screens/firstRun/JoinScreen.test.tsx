import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { FirstRunScreen } from '../../../../renderer/screens/firstRun/FirstRunScreen.tsx';
import { useFirstRun } from '../../../../renderer/screens/firstRun/firstRunStore.ts';
import { joinWords } from '../../../../renderer/screens/firstRun/JoinProgress.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import { invalid, ok, unavailable } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { type Answers, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const CODE = '0C8WD-32Q8H-GJ8Z8-4NJTA-GQGCW-N85VD-6986F-X99VR';
const OWN = 'copper lantern quiet harbor';

beforeEach(() => {
  useFirstRun.setState({ recoveryCode: null });
  useSession.setState({ status: aStatus({ state: 'new', office: null, user: null, users: [] }) });
});
afterAll(() => vi.unstubAllGlobals());

async function openForm(answers: Answers = {}) {
  const asked = fakeProgram({ 'session.joining': () => ok(null), ...answers });
  show(<FirstRunScreen />);
  fireEvent.click(screen.getByRole('button', { name: 'Join an office' }));
  return { asked };
}

test('an empty form names what is missing, and asks nothing of the program', async () => {
  const { asked } = await openForm();
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  const named = () =>
    within(screen.getByRole('group', { name: 'There is a problem' }))
      .getAllByRole('button')
      .map((link) => link.textContent);
  expect(named()).toEqual([
    'Type the code that the owner made.',
    'Give the address of the hub, with https:// in front.',
    'Choose a passphrase.',
  ]);
  fireEvent.click(screen.getByRole('radio', { name: 'In a file' }));
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(named()).toContain('Choose the folder that the file is in.');
  expect(inputsOf(asked, 'session.join')).toEqual([]);
});

test('what the program refuses stands at its field; then the recovery code of this device comes', async () => {
  let refuse = true;
  const { asked } = await openForm({
    'session.join': () =>
      refuse
        ? invalid('code', 'Look at group 3 again.')
        : ok({ recoveryCode: CODE, userName: 'Sample Clerk' }),
    'session.status': () => ok(aStatus({ state: 'recovery' })),
  });
  fireEvent.change(screen.getByLabelText(/^Code/), { target: { value: 'abcde 12345' } });
  fireEvent.change(screen.getByLabelText(/^Address of the hub/), {
    target: { value: ' https://hub.example.com ' },
  });
  fireEvent.change(screen.getByLabelText(/^Passphrase \*$/), { target: { value: OWN } });
  fireEvent.change(screen.getByLabelText(/^Passphrase again/), { target: { value: OWN } });
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(await screen.findAllByText('Look at group 3 again.')).toHaveLength(2);
  refuse = false;
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Your recovery code' })).toBeDefined());
  expect(inputsOf(asked, 'session.join').at(-1)).toEqual({
    code: 'ABCDE 12345',
    hubUrl: 'https://hub.example.com',
    certificate: '',
    folder: '',
    fileName: '',
    passphrase: OWN,
  });
});

test('a hub that is not believed shows where its certificate goes', async () => {
  await openForm({ 'session.join': () => unavailable('hub', 'It does not show its certificate.') });
  const details = screen.getByText('The hub made its own certificate').closest('details');
  expect(details?.open).toBe(false);
  fireEvent.change(screen.getByLabelText(/^Code/), { target: { value: 'abcde 12345' } });
  fireEvent.change(screen.getByLabelText(/^Address of the hub/), {
    target: { value: 'https://hub.example.com' },
  });
  fireEvent.change(screen.getByLabelText(/^Passphrase \*$/), { target: { value: OWN } });
  fireEvent.change(screen.getByLabelText(/^Passphrase again/), { target: { value: OWN } });
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(await screen.findByText('It does not show its certificate.')).toBeDefined();
  expect(details?.open).toBe(true);
});

test('how far it has come is said with the step', () => {
  expect(joinWords(null)).toBe('Beginning');
  expect(joinWords({ step: 'records', done: 41, total: 100 })).toBe('Step 2 of 4: Fetching the records, 41%');
  expect(joinWords({ step: 'changes', done: 0, total: 0 })).toBe(
    'Step 4 of 4: Fetching what changed meanwhile',
  );
});
