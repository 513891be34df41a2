import type { Id } from '../shared/domain/ids.ts';

/** Long work that people watch and may stop: at most one job for each record. */

export interface JobProgress {
  readonly step: 'reading' | 'drawing' | 'keeping';
  readonly done: number;
  readonly total: number;
}

export interface Job {
  readonly signal: AbortSignal;
  tell(progress: JobProgress): void;
  end(): void;
}

export interface Jobs {
  /** @param sitting ends it also when it is past stopping. @returns null: one is running for this record already */
  begin(id: Id, sitting: AbortSignal): Job | null;
  /** Null: none is running. */
  progressOf(id: Id): JobProgress | null;
  /** @returns false when none was running, or when it is past stopping. */
  cancel(id: Id): boolean;
}

export function createJobs(): Jobs {
  const running = new Map<Id, { progress: JobProgress; readonly controller: AbortController }>();
  return {
    begin(id, sitting) {
      if (running.has(id)) return null;
      const controller = new AbortController();
      const job = { progress: { step: 'reading', done: 0, total: 0 } as JobProgress, controller };
      running.set(id, job);
      return {
        signal: AbortSignal.any([controller.signal, sitting]),
        tell: (progress) => {
          job.progress = progress;
        },
        end: () => void running.delete(id),
      };
    },
    progressOf: (id) => running.get(id)?.progress ?? null,
    cancel(id) {
      const job = running.get(id);
      if (!job || job.progress.step === 'keeping') return false;
      job.controller.abort();
      return true;
    },
  };
}
