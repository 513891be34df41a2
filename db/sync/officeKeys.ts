import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  type SignedStatement,
  signedText,
  type Statement,
  statementOf,
} from '../../shared/sync/statements.ts';
import { openSealed, publicBytesOf, sealTo } from '../keys/seal.ts';
import type { Connection } from '../open.ts';
import { all, first, run } from '../rows.ts';
import { putSecret, secretOf } from '../storeIdentity.ts';
import { keepStatements, officeRow, roster, statementsOf } from './roster.ts';
import type { OfficeKeys } from './sealedSets.ts';
import { privateKeyOf, signWith } from './setSignatures.ts';

/**
 * The keys of an office and of its devices. A device has two pairs: Ed25519, with which it signs, and X25519, to which
 * keys of the office are sealed. The office has a signing pair, whose private half only devices have that may add and
 * remove others, and keys by epoch that seal whatever leaves a device. Each of those keys is given to each device by a
 * signed statement that everybody may carry.
 */

/** Private keys are PKCS #8, base64; public ones their 32 bytes, base64. */
export interface KeyPairs {
  readonly signKey: string;
  readonly signPublic: string;
  readonly boxKey: string;
  readonly boxPublic: string;
}

const OFFICE_KEY_BYTES = 32;
/** Under this name a store that went on under another id keeps the box keys that it had before, as JSON. */
const FORMER_BOX_KEYS = 'formerBoxKeys';
/** What a new epoch adds to the counting part: two devices that renew the key at once draw different numbers. */
const DRAWN = 2 ** 20;

export function newKeyPairs(): KeyPairs {
  const box = generateKeyPairSync('x25519');
  const signing = newSigningPair();
  return {
    signKey: signing.privateKey,
    signPublic: signing.publicKey,
    boxKey: privateText(box.privateKey),
    boxPublic: publicBytesOf(box.privateKey).toString('base64'),
  };
}

/** An Ed25519 pair, as a device has one and the office. */
export function newSigningPair(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateText(privateKey),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
  };
}

function privateText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/**
 * Seals a key of 32 bytes so that only one device opens it.
 * @param boxPublic of the device @param purpose what the box is for: it opens for nothing else
 */
export function sealToDevice(boxPublic: string, key: Buffer, purpose: string): string {
  return sealTo(Buffer.from(boxPublic, 'base64'), key, Buffer.from(purpose));
}

/** Null: the box was not made for this key or this purpose. @param boxKey PKCS #8, base64 */
export function openAtDevice(boxKey: string, box: string, purpose: string): Buffer | null {
  return boxKey === '' ? null : openSealed(privateKeyOf(boxKey), box, Buffer.from(purpose));
}

/** A statement under its id, signed. @param signKey of the office, or of the former device for a successor */
export function signStatement(signKey: string, id: string, statement: Statement): SignedStatement {
  const text = JSON.stringify(statement);
  return { id, text, signature: signWith(signKey, Buffer.from(signedText(id, text))) };
}

/** Null: the office has this one device, or has no key yet. */
export function officeKeys(db: Connection): OfficeKeys | null {
  const office = officeRow(db);
  if (!office) return null;
  const rows = all<{ epoch: number; key: string }>(db, 'select epoch, key from _office_key order by epoch');
  const newest = rows.at(-1);
  if (!newest) return null;
  return {
    office: office.id,
    newest: newest.epoch,
    byEpoch: new Map(rows.map(({ epoch, key }) => [epoch, Buffer.from(key, 'base64')])),
  };
}

/** Keeps a key of the office; one that is known stays as it is. @returns whether it was new */
export function keepOfficeKey(db: Connection, epoch: number, key: Buffer): boolean {
  return (
    run(db, 'insert into _office_key (epoch, key) values (?, ?) on conflict do nothing', [
      epoch,
      key.toString('base64'),
    ]) > 0
  );
}

/**
 * Opens what key statements hold for this device. To be called after statements were kept.
 * @returns how many keys were new
 */
export function takeKeys(db: Connection): number {
  const own = boxKeysHere(db);
  const known = new Set(
    all<{ epoch: number }>(db, 'select epoch from _office_key').map(({ epoch }) => epoch),
  );
  let taken = 0;
  for (const { office, epoch, boxes } of keyStatements(db)) {
    if (known.has(epoch)) continue;
    const key = openBoxes(own, office, epoch, boxes);
    if (!key) continue;
    known.add(epoch);
    if (keepOfficeKey(db, epoch, key)) taken += 1;
    key.fill(0);
  }
  return taken;
}

