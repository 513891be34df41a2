import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyForAWhile } from '../../../renderer/components/copyForAWhile.ts';
import { useSession } from '../../../renderer/stores/session.ts';
import { aStatus } from '../stores/aStatus.ts';

let clipboard = '';
let mayRead: PermissionState = 'granted';

beforeEach(() => {
  vi.useFakeTimers();
  clipboard = '';
  mayRead = 'granted';
  vi.stubGlobal('navigator', {
    clipboard: {
      writeText: (text: string) => {
        clipboard = text;
        return Promise.resolve();
      },
      readText: () => Promise.resolve(clipboard),
    },
    permissions: { query: () => Promise.resolve({ state: mayRead }) },
  });
  useSession.setState({ status: aStatus({ clipboardSeconds: 60 }) });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  useSession.setState({ status: null });
});

test('what was copied is taken off after the seconds, and not before', async () => {
  expect(await copyForAWhile('1EG4-TE5-MK73')).toBe(true);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(clipboard).toBe('1EG4-TE5-MK73');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(clipboard).toBe('');
});

test('what somebody copied since stays', async () => {
  await copyForAWhile('1EG4-TE5-MK73');
  clipboard = 'a letter to a friend';
  await vi.advanceTimersByTimeAsync(61_000);
  expect(clipboard).toBe('a letter to a friend');
});

test('a second one has its own time', async () => {
  await copyForAWhile('one');
  await vi.advanceTimersByTimeAsync(50_000);
  await copyForAWhile('two');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(clipboard).toBe('two');
  await vi.advanceTimersByTimeAsync(45_000);
  expect(clipboard).toBe('');
});

test('0 seconds leave it there', async () => {
  useSession.setState({ status: aStatus({ clipboardSeconds: 0 }) });
  await copyForAWhile('one');
  await vi.advanceTimersByTimeAsync(10_000_000);
  expect(clipboard).toBe('one');
});

test.each(['copy', 'cut', 'blur'])('where nobody may look, a %s since leaves it', async (name) => {
  mayRead = 'prompt';
  await copyForAWhile('one');
  await vi.advanceTimersByTimeAsync(1_000);
  window.dispatchEvent(new Event(name));
  await vi.advanceTimersByTimeAsync(61_000);
  expect(clipboard).toBe('one');
});

test('where nobody may look and the window was never left, it is taken off', async () => {
  mayRead = 'prompt';
  await copyForAWhile('one');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(clipboard).toBe('');
});
