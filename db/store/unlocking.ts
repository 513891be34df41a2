import { type Result, fail, ok } from '../../shared/result.ts';
import type { AttemptKind } from '../attempts.ts';
import { guardStore, lockedFailure } from '../faults.ts';
import {
  type KeyFile,
  type OpenedKeys,
  openWithEmergencyCode,
  openWithPassphrase,
  openWithRecoveryCode,
  openWithSystemSecret,
  readKeyFile,
  writeKeyFile,
} from '../keys.ts';
import { readEmergencyCode, readRecoveryCode } from '../recoveryCode.ts';
import { finishRotation } from '../rotate.ts';
import { nowOf, type StoreCore } from './core.ts';
import { openSession } from './opening.ts';

/** A person's passphrase, a person's secret as the computer keeps it, or one of the office's codes. */
export type Credentials =
  | { readonly userId: string; readonly passphrase: string }
  | { readonly userId: string; readonly systemSecret: Buffer }
  | { readonly recoveryCode: string }
  | { readonly emergencyCode: string };

/**
 * Unlocks a folder that holds an office (Store.unlock); in turn.
 * @param wasOpen when it was asked for: then the credentials are only judged
 */
export async function unlockWith(
  core: StoreCore,
  credentials: Credentials,
  wasOpen: boolean,
): Promise<Result<void>> {
  const finished = core.session ? ok(undefined) : guardStore(() => finishRotation(core.paths));
  if (!finished.ok) return finished;
  const keys = readKeyFile(core.paths.keys);
  if (!keys.ok) return keys;
  const opened = await openKeys(core, keys.value, credentials);
  if (!opened.ok) {
    // Whoever only had credentials judged was let in before.
    if (!wasOpen && opened.fault.kind === 'invalid') turnAway(core, credentials);
    return opened;
  }
  const { dataKey } = opened.value;
  if (wasOpen || core.session || core.closed) {
    dataKey.fill(0);
    // Who only wanted the credentials judged must not open what was locked in the meantime.
    return core.session ? ok(undefined) : lockedFailure(); // open already: the credentials were only judged
  }
  const marked = 'emergencyCode' in credentials ? markEmergency(core, keys.value) : keys;
  const begun = marked.ok ? guardStore(() => openSession(core, marked.value, dataKey)) : marked;
  if (!begun.ok) dataKey.fill(0);
  else if (opened.value.keys !== keys.value) renewSlots(core, opened.value.keys);
  return begun.ok ? ok(undefined) : begun;
}

/** Tries a way in, unless too many wrong tries of its kind went before: then it is not even looked at. */
export async function attempt(
  { attempts }: StoreCore,
  kind: AttemptKind,
  open: () => Promise<Result<OpenedKeys>>,
): Promise<Result<OpenedKeys>> {
  const wait = attempts.wait(kind);
  if (wait > 0) {
    return fail({
      kind: 'locked',
      message: `Too many wrong attempts. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
      retryAfterSeconds: wait,
    });
  }
  const opened = await open();
  if (opened.ok) attempts.succeeded(kind);
  else if (opened.fault.kind !== 'unavailable') attempts.failed(kind);
  return opened;
}

function openKeys(core: StoreCore, keys: KeyFile, credentials: Credentials): Promise<Result<OpenedKeys>> {
  if ('systemSecret' in credentials) {
    return Promise.resolve(openWithSystemSecret(keys, credentials.userId, credentials.systemSecret));
  }
  if ('passphrase' in credentials) {
    const { userId, passphrase } = credentials;
    return attempt(core, 'passphrase', () => openWithPassphrase(keys, userId, passphrase));
  }
  const read =
    'recoveryCode' in credentials
      ? readRecoveryCode(credentials.recoveryCode)
      : readEmergencyCode(credentials.emergencyCode);
  if (!read.ok) return Promise.resolve(read);
  read.value.fill(0);
  return 'recoveryCode' in credentials
    ? attempt(core, 'recovery', () => Promise.resolve(openWithRecoveryCode(keys, credentials.recoveryCode)))
    : attempt(core, 'emergency', () =>
        Promise.resolve(openWithEmergencyCode(keys, credentials.emergencyCode)),
      );
}

function turnAway({ attempts }: StoreCore, credentials: Credentials): void {
  if ('passphrase' in credentials) attempts.turnAway('passphrase', credentials.userId);
  else if ('recoveryCode' in credentials) attempts.turnAway('recovery', '');
  else if ('emergencyCode' in credentials) attempts.turnAway('emergency', '');
}

function markEmergency(core: StoreCore, keys: KeyFile): Result<KeyFile> {
  if (keys.emergencyUsedAt !== null) return ok(keys);
  const marked: KeyFile = { ...keys, emergencyUsedAt: nowOf(core) };
  const written = writeKeyFile(core.paths.keys, marked);
  return written.ok ? ok(marked) : written;
}

/** A slot of the first version that has just opened is kept in its present form; when that fails, the next time. */
function renewSlots({ session, paths }: StoreCore, keys: KeyFile): void {
  if (session && writeKeyFile(paths.keys, keys).ok) session.keys = keys;
}
