// The browser host's server: the program on the loopback address, for the one browser that was given the address.
// Every request passes the same gate in the same order: host, origin, path and method, session, key, size, content.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { PAGE_KEY_HEADER } from '../../../shared/pageKey.ts';
import { invalid, notFound, unavailable } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { isScreenPath, pageWithNonce } from '../assets.ts';
import type { Assets } from '../assets.ts';
import { assetHeaders, fileHeaders, jsonHeaders, noticeHeaders, pageHeaders } from '../policy.ts';
import type { Headers } from '../policy.ts';
import type { Core, Log } from '../ports.ts';
import {
  callLimitBytes,
  fileLimitBytes,
  readCall,
  readFileName,
  readFilePath,
  readMediaType,
} from '../uploads.ts';
import { createAccess } from './access.ts';
import type { Access } from './access.ts';
import { announcesTooMuch, discardBody, readBody } from './body.ts';
import { countLines } from './lines.ts';
import type { Lines } from './lines.ts';
import { startPage, startPageHeaders } from './startPage.ts';

const address = '127.0.0.1';
const NOT_OPENED = 'Open Claimwright from the address that it printed last. Each opens it once.';
/** How long an end waits for answers that are under way. */
const endWithinMilliseconds = 3_000;

/** How long a sender may take, in milliseconds. Only tests give others. */
export interface Patience {
  readonly headers: number;
  /** The whole of a message or file; also how long the rest of a refused one is heard out, at most. */
  readonly request: number;
  /** How often that is looked at. */
  readonly look: number;
}

const usualPatience: Patience = { headers: 10_000, request: 120_000, look: 5_000 };
const mostLines = 64;
/** Lines that the system holds until they are looked at. Where a crowd fills them, the owner's own waits a second. */
const waitingLines = 4096;

export interface BrowserHostOptions {
  readonly core: Core;
  readonly assets: Assets;
  /** 0 lets the system choose a free one. */
  readonly port: number;
  readonly random: (count: number) => Uint8Array;
  readonly log: Log;
  /** Called when a start address was used up, so that a next one can be offered. */
  readonly onOpened?: () => void;
  readonly patience?: Patience;
}

export interface BrowserHost {
  readonly port: number;
  /** A new start address; it opens one browser session, once. */
  startAddress(): string;
  /** Answers what is under way, then frees the port. The core is closed by whoever made it. */
  close(): Promise<void>;
}

/** What the port was refused for, in a sentence for a person. */
export class PortRefused extends Error {}

export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const patience = options.patience ?? usualPatience;
  const server = createServer({
    // A sender that dawdles (by accident or on purpose) is cut off.
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: 15_000,
    connectionsCheckingInterval: patience.look,
    maxHeaderSize: 16 * 1024,
    requireHostHeader: true,
  });
  const lines = countLines(server, mostLines);
  server.maxRequestsPerSocket = 0;
  const port = await listen(server, options.port);
  const access = createAccess(options.random, port);
  const gate: Gate = { ...options, access, lines, host: `${address}:${String(port)}` };

  const underWay = new Set<ServerResponse>();
  function receive(request: IncomingMessage, response: ServerResponse): void {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
    });
    answer(gate, request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      const reference = Buffer.from(options.random(4)).toString('hex').toUpperCase();
      options.log.error(reference, error);
      if (response.headersSent) response.destroy();
      else {
        send(request, response, 500, jsonHeaders(), {
          ok: false,
          fault: { kind: 'internal', message: 'Something went wrong in the program.', reference },
        });
      }
    });
  }
  server.on('request', receive);
  // A sender that asks first is answered by the same gate: refused bodies are then never sent.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!refusedByHeaders(gate, request, response)) {
      response.writeContinue();
      receive(request, response);
    }
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A browser opens connections ahead of need. One that stayed unused is closed without a word: an answer
    // would be taken for the answer to the next request.
    const unused = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    if (socket.writable && !unused) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });

  return {
    port,
    startAddress: () => `http://${gate.host}/start?token=${access.issueToken()}`,
    close: () => stop(server, underWay),
  };
}

