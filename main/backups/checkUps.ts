import { damagedDocuments } from '../../db/damagedDocuments.ts';
import type { Store } from '../../db/store.ts';
import { putSecret, secretOf } from '../../db/storeIdentity.ts';
import type { PlaceNotice } from '../../shared/contract/backups.ts';
import { ok } from '../../shared/result.ts';
import type { Ports } from '../hosts/ports.ts';
import type { Session } from '../session/session.ts';
import type { Backups } from './backups.ts';
import { exportsLeft, sweepCutOff } from './exportEverything.ts';
import { isRescueOpen } from './rescues.ts';
import { canWrite, freeBytes, isOnNetwork, syncedBy } from './place.ts';

/**
 * Looks after the data file while people work: read through once a day and once a week with its indexes and
 * references; and whether the folder has come to lie where a data file must not be.
 */
interface CheckUps {
  /** Whether the files of the office are still in their place; mends what can be. False: nothing else may begin. */
  lookAtFiles(store: Store): boolean;
  /** Removes what exports that were cut off have left. */
  sweepExports(open: NonNullable<ReturnType<Session['open']>>): void;
  /** What is wrong with the folder, looked at anew at most once a minute. */
  notices(store: Store): PlaceNotice[];
  /** Reads the file through when it is time to. */
  run(work: Backups['work']): Promise<void>;
}

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 60_000;
/** Below this the next larger import may not fit. */
const LOW_BYTES = 500 * 1024 * 1024;
const QUICK = 'checkedQuick';
const FULL = 'checkedFull';

export function createCheckUps(ports: Ports, session: Session): CheckUps {
  let seen: { readonly folder: string; readonly at: number; readonly notices: PlaceNotice[] } | null = null;
  let fileNotices: readonly PlaceNotice[] = [];

  function look(store: Store): PlaceNotice[] {
    const { folder } = store.paths;
    const free = freeBytes(folder);
    const found: readonly (readonly [PlaceNotice, boolean])[] = [
      ['rescueCopy', isRescueOpen(store)],
      ['readOnly', !canWrite(folder)],
      ['dataNetwork', isOnNetwork(folder)],
      ['dataSynced', syncedBy(folder) !== null],
      ['diskLow', free !== null && free < LOW_BYTES],
    ];
    return found.flatMap(([notice, holds]) => (holds ? [notice] : []));
  }

  function lastOf(store: Store, name: string): number {
    const text = store.read((db) => ok(secretOf(db, name)));
    const at = text.ok && text.value !== null ? Date.parse(text.value) : Number.NaN;
    return Number.isNaN(at) ? 0 : at;
  }

  return {
    lookAtFiles(store) {
      const fault = store.lookAtFiles();
      const code = fault?.kind === 'unavailable' ? fault.code : '';
      fileNotices = code === 'notRescued' ? ['fileMoved'] : code === 'keysMissing' ? ['keysMissing'] : [];
      return fault === null || code === 'keysMissing';
    },
    sweepExports(open) {
      sweepCutOff(open);
    },
    notices(store) {
      const { folder } = store.paths;
      const now = ports.clock();
      if (seen?.folder !== folder || Math.abs(now - seen.at) >= LOOK_EVERY_MS) {
        seen = { folder, at: now, notices: look(store) };
      }
      return [
        ...fileNotices,
        ...seen.notices,
        ...(isAnyDamaged(store) ? (['documentsDamaged'] as const) : []),
        ...(exportsLeft(store).length > 0 ? (['exportLeft'] as const) : []),
      ];
    },
    async run(work) {
      const open = session.open();
      if (!open) return;
      const { store, user } = open;
      const now = ports.clock();
      const age = (name: string): number => Math.abs(now - lastOf(store, name));
      const depth = age(FULL) >= 7 * DAY_MS ? 'full' : age(QUICK) >= DAY_MS ? 'quick' : null;
      if (depth === null) return;
      const dataKey = store.keyForThread();
      if (!dataKey) return;
      const checked = await work(
        { kind: 'check', order: { source: store.paths.folder, dataKey, depth } },
        'check',
      );
      if (session.open()?.store !== store) return;
      if (!checked.ok) {
        const { fault } = checked;
        if (fault.kind === 'unavailable' && (fault.code === 'damaged' || fault.code === 'truncated')) {
          session.fileFailed(store, fault);
        }
        return;
      }
      store.write({ userId: user.id, action: 'backups.check' }, (tx) => {
        const at = new Date(now).toISOString();
        putSecret(tx.db, QUICK, at);
        if (depth === 'full') putSecret(tx.db, FULL, at);
        return ok(undefined);
      });
    },
  };
}

function isAnyDamaged(store: Store): boolean {
  const read = store.read((db) => ok(damagedDocuments(db).length > 0));
  return read.ok && read.value;
}
