import { insertClaim, insertEvent } from '../../db/claims.ts';
import { coverages, equipment, patients, payers, rentals } from '../../db/nouns.ts';
import {
  billBetween,
  billsOf,
  claimWithCode,
  insertBill,
  lastMaintenanceOn,
  listRentals,
  type NamedRental,
  namedRental,
  rentalsBetween,
  rentalsOf,
  stationaryLife,
} from '../../db/rentals.ts';
import { visitsOf } from '../../db/recordLists.ts';
import type { BillingRun, DueRow, RentalRow, RentalView } from '../../shared/contract/rentals.ts';
import { type Claim, ClaimValues } from '../../shared/domain/claim.ts';
import { addMonths, type IsoDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Rental } from '../../shared/domain/rental.ts';
import { endOfMonth, type MonthLine, monthLine, type MonthPayer } from '../../shared/domain/rentalBilling.ts';
import {
  monthAfter,
  monthOn,
  rentalCalendar,
  type StationaryLife,
} from '../../shared/domain/rentalCalendar.ts';
import { countText, PHASE_NAMES } from '../../shared/domain/rentalWords.ts';
import { fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { coverageOn } from './coverageOn.ts';
import { isAtBench } from './benchView.ts';
import { fittingRental } from './fittingRental.ts';
import { frameOf } from './frame.ts';
import { prefilledClaim } from './prefill.ts';
import { rentalAnswersOf } from './prefillRental.ts';

type RentalHandlers = Pick<
  Handlers,
  `rentals.${'list' | 'get' | 'save' | 'remove' | 'ofDevice' | 'ofPatient' | 'due' | 'bill'}`
>;

/** Rentals of equipment, and the run that bills a calendar month. */
export const rentalHandlers: RentalHandlers = {
  'rentals.list'({ query, state, branchId, ...page }, context) {
    const { rows, total } = listRentals(context.db, { query, state, branchId }, page, context.today);
    return ok({ rows: rows.map((row) => rowOf(context, row)), total });
  },
  'rentals.get'({ id }, context) {
    const row = namedRental(context.db, id);
    return row ? ok(viewOf(context, row)) : notFound('rental');
  },
  'rentals.save'(input, context) {
    const fitting = fittingRental(context, input.id, input.values);
    if (!fitting.ok) return fitting;
    const saved = rentals.save(frameOf(context), input);
    if (saved.ok) tellRegister(context, saved.value);
    return saved;
  },
  'rentals.remove'(target, context) {
    const [bill] = billsOf(context.db, target.id);
    if (bill) {
      return fail({
        kind: 'blocked',
        message: `Claim ${bill.number} bills a month of this rental, so it stays on record. End it instead.`,
        rules: [],
      });
    }
    const removed = rentals.remove(frameOf(context), target);
    return removed.ok ? ok({}) : removed;
  },
  'rentals.ofDevice'({ equipmentId }, context) {
    if (!equipment.get(context.db, equipmentId)) return notFound('device');
    return ok(rentalsOf(context.db, { equipmentId }).map((row) => viewOf(context, row)));
  },
  'rentals.ofPatient'({ patientId }, context) {
    if (!patients.get(context.db, patientId)) return notFound('patient');
    return ok(rentalsOf(context.db, { patientId }).map((row) => viewOf(context, row)));
  },
  'rentals.due'({ month, branchId, ...page }, context) {
    const begun = begunMonth(context, month);
    if (!begun.ok) return begun;
    const span = { from: `${month}-01`, to: endOfMonth(month) };
    const { rows, total } = rentalsBetween(context.db, span, page, branchId);
    return ok({ rows: rows.map((row) => dueRow(row, lineOf(context, row.rental, month))), total });
  },
  'rentals.bill'({ month, rentalIds }, context) {
    const begun = begunMonth(context, month);
    if (!begun.ok) return begun;
    const run: BillingRun = { made: [], leftOut: [] };
    for (const rentalId of new Set(rentalIds)) {
      const row = namedRental(context.db, rentalId);
      const claim = row
        ? billMonth(context, row.rental, month)
        : { reasons: ['This rental does not exist any more.'] };
      if ('reasons' in claim) {
        run.leftOut.push({ rentalId, patientName: row?.patientName ?? '', reasons: [...claim.reasons] });
      } else {
        run.made.push({ rentalId, claimId: claim.id, number: claim.number });
      }
    }
    return ok(run);
  },
};

function begunMonth({ today }: ReadContext, month: string): Result<void> {
  return month > today.slice(0, 7)
    ? invalid('month', 'This month has not begun. Choose this month or an earlier one.')
    : ok(undefined);
}

function lifeOf(db: ReadContext['db'], rental: Rental): StationaryLife | null {
  return rental.class === 'oxygenPortable' && rental.startedOn !== null
    ? stationaryLife(db, rental.patientId, rental.startedOn)
    : null;
}

function rowOf({ db, today }: ReadContext, { rental, ...names }: NamedRental): RentalRow {
  // Two months more than today, so that the next one is among them whatever its day.
  const calendar = rentalCalendar(rental, {
    until: addMonths(today, 2),
    stationaryLife: lifeOf(db, rental),
  });
  const current = calendar && monthOn(calendar, today);
  const next = calendar && monthAfter(calendar, today);
  const ended = rental.endedOn !== null && rental.endedOn < today;
  const missing = [
    rental.startedOn === null ? 'first day' : null,
    rental.class === null ? 'class' : null,
    rental.code === '' ? 'code' : null,
  ].filter((word) => word !== null);
  const state = ended
    ? 'Ended'
    : missing.length > 0
      ? `Not given: ${missing.join(', ')}`
      : current
        ? PHASE_NAMES[current.phase]
        : 'Suspended';
  return {
    id: rental.id,
    patientId: rental.patientId,
    patientName: names.patientName,
    equipmentId: rental.equipmentId,
    device: names.device,
    serial: names.serial,
    code: rental.code,
    class: rental.class,
    startedOn: rental.startedOn,
    endedOn: rental.endedOn,
    count: calendar && !ended ? countText(calendar, current) : '',
    state,
    nextOn: !ended && (next?.phase === 'paid' || next?.phase === 'counted') ? next.from : null,
    monthlyCents: rental.monthlyCents,
  };
}

function viewOf(context: ReadContext, { rental, ...names }: NamedRental): RentalView {
  const { db, user } = context;
  const { equipmentId, patientId } = rental;
  const technician = isAtBench(user);
  return {
    rental: technician ? { ...rental, monthlyCents: null, coverageId: null } : rental,
    ...names,
    stationaryLife: lifeOf(db, rental),
    bills: technician ? [] : billsOf(db, rental.id),
    visits: visitsOf(db, equipmentId === null ? { patientId } : { equipmentId }).flatMap(
      ({ id, visitedOn }) => (visitedOn === null || equipmentId === null ? [] : [{ id, visitedOn }]),
    ),
    lastMaintenanceOn: lastMaintenanceOn(db, rental),
    coverages: technician
      ? []
      : coverages
          .select(db, 'where patient_id = ? and deleted_at is null order by rank, created_at', [patientId])
          .map(({ id, payerId }) => ({ id, name: payers.get(db, payerId)?.name ?? '' })),
  };
}

/** The register's first day of a rental is that of the rental which runs: rules and papers read it there. */
function tellRegister(context: WriteContext, { equipmentId, patientId, startedOn, endedOn }: Rental): void {
  const device = equipmentId === null ? null : equipment.get(context.db, equipmentId);
  if (device?.holderId !== patientId || device.ownership !== 'rental') return;
  if (startedOn === null || endedOn !== null || device.rentalStartedOn === startedOn) return;
  const { id, revision, ...values } = device;
  equipment.update(frameOf(context), { id, revision }, { ...values, rentalStartedOn: startedOn });
}

/** The run of a month for one rental, with what the records say today. */
function lineOf(context: ReadContext, rental: Rental, month: string): MonthLine {
  const { db, today } = context;
  return monthLine(rental, {
    month,
    today,
    stationaryLife: lifeOf(db, rental),
    payerOn: (day) => payerOn(context, rental, day),
    billedBy: ({ to }, after) => billBetween(db, rental.id, { after, to }),
    otherClaim: ({ from, to }) => claimWithCode(db, rental.patientId, rental.code, { from, to }),
  });
}

/** The coverage that the rental names where it is in force, else the patient's first. */
function coverageOfRental({ db }: ReadContext, rental: Rental, day: IsoDate): Id | null {
  const own = rental.coverageId === null ? null : coverages.get(db, rental.coverageId);
  if (own && (own.from === null || own.from <= day) && (own.to === null || own.to >= day)) return own.id;
  return coverageOn(db, rental.patientId, day)?.id ?? null;
}

function payerOn(context: ReadContext, rental: Rental, day: IsoDate): MonthPayer | null {
  const coverageId = coverageOfRental(context, rental, day);
  const coverage = coverageId === null ? null : coverages.get(context.db, coverageId);
  const payer = coverage && payers.get(context.db, coverage.payerId);
  if (!payer) return null;
  const { oxygenCapMonths, capMonths } = payer.settings.rental;
  return { name: payer.name, oxygenCapMonths, capMonths };
}

function dueRow({ rental, ...names }: NamedRental, line: MonthLine): DueRow {
  return {
    rentalId: rental.id,
    patientId: rental.patientId,
    patientName: names.patientName,
    device: names.device,
    serial: names.serial,
    code: rental.code,
    class: rental.class,
    payerName: line.payerName,
    monthNumber: line.month?.number ?? null,
    monthFrom: line.month?.from ?? null,
    modifiers: [...line.modifiers],
    amountCents: line.amountCents,
    claim: line.claim,
    obstacles: [...line.obstacles],
    notes: [...line.notes],
  };
}

/** Opens the draft of one rental month, or says why not. */
function billMonth(
  context: WriteContext,
  rental: Rental,
  month: string,
): Claim | { readonly reasons: readonly string[] } {
  const line = lineOf(context, rental, month);
  if (line.obstacles.length > 0) return { reasons: line.obstacles };
  if (line.month === null || line.kind === null) return { reasons: ['No month begins here.'] };
  const { from: dateOfService } = line.month;
  const values = prefilledClaim(context, {
    kind: line.kind,
    patientId: rental.patientId,
    equipmentId: rental.equipmentId,
    visitId: null,
    dateOfService,
  });
  if (!values.ok) return { reasons: [values.fault.message] };
  const [first] = values.value.lines;
  const claim = insertClaim(frameOf(context), {
    values: ClaimValues.parse({
      ...values.value,
      coverageId: coverageOfRental(context, rental, dateOfService),
      placeOfService: '12',
      lines: first
        ? [{ ...first, code: rental.code, modifiers: [...line.modifiers], chargeCents: rental.monthlyCents }]
        : [],
      rental: { ...values.value.rental, ...rentalAnswersOf(context.db, rental, dateOfService) },
    }),
    openedOn: context.today,
    ownerId: context.user.id,
    replacesId: null,
  });
  insertEvent(frameOf(context), claim.id, {
    state: 'draft',
    note: `Opened by the run of ${month}: rental month ${line.month.number}`,
    userName: context.user.name,
  });
  insertBill(frameOf(context), { rentalId: rental.id, monthFrom: dateOfService, claimId: claim.id });
  return claim;
}
