import { deviceState } from '../../db/sync/deviceState.ts';
import { officeRow } from '../../db/sync/roster.ts';
import { setsWaiting } from '../../db/sync/offers.ts';
import {
  type ExchangePorts,
  type ExchangeProgress,
  type ExchangeReport,
  exchangeRound,
  type SnapshotDue,
} from './exchange.ts';
import { filesWaiting } from './fileExchange.ts';
import type { HubClient, HubResult } from './hubClient.ts';
import type { PulledSet } from '../../shared/sync/frames.ts';
import type { Result } from '../../shared/result.ts';
import { type ExchangeProblem, instant, readOf } from './steps.ts';

/**
 * Exchange for as long as the store is open: a round soon after an own change, another one as soon as the hub has news
 * (it is asked in a way that lets it wait), and after a problem again in ever longer spans. Ends with its signal.
 */

export interface LoopPorts extends Omit<ExchangePorts, 'tell' | 'hurry' | 'snapshot'> {
  /** Makes a snapshot for devices to come; asked for now and then. */
  readonly snapshot: ((hub: HubClient, due: SnapshotDue) => Promise<Result<void>>) | null;
  /** Between 0 and 1. */
  readonly chance: () => number;
  readonly listener: (status: ExchangeStatus) => void;
  /** Told of what the loop did not expect: a bug. It goes on after a while. */
  readonly bug: (error: unknown) => void;
  /** Spans of the loop, for tests. */
  readonly spans?: Partial<Spans>;
}

/** In milliseconds. */
interface Spans {
  /** Several changes in a row go together. */
  readonly settle: number;
  /** The first span after a problem; each further one is twice as long. */
  readonly firstRetry: number;
  readonly longestRetry: number;
  /** After what only a person can mend (`tooOld`, `removed`, `inDoubt`). */
  readonly lastingRetry: number;
  /** A whole round at least so often: statements, documents. */
  readonly round: number;
  readonly snapshot: number;
  /** Between two questions whether there is news that were answered at once. */
  readonly breath: number;
}

const SPANS: Spans = {
  settle: 400,
  firstRetry: 2000,
  longestRetry: 5 * 60_000,
  lastingRetry: 30 * 60_000,
  round: 2 * 60_000,
  snapshot: 60 * 60_000,
  breath: 1000,
};
const POLL_SECONDS = 25;

export interface ExchangeStatus {
  readonly exchanging: boolean;
  /** When a round came to its end last, ISO 8601 UTC; null: not since the store was opened. */
  readonly lastAt: string | null;
  /** Sets that the hub does not have yet. */
  readonly waitingSets: number;
  /** Documents that are to go up or come down. */
  readonly waitingFiles: number;
  /** Edits that wait here for a newer program or for what they stand on. */
  readonly held: number;
  /** What the round that is going on is at; null: nothing that takes long. */
  readonly progress: ExchangeProgress | null;
  /** Why the last round did not come to its end; null: it did. */
  readonly problem: ExchangeProblem | null;
  /** What only a person can mend; null: nothing. */
  readonly refusedBecause: 'tooOld' | 'removed' | 'inDoubt' | null;
  /** When it is tried again after a problem, ISO 8601 UTC. */
  readonly againAt: string | null;
}

export interface ExchangeLoop {
  /** Something was saved here: exchange soon. */
  poke(): void;
  /** Exchange at once, also after a problem; settles with the round's report. */
  now(): Promise<ExchangeReport>;
  status(): ExchangeStatus;
  /** Settles when nothing of it is going on any more, after its signal. */
  readonly ended: Promise<void>;
}

