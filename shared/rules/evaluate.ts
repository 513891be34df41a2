import type { Override } from '../domain/claim.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { PayerClass } from '../domain/payer.ts';
import { CARC, RARC } from '../codes/denials.ts';
import { billability } from './billability.ts';
import { CHECKS } from './checks/table.ts';
import { dateForPack, gatherFacts, type Context, type Facts } from './facts.ts';
import { readField, type Fact } from './fields.ts';
import { notApplicable, unknown, type Outcome, type Severity } from './outcome.ts';
import { noPackEvaluation } from './noPack.ts';
import type { Pack, Risk, Rule, Section, Source } from './pack.ts';
import { selectPack } from './selectPack.ts';
import type { CheckName } from './vocabulary.ts';

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
  /** Set where somebody who may has set it aside; it then no longer stands in the way. */
  readonly override: Override | null;
}

export interface Meter {
  readonly done: number;
  readonly total: number;
  readonly missing: readonly { readonly id: string; readonly title: string }[];
}

export interface Evaluation {
  /** Id of the pack that judged; `none` where no pack covers the date of service. */
  readonly pack: string;
  readonly finalisable: boolean;
  readonly counts: {
    readonly met: number;
    readonly unmet: number;
    readonly unknown: number;
    readonly notApplicable: number;
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
export function evaluateCase(theCase: ClaimCase, on: IsoDate): Evaluation {
  const judgedBy = dateForPack(theCase, on);
  const pack = selectPack(theCase.claim.kind, theCase.payer?.class ?? null, judgedBy);
  const facts = gatherFacts(theCase, on);
  return pack === null ? noPackEvaluation(theCase, judgedBy) : evaluate(pack, facts);
}

interface Judged {
  readonly rule: Rule;
  readonly outcome: Outcome<string>;
  readonly severity: Severity;
  readonly override: Override | null;
  /** The rule whose failing this one waits for; null when it speaks for itself. */
  readonly root: string | null;
}

/** Judges the facts by one pack. Pure: the same facts give the same evaluation. */
export function evaluate(pack: Pack, facts: Facts): Evaluation {
  const judged = judgeAll(pack, facts);
  const findings = judged.filter(raisesFinding).map((item) => findingOf(item, judged));
  const requirements = judged.map(requirementOf(judged));
  const count = (status: Status): number => requirements.filter((item) => item.status === status).length;
  const { answer, why, source } = billability(facts);
  return {
    pack: pack.id,
    finalisable: judged.every((item) => !blocks(item, judged)),
    counts: {
      met: count('met'),
      unmet: count('unmet'),
      unknown: count('unknown'),
      notApplicable: count('notApplicable'),
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
    billable: { answer, why, source: plainSource(source) },
  };
}

function judgeAll(pack: Pack, facts: Facts): readonly Judged[] {
  const kind = facts.theCase.claim.kind;
  const owners = pack.owners[kind];
  const rules = pack.rules.filter((rule) => rule.claimKinds.includes(kind));
  const outcomes = new Map<string, Outcome<string>>();
  for (const rule of rules) {
    const owns = (fact: Fact): boolean => (owners[fact] ?? rule.id) === rule.id;
    outcomes.set(rule.id, outcomeOf(rule, { ...facts, owns }));
  }
  const fails = (id: string): boolean => {
    const status = outcomes.get(id)?.status;
    return status === 'unmet' || status === 'unknown';
  };
  const overrideOf = new Map(
    rules.map((rule) => [rule.id, validOverride(rule, facts.theCase.claim.overrides)]),
  );
  return rules.map((rule) => {
    const outcome = outcomes.get(rule.id) ?? unknown(rule.path, 'not judged');
    return {
      rule,
      outcome,
      severity: ('level' in outcome ? outcome.level : undefined) ?? severityOf(rule, facts),
      override: overrideOf.get(rule.id) ?? null,
      root: rootOf(rule, outcome, owners, fails, (id) => overrideOf.get(id) != null),
    };
  });
}

function rootOf(
  rule: Rule,
  outcome: Outcome<string>,
  owners: Readonly<Partial<Record<Fact, string>>>,
  fails: (id: string) => boolean,
  isOverridden: (id: string) => boolean,
): string | null {
  if (outcome.status !== 'unmet' && outcome.status !== 'unknown') return null;
  const owner =
    outcome.status === 'unknown' && outcome.lacks !== undefined ? owners[outcome.lacks] : undefined;
  if (owner !== undefined && owner !== rule.id && fails(owner)) return owner;
  // Once the earlier rule was set aside, what it covered is told by this one.
  return rule.after?.find((id) => id !== rule.id && fails(id) && !isOverridden(id)) ?? null;
}

function outcomeOf(rule: Rule, context: Context): Outcome<string> {
  for (const condition of rule.when ?? []) {
    if ('serviceFrom' in condition) {
      if (context.dateOfService === null) {
        return unknown('claim.dateOfService', 'the date of service is not given', 'claim.dateOfService');
      }
      if (context.dateOfService < condition.serviceFrom) return notApplicable(condition.otherwise);
      continue;
    }
    if (context.payerClass === null) return unknown('claim.coverageId', 'the payer is not given', 'payer');
    if ('payerClass' in condition) {
      if (!condition.payerClass.includes(context.payerClass)) return notApplicable(condition.otherwise);
      continue;
    }
    const reading = readField(context.theCase, condition.setting);
    if (reading.given && reading.value !== condition.is) return notApplicable(condition.otherwise);
  }
  return run(rule, context);
}

function run<K extends CheckName>(rule: Rule<K>, context: Context): Outcome<string> {
  return CHECKS[rule.check](context, rule.with);
}

const RANK: Readonly<Record<Severity, number>> = { blocker: 0, warning: 1, advice: 2 };

function severityOf(rule: Rule, facts: Facts): Severity {
  const { severity } = rule;
  if (typeof severity === 'string') return severity;
  if ('byClass' in severity) {
    if (facts.payerClass !== null) return severity.byClass[facts.payerClass];
    // While the payer is not known, as severe as it may become.
    const every: readonly PayerClass[] = ['medicare', 'medicaid', 'commercial'];
    return worst(every.map((payerClass) => severity.byClass[payerClass]));
  }
  const reading = readField(facts.theCase, severity.bySetting);
  return !reading.given || reading.value === true ? severity.yes : severity.no;
}

function worst(severities: readonly Severity[]): Severity {
  return severities.reduce((one, other) => (RANK[other] < RANK[one] ? other : one), 'advice');
}

/** The last override that counts: by a billing lead or the owner, with a reason, not taken back, on a rule that allows it. */
function validOverride(rule: Rule, overrides: readonly Override[]): Override | null {
  if (!rule.overridable) return null;
  const valid = overrides.filter(
    (override) =>
      override.ruleId === rule.id &&
      override.withdrawnAt === null &&
      (override.role === 'billingLead' || override.role === 'owner') &&
      override.reason.trim() !== '',
  );
  return valid.at(-1) ?? null;
}

function isFailing(item: Judged): boolean {
  return item.outcome.status === 'unmet' || item.outcome.status === 'unknown';
}

function raisesFinding(item: Judged): boolean {
  return isFailing(item) && item.root === null;
}

/** The rule at the end of the chain of waiting; null when the chain goes round. */
function finalRoot(item: Judged, judged: readonly Judged[]): Judged | null {
  const passed = new Set<string>();
  let current: Judged | undefined = item;
  while (current !== undefined && current.root !== null) {
    if (passed.has(current.rule.id)) return null;
    passed.add(current.rule.id);
    const next: string = current.root;
    current = judged.find((other) => other.rule.id === next);
  }
  return current ?? null;
}

function blocks(item: Judged, judged: readonly Judged[]): boolean {
  if (!isFailing(item) || item.severity !== 'blocker' || item.override !== null) return false;
  return item.root === null || finalRoot(item, judged)?.override == null;
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
    message: slots === null ? `${rule.title} cannot be judged: ${detail}.` : fill(rule.message, slots),
    remedy:
      slots === null ? (rule.remedyWhenUnknown ?? fill(rule.remedy, { detail })) : fill(rule.remedy, slots),
    why: rule.why,
    source: plainSource(rule.source),
    ...(rule.risk === undefined ? {} : { risk: riskText(rule.risk) }),
    section: rule.section,
    override,
  };
}

function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return upperFirst(template.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? ''));
}

function riskText({ carc, rarc }: Risk): string {
  const reasons = carc.map((code) => `CARC ${code} (${CARC[code]})`);
  const remarks = rarc.map((code) => `RARC ${code} (${RARC[code]})`);
  return [...reasons, ...remarks].join(', ');
}

function plainSource({ title, date, ref }: Source): Source {
  return { title, date, ref };
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
