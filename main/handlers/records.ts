import { getVisit, removeVisit, saveVisit } from '../../db/visits.ts';
import { lastCustodyDay } from '../../db/custody.ts';
import { historyOf } from '../../db/historyRows.ts';
import { branches } from '../../db/branches.ts';
import { claimsOf } from '../../db/claimLists.ts';
import { documentsOf } from '../../db/documents.ts';
import {
  coverages,
  diagnoses,
  equipment,
  orders,
  oxygenTests,
  patients,
  physicians,
} from '../../db/nouns.ts';
import { getOffice, updateOffice } from '../../db/offices.ts';
import { listEquipment, listPatients, listVisits, visitsOf } from '../../db/recordLists.ts';
import { listPhysicians } from '../../db/physicianList.ts';
import { serviceRecordOf } from '../../db/serviceRecords.ts';
import { listUsers } from '../../db/users.ts';
import type { PatientView, VisitView } from '../../shared/contract/records.ts';
import { OPEN_STATES } from '../../shared/domain/claim.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { fullName, sortName } from '../../shared/domain/people.ts';
import { fail, forbidden, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { amendVisit } from './amending.ts';
import { fittingPaper, samePatient } from './belonging.ts';
import {
  COST_FIELDS,
  DESK_TABLES,
  deviceFor,
  equipmentViewFor,
  isAtBench,
  mayReadHistory,
  patientRowFor,
  patientViewFor,
  visitRowFor,
  visitViewFor,
  withStoredCosts,
} from './benchView.ts';
import { followBranch } from './branchRename.ts';
import { removeEquipment, saveEquipment } from './devicePage.ts';
import { frameOf } from './frame.ts';
import { fittingLogo } from './officeLogo.ts';
import { nextMaintenance } from './maintenance.ts';
import { payerOf } from './payers.ts';
import { notAhead, signVisit } from './sealing.ts';

type RecordHandlers = Pick<
  Handlers,
  | 'office.get'
  | 'office.save'
  | 'users.list'
  | `patients.${'list' | 'get' | 'save' | 'remove'}`
  | `coverages.${'save' | 'remove'}`
  | `diagnoses.${'save' | 'remove'}`
  | `physicians.${'list' | 'get' | 'save'}`
  | `orders.${'save' | 'remove'}`
  | `oxygenTests.${'save' | 'remove'}`
  | `equipment.${'list' | 'get' | 'save' | 'remove'}`
  | `visits.${'list' | 'get' | 'save' | 'remove' | 'seal' | 'amend'}`
  | 'history.of'
>;

/** Patients and what hangs on them, devices, visits. */
export const recordHandlers: RecordHandlers = {
  'office.get'(_, { db }) {
    const office = getOffice(db);
    return office ? ok(office) : notFound('office profile');
  },
  'office.save'({ revision, values }, context) {
    if (values.name.trim() === '') return invalid('name', 'Give the name of your business.');
    const logo = fittingLogo(context, values);
    if (!logo.ok) return logo;
    const saved = updateOffice(frameOf(context), revision, values);
    if (saved.ok) {
      const names = { from: context.office.branch, to: saved.value.branch };
      followBranch(frameOf(context), names, { user: context.user, on: context.today });
    }
    return saved;
  },
  'users.list': (_, { db }) => ok(listUsers(db)),

  'patients.list'({ query, branchId, ...page }, { db, today, user }) {
    const { rows, total } = listPatients(db, query, page, today, branchId);
    return ok({ rows: rows.map((row) => patientRowFor(user, row)), total });
  },
  'patients.get'({ id }, context) {
    const view = patientView(context, id);
    return view.ok ? ok(patientViewFor(context.user, view.value)) : view;
  },
  'patients.save'(input, context) {
    const known = knownBranch(context, input.values);
    return known.ok ? patients.save(frameOf(context), input) : known;
  },
  'patients.remove'(target, context) {
    const open = claimsOf(context.db, { patientId: target.id }, context.today).filter(({ state }) =>
      OPEN_STATES.includes(state),
    );
    if (open.length > 0) {
      return fail({
        kind: 'blocked',
        message: 'This patient has open claims. Close those first, then remove the patient.',
        rules: [],
      });
    }
    return removed(patients.remove(frameOf(context), target));
  },

  'coverages.save'(input, context) {
    const { patientId, payerId, from, to } = input.values;
    if (!patients.get(context.db, patientId)) return notFound('patient');
    if (!payerOf(context, payerId)) return notFound('payer');
    const same = samePatient(storedOf(coverages, context, input.id), patientId, 'coverage');
    if (!same.ok) return same;
    if (from !== null && to !== null && to < from) {
      return invalid('to', 'The last day of coverage lies before the first. Correct one of the two.');
    }
    return coverages.save(frameOf(context), input);
  },
  'coverages.remove': (target, context) => removed(coverages.remove(frameOf(context), target)),
  'diagnoses.save'(input, context) {
    const { patientId } = input.values;
    if (!patients.get(context.db, patientId)) return notFound('patient');
    const same = samePatient(storedOf(diagnoses, context, input.id), patientId, 'diagnosis');
    if (!same.ok) return same;
    return diagnoses.save(frameOf(context), input);
  },
  'diagnoses.remove': (target, context) => removed(diagnoses.remove(frameOf(context), target)),

  'physicians.list': ({ query, ...page }, { db }) => ok(listPhysicians(db, query, page)),
  'physicians.get': ({ id }, { db }) => found(physicians.get(db, id), 'physician'),
  'physicians.save': (input, context) => physicians.save(frameOf(context), input),

  'orders.save'(input, context) {
    const stored = storedOf(orders, context, input.id);
    const fitting = fittingPatientAndPaper(context, stored, input.values, 'order');
    if (!fitting.ok) return fitting;
    return orders.save(frameOf(context), input);
  },
  'orders.remove': (target, context) => removed(orders.remove(frameOf(context), target)),
  'oxygenTests.save'(input, context) {
    const stored = storedOf(oxygenTests, context, input.id);
    const fitting = fittingPatientAndPaper(context, stored, input.values, 'oxygen test');
    if (!fitting.ok) return fitting;
    return oxygenTests.save(frameOf(context), input);
  },
  'oxygenTests.remove': (target, context) => removed(oxygenTests.remove(frameOf(context), target)),

  'equipment.list'({ offset, limit, upkeep, ...filter }, context) {
    const page = listEquipment(context.db, filter, { offset, limit });
    if (!upkeep) return ok(page);
    const next = nextMaintenance(
      context,
      page.rows.map(({ id }) => id),
    );
    return ok({ ...page, rows: page.rows.map((row) => ({ ...row, upkeep: next.get(row.id) ?? null })) });
  },
  'equipment.get'({ id }, { db, today, user }) {
    const device = equipment.get(db, id);
    if (!device) return notFound('device');
    return ok(
      equipmentViewFor(user, {
        equipment: device,
        holderName: nameOfPatient(db, device.holderId),
        moved: lastCustodyDay(db, id) !== null,
        visits: visitsOf(db, { equipmentId: id }),
        claims: claimsOf(db, { equipmentId: id }, today),
        documents: documentsOf(db, { equipmentId: id }),
      }),
    );
  },
  'equipment.save'(input, context) {
    const { db, user } = context;
    const values = withStoredCosts(user, input.values, storedOf(equipment, { db }, input.id));
    if (values.acquiredOn !== null && values.acquiredOn > context.today) {
      return invalid(
        'acquiredOn',
        'This day has not come yet. Give the day on which the device was acquired.',
      );
    }
    const known = knownBranch(context, values);
    if (!known.ok) return known;
    const saved = saveEquipment(context, { ...input, values });
    if (saved.ok) return ok(deviceFor(user, saved.value));
    if (!isAtBench(user) || saved.fault.kind !== 'conflict') return saved;
    const changed = saved.fault.changed.filter(({ path }) => !COST_FIELDS.includes(path));
    return fail({ ...saved.fault, changed });
  },
  'equipment.remove': (target, context) => removed(removeEquipment(context, target)),

  'visits.list'({ query, sealed, branchId, ...page }, { db, user }) {
    const { rows, total } = listVisits(db, { query, sealed, branchId }, page);
    return ok({ rows: rows.map((row) => visitRowFor(user, row)), total });
  },
  'visits.get': ({ id }, context) => visitView(context, id),
  'visits.save'(input, context) {
    const { patientId } = input.values;
    const day = notAhead(input.values, context.today);
    if (!day.ok) return day;
    const known = knownBranch(context, input.values);
    if (!known.ok) return known;
    const billed = input.id === null ? [] : claimsOf(context.db, { visitId: input.id }, context.today);
    if (patientId !== null && billed.some((claim) => claim.patientId !== patientId)) {
      return invalid(
        'patientId',
        'A claim of another patient rests on this visit. Take the visit off that claim first.',
      );
    }
    return saveVisit(frameOf(context), input);
  },
  'visits.remove': (target, context) => removed(removeVisit(frameOf(context), target)),
  'visits.seal': (input, context) => signVisit(context, input),
  'visits.amend': (input, context) => amendVisit(context, input),

  'history.of'({ kind, id, ...page }, { db, user }) {
    if (!mayReadHistory(user, kind)) return forbidden('Your role may not read this history.');
    const without = isAtBench(user) ? { tables: DESK_TABLES, fields: COST_FIELDS } : undefined;
    return ok(historyOf(db, kind, id, page, without));
  },
};

function knownBranch(
  { db }: ReadContext,
  { branchId }: { readonly branchId?: Id | null | undefined },
): Result<void> {
  return branchId && !branches.get(db, branchId) ? notFound('branch') : ok(undefined);
}

function storedOf<Stored>(
  noun: { get(db: ReadContext['db'], id: Id): Stored | null },
  context: Pick<ReadContext, 'db'>,
  id: Id | null,
): Stored | null {
  return id === null ? null : noun.get(context.db, id);
}

interface WithPaper {
  readonly patientId: Id;
  readonly documentId: Id | null;
}

function fittingPatientAndPaper(
  { db }: ReadContext,
  stored: WithPaper | null,
  values: WithPaper,
  noun: string,
): Result<void> {
  const { patientId, documentId } = values;
  if (!patients.get(db, patientId)) return notFound('patient');
  const same = samePatient(stored, patientId, noun);
  if (!same.ok) return same;
  const paper = { path: 'documentId', documentId, before: stored?.documentId ?? null };
  return fittingPaper(db, paper, patientId);
}

function found<T>(record: T | null, noun: string): Result<T> {
  return record === null ? notFound(noun) : ok(record);
}

function removed(result: Result<void>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}

function nameOfPatient(db: ReadContext['db'], id: Id | null): string {
  const patient = id === null ? null : patients.select(db, 'where id = ?', [id])[0];
  return patient ? sortName(patient) : '';
}

/** A visit as its page shows it. */
export function visitView({ db, today, user }: ReadContext, id: Id): Result<VisitView> {
  const visit = getVisit(db, id);
  if (!visit) return notFound('service visit');
  return ok(
    visitViewFor(user, {
      visit,
      record: serviceRecordOf(db, id),
      equipment: visit.equipmentId ? equipment.get(db, visit.equipmentId) : null,
      patientName: nameOfPatient(db, visit.patientId),
      claims: claimsOf(db, { visitId: id }, today),
      documents: documentsOf(db, { visitId: id }),
    }),
  );
}

/** A patient with everything that hangs on them. */
export function patientView(context: ReadContext, id: Id): Result<PatientView> {
  const { db, today } = context;
  const patient = patients.select(db, 'where id = ?', [id])[0];
  if (!patient) return notFound('patient');
  const of = 'where patient_id = ? and deleted_at is null';
  return ok({
    patient,
    coverages: coverages.select(db, `${of} order by rank, created_at`, [id]).map((coverage) => {
      const payer = payerOf(context, coverage.payerId);
      return { ...coverage, payerName: payer?.name ?? '', payerClass: payer?.class ?? 'commercial' };
    }),
    diagnoses: diagnoses.select(db, `${of} order by created_at, id`, [id]),
    orders: orders.select(db, `${of} order by signed_on desc, created_at desc`, [id]).map((order) => {
      const physician = order.physicianId ? physicians.get(db, order.physicianId) : null;
      return { ...order, physicianName: physician ? fullName(physician) : '' };
    }),
    oxygenTests: oxygenTests.select(db, `${of} order by tested_on desc, created_at desc`, [id]),
    devices: equipment.select(db, 'where holder_id = ? and deleted_at is null order by created_at', [id]),
    visits: visitsOf(db, { patientId: id }),
    claims: claimsOf(db, { patientId: id }, today),
    documents: documentsOf(db, { patientId: id }),
  });
}
