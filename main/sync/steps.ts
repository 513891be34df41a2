import type { Connection } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import type { OfficeRow } from '../../db/sync/roster.ts';
import { type Fault, ok, type Result } from '../../shared/result.ts';
import type { RefusalKind } from '../../shared/sync/hubProtocol.ts';
import type { HubClient, HubFault, HubResult } from './hubClient.ts';

/** What the steps of a round of exchange share: what they work with, and how they say that they could not go on. */

export type ExchangeStore = Pick<
  Store,
  | 'paths'
  | 'read'
  | 'keep'
  | 'merge'
  | 'restamp'
  | 'quiet'
  | 'readAttachment'
  | 'attachmentsHere'
  | 'putAttachment'
>;

/**
 * Why a round did not come to its end. `refused`: the hub said so, in `refusal`. `inDoubt`: another copy of this store
 * wrote under its name. `removed`: the office has said that this device belongs to it no more. `tooOld`: a newer version
 * of the program is needed. Messages are for people, and never the hub's own words.
 */
export interface ExchangeProblem {
  readonly kind:
    | 'stopped'
    | 'unreachable'
    | 'notAHub'
    | 'refused'
    | 'tooOld'
    | 'removed'
    | 'inDoubt'
    | 'notSetUp'
    | 'store';
  readonly message: string;
  readonly refusal?: RefusalKind;
  readonly fault?: Fault;
  /** Seconds after which the hub may be asked again. */
  readonly retryAfter?: number;
}

export type Step<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ExchangeProblem };

export function done<T>(value: T): Step<T> {
  return { ok: true, value };
}

export function problem(
  kind: ExchangeProblem['kind'],
  message: string,
  more: Partial<ExchangeProblem> = {},
): { readonly ok: false; readonly problem: ExchangeProblem } {
  return { ok: false, problem: { ...more, kind, message } };
}

/** What a round works with. */
export interface Round {
  readonly store: ExchangeStore;
  readonly hub: HubClient;
  readonly office: OfficeRow;
  /** Which hub it is, as it said at the beginning of the round. */
  readonly epoch: string;
  /** The hub's clock at the beginning of the round, milliseconds since 1970. */
  readonly hubNow: number;
  /** What this computer's clock lacked against it then, in milliseconds. */
  readonly clockOffset: number;
  /** Milliseconds since 1970, as this computer's clock is. */
  readonly clock: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly signal: AbortSignal;
  readonly tell: (progress: { readonly step: 'sending' | 'taking'; readonly left: number }) => void;
  readonly tally: Tally;
}

/** Counts of a round, kept up to date as it goes. */
export interface Tally {
  sent: number;
  taken: number;
  held: number;
}

/** Instant, ISO 8601 UTC. */
export function instant({ clock }: Pick<Round, 'clock'>): string {
  return new Date(clock()).toISOString();
}

export function asked<T>(result: HubResult<T>): Step<T> {
  return result.ok ? done(result.value) : { ok: false, problem: problemOf(result.fault) };
}

export function isRefused(result: HubResult<unknown>, kind: RefusalKind): boolean {
  return !result.ok && result.fault.kind === 'refused' && result.fault.refusal.refused === kind;
}

/** Something done with the store; while a write of seconds is going on there, it waits. */
export async function quietly<T>(store: Pick<Store, 'quiet'>, work: () => Result<T>): Promise<Result<T>> {
  for (;;) {
    const result = work();
    if (result.ok || result.fault.kind !== 'unavailable' || result.fault.code !== 'busy') return result;
    await store.quiet();
  }
}

/** The same as a step of a round. */
export async function stored<T>(store: Pick<Store, 'quiet'>, work: () => Result<T>): Promise<Step<T>> {
  const result = await quietly(store, work);
  if (result.ok) return done(result.value);
  const { fault } = result;
  return problem(fault.kind === 'locked' ? 'stopped' : 'store', fault.message, { fault });
}

/** Reads from the store. */
export function readOf<T>(store: ExchangeStore, work: (db: Connection) => T): Promise<Step<T>> {
  return stored(store, () => store.read((db) => ok(work(db))));
}

/** Lets the program do what waits meanwhile. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

const TRY_LATER = 'It is tried again in a while.';

const REFUSED: Readonly<Record<RefusalKind, string>> = {
  invalid:
    'The hub did not understand this program. Install the newest version on this computer and at the hub.',
  notSigned: 'The hub does not believe that this computer is the one that it says it is. Invite it anew.',
  unknownOffice:
    'The hub does not know the office (any more). A computer that may add others has to exchange with it first.',
  unknownDevice:
    'The hub does not know this computer (any more). Another computer of the office has to exchange with it first.',
  removed:
    'This computer was removed from the office, so nothing is exchanged any more. Whoever may add computers can invite it anew.',
  notAllowed:
    'The hub does not take this. Ask who runs the hub, and look whether the code of admission is right.',
  clockOff:
    'The clock of this computer and that of the hub do not agree. Set the clock of this computer right.',
  replayed: `The hub had this request before. ${TRY_LATER}`,
  clockAhead: 'The clock of this computer is ahead. Set it right; nothing is lost.',
  tooOld:
    'This version of the program is too old for the rest of the office. Install the newest version; nothing is lost until then.',
  setBack: `The hub was set back. ${TRY_LATER}`,
  outOfPlace: `The hub lacks something that it had before. ${TRY_LATER}`,
  tooLarge: 'The hub does not take as much at once as this computer has to send. Ask who runs the hub.',
  full: 'The hub has no room left. Ask who runs the hub for more; nothing is lost until then.',
  tooMany: `The hub is asked too often. ${TRY_LATER}`,
  notFound: `The hub does not have what it was asked for. ${TRY_LATER}`,
  busy: `The hub is busy. ${TRY_LATER}`,
};

export function problemOf(fault: HubFault): ExchangeProblem {
  switch (fault.kind) {
    case 'stopped':
      return { kind: 'stopped', message: 'It was stopped.' };
    case 'unreachable':
    case 'notAHub':
      return { kind: fault.kind, message: fault.message };
    case 'refused': {
      const { refused, retryAfter } = fault.refusal;
      const kind = refused === 'tooOld' || refused === 'removed' ? refused : 'refused';
      return {
        kind,
        message: REFUSED[refused],
        refusal: refused,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      };
    }
  }
}

export function refusedFor(kind: RefusalKind): { readonly ok: false; readonly problem: ExchangeProblem } {
  return problem(kind === 'tooOld' || kind === 'removed' ? kind : 'refused', REFUSED[kind], {
    refusal: kind,
  });
}
