import { afterEach, describe, expect, test, vi } from 'vitest';
import { call, fileUrl, onMenuCommand, outputUrl, readFile, saveOutput } from '../../renderer/client.ts';
import { useNotices } from '../../renderer/stores/notices.ts';
import { PAGE_KEY_HEADER, PAGE_KEY_PLACE } from '../../shared/pageKey.ts';

afterEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
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

describe('the key of the page, in a browser', () => {
  test('goes with messages and with files, as it is stored now', async () => {
    const ask = answering('{"ok":true,"value":[]}');
    for (const key of ['first', 'of the next start address']) {
      localStorage.setItem(PAGE_KEY_PLACE, key);
      await call('users.list', {});
      await readFile(fileUrl('0190-ab'));
    }
    const shown = ask.mock.calls.map(([, init]) => new Headers(init?.headers).get(PAGE_KEY_HEADER));
    expect(shown).toEqual(['first', 'first', 'of the next start address', 'of the next start address']);
  });

  test('does not go over the bridge of the desktop window', async () => {
    localStorage.setItem(PAGE_KEY_PLACE, 'of a browser');
    vi.stubGlobal('claimwright', { call: vi.fn() });
    const ask = answering('');
    await readFile(fileUrl('0190-ab'));
    expect(ask.mock.calls[0]?.[1]?.headers).toEqual({});
  });
});

describe('saving in a browser', () => {
  test('is under the name that the program gives', async () => {
    const headers = {
      'content-disposition': `attachment; filename="a_b.pdf"; filename*=UTF-8''a%20%C3%A9.pdf`,
    };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('pages', { headers })));
    const saved = new Promise<string>((resolve) => {
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
        this: HTMLAnchorElement,
      ) {
        resolve(`${this.download} from ${new URL(this.href).protocol}`);
      });
    });
    saveOutput('0190-ab');
    await expect(saved).resolves.toBe('a é.pdf from blob:');
  });

  test('that fails is said', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    saveOutput('0190-ab');
    await expect.poll(() => useNotices.getState().notices[0]?.tone).toBe('problem');
  });
});

test('addresses of files cannot be led astray by an id', () => {
  expect(fileUrl('../call')).toBe('/files/..%2Fcall');
  expect(outputUrl('a?b')).toBe('/output/a%3Fb');
});

test('without a menu nothing is listened to', () => {
  expect(() => onMenuCommand(vi.fn())()).not.toThrow();
});
