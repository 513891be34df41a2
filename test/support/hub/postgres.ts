// A real PostgreSQL for tests, and databases in it.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  installedPrograms,
  isPassable,
  packagedPrograms,
  type PostgresPrograms,
  startLocalPostgres,
} from '../../../main/hub/localPostgres.ts';

export interface TestPostgres {
  readonly from: PostgresPrograms['from'];
  /** Of the database `postgres`. */
  readonly url: string;
  /** Makes a new empty database. @returns its address, `postgres://…` */
  newDatabase(): Promise<string>;
  /** Ends in order; all connections are cut. */
  stop(): Promise<void>;
  /** As if the power failed. */
  crash(): Promise<void>;
  /** After `stop` or `crash`, at the same address. */
  start(): Promise<void>;
  /** Ends it and removes all that it kept. */
  remove(): Promise<void>;
}

/** Debian's where it is installed, else the one from npm. @param prefer one of them, for a test that wants that */
export async function startPostgres(prefer: PostgresPrograms['from'] = 'Debian'): Promise<TestPostgres> {
  const all =
    prefer === 'npm' ? [packagedPrograms, installedPrograms] : [installedPrograms, packagedPrograms];
  const programs = all[0]?.() ?? all[1]?.();
  if (!programs) throw new Error('there is no PostgreSQL: neither Debian’s nor the one from npm');
  const folder = newPassableFolder();
  // Where a test forgets it, or fails before.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const settings = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'max_connections=200'];
  const postgres = await startLocalPostgres({ programs, folder: join(folder, 'pg'), password: '', settings });
  let databases = 0;
  return {
    from: programs.from,
    url: postgres.url,
    async newDatabase() {
      const name = `hub_${String((databases += 1))}`;
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return postgres.url.replace(/\/postgres$/, `/${name}`);
    },
    start: postgres.start,
    stop: postgres.stop,
    crash: postgres.crash,
    async remove() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ROOM_BYTES = 512 * 1024 * 1024;

/** In memory where there is room; and where nobody may pass, as whom PostgreSQL runs when we are root. */
export function newPassableFolder(): string {
  const base = ['/dev/shm', tmpdir(), '/tmp'].find((one) => {
    if (!existsSync(one) || (process.getuid?.() === 0 && !isPassable(one))) return false;
    const { bavail, bsize } = statfsSync(one);
    return bavail * bsize >= ROOM_BYTES;
  });
  if (base === undefined) throw new Error('there is no folder for temporary files that others may use');
  const folder = mkdtempSync(join(base, 'claimwright-postgres-'));
  chmodSync(folder, 0o711);
  return folder;
}
