import { type Fault, type Result, fail, ok } from '../shared/result.ts';
import type { SignedSet } from '../shared/sync/changeSet.ts';
import type { TurnedAway } from './attempts.ts';
import type { NewAuditEntry } from './auditTrail.ts';
import { guardStore, lockedFailure, storeFailure, storeFault } from './faults.ts';
import {
  type KeySlot,
  keySlots,
  openWithPassphrase,
  type PassphraseHolder,
  passphraseHolders,
  withoutPassphrase,
  withoutSystemSecret,
  withSystemSecret,
} from './keys.ts';
import type { Connection, FolderHold } from './open.ts';
import type { StorePaths } from './paths.ts';
import type { RemovalReport, RotationProgress, RotationReport } from './rotate.ts';
import { hasOthers, keysOf, shut, storeCore, type StoreCore, type StoreOptions } from './store/core.ts';
import { createOffice, type NewOffice } from './store/creating.ts';
import { contentOf, takeFolder, type TakenFolder } from './store/folder.ts';
import { isVerificationDue, verifyFile } from './store/health.ts';
import {
  changeKeys,
  confirmed,
  type PassphraseChange,
  renamed,
  renewEmergencyCode,
  renewRecoveryCode,
  withChangedPassphrase,
  withNewPassphrase,
  withoutEmergencyCode,
} from './store/keyChanges.ts';
import { keepKeyFile, lookAtDataFile, putJournalAside } from './store/movedFile.ts';
import { mergeIntoStore, restampInStore } from './store/merging.ts';
import { tryToFinishPurge } from './store/opening.ts';
import { removePerson, rotateKey } from './store/rotating.ts';
import { type NewHome, settleOffice } from './store/settling.ts';
import { type Credentials, unlockWith } from './store/unlocking.ts';
import { type Actor, Writes, type WriteTransaction } from './store/writes.ts';
import type { Merged } from './sync/mergeSets.ts';
import type { Restamped, Restamping } from './sync/restamp.ts';
import { type UndoneRow, undoTransaction } from './undo.ts';

export type { StoreOptions } from './store/core.ts';
export type { NewOffice } from './store/creating.ts';
export type { Credentials } from './store/unlocking.ts';
export type { Actor, WriteTransaction } from './store/writes.ts';

/**
 * One data folder for as long as the program uses it: taken for this process, set up or unlocked, read and
 * written, locked and unlocked again, and let go. Everything with records is synchronous; only what stretches a
 * passphrase is not.
 *
 * The class is the one door to it and holds the folder; what happens behind is in `store/`, by what it is about.
 * They share one `StoreCore`, which says what is open. Most lines here say what a caller may expect.
 */

export class Store {
  readonly paths: StorePaths;
  readonly #hold: FolderHold;
  readonly #core: StoreCore;
  readonly #writes: Writes;

  private constructor(options: StoreOptions, { paths, hold }: TakenFolder) {
    this.paths = paths;
    this.#hold = hold;
    this.#core = storeCore(options, paths);
    this.#writes = new Writes(this.#core);
  }

  /**
   * Takes a data folder for this process, making it if need be. Nothing is unlocked yet.
   * @returns the store, `inUse` when another instance has the folder, or `readOnlyFolder`.
   */
  static open(options: StoreOptions): Result<Store> {
    return guardStore(() => {
      const taken = takeFolder(options.dataDir);
      return taken.ok ? ok(new Store(options, taken.value)) : taken;
    });
  }

