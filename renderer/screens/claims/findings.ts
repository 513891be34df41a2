import type { Override } from '../../../shared/domain/claim.ts';
import type { ClaimKind } from '../../../shared/domain/claimKind.ts';
import type { Evaluation, Finding, Meter, Status } from '../../../shared/rules/evaluate.ts';
import type { Source } from '../../../shared/rules/pack.ts';
import { placeOfPath, type StepId } from './steps.ts';

/** What the rules say of a claim, arranged for the page: gaps in the order of the interview. */

/** A finding that nobody set aside, with its place in the interview. */
export interface Gap {
  readonly finding: Finding;
  readonly step: StepId;
  /** Position in the whole interview. */
  readonly rank: number;
}

export interface WaivedFinding {
  readonly finding: Finding;
  readonly override: Override;
}

const WEIGHT = { blocker: 0, warning: 1, advice: 2 } as const;

/** Under which rules the claim was judged: the guides, its payer's class, and the payer's own. */
export function packWords(evaluation: Evaluation): string {
  const { packs } = evaluation;
  return packs.length === 0 ? 'No rules cover this date of service' : `Rules: ${packs.join(' · ')}`;
}

/** How far the ground of a rule was checked, in a few words. */
export function verifiedWords(source: Source): string {
  switch (source.verified) {
    case 'verified':
      return `read in the source on ${source.verifiedOn}`;
    case 'secondHand':
      return `told second-hand, looked up on ${source.verifiedOn}`;
    case 'unverified':
      return 'not verified';
    default:
      return '';
  }
}

/** Standing findings in the order of the steps and, within a step, of its fields. */
export function gapsOf(evaluation: Evaluation, kind: ClaimKind): readonly Gap[] {
  return evaluation.findings
    .filter((finding) => finding.override === null)
    .map((finding) => ({ finding, ...placeOfPath(kind, finding.path) }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        one.finding.path.localeCompare(other.finding.path, 'en', { numeric: true }) ||
        WEIGHT[one.finding.severity] - WEIGHT[other.finding.severity],
    );
}

export function waivedOf(evaluation: Evaluation): readonly WaivedFinding[] {
  return evaluation.findings.flatMap((finding) =>
    finding.override === null ? [] : [{ finding, override: finding.override }],
  );
}

/**
 * The gap after (`1`) or before (`-1`) a place, around the end. When the gap one stood on is mended, the next
 * is the one that follows its place. Advice is passed over while anything weightier stands.
 */
export function nextGap(
  gaps: readonly Gap[],
  from: { readonly rule: string | null; readonly rank: number },
  way: 1 | -1,
): Gap | null {
  const weighty = gaps.filter((gap) => gap.finding.severity !== 'advice');
  const list = weighty.length > 0 ? weighty : gaps;
  const at = list.findIndex((gap) => gap.finding.rule === from.rule);
  if (at >= 0) return list[(at + way + list.length) % list.length] ?? null;
  const found =
    way === 1 ? list.find((gap) => gap.rank >= from.rank) : list.findLast((gap) => gap.rank < from.rank);
  return found ?? (way === 1 ? list[0] : list.at(-1)) ?? null;
}

export interface StepTally {
  readonly blockers: number;
  readonly warnings: number;
}

export function tallyOf(gaps: readonly Gap[], step: StepId): StepTally {
  const mine = gaps.filter((gap) => gap.step === step);
  return {
    blockers: mine.filter((gap) => gap.finding.severity === 'blocker').length,
    warnings: mine.filter((gap) => gap.finding.severity === 'warning').length,
  };
}

/** `3 gaps stand in the way of billing, 2 more to look at.` for the live region and the head of the column. */
export function gapSentence(gaps: readonly Gap[]): string {
  const blockers = gaps.filter((gap) => gap.finding.severity === 'blocker').length;
  const warnings = gaps.filter((gap) => gap.finding.severity === 'warning').length;
  if (blockers === 0 && warnings === 0) return 'No gaps remain.';
  const first =
    blockers === 0
      ? 'Nothing stands in the way of billing'
      : `${plural(blockers, 'gap')} in the way of billing`;
  return warnings === 0 ? `${first}.` : `${first}, ${warnings} more to look at.`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${COUNT.format(count)} ${count === 1 ? one : many}`;
}

const COUNT = new Intl.NumberFormat('en-US');

/** The answers of one meter: what its rules asked for, and how each of the missing stands. */
export function meterCounts(evaluation: Evaluation, meter: Meter): Readonly<Record<Status, number>> {
  const statusOf = new Map(evaluation.requirements.map((item) => [item.id, item.status]));
  const unmet = meter.missing.filter((item) => statusOf.get(item.id) === 'unmet').length;
  return { met: meter.done, unmet, unknown: meter.missing.length - unmet, notApplicable: 0 };
}

/** `Missing: Order · Invoice · 3 more`, or what `none` says. */
export function missingNames(meter: Meter, none: string, most = 4): string {
  if (meter.missing.length === 0) return none;
  const names = meter.missing.slice(0, most).map((item) => item.title);
  const rest = meter.missing.length - names.length;
  return `Missing: ${[...names, ...(rest > 0 ? [`${rest} more`] : [])].join(' · ')}`;
}

/** How a finding is said beside its field: the first thing that is wrong there, kept to one line. */
export function noteOf(
  finding: Finding,
  evaluation: Evaluation,
): { readonly short: string; readonly long: string } {
  const evidence = evaluation.requirements.find((item) => item.id === finding.rule)?.evidence ?? '';
  const first = evidence.split(';')[0]?.trim() ?? '';
  const missing =
    finding.status === 'unknown' || /\b(not given|no|none|missing|not named|not on the|empty)\b/i.test(first);
  const long = first !== '' && first.length <= 48 ? first : `Needs mending: ${finding.rule}`;
  return { short: missing ? 'Missing' : 'Check this', long };
}
