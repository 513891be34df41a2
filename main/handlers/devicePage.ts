import { insertCustody, lastCustodyDay, openCustody } from '../../db/custody.ts';
import { hangingOn } from '../../db/duplicates.ts';
import { openLoanFor, openLoanOf } from '../../db/loans.ts';
import { equipment, rentals, type SaveInput } from '../../db/nouns.ts';
import { openRecallsOf } from '../../db/recalls.ts';
import { kindOfHolderChange } from '../../shared/domain/custody.ts';
import {
  type Equipment,
  EQUIPMENT_STATUS_NAMES,
  type EquipmentValues,
  OWNERSHIP_NAMES,
} from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { ReadContext, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';

/** What the page of a device may change by itself, and what only a move may, with its day, its reason and its rental. */

/**
 * Saves a device as its page does. Once somebody holds it or its log has begun, holder, place and retirement are
 * moves; a first holder, and what else of its standing is changed here, is kept in the log.
 */
export function saveEquipment(context: WriteContext, input: SaveInput<EquipmentValues>): Result<Equipment> {
  const before = input.id === null ? null : equipment.get(context.db, input.id);
  if (before === null) return equipment.save(frameOf(context), input);
  // Somebody who saw an older state is told of that first.
  const may = before.revision === input.revision ? onlyByMove(context, before, input.values) : ok(undefined);
  if (!may.ok) return may;
  if (before.holderId !== input.values.holderId) {
    openCustody(frameOf(context), before, context.today, context.user);
  }
  const saved = equipment.save(frameOf(context), input);
  if (!saved.ok) return saved;
  const change = logged(before, saved.value);
  if (change !== null) {
    insertCustody(frameOf(context), {
      equipmentId: saved.value.id,
      kind: change.kind,
      on: context.today,
      holderId: saved.value.holderId,
      location: saved.value.location,
      otherEquipmentId: null,
      reason: change.reason,
      userId: context.user.id,
      userName: context.user.name,
    });
  }
  return saved;
}

/** Refuses what would change where a device stands without a day, a reason and what goes along with it. */
function onlyByMove({ db }: ReadContext, before: Equipment, values: EquipmentValues): Result<void> {
  const held = before.holderId !== null;
  if (!held && lastCustodyDay(db, before.id) === null) return ok(undefined);
  if (values.holderId !== before.holderId) {
    return invalid(
      'values.holderId',
      'Who holds a device changes by a delivery, a pickup or an exchange: enter it under Holders, with its day.',
    );
  }
  if (values.status !== before.status && (values.status === 'retired' || before.status === 'retired')) {
    return invalid(
      'values.status',
      'A device is retired, and put back into use, under Holders, with the day and the reason.',
    );
  }
  if (values.location !== before.location) {
    return invalid(
      'values.location',
      'A device that is in the log changes its place by a move under Holders.',
    );
  }
  if (
    values.ownership !== before.ownership &&
    before.ownership !== null &&
    held &&
    hasRental(db, before.id)
  ) {
    return invalid(
      'values.ownership',
      'A rental of this device runs. Enter under Holders what happened, a pickup or the passing of title: the rental follows.',
    );
  }
  return ok(undefined);
}

function logged(
  before: Equipment,
  after: Equipment,
): { readonly kind: ReturnType<typeof kindOfHolderChange>; readonly reason: string } | null {
  if (before.holderId !== after.holderId) {
    return { kind: kindOfHolderChange(before, after), reason: `The holder was changed ${ON_PAGE}` };
  }
  const changes = [
    before.status === after.status
      ? ''
      : `Status from ${EQUIPMENT_STATUS_NAMES[before.status]} to ${EQUIPMENT_STATUS_NAMES[after.status]}`,
    before.ownership === after.ownership
      ? ''
      : `Ownership from ${before.ownership === null ? 'not given' : OWNERSHIP_NAMES[before.ownership]} to ${after.ownership === null ? 'not given' : OWNERSHIP_NAMES[after.ownership]}`,
  ].filter(Boolean);
  return changes.length === 0 ? null : { kind: 'moved', reason: `${changes.join('; ')}, changed ${ON_PAGE}` };
}

const ON_PAGE = 'on the page of the device';

function hasRental(db: ReadContext['db'], equipmentId: Id): boolean {
  const running = 'where equipment_id = ? and ended_on is null and deleted_at is null limit 1';
  return rentals.select(db, running, [equipmentId]).length > 0;
}

/** Takes a device out of the register that was entered by mistake: one that something hangs on is retired instead. */
export function removeEquipment(
  context: WriteContext,
  target: { readonly id: Id; readonly revision: number },
): Result<void> {
  const { db } = context;
  const device = equipment.get(db, target.id);
  if (!device) return notFound('device');
  const { claims } = hangingOn(db, device.id);
  const reasons = [
    device.holderId === null ? '' : 'somebody holds it',
    hasRental(db, device.id) ? 'a rental of it runs' : '',
    claims === 0 ? '' : claims === 1 ? 'a claim names it' : `${String(claims)} claims name it`,
    openLoanOf(db, device.id) === null && openLoanFor(db, device.id) === null ? '' : 'a loan is open',
    openRecallsOf(db, device.id).length === 0 ? '' : 'an open recall names it',
  ].filter(Boolean);
  if (reasons.length > 0) {
    return fail({
      kind: 'blocked',
      message: `This device stays in the register: ${reasons.join(', ')}. Retire it instead, under Holders.`,
      rules: [],
    });
  }
  return equipment.remove(frameOf(context), target);
}
