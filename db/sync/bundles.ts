import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { Id } from '../../shared/domain/ids.ts';
import { blocked, type Result, ok } from '../../shared/result.ts';
import { SignedSet } from '../../shared/sync/changeSet.ts';
import { SignedStatement } from '../../shared/sync/statements.ts';
import type { Connection } from '../open.ts';
import { all, first, run } from '../rows.ts';
import { bundleFailure, type BundleHead, newBundleHead } from './bundleFile.ts';
import { deviceState, gaveAway } from './deviceState.ts';
import { removedHere } from './devices.ts';
import { boxKeysHere, officeKeys, openAtDevice, sealToDevice } from './officeKeys.ts';
import { knownDevices, setsOf } from './outbox.ts';
import { countsUpTo, officeRow, roster, type Roster, rosterOf, statementsOf } from './roster.ts';
import { isSigned, signWith } from './setSignatures.ts';

/**
 * What a bundle holds, for one device or for any: the office's statements, what the sender has taken in, and the change
 * sets and documents that the receiver is not known to have. What somebody is known to have is what they said themselves,
 * in a bundle of theirs or in a receipt, which is a bundle without sets; so one that is lost costs nothing but the next
 * one's length.
 */

/** Kinds of items, in the order in which they stand. */
export const ITEM = { statements: 1, about: 2, files: 3, sets: 4, attachment: 5 } as const;

/** Sets of one item, in characters of their text, roughly. */
const ITEM_TEXT = 1024 * 1024;
const SETS_AT_ONCE = 200;
const LARGEST_TEXT = 256 * 1024 * 1024;
const NAME_BYTES = 32;
const CHAIN_ONE_BY_ONE = 64;

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const About = z.object({
  version: z.int().min(1),
  /** That of the file's head. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  from: Id,
  /** Null: for any device of the office. */
  to: Id.nullable(),
  /** Instant, ISO 8601 UTC. */
  madeAt: z.iso.datetime(),
  /** Holds no sets and no documents: only says what the sender has. */
  receipt: z.boolean(),
  schema: z.int().min(0),
  /** Of each device the newest set that the sender has with all before it. */
  holds: z.array(z.tuple([Id, z.int().min(1)])).max(100_000),
  /** Of each receiver some of its own sets as the sender has them: number and digest. A copy finds itself out by them. */
  chains: z.array(z.tuple([Id, z.array(z.tuple([z.int().min(1), Digest])).max(200)])).max(10_000),
});
export type About = z.infer<typeof About>;
const ABOUT_VERSION = 1;

export interface BundlePlan {
  readonly head: BundleHead;
  readonly secret: Buffer;
  readonly about: About;
  /** Items that stand before the sets. */
  readonly first: readonly { readonly kind: number; readonly bytes: Buffer }[];
  /** Of each device the sets behind `after`, up to `upTo`. */
  readonly ranges: ReadonlyMap<string, { readonly after: number; readonly upTo: number }>;
  readonly sets: number;
  /** Names of attachments, the most wanted first. */
  readonly attachments: readonly string[];
}

export interface BundleAim {
  /** Null: for any device of the office. */
  readonly to: string | null;
  readonly receipt: boolean;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** Attachments that rows name, the newest first, and those whose files are here. */
  readonly named: readonly string[];
  readonly here: ReadonlySet<string>;
}

/**
 * What goes into a bundle. Inside a transaction: own sets that it holds count as given away from then on.
 * @returns `blocked` where the office has one device, or either side belongs to it no more
 */