  /**
   * What is in the folder: `empty` (no office yet), `locked`, or `open`.
   * @returns also the faults that show without a key: `missing`, `keysMissing`, `keysDamaged`.
   */
  state(): Result<'empty' | 'locked' | 'open'> {
    if (this.#core.session) return ok('open');
    return this.#core.moved ? fail(this.#core.moved.fault) : contentOf(this.paths);
  }

  /** Who can unlock with a passphrase: to be shown before unlocking. */
  holders(): Result<readonly PassphraseHolder[]> {
    const keys = keysOf(this.#core);
    return keys.ok ? ok(passphraseHolders(keys.value)) : keys;
  }

  /** True once the recovery code was typed back: before that no patient may be entered. */
  recoveryConfirmed(): boolean {
    const keys = keysOf(this.#core);
    return keys.ok && keys.value.recoveryConfirmed;
  }

  /**
   * Sets up an office in an empty folder and leaves it open. All or nothing: a crash on the way leaves the folder
   * empty. @returns the recovery code, to be shown once; `exists`; or `invalid` at `passphrase`.
   */
  create(office: NewOffice): Promise<Result<{ readonly recoveryCode: string }>> {
    return this.#core.inTurn(async () => {
      const state = this.state();
      if (!state.ok) return state;
      if (state.value !== 'empty') return storeFailure('exists');
      return createOffice(this.#core, this.#writes, office);
    });
  }

  /**
   * Makes an empty folder another device of an office that is there already, and leaves it open. All or nothing: a crash
   * on the way leaves the folder empty. @returns the recovery code of this copy, to be shown once; `exists`; `invalid`
   * at `passphrase`; or what `fill` answers.
   */
  settle(home: NewHome): Promise<Result<{ readonly recoveryCode: string }>> {
    return this.#core.inTurn(async () => {
      const state = this.state();
      if (!state.ok) return state;
      if (state.value !== 'empty') return storeFailure('exists');
      return settleOffice(this.#core, home);
    });
  }

  /**
   * Unlocks with a person's passphrase or system secret, or with a code of the office. After five wrong tries of one
   * kind in a row each further one has to wait, also after the program was started again; a code with a slip that its
   * check characters show is not a try. The emergency code works until it is renewed, so that an office that locked
   * itself can be opened again in the same emergency; that it was used is written down before anything is opened.
   * @returns `invalid` at `passphrase`, `recoveryCode` or `emergencyCode`; `notFound` where there is no such way in;
   * `locked` with the seconds to wait; or the fault of the file.
   */
  unlock(credentials: Credentials): Promise<Result<void>> {
    const wasOpen = this.#core.session !== null;
    return this.#core.inTurn(async () => {
      const state = this.state();
      if (!state.ok) return state;
      if (state.value === 'empty')
        return fail({ kind: 'locked', message: 'There is no office here yet. Set one up first.' });
      return unlockWith(this.#core, credentials, wasOpen);
    });
  }

  /** Who was turned away while this was locked and is not noted yet, also before the program was started. */
  turnedAway(): readonly TurnedAway[] {
    return this.#core.attempts.turnedAway();
  }

  /** To be called once they are noted. */
  turnedAwayTold(): void {
    this.#core.attempts.told();
  }

  /** Whether this is a person's passphrase, while the store is unlocked. Counts as no try: whoever asks was let in. */
  async isPassphraseOf(userId: string, passphrase: string): Promise<boolean> {
    const { session } = this.#core;
    if (!session) return false;
    const opened = await openWithPassphrase(session.keys, userId, passphrase);
    if (opened.ok) opened.value.dataKey.fill(0);
    return opened.ok;
  }

