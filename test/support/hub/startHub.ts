// A hub for tests: in this process, or as a process of its own that can be killed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startHub as startService } from '../../../main/hub/server.ts';
import { type HubOptions, type LogEntry, USUAL } from '../../../main/hub/service.ts';

export const ADMISSION = 'a code of admission for tests';

export interface TestHub {
  /** Without a path, e.g. `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly port: number;
  readonly metricsPort: number | null;
  /** What it logged. */
  readonly log: readonly LogEntry[];
  /** Finishes what has begun. */
  stop(): Promise<void>;
  /** Cuts everything. Of a process of its own: SIGKILL. */
  kill(): Promise<void>;
}

/**
 * In this process. Give `port` to start again where one was before.
 * @param options over what a hub usually does; `database` is an address of `startPostgres().newDatabase()`
 */
export async function startHub(
  options: Partial<HubOptions> & { readonly database: string },
): Promise<TestHub> {
  const log: LogEntry[] = [];
  const hub = await startService({
    ...USUAL,
    port: 0,
    certificate: null,
    admission: ADMISSION,
    failuresPerMinute: 100_000,
    limits: { ...USUAL.limits, requestsPerMinute: 1_000_000 },
    log: (entry) => log.push(entry),
    ...options,
  });
  const scheme = options.certificate ? 'https' : 'http';
  return {
    url: `${scheme}://127.0.0.1:${String(hub.port)}`,
    port: hub.port,
    metricsPort: hub.metricsPort,
    log,
    stop: () => hub.close(),
    kill: () => hub.close(true),
  };
}

const ENTRY = join(import.meta.dirname, '..', '..', '..', 'main', 'hub', 'hub.ts');

/** As a process of its own, from its sources. @param args as on the command line */
export async function spawnHub({
  database,
  port = 0,
  args = [],
  entry = ENTRY,
}: {
  readonly database: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly entry?: string;
}): Promise<TestHub> {
  const child = spawn(
    process.execPath,
    [entry, '--port', String(port), '--limit-requests', '1000000', '--connections', '6', ...args],
    {
      env: { ...process.env, CLAIMWRIGHT_HUB_DATABASE: database, CLAIMWRIGHT_HUB_ADMISSION: ADMISSION },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const log: LogEntry[] = [];
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listening = await new Promise<LogEntry>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line) as LogEntry;
      log.push(entry);
      if (entry.event === 'listening') resolve(entry);
    });
    void gone.then(() => reject(new Error(`the hub did not start: ${complaints}`)));
  });
  const metricsPort = typeof listening.metricsPort === 'number' ? listening.metricsPort : null;
  return {
    url: `http://127.0.0.1:${String(listening.port)}`,
    port: Number(listening.port),
    metricsPort,
    log,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