export function planBundle(db: Connection, aim: BundleAim): Result<BundlePlan> {
  const office = officeRow(db);
  const keys = officeKeys(db);
  const own = deviceState(db);
  const secret = keys?.byEpoch.get(keys.newest);
  if (!office || !keys || !own || !secret)
    return blocked('This office has one computer only. Turn on branches first.');
  if (removedHere(db))
    return blocked('This computer was removed from the office, so it hands nothing on any more.');
  const devices = roster(db);
  const receivers = [...devices.values()].filter(
    ({ device, removedUpTo }) =>
      removedUpTo === null && (aim.to === null ? device !== own.id : device === aim.to),
  );
  if (aim.to !== null && receivers.length === 0)
    return blocked(
      'The computer that this is for does not belong to the office any more. Choose another one.',
    );
  const known = knownDevices(db);
  const plain = newBundleHead(office.id, keys.newest);
  const head = {
    ...plain,
    boxes: receivers.map(({ boxKey }) =>
      Buffer.from(sealToDevice(boxKey, secret, boxPurpose(plain)), 'base64'),
    ),
  };
  const about: About = {
    version: ABOUT_VERSION,
    id: head.id,
    from: own.id,
    to: aim.to,
    madeAt: aim.at,
    receipt: aim.receipt,
    schema: first<{ user_version: number }>(db, 'pragma user_version')?.user_version ?? 0,
    holds: known.map(({ device, n }) => [device, n]),
    chains: receivers.flatMap(({ device }) => {
      const n = known.find((one) => one.device === device)?.n;
      return n === undefined ? [] : [[device, chainOf(db, device, n)]];
    }),
  };
  const held = aim.receipt
    ? null
    : heldByAll(
        db,
        receivers.map(({ device }) => device),
      );
  const ranges = new Map(
    known.flatMap(({ device, n }) => {
      const upTo = Math.min(n, countsUpTo(db, devices, device));
      const after = held?.sets.get(device) ?? 0;
      return held && upTo > after ? [[device, { after, upTo }] as const] : [];
    }),
  );
  if (ranges.has(own.id)) gaveAway(db, own.n);
  const names = aim.named.filter((name) => aim.here.has(name));
  return ok({
    head,
    secret,
    about,
    first: [
      { kind: ITEM.statements, bytes: Buffer.from(JSON.stringify(statementsOf(db))) },
      { kind: ITEM.about, bytes: aboutBytes(own.signKey, office.id, about) },
      { kind: ITEM.files, bytes: Buffer.concat(names.map((name) => Buffer.from(name, 'hex'))) },
    ],
    ranges,
    sets: [...ranges.values()].reduce((sum, { after, upTo }) => sum + upTo - after, 0),
    attachments: held ? names.filter((name) => !held.files.has(name)) : [],
  });
}

/** The newest sets one by one, then ever fewer of the earlier ones. */
function chainOf(db: Connection, device: string, newest: number): [number, string][] {
  const wanted = new Set<number>();
  for (let back = 0; back < newest; back += back < CHAIN_ONE_BY_ONE ? 1 : back) wanted.add(newest - back);
  return all<{ n: number; digest: string }>(
    db,
    'select n, digest from _set where device = ? and n in (select value from json_each(?)) order by n desc',
    [device, JSON.stringify([...wanted])],
  ).map(({ n, digest }) => [n, digest]);
}

interface Held {
  readonly sets: ReadonlyMap<string, number>;
  readonly files: ReadonlySet<string>;
}

/** What each of these devices is known to have. */
function heldByAll(db: Connection, devices: readonly string[]): Held {
  const each = devices.map((device) => heldBy(db, device));
  const [one, ...others] = each;
  if (!one) return { sets: new Map(), files: new Set() };
  const sets = new Map(
    [...one.sets].map(([about, n]) => [
      about,
      Math.min(n, ...others.map((other) => other.sets.get(about) ?? 0)),
    ]),
  );
  const files = new Set([...one.files].filter((name) => others.every((other) => other.files.has(name))));
  return { sets, files };
}

