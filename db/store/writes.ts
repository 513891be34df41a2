import type { IdSource } from '../../shared/domain/ids.ts';
import { type Result, invalid, ok } from '../../shared/result.ts';
import type { AttachmentBox } from '../attachments.ts';
import { auditNotes } from '../auditNotes.ts';
import type { NewAuditEntry } from '../auditTrail.ts';
import { guardStore, lockedFailure, storeFailure } from '../faults.ts';
import { beginAct, endAct } from '../journal.ts';
import { type Connection, openDatabase } from '../open.ts';
import { nowOf, type Session, type StoreCore, syncRulesOf } from './core.ts';
import { noteSets } from '../sync/noteSet.ts';
import { isOfTheDisk } from './diskFaults.ts';

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

/** Longest that a look at a record waits to be written into the audit trail. */
const NOTES_WAIT_MS = 1000;

/** Everything that is written into an open file: records with their journal, and what waits for the audit trail. */
export class Writes {
  readonly #core: StoreCore;
  readonly #notes = auditNotes();
  #noteTimer: NodeJS.Timeout | null = null;
  #writing = false;

  constructor(core: StoreCore) {
    this.#core = core;
    core.writeNotes = () => this.writeNotes();
  }

  /** True inside a write. */
  get going(): boolean {
    return this.#writing;
  }

  /** One immediate transaction: kept with its journal when the answer of `work` is a success. */
  transact<T>(session: Session, actor: Actor, work: (tx: WriteTransaction) => Result<T>): Result<T> {
    if (this.#writing) throw new Error('a write inside a write');
    const { db } = session;
    this.#writing = true;
    try {
      const result = work(this.#begin(session, actor));
      if (result instanceof Promise) throw new Error('a write must be synchronous');
      if (result.ok) this.#commit(db);
      else db.exec('rollback');
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

  /** As `transact`, for work of seconds (Store.writeInSteps). */
  async inSteps<T>(
    actor: Actor,
    work: (tx: WriteTransaction) => Generator<void, Result<T>>,
    between: () => Promise<boolean>,
  ): Promise<Result<T> | null> {
    const { session, steps, paths } = this.#core;
    if (!session) return lockedFailure();
    if (steps.going) return storeFailure('busy');
    const reader = openDatabase(paths.database, session.dataKey, { readonly: true, keyVerified: true });
    if (!reader.ok) return reader;
    const hold = steps.begin({ reader: reader.value });
    try {
      const begun = guardStore(() => ok(work(this.#begin(session, actor))));
      if (!begun.ok) return begun;
      for (;;) {
        const step = guardStore(() => this.#nextStep(session, begun.value));
        if (!step.ok || step.value !== null) return step.ok ? step.value : step;
        const goOn = await between();
        if (!hold.isHeld()) return lockedFailure();
        if (!goOn) return null;
      }
    } finally {
      hold.end(session.db);
    }
  }

  /** Goes on to the next place with room for others (null), or to the end. */
  #nextStep<T>({ db }: Session, work: Generator<void, Result<T>>): Result<Result<T> | null> {
    const step = work.next();
    if (!step.done) return ok(null);
    if (step.value.ok) this.#commit(db);
    return ok(step.value);
  }

  #begin({ db, attachments }: Session, actor: Actor): WriteTransaction {
    const { newId } = this.#core;
    const at = nowOf(this.#core);
    const transactionId = newId();
    db.exec('begin immediate');
    beginAct(db, { actor: actor.userId, action: actor.action, at, transactionId });
    return { db, actor: actor.userId, at, transactionId, newId, attachments };
  }

  #commit(db: Connection): void {
    const notes = this.#notes.writeInto(db);
    const rules = syncRulesOf(this.#core);
    endAct(db, this.#core.newId, (transaction) => {
      if (rules) noteSets(db, rules, transaction);
    });
    db.exec('commit');
    notes.kept();
  }

  /** One immediate transaction without an author, for what is kept beside the records (Store.keep). */
  keep<T>({ db }: Session, work: (db: Connection) => Result<T>): Result<T> {
    if (this.#writing) throw new Error('a write inside a write');
    this.#writing = true;
    try {
      db.exec('begin immediate');
      const result = work(db);
      db.exec(result.ok ? 'commit' : 'rollback');
      return result;
    } finally {
      if (db.inTransaction) db.exec('rollback');
      this.#writing = false;
    }
  }

  /** Notes something in the audit trail (Store.note). */
  note(entry: Omit<NewAuditEntry, 'id' | 'at'> & { readonly at?: string }): void {
    if (!this.#core.session) throw new Error('nothing can be noted in a locked store');
    this.#notes.add({ at: nowOf(this.#core), ...entry, id: this.#core.newId() });
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
    const { session, steps } = this.#core;
    if (!session || this.#writing || steps.going || this.#notes.waiting === 0) return;
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
}

/** An id that came from outside names no record. */
function refersToNothing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}
