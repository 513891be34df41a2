import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { isWell, send, serve } from './answering.ts';
import { buckets } from './buckets.ts';
import { codeOf, openDatabase } from './database.ts';
import { forget } from './letters.ts';
import { startMetrics } from './metrics.ts';
import { type News, startNews } from './news.ts';
import { migrate } from './schema.ts';
import type { Certificate, HubOptions, Service } from './service.ts';

/**
 * The service: requests come in, are proven, answered and noted. It keeps nothing but what a request needs while it
 * runs: several of it work on one database, and any of them may end at any moment.
 */

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
