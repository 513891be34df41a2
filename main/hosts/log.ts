// The log: one small text file in the data folder. It holds no patient data, so it may be sent to whoever helps.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from './ports.ts';

const fileName = 'claimwright.log';
/** Beyond this the file becomes `claimwright.log.1`, and the one before it is dropped. */
const limitBytes = 1024 * 1024;

/**
 * Writes to `<folder>/claimwright.log`. A line that cannot be written (read-only folder, full disk) is dropped:
 * the log never stands in the way of the work. `echo` also gets each line of an error.
 */
export function createLog(folder: string, clock: () => number, echo: (line: string) => void = noEcho): Log {
  const file = join(folder, fileName);

  function write(line: string): void {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limitBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, `${new Date(clock()).toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // see above
    }
  }

  return {
    info(message, fields = {}) {
      const pairs = Object.entries(fields).map(([key, value]) => ` ${key}=${String(value)}`);
      write(`info ${message}${pairs.join('')}`);
    },
    error(reference, error) {
      const line = `error ${reference} ${describeError(error)}`;
      write(line);
      echo(line);
    },
  };
}

function noEcho(): void {
  // A host without a terminal has nowhere to echo to.
}

/**
 * Kind, code and places of an error, without its message: a message may quote what somebody typed. Stack lines
 * are taken only in the form `at <where>`, since a message can run over several lines.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]+$/.test(error.code)
      ? ` ${error.code}`
      : '';
  const message = error.message;
  const stack = error.stack ?? '';
  const from = message === '' ? stack : stack.slice(stack.indexOf(message) + message.length);
  const places = from
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at [^\n]*:\d+:\d+\)?$/.test(line))
    .slice(0, 8);
  return `${error.name}${code}${places.map((place) => ` | ${place}`).join('')}`;
}

/** A bug that nothing caught: log it under a reference, say only that, and end. What was acknowledged is stored. */
export function endOnUncaught(log: Log, random: (count: number) => Uint8Array): void {
  process.once('uncaughtException', (error) => {
    const reference = Buffer.from(random(4)).toString('hex').toUpperCase();
    log.error(reference, error);
    process.exit(70);
  });
}
