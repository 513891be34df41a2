import { type Result, ok } from '../../shared/result.ts';
import { guardStore, lockedFailure, storeFailure, storeFaultOf } from '../faults.ts';
import { type KeyFile, newDataKey, readKeyFile, withoutPassphrase, writeKeyFile } from '../keys.ts';
import type { Connection } from '../open.ts';
import {
  abandonRotation,
  commitRotation,
  type PreparedRotation,
  prepareRotation,
  type RemovalReport,
  type RotationProgress,
  type RotationReport,
} from '../rotate.ts';
import type { Session, StoreCore } from './core.ts';
import { openSession } from './opening.ts';
import type { Hold } from './stepHold.ts';

/** Renewing the data key of an open store: what to hold still, and what to open again, around db/rotate.ts. */

type Progress = (progress: RotationProgress) => void;

/** Takes a person out, and renews the data key where asked (Store.removePerson); in turn. */
export async function removePerson(
  core: StoreCore,
  userId: string,
  { rotate, before }: { readonly rotate: boolean; readonly before?: () => Promise<void> },
  progress?: Progress,
): Promise<Result<RemovalReport>> {
  const { session } = core;
  if (!session) return lockedFailure();
  const without = withoutPassphrase(session.keys, userId);
  if (!without.ok) return without;
  const keys: KeyFile = { ...without.value, rotationOwed: rotate || without.value.rotationOwed };
  const written = writeKeyFile(core.paths.keys, keys);
  if (!written.ok) return written;
  session.keys = keys;
  if (!rotate) return ok({ rotation: null, rotationFault: null });
  await before?.();
  const rotated = await rotateKey(core, progress);
  return rotated.ok
    ? ok({ rotation: rotated.value, rotationFault: null })
    : ok({ rotation: null, rotationFault: rotated.fault });
}

/** Store.rotateKey; in turn. */
export async function rotateKey(core: StoreCore, progress?: Progress): Promise<Result<RotationReport>> {
  await core.steps.quiet();
  const { session } = core;
  if (!session) return lockedFailure();
  const newKey = newDataKey();
  const hold = core.steps.begin({ reader: null, abandon: () => abandonRotation(core.paths) });
  try {
    const ready = await prepare(core, session, hold, newKey, progress);
    if (!ready.ok) return ready;
    if (!isAlone(session.db)) return storeFailure('busy');
    hold.letGo();
    return replaceFiles(core, session, ready.value, newKey);
  } finally {
    if (core.session?.dataKey !== newKey) newKey.fill(0);
    hold.end(session.db);
  }
}

async function prepare(
  core: StoreCore,
  session: Session,
  hold: Hold,
  newKey: Buffer,
  progress?: Progress,
): Promise<Result<PreparedRotation>> {
  const steps = prepareRotation({ ...session, paths: core.paths }, newKey);
  for (;;) {
    const step = guardStore(() => ok(steps.next()));
    if (!step.ok) return step;
    if (step.value.done) return step.value.value;
    progress?.(step.value.value);
    await new Promise((resolve) => setImmediate(resolve));
    if (!hold.isHeld()) {
      steps.return(lockedFailure());
      return lockedFailure();
    }
  }
}

/** In one go, so that nobody finds the store half way. */
function replaceFiles(
  core: StoreCore,
  session: Session,
  ready: PreparedRotation,
  newKey: Buffer,
): Result<RotationReport> {
  const { paths } = core;
  core.session = null;
  const committed = guardStore(() => {
    session.db.close(); // brings the journal into the file
    return commitRotation(paths, ready);
  });
  session.attachments.close();
  const keys = readKeyFile(paths.keys);
  const undecided = keys.ok && keys.value.swap === null;
  if (!committed.ok && undecided) {
    const back = guardStore(() => {
      abandonRotation(paths);
      return openSession(core, session.keys, session.dataKey);
    });
    if (!back.ok) session.dataKey.fill(0);
    return committed;
  }
  session.dataKey.fill(0);
  if (!committed.ok) return committed;
  if (!keys.ok) return keys;
  const begun = guardStore(() => openSession(core, keys.value, newKey));
  return begun.ok ? ok(ready.report) : begun;
}

/**
 * True when no other connection has the data file open, as a thread that copies it would: then its journal is brought
 * in and gone. A connection that outlives the file would remove the journal of the one that took its place.
 */
function isAlone(db: Connection): boolean {
  const timeout = db.pragma('busy_timeout', { simple: true });
  try {
    db.pragma('busy_timeout=100');
    return db.pragma('journal_mode=DELETE', { simple: true }) === 'delete';
  } catch (error) {
    if (storeFaultOf(error) === 'inUse') return false;
    throw error;
  } finally {
    db.pragma(`busy_timeout=${Number(timeout)}`);
  }
}
