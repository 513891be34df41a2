import type { Connection } from '../../db/open.ts';
import { confirmSent, type DeviceState, deviceState, learnOffset } from '../../db/sync/deviceState.ts';
import { removedHere } from '../../db/sync/devices.ts';
import { dropDoubts, noteDoubt } from '../../db/sync/doubts.ts';
import { officeKeys, settleKeys, takeKeys } from '../../db/sync/officeKeys.ts';
import { forgetHub } from '../../db/sync/offers.ts';
import { keepStatements, type OfficeRow, officeRow, statementsOf } from '../../db/sync/roster.ts';
import { signWith } from '../../db/sync/setSignatures.ts';
import { first } from '../../db/rows.ts';
import { ok, type Result } from '../../shared/result.ts';
import {
  type HubState,
  type Registration,
  registrationText,
  type SnapshotNote,
} from '../../shared/sync/hubProtocol.ts';
import { msOf } from '../../shared/sync/hybridClock.ts';
import { type SignedStatement, statementsMark } from '../../shared/sync/statements.ts';
import { exchangeFiles, type FileProgress, type FilesExchanged } from './fileExchange.ts';
import type { HubClient } from './hubClient.ts';
import { sendOthers, sendOwn } from './sendSets.ts';
import {
  asked,
  done,
  type ExchangeProblem,
  type ExchangeStore,
  instant,
  isRefused,
  problem,
  readOf,
  refusedFor,
  type Round,
  type Step,
  stored,
  type Tally,
} from './steps.ts';
import { askAgain, takeLine } from './takeSets.ts';

/**
 * One round of exchange with the hub: everything that is new here goes there and the other way round. A round may be cut
 * off anywhere: what was taken in is noted in the same transaction, what was sent is noted once the hub has confirmed
 * it, and the next round goes on from there. In its order:
 *
 * 1. Is it the hub that was known, and has it everything that it had confirmed? Else all is read and offered again.
 * 2. Statements both ways: who belongs to the office, and under which keys.
 * 3. Own sets up; the line down; what the hub lacks of others up.
 * 4. Documents up and down; a snapshot for devices to come, where that is due.
 */

export interface ExchangePorts {
  readonly store: ExchangeStore;
  /** Made for each round, which closes it: address, office and device may have changed since the last one. */
  readonly connect: (office: OfficeRow, device: DeviceState) => HubClient;
  /** Milliseconds since 1970, as this computer's clock is; uncorrected. */
  readonly clock: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly signal: AbortSignal;
  readonly tell: (progress: ExchangeProgress) => void;
  /** Every attachment that rows name, the newest document first (`attachmentsNewestFirst`). */
  readonly attachments: (db: Connection) => readonly string[];
  /**
   * Makes the store another device of the office (`becomeSuccessor`), inside the transaction that is given; null: it
   * cannot be done here, and the round says `inDoubt` instead.
   */
  readonly renew: ((db: Connection) => void) | null;
  /** Makes a snapshot, sends it and notes it at the hub; null: not by this device, or not now. */
  readonly snapshot: ((hub: HubClient, due: SnapshotDue) => Promise<Result<void>>) | null;
  /** Something more urgent than documents waits, e.g. a change that was just saved. */
  readonly hurry?: () => boolean;
}

export interface SnapshotDue {
  /** What the hub has; null: nothing. */
  readonly there: SnapshotNote | null;
  /** How long the line is. */
  readonly head: number;
}

export type ExchangeProgress =
  | { readonly step: 'sending' | 'taking'; readonly left: number }
  | ({ readonly step: 'files' } & FileProgress);

export interface ExchangeReport {
  /** Sets that the hub confirmed, own and others'. */
  readonly sent: number;
  /** Sets that were new here. */
  readonly taken: number;
  /** Edits that wait here for a newer program or for what they stand on; as far as this round looked. */
  readonly held: number;
  readonly files: FilesExchanged | null;
  /** Null: the round came to its end. */
  readonly problem: ExchangeProblem | null;
}