interface Gate extends BrowserHostOptions {
  readonly access: Access;
  readonly lines: Lines;
  /** The only Host that is answered, with its port. */
  readonly host: string;
}

async function answer(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (refusedByHeaders(gate, request, response)) return;
  const url = new URL(request.url ?? '/', `http://${gate.host}`);
  if (url.pathname === '/start') {
    start(gate, request, response, url.searchParams.get('token') ?? '');
    return;
  }
  if (url.pathname === '/call') await call(gate, request, response, windowOf(gate, request) ?? '');
  else if (url.pathname === '/files') await takeFile(gate, request, response);
  else await serve(gate, request, response, url.pathname);
}

/** Everything that is decided from the request's head. True when it was refused (and answered). */
function refusedByHeaders(gate: Gate, request: IncomingMessage, response: ServerResponse): boolean {
  function refuse(status: number, result: Result<never>, headers: Headers = {}): true {
    send(request, response, status, { ...jsonHeaders(), ...headers }, result);
    return true;
  }

  // Another name that leads to this address (DNS rebinding) is not ours; of two names Node shows the first only.
  if (request.headers.host !== gate.host || request.headersDistinct.host?.length !== 1)
    return refuse(421, invalid('host', 'This address is not served here.'));
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (!path.startsWith('/') || /%|\\|\/\.\.?(\/|$)|\/\//.test(path)) {
    return refuse(404, notFound('page'));
  }
  const posts = path === '/call' || path === '/files';
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = origin !== undefined && origin !== `http://${gate.host}`;
  // A page of another site may lead here by a link (a start address in a mail), and do nothing else: no frames.
  const whole = [undefined, 'document'].includes(request.headers['sec-fetch-dest']?.toString());
  const led = !posts && origin === undefined && request.headers['sec-fetch-mode'] === 'navigate' && whole;
  const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none' && !led;
  if (foreign || elsewhere || (posts && origin === undefined)) {
    return refuse(403, {
      ok: false,
      fault: { kind: 'forbidden', message: 'This request comes from another page.' },
    });
  }
  const allowed = posts ? ['POST'] : path === '/start' ? ['GET'] : ['GET', 'HEAD'];
  if (!allowed.includes(request.method ?? '')) {
    return refuse(405, invalid('method', 'This address is not used in this way.'), {
      allow: allowed.join(', '),
    });
  }
  const known = gate.access.known(request.headers.cookie);
  if (known) gate.lines.own(request.socket);
  // The page and its parts are the same for everybody; whatever belongs to the office needs the page's key as well.
  const ofOffice = posts || readFilePath(path) !== null;
  const admitted = ofOffice ? windowOf(gate, request) !== null : known;
  if (path !== '/start' && !admitted) {
    if (ofOffice || !isScreenPath(path)) {
      return refuse(401, unavailable('notOpened', NOT_OPENED));
    }
    send(request, response, 401, noticeHeaders(), notice(NOT_OPENED));
    return true;
  }
  if (posts && announcesTooMuch(request, path === '/call' ? callLimitBytes : fileLimitBytes)) {
    return refuse(413, tooLarge(path));
  }
  if (path === '/call' && request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/json') {
    return refuse(415, invalid('content-type', 'Messages are JSON.'));
  }
  return false;
}

function start(gate: Gate, request: IncomingMessage, response: ServerResponse, token: string): void {
  const { cookie } = request.headers;
  const admission = gate.access.exchange(token, cookie);
  if (admission) {
    gate.lines.own(request.socket);
    const set: Headers = admission.cookie === null ? {} : { 'set-cookie': admission.cookie };
    send(request, response, 200, { ...startPageHeaders(), ...set }, startPage(admission.key));
    gate.onOpened?.();
  } else if (gate.access.known(cookie)) {
    send(request, response, 303, { ...noticeHeaders(), location: '/' }, '');
  } else {
    const text =
      'This address was already used, or belongs to an earlier start. Claimwright prints a new address each time one is used: take the last one.';
    send(request, response, 403, noticeHeaders(), notice(text));
  }
}

