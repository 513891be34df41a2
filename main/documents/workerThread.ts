// Starts the worker and watches it: how long it is silent, and how much memory the process has taken since.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerTask } from './workerMessages.ts';
import type { SourceFile } from './paperSheets.ts';

export interface Limits {
  /** Longest silence. */
  readonly silenceMs: number;
  /** What the process may grow by while the worker runs. */
  readonly growthBytes: number;
}

/** How a worker ended that did not end well. */
export type Ended = 'tooSlow' | 'tooLarge' | 'crashed' | 'cancelled';

export type Outcome =
  | { readonly kind: 'answer'; readonly message: FromWorker }
  | { readonly kind: 'ended'; readonly why: Ended; readonly detail: string };

const LOOK_EVERY_MS = 50;

/** The bundle's own file beside it, or the source while developing. */
function workerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = [here, dirname(here)].map((folder) => join(folder, 'documentsWorker.js'));
  return built.find((path) => existsSync(path)) ?? join(here, 'worker.ts');
}

/**
 * Runs one task. The worker's questions for files are answered by `file`; every message of it is a sign of life and
 * is handed to `onMessage`. `signal` ends it at once: the worker loads no native module, which could not be ended while
 * it loads.
 */
export function runWorker(
  task: WorkerTask,
  limits: Limits,
  file: (documentId: string) => SourceFile | null = () => null,
  onMessage: (message: FromWorker) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    // What libraries print about a file stays out of the log: it could quote the file.
    const worker = new Worker(workerFile(), {
      workerData: task,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.stdout.resume();
    worker.stderr.resume();
    const before = process.memoryUsage.rss();
    let heard = performance.now();
    let settled = false;

    function settle(outcome: Outcome): void {
      if (settled) return;
      settled = true;
      clearInterval(watch);
      signal?.removeEventListener('abort', cancel);
      void worker.terminate().finally(() => resolve(outcome));
    }

    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growthBytes) {
        settle({ kind: 'ended', why: 'tooLarge', detail: '' });
      } else if (performance.now() - heard > limits.silenceMs) {
        settle({ kind: 'ended', why: 'tooSlow', detail: '' });
      }
    }, LOOK_EVERY_MS);

    function cancel(): void {
      settle({ kind: 'ended', why: 'cancelled', detail: '' });
    }
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();

    worker.on('message', (message: FromWorker) => {
      heard = performance.now();
      onMessage(message);
      if (message.kind === 'wantFile') {
        const answer: ToWorker = { documentId: message.documentId, file: file(message.documentId) };
        worker.postMessage(answer);
      } else if (message.kind !== 'attachment' && message.kind !== 'progress') {
        settle({ kind: 'answer', message });
      }
    });
    worker.on('error', (error) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : '';
      settle({
        kind: 'ended',
        why: /ERR_WORKER_OUT_OF_MEMORY/.test(detail) ? 'tooLarge' : 'crashed',
        detail,
      });
    });
    worker.on('exit', () =>
      settle({ kind: 'ended', why: 'crashed', detail: 'the worker ended without an answer' }),
    );
  });
}
