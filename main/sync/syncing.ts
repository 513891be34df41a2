import { randomBytes } from 'node:crypto';
import { attachmentsNewestFirst } from '../../db/documents.ts';
import { newestTransaction } from '../../db/journal.ts';
import type { Connection } from '../../db/open.ts';
import { count } from '../../db/rows.ts';
import type { Store } from '../../db/store.ts';
import { lacksName, nameAfterFormer } from '../../db/store/identity.ts';
import { putSecret, secretOf } from '../../db/storeIdentity.ts';
import { inStoreThread } from '../../db/storeTask.ts';
import { type DeviceState, deviceState } from '../../db/sync/deviceState.ts';
import { becomeSuccessor, placeOf, removedHere, rightHere } from '../../db/sync/devices.ts';
import { countDisputes } from '../../db/sync/disputes.ts';
import { type Doubt, listDoubts } from '../../db/sync/doubts.ts';
import { setsWaiting } from '../../db/sync/offers.ts';
import { type OfficeRow, officeRow } from '../../db/sync/roster.ts';
import type { SyncDoubt, SyncState } from '../../shared/contract/branches.ts';
import { idSource } from '../../shared/domain/ids.ts';
import { locked, ok, type Result } from '../../shared/result.ts';
import type { Ports } from '../hosts/ports.ts';
import type { Session } from '../session/session.ts';
import { type ExchangeLoop, type ExchangeStatus, type LoopPorts, startExchange } from './exchangeLoop.ts';
import { filesWaiting } from './fileExchange.ts';
import { type HubClient, hubClient } from './hubClient.ts';
import { type InvitePorts, refreshSnapshot } from './inviting.ts';

/** Keeps the exchange with the hub going while an office of several devices is open, and says how it stands. */
export interface Syncing {
  /** Begins what should be going on: call it whenever the office may have been opened or given a hub. */
  tick(): void;
  /** Something was saved. */
  poke(): void;
  state(): Result<SyncState>;
  /** One round at once; settles when it has ended. */
  now(): Promise<void>;
}

/** Under this name the store keeps when an exchange came to its end last. */
const LAST_EXCHANGE = 'lastExchangeAt';
/**
 * Every document of the office is gone through to count those that are on their way: so often at most while a round goes
 * on, and so often where nothing was written since; in milliseconds.
 */
const FILES_KNOWN_MS = 5000;
const FILES_STAY_MS = 5 * 60_000;
const MOST_DOUBTS = 10_000;

const OFF: SyncState = {
  on: false,
  hub: false,
  lastAt: null,
  going: false,
  waiting: 0,
  filesOut: 0,
  filesIn: 0,
  conflicts: 0,
  held: 0,
  problem: '',
  blocked: '',
  doubts: [],
};

