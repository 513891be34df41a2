import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { blocked, type Result, ok } from '../../shared/result.ts';
import type { DeviceRight } from '../../shared/sync/statements.ts';
import type { Connection } from '../open.ts';
import { first, run } from '../rows.ts';
import { giveIdentity, identityOf, putSecret } from '../storeIdentity.ts';
import { beginDevice, deviceState } from './deviceState.ts';
import {
  keepFormerBoxKey,
  keepOfficeKey,
  newKeyPairs,
  newSigningPair,
  settleKeys,
  signStatement,
  type StatementPorts,
} from './officeKeys.ts';
import { knownDevices } from './outbox.ts';
import { keepStatements, officeRow, roster } from './roster.ts';

/** The devices of an office: the first one, one that goes on under another id, and one that belongs to it no more. */

export interface DevicePorts extends StatementPorts {
  /** `placeOf` this data folder. */
  readonly place: string;
}

const FIRST_EPOCH = 1;
/** Under this name the key of attachment names lies in the store (rotate.ts). */
const NAME_KEY = 'attachmentNameKey';

/**
 * Makes the store the first of several devices: the office gets an id, a signing key and a first key to seal with, and
 * from here on changes are kept for others. Inside a write. Nothing happens where that was done before.
 * @param nameKey a copy of the key of attachment names (`AttachmentBox.nameKey`), which the devices share; wiped here
 */
export function turnOnBranches(db: Connection, ports: DevicePorts & { readonly nameKey: Buffer }): void {
  putSecret(db, NAME_KEY, ports.nameKey.toString('base64'));
  ports.nameKey.fill(0);
  if (officeRow(db)) return;
  const office = ports.newId();
  const { privateKey, publicKey } = newSigningPair();
  run(db, 'insert into _office (one, id, public_key, signing_key) values (1, ?, ?, ?)', [
    office,
    publicKey,
    privateKey,
  ]);
  const key = randomBytes(32);
  keepOfficeKey(db, FIRST_EPOCH, key);
  key.fill(0);
  const device = ports.newId();
  const pairs = newKeyPairs();
  beginDevice(db, device, { ...pairs, boundTo: boundTo(db, ports.place) });
  keepStatements(db, [
    signStatement(privateKey, ports.newId(), {
      kind: 'device',
      office,
      device,
      signKey: pairs.signPublic,
      boxKey: pairs.boxPublic,
      may: 'administer',
      at: ports.at,
    }),
  ]);
  settleKeys(db, ports);
}

/** File systems on which a file keeps its number for life, as `statfs` names them: ext, xfs, btrfs, zfs, f2fs; apfs, hfs. */
const NUMBERED: Readonly<Record<string, readonly number[]>> = {
  linux: [0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010],
  darwin: [0x1a, 0x11],
};

/**
 * A mark of the computer and of the data file on it, by which a copy is told from the file it was made from. It notices
 * a folder that was copied or moved to another computer or another path, and a data file that another one was put in the
 * place of. It does not notice a computer that was cloned or set back as a whole (a virtual machine), nor a data file
 * whose content was overwritten in place: those show once the hub or another device knows newer sets of this device
 * than it has itself. A computer that got another name may be taken for another one where the system gives it no id:
 * that costs a new device id and nothing else.
 * @param file the data file, where it does not lie in its place yet
 */
