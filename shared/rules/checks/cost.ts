import { formatCents, percentOf } from '../../domain/money.ts';
import { repairCost, type RepairCost } from '../../domain/serviceVisit.ts';
import type { Context } from '../facts.ts';
import { lacking, met, notApplicable, unmet, unmetWith, type Unknown } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';

/** What the repair costs against what another device would cost. */

function replacementCents(context: Context): number | Unknown {
  const { equipment } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  // A replacement for nothing is a gap, not a price.
  if (equipment.replacementCents === null || equipment.replacementCents === 0) {
    return lacking('equipment.replacementCents', 'the cost of replacing the device');
  }
  return equipment.replacementCents;
}

function fullCost(context: Context): RepairCost | Unknown {
  const { visit } = context.theCase;
  if (visit === null) return lacking('visit', 'the service visit', 'claim.visitId');
  const cost = repairCost(visit);
  const openPart = visit.parts.some(
    (part) => part.billed && (part.quantity === null || part.unitCostCents === null),
  );
  if (openPart) return lacking('visit.parts', 'the cost of a part');
  const openLabor = visit.labor.findIndex(
    (labor) => labor.minutes === null || labor.hourlyRateCents === null,
  );
  if (openLabor >= 0) {
    const field = visit.labor[openLabor]?.minutes === null ? 'minutes' : 'hourlyRateCents';
    return lacking('visit.labor', 'the cost of labor', `visit.labor.${openLabor}.${field}`);
  }
  if (cost.totalCents === 0)
    return lacking('visit.labor', 'the cost of the repair: no labor and no part has a price');
  return cost;
}

export const costWithin: Check<'costWithin'> = function costWithin(context, { share }) {
  const { payer, visit } = context.theCase;
  if (share === 'payerPercent' && payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const percent = share === 'wholeReplacement' ? 100 : (payer?.settings.repair.costCapPercent ?? 100);
  if (share === 'payerPercent' && percent >= 100) {
    return notApplicable('this payer sets no limit below the whole replacement cost');
  }
  const replacement = replacementCents(context);
  if (typeof replacement !== 'number') return replacement;
  const cap = (replacement * percent) / 100;
  // Lines without a price can only add to the cost: over the cap already is over the cap.
  const atLeast = visit === null ? 0 : repairCost(visit).totalCents;
  if (atLeast > cap) {
    return unmetWith('visit.parts', {
      detail: `${percentOf(atLeast, replacement)}% of the replacement cost`,
      repair: formatCents(atLeast),
      replacement: formatCents(replacement),
      percent: String(percent),
    });
  }
  const cost = fullCost(context);
  if ('status' in cost) return cost;
  return met(
    `${formatCents(cost.totalCents)} of ${formatCents(replacement)}, ${percentOf(cost.totalCents, replacement)}%`,
  );
};

export const costComparison: Check<'costComparison'> = function costComparison(context) {
  const { comparison } = context.theCase.claim.repair;
  const gaps = [
    comparison.comparedOn === null ? (['comparedOn', 'its date'] as const) : null,
    comparison.repairSource.trim() === ''
      ? (['repairSource', 'the source of the repair cost'] as const)
      : null,
    comparison.replacementSource.trim() === ''
      ? (['replacementSource', 'the source of the replacement cost'] as const)
      : null,
  ].filter((gap) => gap !== null);
  const replacement = replacementCents(context);
  const missing = gaps.map(([, name]) => name);
  if (typeof replacement !== 'number' && replacement.lacks === 'equipment.replacementCents') {
    return unmet('equipment.replacementCents', `missing: ${['the replacement cost', ...missing].join(', ')}`);
  }
  const first = gaps[0];
  if (first) return unmet(`claim.repair.comparison.${first[0]}`, `missing: ${missing.join(', ')}`);
  if (comparison.comparedOn !== null && comparison.comparedOn > context.on) {
    return unmet('claim.repair.comparison.comparedOn', 'its date lies in the future');
  }
  if (typeof replacement !== 'number') return replacement;
  const cost = fullCost(context);
  if ('status' in cost) return cost;
  return met(
    `${formatCents(cost.totalCents)} against ${formatCents(replacement)}, compared on ${comparison.comparedOn ?? ''}, both sources named`,
  );
};
