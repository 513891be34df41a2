import { CustodyEntry } from '../shared/domain/custody.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import type { Equipment } from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { User } from '../shared/domain/people.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run } from './rows.ts';

/** The log of who held a device and where it was. The device's own row says how it stands now. */

const COLUMNS = `id, equipment_id as equipmentId, kind, "on", holder_id as holderId, location,
  other_equipment_id as otherEquipmentId, reason, at, user_id as userId, user_name as userName`;

/** Adds one entry. The device's own row is the caller's to change in the same write. */
export function insertCustody(frame: WriteFrame, entry: Omit<CustodyEntry, 'id' | 'at'>): CustodyEntry {
  const kept = { ...entry, id: frame.newId(), at: frame.at };
  run(
    frame.db,
    `insert into custody (id, equipment_id, kind, "on", holder_id, location, other_equipment_id, reason, at, user_id, user_name)
     values (:id, :equipmentId, :kind, :on, :holderId, :location, :otherEquipmentId, :reason, :at, :userId, :userName)`,
    kept,
  );
  return kept;
}

/**
 * Begins the log of a device that somebody held before there was one. Call it with the device as it stands before its
 * first move. Nothing is added where the log has begun or nobody holds the device.
 * @param on day of the first move: the opening entry is never later
 */
export function openCustody(
  frame: WriteFrame,
  device: Equipment,
  on: IsoDate,
  user: Pick<User, 'id' | 'name'>,
): void {
  if (device.holderId === null || lastCustodyDay(frame.db, device.id) !== null) return;
  // A day that somebody gave is kept even against a later first move, so that the contradiction is seen; but a day that
  // has not come is a slip of the register and no move.
  const today = frame.at.slice(0, 10);
  const given =
    [device.rentalStartedOn, device.acquiredOn].find((day) => day !== null && day <= today) ?? null;
  const registered = first<{ day: string }>(
    frame.db,
    'select substr(created_at, 1, 10) as day from equipment where id = ?',
    [device.id],
  )?.day;
  insertCustody(frame, {
    equipmentId: device.id,
    kind: device.ownership === 'loaner' ? 'loaned' : 'delivered',
    on: given ?? (registered !== undefined && registered < on ? registered : on),
    holderId: device.holderId,
    location: device.location,
    otherEquipmentId: null,
    reason: 'As the register had it before this log began',
    userId: user.id,
    userName: user.name,
  });
}

/** The log of a device in the order in which it was written. */
export function custodyOf(db: Connection, equipmentId: Id): CustodyEntry[] {
  return all(db, `select ${COLUMNS} from custody where equipment_id = ? order by "on", id`, [
    equipmentId,
  ]).map((row) => CustodyEntry.parse(row));
}

/** Day of the latest entry; null while the log is empty. */
export function lastCustodyDay(db: Connection, equipmentId: Id): IsoDate | null {
  return (
    first<{ on: string }>(
      db,
      `select "on" from custody where equipment_id = ? order by "on" desc, id desc limit 1`,
      [equipmentId],
    )?.on ?? null
  );
}

/** Days of the visits on a device that are not sealed yet; null for one without a day. */
export function openVisitDays(db: Connection, equipmentId: Id): (IsoDate | null)[] {
  return all<{ day: IsoDate | null }>(
    db,
    `select coalesce(visited_on, scheduled_on) as day from visit
     where equipment_id = ? and sealed = 0 and deleted_at is null order by 1, id`,
    [equipmentId],
  ).map(({ day }) => day);
}
