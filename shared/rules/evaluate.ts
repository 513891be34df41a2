import type { Override } from '../domain/claim.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import type { IsoDate } from '../domain/dates.ts';
import { CARC, RARC, UNVERIFIED_REMARKS } from '../codes/denials.ts';
import { billability } from './billability/billability.ts';
import { dateForPack, gatherFacts, type Facts } from './facts.ts';
import { blocks, finalRoot, judgeAll, raisesFinding, RANK, worst, type Judged } from './judge.ts';
import { noPackEvaluation } from './noPack.ts';
import type { Severity } from './outcome.ts';
import type { Pack, Risk, Rule, Section, Source } from './pack.ts';
import { PACKS } from './packs/packs.ts';
import { judgingPacks, mergedPack } from './selectPack.ts';

export type Status = 'met' | 'unmet' | 'unknown' | 'notApplicable';

export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly kind: Rule['kind'];
  readonly status: Status;
  /** Met: what shows it. Otherwise: what is wrong, what is missing, or why it does not apply. */
  readonly evidence: string;
  readonly path: string;
  readonly section: Section;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: 'unmet' | 'unknown';
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  /** Why it matters. */
  readonly why: string;
  readonly source: Source;
  /** The denial it would draw, in words with its codes. */
  readonly risk?: string;
  readonly section: Section;
  /** False for what nobody may set aside. */
  readonly overridable: boolean;
  /** Set where somebody who may has set it aside; it then no longer stands in the way. */
  readonly override: Override | null;
}

export interface Meter {
  readonly done: number;
  readonly total: number;
  readonly missing: readonly { readonly id: string; readonly title: string }[];
}

export interface Evaluation {
  /** Ids of the packs that judged, in words; `none` where no pack covers the date of service. */
  readonly pack: string;
  readonly packs: readonly string[];
  readonly finalisable: boolean;
  readonly counts: {
    readonly met: number;
    readonly unmet: number;
    readonly unknown: number;
    readonly notApplicable: number;
    /** Of the unmet and unknown: set aside by somebody who may. */
    readonly waived: number;
  };
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  /** What stands between the claim and the payer. */
  readonly billReady: Meter;
  /** What a reviewer would ask to see; setting a finding aside does not fill it. */
  readonly auditReady: Meter;
  readonly billable: {
    readonly answer: 'bill' | 'doNotBill' | 'billAnotherWay' | 'needsPerson';
    readonly why: string;
    readonly source: Source;
  };
}

/**
 * Judges a claim case with the pack of its date of service, amendments of the visit applied.
 * @param on today, in the office's time zone.
 */
export function evaluateCase(theCase: ClaimCase, on: IsoDate, shipped: readonly Pack[] = PACKS): Evaluation {
  const packs = judgingPacks(theCase, on, shipped);
  // Without the guides nothing asks for the claim's own data: the other layers cannot judge alone.
  if (!packs.some((pack) => pack.layer === 'guides')) return noPackEvaluation(dateForPack(theCase, on));
  return evaluate(packs, gatherFacts(theCase, on));
}

/** Judges the facts by the packs together. Pure: the same facts give the same evaluation. */
export function evaluate(packs: readonly Pack[], facts: Facts): Evaluation {
  const pack = mergedPack(packs);
  const judged = judgeAll(pack, facts);
  const findings = judged.filter(raisesFinding).map((item) => findingOf(item, judged));
  const requirements = judged.map(requirementOf(judged));
  const count = (status: Status): number => requirements.filter((item) => item.status === status).length;
  const { answer, why, source } = billability(facts);
  return {
    pack: pack.id,
    packs: packs.map(({ id }) => id),
    finalisable: judged.every((item) => !blocks(item, judged)),
    counts: {
      met: count('met'),
      unmet: count('unmet'),
      unknown: count('unknown'),
      notApplicable: count('notApplicable'),
      waived: findings.filter((finding) => finding.override !== null).length,
    },
    requirements,
    findings: [...findings].sort(bySeverity),
    billReady: meter(
      judged.filter((item) => item.severity === 'blocker'),
      (item) => !blocks(item, judged),
    ),
    auditReady: meter(
      judged.filter((item) => item.rule.kind !== 'check'),
      (item) => item.outcome.status === 'met',
    ),
    billable: { answer, why, source },
  };
}

