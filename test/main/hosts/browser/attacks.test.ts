// The browser host under attack: crowds, senders that never end, heads made to be read in two ways, other ports and
// frames. Over plain sockets, because a decent client cannot send such things.
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBrowserHost } from '../../../../main/hosts/browser/server.ts';
import type { BrowserHost } from '../../../../main/hosts/browser/server.ts';
import { PAGE_KEY_HEADER } from '../../../../shared/pageKey.ts';
import { keptOf } from '../../../support/browserSession.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const page = '<!doctype html><div id="root">the program</div>';
const SECRET = 'the program';
const quick = { headers: 300, request: 600, look: 50 };

let host: BrowserHost;
let calls: number;
let filesTaken: number;
const open = new Set<Socket>();

async function begin(patience?: typeof quick): Promise<void> {
  calls = 0;
  filesTaken = 0;
  host = await startBrowserHost({
    core: {
      call: async () => {
        calls += 1;
        return Promise.resolve({ ok: true, value: 'answered' });
      },
      putFile: async () => {
        filesTaken += 1;
        return Promise.resolve({ ok: true, value: { uploadId: 'u1' } });
      },
      getFile: async (_, id) =>
        Promise.resolve(
          id === 'doc'
            ? { bytes: Buffer.from(SECRET), type: 'text/plain', name: 'a.txt', disposition: 'inline' }
            : null,
        ),
      close: async () => Promise.resolve(),
    },
    assets: new Map([['/index.html', { bytes: Buffer.from(page), type: 'text/html; charset=utf-8' }]]),
    port: 0,
    random: randomBytes,
    log: { info: () => undefined, error: () => undefined },
    ...(patience ? { patience } : {}),
  });
}

beforeEach(() => begin(quick));
afterEach(async () => {
  for (const line of open) line.destroy();
  open.clear();
  await host.close();
});

function authority(): string {
  return `127.0.0.1:${String(host.port)}`;
}

/** A line that is only held; errors of being cut off are expected. */
function hold(): Socket {
  const line = connect(host.port, '127.0.0.1');
  open.add(line);
  line.on('error', () => undefined);
  line.once('close', () => open.delete(line));
  return line;
}

/** Resolves at the first of these; a line that is cut off is what is expected here. */
function comes(line: Socket, ...events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    if (line.destroyed) resolve();
    const either = [...events, 'close'];
    function over(): void {
      for (const event of either) line.off(event, over);
      resolve();
    }
    for (const event of either) line.on(event, over);
  });
}

/** Sends bytes as they are; the whole answer, once the other side has ended or `forMs` have passed. */
async function send(text: string, forMs = 3_000): Promise<string> {
  const line = hold();
  let answer = '';
  line.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  line.write(text);
  const timer = setTimeout(() => line.destroy(), forMs);
  await comes(line);
  clearTimeout(timer);
  return answer;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: host.port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The key that the page of a cookie keeps to itself. */
const keys = new Map<string, string>();

/** @returns the cookie; its page's key is in `keys` */
async function signIn(): Promise<string> {
  const url = new URL(host.startAddress());
  const { headers, body } = await ask(url.pathname + url.search);
  const { cookie, key } = keptOf(headers['set-cookie']?.[0], body);
  keys.set(cookie, key);
  return cookie;
}

function keyOf(cookie: string): Readonly<Record<string, string>> {
  return { [PAGE_KEY_HEADER]: keys.get(cookie) ?? '' };
}

function call(cookie: string): Promise<Answer> {
  const origin = `http://${authority()}`;
  const headers = { cookie, ...keyOf(cookie), origin, 'content-type': 'application/json' };
  return ask('/call', headers, 'POST', '{"channel":"session.status","input":{}}');
}

function head(method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}`;
}

function ownHead(cookie: string, path: string, more: Readonly<Record<string, string>> = {}): string {
  return head('POST', path, {
    host: authority(),
    origin: `http://${authority()}`,
    cookie,
    ...keyOf(cookie),
    'content-type': 'application/json',
    'x-file-name': 'a.pdf',
    ...more,
  });
}

