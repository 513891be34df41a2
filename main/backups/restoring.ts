import fs from 'node:fs';
import path from 'node:path';
import { insertAudit } from '../../db/auditTrail.ts';
import { isBackupName, listBackups } from '../../db/backupCatalog.ts';
import { storeFailure } from '../../db/faults.ts';
import { openWithPassphrase, openWithRecoveryCode, passphraseHolders, readKeyFile } from '../../db/keys.ts';
import { countRows } from '../../db/makeBackup.ts';
import { holdFolder } from '../../db/open.ts';
import { storePaths } from '../../db/paths.ts';
import type { Restored } from '../../db/restore.ts';
import { putRestoredFrom, type RestoredFrom, restoredFrom } from '../../db/storeIdentity.ts';
import type {
  BackupCount,
  BackupCredentials,
  BackupOverview,
  BackupRow,
} from '../../shared/contract/backups.ts';
import { listPeople } from '../../db/users.ts';
import type { User } from '../../shared/domain/people.ts';
import { fail, forbidden, invalid, locked, ok, type Result } from '../../shared/result.ts';
import { holderIds } from '../officeKeys.ts';
import type { AuditNote, Services } from '../services.ts';
import { rememberedPlace } from './rememberedPlace.ts';
import { rescueCopies } from './rescues.ts';
import { isFolder, isInside, judgePath } from './place.ts';

/** Taking an office back from a backup: finding one, opening it as on its day, and putting it in place. */

/**
 * By the owner. While nobody is signed in only where there is no sound office to take the place of: a locked one is the
 * owner's, and somebody with an old backup of it, or with one of another office, must not put that over it.
 */
export function mayRestore({ session }: Services, user: User | null): Result<void> {
  if (user !== null) {
    return user.role === 'owner'
      ? ok(undefined)
      : forbidden('Only the owner takes the office back from a backup.');
  }
  const status = session.status();
  const state = status.ok ? status.value.state : 'locked';
  return state === 'new' || state === 'unusable'
    ? ok(undefined)
    : forbidden('There is an office here, and it is locked. Its owner unlocks it, then restores.');
}

/**
 * @param user null: nobody has signed in, and no share of another computer is opened but the one of this office
 * @param folder '' is where this office's backups lie, and its rescue copies
 */
export function browse(
  services: Services,
  user: User | null,
  folder: string,
): Result<{ readonly folder: string; readonly backups: BackupRow[] }> {
  const place = services.backups.place();
  const own = place?.folder ?? rememberedPlace(services.ports.dataDir);
  const root = folder === '' ? own : folder;
  const named = judgePath(root, { at: 'folder', mayNetwork: user !== null || root === own });
  if (!named.ok) return named;
  const rescued = root === own ? rescueCopies(services.ports.dataDir) : [];
  if (!isFolder(root)) {
    return folder === '' || rescued.length > 0
      ? ok({ folder: root, backups: rescued })
      : invalid(
          'folder',
          'There is no such folder. Plug in the disk that it is on, or look at the path again.',
        );
  }
  try {
    return ok({ folder: root, backups: [...rescued, ...listBackups(root)] });
  } catch {
    return invalid('folder', 'This folder cannot be read. Ask for the right to read it.');
  }
}

export interface Found {
  /** The backup's own folder. */
  readonly backup: string;
  readonly row: BackupRow;
}

export function findBackup(
  services: Services,
  user: User | null,
  folder: string,
  name: string,
): Result<Found> {
  const found = browse(services, user, folder);
  if (!found.ok) return found;
  const row = found.value.backups.find((each) => each.name === name);
  if (!row || !isBackupName(name)) return storeFailure('notABackup');
  const there = path.join(found.value.folder, name);
  const kept = path.join(storePaths(services.ports.dataDir).kept, name);
  return ok({ row, backup: row.kind === 'rescue' && !fs.existsSync(there) ? kept : there });
}

export function holdersOf({ backup }: Found): Result<{ id: string; name: string }[]> {
  const keys = readKeyFile(storePaths(backup).keys);
  return keys.ok
    ? ok(passphraseHolders(keys.value).map(({ userId, label }) => ({ id: userId, name: label })))
    : keys;
}

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 300_000;