/** The key that a statement holds for one of these devices, or null. */
export function openBoxes(
  own: readonly BoxKey[],
  office: string,
  epoch: number,
  boxes: Readonly<Record<string, string>>,
): Buffer | null {
  for (const { device, boxKey } of own) {
    const box = boxes[device];
    const key = box === undefined ? null : openAtDevice(boxKey, box, boxPurpose(office, epoch, device));
    if (key?.length === OFFICE_KEY_BYTES) return key;
  }
  return null;
}

export interface BoxKey {
  readonly device: string;
  /** PKCS #8, base64. */
  readonly boxKey: string;
}

/**
 * The own box key, and those from before the store went on under another id: who renewed the office's key meanwhile
 * knew only the former device.
 */
export function boxKeysHere(db: Connection): readonly BoxKey[] {
  const own = first<BoxKey>(db, 'select id as device, box_key as boxKey from _device');
  return own ? [own, ...formerBoxKeys(db)] : [];
}

function formerBoxKeys(db: Connection): readonly BoxKey[] {
  return JSON.parse(secretOf(db, FORMER_BOX_KEYS) ?? '[]') as BoxKey[];
}

/** To be called before the store goes on under another id. */
export function keepFormerBoxKey(db: Connection): void {
  const keys = boxKeysHere(db).filter(({ boxKey }) => boxKey !== '');
  putSecret(db, FORMER_BOX_KEYS, JSON.stringify(keys));
}

export interface StatementPorts {
  /** UUIDv7. */
  readonly newId: () => string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
}

/**
 * Brings the keys of the office in line with its devices: a new key when the newest one was given to a device that was
 * removed since, and every key for every device that has none of it in a statement. For devices that may administer;
 * elsewhere, and where all is well, nothing happens. @returns the statements that are new
 */
export function settleKeys(db: Connection, ports: StatementPorts): readonly SignedStatement[] {
  const office = officeRow(db);
  const keys = officeKeys(db);
  if (!office || !keys || office.signingKey === '') return [];
  const devices = roster(db);
  const staying = [...devices.values()].filter(({ removedUpTo }) => removedUpTo === null);
  const given = boxesGiven(db);
  const made: SignedStatement[] = [];
  function give(epoch: number, key: Buffer, lacking: typeof staying): void {
    const boxes = Object.fromEntries(
      lacking.map(({ device, boxKey }) => [
        device,
        sealToDevice(boxKey, key, boxPurpose(keys?.office ?? '', epoch, device)),
      ]),
    );
    const statement = { kind: 'key', office: keys?.office ?? '', epoch, at: ports.at, boxes } as const;
    made.push(signStatement(office?.signingKey ?? '', ports.newId(), statement));
  }
  const known = [...keys.byEpoch].map(([epoch, key]) => ({ epoch, key, has: given.get(epoch) }));
  const leaked = [...(given.get(keys.newest) ?? [])].some(
    (device) => (devices.get(device)?.removedUpTo ?? null) !== null,
  );
  if (leaked) {
    const epoch = nextEpoch(keys.newest);
    const key = randomBytes(OFFICE_KEY_BYTES);
    keepOfficeKey(db, epoch, key);
    known.push({ epoch, key, has: undefined });
  }
  for (const { epoch, key, has } of known) {
    const lacking = staying.filter(({ device }) => !has?.has(device));
    if (lacking.length > 0) give(epoch, key, lacking);
  }
  keepStatements(db, made);
  return made;
}

/** Which devices each key was given to by a statement. */
function boxesGiven(db: Connection): ReadonlyMap<number, ReadonlySet<string>> {
  const given = new Map<number, Set<string>>();
  for (const { epoch, boxes } of keyStatements(db)) {
    const devices = given.get(epoch) ?? new Set();
    for (const device of Object.keys(boxes)) devices.add(device);
    given.set(epoch, devices);
  }
  return given;
}

function keyStatements(db: Connection): KeyStatementValue[] {
  return statementsOf(db).flatMap(({ text }) => {
    const statement = statementOf(text);
    return statement?.kind === 'key' ? [statement] : [];
  });
}

type KeyStatementValue = Extract<Statement, { kind: 'key' }>;

/** The first key of an office has the number 1. */
function nextEpoch(newest: number): number {
  return (Math.floor(newest / DRAWN) + 1) * DRAWN + (randomBytes(4).readUInt32BE() % DRAWN);
}

function boxPurpose(office: string, epoch: number, device: string): string {
  return `claimwright/office key|${office}|${epoch}|${device}`;
}