describe('a crowd', () => {
  test('of 10,000 held connections keeps nobody out and leaves nothing behind', async () => {
    await host.close();
    await begin();
    const cookie = await signIn();
    let held = 0;
    for (let wave = 0; wave < 20; wave += 1) {
      const lines = Array.from({ length: 500 }, hold);
      await Promise.all(lines.map((line) => comes(line, 'connect')));
      // Half a head each: a line that is waited for.
      for (const line of lines) if (line.writable) line.write('GET / HTTP/1.1\r\nHost: ');
      held += lines.length;
      // The owner's own page, in the middle of it, over a new line each time.
      if (wave % 4 === 3) expect(await call(cookie)).toMatchObject({ status: 200 });
    }
    expect(held).toBe(10_000);
    await expect.poll(() => open.size).toBeLessThanOrEqual(64);
    expect((await ask('/', { cookie })).body).toContain(SECRET);
    for (const line of open) line.destroy();
    expect(await call(cookie)).toMatchObject({ status: 200 });
    expect(calls).toBe(6);
  }, 60_000);

  test('of strangers does not end a line that has shown its session', async () => {
    const cookie = await signIn();
    const mine = hold();
    let heard = '';
    mine.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    mine.write(`${head('GET', '/', { host: authority(), cookie })}\r\n`);
    await expect.poll(() => heard).toContain(SECRET);
    const crowd = Array.from({ length: 200 }, hold);
    await Promise.all(crowd.map((line) => comes(line, 'connect')));
    await expect.poll(() => crowd.filter((line) => !line.destroyed).length).toBeLessThan(64);
    heard = '';
    mine.write(`${head('GET', '/', { host: authority(), cookie })}\r\n`);
    await expect.poll(() => heard).toContain(SECRET);
  });
});

