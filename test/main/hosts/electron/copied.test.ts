import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepCopied, saysLocked } from '../../../../main/hosts/electron/copied.ts';

let clipboard = '';
const log = { info: () => undefined, error: vi.fn() };

function aKeeper(readText = () => Promise.resolve(clipboard)) {
  return keepCopied(
    {
      readText,
      clear: () => {
        clipboard = '';
      },
    },
    log,
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  log.error.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

test('is taken off at its time, whatever window is in front', async () => {
  const copied = aKeeper();
  clipboard = '1EG4-TE5-MK73';
  copied.hold(clipboard, 60);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(clipboard).toBe('1EG4-TE5-MK73');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(clipboard).toBe('');
});

test('stays when something else was copied since', async () => {
  const copied = aKeeper();
  copied.hold('one', 60);
  clipboard = 'a letter to a friend';
  await vi.advanceTimersByTimeAsync(61_000);
  expect(clipboard).toBe('a letter to a friend');
});

test('a second value has its own time', async () => {
  const copied = aKeeper();
  copied.hold('one', 60);
  await vi.advanceTimersByTimeAsync(50_000);
  clipboard = 'two';
  copied.hold('two', 60);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(clipboard).toBe('two');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(clipboard).toBe('');
});

test('is taken off now when asked to, once, and not again at its time', async () => {
  const copied = aKeeper();
  clipboard = 'one';
  copied.hold('one', 60);
  await copied.clearNow();
  expect(clipboard).toBe('');
  clipboard = 'one';
  await vi.advanceTimersByTimeAsync(61_000);
  expect(clipboard).toBe('one');
});

test.each([
  [null, 60],
  ['', 60],
  ['x'.repeat(10_001), 60],
  ['one', 0],
  ['one', -1],
  ['one', 3601],
  ['one', Number.NaN],
  ['one', '60'],
])('a page that says %j for %j seconds is passed over', async (text, seconds) => {
  const copied = aKeeper();
  clipboard = 'one';
  copied.hold(text, seconds);
  await copied.clearNow();
  await vi.advanceTimersByTimeAsync(4_000_000);
  expect(clipboard).toBe('one');
});

test('a clipboard that cannot be read is logged and holds nothing up', async () => {
  const copied = aKeeper(() => Promise.reject(new Error('no')));
  copied.hold('one', 60);
  await expect(copied.clearNow()).resolves.toBeUndefined();
  expect(log.error).toHaveBeenCalledOnce();
});

describe('an answer says that the office is locked', () => {
  const fault = { kind: 'locked', message: 'Locked.' };
  test.each([
    [true, 'a call that came after the lock', 'patients.list', { ok: false, fault }],
    [true, 'the lock itself', 'session.lock', { ok: true, value: { state: 'locked' } }],
    [
      false,
      'a code that was wrong too often',
      'people.add',
      { ok: false, fault: { ...fault, retryAfterSeconds: 5 } },
    ],
    [false, 'another fault', 'patients.list', { ok: false, fault: { kind: 'notFound', message: '' } }],
    [false, 'an open office', 'session.status', { ok: true, value: { state: 'open' } }],
    [false, 'a record with such a state', 'claims.get', { ok: true, value: { state: 'locked' } }],
    [false, 'nothing', 'claims.get', null],
    [false, 'an empty answer', 'session.touch', { ok: true, value: null }],
  ])('%s: %s', (expected, _name, channel, answer) => {
    expect(saysLocked(channel, answer)).toBe(expected);
  });
});
