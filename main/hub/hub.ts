// The entry of the hub: reads what the operator says, starts the service, ends it when asked to. On standard output one
// line of JSON for each thing that happens; what is for a person goes to standard error.
import { readFileSync } from 'node:fs';
import { fingerprintOf } from './certificate.ts';
import { codeOf, placeOf } from './database.ts';
import { HELP, isLoopback, readOptions, type StatedOptions } from './options.ts';
import { startHub } from './server.ts';
import { type Certificate, type LogEntry, USUAL } from './service.ts';
import { prepareTrial } from './trial.ts';

function log(entry: LogEntry): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function certificateOf({ cert, key }: { readonly cert: string; readonly key: string }): Certificate {
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

function asked(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

async function serve(stated: StatedOptions): Promise<void> {
  const end = asked();
  const trial = stated.trial === null ? null : await prepareTrial(stated.trial, stated.host, Date.now());
  try {
    const database = trial?.postgres.url ?? stated.database;
    const files = stated.certificate;
    const own = stated.behindProxy ? null : (trial?.certificate ?? null);
    const certificate = files ? certificateOf(files) : own;
    const admission = stated.admission || (trial?.admission ?? '');
    const hub = await startHub({ ...USUAL, ...stated, database, certificate, admission, log });
    process.on('SIGHUP', () => {
      if (!files) return;
      try {
        hub.useCertificate(certificateOf(files));
        log({ event: 'certificate read again' });
      } catch (error) {
        log({ fault: 'certificate', code: codeOf(error) });
      }
    });
    const address = `${certificate ? 'https' : 'http'}://${stated.host.includes(':') ? `[${stated.host}]` : stated.host}:${String(hub.port)}`;
    say(`Claimwright hub serves at ${address}, on the database ${placeOf(database)}.`);
    if (trial) sayTrial(trial.certificate.cert, trial.certificateFile, admission);
    else if (
      !/[?&]sslmode=verify-full/.test(database) &&
      !isLoopback(placeOf(database).split(':', 1)[0] ?? '')
    ) {
      say('The way to the database is not proven: add sslmode=verify-full to its address.');
    }
    if (admission === '')
      say('No code of admission is given: offices that are here go on, no new ones come.');
    log({
      event: 'listening',
      port: hub.port,
      ...(hub.metricsPort !== null && { metricsPort: hub.metricsPort }),
    });
    const signal = await end;
    log({ event: 'ending', signal });
    await hub.close();
    log({ event: 'ended' });
  } finally {
    await trial?.postgres.stop();
  }
}

function sayTrial(cert: string, file: string, admission: string): void {
  say(`This is a trial: no backups, no replica. Offices come with the code of admission ${admission}`);
  say(`and with the certificate ${file}, whose SHA-256 is ${fingerprintOf(cert)}.`);
}

/** What kept the service from starting, for the operator; a password never stands in it. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'The port is taken. Give another one with --port.',
    EACCES: 'The port or a file may not be used by this account.',
    ENOENT: 'A file that was named is not there.',
    ECONNREFUSED: 'The database does not answer at the address that was given.',
    ENOTFOUND: 'The host of the database is not known.',
    '28P01': 'The database refuses the name or the password.',
    '28000': 'The database refuses the name, or asks for an encrypted connection (sslmode=verify-full).',
    '3D000': 'There is no such database. Create it first.',
    '42501': 'The account may not create tables there. It must own the database, or the schema hub in it.',
  };
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const words = error instanceof Error ? error.message : 'The hub cannot start.';
  return (reasons[code] ?? words).replaceAll(/postgres(ql)?:\/\/\S+/g, 'the database');
}

const stated = readOptions(process.argv.slice(2), process.env);
if (stated.kind === 'help') process.stdout.write(HELP);
else if (stated.kind === 'wrong') {
  say(stated.message);
  say('All options: --help');
  process.exitCode = 2;
} else {
  try {
    await serve(stated);
  } catch (error) {
    say(reasonOf(error));
    process.exitCode = 1;
  }
}
