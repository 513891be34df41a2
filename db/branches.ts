import {
  Branch,
  BranchRole,
  BranchRoleValues,
  BranchValues,
  Device,
  DeviceValues,
} from '../shared/domain/branches.ts';
import type { DeviceRow } from '../shared/contract/branches.ts';
import type { Id } from '../shared/domain/ids.ts';
import { noun } from './nouns.ts';
import type { Connection } from './open.ts';
import { all, first, run } from './rows.ts';
import { deviceState } from './sync/deviceState.ts';
import { officeRow, roster } from './sync/roster.ts';

/** The office's branches, its devices, and which role somebody has where. */

export const branches = noun<BranchValues, Branch>('branch', 'branch', BranchValues, Branch, {
  json: ['address'],
  booleans: ['active'],
});
export const devices = noun<DeviceValues, Device>('device', 'device', DeviceValues, Device);
export const branchRoles = noun<BranchRoleValues, BranchRole>(
  'branch_role',
  'role at a branch',
  BranchRoleValues,
  BranchRole,
);

export function listBranches(db: Connection): Branch[] {
  return branches.select(db, 'where deleted_at is null order by name collate nocase, id');
}

/** Those that belong to the office by its statements, this one first, removed ones last. */
export function listDevices(db: Connection): DeviceRow[] {
  const own = deviceState(db)?.id ?? null;
  const rows = new Map(devices.select(db, 'where deleted_at is null').map((row) => [row.id, row]));
  const last = new Map(
    all<{ device: string; at: string }>(
      db,
      `select s.device, s.at from (select device from _seen union select id from _device) known
       join _set s on s.device = known.device and s.n = (select max(n) from _set where device = known.device)`,
    ).map(({ device, at }) => [device, at]),
  );
  return [...roster(db).values()]
    .map(({ device, may, of, removedUpTo }) => {
      const row = rows.get(device);
      return {
        id: device,
        name: row?.name ?? '',
        revision: row?.revision ?? null,
        tag: row?.tag ?? '',
        branchId: row?.branchId ?? null,
        administers: may === 'administer',
        here: device === own,
        removed: removedUpTo !== null,
        formerId: of,
        lastChangeAt: last.get(device) ?? null,
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.here) - Number(a.here) ||
        Number(a.removed) - Number(b.removed) ||
        a.name.localeCompare(b.name) ||
        (a.id < b.id ? -1 : 1),
    );
}

/**
 * The next tag for a device that is invited here: the first device gives B, C, …; another one puts its own tag before, so
 * that two devices that invite at once give different ones.
 */
export function nextTag(db: Connection): string {
  const own =
    first<{ tag: string }>(db, 'select d.tag from _device o join device d on d.id = o.id')?.tag ?? '';
  const taken = new Set(all<{ tag: string }>(db, 'select tag from device').map(({ tag }) => tag));
  for (let at = 1; at < LETTERS.length ** 2; at += 1) {
    const letters =
      at < LETTERS.length
        ? LETTERS.charAt(at)
        : `${LETTERS.charAt(Math.floor(at / LETTERS.length))}${LETTERS.charAt(at % LETTERS.length)}`;
    const tag = own + letters;
    if (tag.length <= 6 && !taken.has(tag)) return tag;
  }
  throw new Error('there is no tag left for another device');
}

/** Without those that are read as digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Where claims files are written and answers are read; null: the office works on one device. */
export function booksOf(
  db: Connection,
): { readonly deviceId: Id; readonly name: string; readonly here: boolean } | null {
  const own = deviceState(db);
  if (!own) return null;
  const deviceId = first<{ id: string }>(
    db,
    `select books_device_id as id from office where deleted_at is null`,
  )?.id;
  if (deviceId === undefined || deviceId === '') return null;
  const name = first<{ name: string }>(db, 'select name from device where id = ?', [deviceId])?.name ?? '';
  return { deviceId, name, here: deviceId === own.id };
}

/**
 * This device keeps the books from now on. Its numbers go far beyond those that the other one may have given since it
 * was heard of last, so that none is given twice.
 */
export function keepBooksHere(db: Connection, at: string): void {
  const own = deviceState(db);
  if (!own) return;
  run(
    db,
    `update office set books_device_id = ?, revision = revision + 1, updated_at = ? where deleted_at is null`,
    [own.id, at],
  );
  run(
    db,
    `insert into control_number (partner_id, kind, last)
     select partner_id, 'interchange', max(interchange_number) from batch group by partner_id
     union all select partner_id, 'group', max(group_number) from batch group by partner_id
     union all select b.partner_id, 'set', max(cast(c.set_control as integer))
       from batch b join batch_claim c on c.batch_id = b.id group by b.partner_id
     on conflict (partner_id, kind) do update set last = max(control_number.last, excluded.last)`,
  );
  run(db, 'update control_number set last = last + 1000');
}

/** A person's role at a branch; null: the usual one. */
export function roleAt(db: Connection, userId: Id, branchId: Id): BranchRole | null {
  return (
    branchRoles.select(db, 'where user_id = ? and branch_id = ? and deleted_at is null order by id', [
      userId,
      branchId,
    ])[0] ?? null
  );
}

export function listBranchRoles(db: Connection): BranchRole[] {
  return branchRoles.select(db, 'where deleted_at is null order by user_id, branch_id, id');
}

/** Where the hub is; '' for none. */
export function hubUrlOf(db: Connection): string {
  return officeRow(db)?.hubUrl ?? '';
}
