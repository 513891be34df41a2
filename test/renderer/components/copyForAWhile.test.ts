import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyForAWhile } from '../../../renderer/components/copyForAWhile.ts';
import { clearCopied } from '../../../renderer/stores/copied.ts';
import { useSession } from '../../../renderer/stores/session.ts';
import { aStatus } from '../stores/aStatus.ts';

let clipboard = '';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  clipboard = '';
  const own = Object.assign(new EventTarget(), {
    writeText: (text: string) => {
      clipboard = text;
      return Promise.resolve();
    },
    readText: () => Promise.resolve(clipboard),
  });
  vi.stubGlobal('navigator', {
    clipboard: own,
    permissions: { query: () => Promise.resolve({ state: 'granted' }) },
  });
  useSession.setState({ status: aStatus({ clipboardSeconds: 60 }) });
});

afterEach(async () => {
  void clearCopied();
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  useSession.setState({ status: null });
});

test('what was copied is taken off after the seconds of the office, and not before', async () => {
  expect(await copyForAWhile('1EG4-TE5-MK73')).toBe(true);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(clipboard).toBe('1EG4-TE5-MK73');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(clipboard).toBe('');
});

test('0 seconds leave it there', async () => {
  useSession.setState({ status: aStatus({ clipboardSeconds: 0 }) });
  await copyForAWhile('one');
  await vi.advanceTimersByTimeAsync(10_000_000);
  void clearCopied();
  await vi.advanceTimersByTimeAsync(300);
  expect(clipboard).toBe('one');
});

test('the desktop program is told what was copied and for how long, and the page keeps nothing', async () => {
  const copied = vi.fn(() => Promise.resolve());
  vi.stubGlobal('claimwright', { call: () => Promise.resolve(null), copied });
  await copyForAWhile('one');
  expect(copied).toHaveBeenCalledWith('one', 60);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(clipboard).toBe('one');
  expect(sessionStorage.length).toBe(0);
});
