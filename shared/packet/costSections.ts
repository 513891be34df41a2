import type { ClaimCase } from '../domain/claimCase.ts';
import { formatCents, percentOf } from '../domain/money.ts';
import { effectiveVisit, repairCost } from '../domain/serviceVisit.ts';
import type { ServiceVisit } from '../domain/serviceVisit.ts';
import { fact, paragraph } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { costTotal, pricedLabor, pricedParts } from './visitBlocks.ts';
import { date, plural } from './wording.ts';

/** Parts and labor of the repair, itemised. */
export function partsSection(visit: ServiceVisit): Section {
  const current = effectiveVisit(visit);
  return {
    id: 'parts',
    title: 'Parts and labor',
    newPage: true,
    blocks: [pricedParts(current), pricedLabor(current), costTotal(current)],
  };
}

/** What the repair costs against what a new device costs, with where both figures come from. */
export function comparisonSection(theCase: ClaimCase): Section {
  return {
    id: 'comparison',
    title: 'Repair against replacement',
    newPage: false,
    blocks: comparisonBlocks(theCase),
  };
}

function comparisonBlocks(theCase: ClaimCase): Block[] {
  const { comparison, frequencyReason, renewalReason } = theCase.claim.repair;
  const visit = theCase.visit === null ? null : effectiveVisit(theCase.visit);
  const cost = visit === null ? null : repairCost(visit);
  const replacement = theCase.equipment?.replacementCents ?? null;
  const unpriced = cost !== null && cost.unpricedLines > 0;
  const repairText = cost === null ? null : `${unpriced ? 'at least ' : ''}${formatCents(cost.totalCents)}`;
  const facts: Fact[] = [
    fact('Compared on', date(comparison.comparedOn)),
    fact('Conclusion', comparison.conclusion),
    ...(renewalReason === '' ? [] : [fact('Why the work amounts to a renewal', renewalReason)]),
    ...(frequencyReason === '' ? [] : [fact('Why another repair so soon', frequencyReason)]),
  ];
  return [
    {
      kind: 'table',
      columns: [
        { title: '', share: 3, align: 'left' },
        { title: 'Amount', share: 3, align: 'right' },
        { title: 'Source', share: 9, align: 'left' },
      ],
      rows: [
        { weight: 'body', cells: ['Repair, parts and labor', repairText, comparison.repairSource || null] },
        {
          weight: 'body',
          cells: [
            'Replacement',
            replacement === null ? null : formatCents(replacement),
            comparison.replacementSource || theCase.equipment?.replacementSource || null,
          ],
        },
      ],
      whenEmpty: '',
    },
    paragraph(verdict(theCase, cost?.totalCents ?? null, replacement, unpriced), 'strong'),
    { kind: 'facts', columns: 1, rows: facts },
    ...priorRepairs(theCase),
  ];
}

/** One sentence of arithmetic; it says nothing about payment. */
function verdict(
  theCase: ClaimCase,
  repair: number | null,
  replacement: number | null,
  unpriced: boolean,
): string {
  if (repair === null) return 'The repair has no figure yet: no visit is named on this claim.';
  if (replacement === null) return 'The replacement cost is not on record, so the two cannot be compared.';
  if (replacement === 0) return 'The replacement cost on record is $0.00, so the two cannot be compared.';
  const percent = `The repair comes to ${unpriced ? 'at least ' : ''}${String(percentOf(repair, replacement))}% of the replacement cost.`;
  const cap = theCase.payer?.settings.repair.costCapPercent;
  return cap === undefined ? percent : `${percent} The payer’s limit on record is ${String(cap)}%.`;
}

function priorRepairs(theCase: ClaimCase): readonly Block[] {
  if (theCase.priorRepairs.length === 0) return [];
  return [
    paragraph(`${plural(theCase.priorRepairs.length, 'earlier repair')} of this device on record:`),
    {
      kind: 'table',
      columns: [
        { title: 'Date of service', share: 1, align: 'left' },
        { title: 'Claim', share: 3, align: 'left' },
      ],
      rows: theCase.priorRepairs.map((prior) => ({
        weight: 'body',
        cells: [date(prior.dateOfService), prior.claimNumber || 'not on a claim here'],
      })),
      whenEmpty: '',
    },
  ];
}
