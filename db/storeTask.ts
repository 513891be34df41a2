import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ok, type Result } from '../shared/result.ts';
import { type Mended, mendDocuments, type MendOrder } from './damagedDocuments.ts';
import { type Exported, type ExportOrder, exportStore } from './exportStore.ts';
import { lockedFailure, storeFailure } from './faults.ts';
import { type LossOrder, type Losses, readLosses } from './losses.ts';
import { type BackupMade, type BackupOrder, type BackupProgress, makeBackup } from './makeBackup.ts';
import { isSound, openDatabase } from './open.ts';
import { storePaths } from './paths.ts';
import {
  makeSnapshot,
  type SettleOrder,
  settleSnapshot,
  type SnapshotMade,
  type SnapshotOrder,
} from './sync/snapshots.ts';
import { storeSchema } from './schema.ts';
import {
  type BackupLook,
  lookIntoBackup,
  type LookOrder,
  type Restored,
  restoreBackup,
  type RestoreOrder,
} from './restore.ts';

/** Work on a whole store, done beside the program so that no window waits for it. */

export interface CheckOrder {
  /** The data folder. */
  readonly source: string;
  readonly dataKey: Buffer;
  /** `full` also reads indexes and references. */
  readonly depth: 'quick' | 'full';
}

export type StoreTask =
  | { readonly kind: 'backup'; readonly order: BackupOrder }
  | { readonly kind: 'look'; readonly order: LookOrder }
  | { readonly kind: 'restore'; readonly order: RestoreOrder }
  | { readonly kind: 'losses'; readonly order: LossOrder }
  | { readonly kind: 'export'; readonly order: ExportOrder }
  | { readonly kind: 'mend'; readonly order: MendOrder }
  | { readonly kind: 'check'; readonly order: CheckOrder }
  | { readonly kind: 'snapshot'; readonly order: SnapshotOrder }
  | { readonly kind: 'settle'; readonly order: SettleOrder };

interface Answers {
  readonly backup: BackupMade;
  readonly look: BackupLook;
  readonly restore: Restored;
  readonly losses: Losses;
  readonly export: Exported;
  readonly mend: Mended;
  readonly check: null;
  readonly snapshot: SnapshotMade;
  readonly settle: null;
}
export type AnswerOf<Kind extends StoreTask['kind']> = Answers[Kind];

export type FromStoreThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: BackupProgress }
  | { readonly kind: 'done'; readonly result: Result<unknown> }
  | { readonly kind: 'failed'; readonly stack: string };

/** What the thread does. */
export function runStoreTask(
  task: StoreTask,
  tell: (progress: BackupProgress) => void,
): Result<Answers[StoreTask['kind']]> {
  // A thread gets a bare Uint8Array: a Buffer over the same bytes, so that wiping one wipes both.
  const { dataKey: sent } = task.order;
  const dataKey = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  switch (task.kind) {
    case 'backup':
      return makeBackup({ ...task.order, dataKey }, tell);
    case 'look':
      return lookIntoBackup({ ...task.order, dataKey }, tell);
    case 'restore':
      return restoreBackup({ ...task.order, dataKey }, tell);
    case 'losses':
      return readLosses({ ...task.order, dataKey });
    case 'export':
      return exportStore({ ...task.order, dataKey }, tell);
    case 'mend':
      return mendDocuments({ ...task.order, dataKey }, tell);
    case 'check':
      return checkStore({ ...task.order, dataKey });
    case 'snapshot':
      return makeSnapshot({ ...task.order, dataKey });
    case 'settle':
      return settleSnapshot({ ...task.order, dataKey }, storeSchema);
  }
}

function checkStore({ source, dataKey, depth }: CheckOrder): Result<null> {
  const opened = openDatabase(storePaths(source).database, dataKey, { readonly: true, keyVerified: true });
  if (!opened.ok) return opened;
  try {
    return isSound(opened.value, depth) ? ok(null) : storeFailure('damaged');
  } finally {
    opened.value.close();
  }
}

/** The bundle's own file beside it, or the source while developing. */
function threadFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = [here, dirname(here)].map((folder) => join(folder, 'storeThread.js'));
  return built.find((path) => existsSync(path)) ?? join(here, 'storeThread.ts');
}

/** What is needed of a thread; a test puts its own in the place. */
export interface StoreThread {
  postMessage(task: StoreTask, moved: readonly ArrayBuffer[]): void;
  on(event: 'message', hear: (message: FromStoreThread) => void): unknown;
  on(event: 'error', hear: (error: unknown) => void): unknown;
  on(event: 'exit', hear: () => void): unknown;
  terminate(): Promise<unknown>;
}

function startThread(): StoreThread {
  const worker = new Worker(threadFile(), { stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

/**
 * Runs one task in a thread. The key given is moved there and wiped at its end; the caller's copy is empty afterwards.
 * @param signal ends it: the answer is `locked`, and what it had begun counts as cut off
 * @throws when the thread met a bug
 */
export function inStoreThread<Kind extends StoreTask['kind']>(
  task: Extract<StoreTask, { kind: Kind }>,
  tell: (progress: BackupProgress) => void,
  signal: AbortSignal,
  start: () => StoreThread = startThread,
): Promise<Result<AnswerOf<Kind>>> {
  return new Promise((resolve, reject) => {
    const dataKey = new Uint8Array(task.order.dataKey);
    task.order.dataKey.fill(0);
    const worker = start();
    let settled = false;
    function wipe(): void {
      // Empty once it was moved to the thread.
      if (dataKey.byteLength > 0) dataKey.fill(0);
    }
    // Ending a thread that is still loading the database driver would take the whole program with it.
    let ready = false;
    function settle(end: () => void): void {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', stop);
      wipe();
      // Only when it is gone: nothing of it then reads or writes any more.
      void worker.terminate().finally(end);
    }
    function stop(): void {
      wipe();
      if (ready) settle(() => resolve(lockedFailure()));
    }
    signal.addEventListener('abort', stop);
    worker.on('message', (message) => {
      if (message.kind === 'ready') {
        ready = true;
        if (signal.aborted) stop();
        else
          worker.postMessage({ ...task, order: { ...task.order, dataKey } } as StoreTask, [dataKey.buffer]);
      } else if (message.kind === 'progress') tell(message.progress);
      else if (message.kind === 'done') settle(() => resolve(message.result as Result<AnswerOf<Kind>>));
      else settle(() => reject(new Error(`the store's thread failed\n${message.stack}`)));
    });
    worker.on('error', (error) => settle(() => reject(error instanceof Error ? error : new Error('thread'))));
    worker.on('exit', () => settle(() => reject(new Error('the thread ended without an answer'))));
  });
}