/** Opens backups' key files, and lets wrong tries wait as the lock screen does. */
export function createBackupKeys(
  uptime: () => number,
): (found: Found, credentials: BackupCredentials) => Promise<Result<Buffer>> {
  let wrong = 0;
  let waitUntil = 0;
  return async function open({ backup }, credentials) {
    const left = Math.ceil((waitUntil - uptime()) / 1000);
    if (left > 0) {
      return fail({
        kind: 'locked',
        message: `Too many wrong attempts. Try again in ${left} ${left === 1 ? 'second' : 'seconds'}.`,
        retryAfterSeconds: left,
      });
    }
    const keys = readKeyFile(storePaths(backup).keys);
    if (!keys.ok) return keys;
    const opened =
      credentials.by === 'passphrase'
        ? await openWithPassphrase(keys.value, credentials.userId, credentials.passphrase)
        : openWithRecoveryCode(keys.value, credentials.code);
    if (opened.ok) {
      wrong = 0;
      return ok(opened.value.dataKey);
    }
    wrong += 1;
    if (wrong >= FREE_TRIES) {
      waitUntil = uptime() + Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT_MS);
    }
    return opened;
  };
}

/** What a person compares, in the order of their work. */
const COMPARED: readonly (readonly [string, string])[] = [
  ['patient', 'Patients'],
  ['equipment', 'Devices'],
  ['visit', 'Service visits'],
  ['visit_log', 'Service log entries'],
  ['physician_order', 'Orders'],
  ['document', 'Documents'],
  ['claim', 'Claims'],
  ['rental', 'Rentals'],
  ['batch', 'Claim files'],
  ['payment', 'Payments'],
  ['user', 'People'],
  ['_transaction', 'Saved steps'],
];

/** Side by side with the office of now, where that is open. */
export function compared(services: Services, counts: Readonly<Record<string, number>>): BackupCount[] {
  const open = services.session.open();
  const now = open?.store.read((db) => ok(countRows(db)));
  return COMPARED.flatMap(([table, label]) => {
    const backup = counts[table];
    if (backup === undefined) return [];
    return [{ table, label, backup, now: now?.ok ? (now.value[table] ?? 0) : null }];
  });
}

const DAMAGE = ['damaged', 'truncated', 'notOurs', 'notEncrypted', 'keysDamaged', 'missing', 'keysMissing'];

/** Over this office: what is there goes aside, into the quarantine where it was damaged. */
export async function restoreHere(
  services: Services,
  { backup }: Found,
  dataKey: Buffer,
): Promise<Result<Restored>> {
  const { session } = services;
  const out = keptOut(services);
  const presentKey = session.open()?.store.keyForThread() ?? null;
  const status = session.status();
  const problem = status.ok ? (status.value.problem?.code ?? '') : '';
  await services.backups.stop();
  const restored = await session.whileShut((dataDir) =>
    inFolder(services, {
      into: dataDir,
      backup,
      dataKey,
      presentKey,
      damaged: DAMAGE.includes(problem),
      keptOut: out,
    }),
  );
  dataKey.fill(0);
  presentKey?.fill(0);
  services.uploads.clear();
  services.outputs.clear();
  return restored;
}

/** Who may not sign in to the open office; nobody is known where none is open. */
function keptOut({ session }: Services): string[] {
  const open = session.open();
  const people = open?.store.read((db) => ok(listPeople(db)));
  if (!open || !people?.ok) return [];
  const holders = holderIds(open.store);
  return people.value.filter(({ id, active }) => !active || !holders.has(id)).map(({ id }) => id);
}

/**
 * Who can sign in again since the restore and could not before, as long as they can and nobody said that they stay. Where what was there before could
 * not be read, everybody else who can: who left meanwhile is among them.
 */
