import { type Result, blocked, fail, ok } from '../../shared/result.ts';
import type { SignedStatement } from '../../shared/sync/statements.ts';
import { guardStore, storeFailure } from '../../db/faults.ts';
import type { Connection } from '../../db/open.ts';
import type { SignedSet } from '../../shared/sync/changeSet.ts';
import {
  type BundleHead,
  type BundleItem,
  BundleReader,
  BundleWriter,
  bundleFailure,
} from '../../db/sync/bundleFile.ts';
import {
  type About,
  aboutOfItem,
  agreedUpTo,
  attachmentBytes,
  attachmentOfItem,
  ITEM,
  namesOfItem,
  nextSets,
  noteHolds,
  planBundle,
  secretOf,
  setsOfItem,
  statementsOfItem,
} from '../../db/sync/bundles.ts';
import { deviceState } from '../../db/sync/deviceState.ts';
import { becomeSuccessor, removedHere } from '../../db/sync/devices.ts';
import type { Merged, Refused } from '../../db/sync/mergeSets.ts';
import { settleKeys, takeKeys } from '../../db/sync/officeKeys.ts';
import { keepStatements, roster } from '../../db/sync/roster.ts';
import { breathe, type ExchangeStore, quietly } from './steps.ts';

/**
 * Bundles: what a hub does for devices with a connection, in a file on a stick or by mail. Writing one changes nothing
 * but that its sets count as given away. Reading one twice, or several in any order, ends the same. A receipt is a
 * bundle that only says what its sender has.
 */

export interface BundlePorts {
  readonly store: ExchangeStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  /** `placeOf` the data folder, for a store that finds itself copied. */
  readonly place: () => string;
  /** Every attachment that rows name, the newest document first (`attachmentsNewestFirst`). */
  readonly attachments: (db: Connection) => readonly string[];
  readonly signal: AbortSignal;
  readonly tell: (progress: BundleProgress) => void;
}

export interface BundleProgress {
  readonly step: 'checking' | 'sets' | 'documents';
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
}

export interface BundleOrder {
  /** Device; null: for any of the office. */
  readonly to: string | null;
  /** Where it is to lie; what is there under this name is replaced. */
  readonly file: string;
}

export interface BundleWritten {
  readonly sets: number;
  readonly attachments: number;
  /** Documents whose files are missing or damaged here, so that they did not go along. */
  readonly lacking: number;
  readonly bytes: number;
}

/** @returns `blocked`, `locked` when it was stopped, or a fault of the disk; nothing is left of the file then */
export function writeBundle(ports: BundlePorts, order: BundleOrder): Promise<Result<BundleWritten>> {
  return write(ports, { ...order, receipt: false });
}

/** Says what this device has, for who gave it something. As `writeBundle`. */
export function writeReceipt(ports: BundlePorts, order: BundleOrder): Promise<Result<BundleWritten>> {
  return write(ports, { ...order, receipt: true });
}

async function write(
  ports: BundlePorts,
  { to, file, receipt }: BundleOrder & { readonly receipt: boolean },
): Promise<Result<BundleWritten>> {
  const { store, signal, tell } = ports;
  const here = store.attachmentsHere();
  if (!here.ok) return here;
  const at = new Date(ports.clock()).toISOString();
  const planned = await quietly(store, () =>
    store.keep((db) => planBundle(db, { to, receipt, at, named: ports.attachments(db), here: here.value })),
  );
  if (!planned.ok) return planned;
  const plan = planned.value;
  const begun = guardStore(() => ok(new BundleWriter(file, 'bundle', plan.head, plan.secret)));
  if (!begun.ok) return begun;
  const writer = begun.value;
  const add = (kind: number, bytes: Uint8Array): Result<void> =>
    guardStore(() => ok(writer.add(kind, bytes)));
  try {
    for (const { kind, bytes } of plan.first) {
      const added = add(kind, bytes);
      if (!added.ok) return added;
    }
    let sets = 0;
    for (let from = ''; ;) {
      if (signal.aborted) return stopped();
      const cursor = from;
      const part = await quietly(store, () => store.read((db) => ok(nextSets(db, plan, cursor))));
      if (!part.ok) return part;
      if (!part.value) break;
      const added = add(ITEM.sets, part.value.bytes);
      if (!added.ok) return added;
      from = part.value.next;
      sets += part.value.sets;
      tell({ step: 'sets', done: sets, total: plan.sets });
      await breathe();
    }
    // Written down anew meanwhile, under another id.
    if (sets !== plan.sets) return storeFailure('busy');
    let attachments = 0;
    for (const [index, name] of plan.attachments.entries()) {
      if (signal.aborted) return stopped();
      const bytes = store.readAttachment(name);
      if (!bytes.ok && bytes.fault.kind === 'locked') return bytes;
      if (bytes.ok) {
        const added = add(ITEM.attachment, attachmentBytes(name, bytes.value));
        if (!added.ok) return added;
        attachments += 1;
      }
      tell({ step: 'documents', done: index + 1, total: plan.attachments.length });
      await breathe();
    }
    return guardStore(() =>
      ok({ sets, attachments, lacking: plan.attachments.length - attachments, bytes: writer.finish() }),
    );
  } finally {
    guardStore(() => ok(writer.abandon()));
    plan.secret.fill(0);
  }
}

