import { likenessKeys, type LikePair, likePairs, type Marks, pairKey } from '../shared/domain/duplicates.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, count, run } from './rows.ts';

/** Devices that may have been registered twice, and of which pairs somebody said that both are real. */

/** More pairs than anybody looks through at once. */
export const MOST_PAIRS = 500;

/** Pairs nobody has settled yet, at most `MOST_PAIRS`. Reads every device once. */
export function possibleDuplicates(db: Connection): LikePair[] {
  const settled = all<{ one: string; other: string }>(
    db,
    'select equipment_id as one, other_equipment_id as other from not_duplicate',
  );
  const devices = all<Marks>(
    db,
    `select id, make, serial, lot from equipment where deleted_at is null and serial <> ''`,
  );
  return likePairs(devices, new Set(settled.map(({ one, other }) => pairKey(one, other))), MOST_PAIRS);
}

/** Other devices that may be the same one and are in somebody's home. Reads every device that is held once. */
export function likeDevicesHeld(db: Connection, device: Marks): Id[] {
  const keys = new Set(likenessKeys(device));
  if (keys.size === 0) return [];
  const settled = new Set(
    all<{ one: string; other: string }>(
      db,
      `select equipment_id as one, other_equipment_id as other from not_duplicate
       where equipment_id = :id or other_equipment_id = :id`,
      { id: device.id },
    ).map(({ one, other }) => pairKey(one, other)),
  );
  return all<Marks>(
    db,
    `select id, make, serial, lot from equipment
     where deleted_at is null and serial <> '' and holder_id is not null and id <> ?`,
    [device.id],
  )
    .filter((other) => likenessKeys(other).some((key) => keys.has(key)))
    .filter((other) => !settled.has(pairKey(device.id, other.id)))
    .map(({ id }) => id);
}

/** What hangs on a device, so that a person can tell which of two records to go on with. */
export interface HangingOn {
  readonly visits: number;
  readonly claims: number;
  readonly documents: number;
  readonly moves: number;
}

export function hangingOn(db: Connection, equipmentId: Id): HangingOn {
  const of = (table: string): number =>
    count(db, `select count(*) from ${table} where equipment_id = ? and deleted_at is null`, [equipmentId]);
  return {
    visits: of('visit'),
    claims: of('claim'),
    documents: of('document'),
    moves: count(db, 'select count(*) from custody where equipment_id = ?', [equipmentId]),
  };
}

/** Both are real: the pair is not shown again. */
export function insertNotDuplicate(
  frame: WriteFrame,
  pair: {
    readonly equipmentId: Id;
    readonly otherEquipmentId: Id;
    readonly reason: string;
    readonly userId: Id;
    readonly userName: string;
  },
): void {
  run(
    frame.db,
    `insert into not_duplicate (id, equipment_id, other_equipment_id, reason, at, user_id, user_name)
     values (:id, :equipmentId, :otherEquipmentId, :reason, :at, :userId, :userName)`,
    { ...pair, id: frame.newId(), at: frame.at },
  );
}