/** A snapshot is made anew when so many sets have joined the line behind it. */
const SNAPSHOT_AFTER = 20_000;
/** Below this the wall clock counts as right, in milliseconds. */
const CLOCK_IS_RIGHT_MS = 1000;
const DAY_MS = 24 * 3_600_000;
/** A round that begins anew more often than this meets a hub that makes fun of it. */
const BEGINNINGS = 6;

export async function exchangeRound(ports: ExchangePorts): Promise<ExchangeReport> {
  const tally: Tally = { sent: 0, taken: 0, held: 0 };
  for (let beginning = 0; beginning < BEGINNINGS; beginning += 1) {
    const step = await begin(ports, tally);
    if (!step.ok) return { ...tally, files: null, problem: step.problem };
    if (step.value.end !== 'again') return { ...tally, files: step.value.files, problem: step.value.problem };
  }
  return { ...tally, files: null, problem: refusedFor('setBack').problem };
}

type Ended =
  | { readonly end: 'again' }
  | { readonly end: 'done'; readonly files: FilesExchanged | null; readonly problem: ExchangeProblem | null };

const AGAIN: Step<Ended> = done({ end: 'again' });

async function begin(ports: ExchangePorts, tally: Tally): Promise<Step<Ended>> {
  const { store } = ports;
  const known = await readOf(store, (db) => ({
    device: deviceState(db),
    office: officeRow(db),
    removed: removedHere(db),
  }));
  if (!known.ok) return known;
  const { device, office, removed } = known.value;
  if (!device || !office || office.hubUrl === '') {
    return problem('notSetUp', 'This office exchanges with no hub.');
  }
  if (removed) return refusedFor('removed');
  const hub = ports.connect(office, device);
  try {
    return await exchangeWith(ports, tally, hub, office, device);
  } finally {
    hub.close();
  }
}

async function exchangeWith(
  ports: ExchangePorts,
  tally: Tally,
  hub: HubClient,
  office: OfficeRow,
  before: DeviceState,
): Promise<Step<Ended>> {
  const { store, clock, newId, signal, tell } = ports;
  const entered = await enter(ports, hub, office, before);
  if (!entered.ok) return entered;
  const state = entered.value;
  if (state.minSchema > schemaOf(store)) return refusedFor('tooOld');
  const { epoch, now: hubNow } = state;
  const clockOffset = hubNow - clock();
  const round: Round = { store, hub, office, epoch, hubNow, clockOffset, clock, newId, signal, tell, tally };

  const same = await recognize(round, state, before);
  if (!same.ok) return same;
  const news = await statementsBothWays(round, state.statements);
  if (!news.ok) return news;
  const learn = (): Promise<Step<boolean>> => statementsBothWays(round, null);
  const gone = await readOf(store, removedHere);
  if (!gone.ok) return gone;
  if (gone.value) return refusedFor('removed');

  const confirmed = await compareOwn(ports, round, state, learn);
  if (!confirmed.ok || confirmed.value === 'again') return confirmed.ok ? AGAIN : confirmed;
  const sent = await sendOwn(round);
  if (!sent.ok || sent.value === 'again') return sent.ok ? AGAIN : sent;
  const learnt = await stored(store, () => store.keep((db) => ok(correctClock(db, round))));
  if (!learnt.ok) return learnt;
  const taken = await takeLine(round, learn);
  if (!taken.ok) return taken;
  if (taken.value.end === 'again') return AGAIN;
  if (taken.value.end === 'inDoubt') return renew(ports, round, taken.value.after);
  const lookedAt = await askAgain(round, news.value);
  if (!lookedAt.ok) return lookedAt;
  const offered = await sendOthers(round);
  if (!offered.ok) return offered;
  return withFiles(ports, round, state.head);
}

/** The hub's state; where it does not know the office or this device, it is told of them. */
export async function enter(
  { store }: Pick<ExchangePorts, 'store'>,
  hub: HubClient,
  office: OfficeRow,
  device: DeviceState,
): Promise<Step<HubState>> {
  let state = await hub.state(device.pulled);
  if (isRefused(state, 'unknownOffice')) {
    if (office.signingKey === '') return refusedFor('unknownOffice');
    const registered = asked(await hub.register((at) => registrationOf(office, at)));
    if (!registered.ok) return registered;
    state = await hub.state(device.pulled);
  }
  if (isRefused(state, 'unknownDevice')) {
    const own = await readOf(store, (db) => ownFirst(statementsOf(db), device.id));
    if (!own.ok) return own;
    const given = asked(await hub.giveStatements(own.value));
    if (!given.ok) return given;
    state = await hub.state(device.pulled);
  }
  return asked(state);
}

