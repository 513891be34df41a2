import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalKind } from '../../shared/sync/hubProtocol.ts';
import { done, type Outcome, refuse, type Reply, STATUS } from './answers.ts';
import { claimedBy, type Claimed, prove } from './credentials.ts';
import { codeOf, type Database, faultOf, refusalOf } from './database.ts';
import { readBody } from './requestBody.ts';
import { type Asker, type Found, parsed, routeFor } from './routes.ts';
import type { LogEntry, Service } from './service.ts';
import { deviceIn, statementsIn } from './statements.ts';

/** A request from its first byte to the line in the log: judged, proven, answered, noted. */

/** What says that somebody tries things out. */
const FAILURES: readonly RefusalKind[] = [
  'notSigned',
  'unknownOffice',
  'unknownDevice',
  'replayed',
  'clockOff',
];

interface Answered extends Readonly<Seen> {
  readonly outcome: Outcome<Reply>;
  readonly found: Found | null;
}

export async function serve(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const { pathname } = splitUrl(request.url ?? '/');
  if (request.method === 'GET' && pathname === '/health') {
    const well = await isWell(service.parts.db);
    send(response, well ? 200 : 503, { ok: well }, {});
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answered = await answer(service, request, gone.signal);
  if (answered === 'cut') {
    service.options.log({ cut: request.method ?? '', ms: Math.round(performance.now() - started) });
    return;
  }
  const { outcome, found, office, device, bytesIn } = answered;
  const status = outcome.ok ? 200 : STATUS[outcome.refusal.refused];
  const headers: Record<string, string> = outcome.ok ? { ...outcome.value.headers } : {};
  if (!outcome.ok && outcome.refusal.retryAfter !== undefined) {
    headers['retry-after'] = String(outcome.refusal.retryAfter);
  }
  if (service.closing.aborted || !request.complete) headers.connection = 'close';
  const body = outcome.ok ? outcome.value.body : { now: Date.now(), ...outcome.refusal };
  const bytesOut = send(response, status, body, headers);
  if (!request.complete) leaveRest(request);
  const ms = performance.now() - started;
  const refused = outcome.ok ? null : outcome.refusal.refused;
  const method = found?.route.method ?? 'other';
  const route = found?.route.pattern ?? 'unknown';
  service.parts.metrics.note({ method, route, status, seconds: ms / 1000, bytesIn, bytesOut, refused });
  service.options.log({
    method,
    route,
    status,
    ms: Math.round(ms),
    in: bytesIn,
    out: bytesOut,
    ...(refused !== null && { refused }),
    ...(office !== null && { office: shortHash(office) }),
    ...(device !== null && { device: shortHash(device) }),
  });
}

/** What is still coming is not read; but the answer must reach who sends it before the connection ends. */
function leaveRest(request: IncomingMessage): void {
  request.resume();
  setTimeout(() => request.destroy(), 1000).unref();
}

function splitUrl(url: string): { readonly pathname: string; readonly query: URLSearchParams } {
  const cut = url.indexOf('?');
  if (cut < 0) return { pathname: url, query: new URLSearchParams() };
  return { pathname: url.slice(0, cut), query: new URLSearchParams(url.slice(cut + 1)) };
}

/** @returns the bytes of the body */
export function send(
  response: ServerResponse,
  status: number,
  body: Uint8Array | object,
  headers: Readonly<Record<string, string>>,
): number {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
  response.writeHead(status, {
    'content-type': type,
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(bytes);
  return bytes.length;
}

/** Enough of an id to follow it through a log, and no more. */
function shortHash(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}

function addressOf({ options }: Service, request: IncomingMessage): string {
  const forwarded = options.behindProxy ? request.headers['x-forwarded-for'] : undefined;
  const said = Array.isArray(forwarded) ? forwarded.at(-1) : forwarded;
  // The last one is what our own proxy saw; those before it anybody can write.
  return said?.split(',').at(-1)?.trim() ?? request.socket.remoteAddress ?? '';
}

async function answer(
  service: Service,
  request: IncomingMessage,
  gone: AbortSignal,
): Promise<Answered | 'cut'> {
  const found = routeFor(request.method ?? '', splitUrl(request.url ?? '/').pathname);
  const seen: Seen = { office: null, device: null, bytesIn: 0 };
  const address = addressOf(service, request);
  const quiet = service.ofFailures.isEmpty(address, Date.now());
  if (quiet > 0) return { ...seen, found, outcome: tooMany(quiet) };
  if (!found) return { ...seen, found, outcome: refuse('notFound', 'This hub knows no such request.') };
  const outcome = await answerRoute(service, request, found, gone, seen).catch((error: unknown) =>
    refusedFor(service, error),
  );
  if (outcome === 'cut') return 'cut';
  if (!outcome.ok && FAILURES.includes(outcome.refusal.refused)) service.ofFailures.take(address, Date.now());
  return { ...seen, found, outcome };
}

/** What is known of a request so far, for the log. */
interface Seen {
  office: string | null;
  device: string | null;
  bytesIn: number;
}

async function answerRoute(
  service: Service,
  request: IncomingMessage,
  { route, name }: Found,
  gone: AbortSignal,
  seen: Seen,
): Promise<Outcome<Reply> | 'cut'> {
  const { parts, options, held, closing } = service;
  // Who asks in vain is told before the body is read.
  let claimed: Claimed | null = null;
  if (route.access !== 'open') {
    const claim = await claimedBy(parts.db, request.headers.authorization);
    if (!claim.ok) return claim;
    claimed = claim.value;
    seen.office = claimed.credential.office;
    seen.device = claimed.credential.device;
    if (!claimed.device && route.access === 'signed') return unknownDevice();
  }
  const read = await readBody(request, route.maxBody, options.patience, held);
  if (read === 'cut' || !read.ok) return read;
  const body = read.value;
  seen.bytesIn = body.length;
  const { query } = splitUrl(request.url ?? '/');
  const call = { hub: parts, name, query, body, signal: AbortSignal.any([gone, closing]) };
  if (route.access === 'open') return route.answer(call, null);
  if (!claimed) return unknownDevice();
  const asker = await askerOf(service, claimed, { method: route.method, path: request.url ?? '/', body });
  return asker.ok ? route.answer(call, asker.value) : asker;
}

function refusedFor({ options }: Service, error: unknown): Outcome<Reply> {
  const fault = faultOf(error);
  if (fault) return refusalOf(fault);
  options.log({ fault: 'program', ...traceOf(error) });
  return refuse('busy', 'The hub met a fault of its own. Nothing was kept; try again.', { retryAfter: 30 });
}

function unknownDevice(): ReturnType<typeof refuse> {
  return refuse('unknownDevice', 'The office has not stated this device here. Offer its statements first.');
}

function tooMany(seconds: number): ReturnType<typeof refuse> {
  return refuse('tooMany', 'Too many requests. Wait a little.', { retryAfter: seconds });
}

async function askerOf(
  { parts, ofOffices }: Service,
  claimed: Claimed,
  received: { readonly method: string; readonly path: string; readonly body: Buffer },
): Promise<Outcome<Asker>> {
  const { credential, officeKey, now } = claimed;
  const { office, device } = credential;
  const brought = claimed.device ? null : statementsIn(parsed(received.body));
  const known =
    claimed.device ??
    (brought && (await deviceIn(parts.db, { id: office, publicKey: officeKey }, device, brought)));
  if (!known) return unknownDevice();
  const proven = await prove(parts.db, claimed, known, received);
  if (!proven.ok) return proven;
  // Counted once it is proven: nobody uses up what is another office's.
  const seconds = ofOffices.take(office, Date.now());
  if (seconds > 0) return tooMany(seconds);
  return done({ office, officeKey, device, known, now });
}

/** Of an error of the program: where, without its words, which may hold what it was about. */
function traceOf(error: unknown): LogEntry {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const trace = places.slice(0, 6).map((line) => line.trim().replace(/^at /, ''));
  return { error: error.name, code: codeOf(error), trace: trace.join(' < ') };
}

const HEALTH_MS = 2000;

export async function isWell(db: Database): Promise<boolean> {
  const answered = db.query('select 1').then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), HEALTH_MS);
  });
  const well = await Promise.race([answered, late]);
  clearTimeout(timer);
  return well;
}
