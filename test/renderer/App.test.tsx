import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../renderer/App.tsx';
import { Page } from '../../renderer/components/Page.tsx';
import { PersonName } from '../../renderer/components/PersonName.tsx';
import { go } from '../../renderer/shell/navigation.ts';
import type { ScreenRoute } from '../../renderer/shell/routes.ts';
import { useAppearance } from '../../renderer/stores/appearance.ts';
import { useNotices } from '../../renderer/stores/notices.ts';
import { useSession } from '../../renderer/stores/session.ts';
import { useCommand } from '../../renderer/stores/shortcuts.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { aStatus } from './stores/aStatus.ts';

const made = vi.fn();

function Patients() {
  useCommand('new', made, { label: 'New patient' });
  return (
    <Page title={<PersonName name="Testperson, Avery" />}>
      <p>Room</p>
    </Page>
  );
}

function Broken(): never {
  throw new Error('a bug');
}

const ROUTES: readonly ScreenRoute[] = [
  {
    path: '/work',
    title: 'Work',
    area: 'work',
    component: () => <Page title="My work">Nothing waits.</Page>,
  },
  { path: '/today', title: 'Today', area: 'today', component: () => <Page title="My day">Nothing.</Page> },
  { path: '/patients/:id', title: 'Patient', area: 'patients', component: Patients },
  { path: '/codes', title: 'Codes', area: 'codes', component: Broken },
];

const GATES = {
  firstRun: () => <h1>Two doors</h1>,
  unlock: () => <h1>Locked</h1>,
  trouble: () => <h1>Trouble</h1>,
};

let answers: Record<string, unknown>;
let asked: { channel: string; input: unknown }[];

beforeEach(() => {
  window.location.hash = '';
  asked = [];
  answers = { 'session.status': aStatus({ sample: true }) };
  vi.stubGlobal('fetch', (_url: string, options: RequestInit) => {
    const request: { channel: string; input: unknown } = JSON.parse(String(options.body));
    asked.push(request);
    const value = answers[request.channel];
    const body =
      value === undefined
        ? { ok: false, fault: { kind: 'notFound', message: 'Nothing to undo.' } }
        : { ok: true, value };
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
  if (!document.getElementById('popups')) {
    const popups = document.createElement('div');
    popups.id = 'popups';
    document.body.append(popups);
  }
});

afterEach(() => {
  vi.unstubAllGlobals();
  useSession.setState({ status: null, fault: null });
  useNotices.setState({ notices: [] });
  useAppearance.setState({ hideNames: false });
});

async function open(hash = '/work') {
  window.location.hash = hash;
  const user = userEvent.setup();
  render(<App nonce="n" routes={ROUTES} gates={GATES} />);
  await screen.findByRole('heading', { level: 1 });
  return user;
}

describe('which door', () => {
  test.each<[SessionStatus['state'], string]>([
    ['new', 'Two doors'],
    ['recovery', 'Two doors'],
    ['locked', 'Locked'],
    ['unusable', 'Trouble'],
    ['open', 'My work'],
  ])('%s', async (state, heading) => {
    answers['session.status'] = aStatus({ state });
    await open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(heading);
  });

  test('no answer: a sentence, and another try', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    render(<App nonce="n" routes={ROUTES} gates={GATES} />);
    expect((await screen.findByRole('alert')).textContent).toContain('does not answer');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('the shell', () => {
  test.each(['', '/work'])(
    'a technician who comes to %j begins with the day and sees the bench’s rooms',
    async (hash) => {
      const status = aStatus({ sample: true });
      answers['session.status'] = { ...status, user: { ...status.user, role: 'technician' } };
      await open(hash);
      await waitFor(() => expect(window.location.hash).toBe('#/today'));
      const rooms = within(screen.getByRole('navigation', { name: 'Rooms' }));
      expect(rooms.getAllByRole('link').map((link) => link.textContent)).toEqual([
        'Today',
        'Equipment',
        'Service',
      ]);
    },
  );

  test('an empty address leads to Work; the rail says where one is', async () => {
    await open('');
    await waitFor(() => expect(window.location.hash).toBe('#/work'));
    const rooms = within(screen.getByRole('navigation', { name: 'Rooms' }));
    expect(rooms.getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Work',
      'Claims',
      'Send',
      'Came back',
      'Refusals',
      'Patients',
      'Equipment',
      'Service',
      'Documents',
      'Payers',
      'Codes',
      'Reports',
      'Branches',
      'Safety',
      'Settings',
    ]);
    expect(rooms.getByRole('link', { current: 'page' }).textContent).toBe('Work');
  });

  test('the window’s title names the room and nobody; the heading has the focus after a move', async () => {
    await open();
    go('/patients/0192');
    const heading = await screen.findByRole('heading', { name: 'Testperson, Avery' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(document.title).toBe('Patient · Claimwright');
  });

  test('an unknown address says so', async () => {
    window.location.hash = '/nowhere';
    render(<App nonce="n" routes={ROUTES} gates={GATES} />);
    expect(await screen.findByText('There is nothing at this address.')).toBeTruthy();
  });

  test('a fault of one room leaves the others usable', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const user = await open();
    go('/codes');
    expect(await screen.findByText('This screen met a fault.')).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Work' }));
    expect(await screen.findByText('Nothing waits.')).toBeTruthy();
    quiet.mockRestore();
  });

  test('says where the data is, and that the sample office is one', async () => {
    await open();
    expect(screen.getByText('All on this computer, encrypted, no backup yet')).toBeTruthy();
    expect(screen.getByText('Sample office')).toBeTruthy();
  });

  test('names are hidden by one switch', async () => {
    const user = await open('/patients/0192');
    await user.click(screen.getByRole('button', { name: 'Hide names' }));
    expect(document.body.textContent).not.toContain('Testperson');
    expect(document.documentElement.hasAttribute('data-hide-names')).toBe(true);
  });

  test('locking empties the page and starts it anew', async () => {
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined);
    const user = await open('/patients/0192');
    expect(document.body.textContent).toContain('Testperson');
    answers['session.lock'] = aStatus({ state: 'locked' });
    await user.keyboard('{Control>}l{/Control}');
    await waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(document.body.textContent).not.toContain('Testperson');
    reload.mockRestore();
  });

  test('undo says what was undone, or why not', async () => {
    const user = await open();
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Nothing to undo.')).toBeTruthy();
    answers['undo.last'] = { undone: 'Change patient' };
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone: Change patient.')).toBeTruthy();
  });
});

describe('the palette', () => {
  test('finds records, and Enter opens the first', async () => {
    answers['search.find'] = [
      { kind: 'patient', id: '0192', title: 'Testperson, Avery', detail: '03/07/1948' },
      { kind: 'code', id: 'L7600', title: 'L7600', detail: 'Repair' },
    ];
    const user = await open();
    await user.keyboard('{Control>}k{/Control}');
    const box = await screen.findByRole('combobox', { name: 'Search records and commands' });
    await user.type(box, 'test');
    await screen.findByText('Testperson, Avery');
    expect(asked.at(-1)).toEqual({ channel: 'search.find', input: { query: 'test', limit: 20 } });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toBe('#/patients/0192'));
  });

  test('runs a command of the room by its name', async () => {
    made.mockClear();
    const user = await open('/patients/0192');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search records and commands' }), 'new pat');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('New patient');
    answers['search.find'] = [];
    await user.keyboard('{Enter}');
    await waitFor(() => expect(made).toHaveBeenCalledOnce());
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