function requirementOf(judged: readonly Judged[]): (item: Judged) => Requirement {
  return (item) => {
    const { rule, outcome, root } = item;
    const waitsFor = judged.find((other) => other.rule.id === root);
    const base = { id: rule.id, title: rule.title, kind: rule.kind, section: rule.section };
    if (waitsFor) {
      const evidence = `Waits for ${waitsFor.rule.id}, ${lowerFirst(waitsFor.rule.title)}`;
      return { ...base, status: 'unknown', evidence, path: 'path' in outcome ? outcome.path : rule.path };
    }
    switch (outcome.status) {
      case 'unmet':
        return {
          ...base,
          status: 'unmet',
          evidence: upperFirst(outcome.slots.detail ?? ''),
          path: outcome.path,
        };
      case 'unknown':
        return { ...base, status: 'unknown', evidence: upperFirst(outcome.detail), path: outcome.path };
      default:
        return { ...base, status: outcome.status, evidence: upperFirst(outcome.evidence), path: rule.path };
    }
  };
}

function findingOf(item: Judged, judged: readonly Judged[]): Finding {
  const { rule, outcome, override } = item;
  // What other rules wait for weighs as much as the weightiest of them.
  const waiting = judged.filter((other) => other.root !== null && finalRoot(other, judged) === item);
  const severity = worst([item.severity, ...waiting.map((other) => other.severity)]);
  const slots = outcome.status === 'unmet' ? outcome.slots : null;
  const detail = outcome.status === 'unknown' ? outcome.detail : '';
  return {
    rule: rule.id,
    severity,
    status: outcome.status === 'unmet' ? 'unmet' : 'unknown',
    path: 'path' in outcome ? outcome.path : rule.path,
    message:
      slots === null
        ? fill(rule.messageWhenUnknown ?? 'Not checked: {detail}.', { detail })
        : fill(rule.message, slots),
    remedy:
      slots === null ? (rule.remedyWhenUnknown ?? fill(rule.remedy, { detail })) : fill(rule.remedy, slots),
    why:
      rule.source.verified === 'unverified' || (outcome.status === 'unknown' && outcome.unverified === true)
        ? `${rule.why} This ground is not verified: it advises, and never stands in the way.`
        : rule.why,
    source: rule.source,
    ...(rule.risk === undefined ? {} : { risk: riskText(rule.risk) }),
    section: rule.section,
    overridable: rule.overridable,
    override,
  };
}

function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return upperFirst(template.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? ''));
}

function riskText({ carc, rarc }: Risk): string {
  const reasons = carc.map((code) => `CARC ${code} (${CARC[code]})`);
  const remarks = rarc.map(
    (code) => `RARC ${code} (${RARC[code]}${UNVERIFIED_REMARKS.includes(code) ? '; not verified' : ''})`,
  );
  return [...reasons, ...remarks].join(', ');
}

function meter(items: readonly Judged[], isDone: (item: Judged) => boolean): Meter {
  const asked = items.filter((item) => item.outcome.status !== 'notApplicable');
  const missing = asked.filter((item) => !isDone(item));
  return {
    done: asked.length - missing.length,
    total: asked.length,
    missing: missing.map(({ rule }) => ({ id: rule.id, title: rule.title })),
  };
}

function bySeverity(one: Finding, other: Finding): number {
  return RANK[one.severity] - RANK[other.severity];
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** What is missing, in a few words for a queue; never a patient's data. '' when nothing stands in the way. */
export function gapText(evaluation: Evaluation): string {
  const open = evaluation.findings.filter((finding) => finding.override === null);
  const blockers = open.filter((finding) => finding.severity === 'blocker');
  const shown = blockers.length > 0 ? blockers : open.filter((finding) => finding.severity === 'warning');
  const titles = shown.map(
    (finding) => evaluation.requirements.find((item) => item.id === finding.rule)?.title ?? finding.rule,
  );
  const [first = '', second, third, ...rest] = titles;
  const more = rest.length > 0 ? [`${rest.length} more`] : [];
  return [first, second, third, ...more].filter((title) => title !== undefined && title !== '').join(' · ');
}
