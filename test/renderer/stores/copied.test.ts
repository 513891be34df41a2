import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as Copied from '../../../renderer/stores/copied.ts';

/** The module as a page that has just been loaded has it. */
let page: typeof Copied;
let clipboard = '';
let mayRead: PermissionState | null = 'prompt';
let focused = true;
async function noticesShown(): Promise<readonly string[]> {
  const { useNotices } = await import('../../../renderer/stores/notices.ts');
  return useNotices.getState().notices.map(({ text }) => text);
}

/** A browser that wants a key or a click before a page may write. */
let wantsHand = false;
let hand = false;
let events: EventTarget;

function aClipboard(tellsChanges: boolean) {
  events = Object.assign(new EventTarget(), {
    writeText: (text: string) => {
      if (!focused || (wantsHand && !hand)) return Promise.reject(new Error('NotAllowedError'));
      clipboard = text;
      return Promise.resolve();
    },
    readText: () => Promise.resolve(clipboard),
    ...(tellsChanges ? { onclipboardchange: null } : {}),
  });
  vi.stubGlobal('navigator', {
    clipboard: events,
    permissions: {
      query: () =>
        mayRead === null
          ? Promise.reject(new TypeError('clipboard-read is not known'))
          : Promise.resolve({ state: mayRead }),
    },
  });
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  page = await import('../../../renderer/stores/copied.ts');
  mayRead = 'prompt';
  focused = true;
  wantsHand = false;
  hand = false;
  vi.spyOn(document, 'hasFocus').mockImplementation(() => focused);
  aClipboard(true);
});

afterEach(async () => {
  focused = true;
  wantsHand = false;
  // Not waited for: the clock of the test does not run by itself.
  void page.clearCopied();
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function copy(text: string, seconds = 60) {
  clipboard = text;
  page.holdCopied(text, seconds);
}

function leave() {
  focused = false;
  window.dispatchEvent(new Event('blur'));
}

async function comeBack({ changed = false } = {}) {
  focused = true;
  window.dispatchEvent(new Event('focus'));
  if (changed) events.dispatchEvent(new Event('clipboardchange'));
  await vi.advanceTimersByTimeAsync(300);
}

test('a value that falls due in another window is taken off when the focus returns', async () => {
  copy('1EG4-TE5-MK73');
  await vi.advanceTimersByTimeAsync(5_000);
  leave();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(clipboard).toBe('1EG4-TE5-MK73');
  await comeBack();
  expect(clipboard).toBe('');
  expect(await noticesShown()).toEqual([]);
});

test('whoever returns before the time finds it there until then', async () => {
  copy('1EG4-TE5-MK73');
  leave();
  await vi.advanceTimersByTimeAsync(20_000);
  await comeBack();
  expect(clipboard).toBe('1EG4-TE5-MK73');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(clipboard).toBe('');
});

describe('what somebody copied since stays', () => {
  test('seen, where looking is allowed', async () => {
    mayRead = 'granted';
    aClipboard(false);
    copy('one');
    leave();
    clipboard = 'a letter to a friend';
    await vi.advanceTimersByTimeAsync(61_000);
    await comeBack();
    expect(clipboard).toBe('a letter to a friend');
  });

  test('told by the browser, where it is not', async () => {
    copy('one');
    leave();
    clipboard = 'a letter to a friend';
    await vi.advanceTimersByTimeAsync(61_000);
    await comeBack({ changed: true });
    expect(clipboard).toBe('a letter to a friend');
  });

  test.each(['copy', 'cut'])('by a %s in this window', async (name) => {
    copy('one');
    await vi.advanceTimersByTimeAsync(100);
    window.dispatchEvent(new Event(name));
    await vi.advanceTimersByTimeAsync(61_000);
    expect(clipboard).toBe('one');
  });

  test('but the event of our own copying is none', async () => {
    copy('one');
    await vi.advanceTimersByTimeAsync(300);
    events.dispatchEvent(new Event('clipboardchange'));
    await vi.advanceTimersByTimeAsync(61_000);
    expect(clipboard).toBe('');
  });
});

test('a browser that neither shows nor tells: it is emptied, and a notice says so', async () => {
  mayRead = null;
  aClipboard(false);
  copy('one');
  leave();
  await vi.advanceTimersByTimeAsync(61_000);
  await comeBack();
  expect(clipboard).toBe('');
  expect(await noticesShown()).toEqual(['The clipboard was emptied.']);
});

test('a browser that wants a key first gets it off with the next one', async () => {
  wantsHand = true;
  copy('one');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(clipboard).toBe('one');
  hand = true;
  window.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(10);
  expect(clipboard).toBe('');
});

test('a second value has its own time', async () => {
  copy('one');
  await vi.advanceTimersByTimeAsync(50_000);
  copy('two');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(clipboard).toBe('two');
  await vi.advanceTimersByTimeAsync(45_000);
  expect(clipboard).toBe('');
});

describe('the lock', () => {
  test('takes it off at once', async () => {
    copy('one');
    void page.clearCopied();
    await vi.advanceTimersByTimeAsync(300);
    expect(clipboard).toBe('');
  });

  test('in another window: when the focus returns, also after the page has started anew', async () => {
    copy('one');
    leave();
    void page.clearCopied();
    await vi.advanceTimersByTimeAsync(300);
    expect(clipboard).toBe('one');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('one');
    vi.resetModules();
    const again = await import('../../../renderer/stores/copied.ts');
    again.resumeCopied();
    await comeBack();
    expect(clipboard).toBe('');
    expect(sessionStorage.length).toBe(0);
  });
});

test('a page that was loaded again takes it off at its time', async () => {
  copy('one');
  await vi.advanceTimersByTimeAsync(30_000);
  vi.resetModules();
  const again = await import('../../../renderer/stores/copied.ts');
  again.resumeCopied();
  await vi.advanceTimersByTimeAsync(29_000);
  // The old page is gone in truth; here both would act, at the same time.
  expect(clipboard).toBe('one');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(clipboard).toBe('');
});
