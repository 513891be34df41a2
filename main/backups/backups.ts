import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isOwnBackup, backupName, listBackups, removeBackup } from '../../db/backupCatalog.ts';
import { readManifest } from '../../db/backupManifest.ts';
import {
  backupFolders,
  backupHistory,
  type BackupHistory,
  insertBackupRun,
  loggedBackups,
} from '../../db/backupRuns.ts';
import { storeFault, storeFailure } from '../../db/faults.ts';
import { ensurePrivateFolder, writeFileDurably } from '../../db/files.ts';
import { liveMoment, type BackupMade, type BackupProgress } from '../../db/makeBackup.ts';
import { putDamagedDocuments } from '../../db/damagedDocuments.ts';
import { getOffice } from '../../db/offices.ts';
import { safeguardsOf } from '../../db/safeguards.ts';
import type { Store } from '../../db/store.ts';
import { giveIdentity, identityOf, type StoreIdentity } from '../../db/storeIdentity.ts';
import { inStoreThread, type AnswerOf, type StoreTask } from '../../db/storeTask.ts';
import type { BackupRow, BackupSign, StoreProgress } from '../../shared/contract/backups.ts';
import { backupProblem, isBackupDue, toKeep, type BackupKind } from '../../shared/domain/backups.ts';
import { dateInZone } from '../../shared/domain/dates.ts';
import type { SafeguardsValues } from '../../shared/domain/safeguards.ts';
import type { User } from '../../shared/domain/people.ts';
import { blocked, fail, type Fault, locked, ok, type Result } from '../../shared/result.ts';
import type { Ports } from '../hosts/ports.ts';
import type { Session } from '../session/session.ts';
import { createCheckUps } from './checkUps.ts';
import { exportsLeft } from './exportEverything.ts';
import { isFolder } from './place.ts';
import { noteRestore } from './noteRestore.ts';

/**
 * Backups of the open office: when one is due, how it is made beside the work of people, which ones stay. One thing at
 * a time: while a store is copied, read through or restored nothing else of the kind begins.
 */
export interface Backups {
  /** Makes one now. @returns `blocked` while something else is going on, `locked`, or the fault of the disk. */
  run(kind: BackupKind): Promise<Result<BackupRow>>;
  /** What is going on. */
  progress(): StoreProgress | null;
  /**
   * Runs one task of the store in its thread, under the same rule; the key of the task is wiped.
   * @param sitting ends it, where it is for nobody afterwards
   */
  work<Kind extends StoreTask['kind']>(
    task: Extract<StoreTask, { kind: Kind }>,
    act: StoreProgress['act'],
    sitting?: AbortSignal,
  ): Promise<Result<AnswerOf<Kind>>>;
  /** Takes the one place for work that goes on elsewhere; null: it is taken. */
  begin(act: StoreProgress['act']): Pick<Place, 'tell' | 'end'> | null;
  /** Where this office's backups go; null while locked. */
  place(): BackupPlace | null;
  state(): BackupsNow | null;
  /** Does what is due: a missed backup, a check of the file. Harmless at any time; never throws. */
  tick(): Promise<void>;
  /** Ends what is going on and waits until it has: before the key is changed or the folder is closed. */
  stop(): Promise<void>;
  /** No more by itself. */
  close(): Promise<void>;
}

export interface BackupPlace {
  readonly folder: string;
  /** The one beside the data. */
  readonly usual: boolean;
}

export interface BackupsNow extends BackupSign {
  readonly place: BackupPlace;
  readonly history: BackupHistory;
  readonly safeguards: SafeguardsValues;
  readonly due: boolean;
  /** Folders of exports that were cut off and cannot be reached. */
  readonly exportsLeft: readonly string[];
}

/** The one place for such work, taken until its end. */
interface Place {
  /** Told to stop. */
  readonly signal: AbortSignal;
  tell(progress: BackupProgress): void;
  end(): void;
}

const TICK_MS = 30_000;
const EMPTY: BackupProgress = { step: 'records', done: 0, total: 1 };

