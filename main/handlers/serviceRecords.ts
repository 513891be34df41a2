import { claimsOf } from '../../db/claimLists.ts';
import { getClaim, isFrozen, moveClaim } from '../../db/claims.ts';
import { equipment, patients } from '../../db/nouns.ts';
import { insertServiceRecord, serviceRecordOf } from '../../db/serviceRecords.ts';
import { getVisit } from '../../db/visits.ts';
import type { BillableAnswer } from '../../shared/contract/serviceRecords.ts';
import { OPEN_STATES } from '../../shared/domain/claim.ts';
import { type ClaimKind, GUIDE_CODE } from '../../shared/domain/claimKind.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { effectiveVisit, type ServiceVisit } from '../../shared/domain/serviceVisit.ts';
import { type Billability, billabilityOf } from '../../shared/rules/billability/billability.ts';
import { repairKindOf } from '../../shared/rules/billability/paymentClass.ts';
import { blocked, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { claimView } from './claims.ts';
import { coverageOn } from './coverageOn.ts';
import { frameOf } from './frame.ts';
import { payerOf } from './payers.ts';
import { rentalMonthsBefore, rentalOfDevice } from './prefillRental.ts';
import { visitView } from './records.ts';

type ServiceRecordHandlers = Pick<
  Handlers,
  'claims.billable' | 'visits.keepAsRecord' | 'claims.closeAsRecord'
>;

/** Whether to bill at all before there is a claim, and visits that stay service records. */
export const serviceRecordHandlers: ServiceRecordHandlers = {
  'claims.billable'(input, context) {
    if (input.patientId !== null && !patients.get(context.db, input.patientId)) return notFound('patient');
    const visit = input.visitId === null ? null : getVisit(context.db, input.visitId);
    if (input.visitId !== null && !visit) return notFound('service visit');
    const { billability, payerName, payerClass } = asked(context, { ...input, visit });
    const { answer, why, source, open } = billability;
    return ok({ answer, why, source: shownSource(source), payerName, payerClass, open: open.map(nameOf) });
  },
  'visits.keepAsRecord'({ id, note }, context) {
    const { db, today } = context;
    const visit = getVisit(db, id);
    if (!visit) return notFound('service visit');
    const open = claimsOf(db, { visitId: id }, today).find(({ state }) => OPEN_STATES.includes(state));
    if (open) {
      return blocked(
        `Claim ${open.number} is open for this visit. Close it there: that keeps the visit as a service record too.`,
      );
    }
    const kept = keep(context, visit, note);
    return kept.ok ? visitView(context, id) : kept;
  },
  'claims.closeAsRecord'({ id, revision }, context) {
    const { db, user } = context;
    const claim = getClaim(db, id);
    if (!claim) return notFound('claim');
    if (isFrozen(db, id) || !OPEN_STATES.includes(claim.state)) {
      return blocked('This claim is not open any more: it stays as it is.');
    }
    const visit = claim.visitId === null ? null : getVisit(db, claim.visitId);
    if (!visit) return blocked('This claim names no service visit, so there is no record to keep.');
    if (serviceRecordOf(db, visit.id) === null) {
      const kept = keep(context, visit, `Claim ${claim.number} closed`);
      if (!kept.ok) return kept;
    }
    const note = 'Not billed: the visit is kept as a service record.';
    const moved = moveClaim(
      frameOf(context),
      { id, revision },
      { state: 'closed', note, userName: user.name },
    );
    return moved.ok ? claimView(context, id) : moved;
  },
};

/** Writes the decision with the answer of this moment. */
function keep(context: WriteContext, visit: ServiceVisit, note: string): Result<void> {
  const { db, user } = context;
  if (!visit.seal) {
    return blocked('This visit is still a draft. Sign it first: the signed visit is the record.');
  }
  if (serviceRecordOf(db, visit.id)) return blocked('This visit is kept as a service record already.');
  const { billability, payerName } = asked(context, {
    kind: repairKindOf(visit.equipmentId === null ? null : equipment.get(db, visit.equipmentId)),
    patientId: visit.patientId,
    equipmentId: visit.equipmentId,
    visit,
  });
  const { answer, why, source } = billability;
  if (answer !== 'doNotBill' && note.trim() === '') {
    return invalid('note', 'This could be billed. Say in a few words why it stays a record.');
  }
  insertServiceRecord(frameOf(context), {
    visitId: visit.id,
    payerName,
    answer,
    why,
    source: `${source.title}, ${source.ref}`.slice(0, 300),
    note: note.trim(),
    userId: user.id,
    userName: user.name,
  });
  return ok(undefined);
}

/** Asks "billable at all?" with what the records hold. */
function asked(
  context: ReadContext,
  about: {
    readonly kind: ClaimKind;
    readonly patientId: Id | null;
    readonly equipmentId: Id | null;
    readonly visit: ServiceVisit | null;
  },
): {
  readonly billability: Billability;
  readonly payerName: string;
  readonly payerClass: BillableAnswer['payerClass'];
} {
  const { db, today } = context;
  const visit = about.visit && effectiveVisit(about.visit);
  const patientId = about.patientId ?? visit?.patientId ?? null;
  const equipmentId = about.equipmentId ?? visit?.equipmentId ?? null;
  const dateOfService = visit?.visitedOn ?? null;
  const device = equipmentId === null ? null : equipment.get(db, equipmentId);
  const coverage = patientId === null ? null : coverageOn(db, patientId, dateOfService ?? today);
  const payer = coverage && payerOf(context, coverage.payerId);
  const on = dateOfService ?? today;
  const rental = rentalOfDevice(db, { patientId, equipmentId }, on);
  const billability = billabilityOf({
    kind: about.kind,
    payer,
    equipment: device,
    // Without a visit the claim would be of a day that nobody knows yet; today stands for it.
    dateOfService: on,
    on: today,
    rentalMonthsBilled: rental && rentalMonthsBefore(db, rental, on),
    basis: device?.ownership === 'rental' ? 'rental' : null,
    lines: [{ code: GUIDE_CODE[about.kind], modifiers: [] }],
  });
  return { billability, payerName: payer?.name ?? '', payerClass: payer?.class ?? null };
}

function shownSource({ title, date, ref, verified }: Billability['source']): BillableAnswer['source'] {
  return { title, date, ref, verified };
}

function nameOf({ name }: Billability['open'][number]): string {
  return name;
}
