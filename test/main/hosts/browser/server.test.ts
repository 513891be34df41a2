import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Assets } from '../../../../main/hosts/assets.ts';
import { PortRefused, startBrowserHost } from '../../../../main/hosts/browser/server.ts';
import type { BrowserHost } from '../../../../main/hosts/browser/server.ts';
import type { Core } from '../../../../main/hosts/ports.ts';
import { PAGE_KEY_HEADER } from '../../../../shared/pageKey.ts';
import { keptOf } from '../../../support/browserSession.ts';

const page = '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><div id="root"></div>';
const assets: Assets = new Map([
  ['/index.html', { bytes: Buffer.from(page), type: 'text/html; charset=utf-8' }],
  ['/assets/main.js', { bytes: Buffer.from('export {}'), type: 'text/javascript; charset=utf-8' }],
]);

interface Received {
  readonly calls: { channel: string; input: unknown; windowId: string }[];
  readonly files: { size: number; name: string; type: string }[];
  readonly logged: string[];
}

let received: Received;
let host: BrowserHost;
let opened: number;
let answerCall: (channel: string) => Promise<unknown>;

beforeEach(async () => {
  received = { calls: [], files: [], logged: [] };
  opened = 0;
  answerCall = async () => Promise.resolve({ ok: true, value: 'answer' });
  const core: Core = {
    call: async (channel, input, origin) => {
      received.calls.push({ channel, input, windowId: origin.windowId });
      return answerCall(channel);
    },
    putFile: async (bytes, name, type) => {
      received.files.push({ size: bytes.byteLength, name, type });
      return Promise.resolve({ ok: true, value: { uploadId: 'u1' } });
    },
    getFile: async (kind, id) =>
      Promise.resolve(
        id === 'missing'
          ? null
          : {
              bytes: Buffer.from('<script>alert(1)</script>'),
              type: id === 'page' ? 'text/html' : 'application/pdf',
              name: id === 'page' ? 'a"b\r\nSet-Cookie: x=1.html' : 'packet-2026-0001.pdf',
              disposition: kind === 'files' ? 'inline' : 'attachment',
            },
      ),
    close: async () => Promise.resolve(),
  };
  host = await startBrowserHost({
    core,
    assets,
    port: 0,
    random: randomBytes,
    log: { info: () => undefined, error: (reference) => received.logged.push(reference) },
    onOpened: () => (opened += 1),
  });
});