/** Begins at once. */
export function startExchange(ports: LoopPorts): ExchangeLoop {
  const spans = { ...SPANS, ...ports.spans };
  const { signal, store, clock } = ports;
  let status: ExchangeStatus = {
    exchanging: false,
    lastAt: null,
    waitingSets: 0,
    waitingFiles: 0,
    held: 0,
    progress: null,
    problem: null,
    refusedBecause: null,
    againAt: null,
  };
  let poked = false;
  let urgent: ((report: ExchangeReport) => void)[] = [];
  let failures = 0;
  let lastSnapshot = -Infinity;
  let lastRound = -Infinity;
  let wake: () => void = () => undefined;

  function publish(change: Partial<ExchangeStatus>): void {
    status = { ...status, ...change };
    ports.listener(status);
  }

  function waitingSets(): number {
    const sets = store.read((db) => ({ ok: true, value: setsWaiting(db) }));
    return sets.ok ? sets.value : status.waitingSets;
  }

  /** Goes through all documents where a round did not: seldom. */
  function waitingFiles(): number {
    const { up, down } = filesWaiting({ store, names: ports.attachments });
    return up.length + down.length;
  }

  /** Until the span has passed, somebody wakes it, or everything ends. */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, ms);
      function end(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        wake = () => undefined;
        resolve();
      }
      wake = end;
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }

  async function round(): Promise<void> {
    poked = false;
    const told = urgent;
    urgent = [];
    publish({ exchanging: true, againAt: null, waitingSets: waitingSets() });
    const snapshotDue = ports.snapshot !== null && clock() - lastSnapshot > spans.snapshot;
    const report = await exchangeRound({
      ...ports,
      snapshot: snapshotDue ? ports.snapshot : null,
      tell: (progress) => publish({ progress }),
      hurry: () => poked || urgent.length > 0,
    });
    const { problem, files, held } = report;
    lastRound = clock();
    if (snapshotDue && files?.done === true) lastSnapshot = clock();
    failures = problem ? failures + 1 : 0;
    publish({
      exchanging: false,
      progress: null,
      problem: problem?.kind === 'stopped' ? null : problem,
      refusedBecause: lasting(problem),
      ...(signal.aborted
        ? {}
        : { waitingSets: waitingSets(), waitingFiles: files?.done ? files.missing : waitingFiles() }),
      ...(problem ? {} : { lastAt: instant(ports), held }),
    });
    for (const tell of told) tell(report);
    if (files && !files.done && !files.fault) poked = true;
  }

  function spanAfter({ kind, retryAfter }: ExchangeProblem): number {
    if (lasting({ kind, message: '' }) || kind === 'notSetUp') return spans.lastingRetry;
    const doubled = Math.min(spans.longestRetry, spans.firstRetry * 2 ** Math.min(failures - 1, 20));
    // Many devices that lost the hub at once do not come back at once.
    return Math.max(doubled * (0.5 + ports.chance() / 2), (retryAfter ?? 0) * 1000);
  }

  /** Waits for news from the hub, an own change or the next round. */
  async function idle(): Promise<void> {
    for (;;) {
      if (poked) return pause(spans.settle);
      if (signal.aborted || urgent.length > 0 || clock() - lastRound > spans.round) return;
      const asked = clock();
      const news = await listen();
      if (!news?.ok || news.value.length > 0) return;
      if (clock() - asked < spans.breath) await pause(spans.breath);
    }
  }

  /** Null: it was woken. */
  async function listen(): Promise<HubResult<PulledSet[]> | null> {
    const known = await readOf(store, (db) => ({ device: deviceState(db), office: officeRow(db) }));
    if (!known.ok || !known.value.device || !known.value.office) return null;
    const { device, office } = known.value;
    const stop = new AbortController();
    const hub = ports.connect(office, device);
    wake = () => stop.abort();
    try {
      return poked || urgent.length > 0 ? null : await hub.pull(device.pulled, 1, POLL_SECONDS, stop.signal);
    } finally {
      wake = () => undefined;
      hub.close();
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await round();
        if (signal.aborted) return;
        if (status.problem) {
          const span = spanAfter(status.problem);
          publish({ againAt: new Date(clock() + span).toISOString() });
          if (urgent.length === 0) await pause(span);
        } else await idle();
      } catch (error) {
        ports.bug(error);
        failures += 1;
        publish({ exchanging: false, progress: null });
        await pause(spans.longestRetry);
      }
    }
  }

  const ended = run().finally(() => {
    const stopped = { kind: 'stopped', message: 'The office was locked meanwhile.' } as const;
    for (const tell of urgent) tell({ sent: 0, taken: 0, held: 0, files: null, problem: stopped });
  });

  return {
    poke() {
      poked = true;
      if (status.problem === null && !status.exchanging) wake();
    },
    now() {
      return new Promise((resolve) => {
        urgent.push(resolve);
        wake();
      });
    },
    status: () => status,
    ended,
  };
}

function lasting(problem: ExchangeProblem | null): ExchangeStatus['refusedBecause'] {
  const kind = problem?.kind;
  return kind === 'tooOld' || kind === 'removed' || kind === 'inDoubt' ? kind : null;
}
