import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { answerRequest } from '../../../../main/hosts/electron/answers.ts';
import type { Core } from '../../../../main/hosts/ports.ts';

const stored: { size: number; name: string; type: string }[] = [];
const core: Core = {
  call: async () => Promise.reject(new Error('messages do not come this way')),
  putFile: async (bytes, name, type) => {
    stored.push({ size: bytes.byteLength, name, type });
    return Promise.resolve({ ok: true, value: { uploadId: 'u1' } });
  },
  getFile: async (kind, id) =>
    Promise.resolve(
      id === 'doc'
        ? {
            bytes: Buffer.from('%PDF'),
            type: 'application/pdf',
            name: 'packet.pdf',
            disposition: kind === 'files' ? 'inline' : 'attachment',
          }
        : null,
    ),
  close: async () => Promise.resolve(),
};
const assets = new Map([
  ['/index.html', { bytes: Buffer.from('<meta nonce="__CSP_NONCE__">'), type: 'text/html; charset=utf-8' }],
  ['/assets/main.js', { bytes: Buffer.from('export {}'), type: 'text/javascript; charset=utf-8' }],
]);

function ask(path: string, init?: RequestInit): Promise<Response> {
  return answerRequest({ core, assets, random: randomBytes }, new Request(`app://claimwright${path}`, init));
}

beforeEach(() => {
  stored.length = 0;
});

test('the page carries the nonce of its policy', async () => {
  const answer = await ask('/claims/1');
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '-';
  expect(await answer.text()).toBe(`<meta nonce="${nonce}">`);
});

test('parts of the page come from the list, and nothing else does', async () => {
  expect(await (await ask('/assets/main.js')).text()).toBe('export {}');
  for (const path of ['/index.html', '/assets/../../package.json', '/assets/none.js', '/call']) {
    expect((await ask(path)).status, path).toBe(404);
  }
});

test('other names and other pages are refused', async () => {
  const deps = { core, assets, random: randomBytes };
  expect((await answerRequest(deps, new Request('app://other/'))).status).toBe(403);
  const foreign = new Request('app://claimwright/', { headers: { origin: 'https://example.org' } });
  expect((await answerRequest(deps, foreign)).status).toBe(403);
});

test('files come in up to 60 MB, with a readable name', async () => {
  const headers = { 'x-file-name': 'order.pdf', 'content-type': 'application/pdf' };
  const taken = await ask('/files', { method: 'POST', headers, body: Buffer.alloc(1000) });
  expect(await taken.json()).toEqual({ ok: true, value: { uploadId: 'u1' } });
  expect(stored).toEqual([{ size: 1000, name: 'order.pdf', type: 'application/pdf' }]);
  const large = await ask('/files', { method: 'POST', headers, body: Buffer.alloc(60 * 1024 * 1024 + 1) });
  expect(large.status).toBe(413);
  expect((await ask('/files', { method: 'POST', body: 'x' })).status).toBe(400);
  expect((await ask('/files')).status).toBe(405);
  expect((await ask('/', { method: 'POST', body: 'x' })).status).toBe(405);
  expect(stored).toHaveLength(1);
});

test('files go out as they are meant', async () => {
  expect((await ask('/files/doc')).headers.get('content-disposition')).toMatch(/^inline/);
  expect((await ask('/output/doc')).headers.get('content-disposition')).toMatch(/^attachment/);
  expect((await ask('/files/none')).status).toBe(404);
});