export interface BundleRead {
  readonly from: string;
  /** Its sender was removed from the office: only what it wrote before that counts. */
  readonly fromRemoved: boolean;
  /** The device that it was made for; null: any. */
  readonly to: string | null;
  /** Made for this device, or for any. */
  readonly forThis: boolean;
  /** Instant, ISO 8601 UTC. */
  readonly madeAt: string;
  readonly receipt: boolean;
  readonly sets: number;
  readonly known: number;
  /** Edits that wait here for a newer program or for what they stand on, of this bundle and from before. */
  readonly waiting: number;
  readonly refused: readonly Refused[];
  readonly attachments: number;
  /** Attachments that are not what their names say. */
  readonly attachmentsRefused: number;
  /** True: the bundle showed another copy of this store, so that this one goes on as another device. */
  readonly renewed: boolean;
}

/**
 * Reads a bundle or a receipt through, then takes it in. What is damaged, cut, foreign or of a newer program is refused
 * before anything is taken in.
 * @returns `blocked` once this device was removed; a `BundleFaultCode`; `locked` when it was stopped, which may leave
 * half of it taken in: read it again then
 */
export async function readBundle(ports: BundlePorts, file: string): Promise<Result<BundleRead>> {
  const { store } = ports;
  const checked = await check(ports, file);
  if (!checked.ok) return checked;
  const { about, statements, files, agreed } = checked.value;
  const at = new Date(ports.clock()).toISOString();
  const begun = await quietly(store, () =>
    store.keep((db) => {
      keepStatements(db, statements);
      takeKeys(db);
      settleKeys(db, { newId: ports.newId, at });
      const sender = roster(db).get(about.from);
      const own = deviceState(db);
      const fromRemoved = (sender?.removedUpTo ?? null) !== null;
      if (!fromRemoved && about.from !== own?.id) noteHolds(db, about.from, about.holds, files);
      return ok({ own: own?.id ?? '', fromRemoved, removed: removedHere(db) });
    }),
  );
  if (!begun.ok) return begun;
  if (begun.value.removed) {
    return blocked(
      'This computer was removed from the office, as this file says, so nothing more is taken in. Whoever may add ' +
        'computers can invite it anew.',
    );
  }
  if (agreed !== null) {
    const renewed = await renew(ports, agreed);
    if (!renewed.ok) return renewed;
  }
  const taken = await takeIn(ports, file, checked.value.sets);
  if (!taken.ok) return taken;
  return ok({
    from: about.from,
    fromRemoved: begun.value.fromRemoved,
    to: about.to,
    forThis: about.to === null || about.to === begun.value.own,
    madeAt: about.madeAt,
    receipt: about.receipt,
    ...taken.value,
    renewed: agreed !== null,
  });
}

/** Another copy of this store wrote under its name, or this one was set back: from here on it is a device of its own. */
function renew(ports: BundlePorts, after: number): Promise<Result<unknown>> {
  const { store, clock, newId, place } = ports;
  const now = clock();
  return quietly(store, () =>
    store.restamp((db) => {
      const offset = deviceState(db)?.clockOffset ?? 0;
      return {
        after,
        now: now + offset,
        shift: 0,
        offset,
        renew: (inside) =>
          becomeSuccessor(inside, { newId, at: new Date(now).toISOString(), place: place() }),
      };
    }),
  );
}

interface Checked {
  readonly about: About;
  readonly statements: readonly SignedStatement[];
  readonly files: readonly string[];
  readonly sets: number;
  /** See `agreedUpTo`. */
  readonly agreed: number | null;
}

