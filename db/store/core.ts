import { Id, type IdSource, idSource, msOfId } from '../../shared/domain/ids.ts';
import type { Fault, Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import type { AttachmentBox } from '../attachments.ts';
import { Attempts } from '../attempts.ts';
import { defaultKdf, type KdfParameters, type KeyFile, readKeyFile } from '../keys.ts';
import type { Connection } from '../open.ts';
import type { StorePaths } from '../paths.ts';
import { first } from '../rows.ts';
import { deviceState } from '../sync/deviceState.ts';
import type { SyncRules } from '../sync/syncRules.ts';
import type { StoreSchema } from '../tables.ts';
import type { FileMark } from './movedFile.ts';
import { StepHold } from './stepHold.ts';

/** What the parts of a store share: its folder, its clocks, what is open in it, and who has to wait for whom. */

export interface StoreOptions {
  readonly dataDir: string;
  readonly schema: StoreSchema;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since the computer was started, which nobody can set: measures how long attempts wait (attempts.ts). */
  readonly uptime?: () => number;
  /** Work of stretching for new passphrases; for tests and for the sample office, whose passphrase is public. */
  readonly kdf?: KdfParameters;
  /** Told once when the data file was taken from under the open office, after a rescue copy was made. */
  readonly moved?: (fault: Fault) => void;
  /** Folders for a rescue copy where the data folder takes none. */
  readonly rescuePlaces?: () => readonly string[];
}

/** What is open between unlocking and locking. Its key is wiped when it is shut. */
export interface Session {
  readonly db: Connection;
  readonly dataKey: Buffer;
  readonly attachments: AttachmentBox;
  /** Which files were opened. */
  readonly mark: FileMark;
  keys: KeyFile;
}

export interface StoreCore {
  readonly options: StoreOptions;
  readonly paths: StorePaths;
  readonly newId: IdSource;
  /** Milliseconds since 1970 before which no id is made: rows are read in the order of their ids (idFloor). */
  idsAfter: number;
  readonly attempts: Attempts;
  readonly steps: StepHold;
  /** What waits for a passphrase runs one after the other, so that no two of them change the keys at once. */
  readonly inTurn: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;
  /** Null while locked. */
  session: Session | null;
  /** Set once the open files were found not to be those of the folder; `rescue`: where what was open is kept. */
  moved: { readonly rescue: string | null; readonly fault: Fault } | null;
  /** Writes what waits for the audit trail. */
  writeNotes: () => void;
  /** True once the folder was let go. */
  closed: boolean;
}

export function storeCore(options: StoreOptions, paths: StorePaths): StoreCore {
  let turn: Promise<unknown> = Promise.resolve();
  const core: StoreCore = {
    options,
    paths,
    newId: idSource(() => Math.max(options.clock(), core.idsAfter), options.random),
    idsAfter: 0,
    attempts: new Attempts(paths.attempts, options),
    steps: new StepHold(),
    inTurn(work) {
      const next = turn.then(() => {
        if (core.closed) throw new Error('the store is closed');
        return work();
      });
      turn = next.catch(() => undefined);
      return next;
    },
    session: null,
    moved: null,
    writeNotes: () => undefined,
    closed: false,
  };
  return core;
}

/** Instant, ISO 8601 UTC. */
export function nowOf({ options }: StoreCore): string {
  return new Date(options.clock()).toISOString();
}

/** The key file: as it is in force while unlocked, else as it lies in the folder. */
export function keysOf({ session, paths }: StoreCore): Result<KeyFile> {
  return session ? ok(session.keys) : readKeyFile(paths.keys);
}

/** How much work a new passphrase is stretched by. */
export function kdfOf({ options }: StoreCore): KdfParameters {
  return options.kdf ?? defaultKdf();
}

/**
 * Puts the next ids behind everything that is in the store, also what came from other devices: a clock that was set back
 * or runs behind must not put what happens now before what was known.
 */
export function putIdsBehind(core: StoreCore, db: Connection): void {
  const last = first<{ id: string }>(db, 'select id from _transaction order by n desc limit 1')?.id;
  const own = last === undefined || !Id.safeParse(last).success ? 0 : msOfId(last) + 1;
  const seen = core.options.schema.travel ? deviceState(db)?.clockMs : undefined;
  core.idsAfter = Math.max(core.idsAfter, own, seen ?? 0);
}

/** How records travel between the office's devices; null: this schema's do not. */
export function syncRulesOf({ options: { schema } }: StoreCore): SyncRules | null {
  return schema.travel ? { ...schema.travel, tables: schema.tables } : null;
}

/** Whether the office has other devices, so that something may be on its way from them. */
export function hasOthers({ options: { schema } }: StoreCore, db: Connection): boolean {
  return schema.travel !== undefined && deviceState(db) !== null;
}

/** Closes what is open and wipes its key; the folder stays taken. */
export function shut(core: StoreCore, session: Session): void {
  core.session = null;
  try {
    session.db.close(); // brings the journal into the file
  } finally {
    session.attachments.close();
    session.dataKey.fill(0);
  }
}