function registrationOf({ id, publicKey, signingKey, hubAdmission }: OfficeRow, at: number): Registration {
  // One that the hub knows needs none, and an empty one is no registration.
  const admission = hubAdmission === '' ? 'none' : hubAdmission;
  const unsigned = { office: id, officeKey: publicKey, admission, at };
  return { ...unsigned, signature: signWith(signingKey, Buffer.from(registrationText(unsigned))) };
}

/** The hub takes several hundred at a time, and the first ones have to tell it who asks. */
function ownFirst(statements: readonly SignedStatement[], device: string): SignedStatement[] {
  const speaksOf = ({ text }: SignedStatement): number => (text.includes(device) ? 0 : 1);
  return statements.toSorted((a, b) => speaksOf(a) - speaksOf(b) || (a.id < b.id ? -1 : 1));
}

/** Whether it is the hub that was known, with all that it had confirmed; else everything begins anew with it. */
async function recognize(round: Round, state: HubState, device: DeviceState): Promise<Step<void>> {
  const another = device.epoch !== state.epoch;
  const setBack =
    (device.pulled > 0 && state.mark !== device.pulledMark) ||
    state.mine < device.sent ||
    state.head < device.pulled;
  if (!another && !setBack) return done(undefined);
  return stored(round.store, () =>
    round.store.keep((db) => {
      forgetHub(db, state.epoch);
      dropDoubts(db, [
        'altered',
        'keyUnknown',
        'notSigned',
        'removed',
        'twin',
        'notNext',
        'gap',
        'withheld',
        'file',
      ]);
      if (device.epoch !== null) {
        const kind = another ? 'lost' : 'setBack';
        noteDoubt(db, { kind, device: device.id, n: device.pulled, since: instant(round), seq: null });
      }
      return ok(undefined);
    }),
  );
}

/**
 * Statements both ways, and the keys that they give.
 * @param mark of what the hub has; null: it is asked in any case. @returns whether something was new here
 */
async function statementsBothWays(round: Round, mark: string | null): Promise<Step<boolean>> {
  const { store, hub, newId } = round;
  const own = await readOf(store, statementsOf);
  if (!own.ok) return own;
  if (mark === statementsMark(own.value.map(({ id }) => id))) return done(false);
  const theirs = asked(await hub.statements());
  if (!theirs.ok) return theirs;
  const news = await stored(store, () =>
    store.keep((db) => {
      const kept = keepStatements(db, theirs.value);
      const keys = takeKeys(db);
      settleKeys(db, { newId, at: instant(round) });
      return ok(kept + keys > 0);
    }),
  );
  if (!news.ok) return news;
  const there = new Set(theirs.value.map(({ id }) => id));
  const all = await readOf(store, statementsOf);
  if (!all.ok) return all;
  const lacking = all.value.filter(({ id }) => !there.has(id));
  if (lacking.length > 0) {
    const given = asked(await hub.giveStatements(lacking));
    if (!given.ok) return given;
  }
  return news;
}

/**
 * The hub has own sets that it had not confirmed: an answer was lost, or another copy of this store wrote under its
 * name. The line says which, so it is read first.
 */
