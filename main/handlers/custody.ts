import { custodyOf, insertCustody, lastCustodyDay, openCustody } from '../../db/custody.ts';
import { hangingOn, insertNotDuplicate, MOST_PAIRS, possibleDuplicates } from '../../db/duplicates.ts';
import { equipment, patients, rentals } from '../../db/nouns.ts';
import type { DuplicatePair } from '../../shared/contract/custody.ts';
import {
  custodyPeriods,
  dateProblem,
  type Move,
  moveProblem,
  type Placement,
  placementAfter,
} from '../../shared/domain/custody.ts';
import { type Equipment, equipmentName } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { sortName } from '../../shared/domain/people.ts';
import { isBlank } from '../../shared/domain/record.ts';
import { RENTAL_CLASS_NAMES } from '../../shared/domain/rental.ts';
import { invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { deviceFor, isAtBench } from './benchView.ts';
import { goingOutDoubts, otherKindDoubts, settled, twinDoubts, visitDoubts } from './custodyDoubts.ts';
import { frameOf } from './frame.ts';
import { mayLend, WHY } from './loans.ts';
import { changeRentals, endLoan, endRentals, openLoan, passLoan, startRental } from './movesAlong.ts';

type CustodyHandlers = Pick<
  Handlers,
  `equipment.${'custody' | 'move' | 'exchange' | 'duplicates' | 'keepBoth'}`
>;

/** Where devices were and are, and devices that may be one and the same. */
export const custodyHandlers: CustodyHandlers = {
  'equipment.custody'({ id }, { db }) {
    const device = equipment.get(db, id);
    if (!device) return notFound('device');
    const entries = custodyOf(db, id);
    const known = custodyPeriods(device, entries);
    const nameOf = remembered((holderId) => holderNameOf(db, holderId));
    const otherOf = remembered((otherId) => deviceNameOf(db, otherId));
    return ok({
      entries: entries
        .map((entry) => ({
          ...entry,
          holderName: nameOf(entry.holderId),
          otherDevice: otherOf(entry.otherEquipmentId),
        }))
        .reverse(),
      periods: known.map((period) => ({ ...period, holderName: nameOf(period.holderId) })).reverse(),
    });
  },
  'equipment.move'({ id, revision, move, anyway, rental, endsRental, loan }, context) {
    const device = equipment.get(context.db, id);
    if (!device) return notFound('device');
    if (move.holderId !== null && !patients.get(context.db, move.holderId)) return notFound('patient');
    openCustody(frameOf(context), device, move.on, context.user);
    const problem = moveProblem(device, move, lastCustodyDay(context.db, id), context.today);
    if (problem) return invalid(`move.${problem.path}`, problem.message);
    const lending =
      move.kind === 'loaned' && loan !== null ? mayLendFor(context, move, device, loan) : ok(undefined);
    if (!lending.ok) return lending;
    const title = move.kind === 'titleTransferred' ? titleProblem(context, id) : ok(undefined);
    if (!title.ok) return title;
    const goesOut = move.kind === 'delivered' || move.kind === 'loaned';
    const doubts = goesOut
      ? [...twinDoubts(context.db, device), ...goingOutDoubts(context.db, device)]
      : move.kind === 'retired'
        ? visitDoubts(context.db, id)
        : [];
    const may = settled(doubts, { path: 'move.reason', reason: move.reason, anyway });
    if (!may.ok) return may;
    const placed = place(context, device, revision, placementAfter(device, move));
    if (!placed.ok) return placed;
    const ended =
      move.kind === 'returned' || move.kind === 'retired' ? endLoan(context, device, move.on) : null;
    insertCustody(frameOf(context), {
      equipmentId: id,
      kind: move.kind,
      on: move.on,
      holderId: placed.value.holderId,
      location: placed.value.location,
      otherEquipmentId: move.kind === 'loaned' ? (loan?.forEquipmentId ?? null) : ended,
      reason: move.reason.trim(),
      userId: context.user.id,
      userName: context.user.name,
    });
    if (move.kind === 'pickedUp' || move.kind === 'retired') {
      const over = endRentals(context, device, {
        on: move.on,
        ends: endsRental || move.kind === 'retired',
        reason: move.kind === 'retired' ? 'Retired' : 'Picked up',
      });
      if (!over.ok) return over;
    }
    if (move.kind === 'loaned' && loan !== null) openLoan(context, device, move, loan);
    if (move.kind === 'titleTransferred') {
      const passed = changeRentals(context, device, (rental) => ({
        ...rental,
        titleTransferredOn: move.on,
      }));
      if (!passed.ok) return passed;
    }
    const begins = move.kind === 'delivered' && move.ownership === 'rental' ? rental : null;
    const out =
      begins === null || move.holderId === null
        ? placed
        : startRental(context, placed.value, move.holderId, { ...begins, on: move.on });
    return out.ok ? ok(deviceFor(context.user, out.value)) : out;
  },
  'equipment.exchange': (input, context) => exchange(context, input),
  'equipment.duplicates'(_, { db, user }) {
    const pairs = possibleDuplicates(db);
    const shown = pairs.slice(0, SHOWN_PAIRS).flatMap(({ first, second }): DuplicatePair[] => {
      const one = likeDevice(db, first);
      const other = likeDevice(db, second);
      return one && other ? [{ first: likeFor(user, one), second: likeFor(user, other) }] : [];
    });
    return ok({ pairs: shown, total: pairs.length, more: pairs.length >= MOST_PAIRS });
  },
  'equipment.keepBoth'({ id, otherId, reason }, context) {
    if (isBlank(reason)) return invalid('reason', 'Say in a few words why both are real.');
    if (id === otherId) return invalid('otherId', 'A device is no duplicate of itself.');
    if (!equipment.get(context.db, id) || !equipment.get(context.db, otherId)) return notFound('device');
    insertNotDuplicate(frameOf(context), {
      equipmentId: id,
      otherEquipmentId: otherId,
      reason: reason.trim(),
      userId: context.user.id,
      userName: context.user.name,
    });
    return ok({});
  },
};

/** Pairs on one screen; settling some brings the next. */
const SHOWN_PAIRS = 50;

function exchange(
  context: WriteContext,
  input: Parameters<CustodyHandlers['equipment.exchange']>[0],
): ReturnType<CustodyHandlers['equipment.exchange']> {
  const { db, user, today } = context;
  const frame = frameOf(context);
  const old = equipment.get(db, input.id);
  const other = equipment.get(db, input.otherId);
  if (!old || !other) return notFound('device');
  const { holderId } = old;
  if (holderId === null || old.id === other.id) {
    return old.id === other.id
      ? invalid('otherId', 'Choose another device than the one that comes back.')
      : invalid(
          'otherId',
          'Nobody holds this device, so there is nothing to exchange. Deliver the other one.',
        );
  }
  if (old.status === 'retired' || other.status === 'retired') {
    return invalid('otherId', 'One of the two devices is retired. Put it back into use first.');
  }
  if (other.holderId !== null) {
    return invalid('otherId', 'The other device is in a home already. Pick it up there first.');
  }
  openCustody(frame, old, input.on, user);
  const late =
    dateProblem(input.on, lastCustodyDay(db, old.id), today) ??
    dateProblem(input.on, lastCustodyDay(db, other.id), today);
  if (late) return invalid('on', late.message);
  const doubts = [
    ...twinDoubts(db, other, old.id),
    ...goingOutDoubts(db, other),
    ...otherKindDoubts(old, other),
  ];
  const may = settled(doubts, { path: 'reason', reason: input.reason, anyway: input.anyway });
  if (!may.ok) return may;
  const { ownership, rentalStartedOn } = old;
  const back = place(context, old, input.revision, {
    ownership: ownership === 'loaner' ? 'loaner' : 'stock',
    status: 'inStock',
    holderId: null,
    location: input.location.trim(),
    rentalStartedOn: null,
  });
  if (!back.ok) return back;
  // The rental is of the patient and goes on: its months do not begin anew with another device.
  const out = place(context, other, other.revision, {
    ownership,
    status: 'inService',
    holderId,
    location: '',
    rentalStartedOn,
  });
  if (!out.ok) return out;
  const common = { on: input.on, reason: input.reason.trim(), userId: user.id, userName: user.name };
  insertCustody(frame, {
    ...common,
    equipmentId: old.id,
    kind: 'exchangedOut',
    holderId: null,
    location: back.value.location,
    otherEquipmentId: other.id,
  });
  insertCustody(frame, {
    ...common,
    equipmentId: other.id,
    kind: 'exchangedIn',
    holderId,
    location: '',
    otherEquipmentId: old.id,
  });
  const goesOn = changeRentals(context, old, (rental) => ({ ...rental, equipmentId: other.id }));
  if (!goesOn.ok) return goesOn;
  passLoan(context, old, other.id);
  return ok({ back: deviceFor(user, back.value), out: deviceFor(user, out.value) });
}

/** Title passes in a capped rental; a device without a rental record may be one. */
function titleProblem({ db }: ReadContext, equipmentId: Id): Result<void> {
  const running = rentals.select(db, 'where equipment_id = ? and ended_on is null and deleted_at is null', [
    equipmentId,
  ]);
  const other = running.find((rental) => rental.class !== null && rental.class !== 'cappedRental');
  return other?.class
    ? invalid(
        'move.kind',
        `Title passes in a capped rental only. The rental of this device is: ${RENTAL_CLASS_NAMES[other.class].toLowerCase()}.`,
      )
    : ok(undefined);
}

/** What keeps a loaner from being lent in place of a device, at the field of the dialog. */
function mayLendFor(
  { db }: WriteContext,
  move: Move,
  loaner: Equipment,
  { forEquipmentId }: { readonly forEquipmentId: Id },
): Result<void> {
  const own = equipment.get(db, forEquipmentId);
  if (!own || move.holderId === null) return notFound('device');
  const lent = { equipmentId: loaner.id, forEquipmentId, patientId: move.holderId, visitId: null };
  const may = mayLend(db, lent, loaner, own);
  if (!may.ok) return may;
  return isBlank(move.reason) ? invalid('move.reason', WHY) : ok(undefined);
}

function place(
  context: WriteContext,
  { id, revision: _seen, ...values }: Equipment,
  revision: number,
  placement: Placement,
): Result<Equipment> {
  return equipment.update(frameOf(context), { id, revision }, { ...values, ...placement });
}

function likeFor(user: ReadContext['user'], like: DuplicatePair['first']): DuplicatePair['first'] {
  return isAtBench(user) ? { ...like, equipment: deviceFor(user, like.equipment), claims: 0 } : like;
}

function likeDevice(db: ReadContext['db'], id: Id): DuplicatePair['first'] | null {
  const device = equipment.get(db, id);
  return device && { equipment: device, holderName: holderNameOf(db, device.holderId), ...hangingOn(db, id) };
}

function holderNameOf(db: ReadContext['db'], id: Id | null): string {
  const patient = id === null ? null : patients.select(db, 'where id = ?', [id])[0];
  return patient ? sortName(patient) : '';
}

function deviceNameOf(db: ReadContext['db'], id: Id | null): string {
  const device = id === null ? null : equipment.select(db, 'where id = ?', [id])[0];
  return device ? equipmentName(device) : '';
}

function remembered(name: (id: Id | null) => string): (id: Id | null) => string {
  const known = new Map<Id | null, string>();
  return (id) => {
    const found = known.get(id) ?? name(id);
    known.set(id, found);
    return found;
  };
}