/** Reads the whole file through and takes nothing in. */
async function check(ports: BundlePorts, file: string): Promise<Result<Checked>> {
  const { store, tell } = ports;
  const statements: SignedStatement[] = [];
  let about: About | null = null;
  let files: readonly string[] = [];
  let sets = 0;
  const read = await eachItem(ports, file, ({ kind, bytes }, head) => {
    if (kind === ITEM.statements) {
      const found = statementsOfItem(bytes);
      if (found.ok) statements.push(...found.value);
      return found;
    }
    if (kind === ITEM.about) {
      const found = store.read((db) => aboutOfItem(db, head, bytes, statements));
      if (found.ok) about = found.value.about;
      return found;
    }
    if (about === null) return bundleFailure('bundleDamaged');
    if (kind === ITEM.files) files = namesOfItem(bytes);
    if (kind !== ITEM.sets) return ok(undefined);
    const found = setsOfItem(bytes);
    if (!found.ok) return found;
    sets += found.value.length;
    tell({ step: 'checking', done: sets, total: 0 });
    return ok(undefined);
  });
  if (!read.ok) return read;
  if (about === null) return bundleFailure('bundleDamaged');
  const found: About = about;
  const agreed = store.read((db) => ok(agreedUpTo(db, found)));
  return agreed.ok ? ok({ about: found, statements, files, sets, agreed: agreed.value }) : agreed;
}

async function takeIn(
  ports: BundlePorts,
  file: string,
  total: number,
): Promise<
  Result<Pick<BundleRead, 'sets' | 'known' | 'waiting' | 'refused' | 'attachments' | 'attachmentsRefused'>>
> {
  const { store, tell } = ports;
  const refused: Refused[] = [];
  const tally = { sets: 0, seen: 0, waiting: 0, attachments: 0, attachmentsRefused: 0 };
  let wanted: Set<string> | null = null;
  const read = await eachItem(ports, file, async ({ kind, bytes }) => {
    if (kind === ITEM.sets) {
      const merged = await mergeItem(store, bytes);
      if (!merged.ok) return merged;
      tally.sets += merged.value.sets;
      tally.seen += merged.value.seen;
      tally.waiting = merged.value.waiting;
      refused.push(...merged.value.refused);
      tell({ step: 'sets', done: tally.seen, total });
      return ok(undefined);
    }
    if (kind !== ITEM.attachment) return ok(undefined);
    if (!wanted) {
      const found = wantedHere(ports);
      if (!found.ok) return found;
      wanted = found.value;
    }
    const one = attachmentOfItem(bytes);
    // What no record names is not kept: nobody would ever find it.
    if (!one || !wanted.has(one.name)) return ok(undefined);
    const put = await quietly(store, () => store.putAttachment(one.name, one.bytes));
    if (!put.ok) return put;
    wanted.delete(one.name);
    if (put.value) tally.attachments += 1;
    else tally.attachmentsRefused += 1;
    tell({ step: 'documents', done: tally.attachments, total: 0 });
    return ok(undefined);
  });
  if (!read.ok) return read;
  const { seen, ...counts } = tally;
  return ok({ ...counts, known: seen - tally.sets - refused.length, refused });
}

async function mergeItem(
  store: ExchangeStore,
  bytes: Buffer,
): Promise<Result<Merged & { readonly seen: number }>> {
  const sets = setsOfItem(bytes);
  if (!sets.ok) return sets;
  const merged = await quietly(store, () => store.merge(sets.value satisfies readonly SignedSet[]));
  return merged.ok ? ok({ ...merged.value, seen: sets.value.length }) : merged;
}

function wantedHere({ store, attachments }: BundlePorts): Result<Set<string>> {
  const here = store.attachmentsHere();
  if (!here.ok) return here;
  return store.read((db) => ok(new Set(attachments(db).filter((name) => !here.value.has(name)))));
}

/** Goes through a file item by item, with room for others in between. */
async function eachItem(
  { store, signal }: BundlePorts,
  file: string,
  visit: (item: BundleItem, head: BundleHead) => Result<unknown> | Promise<Result<unknown>>,
): Promise<Result<void>> {
  const opened = BundleReader.open(file, 'bundle', (head) => store.read((db) => secretOf(db, head)));
  if (!opened.ok) return opened;
  const reader = opened.value;
  try {
    for (;;) {
      if (signal.aborted) return stopped();
      const item = reader.next();
      if (!item.ok) return item;
      if (!item.value) return ok(undefined);
      const visited = await visit(item.value, reader.head);
      if (!visited.ok) return visited;
      await breathe();
    }
  } finally {
    reader.close();
  }
}

function stopped(): Result<never> {
  return fail({ kind: 'locked', message: 'It was stopped.' });
}
