import fs from 'node:fs';
import { type Result, ok } from '../../shared/result.ts';
import { guardStore, lockedFailure } from '../faults.ts';
import { syncFolder } from '../files.ts';
import {
  newDataKey,
  newKeyFile,
  type PassphraseHolder,
  withPassphrase,
  withRecoveryCode,
  writeKeyFile,
} from '../keys.ts';
import { judgePassphrase } from '../passphrase.ts';
import { newRecoveryCode } from '../recoveryCode.ts';
import { kdfOf, type StoreCore } from './core.ts';
import { removeUnfinished } from './folder.ts';
import { openSession } from './opening.ts';

export interface NewHome {
  /** Who was invited: the first person with a passphrase here. */
  readonly holder: PassphraseHolder;
  readonly passphrase: string;
  readonly officeName: string;
  /** Makes the data file under the key, e.g. in a thread; both are the callee's, a copy of the key is wiped by it. */
  readonly fill: (target: string, dataKey: Buffer) => Promise<Result<null>>;
}

/** Makes an empty folder the store of a new device, all or nothing, and leaves it open (Store.settle). */
export async function settleOffice(
  core: StoreCore,
  home: NewHome,
): Promise<Result<{ readonly recoveryCode: string }>> {
  const fit = judgePassphrase(home.passphrase, [home.officeName, home.holder.label]);
  if (!fit.ok) return fit;
  const { paths } = core;
  const dataKey = newDataKey();
  try {
    const recoveryCode = newRecoveryCode();
    const slots = await withPassphrase(newKeyFile(), home.holder, home.passphrase, dataKey, kdfOf(core));
    const keys = withRecoveryCode(slots, recoveryCode, dataKey);
    removeUnfinished(paths);
    const filled = await home.fill(paths.unfinished, Buffer.from(dataKey));
    if (!filled.ok) return filled;
    if (core.closed) return lockedFailure();
    const opened = guardStore(() => {
      // As when an office is set up: until the data file has its name, the next start clears all of it away.
      const written = writeKeyFile(paths.keys, keys);
      if (!written.ok) return written;
      fs.renameSync(paths.unfinished, paths.database);
      syncFolder(paths.folder);
      return openSession(core, keys, dataKey);
    });
    return opened.ok ? ok({ recoveryCode }) : opened;
  } finally {
    if (core.session === null) {
      if (!core.closed) removeUnfinished(paths);
      dataKey.fill(0);
    }
  }
}
