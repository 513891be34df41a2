import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { type HubLimits } from './routes.ts';

/** What the operator says: on the command line, or in the environment where it is secret. */

export const HELP = `Claimwright hub: keeps the sealed changes of offices, so that their devices come together.

  npm run hub -- --database postgres://USER:PASSWORD@HOST/DATABASE?sslmode=verify-full --host 0.0.0.0 \\
    --cert FILE --key FILE --admission CODE
  npm run hub -- --trial --data DIR

  --database URL     PostgreSQL to keep everything in; better in CLAIMWRIGHT_HUB_DATABASE, where no list of
                     processes shows the password
  --host ADDRESS     where to serve (127.0.0.1)
  --port N           (8443); 0 takes one that is free
  --cert FILE        certificate with its chain, PEM; read again on SIGHUP
  --key FILE         its key, PEM
  --behind-proxy     serve HTTP, for a proxy that speaks HTTPS; its last x-forwarded-for says who asks
  --admission CODE   what offices must know to come to this hub; better in CLAIMWRIGHT_HUB_ADMISSION. Without one,
                     offices that are here go on and no new ones come
  --metrics-port N   serve /metrics and /health for operators; without it there are none
  --metrics-host A   where (127.0.0.1)
  --limit-mb N       change sets of one office, and files of one office, each (10240)
  --limit-devices N  devices of one office (500)
  --limit-requests N requests of one office in a minute, at this copy of the hub (1200)
  --min-schema N     refuse changes of programs with an older schema (0)
  --connections N    to PostgreSQL, at most (20)
  --trial            with a PostgreSQL of its own and a certificate that nobody vouches for, both in --data
  --data DIR         of a trial
  --help

Several copies may serve the same database behind a load balancer. SIGTERM ends in order.
Exit codes: 0 ended as asked, 1 cannot serve, 2 the options are wrong.
`;

export interface StatedOptions {
  readonly kind: 'serve';
  /** '' in a trial. */
  readonly database: string;
  /** Folder of a trial; null: none. */
  readonly trial: string | null;
  readonly host: string;
  readonly port: number;
  readonly certificate: { readonly cert: string; readonly key: string } | null;
  readonly behindProxy: boolean;
  readonly admission: string;
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly limits: HubLimits;
  readonly minSchema: number;
  readonly connections: number;
}

export type Stated =
  StatedOptions | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string };

class Wrong extends Error {}

export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Stated {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        database: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8443' },
        cert: { type: 'string' },
        key: { type: 'string' },
        'behind-proxy': { type: 'boolean', default: false },
        admission: { type: 'string' },
        'metrics-port': { type: 'string' },
        'metrics-host': { type: 'string', default: '127.0.0.1' },
        'limit-mb': { type: 'string', default: '10240' },
        'limit-devices': { type: 'string', default: '500' },
        'limit-requests': { type: 'string', default: '1200' },
        'min-schema': { type: 'string', default: '0' },
        connections: { type: 'string', default: '20' },
        trial: { type: 'boolean', default: false },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const { cert, key, host } = values;
    const certificate = cert !== undefined && key !== undefined ? { cert, key } : null;
    if ((cert === undefined) !== (key === undefined)) throw new Wrong('--cert and --key go together.');
    if (values.trial && values.data === undefined) throw new Wrong('--trial needs a folder: --data DIR.');
    if (!values.trial && values.data !== undefined) throw new Wrong('--data is for a --trial.');
    const database = values.database ?? env.CLAIMWRIGHT_HUB_DATABASE ?? '';
    if (values.trial && values.database !== undefined) {
      throw new Wrong('A --trial brings its own database: leave --database out.');
    }
    if (!values.trial && !/^postgres(ql)?:\/\//.test(database)) {
      throw new Wrong(
        'Say which database: --database postgres://… or CLAIMWRIGHT_HUB_DATABASE. Or try it with --trial.',
      );
    }
    const behindProxy = values['behind-proxy'];
    if (behindProxy && certificate)
      throw new Wrong('--behind-proxy serves HTTP: leave --cert and --key out.');
    if (!certificate && !behindProxy && !values.trial && !isLoopback(host)) {
      throw new Wrong(
        'Serving others needs HTTPS: give --cert and --key, or --behind-proxy when a proxy does that.',
      );
    }
    const metricsPort = values['metrics-port'];
    return {
      kind: 'serve',
      database: values.trial ? '' : database,
      trial: values.trial ? (values.data ?? null) : null,
      host,
      port: numberIn('--port', values.port, 0, 65_535),
      certificate,
      behindProxy,
      admission: values.admission ?? env.CLAIMWRIGHT_HUB_ADMISSION ?? '',
      metrics:
        metricsPort === undefined
          ? null
          : { host: values['metrics-host'], port: numberIn('--metrics-port', metricsPort, 0, 65_535) },
      limits: {
        bytes: numberIn('--limit-mb', values['limit-mb'], 1, 1e9) * 1024 * 1024,
        devices: numberIn('--limit-devices', values['limit-devices'], 1, 100_000),
        requestsPerMinute: numberIn('--limit-requests', values['limit-requests'], 1, 1e7),
      },
      minSchema: numberIn('--min-schema', values['min-schema'], 0, 1e6),
      connections: numberIn('--connections', values.connections, 2, 1000),
    };
  } catch (error) {
    if (error instanceof Wrong || (error instanceof Error && 'code' in error)) {
      return { kind: 'wrong', message: error.message };
    }
    throw error;
  }
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new Wrong(`${name} is a number from ${String(least)} to ${String(most)}.`);
  }
  return value;
}

/** Nobody but this computer reaches it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
