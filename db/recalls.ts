import type { RecallRow, RecallUnitView } from '../shared/contract/recalls.ts';
import { equipmentName } from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import { sortName } from '../shared/domain/people.ts';
import { type Recall, wasContacted } from '../shared/domain/recall.ts';
import { matchRecall, type RecallDevice } from '../shared/domain/recallMatch.ts';
import { devicesOfModel } from './deviceModels.ts';
import { equipment, patients, recalls, recallUnits } from './nouns.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';
import { andOfBranch } from './thisBranch.ts';

/** Recalls with their counts, their devices, and the devices that a sweep would add. */

/** @param branchId counts the devices of this branch only */
export function listRecalls(db: Connection, branchId: Id | null = null): RecallRow[] {
  const ofBranch = andOfBranch('(select branch_id from equipment where id = equipment_id)', branchId);
  return recalls
    .select(db, 'where deleted_at is null order by closed_on is not null, opened_on desc, id desc')
    .map((recall) => {
      const units = recallUnits.select(db, `where recall_id = :recallId and deleted_at is null${ofBranch}`, {
        recallId: recall.id,
        branchId,
      });
      return {
        id: recall.id,
        title: recall.title,
        reference: recall.reference,
        make: recall.make,
        model: recall.model,
        openedOn: recall.openedOn,
        closedOn: recall.closedOn,
        units: units.length,
        open: units.filter(({ outcome }) => outcome === null).length,
        notContacted: units.filter((unit) => {
          return unit.outcome === null && !wasContacted(unit) && unit.holderId !== null;
        }).length,
      };
    });
}

/** The devices of a recall in the order of their serials, with who holds them now. */
export function unitsOfRecall(db: Connection, recall: Recall): RecallUnitView[] {
  return recallUnits
    .select(db, 'where recall_id = ? and deleted_at is null order by created_at, id', [recall.id])
    .map((unit) => {
      // A device that was removed from the register since stays named in the recall.
      const device = equipment.select(db, 'where id = ?', [unit.equipmentId])[0];
      const holderId = device?.holderId ?? null;
      const holder = holderId === null ? undefined : patients.select(db, 'where id = ?', [holderId])[0];
      return {
        unit,
        device: device ? equipmentName({ ...device, serial: '' }) : '',
        serial: device?.serial ?? '',
        lot: device?.lot ?? '',
        location: device?.location ?? '',
        holderId,
        holderName: holder ? sortName(holder) : '',
        phone: holder ? holder.phone || holder.mobile : '',
        doubt: device ? matchRecall(recall, device).why : '',
      };
    })
    .sort((one, other) => (one.serial < other.serial ? -1 : one.serial > other.serial ? 1 : 0));
}

/** Devices that the recall names, or cannot rule out, and that are not in it yet. Retired ones are named too. */
export function devicesToAdd(db: Connection, recall: Recall): { id: Id; holderId: Id | null }[] {
  const known = new Set(
    recallUnits
      .select(db, 'where recall_id = ? and deleted_at is null', [recall.id])
      .map(({ equipmentId }) => equipmentId),
  );
  return devicesOfModel(db, recall)
    .filter((id) => !known.has(id))
    .flatMap((id) => {
      const device = equipment.get(db, id);
      return device && matchRecall(recall, device).match !== 'notAffected'
        ? [{ id, holderId: device.holderId }]
        : [];
    });
}

/** Recalls not closed in which a device stands without an outcome. */
export function openRecallsOf(
  db: Connection,
  equipmentId: Id,
): { recallId: Id; title: string; hazard: string; action: string }[] {
  return all(
    db,
    `select r.id as recallId, r.title, r.hazard, r."action" from recall_unit u join recall r on r.id = u.recall_id
     where u.equipment_id = ? and u.deleted_at is null and u.outcome is null
       and r.deleted_at is null and r.closed_on is null order by r.opened_on, r.id`,
    [equipmentId],
  );
}

/** Open recalls that name a device, or cannot rule it out, and have not been swept since it came. */
export function unsweptRecallsOf(db: Connection, device: RecallDevice & { readonly id: Id }): Recall[] {
  return recalls
    .select(db, 'where deleted_at is null and closed_on is null order by opened_on, id')
    .filter((recall) => matchRecall(recall, device).match !== 'notAffected')
    .filter(
      (recall) =>
        recallUnits.select(db, 'where recall_id = ? and equipment_id = ? and deleted_at is null', [
          recall.id,
          device.id,
        ]).length === 0,
    );
}