/** @param sitting the one that is going on */
export function createBackups(ports: Ports, session: Session, sitting: () => AbortSignal): Backups {
  let running: {
    readonly act: StoreProgress['act'];
    progress: BackupProgress;
    readonly stop: AbortController;
    readonly ended: Promise<void>;
  } | null = null;
  let closed = false;
  const checkUps = createCheckUps(ports, session);

  function begin(act: StoreProgress['act']): Place | null {
    if (running || closed) return null;
    let over: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      over = resolve;
    });
    const own = { act, progress: EMPTY, stop: new AbortController(), ended };
    running = own;
    return {
      signal: own.stop.signal,
      tell(progress: BackupProgress) {
        own.progress = progress;
      },
      end() {
        if (running === own) running = null;
        over();
      },
    };
  }

  /**
   * The one place, as soon as it is free: what the program does by itself makes room for a person. A check is taken up
   * again later, a backup soon ends. @returns null while something else goes on
   */
  async function take(act: StoreProgress['act']): Promise<Place | null> {
    for (;;) {
      // Looked at and taken in one breath: of two who waited, the second waits again.
      const job = begin(act);
      if (job || !running || (running.act !== 'check' && running.act !== 'backup')) return job;
      if (running.act === 'check') running.stop.abort();
      await running.ended;
    }
  }

  async function work<Kind extends StoreTask['kind']>(
    task: Extract<StoreTask, { kind: Kind }>,
    act: StoreProgress['act'],
    sitting?: AbortSignal,
  ): Promise<Result<AnswerOf<Kind>>> {
    const job = await take(act);
    if (!job) {
      task.order.dataKey.fill(0);
      return busy();
    }
    const signal = sitting ? AbortSignal.any([job.signal, sitting]) : job.signal;
    try {
      return await inStoreThread<Kind>(task, (progress) => job.tell(progress), signal);
    } finally {
      job.end();
    }
  }

  async function run(kind: BackupKind): Promise<Result<BackupRow>> {
    const own = sitting();
    const job = await take('backup');
    if (!job) return busy();
    try {
      return own.aborted ? locked() : await runAs(job, own, kind);
    } finally {
      job.end();
    }
  }

  async function runAs(job: Place, own: AbortSignal, kind: BackupKind): Promise<Result<BackupRow>> {
    const open = session.open();
    if (!open) return locked();
    const now = ports.clock();
    const place = placeOf(open.store);
    const made = await copy({ job, own }, open, kind, place.folder, now);
    const still = session.open()?.store === open.store;
    if (!still) return made.ok ? ok(made.value.row) : made;
    keepRow(open, kind, place.folder, now, made);
    if (!made.ok) return made;
    prune(open.store, place.folder);
    rememberPlace(open.store, place.folder);
    return ok(made.value.row);
  }

  async function copy(
    { job, own }: { readonly job: Place; readonly own: AbortSignal },
    { store, user }: { readonly store: Store; readonly user: User },
    kind: BackupKind,
    folder: string,
    now: number,
  ): Promise<Result<{ readonly row: BackupRow; readonly made: BackupMade }>> {
    const identity = identify(store, user);
    if (!identity.ok) return identity;
    try {
      if (folder === store.paths.backups) ensurePrivateFolder(folder);
    } catch {
      return storeFailure('readOnlyFolder');
    }
    if (!isFolder(folder)) return fail(folderMissing());
    const name = backupName(now, (taken) => fs.existsSync(path.join(folder, taken)));
    const gone = store.lookAtFiles();
    if (gone) return fail(gone);
    const live = store.read((db) => ok(liveMoment(db)));
    if (!live.ok) return live;
    const dataKey = store.keyForThread();
    if (!dataKey) return locked();
    const earlier = ownBackups(store, folder, dataKey).find(({ row }) => row.state === 'whole');
    const madeAt = new Date(now).toISOString();
    const order = {
      source: store.paths.folder,
      dataKey,
      root: folder,
      name,
      earlier: earlier ? path.join(folder, earlier.row.name) : null,
      ...identity.value,
      kind,
      program: ports.version,
      madeAt,
      live: live.value,
    };
    const made = await inStoreThread<'backup'>(
      { kind: 'backup', order },
      (progress) => job.tell(progress),
      AbortSignal.any([job.signal, own]),
    );
    if (!made.ok) return made;
    const { bytes, attachments } = made.value;
    return ok({ made: made.value, row: { name, madeAt, kind, bytes, attachments, state: 'whole' } });
  }

  function identify(store: Store, user: User): Result<StoreIdentity> {
    const known = store.read((db) => ok(identityOf(db)));
    if (!known.ok) return known;
    if (known.value) return ok(known.value);
    return store.write({ userId: user.id, action: 'backups.identify' }, (tx) =>
      ok(giveIdentity(tx.db, () => Buffer.from(ports.random(16)).toString('hex'))),
    );
  }

  /** The log and the audit trail have every try. A disk that takes no more is told by the sign instead. */
  function keepRow(
    { store, user }: { readonly store: Store; readonly user: User },
    kind: BackupKind,
    folder: string,
    now: number,
    made: Result<{ readonly row: BackupRow; readonly made: BackupMade }>,
  ): void {
    const by = { userId: user.id, userName: user.name };
    const at = new Date(now).toISOString();
    const stopped = !made.ok && made.fault.kind === 'locked';
    if (stopped) return;
    const row = made.ok
      ? { name: made.value.row.name, ok: true, problem: '', bytes: made.value.row.bytes }
      : { name: '', ok: false, problem: codeOf(made.fault), bytes: 0 };
    const facts = made.ok
      ? { counts: made.value.made.counts, auditHead: made.value.made.auditHead }
      : { counts: {}, auditHead: '' };
    const written = store.write({ userId: user.id, action: 'backups.run' }, (tx) => {
      insertBackupRun(tx, { ...row, ...facts, ...by, kind, folder, at });
      if (made.ok) putDamagedDocuments(tx.db, made.value.made.damaged);
      return ok(undefined);
    });
    if (!written.ok) return;
    store.note({
      ...by,
      kind: 'backup',
      channel: 'backups.run',
      details: made.ok ? { name: row.name, why: kind } : { failed: row.problem, why: kind },
    });
  }

  /** Beside the data in plain, for the day when the data file cannot be read. */
  function rememberPlace(store: Store, folder: string): void {
    try {
      writeFileDurably(store.paths.backupPlace, Buffer.from(JSON.stringify({ folder })));
    } catch {
      // The folder is in the store as well; only a damaged store is harder to help then.
    }
  }

  /**
   * By the rules over all folders that got backups and are there, not only the one of today: what no rule keeps would
   * else stay for good in a folder that was chosen once, and hold what was purged.
   */
  function prune(store: Store, folder: string): void {
    const dataKey = store.keyForThread();
    if (!dataKey) return;
    try {
      const { zone, safeguards } = settingsOf(store);
      const identity = store.read((db) => ok(identityOf(db)));
      const deviceId = identity.ok ? identity.value?.deviceId : null;
      const known = store.read((db) => ok(backupFolders(db)));
      if (!deviceId || !known.ok) return;
      const all = [...new Set([folder, ...known.value])]
        .filter(isFolder)
        .flatMap((place) =>
          readable(() => ownBackups(store, place, dataKey)).map((each) => ({ ...each, place })),
        );
      const kept = toKeep(
        all.map(({ row, own, place }) => ({
          name: path.join(place, row.name),
          madeAt: row.madeAt,
          day: dateInZone(Date.parse(row.madeAt), zone),
          good: row.state === 'whole',
          own,
        })),
        dateInZone(ports.clock(), zone),
        {
          daily: safeguards.backupDaily,
          weekly: safeguards.backupWeekly,
          monthly: safeguards.backupMonthly,
        },
      );
      for (const { row, own, place } of all) {
        if (!own || row.kind === 'rescue' || kept.has(path.join(place, row.name))) continue;
        try {
          removeBackup(place, row.name, deviceId);
        } catch (error) {
          // An earlier folder may be read-only by now; the others are none the worse for it.
          ports.log.error(randomBytes(4).toString('hex'), error);
        }
      }
    } catch (error) {
      ports.log.error(randomBytes(4).toString('hex'), error);
    } finally {
      dataKey.fill(0);
    }
  }

  function state(): BackupsNow | null {
    const open = session.open();
    if (!open || session.awaitsRecovery()) return null;
    const { store } = open;
    const now = ports.clock();
    const { zone, safeguards } = settingsOf(store);
    const place = placeOf(store);
    const read = store.read((db) => ok(backupHistory(db, new Date(now).toISOString())));
    if (!read.ok) return null;
    const history = read.value;
    const lastGoodAt = history.lastGoodAt === null ? null : Date.parse(history.lastGoodAt);
    // The sample office is made up: nothing of it can be lost.
    const sample = session.inSample();
    return {
      place,
      history,
      safeguards,
      exportsLeft: exportsLeft(store),
      lastBackupAt: history.lastGoodAt,
      due:
        !sample &&
        isBackupDue({
          now,
          timeZone: zone,
          hour: safeguards.backupHour,
          lastGoodAt,
          lastFailedAt: history.lastFailedAt === null ? null : Date.parse(history.lastFailedAt),
        }),
      problem: sample
        ? null
        : backupProblem({
            now,
            beganAt: Date.parse(history.beganAt),
            lastGoodAt,
            lastFailed: history.lastFailed,
            folderThere: place.usual || isFolder(place.folder),
          }),
      notices: sample ? [] : checkUps.notices(store),
    };
  }

  async function tick(): Promise<void> {
    try {
      const open = session.open();
      if (closed || !open || !checkUps.lookAtFiles(open.store)) return;
      checkUps.sweepExports(open);
      if (running || session.inSample() || session.awaitsRecovery()) return;
      noteRestore(open);
      if (state()?.due) await run('scheduled');
      else {
        const own = sitting();
        await checkUps.run((task, act) => work(task, act, own));
      }
    } catch (error) {
      ports.log.error(randomBytes(4).toString('hex'), error);
    }
  }

  async function stop(): Promise<void> {
    const now = running;
    now?.stop.abort();
    await now?.ended;
  }

  const timer = setInterval(() => void tick(), TICK_MS);
  timer.unref();

  return {
    run,
    work,
    begin,
    state,
    tick,
    stop,
    progress: () => (running ? { act: running.act, ...running.progress } : null),
    place() {
      const open = session.open();
      return open ? placeOf(open.store) : null;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await stop();
    },
  };
}