function heldBy(db: Connection, device: string): Held {
  const sets = new Map<string, number>([[device, Number.MAX_SAFE_INTEGER]]);
  const told = all<{ about: string; n: number }>(
    db,
    `select about, n from _holds where device = :device
     union all
     select seen.value ->> 0 as about, max(seen.value ->> 1) as n
     from _set, json_each(_set.seen) as seen where _set.device = :device and _set.seen <> '[]' group by 1`,
    { device },
  );
  for (const { about, n } of told) sets.set(about, Math.max(n, sets.get(about) ?? 0));
  const files = all<{ name: string }>(db, 'select name from _file_held where device = ?', [device]);
  return { sets, files: new Set(files.map(({ name }) => name)) };
}

/** One item of sets, those made first first, and where to go on; null: there are none left. */
export interface SetPart {
  readonly bytes: Buffer;
  readonly sets: number;
  readonly next: string;
}

/** @param from '' at first, then `next` of the part before */
export function nextSets(db: Connection, { ranges }: BundlePlan, from: string): SetPart | null {
  let cursor = from === '' ? beginningOf(db, ranges) : from;
  const texts: string[] = [];
  let length = 0;
  while (length < ITEM_TEXT) {
    const rows = all<{ device: string; n: number; hlc: string }>(
      db,
      'select device, n, hlc from _set where hlc > ? order by hlc limit ?',
      [cursor, SETS_AT_ONCE],
    );
    for (const { device, n, hlc } of rows) {
      cursor = hlc;
      const range = ranges.get(device);
      if (!range || n <= range.after || n > range.upTo) continue;
      const text = JSON.stringify(setsOf(db, device, n - 1, 1)[0]);
      texts.push(text);
      length += text.length;
      if (length >= ITEM_TEXT) break;
    }
    if (rows.length === 0) break;
  }
  if (texts.length === 0) return null;
  return { bytes: deflateRawSync(Buffer.from(`[${texts.join(',')}]`)), sets: texts.length, next: cursor };
}

/** Before the earliest time of all that goes along. */
function beginningOf(db: Connection, ranges: BundlePlan['ranges']): string {
  const firsts = [...ranges].flatMap(([device, { after }]) => {
    const found = first<{ hlc: string }>(db, 'select hlc from _set where device = ? and n = ?', [
      device,
      after + 1,
    ]);
    return found ? [found.hlc] : [];
  });
  // What is shorter sorts before what it begins.
  return firsts.toSorted()[0]?.slice(0, -1) ?? '';
}

/** `bundleNewer`: these are sets of a form that this program does not know. */
export function setsOfItem(bytes: Buffer): Result<SignedSet[]> {
  try {
    const text = inflateRawSync(bytes, { maxOutputLength: LARGEST_TEXT }).toString('utf8');
    const read = z.array(SignedSet).safeParse(JSON.parse(text));
    return read.success ? ok(read.data) : bundleFailure('bundleNewer');
  } catch {
    return bundleFailure('bundleDamaged');
  }
}

export function attachmentBytes(name: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(name, 'hex'), bytes]);
}

/** Null: it is none. */
export function attachmentOfItem(bytes: Buffer): { readonly name: string; readonly bytes: Buffer } | null {
  if (bytes.length < NAME_BYTES) return null;
  return { name: bytes.subarray(0, NAME_BYTES).toString('hex'), bytes: bytes.subarray(NAME_BYTES) };
}

export function namesOfItem(bytes: Buffer): string[] {
  return Array.from({ length: Math.floor(bytes.length / NAME_BYTES) }, (_, index) =>
    bytes.subarray(index * NAME_BYTES, (index + 1) * NAME_BYTES).toString('hex'),
  );
}

export function statementsOfItem(bytes: Buffer): Result<SignedStatement[]> {
  try {
    const read = z
      .array(SignedStatement)
      .max(100_000)
      .safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? ok(read.data) : bundleFailure('bundleNewer');
  } catch {
    return bundleFailure('bundleDamaged');
  }
}

