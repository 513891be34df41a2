import { filesUnderWay, sentAloneBefore } from '../../db/awaitedAnswers.ts';
import { getBatch } from '../../db/batches.ts';
import { queueCount, queueRows } from '../../db/claimLists.ts';
import { thisBranchOf } from '../../db/thisBranch.ts';
import { findRecords } from '../../db/find.ts';
import { requirementTitles } from '../../db/payerRequirements.ts';
import { claimsByState, dueSoon, gapCounts, overridesBetween } from '../../db/reports.ts';
import { type DueRow, isHandedQueue, Queue, SearchHit } from '../../shared/contract/claims.ts';
import { hcpcsEntry } from '../../shared/codes/library.ts';
import { listedCodes, shortDescriptor } from '../../shared/codes/hcpcsFacts.ts';
import { addDays, addMonths, dateInZone, daysBetween, formatUsDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { sortName } from '../../shared/domain/people.ts';
import { answerTimesOn, overdueAnswer, overdueWords } from '../../shared/edi/answersDue.ts';
import { ruleTitle } from '../../shared/rules/ruleTitle.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { rowOf } from './batches.ts';
import { mayFind } from './benchView.ts';
import { allDue } from './maintenance.ts';

type WorkHandlers = Pick<
  Handlers,
  'work.queues' | 'work.queue' | 'work.dueSoon' | 'search.find' | 'reports.summary' | 'reports.overrides'
>;

const DUE_WITHIN_DAYS = 30;

export const workHandlers: WorkHandlers = {
  'work.queues'({ ownerId, branchId }, context) {
    const { db, today } = context;
    const here = thisBranchOf(db);
    return ok(
      Queue.options
        .filter((queue) => here !== null || !isHandedQueue(queue))
        .map((queue) => {
          if (queue !== 'dueSoon')
            return { queue, ...queueCount(db, queue, { ownerId, branchId, here }, today) };
          return { queue, count: dueRows(context, DUE_WITHIN_DAYS, branchId).length, oldestDays: null };
        }),
    );
  },
  'work.queue'({ queue, ownerId, branchId, ...page }, { db, today }) {
    const of = { ownerId, branchId, here: thisBranchOf(db) };
    return ok(queue === 'dueSoon' ? { rows: [], total: 0 } : queueRows(db, queue, of, page, today));
  },
  'work.dueSoon': ({ withinDays, branchId }, context) => ok(dueRows(context, withinDays, branchId)),
  'search.find'({ query, limit }, { db, today, user }) {
    const codes = codesStarting(query.trim().toUpperCase(), 5).map((code) => ({
      kind: 'code' as const,
      id: code,
      title: code,
      detail: shortDescriptor(code) || (hcpcsEntry(code)?.long ?? ''),
    }));
    const kinds = SearchHit.shape.kind.options.filter((kind) => mayFind(user, kind));
    const found = findRecords(db, query, limit, today, kinds);
    return ok([...(kinds.includes('code') ? codes : []), ...found].slice(0, limit));
  },
  'reports.summary'({ branchId }, { db }) {
    const own = requirementTitles(db);
    return ok({
      byState: claimsByState(db, branchId),
      gaps: gapCounts(db, branchId).map(({ ruleId, claims }) => ({
        ruleId,
        title: own.get(ruleId) ?? ruleTitle(ruleId),
        claims,
      })),
    });
  },
  'reports.overrides'({ month, branchId }, { db, office }) {
    const first = `${month}-01`;
    const own = requirementTitles(db);
    // A day more on either side: which rows belong to the month is told by the office's own days.
    const from = `${addDays(first, -1)}T00:00:00.000Z`;
    const to = `${addDays(addMonths(first, 1), 1)}T00:00:00.000Z`;
    return ok(
      overridesBetween(db, from, to, branchId)
        .filter(({ at }) => dateInZone(Date.parse(at), office.timeZone).startsWith(month))
        .map((row) => ({ ...row, title: own.get(row.ruleId) ?? ruleTitle(row.ruleId) })),
    );
  },
};

/** Most rows of maintenance: the queue of its own holds them all. */
const MOST_MAINTENANCE = 200;

/** Dates that will bite, the nearest first; maintenance and answers also where their day has passed. */
function dueRows(context: ReadContext, withinDays: number, branchId: Id | null): DueRow[] {
  const { db, today } = context;
  const until = addDays(today, withinDays);
  const maintenance = allDue(context, branchId)
    // What is overdue by its hours has no day: it is due now.
    .map((row) => ({ ...row, dueOn: row.dueOn ?? (row.state === 'overdue' ? today : null) }))
    .flatMap(({ dueOn, ...row }) => (dueOn === null || dueOn > until ? [] : [{ ...row, dueOn }]))
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
    .slice(0, MOST_MAINTENANCE)
    .map((row): DueRow => ({
      id: `Maintenance ${row.maintenanceId} ${row.equipmentId}`,
      what: [
        `Maintenance of ${row.device}${row.serial ? `, serial ${row.serial}` : ''}: ${row.name}`,
        row.plannedOn === null ? '' : `visit planned for ${formatUsDate(row.plannedOn)}`,
      ]
        .filter(Boolean)
        .join(', '),
      dueOn: row.dueOn,
      daysLeft: daysBetween(today, row.dueOn),
      claimId: null,
      equipmentId: row.equipmentId,
      batchId: null,
      patientName: row.holderName,
    }));
  return [
    ...dueSoon(db, today, withinDays, branchId),
    ...maintenance,
    ...overdueAnswers(context, branchId),
  ].sort((one, other) => one.daysLeft - other.daysLeft);
}

/** Most claims sent on paper or by a portal: the queue of what was sent holds them all. */
const MOST_ALONE = 200;

/** What the other side should have answered: by the file, and by the claim where it went in none. */
function overdueAnswers(context: ReadContext, branchId: Id | null): DueRow[] {
  const { db, today, office } = context;
  // A file holds claims of any branch: it is everybody's.
  const files = (branchId === null ? filesUnderWay(db) : []).flatMap((id): DueRow[] => {
    const batch = getBatch(db, id);
    const row = batch && rowOf(context, batch);
    if (!row?.overdue) return [];
    const { dueOn, claims } = row.overdue;
    const count = claims === 1 ? '1 claim' : `${claims} claims`;
    return [
      {
        id: `Answer ${id}`,
        what: `${overdueWords(row.overdue)}: file ${row.batch.reference}, ${count}. Ask ${row.partnerName}`,
        dueOn,
        daysLeft: daysBetween(today, dueOn),
        claimId: null,
        equipmentId: null,
        batchId: id,
        patientName: '',
      },
    ];
  });
  // A day more, since the instant is of another zone.
  const before = `${addDays(today, 1 - answerTimesOn(today).decision)}T00:00:00.000Z`;
  const alone = sentAloneBefore(db, before, MOST_ALONE, branchId).flatMap((claim): DueRow[] => {
    const sentOn = dateInZone(Date.parse(claim.at), office.timeZone);
    // Nothing is sent back for it but the decision.
    const late = overdueAnswer({ sentOn, received: true, open: 1, unanswered: 0 }, today);
    if (!late) return [];
    return [
      {
        id: `Decision ${claim.id}`,
        what: `${overdueWords(late)} on ${claim.number}. Ask the payer`,
        dueOn: late.dueOn,
        daysLeft: daysBetween(today, late.dueOn),
        claimId: claim.id,
        equipmentId: null,
        batchId: null,
        patientName: sortName(claim),
      },
    ];
  });
  return [...files, ...alone];
}

/** Every code of the newest shipped release, and those that only a guide knows. */
function codesStarting(start: string, limit: number): readonly string[] {
  if (!/^[A-V]\d{1,4}$/.test(start)) return [];
  const found = listedCodes().filter((code) => code.startsWith(start));
  return found.length === 0 && hcpcsEntry(start) !== null ? [start] : found.slice(0, limit);
}