async function compareOwn(
  ports: ExchangePorts,
  round: Round,
  state: HubState,
  learn: () => Promise<Step<boolean>>,
): Promise<Step<'goOn' | 'again'>> {
  const { store } = round;
  const device = await readOf(store, deviceState);
  if (!device.ok) return device;
  if (!device.value || state.mine <= device.value.sent) return done('goOn');
  const taken = await takeLine(round, learn);
  if (!taken.ok) return taken;
  if (taken.value.end === 'again') return done('again');
  const own = device.value;
  const after =
    taken.value.end === 'inDoubt' ? taken.value.after : state.mine > own.n && own.n > 0 ? own.n : null;
  if (after !== null) {
    const renewed = await renew(ports, round, after);
    return renewed.ok ? done('again') : renewed;
  }
  return stored(store, () =>
    store.keep((db) => {
      // Nobody can have written under a name that was drawn by chance a moment ago.
      if (state.mine > own.n) {
        noteDoubt(db, { kind: 'ahead', device: own.id, n: state.mine, since: instant(round), seq: null });
      } else confirmSent(db, state.mine);
      return ok('goOn' as const);
    }),
  );
}

/**
 * Goes on as another device: own sets behind `after` are written down anew under its name, and what the other copy wrote
 * under the former one is taken in like anybody's.
 */
async function renew({ renew: change }: ExchangePorts, round: Round, after: number): Promise<Step<Ended>> {
  if (!change) {
    return problem(
      'inDoubt',
      'Another copy of these records writes under the name of this computer. Lock the office and unlock it again; if ' +
        'this comes back, invite this computer anew.',
    );
  }
  const { store, hubNow } = round;
  const renewed = await stored(store, () =>
    store.restamp((db) => {
      const offset = deviceState(db)?.clockOffset ?? 0;
      return { after, now: hubNow, shift: 0, offset, renew: change };
    }),
  );
  return renewed.ok ? AGAIN : renewed;
}

/**
 * Learns what the clock here lacks. A hub that is days ahead is believed only where this computer is surely behind: a
 * change that is already here was made later than its clock says. Else one hub could put the times of a whole office so
 * far into the future that no other hub would take them.
 */
function correctClock(db: Connection, { clockOffset: offset, clock }: Round): void {
  const known = deviceState(db)?.clockOffset ?? 0;
  if (Math.abs(offset - known) <= CLOCK_IS_RIGHT_MS) return;
  const newest = first<{ hlc: string }>(db, 'select hlc from _set order by hlc desc limit 1')?.hlc;
  if (offset > DAY_MS && !(newest && clock() < msOf(newest))) return;
  learnOffset(db, Math.abs(offset) > CLOCK_IS_RIGHT_MS ? offset : 0);
}

function schemaOf(store: ExchangeStore): number {
  const version = store.read((db) =>
    ok(first<{ user_version: number }>(db, 'pragma user_version')?.user_version ?? 0),
  );
  return version.ok ? version.value : Number.MAX_SAFE_INTEGER;
}

async function withFiles(ports: ExchangePorts, round: Round, head: number): Promise<Step<Ended>> {
  const { store, hub, signal } = round;
  const keys = await readOf(store, officeKeys);
  if (!keys.ok) return keys;
  if (!keys.value) return problem('notSetUp', 'This office has no key yet.');
  const files = await exchangeFiles({
    store,
    hub,
    keys: keys.value,
    names: ports.attachments,
    now: () => instant(round),
    signal,
    tell: (progress) => ports.tell({ step: 'files', ...progress }),
    ...(ports.hurry ? { hurry: ports.hurry } : {}),
  });
  const { fault } = files;
  if (fault) {
    const step =
      fault.kind === 'hub'
        ? asked({ ok: false, fault: fault.fault })
        : problem(fault.fault.kind === 'locked' ? 'stopped' : 'store', fault.fault.message, {
            fault: fault.fault,
          });
    return done({ end: 'done', files, problem: step.ok ? null : step.problem });
  }
  const snapshot = files.done ? await refreshSnapshot(ports, round, head) : null;
  return done({ end: 'done', files, problem: snapshot });
}

async function refreshSnapshot(
  { snapshot }: ExchangePorts,
  { hub }: Round,
  head: number,
): Promise<ExchangeProblem | null> {
  if (!snapshot || head === 0) return null;
  const there = asked(await hub.snapshot());
  if (!there.ok) return there.problem;
  if (there.value && head - there.value.seq < SNAPSHOT_AFTER) return null;
  const made = await snapshot(hub, { there: there.value, head });
  return made.ok ? null : { kind: 'store', message: made.fault.message, fault: made.fault };
}
