import fs from 'node:fs';
import path from 'node:path';
import { type IdSource, idSource } from '../shared/domain/ids.ts';
import { type Result, fail, invalid, notFound, ok } from '../shared/result.ts';
import { AttachmentBox } from './attachments.ts';
import { type AttemptKind, Attempts, type TurnedAway } from './attempts.ts';
import { auditNotes } from './auditNotes.ts';
import type { NewAuditEntry } from './auditTrail.ts';
import { type BackupReport, backUpDatabase, backUpFolder } from './backup.ts';
import { guardStore, lockedFailure, storeFailure, storeFaultOf } from './faults.ts';
import { ensurePrivateFolder, isPartFile, sizeOf, syncFolder, writeFileDurably } from './files.ts';
import { beginAct, endAct } from './journal.ts';
import {
  defaultKdf,
  type KdfParameters,
  type KeyFile,
  type KeySlot,
  keySlots,
  newDataKey,
  newKeyFile,
  type OpenedKeys,
  openWithEmergencyCode,
  openWithPassphrase,
  openWithRecoveryCode,
  openWithSystemSecret,
  type PassphraseHolder,
  passphraseHolders,
  readKeyFile,
  withEmergencyCode,
  withoutPassphrase,
  withoutSystemSecret,
  withPassphrase,
  withRecoveryCode,
  withSystemSecret,
  writeKeyFile,
} from './keys.ts';
import { migrate, newestVersion } from './migrate.ts';
import {
  type Connection,
  type FolderHold,
  holdFolder,
  openDatabase,
  QUICKLY_CHECKED_BYTES,
  sweepTrials,
} from './open.ts';
import { judgePassphrase } from './passphrase.ts';
import { pruneUpdateCopies } from './asideCopies.ts';
import { finishPurge, isPurgeUnfinished } from './purge.ts';
import { finishRestore } from './restore.ts';
import { type StorePaths, storePaths } from './paths.ts';
import { newEmergencyCode, newRecoveryCode, readEmergencyCode, readRecoveryCode } from './recoveryCode.ts';
import {
  abandonRotation,
  commitRotation,
  finishRotation,
  type PreparedRotation,
  prepareRotation,
  type RemovalReport,
  type RotationProgress,
  type RotationReport,
  storedNameKey,
} from './rotate.ts';
import type { StoreSchema } from './tables.ts';
import { type UndoneRow, undoTransaction } from './undo.ts';

/**
 * One data folder for as long as the program uses it: taken for this process, set up or unlocked, read and
 * written, locked and unlocked again, and let go. Everything with records is synchronous; only what stretches a
 * passphrase is not.
 */

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
}

/** Who writes, and the name of the act for the journal, e.g. the channel `claims.finalise`. */
export interface Actor {
  readonly userId: string;
  readonly action: string;
}

/** What a write works with. Everything in it shares one instant, one author and one transaction. */
export interface WriteTransaction {
  readonly db: Connection;
  readonly actor: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** Give it to the person's window: `undo` takes it. */
  readonly transactionId: string;
  readonly newId: IdSource;
  readonly attachments: AttachmentBox;
}

export interface NewOffice {
  /** The owner: the first person with a passphrase. */
  readonly holder: PassphraseHolder;
  readonly passphrase: string;
  readonly officeName: string;
  /** Writes the first records; when it fails there is no office. */
  readonly populate: (tx: WriteTransaction) => Result<void>;
}

/** A person's passphrase, a person's secret as the computer keeps it, or one of the office's codes. */
export type Credentials =
  | { readonly userId: string; readonly passphrase: string }
  | { readonly userId: string; readonly systemSecret: Buffer }
  | { readonly recoveryCode: string }
  | { readonly emergencyCode: string };

interface Session {
  readonly db: Connection;
  readonly dataKey: Buffer;
  readonly attachments: AttachmentBox;
  keys: KeyFile;
}

/** Work that keeps other writes out for a while: where others read meanwhile, and when it has ended. */
interface SteppedWrite {
  /** Null: where it reads itself. */
  readonly reader: Connection | null;
  readonly ended: Promise<void>;
  /** Takes back what it made outside the data file. */
  readonly abandon?: () => void;
}

const DAY_MS = 86_400_000;
/** Longest that a look at a record waits to be written into the audit trail. */
const NOTES_WAIT_MS = 1000;

