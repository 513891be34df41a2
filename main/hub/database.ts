import { Client, type ClientConfig, Pool, type PoolClient, types } from 'pg';
import { type Outcome, refuse } from './answers.ts';

/** The hub's way to PostgreSQL: a pool of connections, transactions, and what the failures of both mean for an asker. */

export interface Queries {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Database extends Queries {
  readonly pool: Pool;
  /** Rolled back when `work` refuses or throws; tried again when PostgreSQL asks for that. */
  transaction<T>(work: (queries: Queries) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** A connection outside of the pool, not yet connected. */
  client(): Client;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections of this copy, at most. */
  readonly connections: number;
  readonly onIdleError: (error: Error) => void;
}

const INT8 = 20;
const BYTEA = 17;

/** Numbers of the hub fit a JavaScript number: what is written was one. */
const PARSERS = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    if (oid === INT8) return Number;
    if (oid === BYTEA) return (text: string) => Buffer.from(text.slice(2), 'hex');
    return types.getTypeParser(oid, format);
  },
};

function configOf(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'claimwright-hub',
    connectionTimeoutMillis: 5000,
    statement_timeout: 20_000,
    lock_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    // Of a database that went silent without a word.
    query_timeout: 25_000,
    keepAlive: true,
    types: PARSERS as NonNullable<ClientConfig['types']>,
  };
}

export function openDatabase({ url, connections, onIdleError }: DatabaseOptions): Database {
  const pool = new Pool({ ...configOf(url), max: connections, idleTimeoutMillis: 60_000 });
  // A connection that was cut while nobody used it: the pool has put it away already.
  pool.on('error', onIdleError);
  // One that is cut between two queries of a transaction: the next query says so to who needs it.
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function query<Row extends object>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const client = await pool.connect();
    return release(client, () => rowsOf<Row>(client, text, values));
  }

  async function attempt<T>(work: (queries: Queries) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const client = await pool.connect();
    return release(client, async () => {
      await client.query('begin');
      try {
        const outcome = await work({ query: (text, values = []) => rowsOf(client, text, values) });
        await client.query(outcome.ok ? 'commit' : 'rollback');
        return outcome;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
  }

  return {
    pool,
    query,
    async transaction(work) {
      try {
        return await attempt(work);
      } catch (error) {
        if (!AGAIN.includes(codeOf(error))) throw error;
        return attempt(work);
      }
    },
    client: () => new Client(configOf(url)),
    close: () => pool.end(),
  };
}

async function rowsOf<Row extends object>(
  client: PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(text, [...values]);
  return rows;
}

/** Gives a connection back; one that is of no use any more is closed, so that the next one finds the new primary. */
async function release<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    const value = await work();
    client.release();
    return value;
  } catch (error) {
    client.release(faultOf(error) === 'busy');
    throw error;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const SERIALIZATION = '40001';
const DEADLOCK = '40P01';
/** Somebody else made the same row meanwhile: it is there now. */
const UNIQUE = '23505';
const AGAIN = [SERIALIZATION, DEADLOCK, UNIQUE];
const DISK_FULL = ['53100', 'HB507'];
/** Cancelled or waited too long, read only (a standby), shutting down, starting up, too many connections. */
const PASSING = ['57014', '55P03', '25006', '25P03', '25P04', '53300', SERIALIZATION, DEADLOCK];
const CUT = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'];
/** pg gives these no code. */
const CUT_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;

/** What a failed query means for who asked. Null: it is a fault of the program. */
export function faultOf(error: unknown): 'full' | 'busy' | null {
  const code = codeOf(error);
  if (DISK_FULL.includes(code)) return 'full';
  if (PASSING.includes(code) || CUT.includes(code) || /^(?:08|57P)/.test(code)) return 'busy';
  if (error instanceof AggregateError) return faultOf(error.errors[0]);
  return error instanceof Error && CUT_WORDS.test(error.message) ? 'busy' : null;
}

export function refusalOf(fault: 'full' | 'busy'): ReturnType<typeof refuse> {
  return fault === 'full'
    ? refuse('full', 'The hub has no room left. Nothing was kept; ask who runs the hub for more room.', {
        retryAfter: 300,
      })
    : refuse('busy', 'The hub cannot reach its database just now. Nothing was kept; try again.', {
        retryAfter: 2,
      });
}

/** Where a database is, without who may enter it: for logs. */
export function placeOf(url: string): string {
  const { host, port, database } = new Client({ connectionString: url });
  return `${host}:${String(port)}/${database ?? ''}`;
}