describe('a sender that never ends', () => {
  async function trickle(begin: string, each: string): Promise<number> {
    const started = performance.now();
    const line = hold();
    line.write(begin);
    const drip = setInterval(() => line.writable && line.write(each), 40);
    await comes(line);
    clearInterval(drip);
    return performance.now() - started;
  }

  test('of its head is cut off in time', async () => {
    expect(await trickle(head('GET', '/', { host: authority() }), 'x-a: b\r\n')).toBeLessThan(2_000);
  });

  test.each(['/call', '/files'])(
    'of a body to %s is cut off in time, also by somebody who is known',
    async (path) => {
      const begin = `${ownHead(await signIn(), path, { 'content-length': '1000' })}\r\n`;
      expect(await trickle(begin, '{')).toBeLessThan(3_000);
      const chunked = `${ownHead(await signIn(), path, { 'transfer-encoding': 'chunked' })}\r\n`;
      expect(await trickle(chunked, '1\r\n{\r\n')).toBeLessThan(3_000);
      expect(calls + filesTaken).toBe(0);
    },
  );

  test('of a body that is refused anyway is cut off too', async () => {
    const begin = `${ownHead('', '/call', { 'content-length': '1000' })}\r\n`;
    expect(await trickle(begin, '{')).toBeLessThan(3_000);
  });

  /** Bytes that buffers of this process hold, without those that only wait to be collected. */
  function held(): number {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  }

  test.each(['/call', '/files'])('100 MB to %s are refused and never kept', async (path) => {
    await host.close();
    await begin();
    const cookie = await signIn();
    const block = Buffer.alloc(1024 * 1024, 0x20);
    for (const size of ['announced', 'chunked']) {
      const line = hold();
      let answer = '';
      line.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      const length =
        size === 'announced'
          ? { 'content-length': String(100 * block.length) }
          : { 'transfer-encoding': 'chunked' };
      line.write(`${ownHead(cookie, path, length)}\r\n`);
      const before = held();
      for (let sent = 0; sent < 100 && line.writable; sent += 1) {
        if (size === 'chunked') line.write(`${block.length.toString(16)}\r\n`);
        const goesOn = line.write(block);
        if (size === 'chunked') line.write('\r\n');
        if (!goesOn) await comes(line, 'drain');
      }
      await expect.poll(() => answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toMatch(/connection: close/i);
      // What was taken in is at most the limit of a file, whatever else was sent.
      await expect.poll(() => held() - before).toBeLessThan(30 * block.length);
      line.destroy();
    }
    expect(calls + filesTaken).toBe(0);
    expect(await call(cookie)).toMatchObject({ status: 200 });
  });
});

describe('a head that can be read in two ways', () => {
  test.each<[string, (cookie: string) => string, RegExp]>([
    [
      'two hosts, ours first',
      (cookie) => `${head('GET', '/', { host: authority(), cookie })}host: evil.example\r\n\r\n`,
      /^HTTP\/1\.1 4(00|21) /,
    ],
    [
      'two hosts, ours last',
      (cookie) => `${head('GET', '/', { host: 'evil.example', cookie })}host: ${authority()}\r\n\r\n`,
      /^HTTP\/1\.1 4(00|21) /,
    ],
    ['no host', (cookie) => `${head('GET', '/', { cookie })}\r\n`, /^HTTP\/1\.1 400 /],
    [
      'HTTP/1.0 without a host',
      (cookie) => `GET / HTTP/1.0\r\ncookie: ${cookie}\r\n\r\n`,
      /^HTTP\/1\.1 421 /,
    ],
    [
      'a whole address for a path',
      (cookie) => `${head('GET', `http://${authority()}/`, { host: authority(), cookie })}\r\n`,
      /^HTTP\/1\.1 404 /,
    ],
    [
      'a whole address elsewhere',
      (cookie) => `${head('GET', 'http://evil.example/', { host: authority(), cookie })}\r\n`,
      /^HTTP\/1\.1 404 /,
    ],
    [
      'a length and chunks',
      (cookie) =>
        `${ownHead(cookie, '/call', { 'content-length': '5', 'transfer-encoding': 'chunked' })}\r\n0\r\n\r\nPOST /call HTTP/1.1\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    [
      'two lengths',
      (cookie) => `${ownHead(cookie, '/call', { 'content-length': '5' })}content-length: 6\r\n\r\n123456`,
      /^HTTP\/1\.1 400 /,
    ],
    [
      'chunks by another name',
      (cookie) => `${ownHead(cookie, '/call', { 'transfer-encoding': 'xchunked' })}\r\n0\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    [
      'two origins, ours first',
      (cookie) =>
        `${ownHead(cookie, '/call', { 'content-length': '2' })}origin: https://evil.example\r\n\r\n{}`,
      /^HTTP\/1\.1 403 /,
    ],
    [
      'a line break in a header',
      (cookie) => `${head('GET', '/', { host: authority(), cookie })}x-a: b\rset-cookie: c\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    [
      'a head without end',
      (cookie) => `${head('GET', '/', { host: authority(), cookie, 'x-a': 'a'.repeat(40_000) })}\r\n`,
      /^HTTP\/1\.1 4(00|31) /,
    ],
  ])('%s', async (_, text, refused) => {
    const answer = await send(text(await signIn()), 300);
    expect(answer).toMatch(refused);
    expect(answer).not.toContain(SECRET);
    expect(answer).not.toContain('answered');
    expect(calls).toBe(0);
  });
});

describe('what this host does not speak', () => {
  test.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('%s', async (method) => {
    const cookie = await signIn();
    const text = `${head(method, '/', { host: authority(), cookie, 'x-secret': 'echo', 'content-length': '0', connection: 'close' })}\r\n`;
    const answer = await send(text);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    // TRACE would send the cookie back to a script that may not read it.
    expect(answer).not.toContain('echo');
    expect(answer).not.toContain(cookie);
  });

  test('CONNECT makes no tunnel', async () => {
    const cookie = await signIn();
    const answer = await send(`${head('CONNECT', 'evil.example:443', { host: authority(), cookie })}\r\n`);
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
  });

  test.each(['/', '/call'])(
    'a WebSocket at %s is never opened, from our own page or another',
    async (path) => {
      const cookie = await signIn();
      for (const origin of [`http://${authority()}`, 'https://evil.example']) {
        const upgrade = {
          host: authority(),
          cookie,
          origin,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': randomBytes(16).toString('base64'),
        };
        const answer = await send(`${head('GET', path, upgrade)}\r\n`, 200);
        expect(answer).toMatch(/^HTTP\/1\.1 (200|403|405) /);
        expect(answer).not.toContain('101');
        if (origin.includes('evil')) expect(answer).not.toContain(SECRET);
      }
    },
  );
});

describe('another page of the same browser', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['a frame', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    [
      'a frame in a page of another port, which is the same site',
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ],
    [
      'an object',
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'object' },
    ],
    ['a picture', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a script', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }],
    ['a fetch', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ])('does not get the program as %s', async (_, headers) => {
    const cookie = await signIn();
    const answer = await ask('/', { cookie, ...headers });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain(SECRET);
  });

  test('is told in each answer that there are no frames', async () => {
    const cookie = await signIn();
    for (const path of ['/', '/start', '/nothing.html', '/files/none']) {
      const { headers } = await ask(path, { cookie });
      expect(headers['x-frame-options'], path).toBe('DENY');
    }
    expect((await ask('/', { cookie })).headers['content-security-policy']).toContain(
      "frame-ancestors 'none'",
    );
  });

  test('on another port can set a cookie of our name: it opens nothing and shuts nobody out', async () => {
    const cookie = await signIn();
    const name = cookie.split('=', 1)[0] ?? '';
    const tossed = `${name}=${'A'.repeat(43)}; ${name}=; ${name}x=1`;
    expect((await ask('/', { cookie: tossed })).status).toBe(401);
    expect((await ask('/', { cookie: `${tossed}; ${cookie}` })).status).toBe(200);
  });

  test('whose name leads to this address is not answered, with or without the cookie', async () => {
    const cookie = await signIn();
    for (const name of [
      `evil.example:${String(host.port)}`,
      `127.0.0.1.evil.example:${String(host.port)}`,
      `localhost:${String(host.port)}`,
      `0.0.0.0:${String(host.port)}`,
      `2130706433:${String(host.port)}`,
      `${authority()}.`,
      `evil@${authority()}`,
    ]) {
      const answer = await ask('/', { cookie, host: name });
      expect(answer.status, name).toBe(421);
      expect(answer.body).not.toContain(SECRET);
    }
  });

  test('cannot use a start address again, whatever it makes of it', async () => {
    const url = new URL(host.startAddress());
    const path = url.pathname + url.search;
    await ask(path);
    for (const again of [
      path,
      `${path}&token=x`,
      `/start?x=1&token=${url.searchParams.get('token') ?? ''}`,
    ]) {
      const answer = await ask(again);
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });
});

describe('a server of somebody else on another port, which the browser sends our cookie to', () => {
  /** As our page would ask, but with the cookie alone: Host, Origin and Sec-Fetch heads are easily made up. */
  function forged(cookie: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      cookie,
      origin: `http://${authority()}`,
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
      'content-type': 'application/json',
      'x-file-name': 'a.pdf',
      ...more,
    };
  }
  const message = '{"channel":"session.status","input":{}}';
  const wanted = [
    ['POST', '/call'],
    ['POST', '/files'],
    ['GET', '/files/doc'],
    ['HEAD', '/files/doc'],
    ['GET', '/output/doc'],
  ] as const;

  test('gets no record and no file with it, and can send none', async () => {
    const cookie = await signIn();
    const other = keyOf(await signIn());
    const cookieAsKey = { [PAGE_KEY_HEADER]: cookie.split('=')[1] ?? '' };
    for (const key of [{}, { [PAGE_KEY_HEADER]: 'A'.repeat(43) }, other, cookieAsKey]) {
      for (const [method, path] of wanted) {
        const answer = await ask(path, forged(cookie, key), method, method === 'POST' ? message : undefined);
        expect(answer.status, `${method} ${path}`).toBe(401);
        expect(answer.body).not.toContain(SECRET);
      }
    }
    expect(calls + filesTaken).toBe(0);
    // The page itself, with its key, is answered.
    expect((await ask('/files/doc', forged(cookie, keyOf(cookie)))).body).toBe(SECRET);
  });

  test('is not told the key by anything that the cookie opens', async () => {
    const cookie = await signIn();
    const key = keyOf(cookie)[PAGE_KEY_HEADER] ?? '';
    expect(key).toHaveLength(43);
    for (const path of ['/', '/start', '/start?token=', '/patients', '/files/doc', '/nothing']) {
      const answer = await ask(path, { cookie });
      expect(JSON.stringify(answer), path).not.toContain(key);
      expect(answer.body, path).not.toContain('data-key');
    }
  });
});

test.each([
  '/files/%2e%2e/keys.json',
  '/files/..%2fkeys.json',
  '/files/%00',
  '/files/a%00.pdf',
  '/files/../keys.json',
  '/files/./doc',
  '/files//doc',
  '/output/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/output/..\\..\\windows',
  '/output/doc/',
  `/output/${'a'.repeat(65)}`,
  '/assets/%2e%2e/main/browser.js',
  '/assets/..;/main.js',
  '/assets/%c0%ae%c0%ae/main.js',
  '/assets/',
  '/__proto__.js',
  '/assets/constructor.js',
])('%s leads nowhere', async (path) => {
  const answer = await send(
    `${head('GET', path, { host: authority(), cookie: await signIn(), connection: 'close' })}\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
});