function windowOf(gate: Gate, request: IncomingMessage): string | null {
  const key = request.headers[PAGE_KEY_HEADER];
  return gate.access.windowOf(request.headers.cookie, typeof key === 'string' ? key : undefined);
}

async function call(
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
  windowId: string,
): Promise<void> {
  const body = await readBody(request, callLimitBytes);
  if (body === 'tooLarge') {
    send(request, response, 413, jsonHeaders(), tooLarge('/call'));
    return;
  }
  const message = readCall(parseJson(body));
  if (message === null) {
    send(request, response, 400, jsonHeaders(), invalid('', 'This message cannot be read.'));
    return;
  }
  const result = await gate.core.call(message.channel, message.input, { windowId });
  send(request, response, 200, jsonHeaders(), result);
}

async function takeFile(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const header = request.headers['x-file-name'];
  const name = readFileName(typeof header === 'string' ? header : undefined);
  if (name === null) {
    send(request, response, 400, jsonHeaders(), invalid('name', 'The file has no readable name.'));
    return;
  }
  const body = await readBody(request, fileLimitBytes);
  if (body === 'tooLarge') {
    send(request, response, 413, jsonHeaders(), tooLarge('/files'));
    return;
  }
  const result = await gate.core.putFile(body, name, readMediaType(request.headers['content-type']));
  send(request, response, 200, jsonHeaders(), result);
}

async function serve(
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const wanted = readFilePath(path);
  if (wanted) {
    const file = await gate.core.getFile(wanted.kind, wanted.id);
    if (file) send(request, response, 200, fileHeaders(file), file.bytes);
    else send(request, response, 404, jsonHeaders(), notFound('file'));
    return;
  }
  const asset = path === '/index.html' ? undefined : gate.assets.get(path);
  if (asset) {
    send(request, response, 200, assetHeaders(asset.type), asset.bytes);
  } else if (isScreenPath(path)) {
    const nonce = Buffer.from(gate.random(18)).toString('base64');
    send(request, response, 200, pageHeaders(nonce), pageWithNonce(gate.assets, nonce));
  } else {
    send(request, response, 404, jsonHeaders(), notFound('page'));
  }
}

function tooLarge(path: string): Result<never> {
  return path === '/call'
    ? invalid('', 'This message is larger than 1 MB.')
    : invalid('file', 'This file is larger than 60 MB. Split it, or scan it at a lower resolution.');
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Text and bytes go out as they are, anything else as JSON. An unread body is thrown away and the line closed. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: unknown,
): void {
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
  const announced = (request.headers['content-length'] ?? '0') !== '0';
  const unread = !request.complete && (announced || request.headers['transfer-encoding'] !== undefined);
  response.writeHead(status, {
    ...headers,
    'content-length': String(bytes.byteLength),
    ...(unread ? { connection: 'close' } : {}),
  });
  const sent = request.method === 'HEAD' ? Buffer.alloc(0) : bytes;
  if (!unread) {
    response.end(sent);
    return;
  }
  // Node cuts the line as soon as an answer has ended, and an answer is lost when its line is cut while bytes come in.
  if (sent.byteLength > 0) response.write(sent);
  else response.flushHeaders();
  discardBody(request, () => response.end());
}

function notice(text: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Claimwright</title></head><body><main><h1>Claimwright</h1><p>${text}</p></main></body></html>`;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        taken
          ? new PortRefused(`Port ${String(port)} is taken or not allowed. Choose another with --port.`)
          : error,
      );
    });
    server.listen({ host: address, port, exclusive: true, backlog: waitingLines }, () => {
      const bound = server.address();
      if (bound !== null && typeof bound === 'object') resolve(bound.port);
      else reject(new Error('the server has no port'));
    });
  });
}

/** Waits for answers that are under way, then cuts every line: browsers hold some open in reserve. */
async function stop(server: Server, underWay: ReadonlySet<ServerResponse>): Promise<void> {
  const freed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  const until = performance.now() + endWithinMilliseconds;
  while (underWay.size > 0 && performance.now() < until) await setTimeout(10);
  server.closeAllConnections();
  await freed;
}