function placeOf(store: Store): BackupPlace {
  const chosen = store.read((db) => ok(safeguardsOf(db).backupFolder));
  const folder = chosen.ok ? chosen.value : '';
  return folder === '' ? { folder: store.paths.backups, usual: true } : { folder, usual: false };
}

function settingsOf(store: Store): { readonly zone: string; readonly safeguards: SafeguardsValues } {
  const read = store.read((db) =>
    ok({ zone: getOffice(db)?.timeZone ?? 'UTC', safeguards: safeguardsOf(db) }),
  );
  if (!read.ok) throw new Error('the office cannot be read');
  return read.value;
}

/** Nothing where a folder cannot be read, as one of an earlier day may not be. */
function readable<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** Newest first, each with whether this computer's copy of this store made it. */
function ownBackups(
  store: Store,
  folder: string,
  dataKey: Buffer,
): { readonly row: BackupRow; readonly own: boolean }[] {
  const known = store.read((db) => ok({ identity: identityOf(db), logged: loggedBackups(db, folder) }));
  if (!known.ok) return [];
  const { identity, logged } = known.value;
  return listBackups(folder).map((row) => {
    const manifest = readManifest(path.join(folder, row.name));
    const own =
      identity !== null &&
      manifest.ok &&
      isOwnBackup(manifest.value, { ...identity, dataKey }, logged.has(row.name));
    return { row, own };
  });
}

export function folderMissing(): Fault {
  return {
    kind: 'unavailable',
    code: 'folderMissing',
    message:
      'The folder for backups is not there. Plug in its disk, or choose another folder under Safety, Backups.',
  };
}

/** What the log keeps of a fault: its code. */
function codeOf(fault: Fault): string {
  return fault.kind === 'unavailable' ? fault.code : fault.kind;
}

/** The sentence of a code that the log kept. */
export function problemSentence(code: string): string {
  if (code === '') return '';
  if (code === 'folderMissing') return folderMissing().message;
  const known = storeFault(code as Parameters<typeof storeFault>[0]);
  return (known.message as string | undefined) ?? 'The backup did not come to an end.';
}

export function busy(): Result<never> {
  return blocked('A backup, a restore or an export is going on. Wait until it is done.');
}
