import type { Cents } from '../shared/domain/money.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { ReplacementDecision } from '../shared/domain/replacementDecision.ts';
import { repairCost } from '../shared/domain/serviceVisit.ts';
import { effectiveVisit } from '../shared/domain/serviceVisit.ts';
import { isGivenUp, isOfLaterPayer, isReplaced } from './claimSuccession.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, run } from './rows.ts';
import { getVisit } from './visits.ts';

/** Decisions between repair and replacement, kept for good, and the repairs of a device that they look back on. */

const COLUMNS = `id, equipment_id as equipmentId, visit_id as visitId, decided_on as decidedOn, decision,
  repair_cents as repairCents, earlier_cents as earlierCents, earlier_repairs as earlierRepairs,
  earlier_unknown as earlierUnknown, payer_name as payerName, cap_percent as capPercent,
  screen_percent as screenPercent, replacement_cents as replacementCents, replacement_source as replacementSource,
  remaining_months as remainingMonths, standing, reason, signed_name as signedName, at, user_id as userId`;

export function insertReplacementDecision(
  frame: WriteFrame,
  decision: Omit<ReplacementDecision, 'id' | 'at'>,
): ReplacementDecision {
  const kept = { ...decision, id: frame.newId(), at: frame.at };
  run(
    frame.db,
    `insert into replacement_decision (id, equipment_id, visit_id, decided_on, decision, repair_cents, earlier_cents,
       earlier_repairs, earlier_unknown, payer_name, cap_percent, screen_percent, replacement_cents, replacement_source,
       remaining_months, standing, reason, signed_name, at, user_id)
     values (:id, :equipmentId, :visitId, :decidedOn, :decision, :repairCents, :earlierCents, :earlierRepairs,
       :earlierUnknown, :payerName, :capPercent, :screenPercent, :replacementCents, :replacementSource,
       :remainingMonths, :standing, :reason, :signedName, :at, :userId)`,
    { ...kept, standing: JSON.stringify(kept.standing) },
  );
  return kept;
}

/** Decisions on a device, newest first. */
export function replacementDecisionsOf(db: Connection, equipmentId: Id): ReplacementDecision[] {
  return all<Row>(
    db,
    `select ${COLUMNS} from replacement_decision where equipment_id = ? order by decided_on desc, id desc`,
    [equipmentId],
  ).map(decisionOf);
}

export function getReplacementDecision(db: Connection, id: Id): ReplacementDecision | null {
  const [row] = all<Row>(db, `select ${COLUMNS} from replacement_decision where id = ?`, [id]);
  return row ? decisionOf(row) : null;
}

function decisionOf(row: Row): ReplacementDecision {
  return ReplacementDecision.parse({ ...row, standing: JSON.parse(row.standing) as unknown });
}

interface Row {
  readonly standing: string;
}

export interface EarlierRepair {
  /** The visit, or null for a claim without one. */
  readonly visitId: Id | null;
  readonly claimNumber: string;
  readonly on: IsoDate | null;
  /** Parts and labor, or what was billed; null: not known, or not wholly. */
  readonly costCents: Cents | null;
}

/**
 * Every repair of a device but this one, newest first: signed visits with parts or labor, and claims that left the
 * house without a visit. A claim of a visit is the same repair and counts once.
 * @param before visits after this day are no earlier repairs; null: all
 */
export function earlierRepairsOf(
  db: Connection,
  equipmentId: Id,
  of: { readonly visitId: Id | null; readonly before: IsoDate | null },
): EarlierRepair[] {
  const visits = all<{ id: Id; claimNumber: string | null }>(
    db,
    `select v.id, (select number from claim c where c.visit_id = v.id and c.deleted_at is null
       order by c.number desc limit 1) as claimNumber
     from visit v
     where v.equipment_id = :equipmentId and v.sealed = 1 and v.deleted_at is null and v.id is not :visitId
       and (v.purpose is null or v.purpose in ('repair', 'emergency'))
       and (:before is null or v.visited_on is null or v.visited_on <= :before)
     order by v.visited_on desc, v.id desc limit 500`,
    { equipmentId, visitId: of.visitId, before: of.before },
  ).flatMap(({ id, claimNumber }): EarlierRepair[] => {
    const visit = getVisit(db, id);
    if (!visit) return [];
    const now = effectiveVisit(visit);
    if (now.parts.length + now.labor.length === 0) return [];
    const cost = repairCost(now);
    const costCents = cost.unpricedLines === 0 ? cost.totalCents : null;
    return [{ visitId: id, claimNumber: claimNumber ?? '', on: now.visitedOn, costCents }];
  });
  const claims = all<EarlierRepair>(
    db,
    `select null as visitId, number as claimNumber, date_of_service as "on",
       (select charge_cents from claim_summary where claim_id = claim.id) as costCents from claim
     where equipment_id = :equipmentId and kind in ('repair', 'equipmentRepair') and visit_id is null
       and deleted_at is null and state in ('finalised', 'sent', 'denied', 'paid', 'closed')
       and (:before is null or date_of_service is null or date_of_service <= :before)
       and not ${isReplaced('claim')} and not ${isOfLaterPayer('claim')} and not ${isGivenUp('claim')}
     order by date_of_service desc, id desc limit 500`,
    { equipmentId, before: of.before },
  );
  return [...visits, ...claims].sort((one, other) => ((one.on ?? '') < (other.on ?? '') ? 1 : -1));
}