afterEach(async () => {
  await host.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function ask(
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: host.port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function startPath(): string {
  const url = new URL(host.startAddress());
  return url.pathname + url.search;
}

/** What the page of a session sends by itself: cookie and key. */
interface Own {
  readonly cookie: string;
  readonly [PAGE_KEY_HEADER]: string;
}
const NOBODY: Own = { cookie: '', [PAGE_KEY_HEADER]: '' };

async function signIn(): Promise<Own> {
  const answer = await ask(startPath());
  const { cookie, key } = keptOf(answer.headers['set-cookie']?.[0], answer.body);
  return { cookie, [PAGE_KEY_HEADER]: key };
}

function own(session: Own, extra: OutgoingHttpHeaders = {}): OutgoingHttpHeaders {
  return { ...session, origin: `http://127.0.0.1:${String(host.port)}`, ...extra };
}

function callWith(session: Own, body: string | Buffer, extra: OutgoingHttpHeaders = {}): Promise<Answer> {
  return ask('/call', own(session, { 'content-type': 'application/json', ...extra }), 'POST', body);
}

const message = JSON.stringify({ channel: 'claims.list', input: { page: 1 } });

describe('the start address', () => {
  test('is exchanged for a strict cookie that scripts cannot read, and a key that only pages of this origin read', async () => {
    const answer = await ask(startPath());
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^claimwright-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const { key } = keptOf(cookie, answer.body);
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(cookie).not.toContain(key);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(opened).toBe(1);
  });

  test('answers a page that runs the one script of its policy, and leads on', async () => {
    const { headers, body } = await ask(startPath());
    const script = /<script>(.*)<\/script>/s.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(headers['content-security-policy']).toContain(`default-src 'none'; script-src 'sha256-${hash}';`);
    expect(script).toContain("location.replace('/')");
  });

  test('works once', async () => {
    const path = startPath();
    expect((await ask(path)).status).toBe(200);
    const again = await ask(path);
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('already used');
    expect(keptOf('', again.body).key).toBe('');
    expect(opened).toBe(1);
  });

  test('of a browser that has a session gives it a further key; both windows go on', async () => {
    const first = await signIn();
    const answer = await ask(startPath(), { cookie: first.cookie });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const { key } = keptOf('', answer.body);
    for (const session of [first, { cookie: first.cookie, [PAGE_KEY_HEADER]: key }])
      expect((await callWith(session, message)).status).toBe(200);
    expect(received.calls[0]?.windowId).toBe(received.calls[1]?.windowId);
    expect(opened).toBe(2);
  });

  test('used up, leads whoever has a session to the page, without a key', async () => {
    const path = startPath();
    const { headers } = await ask(path);
    const again = await ask(path, { cookie: keptOf(headers['set-cookie']?.[0], '').cookie });
    expect(again).toMatchObject({ status: 303, headers: { location: '/' }, body: '' });
  });

  test('refuses a made-up token, an empty one, and the one before the last', async () => {
    const earlier = startPath();
    startPath();
    for (const path of ['/start', '/start?token=', `/start?token=${'A'.repeat(43)}`, earlier]) {
      expect((await ask(path)).status).toBe(403);
    }
  });

  test('is not used up by a look at its head', async () => {
    const path = startPath();
    expect((await ask(path, {}, 'HEAD')).status).toBe(405);
    expect((await ask(path)).status).toBe(200);
  });

  test('keeps the strict cookie when a link on another site led to it: the page goes on by itself', async () => {
    const answer = await ask(startPath(), { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toHaveLength(1);
  });
});

describe('the page', () => {
  test('comes with a fresh nonce at each load, in the policy and in the page', async () => {
    const session = await signIn();
    const nonces = new Set<string>();
    for (const path of ['/', '/claims/0190-abc/order', '/']) {
      const answer = await ask(path, { ...session });
      expect(answer.status).toBe(200);
      const policy = String(answer.headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(answer.body).toContain(`nonce="${nonce}"`);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('and its parts forbid guessing, caching, framing and other sites', async () => {
    const session = await signIn();
    for (const path of ['/', '/assets/main.js', '/files/doc']) {
      const { headers } = await ask(path, { ...session });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('answers a look at its head without a body', async () => {
    const answer = await ask('/assets/main.js', { ...(await signIn()) }, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe('9');
    expect(answer.body).toBe('');
  });

  test.each(['/', '/assets/main.js', '/files/doc', '/output/doc'])('%s needs the cookie', async (path) => {
    expect((await ask(path)).status).toBe(401);
    expect((await ask(path, { cookie: `claimwright-${String(host.port)}=${'A'.repeat(43)}` })).status).toBe(
      401,
    );
  });

  test.each([
    '/../package.json',
    '/assets/../../main/browser.js',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2fmain.js',
    '/%00',
    '//etc/passwd',
    '/assets\\main.js',
    '/package.json',
    '/assets/other.js',
    '/index.html',
  ])('%s names nothing that is served', async (path) => {
    const answer = await ask(path, { ...(await signIn()) });
    expect(answer.status).toBe(404);
  });
});

describe('the gate', () => {
  test('answers to its own address only', async () => {
    const session = await signIn();
    for (const name of ['localhost', 'claimwright.example', '127.0.0.1', '127.0.0.1:1', '[::1]']) {
      const answer = await ask('/', { ...session, host: name });
      expect(answer.status).toBe(421);
      expect(answer.body).not.toContain('csp-nonce');
    }
  });

  test('refuses other pages, and messages that do not say where they come from', async () => {
    const session = await signIn();
    for (const origin of [
      'http://localhost:1',
      'null',
      'https://example.org',
      `http://127.0.0.1:${String(host.port + 1)}`,
    ]) {
      expect((await callWith(session, message, { origin })).status).toBe(403);
      expect((await ask('/', { ...session, origin })).status).toBe(403);
    }
    const unsaid = await ask('/call', { ...session, 'content-type': 'application/json' }, 'POST', message);
    expect(unsaid.status).toBe(403);
    const site = await callWith(session, message, {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    });
    expect(site.status).toBe(403);
    expect(
      (await ask('/files/doc', { ...session, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }))
        .status,
    ).toBe(403);
    expect(received.calls).toEqual([]);
  });

  test('refuses methods that an address does not have', async () => {
    const session = await signIn();
    for (const [method, path] of [
      ['GET', '/call'],
      ['PUT', '/call'],
      ['OPTIONS', '/call'],
      ['GET', '/files'],
      ['DELETE', '/files/doc'],
      ['POST', '/'],
      ['POST', '/start'],
    ] as const) {
      const answer = await ask(path, own(session), method);
      expect(answer.status, `${method} ${path}`).toBe(405);
      expect(answer.headers.allow).toBeTruthy();
    }
  });

  test('cuts off what is not HTTP at all', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(host.port, '127.0.0.1', () => socket.write('hello\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => {
        resolve(text);
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('messages', () => {
  test('reach the program with the window they come from', async () => {
    const first = await signIn();
    const second = await signIn();
    const answer = await callWith(first, message);
    await callWith(second, message);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'answer' });
    expect(received.calls[0]).toMatchObject({ channel: 'claims.list', input: { page: 1 } });
    expect(received.calls[0]?.windowId).not.toBe(received.calls[1]?.windowId);
  });

  test('need the cookie', async () => {
    const { cookie: _, ...key } = await signIn();
    for (const session of [NOBODY, { cookie: '', ...key }])
      expect((await callWith(session, message)).status).toBe(401);
    expect(received.calls).toEqual([]);
  });

  test.each([
    '',
    'null',
    '[]',
    '{"channel":1}',
    '{"channel":"a","more":1}',
    '{"channel":',
    'x'.repeat(10),
    `{"channel":"${'a'.repeat(101)}"}`,
  ])('that cannot be read are refused: %s', async (body) => {
    const answer = await callWith(await signIn(), body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    expect(received.calls).toEqual([]);
  });

  test('are JSON', async () => {
    const answer = await callWith(await signIn(), message, { 'content-type': 'text/plain' });
    expect(answer.status).toBe(415);
  });

  test('over 1 MB are refused, announced or not, with an answer the sender gets to see', async () => {
    const session = await signIn();
    const large = Buffer.alloc(1024 * 1024 + 1, 0x20);
    const announced = await callWith(session, large);
    expect(announced.status).toBe(413);
    expect(JSON.parse(announced.body)).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    const unannounced = await callWith(session, large, { 'transfer-encoding': 'chunked' });
    expect(unannounced.status).toBe(413);
    expect(received.calls).toEqual([]);
  });

  test('that meet a bug are answered with a reference only', async () => {
    answerCall = async () => Promise.reject(new Error('Marigold Testpatient'));
    const answer = await callWith(await signIn(), message);
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('Marigold');
    expect(JSON.parse(answer.body)).toMatchObject({
      fault: { kind: 'internal', reference: received.logged[0] },
    });
  });
});

describe('files', () => {
  test('come in with their name and type', async () => {
    const answer = await ask(
      '/files',
      own(await signIn(), {
        'content-type': 'application/pdf',
        'x-file-name': encodeURIComponent('Ordonnance née.pdf'),
      }),
      'POST',
      Buffer.alloc(100_000, 1),
    );
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { uploadId: 'u1' } });
    expect(received.files).toEqual([{ size: 100_000, name: 'Ordonnance née.pdf', type: 'application/pdf' }]);
  });

  test('over 60 MB are refused before they are read', async () => {
    const answer = await ask(
      '/files',
      own(await signIn(), {
        'content-length': String(61 * 1024 * 1024),
        'x-file-name': 'a.pdf',
        expect: '100-continue',
      }),
      'POST',
    ).catch((error: unknown) => error);
    expect(answer).toMatchObject({ status: 413 });
    expect(received.files).toEqual([]);
  });

  test('without a readable name, or without the cookie, are refused', async () => {
    const session = await signIn();
    for (const name of [undefined, '%', 'a'.repeat(5000)]) {
      const headers = own(session, name === undefined ? {} : { 'x-file-name': name });
      expect((await ask('/files', headers, 'POST', 'x')).status).toBe(400);
    }
    expect((await ask('/files', own(NOBODY, { 'x-file-name': 'a.pdf' }), 'POST', 'x')).status).toBe(401);
    expect(received.files).toEqual([]);
  });

  test('go out to be seen or saved, and what could run is only saved', async () => {
    const session = await signIn();
    const seen = await ask('/files/doc', { ...session });
    expect(seen.headers['content-type']).toBe('application/pdf');
    expect(seen.headers['content-disposition']).toMatch(/^inline; filename="packet-2026-0001\.pdf"/);
    const saved = await ask('/output/doc', { ...session });
    expect(saved.headers['content-disposition']).toMatch(/^attachment; /);
    const script = await ask('/files/page', { ...session });
    expect(script.headers['content-type']).toBe('application/octet-stream');
    expect(script.headers['content-disposition']).toMatch(
      /^attachment; filename="a_b__Set-Cookie: x=1\.html"/,
    );
    expect(script.headers['content-security-policy']).toContain('sandbox');
    expect((await ask('/files/missing', { ...session })).status).toBe(404);
  });
});

describe('the end', () => {
  test('answers what is under way and frees the port', async () => {
    let finish: (value: unknown) => void = () => undefined;
    answerCall = async () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const underWay = callWith(await signIn(), message);
    await expect.poll(() => received.calls.length).toBe(1);
    const closing = host.close();
    finish({ ok: true, value: 'late' });
    expect((await underWay).body).toContain('late');
    await closing;
    await expect(ask('/')).rejects.toThrow('ECONNREFUSED');
  });

  test('a port that is taken is said in a sentence', async () => {
    const second = startBrowserHost({
      core: {
        call: async () => Promise.resolve(null),
        putFile: async () => Promise.resolve(null),
        getFile: async () => Promise.resolve(null),
        close: async () => Promise.resolve(),
      },
      assets,
      port: host.port,
      random: randomBytes,
      log: { info: () => undefined, error: () => undefined },
    });
    await expect(second).rejects.toThrow(PortRefused);
    await expect(second).rejects.toThrow(`Port ${String(host.port)} is taken`);
  });
});
