import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../db/files.ts';
import type { Store } from '../db/store.ts';
import { invalid, notFound, type Result, unavailable } from '../shared/result.ts';
import type { Ports } from './hosts/ports.ts';

/**
 * Signing in by the computer's own account: a slot of the key file whose secret the system keeps (Keychain, DPAPI, a
 * keyring). One more way in for those who ask for it, never the only one: a passphrase slot is always there too. The
 * sealed secret lies beside the store; without this computer's account it opens nothing.
 */

const FILE = 'computer.json';
const SECRET_BYTES = 32;

const Kept = z.strictObject({ version: z.literal(1), sealed: z.record(z.string(), z.string()) });

function fileOf({ dataDir }: Ports): string {
  return path.join(dataDir, FILE);
}

/** A file that is missing or damaged keeps nothing: people type their passphrase then. */
function readKept(ports: Ports): Readonly<Record<string, string>> {
  try {
    return Kept.parse(JSON.parse(fs.readFileSync(fileOf(ports), 'utf8'))).sealed;
  } catch {
    return {};
  }
}

function writeKept(ports: Ports, sealed: Readonly<Record<string, string>>): boolean {
  try {
    if (Object.keys(sealed).length === 0) fs.rmSync(fileOf(ports), { force: true });
    else writeFileDurably(fileOf(ports), Buffer.from(`${JSON.stringify({ version: 1, sealed })}\n`));
    return true;
  } catch {
    return false;
  }
}

/** Whose sign-in this computer keeps. */
export function keptHere(ports: Ports): readonly string[] {
  return ports.vault ? Object.keys(readKept(ports)) : [];
}

export async function mayKeep(ports: Ports): Promise<boolean> {
  return (await ports.vault?.available()) ?? false;
}

/**
 * Lets this computer's account open the office for a person who is signed in.
 * @returns `unavailable` where the system has no safe place for a secret.
 */
export async function keepHere(ports: Ports, store: Store, userId: string): Promise<Result<void>> {
  const none = unavailable(
    'noVault',
    'This computer has no safe place for a key that the program could use. Go on with your passphrase.',
  );
  if (!ports.vault) return none;
  const secret = Buffer.from(ports.random(SECRET_BYTES));
  try {
    const sealed = await ports.vault.seal(secret);
    if (sealed === null) return none;
    const enrolled = await store.enrollSystem(userId, secret);
    if (!enrolled.ok) return enrolled;
    if (writeKept(ports, { ...readKept(ports), [userId]: sealed })) return enrolled;
    await store.dropSystem(userId);
    return unavailable('readOnlyFolder', 'The data folder takes nothing, so this was not kept.');
  } finally {
    secret.fill(0);
  }
}

export async function forgetHere(ports: Ports, store: Store, userId: string): Promise<Result<void>> {
  dropKept(ports, userId);
  return store.dropSystem(userId);
}

function dropKept(ports: Ports, userId: string): void {
  writeKept(ports, Object.fromEntries(Object.entries(readKept(ports)).filter(([id]) => id !== userId)));
}

/** @returns ok once the store is unlocked; `invalid` at `passphrase` where only that helps now. */
export async function unlockHere(ports: Ports, store: Store, userId: string): Promise<Result<void>> {
  const sealed = readKept(ports)[userId];
  if (!ports.vault || sealed === undefined) return notFound('sign-in of this computer');
  const secret = await ports.vault.open(sealed);
  if (secret === null)
    return invalid('passphrase', 'The computer did not give its key. Type your passphrase.');
  const systemSecret = Buffer.from(secret);
  secret.fill(0);
  try {
    const unlocked = await store.unlock({ userId, systemSecret });
    if (unlocked.ok || unlocked.fault.kind === 'locked' || unlocked.fault.kind === 'unavailable')
      return unlocked;
    // The passphrase was changed, or the key renewed, since this was kept.
    dropKept(ports, userId);
    return invalid(
      'passphrase',
      'What this computer kept does not open the office any more. Type your passphrase.',
    );
  } finally {
    systemSecret.fill(0);
  }
}
