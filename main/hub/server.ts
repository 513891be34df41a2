import { createHash } from 'node:crypto';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RefusalKind } from '../../shared/sync/hubProtocol.ts';
import { done, type Outcome, refuse, type Reply, STATUS } from './answers.ts';
import { type Buckets, buckets } from './buckets.ts';
import { claimedBy, type Claimed, prove } from './credentials.ts';
import { codeOf, type Database, faultOf, openDatabase, refusalOf } from './database.ts';
import { forget } from './letters.ts';
import { startMetrics } from './metrics.ts';
import { type News, startNews } from './news.ts';
import { type BodyPatience, type Held, readBody } from './requestBody.ts';
import { type Asker, type Found, type HubLimits, type HubParts, parsed, routeFor } from './routes.ts';
import { migrate } from './schema.ts';
import { deviceIn, statementsIn } from './statements.ts';

/**
 * The service: requests come in, are proven, answered and noted. It keeps nothing but what a request needs while it
 * runs: several of it work on one database, and any of them may end at any moment.
 */

export interface Certificate {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

export interface HubOptions {
  readonly database: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Null: HTTP, for a proxy in front or for a trial. */
  readonly certificate: Certificate | null;
  /** A proxy in front says in `x-forwarded-for` who asks. */
  readonly behindProxy: boolean;
  /** Where /metrics is served, on the loopback address unless said otherwise; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly admission: string;
  readonly limits: HubLimits;
  readonly minSchema: number;
  /** Connections to PostgreSQL, at most. */
  readonly connections: number;
  /** Requests that prove nothing, of one address in a minute. */
  readonly failuresPerMinute: number;
  readonly patience: BodyPatience;
  /** How often lines are looked up that somebody waits for, while listening works and while not; milliseconds. */
  readonly checkMs: number;
  readonly checkDeafMs: number;
  readonly log: (entry: LogEntry) => void;
}

export type LogEntry = Readonly<Record<string, string | number | boolean>>;

export const USUAL: Omit<HubOptions, 'database' | 'certificate' | 'admission' | 'log'> = {
  host: '127.0.0.1',
  port: 8443,
  behindProxy: false,
  metrics: null,
  limits: { bytes: 10 * 1024 ** 3, devices: 500, requestsPerMinute: 1200 },
  minSchema: 0,
  connections: 20,
  failuresPerMinute: 60,
  patience: { idleMs: 20_000, bytesPerSecond: 2048, graceMs: 30_000, heldBytes: 256 * 1024 * 1024 },
  checkMs: 10_000,
  checkDeafMs: 1000,
};

export interface Hub {
  readonly port: number;
  readonly metricsPort: number | null;
  /** A renewed certificate, for connections from now on. */
  useCertificate(certificate: Certificate): void;
  /** Finishes what has begun, for a while. @param atOnce cuts it instead */
  close(atOnce?: boolean): Promise<void>;
}

const FORGET_EVERY_MS = 60_000;
const CLOSE_MS = 10_000;
/** What says that somebody tries things out. */
const FAILURES: readonly RefusalKind[] = [
  'notSigned',
  'unknownOffice',
  'unknownDevice',
  'replayed',
  'clockOff',
];

interface Service {
  readonly options: HubOptions;
  readonly parts: HubParts;
  readonly held: Held;
  readonly ofOffices: Buckets;
  readonly ofFailures: Buckets;
  readonly closing: AbortSignal;
}

/** The database is brought up to date, then the service starts. @throws when it cannot; the message is for the operator */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { log } = options;
  const db = openDatabase({
    url: options.database,
    connections: options.connections,
    onIdleError: (error) => log({ fault: 'database', code: codeOf(error) }),
  });
  const closing = new AbortController();
  let news: News | null = null;
  try {
    if ((await migrate(db.pool)) === 'newer') {
      throw new Error('The database is of a newer hub. Start that version, or give another database.');
    }
    const metrics = startMetrics();
    news = startNews(db, options);
    const { limits, admission, minSchema } = options;
    const service: Service = {
      options,
      parts: { db, news, metrics, limits, admission, minSchema },
      held: { bytes: 0 },
      ofOffices: buckets({
        perMinute: limits.requestsPerMinute,
        burst: Math.ceil(limits.requestsPerMinute / 2),
      }),
      ofFailures: buckets({ perMinute: options.failuresPerMinute, burst: options.failuresPerMinute }),
      closing: closing.signal,
    };
    const server = serverOf(service);
    await listening(server, options.port, options.host);
    const operators = options.metrics === null ? null : metricsServer(service);
    if (operators && options.metrics) await listening(operators, options.metrics.port, options.metrics.host);
    const forgetting = setInterval(() => {
      forget(db).catch((error: unknown) => log({ fault: 'forgetting', code: codeOf(error) }));
    }, FORGET_EVERY_MS);
    const listener = news;
    return {
      port: portOf(server),
      metricsPort: operators && portOf(operators),
      useCertificate(certificate) {
        if (server instanceof https.Server) server.setSecureContext({ ...certificate });
      },
      async close(atOnce = false) {
        closing.abort();
        clearInterval(forgetting);
        await Promise.all([closed(server, atOnce), operators ? closed(operators, atOnce) : undefined]);
        await listener.close();
        await db.close();
      },
    };
  } catch (error) {
    closing.abort();
    await news?.close();
    await db.close();
    throw error;
  }
}

function serverOf(service: Service): Server | https.Server {
  const { certificate } = service.options;
  const limits = { maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 5000 };
  function take(request: IncomingMessage, response: ServerResponse): void {
    void serve(service, request, response);
  }
  const server = certificate
    ? https.createServer({ ...limits, ...certificate, minVersion: 'TLSv1.2' }, take)
    : http.createServer(limits, take);
  server.headersTimeout = 10_000;
  // Bodies have their own patience; answers that nobody reads, and connections on which nothing happens, end here.
  server.requestTimeout = 0;
  server.timeout = 60_000;
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 60;
  server.maxConnections = 4000;
  return server;
}

function listening(server: Server | https.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server | https.Server): number {
  return (server.address() as AddressInfo).port;
}

function closed(server: Server | https.Server, atOnce: boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), atOnce ? 0 : CLOSE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

interface Answered extends Readonly<Seen> {
  readonly outcome: Outcome<Reply>;
  readonly found: Found | null;
}

async function serve(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
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
function send(
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

async function isWell(db: Database): Promise<boolean> {
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

function metricsServer({ parts, held }: Service): Server {
  const { db, news, metrics } = parts;
  return http.createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/metrics') {
      const text = metrics.text({
        pool_connections: db.pool.totalCount,
        pool_idle: db.pool.idleCount,
        pool_waiting: db.pool.waitingCount,
        waiting_requests: news.waiting(),
        listening: news.isListening() ? 1 : 0,
        held_body_bytes: held.bytes,
        resident_bytes: process.memoryUsage.rss(),
        processor_seconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
      });
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
      return;
    }
    if (request.method === 'GET' && request.url === '/health') {
      void isWell(db).then((well) => send(response, well ? 200 : 503, { ok: well }, {}));
      return;
    }
    response.writeHead(404).end();
  });
}
