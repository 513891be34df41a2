// Answers requests to our own scheme: the page and its parts, files in, files out. The same addresses as the browser
// host serves, but for messages, which go over the one channel.
import { invalid, notFound } from '../../../shared/result.ts';
import { isScreenPath, pageWithNonce } from '../assets.ts';
import type { Assets } from '../assets.ts';
import { assetHeaders, fileHeaders, jsonHeaders, pageHeaders } from '../policy.ts';
import type { Core } from '../ports.ts';
import { fileLimitBytes, readFileName, readFilePath, readMediaType } from '../uploads.ts';
import { isOurs, origin } from './addresses.ts';

export interface Answering {
  readonly core: Core;
  readonly assets: Assets;
  readonly random: (count: number) => Uint8Array;
}

export async function answerRequest(from: Answering, request: Request): Promise<Response> {
  const sender = request.headers.get('origin');
  if (!isOurs(request.url) || (sender !== null && sender !== origin)) return json(403, notFound('page'));
  const path = new URL(request.url).pathname;
  if (path === '/files') {
    return request.method === 'POST' ? takeFile(from.core, request) : json(405, notFound('page'));
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, notFound('page'));
  const wanted = readFilePath(path);
  if (wanted) {
    const file = await from.core.getFile(wanted.kind, wanted.id);
    return file ? respond(200, fileHeaders(file), file.bytes) : json(404, notFound('file'));
  }
  const asset = path === '/index.html' ? undefined : from.assets.get(path);
  if (asset) return respond(200, assetHeaders(asset.type), asset.bytes);
  if (!isScreenPath(path)) return json(404, notFound('page'));
  const nonce = Buffer.from(from.random(18)).toString('base64');
  return respond(200, pageHeaders(nonce), pageWithNonce(from.assets, nonce));
}

async function takeFile(core: Core, request: Request): Promise<Response> {
  const name = readFileName(request.headers.get('x-file-name'));
  if (name === null) return json(400, invalid('name', 'The file has no readable name.'));
  const bytes = await readWithin(request, fileLimitBytes);
  if (bytes === null) {
    return json(
      413,
      invalid('file', 'This file is larger than 60 MB. Split it, or scan it at a lower resolution.'),
    );
  }
  return json(200, await core.putFile(bytes, name, readMediaType(request.headers.get('content-type'))));
}

/** The body, or null as soon as it is larger than `limit`. */
async function readWithin(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? '0') > limit) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function json(status: number, result: unknown): Response {
  return respond(status, jsonHeaders(), Buffer.from(JSON.stringify(result), 'utf8'));
}

function respond(status: number, headers: Readonly<Record<string, string>>, bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), { status, headers });
}