export function placeOf(
  paths: { readonly folder: string; readonly database: string },
  file = paths.database,
): string {
  const parts = [computerMark(), fs.realpathSync.native(paths.folder), fileNumber(file)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** The id that Linux gives an installation; elsewhere only the computer's name can be had without asking a program. */
function computerMark(): string {
  if (process.platform !== 'linux') return os.hostname();
  try {
    return fs.readFileSync('/etc/machine-id', 'utf8').trim() || os.hostname();
  } catch {
    return os.hostname();
  }
}

/** '' where a file may have another number after the disk was plugged in again. */
function fileNumber(file: string): string {
  try {
    const types = NUMBERED[process.platform];
    const kept =
      process.platform === 'win32' ? !file.startsWith('\\\\') : types?.includes(fs.statfsSync(file).type);
    return kept ? String(fs.statSync(file, { bigint: true }).ino) : '';
  } catch {
    return '';
  }
}

/** Which copy of the store a device id is given to: restored copies have another id, copies by hand another place. */
export function boundTo(db: Connection, place: string): string {
  const { deviceId } = giveIdentity(db, () => randomBytes(16).toString('hex'));
  return `${deviceId}|${place}`;
}

/**
 * Whether this store may write under its device id. `alone`: the office has one device. `own`: yes. `restored`: it came
 * from a backup. `elsewhere`: it was copied or moved. After the last two call `becomeSuccessor` before anything is written.
 */
export function identityCheck(db: Connection, place: string): 'alone' | 'own' | 'restored' | 'elsewhere' {
  const state = deviceState(db);
  if (!state) return 'alone';
  const [deviceId = '', where = ''] = state.boundTo.split('|');
  if (state.boundTo === '' || (deviceId === identityOf(db)?.deviceId && where === place)) return 'own';
  return deviceId === identityOf(db)?.deviceId ? 'elsewhere' : 'restored';
}

/** After the program itself moved the data file, e.g. put one with a new key into its place. */
export function bindAgain(db: Connection, place: string): void {
  if (deviceState(db)) run(db, 'update _device set bound_to = ?', [boundTo(db, place)]);
}

/**
 * Goes on under a new id with new keys, and says so under the former one: what the former device wrote elsewhere is then
 * somebody else's. Inside a transaction. @returns the new id
 */
export function becomeSuccessor(db: Connection, ports: DevicePorts): string {
  const former = deviceState(db);
  const office = officeRow(db);
  if (!former) throw new Error('only one of several devices can go on under another id');
  const device = ports.newId();
  const pairs = newKeyPairs();
  keepFormerBoxKey(db);
  beginDevice(db, device, { ...pairs, boundTo: boundTo(db, ports.place) });
  if (office && former.signKey !== '') {
    const statement = {
      kind: 'successor',
      office: office.id,
      device,
      of: former.id,
      signKey: pairs.signPublic,
      boxKey: pairs.boxPublic,
      at: ports.at,
    } as const;
    keepStatements(db, [signStatement(former.signKey, ports.newId(), statement)]);
    settleKeys(db, ports);
  }
  return device;
}

/**
 * Takes a device out of the office: of its sets those that are known here still count, and what is sealed from now on is
 * sealed with a key that it does not get. Inside a transaction.
 * @param keeps its successors that stay, where it was restored or copied and only one of them is to go
 * @returns `blocked` where this device may not, or is the one to go
 */
export function removeDevice(
  db: Connection,
  ports: StatementPorts,
  device: string,
  { keeps = [] }: { readonly keeps?: readonly string[] } = {},
): Result<void> {
  const office = officeRow(db);
  if (!office || office.signingKey === '')
    return blocked('This computer may not remove others. Do it on one that may, e.g. in the head office.');
  const devices = roster(db);
  if (!devices.has(device)) return blocked('This computer does not belong to the office.');
  const state = deviceState(db);
  const chain = state ? ancestorsOf(devices, state.id) : [];
  if (chain.slice(0, 1).includes(device))
    return blocked('A computer cannot remove itself. Do it on another one that may.');
  // Whoever goes on from the removed device here would go with it.
  const staying = chain.includes(device)
    ? [...new Set([...keeps, ...chain.slice(0, chain.indexOf(device))])]
    : keeps;
  const upTo = knownDevices(db).find((known) => known.device === device)?.n ?? 0;
  keepStatements(db, [
    signStatement(office.signingKey, ports.newId(), {
      kind: 'removal',
      office: office.id,
      device,
      upTo,
      keeps: [...staying],
      at: ports.at,
    }),
  ]);
  settleKeys(db, ports);
  return ok(undefined);
}

/** The device itself, what it was before, and so on. */
function ancestorsOf(devices: ReturnType<typeof roster>, device: string): readonly string[] {
  const chain: string[] = [];
  for (let at: string | null = device; at !== null && !chain.includes(at); at = devices.get(at)?.of ?? null)
    chain.push(at);
  return chain;
}

/** True once the office has said that this device belongs to it no more. */
export function removedHere(db: Connection): boolean {
  const own = deviceState(db);
  return own !== null && (roster(db).get(own.id)?.removedUpTo ?? null) !== null;
}

/** What this device may; null while the office has one. */
export function rightHere(db: Connection): DeviceRight | null {
  const signing = first<{ key: string }>(db, 'select signing_key as key from _office')?.key;
  return signing === undefined ? null : signing === '' ? 'work' : 'administer';
}