  /** True when a large file was not read through for a day: call `verify` soon. */
  verificationDue(): boolean {
    return isVerificationDue(this.#core);
  }

  /**
   * Reads the whole file through while it is in use, one table at a time, so that other work goes on in between
   * (a second for each 100 MB in all). @returns `damaged` when something does not hold, `locked` when it was locked
   * meanwhile.
   */
  verify(): Promise<Result<void>> {
    return verifyFile(this.#core);
  }

  /**
   * Looks whether the data file and its key file are still those of this office (store/movedFile.ts), and mends what
   * can be: a key file that is gone is written anew, what a data file that is gone held goes into a rescue copy.
   * @returns the fault after which nothing is written any more; null where all is well
   */
  lookAtFiles(): Fault | null {
    const lost = lookAtDataFile(this.#core, true);
    if (lost) return lost;
    return keepKeyFile(this.#core) ? null : storeFault('keysMissing');
  }

  /** Wipes the key and closes the file; the folder stays taken. Harmless when locked already. */
  lock(): void {
    const { session, steps } = this.#core;
    if (!session) return;
    if (steps.going) steps.takeBack(session.db);
    if (this.#writes.going) throw new Error('the store cannot be locked inside a write');
    try {
      this.writeNotes();
      this.lookAtFiles();
    } finally {
      shut(this.#core, session);
      putJournalAside(this.#core, session);
    }
  }

  /** Locks and lets go of the folder. The store cannot be used again. */
  close(): void {
    if (this.#core.closed) return;
    this.#core.closed = true;
    try {
      this.lock();
    } finally {
      this.#hold.release();
    }
  }

  /** Reads. The answer of `work` is passed on; `locked` when the store is. */
  read<T>(work: (db: Connection) => Result<T>): Result<T> {
    const { session, steps } = this.#core;
    if (!session) return lockedFailure();
    return guardStore(() => work(steps.reader ?? session.db));
  }

  /**
   * Runs `work` in one immediate transaction as `actor`: everything it writes is kept and journaled together, or
   * nothing is, when its answer is a failure or it throws. Synchronous; a write inside a write is a bug.
   */
  write<T>(actor: Actor, work: (tx: WriteTransaction) => Result<T>): Result<T> {
    const { session, steps } = this.#core;
    if (!session) return lockedFailure();
    if (steps.going) return storeFailure('busy');
    return this.#inPlace(() => guardStore(() => this.#writes.transact(session, actor, work)));
  }

  /** What was written into a file that is not in its place any more is not told as saved. */
  #inPlace<T>(write: () => Result<T>): Result<T> {
    const before = lookAtDataFile(this.#core);
    const result = before ? fail(before) : write();
    const after = result.ok ? lookAtDataFile(this.#core) : null;
    return after ? fail(after) : result;
  }

  /**
   * Runs `work` in one immediate transaction without an author: for what is kept beside the records and never
   * journaled (which device this is, how far the hub was read). It cannot write records.
   */
  keep<T>(work: (db: Connection) => Result<T>): Result<T> {
    const { session, steps } = this.#core;
    if (!session) return lockedFailure();
    if (steps.going) return storeFailure('busy');
    return this.#inPlace(() => guardStore(() => this.#writes.keep(session, work)));
  }

  /**
   * Takes in change sets of other devices, all of them or none (sync/mergeSets.ts), under the names of who made them.
   * Give it so many at a time that the program does not stand still: some thousand edits.
   * @param keep run in the same transaction, e.g. to note how far the hub was read
   */
  merge(
    sets: readonly SignedSet[],
    keep: (db: Connection, merged: Merged) => void = () => undefined,
  ): Result<Merged> {
    const { session, steps } = this.#core;
    if (!session) return lockedFailure();
    if (steps.going) return storeFailure('busy');
    return this.#inPlace(() =>
      guardStore(() => mergeIntoStore(this.#core, this.#writes, session, sets, keep)),
    );
  }

  /**
   * Writes own change sets that nobody has yet down anew, at another time or as another device (sync/restamp.ts).
   * @param how which and how, asked inside the transaction; null: none
   */
  restamp(how: (db: Connection) => Restamping | null): Result<Restamped> {
    const { session, steps } = this.#core;
    if (!session) return lockedFailure();
    if (steps.going) return storeFailure('busy');
    return this.#inPlace(() => guardStore(() => restampInStore(this.#core, this.#writes, session, how)));
  }

  /**
   * Notes something in the audit trail that is no change of records: a look, a print, a sign-in. It is on disk when
   * this returns, but for a look, which waits for up to a second, and while a write in steps is going on; locking
   * and closing write what waits. Call it while unlocked; inside a write it is kept even if that is taken back.
   */
  note(entry: Omit<NewAuditEntry, 'id' | 'at'> & { readonly at?: string }): void {
    this.#writes.note(entry);
    if (entry.kind !== 'view' && !this.#writes.going) lookAtDataFile(this.#core);
  }

  /** Writes what waits for the audit trail, unless a write is going on: that takes it along. */
  writeNotes(): void {
    this.#writes.writeNotes();
  }

  /** Settles when no write in steps is going on. */
  quiet(): Promise<void> {
    return this.#core.steps.quiet();
  }

  /**
   * As `write`, for work of seconds: between its steps the program goes on. Until it has ended reads see what was
   * there before it, and other writes are refused as `busy` (wait for `quiet`). Locking the store takes it back.
   * @param work yields where there is room for others
   * @param between awaited at each of these places; false: stop, nothing is kept
   * @returns the answer of `work`; `locked`; `busy` when one is going on; or null when it was stopped.
   */
  async writeInSteps<T>(
    actor: Actor,
    work: (tx: WriteTransaction) => Generator<void, Result<T>>,
    between: () => Promise<boolean>,
  ): Promise<Result<T> | null> {
    const before = lookAtDataFile(this.#core);
    if (before) return fail(before);
    const result = await this.#writes.inSteps(actor, work, between);
    const after = result?.ok ? lookAtDataFile(this.#core) : null;
    return after ? fail(after) : result;
  }

  /**
   * Takes back one transaction of the same person, unless something it wrote was changed since.
   * @returns the rows put back and the new transaction's id (undoing that is a redo), or a fault of `undoTransaction`.
   */
  undo(
    actor: Actor,
    transactionId: string,
  ): Result<{ readonly rows: readonly UndoneRow[]; readonly transactionId: string }> {
    return this.write(actor, (tx) => {
      const rows = undoTransaction({ ...tx, tables: this.#core.options.schema.tables }, transactionId);
      return rows.ok ? ok({ rows: rows.value, transactionId: tx.transactionId }) : rows;
    });
  }

  /**
   * @returns the original bytes of an attachment; `attachmentMissing`, or `attachmentComing` where another device of the
   * office has it; or `attachmentDamaged`
   */
  readAttachment(name: string): Result<Buffer> {
    const { session } = this.#core;
    if (!session) return lockedFailure();
    return guardStore(() => {
      const bytes = session.attachments.read(name);
      const missing =
        !bytes.ok && bytes.fault.kind === 'unavailable' && bytes.fault.code === 'attachmentMissing';
      return missing && hasOthers(this.#core, session.db) ? storeFailure('attachmentComing') : bytes;
    });
  }

  /** The names of the attachments whose files are here, whole or not. */
  attachmentsHere(): Result<ReadonlySet<string>> {
    const { session } = this.#core;
    return session ? guardStore(() => ok(new Set(session.attachments.names()))) : lockedFailure();
  }

  /**
   * Keeps an attachment that another device of the office has under this name.
   * @returns false: these bytes have another name, so they are not what was put under it
   */
  putAttachment(name: string, bytes: Uint8Array): Result<boolean> {
    const { session, steps } = this.#core;
    if (!session) return lockedFailure();
    // A renewal of the data key has copied what was there.
    if (steps.going) return storeFailure('busy');
    return guardStore(() => {
      if (session.attachments.nameOf(bytes) !== name) return ok(false);
      session.attachments.putAs(name, bytes);
      return ok(true);
    });
  }

  /**
   * Removes attachment files that no row names and that are older than an hour.
   * @param namesOf all names that rows hold, removed rows included. @returns how many went.
   */
  sweepAttachments(namesOf: (db: Connection) => readonly string[]): Result<number> {
    const { session } = this.#core;
    if (!session) return lockedFailure();
    if (this.#core.steps.going) return storeFailure('busy');
    return guardStore(() =>
      ok(session.attachments.sweep(new Set(namesOf(session.db)), this.#core.options.clock() - 3_600_000)),
    );
  }

  /**
   * After a purge was committed: removes the files of its attachments and writes the data file anew without what was
   * deleted (db/purge.ts). Where the disk or another reader stands in the way it is done at the next unlocking.
   * @returns false when that is still to be done
   */
  finishPurge(attachments: readonly string[]): Result<boolean> {
    const { session } = this.#core;
    if (!session) return lockedFailure();
    if (this.#core.steps.going) return storeFailure('busy');
    return guardStore(() => {
      session.attachments.drop(attachments);
      return ok(tryToFinishPurge(session.db));
    });
  }

  /** A copy of the data key, for a thread that reads the store as a whole. Whoever asks wipes it. */
  keyForThread(): Buffer | null {
    const { session } = this.#core;
    return session ? Buffer.from(session.dataKey) : null;
  }

  /** The recovery code typed back. @returns `invalid` at `recoveryCode` naming the group that is wrong. */
  confirmRecoveryCode(typed: string): Promise<Result<void>> {
    return changeKeys(this.#core, (session) => confirmed(session, typed));
  }

  /** Makes a new recovery code; the old one stops working and the new one must be typed back. */
  renewRecoveryCode(): Promise<Result<{ readonly recoveryCode: string }>> {
    return renewRecoveryCode(this.#core);
  }

  /** Makes a new emergency code, unused; the old one stops working. It is shown once, for a sealed envelope. */
  newEmergencyCode(): Promise<Result<{ readonly emergencyCode: string }>> {
    return renewEmergencyCode(this.#core);
  }

  /** Takes the emergency code away. Harmless when there is none. */
  dropEmergencyCode(): Promise<Result<void>> {
    return changeKeys(this.#core, (session) => ok(withoutEmergencyCode(session)));
  }

  /** True when there is an emergency code that was never used. */
  emergencyReady(): boolean {
    const keys = keysOf(this.#core);
    return (
      keys.ok &&
      keys.value.emergencyUsedAt === null &&
      keys.value.slots.some(({ kind }) => kind === 'emergency')
    );
  }

  /** When the emergency code that is in force was used first (ISO 8601 UTC): renew it then. Null when it was not. */
  emergencyUsed(): string | null {
    const keys = keysOf(this.#core);
    return keys.ok ? keys.value.emergencyUsedAt : null;
  }

  /** Every way into the office, without anything secret. */
  keySlots(): Result<readonly KeySlot[]> {
    const keys = keysOf(this.#core);
    return keys.ok ? ok(keySlots(keys.value)) : keys;
  }

  /** True when somebody was taken out and the data key was to be renewed, and was not yet. */
  rotationOwed(): boolean {
    const keys = keysOf(this.#core);
    return keys.ok && keys.value.rotationOwed;
  }

  /**
   * Lets this computer open the office for a person beside the passphrase.
   * @param secret 32 random bytes, to be kept by the host where only this account of the system reads them.
   * @returns `notFound` for a person without a passphrase.
   */
  enrollSystem(userId: string, secret: Buffer): Promise<Result<void>> {
    return changeKeys(this.#core, ({ keys, dataKey }) => withSystemSecret(keys, userId, secret, dataKey));
  }

  /** Harmless when the computer has no secret for this person. */
  dropSystem(userId: string): Promise<Result<void>> {
    return changeKeys(this.#core, ({ keys }) => ok(withoutSystemSecret(keys, userId)));
  }

  /** A person changes the own passphrase. @returns `invalid` at `passphrase` (the old one) or `newPassphrase`. */
  changePassphrase(userId: string, change: PassphraseChange): Promise<Result<void>> {
    return changeKeys(this.#core, (session) => withChangedPassphrase(this.#core, session, userId, change));
  }

  /** A person's name as it is shown before unlocking: no secret, and no part of a seal. */
  renameHolder(holder: PassphraseHolder): Promise<Result<void>> {
    return changeKeys(this.#core, (session) => ok(renamed(session, holder)));
  }

  /**
   * Gives a person a passphrase, or a new one where it was forgotten (by somebody who is signed in and may; or
   * after unlocking with the recovery code). The computer's secret for this person ends. @returns `invalid` at
   * `passphrase`.
   */
  setPassphrase(holder: PassphraseHolder, passphrase: string, officeName: string): Promise<Result<void>> {
    const given = { passphrase, officeName, field: 'passphrase' };
    return changeKeys(this.#core, (session) => withNewPassphrase(this.#core, session, holder, given));
  }

  /** Takes a person's ways in away. Refused for the last one. */
  removePassphrase(userId: string): Promise<Result<void>> {
    return changeKeys(this.#core, ({ keys }) => withoutPassphrase(keys, userId));
  }

  /**
   * Takes a person out, e.g. when somebody leaves; with `rotate` also renews the data key, which that person's
   * computer may have kept. When the renewal fails the person is out all the same and `rotationOwed` says so.
   * @param how `before`: awaited between the two, when the person is out, and nothing is encrypted anew yet
   * @returns `notFound`, or `invalid` at `userId` for the last person with a passphrase.
   */
  removePerson(
    userId: string,
    how: { readonly rotate: boolean; readonly before?: () => Promise<void> },
    progress?: (progress: RotationProgress) => void,
  ): Promise<Result<RemovalReport>> {
    return this.#core.inTurn(() => removePerson(this.#core, userId, how, progress));
  }

  /**
   * Renews the data key (rotate.ts): everything is encrypted anew in a copy that then takes the place of what is there.
   * Meanwhile reads go on and writes are refused as `busy` (wait for `quiet`); locking the store takes it back. Every
   * passphrase, code and secret stays as it is, save slots of the first version. Copies of the folder from before open
   * with the keys of before.
   * @returns `busy`, `diskFull` (there must be room for everything twice), `copyFailed`, `locked` when it was locked
   * meanwhile, `invalid` when nobody could unlock afterwards: then nothing was changed. After a fault of the disk
   * during the last step the store is locked; the next unlocking goes on.
   */
  rotateKey(progress?: (progress: RotationProgress) => void): Promise<Result<RotationReport>> {
    return this.#core.inTurn(() => rotateKey(this.#core, progress));
  }
}