export function peopleBackSince(
  services: Services,
  restored: RestoredFrom | null,
): Result<Pick<NonNullable<BackupOverview['restored']>, 'peopleBack' | 'peopleCompared'>> {
  const open = services.session.open();
  const back = restored ? restored.peopleBack : [];
  if (!open || back?.length === 0) return ok({ peopleBack: [], peopleCompared: true });
  const holders = holderIds(open.store);
  return services.read(({ db, user }) =>
    ok({
      peopleCompared: back !== null,
      peopleBack: listPeople(db)
        .filter(({ id, active }) => active && id !== user.id && holders.has(id))
        .filter(({ id }) => (back === null || back.includes(id)) && !restored?.peopleStay.includes(id))
        .map(({ id, revision, name }) => ({ id, revision, name })),
    }),
  );
}

/** Takes people off that list who may go on as they are. The trail has each of them. */
export function letStay(services: Services, ids: readonly string[]): Result<Record<string, never>> {
  const restored = services.read(({ db }) => ok(restoredFrom(db)));
  if (!restored.ok) return restored;
  const listed = peopleBackSince(services, restored.value);
  if (!listed.ok) return listed;
  const staying = listed.value.peopleBack.filter(({ id }) => ids.includes(id));
  return services.write('backups.peopleStay', null, ({ db, newId, now, user }) => {
    const from = restoredFrom(db);
    if (!from || staying.length === 0) return ok({});
    putRestoredFrom(db, { ...from, peopleStay: [...from.peopleStay, ...staying.map(({ id }) => id)] });
    for (const { id } of staying) {
      insertAudit(db, {
        id: newId(),
        at: now,
        userId: user.id,
        userName: user.name,
        kind: 'personChanged',
        channel: 'backups.peopleStay',
        subject: 'user',
        subjectId: id,
        details: { backup: from.backup },
      });
    }
    return ok({});
  });
}

/** Into a folder that is empty or not there yet; this office stays as it is. */
export async function restoreElsewhere(
  services: Services,
  { backup }: Found,
  dataKey: Buffer,
  { into, user }: { readonly into: string; readonly user: User | null },
): Promise<Result<Restored>> {
  try {
    const named = judgePath(into, { at: 'into', mayNetwork: user !== null });
    if (!named.ok) return named;
    const fit = judgeEmpty(into, backup, services.ports.dataDir);
    if (!fit.ok) return fit;
    // A whole copy of the records leaves: told here before it begins, for the copy itself is somewhere else.
    const told = user === null || services.note(leaving(backup));
    return told
      ? await inFolder(services, {
          into,
          backup,
          dataKey,
          presentKey: null,
          damaged: false,
          keptOut: keptOut(services),
        })
      : locked();
  } finally {
    dataKey.fill(0);
  }
}

function leaving(backup: string): AuditNote {
  const details = { where: 'elsewhere', backup: path.basename(backup) };
  return { kind: 'restore', channel: 'backups.restore', details };
}

function judgeEmpty(into: string, backup: string, dataDir: string): Result<void> {
  if (isInside(into, dataDir) || isInside(into, path.dirname(backup)))
    return invalid('into', 'This is inside the data folder or beside the backups. Choose another folder.');
  if (fs.existsSync(into) && (!isFolder(into) || fs.readdirSync(into).length > 0))
    return invalid('into', 'There is something in this folder already. Choose an empty one or a new one.');
  return isFolder(path.dirname(into))
    ? ok(undefined)
    : invalid('into', 'The folder around it does not exist. Make that first.');
}

async function inFolder(
  { ports, backups }: Services,
  order: {
    readonly into: string;
    readonly backup: string;
    readonly dataKey: Buffer;
    /** Of the office that is open now. */
    readonly presentKey: Buffer | null;
    readonly damaged: boolean;
    readonly keptOut: readonly string[];
  },
): Promise<Result<Restored>> {
  try {
    fs.mkdirSync(order.into, { recursive: true, mode: 0o700 });
  } catch {
    return storeFailure('readOnlyFolder');
  }
  const hold = holdFolder(storePaths(order.into).lock);
  if (!hold.ok) return hold;
  try {
    const task = {
      ...order,
      newDeviceId: Buffer.from(ports.random(16)).toString('hex'),
      at: new Date(ports.clock()).toISOString(),
    };
    return await backups.work({ kind: 'restore', order: task }, 'restore');
  } finally {
    hold.value.release();
  }
}
