import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IdleWatch } from '../../../renderer/shell/IdleWatch.tsx';
import { hearOfLocks, useSession } from '../../../renderer/stores/session.ts';
import { fail, locked, ok, type Result } from '../../../shared/result.ts';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { aStatus } from '../stores/aStatus.ts';

let reload: ReturnType<typeof vi.spyOn>;
let stop: () => void;
let answers: Record<string, Result<unknown> | 'none'>;

beforeEach(() => {
  vi.useFakeTimers();
  reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined);
  answers = { 'session.idle': ok({ secondsLeft: 900 }), 'session.status': ok(aStatus({ state: 'locked' })) };
  vi.stubGlobal('fetch', (_url: string, options: RequestInit) => {
    const { channel } = JSON.parse(String(options.body)) as { channel: string };
    const answer = answers[channel] ?? ok({ secondsLeft: 900 });
    return answer === 'none'
      ? Promise.reject(new TypeError('gone'))
      : Promise.resolve(new Response(JSON.stringify(answer)));
  });
  open();
  stop = hearOfLocks();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  useSession.setState({ status: null, fault: null, covered: null, moving: false });
});

function open(part: Partial<SessionStatus> = {}) {
  useSession.setState({ status: aStatus({ idleMinutes: 15, ...part }), fault: null, covered: null });
}

function draw() {
  render(
    <MantineProvider env="test">
      <IdleWatch />
    </MantineProvider>,
  );
}

function pass(ms: number) {
  return act(() => vi.advanceTimersByTimeAsync(ms));
}

test.each([15, null])(
  'a lock that came from elsewhere is found within two seconds (idle limit %s)',
  async (limit) => {
    open({ idleMinutes: limit });
    draw();
    await pass(5_000);
    expect(useSession.getState().status?.state).toBe('open');
    answers['session.idle'] = locked();
    await pass(2_000);
    expect(useSession.getState().status).toBeNull();
    expect(reload).toHaveBeenCalledOnce();
  },
);

test('another window tells of its lock, and nothing is drawn from then on, before the program is asked', async () => {
  const other = new BroadcastChannel('claimwright.session');
  answers['session.status'] = 'none';
  vi.useRealTimers();
  other.postMessage('locked');
  await vi.waitFor(() => expect(useSession.getState().status).toBeNull());
  other.close();
});

test('a lock here is told to the other windows', async () => {
  vi.useRealTimers();
  const other = new BroadcastChannel('claimwright.session');
  const heard: unknown[] = [];
  other.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
  answers['session.lock'] = ok(aStatus({ state: 'locked' }));
  await useSession.getState().lock();
  await vi.waitFor(() => expect(heard).toEqual(['locked']));
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  other.close();
});

test('an answer that only asks to wait covers nothing', async () => {
  draw();
  answers['session.idle'] = fail({ kind: 'locked', message: 'Too many.', retryAfterSeconds: 5 });
  await pass(2_000);
  expect(useSession.getState().status?.state).toBe('open');
});

test('a false alarm brings the page back', async () => {
  answers['session.status'] = ok(aStatus({ idleMinutes: 15 }));
  useSession.getState().lockedElsewhere();
  expect(useSession.getState().status).toBeNull();
  await pass(10);
  expect(useSession.getState().status?.state).toBe('open');
  expect(reload).not.toHaveBeenCalled();
});

test('where the program no longer answers, the page covers itself when the lock would have come', async () => {
  answers['session.idle'] = ok({ secondsLeft: 40 });
  draw();
  await pass(1_500);
  answers['session.idle'] = 'none';
  await pass(35_000);
  expect(useSession.getState().status?.state).toBe('open');
  await pass(6_000);
  expect(useSession.getState().status).toBeNull();
  expect(useSession.getState().fault?.kind).toBe('unavailable');
});

test('half a minute before the lock it warns', async () => {
  answers['session.idle'] = ok({ secondsLeft: 20 });
  draw();
  await pass(2_500);
  expect(screen.getByRole('dialog', { name: 'Nobody is here' }).textContent).toContain('20 seconds');
});
