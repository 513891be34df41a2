import { afterEach, describe, expect, test, vi } from 'vitest';
import { call, fileUrl, onMenuCommand, outputUrl } from '../../renderer/client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(window, 'claimwright');
});

function answering(body: string) {
  const ask = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body)));
  vi.stubGlobal('fetch', ask);
  return ask;
}

describe('asking the program', () => {
  test('in a browser: one POST, the answer as it came', async () => {
    const ask = answering('{"ok":true,"value":{"undone":"Change patient"}}');
    await expect(call('undo.last', {})).resolves.toEqual({ ok: true, value: { undone: 'Change patient' } });
    expect(ask).toHaveBeenCalledExactlyOnceWith('/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"channel":"undo.last","input":{}}',
    });
  });

  test('in the desktop window: over the bridge, and not over HTTP', async () => {
    const ask = answering('');
    const bridge = { call: vi.fn(() => Promise.resolve({ ok: true, value: [] })) };
    vi.stubGlobal('claimwright', bridge);
    await expect(call('users.list', {})).resolves.toEqual({ ok: true, value: [] });
    expect(bridge.call).toHaveBeenCalledWith('users.list', {});
    expect(ask).not.toHaveBeenCalled();
  });

  test.each(['', '<html>', 'null', '[]', '"ok"'])(
    'an answer that is none (%j) is a fault, never an exception',
    async (body) => {
      answering(body);
      const answer = await call('users.list', {});
      expect(answer).toMatchObject({ ok: false, fault: { kind: 'unavailable', code: 'noAnswer' } });
    },
  );

  test('a host that has gone is a fault too', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    expect((await call('users.list', {})).ok).toBe(false);
  });
});

test('addresses of files cannot be led astray by an id', () => {
  expect(fileUrl('../call')).toBe('/files/..%2Fcall');
  expect(outputUrl('a?b')).toBe('/output/a%3Fb');
});

test('without a menu nothing is listened to', () => {
  expect(() => onMenuCommand(vi.fn())()).not.toThrow();
});
