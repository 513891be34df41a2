import { insertCustody, lastCustodyDay, openCustody } from '../../db/custody.ts';
import { freeLoaners, loansOfDevice, loansOfVisit, openLoanFor, openLoanOf } from '../../db/loans.ts';
import { equipment, loans, patients } from '../../db/nouns.ts';
import { getVisit } from '../../db/visits.ts';
import type { LoanView } from '../../shared/contract/loans.ts';
import { dateProblem, type Placement, placementAfter } from '../../shared/domain/custody.ts';
import { formatUsDate, type IsoDate } from '../../shared/domain/dates.ts';
import { type Equipment, equipmentName } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Loan } from '../../shared/domain/loan.ts';
import { sortName } from '../../shared/domain/people.ts';
import { isBlank } from '../../shared/domain/record.ts';
import { fail, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { goingOutDoubts, recallTitles, settled } from './custodyDoubts.ts';
import { frameOf } from './frame.ts';

type LoanHandlers = Pick<
  Handlers,
  'loans.ofDevice' | 'loans.ofVisit' | 'loans.free' | 'loans.lend' | 'loans.save' | 'loans.close'
>;

export const loanHandlers: LoanHandlers = {
  'loans.ofDevice': ({ id }, { db }) => ok(loansOfDevice(db, id).map((loan) => viewOf(db, loan))),
  'loans.ofVisit': ({ id }, { db }) => ok(loansOfVisit(db, id).map((loan) => viewOf(db, loan))),
  'loans.free': (_, { db }) =>
    ok(
      freeLoaners(db).map((device) => ({
        id: device.id,
        name: equipmentName(device),
        location: device.location,
        warning: recallTitles(db, device).length > 0 ? 'Open recall' : '',
      })),
    ),
  'loans.lend': (input, context) => lend(context, input),
  'loans.save'({ id, revision, reason, note }, context) {
    const loan = loans.get(context.db, id);
    if (!loan) return notFound('loan');
    if (isBlank(reason)) return invalid('reason', WHY);
    const { id: _id, revision: _revision, ...values } = loan;
    const saved = loans.update(frameOf(context), { id, revision }, { ...values, reason, note });
    return saved.ok ? ok(viewOf(context.db, saved.value)) : saved;
  },
  'loans.close': (input, context) => close(context, input),
};

/** Asked for wherever a loaner is lent during a repair. */
export const WHY = 'Say why the repair takes more than a day: a payer asks for it.';

type Lending = Parameters<LoanHandlers['loans.lend']>[0];
type Lent = Pick<Lending, 'equipmentId' | 'forEquipmentId' | 'patientId' | 'visitId'>;

function lend(context: WriteContext, input: Lending): Result<LoanView> {
  const { db, today } = context;
  const loaner = equipment.get(db, input.equipmentId);
  const own = equipment.get(db, input.forEquipmentId);
  const patient = patients.get(db, input.patientId);
  if (!loaner || !own) return notFound('device');
  if (!patient) return notFound('patient');
  const may = mayLend(db, input, loaner, own);
  if (!may.ok) return may;
  const { from } = input;
  if (from === null) return invalid('from', 'Give the day on which it was lent.');
  const day = dateProblem(from, lastCustodyDay(db, loaner.id), today);
  if (day) return invalid('from', day.message);
  if (isBlank(input.reason)) return invalid('reason', WHY);
  const { anywayReason, ...lent } = input;
  const reason = [input.reason.trim(), anywayReason.trim()].filter(Boolean).join('; ');
  const doubts = settled(goingOutDoubts(db, loaner), {
    path: 'anywayReason',
    reason: anywayReason,
    anyway: !isBlank(anywayReason),
  });
  if (!doubts.ok) return doubts;
  const loan = loans.insert(frameOf(context), { ...lent, to: null });
  const move = {
    kind: 'loaned',
    on: from,
    holderId: patient.id,
    ownership: null,
    location: '',
    reason,
  } as const;
  const moved = moveLoaner(context, loaner, placementAfter(loaner, move), {
    kind: 'loaned',
    on: from,
    reason: move.reason,
    otherId: own.id,
  });
  return moved.ok ? ok(viewOf(db, loan)) : moved;
}

/** Whether a loaner may be lent for a device: both are there, free of another loan, and of this patient. */
export function mayLend(db: ReadContext['db'], input: Lent, loaner: Equipment, own: Equipment): Result<void> {
  if (loaner.id === own.id) return invalid('equipmentId', 'A device cannot stand in for itself.');
  if (loaner.ownership !== 'loaner') {
    return invalid('equipmentId', 'This device is not a loaner. Change its ownership on its page first.');
  }
  if (loaner.status === 'retired') return invalid('equipmentId', 'This loaner is retired. Choose another.');
  if (loaner.holderId !== null || openLoanOf(db, loaner.id) !== null) {
    return invalid(
      'equipmentId',
      'This loaner is lent out already. Choose another, or enter its return first.',
    );
  }
  if (own.holderId !== null && own.holderId !== input.patientId) {
    return invalid('forEquipmentId', 'This device is with another patient, so the loaner is not for it.');
  }
  if (openLoanFor(db, own.id) !== null) {
    return invalid(
      'forEquipmentId',
      'A loaner stands in for this device already. One repair has one loaner.',
    );
  }
  if (input.visitId === null) return ok(undefined);
  const visit = getVisit(db, input.visitId);
  if (!visit) return notFound('service visit');
  if (visit.equipmentId !== own.id) {
    return invalid(
      'forEquipmentId',
      'The visit is to another device than the one that the loaner stands in for.',
    );
  }
  if (visit.patientId !== null && visit.patientId !== input.patientId) {
    return invalid('patientId', 'The visit is to another patient.');
  }
  return loansOfVisit(db, input.visitId).length > 0
    ? invalid('visitId', 'A loaner was lent for this repair already. One repair has one loaner.')
    : ok(undefined);
}

function close(
  context: WriteContext,
  input: { readonly id: Id; readonly revision: number; readonly to: IsoDate; readonly location: string },
): Result<LoanView> {
  const { db, today } = context;
  const loan = loans.get(db, input.id);
  if (!loan) return notFound('loan');
  if (loan.to !== null) {
    return fail({
      kind: 'blocked',
      message: `This loan ended on ${formatUsDate(loan.to)} already.`,
      rules: [],
    });
  }
  if (loan.from !== null && input.to < loan.from) {
    return invalid('to', `It was lent on ${formatUsDate(loan.from)}. Give that day or a later one.`);
  }
  const loaner = equipment.get(db, loan.equipmentId);
  const lastOn = lastCustodyDay(db, loan.equipmentId);
  // Where it was picked up by another way already, only the loan is ended.
  const isOut = loaner?.holderId === loan.patientId;
  const day = dateProblem(input.to, isOut ? lastOn : null, today);
  if (day) return invalid('to', day.message);
  const { id: _id, revision: _revision, ...values } = loan;
  const { id, revision } = input;
  const closed = loans.update(frameOf(context), { id, revision }, { ...values, to: input.to });
  if (!closed.ok) return closed;
  if (loaner && isOut) {
    const move = {
      kind: 'returned',
      on: input.to,
      holderId: null,
      ownership: null,
      location: input.location,
      reason: '',
    } as const;
    const moved = moveLoaner(context, loaner, placementAfter(loaner, move), {
      kind: 'returned',
      on: input.to,
      reason: '',
      otherId: loan.forEquipmentId,
    });
    if (!moved.ok) return moved;
  }
  return ok(viewOf(db, closed.value));
}

function moveLoaner(
  context: WriteContext,
  loaner: Equipment,
  after: Placement,
  entry: {
    readonly kind: 'loaned' | 'returned';
    readonly on: IsoDate;
    readonly reason: string;
    readonly otherId: Id;
  },
): Result<unknown> {
  openCustody(frameOf(context), loaner, entry.on, context.user);
  const { id, revision, ...values } = loaner;
  const saved = equipment.update(frameOf(context), { id, revision }, { ...values, ...after });
  if (!saved.ok) return saved;
  insertCustody(frameOf(context), {
    equipmentId: id,
    kind: entry.kind,
    on: entry.on,
    holderId: after.holderId,
    location: after.location,
    otherEquipmentId: entry.otherId,
    reason: entry.reason,
    userId: context.user.id,
    userName: context.user.name,
  });
  return ok(undefined);
}

function viewOf(db: ReadContext['db'], loan: Loan): LoanView {
  const patient = patients.select(db, 'where id = ?', [loan.patientId])[0];
  return {
    loan,
    loaner: deviceName(db, loan.equipmentId),
    own: deviceName(db, loan.forEquipmentId),
    patientName: patient ? sortName(patient) : '',
  };
}

function deviceName(db: ReadContext['db'], id: Id): string {
  const device = equipment.select(db, 'where id = ?', [id])[0];
  return device ? equipmentName(device) : '';
}