export class Store {
  readonly paths: StorePaths;
  readonly #options: StoreOptions;
  readonly #hold: FolderHold;
  readonly #newId: IdSource;
  #session: Session | null = null;
  #writing = false;
  #stepped: SteppedWrite | null = null;
  readonly #notes = auditNotes();
  #noteTimer: NodeJS.Timeout | null = null;
  #closed = false;
  readonly #attempts: Attempts;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: StoreOptions, paths: StorePaths, hold: FolderHold) {
    this.#options = options;
    this.paths = paths;
    this.#hold = hold;
    this.#attempts = new Attempts(paths.attempts, options);
    this.#newId = idSource(options.clock, options.random);
  }

  /**
   * Takes a data folder for this process, making it if need be. Nothing is unlocked yet.
   * @returns the store, `inUse` when another instance has the folder, or `readOnlyFolder`.
   */
  static open(options: StoreOptions): Result<Store> {
    return guardStore(() => {
      const paths = storePaths(options.dataDir);
      ensurePrivateFolder(paths.folder);
      const hold = holdFolder(paths.lock);
      if (!hold.ok) return hold;
      try {
        finishRestore(paths);
        sweepLeftovers(paths);
        const finished = guardStore(() => finishRotation(paths));
        if (!finished.ok) {
          hold.value.release();
          return finished;
        }
        return ok(new Store(options, paths, hold.value));
      } catch (error) {
        hold.value.release();
        throw error;
      }
    });
  }

  /**
   * What is in the folder: `empty` (no office yet), `locked`, or `open`.
   * @returns also the faults that show without a key: `missing`, `keysMissing`, `keysDamaged`.
   */
  state(): Result<'empty' | 'locked' | 'open'> {
    if (this.#session) return ok('open');
    const database = fs.existsSync(this.paths.database);
    if (!database && !fs.existsSync(this.paths.keys)) return ok('empty');
    const keys = readKeyFile(this.paths.keys);
    if (!keys.ok) return keys;
    return database ? ok('locked') : storeFailure('missing');
  }

  /** Who can unlock with a passphrase: to be shown before unlocking. */
  holders(): Result<readonly PassphraseHolder[]> {
    const keys = this.#keys();
    return keys.ok ? ok(passphraseHolders(keys.value)) : keys;
  }

  /** True once the recovery code was typed back: before that no patient may be entered. */
  recoveryConfirmed(): boolean {
    const keys = this.#keys();
    return keys.ok && keys.value.recoveryConfirmed;
  }

  /**
   * Sets up an office in an empty folder and leaves it open. All or nothing: a crash on the way leaves the folder
   * empty. @returns the recovery code, to be shown once; `exists`; or `invalid` at `passphrase`.
   */
  create(office: NewOffice): Promise<Result<{ readonly recoveryCode: string }>> {
    return this.#inTurn(async () => {
      const state = this.state();
      if (!state.ok) return state;
      if (state.value !== 'empty') return storeFailure('exists');
      const fit = judgePassphrase(office.passphrase, [office.officeName, office.holder.label]);
      if (!fit.ok) return fit;
      const dataKey = newDataKey();
      const recoveryCode = newRecoveryCode();
      const slots = await withPassphrase(
        newKeyFile(),
        office.holder,
        office.passphrase,
        dataKey,
        this.#kdf(),
      );
      const keys = withRecoveryCode(slots, recoveryCode, dataKey);
      if (this.#closed) return lockedFailure();
      try {
        const made = guardStore(() => this.#make(office, keys, dataKey));
        if (!made.ok) return made;
      } finally {
        if (this.#session === null) {
          removeUnfinished(this.paths);
          dataKey.fill(0);
        }
      }
      return ok({ recoveryCode });
    });
  }

  #make(office: NewOffice, keys: KeyFile, dataKey: Buffer): Result<void> {
    const opened = openDatabase(this.paths.unfinished, dataKey, { create: true });
    if (!opened.ok) return opened;
    const first: Session = {
      db: opened.value,
      dataKey,
      keys,
      attachments: new AttachmentBox(this.paths.attachments, dataKey),
    };
    try {
      const migrated = migrate(first.db, this.#options.schema, this.#migrationPorts(first.db, dataKey));
      if (!migrated.ok) return migrated;
      const populated = this.#transact(
        first,
        { userId: office.holder.userId, action: 'office.create' },
        office.populate,
      );
      if (!populated.ok) return populated;
    } finally {
      first.db.close();
      first.attachments.close();
    }
    const written = writeKeyFile(this.paths.keys, keys);
    if (!written.ok) return written;
    fs.renameSync(this.paths.unfinished, this.paths.database);
    syncFolder(this.paths.folder);
    const begun = this.#begin(keys, dataKey);
    return begun.ok ? ok(undefined) : begun;
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
    const wasOpen = this.#session !== null;
    return this.#inTurn(async () => {
      const state = this.state();
      if (!state.ok) return state;
      if (state.value === 'empty')
        return fail({ kind: 'locked', message: 'There is no office here yet. Set one up first.' });
      const finished = this.#session ? ok(undefined) : guardStore(() => finishRotation(this.paths));
      if (!finished.ok) return finished;
      const keys = readKeyFile(this.paths.keys);
      if (!keys.ok) return keys;
      const opened = await this.#openKeys(keys.value, credentials);
      if (!opened.ok) {
        // Whoever only had credentials judged was let in before.
        if (!wasOpen && opened.fault.kind === 'invalid') this.#turnAway(credentials);
        return opened;
      }
      const { dataKey } = opened.value;
      if (wasOpen || this.#session || this.#closed) {
        dataKey.fill(0);
        // Who only wanted the credentials judged must not open what was locked in the meantime.
        return this.#session ? ok(undefined) : lockedFailure(); // open already: the credentials were only judged
      }
      const marked = 'emergencyCode' in credentials ? this.#markEmergency(keys.value) : keys;
      const begun = marked.ok ? guardStore(() => this.#begin(marked.value, dataKey)) : marked;
      if (!begun.ok) dataKey.fill(0);
      else if (opened.value.keys !== keys.value) this.#renewSlots(opened.value.keys);
      return begun.ok ? ok(undefined) : begun;
    });
  }

  #turnAway(credentials: Credentials): void {
    if ('passphrase' in credentials) this.#attempts.turnAway('passphrase', credentials.userId);
    else if ('recoveryCode' in credentials) this.#attempts.turnAway('recovery', '');
    else if ('emergencyCode' in credentials) this.#attempts.turnAway('emergency', '');
  }

  /** Who was turned away while this was locked and is not noted yet, also before the program was started. */
  turnedAway(): readonly TurnedAway[] {
    return this.#attempts.turnedAway();
  }

  /** To be called once they are noted. */
  turnedAwayTold(): void {
    this.#attempts.told();
  }

  /** Whether this is a person's passphrase, while the store is unlocked. Counts as no try: whoever asks was let in. */
  async isPassphraseOf(userId: string, passphrase: string): Promise<boolean> {
    if (!this.#session) return false;
    const opened = await openWithPassphrase(this.#session.keys, userId, passphrase);
    if (opened.ok) opened.value.dataKey.fill(0);
    return opened.ok;
  }

  #openKeys(keys: KeyFile, credentials: Credentials): Promise<Result<OpenedKeys>> {
    if ('systemSecret' in credentials) {
      return Promise.resolve(openWithSystemSecret(keys, credentials.userId, credentials.systemSecret));
    }
    if ('passphrase' in credentials) {
      const { userId, passphrase } = credentials;
      return this.#attempt('passphrase', () => openWithPassphrase(keys, userId, passphrase));
    }
    const read =
      'recoveryCode' in credentials
        ? readRecoveryCode(credentials.recoveryCode)
        : readEmergencyCode(credentials.emergencyCode);
    if (!read.ok) return Promise.resolve(read);
    read.value.fill(0);
    return 'recoveryCode' in credentials
      ? this.#attempt('recovery', () => Promise.resolve(openWithRecoveryCode(keys, credentials.recoveryCode)))
      : this.#attempt('emergency', () =>
          Promise.resolve(openWithEmergencyCode(keys, credentials.emergencyCode)),
        );
  }

  #markEmergency(keys: KeyFile): Result<KeyFile> {
    if (keys.emergencyUsedAt !== null) return ok(keys);
    const marked: KeyFile = { ...keys, emergencyUsedAt: this.#now() };
    const written = writeKeyFile(this.paths.keys, marked);
    return written.ok ? ok(marked) : written;
  }

  /** A slot of the first version that has just opened is kept in its present form; when that fails, the next time. */
  #renewSlots(keys: KeyFile): void {
    const session = this.#session;
    if (session && writeKeyFile(this.paths.keys, keys).ok) session.keys = keys;
  }

  /** Opens the file whose key is known to be right, and brings it up to date. */
  #begin(keys: KeyFile, dataKey: Buffer): Result<Session> {
    const check = this.#isQuicklyChecked() ? 'quick' : 'none';
    const opened = openDatabase(this.paths.database, dataKey, {
      keyVerified: true,
      newestSchema: newestVersion(this.#options.schema),
      check,
    });
    if (!opened.ok) return opened;
    const db = opened.value;
    let session: Session | null = null;
    try {
      const migrated = migrate(db, this.#options.schema, this.#migrationPorts(db, dataKey));
      if (!migrated.ok) return migrated;
      this.#pruneUpdateCopies();
      if (hasTable(db, 'store_secret') && isPurgeUnfinished(db)) tryToFinishPurge(db);
      const nameKey = storedNameKey(db);
      const attachments = new AttachmentBox(this.paths.attachments, dataKey, nameKey);
      nameKey?.fill(0);
      session = { db, dataKey, keys, attachments };
      this.#session = session;
      return ok(session);
    } finally {
      if (session === null) db.close();
    }
  }

  /** True when a large file was not read through for a day: call `verify` soon. */
  verificationDue(): boolean {
    if (!this.#session || this.#isQuicklyChecked()) return false;
    if (!fs.existsSync(this.paths.checked)) return true;
    const last = Date.parse(fs.readFileSync(this.paths.checked, 'utf8'));
    // A time that has not come yet was written while the clock was wrong.
    return !(Math.abs(this.#options.clock() - last) < DAY_MS);
  }

  /**
   * Reads the whole file through while it is in use, one table at a time, so that other work goes on in between
   * (a second for each 100 MB in all). @returns `damaged` when something does not hold, `locked` when it was locked
   * meanwhile.
   */
  async verify(): Promise<Result<void>> {
    const session = this.#session;
    if (!session) return lockedFailure();
    const tables = session.db
      .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`)
      .all();
    for (const { name } of tables) {
      if (this.#session !== session) return lockedFailure();
      const checked = guardStore(() =>
        session.db.pragma(`quick_check('${name.replaceAll("'", "''")}')`, { simple: true }) === 'ok'
          ? ok(undefined)
          : storeFailure('damaged'),
      );
      if (!checked.ok) return checked;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return guardStore(() => {
      writeFileDurably(this.paths.checked, Buffer.from(this.#now()));
      return ok(undefined);
    });
  }

  #isQuicklyChecked(): boolean {
    return (sizeOf(this.paths.database) ?? 0) <= QUICKLY_CHECKED_BYTES;
  }

  #migrationPorts(db: Connection, dataKey: Buffer): Parameters<typeof migrate>[2] {
    return {
      at: this.#now(),
      newId: this.#newId,
      backUp: () => {
        ensurePrivateFolder(this.paths.backups);
        const name = `before-update-${this.#now().replace(/[:.]/g, '-')}.db`;
        return backUpDatabase(db, dataKey, path.join(this.paths.backups, name));
      },
    };
  }

  /** What cannot be removed now goes another time: nobody is kept out for it. */
  #pruneUpdateCopies(): void {
    try {
      pruneUpdateCopies(this.paths.backups, this.#now());
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }

  /** Wipes the key and closes the file; the folder stays taken. Harmless when locked already. */
  lock(): void {
    const session = this.#session;
    if (!session) return;
    if (this.#stepped) this.#endSteps(session);
    if (this.#writing) throw new Error('the store cannot be locked inside a write');
    try {
      this.writeNotes();
    } finally {
      this.#shut(session);
    }
  }

  #shut(session: Session): void {
    this.#session = null;
    try {
      session.db.close(); // brings the journal into the file
    } finally {
      session.attachments.close();
      session.dataKey.fill(0);
    }
  }

  /** Locks and lets go of the folder. The store cannot be used again. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    try {
      this.lock();
    } finally {
      this.#hold.release();
    }
  }

  /** Reads. The answer of `work` is passed on; `locked` when the store is. */
  read<T>(work: (db: Connection) => Result<T>): Result<T> {
    const session = this.#session;
    if (!session) return lockedFailure();
    return guardStore(() => work(this.#stepped?.reader ?? session.db));
  }

  /**
   * Runs `work` in one immediate transaction as `actor`: everything it writes is kept and journaled together, or
   * nothing is, when its answer is a failure or it throws. Synchronous; a write inside a write is a bug.
   */
  write<T>(actor: Actor, work: (tx: WriteTransaction) => Result<T>): Result<T> {
    const session = this.#session;
    if (!session) return lockedFailure();
    if (this.#stepped) return storeFailure('busy');
    return guardStore(() => this.#transact(session, actor, work));
  }

  /**
   * Notes something in the audit trail that is no change of records: a look, a print, a sign-in. It is on disk when
   * this returns, but for a look, which waits for up to a second, and while a write in steps is going on; locking
   * and closing write what waits. Call it while unlocked; inside a write it is kept even if that is taken back.
   */
  note(entry: Omit<NewAuditEntry, 'id' | 'at'> & { readonly at?: string }): void {
    if (!this.#session) throw new Error('nothing can be noted in a locked store');
    this.#notes.add({ at: this.#now(), ...entry, id: this.#newId() });
    if (entry.kind !== 'view') this.writeNotes();
    if (this.#notes.waiting === 0 || this.#noteTimer) return;
    this.#noteTimer = setTimeout(() => {
      this.#noteTimer = null;
      this.writeNotes();
    }, NOTES_WAIT_MS);
    this.#noteTimer.unref();
  }

  /** Writes what waits for the audit trail, unless a write is going on: that takes it along. */
  writeNotes(): void {
    const session = this.#session;
    if (!session || this.#writing || this.#stepped || this.#notes.waiting === 0) return;
    const { db } = session;
    try {
      db.exec('begin immediate');
      const notes = this.#notes.writeInto(db);
      db.exec('commit');
      notes.kept();
    } catch (error) {
      if (db.inTransaction) db.exec('rollback');
      if (!isOfTheDisk(error)) throw error; // else tried again with the next write
    }
  }

  /** Settles when no write in steps is going on. */
  async quiet(): Promise<void> {
    while (this.#stepped) await this.#stepped.ended;
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
    const session = this.#session;
    if (!session) return lockedFailure();
    if (this.#stepped) return storeFailure('busy');
    const reader = openDatabase(this.paths.database, session.dataKey, { readonly: true, keyVerified: true });
    if (!reader.ok) return reader;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const own: SteppedWrite = { reader: reader.value, ended };
    this.#stepped = own;
    try {
      const begun = guardStore(() => ok(work(this.#beginSteps(session, actor))));
      if (!begun.ok) return begun;
      for (;;) {
        const step = guardStore(() => this.#nextStep(session, begun.value));
        if (!step.ok || step.value !== null) return step.ok ? step.value : step;
        const goOn = await between();
        if (this.#stepped !== own) return lockedFailure();
        if (!goOn) return null;
      }
    } finally {
      if (this.#stepped === own) this.#endSteps(session);
      end();
    }
  }

  #beginSteps({ db, attachments }: Session, actor: Actor): WriteTransaction {
    const at = this.#now();
    const transactionId = this.#newId();
    db.exec('begin immediate');
    beginAct(db, { actor: actor.userId, action: actor.action, at, transactionId });
    return { db, actor: actor.userId, at, transactionId, newId: this.#newId, attachments };
  }

  /** Goes on to the next place with room for others (null), or to the end. */
  #nextStep<T>({ db }: Session, work: Generator<void, Result<T>>): Result<Result<T> | null> {
    const step = work.next();
    if (!step.done) return ok(null);
    if (step.value.ok) {
      const notes = this.#notes.writeInto(db);
      endAct(db, this.#newId);
      db.exec('commit');
      notes.kept();
    }
    return ok(step.value);
  }

  /** Takes back what is not committed. */
  #endSteps({ db }: Session): void {
    const stepped = this.#stepped;
    this.#stepped = null;
    try {
      if (db.inTransaction) db.exec('rollback');
    } finally {
      stepped?.reader?.close();
      stepped?.abandon?.();
    }
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
      const rows = undoTransaction({ ...tx, tables: this.#options.schema.tables }, transactionId);
      return rows.ok ? ok({ rows: rows.value, transactionId: tx.transactionId }) : rows;
    });
  }

  #transact<T>(session: Session, actor: Actor, work: (tx: WriteTransaction) => Result<T>): Result<T> {
    if (this.#writing) throw new Error('a write inside a write');
    const { db, attachments } = session;
    const at = this.#now();
    const transactionId = this.#newId();
    this.#writing = true;
    try {
      db.exec('begin immediate');
      beginAct(db, { actor: actor.userId, action: actor.action, at, transactionId });
      const result = work({ db, actor: actor.userId, at, transactionId, newId: this.#newId, attachments });
      if (result instanceof Promise) throw new Error('a write must be synchronous');
      if (result.ok) {
        const notes = this.#notes.writeInto(db);
        endAct(db, this.#newId);
        db.exec('commit');
        notes.kept();
      } else db.exec('rollback');
      return result;
    } catch (error) {
      if (db.inTransaction) db.exec('rollback'); // some errors of the disk have rolled back already
      if (refersToNothing(error)) {
        return invalid(
          '',
          'Something that this refers to does not exist. Load the page again, then choose it anew.',
        );
      }
      throw error;
    } finally {
      this.#writing = false;
    }
  }

  /** @returns the original bytes of an attachment, `attachmentMissing` or `attachmentDamaged`. */
  readAttachment(name: string): Result<Buffer> {
    const session = this.#session;
    if (!session) return lockedFailure();
    return guardStore(() => session.attachments.read(name));
  }

  /**
   * Removes attachment files that no row names and that are older than an hour.
   * @param namesOf all names that rows hold, removed rows included. @returns how many went.
   */
  sweepAttachments(namesOf: (db: Connection) => readonly string[]): Result<number> {
    const session = this.#session;
    if (!session) return lockedFailure();
    if (this.#stepped) return storeFailure('busy');
    return guardStore(() =>
      ok(session.attachments.sweep(new Set(namesOf(session.db)), this.#options.clock() - 3_600_000)),
    );
  }

  /**
   * Copies the whole store into a new folder, verified; it opens with the same passphrases and recovery code.
   * @param target a folder that does not exist yet.
   */
  backUp(target: string, namesOf: (db: Connection) => readonly string[]): Result<BackupReport> {
    const session = this.#session;
    if (!session) return lockedFailure();
    if (this.#stepped) return storeFailure('busy');
    return guardStore(() =>
      backUpFolder(
        {
          db: session.db,
          dataKey: session.dataKey,
          paths: this.paths,
          attachments: namesOf(session.db),
        },
        target,
      ),
    );
  }

  /**
   * After a purge was committed: removes the files of its attachments and writes the data file anew without what was
   * deleted (db/purge.ts). Where the disk or another reader stands in the way it is done at the next unlocking.
   * @returns false when that is still to be done
   */
  finishPurge(attachments: readonly string[]): Result<boolean> {
    const session = this.#session;
    if (!session) return lockedFailure();
    if (this.#stepped) return storeFailure('busy');
    return guardStore(() => {
      session.attachments.drop(attachments);
      return ok(tryToFinishPurge(session.db));
    });
  }

  /** A copy of the data key, for a thread that reads the store as a whole. Whoever asks wipes it. */
  keyForThread(): Buffer | null {
    return this.#session ? Buffer.from(this.#session.dataKey) : null;
  }

  /** The recovery code typed back. @returns `invalid` at `recoveryCode` naming the group that is wrong. */
  confirmRecoveryCode(typed: string): Promise<Result<void>> {
    return this.#changeKeys((session) => {
      const opened = openWithRecoveryCode(session.keys, typed);
      if (!opened.ok) return Promise.resolve(opened);
      opened.value.dataKey.fill(0);
      return Promise.resolve(ok({ ...opened.value.keys, recoveryConfirmed: true }));
    });
  }

  /** Makes a new recovery code; the old one stops working and the new one must be typed back. */
  async renewRecoveryCode(): Promise<Result<{ readonly recoveryCode: string }>> {
    const recoveryCode = newRecoveryCode();
    const changed = await this.#changeKeys((session) =>
      Promise.resolve(ok(withRecoveryCode(session.keys, recoveryCode, session.dataKey))),
    );
    return changed.ok ? ok({ recoveryCode }) : changed;
  }

  /** Makes a new emergency code, unused; the old one stops working. It is shown once, for a sealed envelope. */
  async newEmergencyCode(): Promise<Result<{ readonly emergencyCode: string }>> {
    const emergencyCode = newEmergencyCode();
    const changed = await this.#changeKeys((session) =>
      Promise.resolve(ok(withEmergencyCode(session.keys, emergencyCode, session.dataKey))),
    );
    return changed.ok ? ok({ emergencyCode }) : changed;
  }

  /** Takes the emergency code away. Harmless when there is none. */
  dropEmergencyCode(): Promise<Result<void>> {
    return this.#changeKeys(({ keys }) =>
      Promise.resolve(
        ok({
          ...keys,
          emergencyUsedAt: null,
          slots: keys.slots.filter((slot) => slot.kind !== 'emergency'),
        }),
      ),
    );
  }

  /** True when there is an emergency code that was never used. */
  emergencyReady(): boolean {
    const keys = this.#keys();
    return (
      keys.ok &&
      keys.value.emergencyUsedAt === null &&
      keys.value.slots.some(({ kind }) => kind === 'emergency')
    );
  }

  /** When the emergency code that is in force was used first (ISO 8601 UTC): renew it then. Null when it was not. */
  emergencyUsed(): string | null {
    const keys = this.#keys();
    return keys.ok ? keys.value.emergencyUsedAt : null;
  }

  /** Every way into the office, without anything secret. */
  keySlots(): Result<readonly KeySlot[]> {
    const keys = this.#keys();
    return keys.ok ? ok(keySlots(keys.value)) : keys;
  }

  /** True when somebody was taken out and the data key was to be renewed, and was not yet. */
  rotationOwed(): boolean {
    const keys = this.#keys();
    return keys.ok && keys.value.rotationOwed;
  }

  /**
   * Lets this computer open the office for a person beside the passphrase.
   * @param secret 32 random bytes, to be kept by the host where only this account of the system reads them.
   * @returns `notFound` for a person without a passphrase.
   */
  enrollSystem(userId: string, secret: Buffer): Promise<Result<void>> {
    return this.#changeKeys((session) =>
      Promise.resolve(withSystemSecret(session.keys, userId, secret, session.dataKey)),
    );
  }

  /** Harmless when the computer has no secret for this person. */
  dropSystem(userId: string): Promise<Result<void>> {
    return this.#changeKeys(({ keys }) => Promise.resolve(ok(withoutSystemSecret(keys, userId))));
  }

  /** A person changes the own passphrase. @returns `invalid` at `passphrase` (the old one) or `newPassphrase`. */
  changePassphrase(
    userId: string,
    change: { readonly passphrase: string; readonly newPassphrase: string; readonly officeName: string },
  ): Promise<Result<void>> {
    return this.#changeKeys(async (session) => {
      const holder = passphraseHolders(session.keys).find((candidate) => candidate.userId === userId);
      if (!holder) return notFound('passphrase');
      const opened = await this.#attempt('passphrase', () =>
        openWithPassphrase(session.keys, userId, change.passphrase),
      );
      if (!opened.ok) return opened;
      opened.value.dataKey.fill(0);
      return this.#withNewPassphrase(
        session,
        holder,
        change.newPassphrase,
        change.officeName,
        'newPassphrase',
      );
    });
  }

  /** A person's name as it is shown before unlocking: no secret, and no part of a seal. */
  renameHolder(holder: PassphraseHolder): Promise<Result<void>> {
    return this.#changeKeys((session) =>
      Promise.resolve(
        ok({
          ...session.keys,
          slots: session.keys.slots.map((slot) =>
            slot.kind === 'passphrase' && slot.userId === holder.userId
              ? { ...slot, label: holder.label }
              : slot,
          ),
        }),
      ),
    );
  }

  /**
   * Gives a person a passphrase, or a new one where it was forgotten (by somebody who is signed in and may; or
   * after unlocking with the recovery code). The computer's secret for this person ends. @returns `invalid` at
   * `passphrase`.
   */
  setPassphrase(holder: PassphraseHolder, passphrase: string, officeName: string): Promise<Result<void>> {
    return this.#changeKeys((session) =>
      this.#withNewPassphrase(session, holder, passphrase, officeName, 'passphrase'),
    );
  }

  /** Takes a person's ways in away. Refused for the last one. */
  removePassphrase(userId: string): Promise<Result<void>> {
    return this.#changeKeys((session) => Promise.resolve(withoutPassphrase(session.keys, userId)));
  }

  /**
   * Takes a person out, e.g. when somebody leaves; with `rotate` also renews the data key, which that person's
   * computer may have kept. When the renewal fails the person is out all the same and `rotationOwed` says so.
   * @param before awaited between the two: the person is out, and nothing is encrypted anew yet
   * @returns `notFound`, or `invalid` at `userId` for the last person with a passphrase.
   */
  removePerson(
    userId: string,
    { rotate, before }: { readonly rotate: boolean; readonly before?: () => Promise<void> },
    progress?: (progress: RotationProgress) => void,
  ): Promise<Result<RemovalReport>> {
    return this.#inTurn(async (): Promise<Result<RemovalReport>> => {
      const session = this.#session;
      if (!session) return lockedFailure();
      const without = withoutPassphrase(session.keys, userId);
      if (!without.ok) return without;
      const keys: KeyFile = { ...without.value, rotationOwed: rotate || without.value.rotationOwed };
      const written = writeKeyFile(this.paths.keys, keys);
      if (!written.ok) return written;
      session.keys = keys;
      if (!rotate) return ok({ rotation: null, rotationFault: null });
      await before?.();
      const rotated = await this.#rotate(progress);
      return rotated.ok
        ? ok({ rotation: rotated.value, rotationFault: null })
        : ok({ rotation: null, rotationFault: rotated.fault });
    });
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
    return this.#inTurn(() => this.#rotate(progress));
  }

  async #rotate(progress?: (progress: RotationProgress) => void): Promise<Result<RotationReport>> {
    await this.quiet();
    const session = this.#session;
    if (!session) return lockedFailure();
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const own: SteppedWrite = { reader: null, ended, abandon: () => abandonRotation(this.paths) };
    const newKey = newDataKey();
    this.#stepped = own;
    try {
      const ready = await this.#prepareRotation(session, own, newKey, progress);
      if (!ready.ok) return ready;
      if (!isAlone(session.db)) return storeFailure('busy');
      this.#stepped = null;
      return this.#replaceFiles(session, ready.value, newKey);
    } finally {
      if (this.#stepped === own) this.#endSteps(session);
      if (this.#session?.dataKey !== newKey) newKey.fill(0);
      end();
    }
  }

  async #prepareRotation(
    session: Session,
    own: SteppedWrite,
    newKey: Buffer,
    progress?: (progress: RotationProgress) => void,
  ): Promise<Result<PreparedRotation>> {
    const steps = prepareRotation({ ...session, paths: this.paths }, newKey);
    for (;;) {
      const step = guardStore(() => ok(steps.next()));
      if (!step.ok) return step;
      if (step.value.done) return step.value.value;
      progress?.(step.value.value);
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#stepped !== own) {
        steps.return(lockedFailure());
        return lockedFailure();
      }
    }
  }

  /** In one go, so that nobody finds the store half way. */
  #replaceFiles(session: Session, ready: PreparedRotation, newKey: Buffer): Result<RotationReport> {
    this.#session = null;
    const committed = guardStore(() => {
      session.db.close(); // brings the journal into the file
      return commitRotation(this.paths, ready);
    });
    session.attachments.close();
    const keys = readKeyFile(this.paths.keys);
    const undecided = keys.ok && keys.value.swap === null;
    if (!committed.ok && undecided) {
      const back = guardStore(() => {
        abandonRotation(this.paths);
        return this.#begin(session.keys, session.dataKey);
      });
      if (!back.ok) session.dataKey.fill(0);
      return committed;
    }
    session.dataKey.fill(0);
    if (!committed.ok) return committed;
    if (!keys.ok) return keys;
    const begun = guardStore(() => this.#begin(keys.value, newKey));
    return begun.ok ? ok(ready.report) : begun;
  }

  async #withNewPassphrase(
    session: Session,
    holder: PassphraseHolder,
    passphrase: string,
    officeName: string,
    field: string,
  ): Promise<Result<KeyFile>> {
    const fit = judgePassphrase(passphrase, [officeName, holder.label]);
    if (!fit.ok) return fit.fault.kind === 'invalid' ? invalid(field, fit.fault.message) : fit;
    const keys = await withPassphrase(session.keys, holder, passphrase, session.dataKey, this.#kdf());
    // What a computer kept for the person is asked for anew: a passphrase is changed because somebody may know it.
    return ok(withoutSystemSecret(keys, holder.userId));
  }

  #changeKeys(change: (session: Session) => Promise<Result<KeyFile>>): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const session = this.#session;
      if (!session) return lockedFailure();
      const keys = await change(session);
      if (!keys.ok) return keys;
      if (this.#session !== session) return lockedFailure();
      const written = writeKeyFile(this.paths.keys, keys.value);
      if (written.ok) session.keys = keys.value;
      return written;
    });
  }

  async #attempt(kind: AttemptKind, open: () => Promise<Result<OpenedKeys>>): Promise<Result<OpenedKeys>> {
    const wait = this.#attempts.wait(kind);
    if (wait > 0) {
      return fail({
        kind: 'locked',
        message: `Too many wrong attempts. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
        retryAfterSeconds: wait,
      });
    }
    const opened = await open();
    if (opened.ok) this.#attempts.succeeded(kind);
    else if (opened.fault.kind !== 'unavailable') this.#attempts.failed(kind);
    return opened;
  }

  #keys(): Result<KeyFile> {
    return this.#session ? ok(this.#session.keys) : readKeyFile(this.paths.keys);
  }

  #kdf(): KdfParameters {
    return this.#options.kdf ?? defaultKdf();
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  /** What waits for a passphrase runs one after the other, so that no two of them change the keys at once. */
  #inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const next = this.#turn.then(() => {
      if (this.#closed) throw new Error('the store is closed');
      return work();
    });
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

function hasTable(db: Connection, name: string): boolean {
  return db.prepare(`select 1 from sqlite_master where type = 'table' and name = ?`).get(name) !== undefined;
}

/** Room for the file twice and nobody else at it: where one of them is missing, the next unlocking tries again. */
function tryToFinishPurge(db: Connection): boolean {
  try {
    return finishPurge(db);
  } catch (error) {
    if (isOfTheDisk(error)) return false;
    throw error;
  }
}

/** The disk is full, gone or read-only: what could not be written waits. */
function isOfTheDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(FULL|IOERR|READONLY|BUSY|CANTOPEN)/.test(code);
}

/** An id that came from outside names no record. */
function refersToNothing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
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

/** What crashes left behind; called while the folder is held. None of it was ever acknowledged. */
function sweepLeftovers(paths: StorePaths): void {
  sweepTrials(paths.folder);
  for (const folder of [paths.folder, paths.backups]) {
    for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
      if (isPartFile(name)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
  if (fs.existsSync(paths.unfinished)) removeUnfinished(paths);
}

/** An office whose setting up was cut off: its recovery code was never shown, so nothing can be in it. */
function removeUnfinished(paths: StorePaths): void {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(paths.unfinished + suffix, { force: true });
  if (!fs.existsSync(paths.database)) fs.rmSync(paths.keys, { force: true });
}