/** @param sitting ends when the office is locked or another person sits down */
export function createSyncing(ports: Ports, session: Session, sitting: () => AbortSignal): Syncing {
  let running: { readonly loop: ExchangeLoop; readonly sitting: AbortSignal; readonly store: Store } | null =
    null;
  let files = { at: -Infinity, written: -1, settled: false, out: 0, in: 0 };

  function hubOf(db: Connection): string {
    return deviceState(db) === null ? '' : (officeRow(db)?.hubUrl ?? '');
  }

  function tick(): void {
    const open = session.open();
    const now = sitting();
    if (running && (running.sitting !== now || running.store !== open?.store)) running = null;
    if (!open || now.aborted) return;
    const nameless = open.store.read((db) => ok(lacksName(db)));
    if (nameless.ok && nameless.value) {
      open.store.write({ userId: 'program', action: 'devices.renew' }, (tx) => {
        nameAfterFormer(tx);
        return ok(undefined);
      });
    }
    const hub = open.store.read((db) => ok(hubOf(db)));
    if (!hub.ok || hub.value === '' || running) return;
    running = { loop: startExchange(loopPorts(open.store, now)), sitting: now, store: open.store };
  }

  function loopPorts(store: Store, signal: AbortSignal): LoopPorts {
    const newId = idSource(ports.clock, ports.random);
    let lastAt: string | null = null;
    let exchanging = false;
    return {
      store,
      connect: (office, device) => connectTo(office, device, ports.clock, signal),
      clock: ports.clock,
      newId,
      signal,
      attachments: attachmentsNewestFirst,
      renew: (db) => {
        const at = new Date(ports.clock()).toISOString();
        becomeSuccessor(db, { newId, at, place: placeOf(store.paths) });
      },
      // For devices to come, by one that may invite them.
      snapshot: administers(store) ? (hub) => refreshSnapshot(invitePorts(store, ports, signal), hub) : null,
      chance: () => (ports.random(1)[0] ?? 0) / 256,
      listener(status) {
        // Somebody may have been given another role elsewhere, or none.
        if (exchanging && !status.exchanging && !signal.aborted && !session.readUserAgain())
          void session.lock();
        ({ exchanging } = status);
        if (status.lastAt === null || status.lastAt === lastAt || signal.aborted) return;
        lastAt = status.lastAt;
        files = { ...files, at: -Infinity };
        const at = status.lastAt;
        store.keep((db) => {
          putSecret(db, LAST_EXCHANGE, at);
          return ok(undefined);
        });
      },
      bug: (error) => ports.log.error(randomBytes(4).toString('hex'), error),
    };
  }

  function filesOf(store: Store): { readonly out: number; readonly in: number } {
    const now = ports.clock();
    const newest = store.read((db) => ok(newestTransaction(db)));
    const written = newest.ok ? newest.value : -1;
    const settled = running?.loop.status().exchanging !== true;
    const stays = settled && files.settled && written === files.written;
    if (Math.abs(now - files.at) > (stays ? FILES_STAY_MS : FILES_KNOWN_MS)) {
      const { up, down } = filesWaiting({ store, names: attachmentsNewestFirst });
      files = { at: now, written, settled, out: up.length, in: down.length };
    }
    return files;
  }

  return {
    tick,
    poke() {
      files = { ...files, settled: false };
      running?.loop.poke();
    },
    state() {
      tick();
      const open = session.open();
      if (!open) return locked();
      const status = running?.loop.status() ?? null;
      const alone = open.store.read((db) => ok(deviceState(db) === null));
      if (!alone.ok) return alone;
      if (alone.value) return ok(OFF);
      const waiting = filesOf(open.store);
      return open.store.read((db) => {
        const hub = hubOf(db) !== '';
        const own = deviceState(db);
        const removed = removedHere(db);
        return ok({
          on: true,
          hub,
          lastAt: status?.lastAt ?? secretOf(db, LAST_EXCHANGE),
          going: status?.exchanging ?? false,
          waiting: hub ? setsWaiting(db) : Math.max(0, (own?.n ?? 0) - (own?.given ?? 0)),
          filesOut: hub ? waiting.out : 0,
          filesIn: waiting.in,
          conflicts: countDisputes(db),
          held: count(db, 'select count(*) from _edit where held = 1'),
          // Of a hub that was given up nothing is said any more.
          problem: removed ? REMOVED : hub ? (status?.problem?.message ?? '') : '',
          blocked: removed ? 'removed' : hub ? blockedBy(status) : '',
          doubts: doubtsOf(listDoubts(db, MOST_DOUBTS), own?.id ?? ''),
        });
      });
    },
    async now() {
      tick();
      await running?.loop.now();
    },
  };
}

const REMOVED =
  'This device was removed from the office. What is written here reaches nobody; whoever may add devices can invite it anew.';

function administers(store: Store): boolean {
  const right = store.read((db) => ok(rightHere(db)));
  return right.ok && right.value === 'administer';
}

/** What inviting a device works with. */
export function invitePorts(
  store: Store,
  ports: Pick<Ports, 'clock' | 'random'>,
  signal: AbortSignal,
): InvitePorts {
  return {
    store,
    clock: ports.clock,
    newId: idSource(ports.clock, ports.random),
    makeSnapshot: (order) => inStoreThread<'snapshot'>({ kind: 'snapshot', order }, () => undefined, signal),
    attachments: attachmentsNewestFirst,
    signal,
    tell: () => undefined,
  };
}

/** A hub as this device asks it. Close it. */
export function connectTo(
  office: OfficeRow,
  device: Pick<DeviceState, 'id' | 'signKey' | 'clockOffset'>,
  clock: () => number,
  signal?: AbortSignal,
): HubClient {
  return hubClient({
    place: { url: office.hubUrl, certificate: office.hubCertificate },
    credentials: { office: office.id, device: device.id, signKey: device.signKey },
    clock,
    clockOffset: device.clockOffset,
    ...(signal ? { signal } : {}),
  });
}

function blockedBy(status: ExchangeStatus | null): SyncState['blocked'] {
  if (status?.refusedBecause === 'tooOld' || status?.refusedBecause === 'removed')
    return status.refusedBecause;
  return status?.problem?.refusal === 'unknownOffice' ? 'notAdmitted' : '';
}

/** One line for each kind and device, with the first time. Doubts of files and of the hub itself are this device's. */
function doubtsOf(doubts: readonly Doubt[], own: string): SyncDoubt[] {
  const lines = new Map<string, SyncDoubt>();
  for (const { kind, device, since } of doubts) {
    const deviceId = kind === 'file' ? own : device;
    const key = `${kind} ${deviceId}`;
    const before = lines.get(key);
    lines.set(key, {
      kind,
      deviceId,
      since: before && before.since < since ? before.since : since,
      count: (before?.count ?? 0) + 1,
    });
  }
  return [...lines.values()];
}