/** The key that a bundle was sealed with. @returns `bundleForeign` or `bundleKeyUnknown` */
export function secretOf(db: Connection, head: BundleHead): Result<Buffer> {
  const office = officeRow(db);
  const keys = officeKeys(db);
  if (!office || !keys) return blocked('This office has one computer only. Turn on branches first.');
  if (head.office !== office.id) return bundleFailure('bundleForeign');
  const known = keys.byEpoch.get(head.epoch);
  if (known) return ok(known);
  for (const { boxKey } of boxKeysHere(db)) {
    for (const box of head.boxes) {
      const key = openAtDevice(boxKey, box.toString('base64'), boxPurpose(head));
      if (key) return ok(key);
    }
  }
  return bundleFailure('bundleKeyUnknown');
}

/**
 * What a bundle says of itself, signed by who made it.
 * @param statements what came along, for a sender that was not known here
 * @returns `bundleNewer`, `bundleDamaged` or `bundleOfStranger`
 */
export function aboutOfItem(
  db: Connection,
  { id }: BundleHead,
  bytes: Buffer,
  statements: readonly SignedStatement[],
): Result<{ readonly about: About; readonly devices: Roster }> {
  const office = officeRow(db);
  const text = bytes.toString('utf8');
  const end = text.indexOf('\n');
  const about = About.safeParse(jsonOf(text.slice(end + 1)));
  if (!office || !about.success) return bundleFailure('bundleNewer');
  if (about.data.version > ABOUT_VERSION) return bundleFailure('bundleNewer');
  const devices = rosterOf(office, [...statementsOf(db), ...statements]);
  const from = devices.get(about.data.from);
  if (about.data.id !== id) return bundleFailure('bundleDamaged');
  const signed =
    from && isSigned(from.signKey, aboutSigned(office.id, text.slice(end + 1)), text.slice(0, end));
  return signed ? ok({ about: about.data, devices }) : bundleFailure('bundleOfStranger');
}

function aboutBytes(signKey: string, office: string, about: About): Buffer {
  const text = JSON.stringify(about);
  return Buffer.from(`${signWith(signKey, aboutSigned(office, text))}\n${text}`);
}

function aboutSigned(office: string, text: string): Buffer {
  return Buffer.from(`claimwright/bundle|${office}|${text}`);
}

function boxPurpose({ office, epoch, id }: BundleHead): string {
  return `claimwright/bundle box|${office}|${epoch}|${id}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Notes what a device said that it has; of its documents the whole list, since files can be lost. */
export function noteHolds(
  db: Connection,
  device: string,
  holds: readonly (readonly [string, number])[],
  files: readonly string[],
): void {
  for (const [about, n] of holds) {
    run(
      db,
      `insert into _holds (device, about, n) values (?, ?, ?)
       on conflict (device, about) do update set n = max(n, excluded.n)`,
      [device, about, n],
    );
  }
  run(
    db,
    'delete from _file_held where device = :device and name not in (select value from json_each(:names))',
    {
      device,
      names: JSON.stringify(files),
    },
  );
  run(
    db,
    `insert into _file_held (device, name) select :device, value from json_each(:names) where true
     on conflict do nothing`,
    { device, names: JSON.stringify(files) },
  );
}

/**
 * The newest own set that this store and a bundle's sender agree on, when the sender has another one or more than this
 * store has: another copy of the store wrote under its name, or this one was set back. Null: nothing of that kind.
 */
export function agreedUpTo(db: Connection, { chains }: About): number | null {
  const own = deviceState(db);
  const chain = chains.find(([device]) => device === own?.id)?.[1] ?? [];
  const [newest] = chain;
  if (!own || !newest) return null;
  const isSame = ([n, digest]: readonly [number, string]): boolean =>
    first(db, 'select 1 from _set where device = ? and n = ? and digest = ?', [own.id, n, digest]) !==
    undefined;
  if (isSame(newest)) return null;
  return chain.find(isSame)?.[0] ?? 0;
}
