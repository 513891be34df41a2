import fs from 'node:fs';
import { type Result, ok } from '../../shared/result.ts';
import { AttachmentBox } from '../attachments.ts';
import { guardStore, lockedFailure } from '../faults.ts';
import { syncFolder } from '../files.ts';
import {
  type KeyFile,
  newDataKey,
  newKeyFile,
  type PassphraseHolder,
  withPassphrase,
  withRecoveryCode,
  writeKeyFile,
} from '../keys.ts';
import { openDatabase } from '../open.ts';
import { judgePassphrase } from '../passphrase.ts';
import { newRecoveryCode } from '../recoveryCode.ts';
import { kdfOf, type Session, type StoreCore } from './core.ts';
import { removeUnfinished } from './folder.ts';
import { markOf } from './movedFile.ts';
import { bringUpToDate, openSession } from './opening.ts';
import type { Writes, WriteTransaction } from './writes.ts';

export interface NewOffice {
  /** The owner: the first person with a passphrase. */
  readonly holder: PassphraseHolder;
  readonly passphrase: string;
  readonly officeName: string;
  /** Writes the first records; when it fails there is no office. */
  readonly populate: (tx: WriteTransaction) => Result<void>;
}

/** Sets up an office in a folder that is empty, all or nothing, and leaves it open. */
export async function createOffice(
  core: StoreCore,
  writes: Writes,
  office: NewOffice,
): Promise<Result<{ readonly recoveryCode: string }>> {
  const fit = judgePassphrase(office.passphrase, [office.officeName, office.holder.label]);
  if (!fit.ok) return fit;
  const dataKey = newDataKey();
  const recoveryCode = newRecoveryCode();
  const slots = await withPassphrase(newKeyFile(), office.holder, office.passphrase, dataKey, kdfOf(core));
  const keys = withRecoveryCode(slots, recoveryCode, dataKey);
  if (core.closed) return lockedFailure();
  try {
    const made = guardStore(() => make(core, writes, office, keys, dataKey));
    if (!made.ok) return made;
  } finally {
    if (core.session === null) {
      removeUnfinished(core.paths);
      dataKey.fill(0);
    }
  }
  return ok({ recoveryCode });
}

function make(
  core: StoreCore,
  writes: Writes,
  office: NewOffice,
  keys: KeyFile,
  dataKey: Buffer,
): Result<void> {
  const { paths } = core;
  const opened = openDatabase(paths.unfinished, dataKey, { create: true });
  if (!opened.ok) return opened;
  const first: Session = {
    db: opened.value,
    dataKey,
    keys,
    attachments: new AttachmentBox(paths.attachments, dataKey),
    mark: markOf(paths.unfinished),
  };
  try {
    const migrated = bringUpToDate(core, first.db, dataKey);
    if (!migrated.ok) return migrated;
    const owner = { userId: office.holder.userId, action: 'office.create' };
    const populated = writes.transact(first, owner, office.populate);
    if (!populated.ok) return populated;
  } finally {
    first.db.close();
    first.attachments.close();
  }
  const written = writeKeyFile(paths.keys, keys);
  if (!written.ok) return written;
  fs.renameSync(paths.unfinished, paths.database);
  syncFolder(paths.folder);
  const begun = openSession(core, keys, dataKey);
  return begun.ok ? ok(undefined) : begun;
}
