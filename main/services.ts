import type { NewAuditEntry } from '../db/auditTrail.ts';
import type { Store } from '../db/store.ts';
import type { User } from '../shared/domain/people.ts';
import type { Result } from '../shared/result.ts';
import type { ReadContext, WriteContext } from './dispatch.ts';
import type { Backups } from './backups/backups.ts';
import type { Log, Ports } from './hosts/ports.ts';
import type { Jobs } from './jobs.ts';
import type { Outputs } from './outputs.ts';
import type { Session } from './session/session.ts';
import type { Syncing } from './sync/syncing.ts';
import type { Uploads } from './uploads.ts';

/** What dispatch and the handlers with effects share. Made once, in app.ts. */
export interface Services {
  readonly ports: Ports;
  readonly log: Log;
  readonly session: Session;
  readonly uploads: Uploads;
  readonly outputs: Outputs;
  readonly jobs: Jobs;
  readonly backups: Backups;
  /** Exchange with the office's other devices. */
  readonly syncing: Syncing;
  /** Aborted when this sitting ends: what is being made for its person is not worth a second more. */
  readonly sitting: AbortSignal;
  /** The signed-in person, or null. */
  user(): User | null;
  awaitsRecovery(): boolean;
  /** Locks the office when nobody has done anything for too long. */
  lockIfIdle(): void;
  /** The same, refusing to read or write as `locked` once this person has signed out. */
  forThisSitting(): Services;
  /** Reads as the signed-in person; `locked` when nobody is. */
  read<T>(work: (context: ReadContext) => Result<T>): Result<T>;
  /**
   * Writes in one transaction as the signed-in person and brings the claims that it touches up to date.
   * @param label what undo will call it; null where it cannot be taken back: then nothing before it can either.
   */
  write<T>(action: string, label: string | null, work: (context: WriteContext) => Result<T>): Result<T>;
  /**
   * The same for work of seconds, in steps between which the program answers; it cannot be taken back afterwards.
   * @param between as of the store. @returns null when it was stopped
   */
  writeInSteps<T>(
    action: string,
    work: (context: WriteContext) => Generator<void, Result<T>>,
    between: () => Promise<boolean>,
  ): Promise<Result<T> | null>;
  /**
   * Notes an act of the signed-in person that is no change of records: a print, an export, a backup. On disk when
   * this returns (a look: within a second). Ids, codes and counts only.
   * @returns false when nobody is signed in, or somebody else by now: then nothing was noted
   */
  note(act: AuditNote): boolean;
  /** Settles when no write in steps is going on. */
  quiet(): Promise<void>;
  /** Takes back the person's last change that has a label. */
  undoLast(): Result<{ undone: string }>;
}

/** An entry of the audit trail as far as the caller knows it. `channel` is '' for an act of the program. */
export type AuditNote = Omit<NewAuditEntry, 'id' | 'at' | 'userId' | 'userName'>;

/** What a store is used as: one person in one office. */
export interface OpenOffice {
  readonly store: Store;
  readonly user: User;
}
