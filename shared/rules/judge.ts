import type { Override } from '../domain/claim.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { PayerClass } from '../domain/payer.ts';
import { CHECKS } from './checks/table.ts';
import type { Context, Facts } from './facts.ts';
import { readField, type Fact } from './fields.ts';
import { notApplicable, unknown, type Outcome, type Severity } from './outcome.ts';
import type { Pack, Rule } from './pack.ts';
import type { CheckName } from './vocabulary.ts';

/** What each rule of a pack answers, how much it weighs, who set it aside, and which other rule it waits for. */

export interface Judged {
  readonly rule: Rule;
  readonly outcome: Outcome<string>;
  readonly severity: Severity;
  readonly override: Override | null;
  /** The rule whose failing this one waits for; null when it speaks for itself. */
  readonly root: string | null;
}

/** Every rule of the pack that is for this kind of claim, in the order of the pack. */
export function judgeAll(pack: Pack, facts: Facts): readonly Judged[] {
  const kind = facts.theCase.claim.kind;
  const owners = pack.owners[kind] ?? {};
  const rules = pack.rules.filter((rule) => rule.claimKinds.includes(kind));
  const outcomes = new Map<string, Outcome<string>>();
  for (const rule of rules) {
    const owns = (fact: Fact): boolean => (owners[fact] ?? rule.id) === rule.id;
    outcomes.set(rule.id, outcomeOf(rule, { ...facts, owns }));
  }
  const fails = (id: string): boolean => isFailure(outcomes.get(id));
  const overrideOf = new Map(
    rules.map((rule) => [rule.id, validOverride(rule, facts.theCase.claim.overrides, facts.on)]),
  );
  const isOverridden = (id: string): boolean => overrideOf.get(id) != null;
  const ownerOf = new Map(
    rules.map((rule) => [rule.id, owningRule(rule, outcomes.get(rule.id), owners, fails, isOverridden)]),
  );
  const isSetAside = (id: string): boolean => {
    const owner = ownerOf.get(id) ?? null;
    return isOverridden(id) || (owner !== null && isOverridden(owner));
  };
  /** What weighs more does not wait for an unverified answer, which would have to weigh as much in its place. */
  const isUnverified = (id: string): boolean => {
    const outcome = outcomes.get(id);
    return (
      rules.some((rule) => rule.id === id && rule.source.verified === 'unverified') ||
      (outcome?.status === 'unknown' && outcome.unverified === true)
    );
  };
  return rules.map((rule) => {
    const outcome = outcomes.get(rule.id) ?? unknown(rule.path, 'not judged');
    // Once the earlier rule was set aside, what it covered is told by this one. Who owns the missing fact speaks for it.
    const waits = isFailure(outcome) && !ownsGap(rule, outcome, owners);
    const severity = weightOf(rule, outcome, facts);
    const earlier = waits
      ? rule.after?.find((id) => fails(id) && !isSetAside(id) && (severity === 'advice' || !isUnverified(id)))
      : undefined;
    return {
      rule,
      outcome,
      severity,
      override: overrideOf.get(rule.id) ?? null,
      root: ownerOf.get(rule.id) ?? earlier ?? null,
    };
  });
}

/** What nobody has verified advises, however grave it would be if it were true. */
function weightOf(rule: Rule, outcome: Outcome<string>, facts: Facts): Severity {
  if (rule.source.verified === 'unverified') return 'advice';
  return ('level' in outcome ? outcome.level : undefined) ?? severityOf(rule, facts);
}

/** The rule that owns the fact which this one lacks, where that rule will speak of it. */
function owningRule(
  rule: Rule,
  outcome: Outcome<string> | undefined,
  owners: Readonly<Partial<Record<Fact, string>>>,
  fails: (id: string) => boolean,
  isOverridden: (id: string) => boolean,
): string | null {
  if (outcome?.status !== 'unknown' || outcome.lacks === undefined) return null;
  const owner = owners[outcome.lacks];
  if (owner === undefined || owner === rule.id || !fails(owner)) return null;
  // What may not be set aside itself is not carried by setting another rule aside.
  return rule.overridable || !isOverridden(owner) ? owner : null;
}

/** True for a rule that lacks the very fact that others wait for it to ask. */
function ownsGap(
  rule: Rule,
  outcome: Outcome<string>,
  owners: Readonly<Partial<Record<Fact, string>>>,
): boolean {
  return outcome.status === 'unknown' && outcome.lacks !== undefined && owners[outcome.lacks] === rule.id;
}

function outcomeOf(rule: Rule, context: Context): Outcome<string> {
  for (const condition of rule.when ?? []) {
    if ('serviceTo' in condition) {
      if (context.dateOfService === null) return noDate();
      if (context.dateOfService > condition.serviceTo) return notApplicable(condition.otherwise);
      continue;
    }
    if ('suppliedFrom' in condition) {
      const began = suppliedOn(context);
      if (typeof began !== 'string') return began;
      if (began < condition.suppliedFrom) return notApplicable(condition.otherwise);
      continue;
    }
    if ('bills' in condition) {
      if (context.lines.length === 0) return unknown('claim.lines', 'no line is billed yet', 'claim.lines');
      if (!context.lines.some((line) => condition.bills.includes(line.code)))
        return notApplicable(condition.otherwise);
      continue;
    }
    if ('modifiers' in condition) {
      if (context.lines.length === 0) return unknown('claim.lines', 'no line is billed yet', 'claim.lines');
      const carried = context.lines.flatMap((line) => [...line.modifiers, ...line.furtherModifiers]);
      if (!condition.modifiers.some((modifier) => carried.includes(modifier)))
        return notApplicable(condition.otherwise);
      continue;
    }
    if ('field' in condition) {
      const reading = readField(context.theCase, condition.field);
      if (!reading.given) return unknown(condition.field, `${condition.name} is not given`, reading.lacks);
      if (!condition.in.some((value) => value === reading.value)) return notApplicable(condition.otherwise);
      continue;
    }
    if ('serviceFrom' in condition) {
      if (context.dateOfService === null) return noDate();
      if (context.dateOfService < condition.serviceFrom) return notApplicable(condition.otherwise);
      continue;
    }
    if (context.payerClass === null) return unknown('claim.coverageId', 'the payer is not given', 'payer');
    if ('payerClass' in condition) {
      if (!condition.payerClass.includes(context.payerClass)) return notApplicable(condition.otherwise);
      continue;
    }
    if (condition.always?.includes(context.payerClass)) continue;
    const reading = readField(context.theCase, condition.setting);
    if (reading.given && reading.value !== condition.is) return notApplicable(condition.otherwise);
  }
  return run(rule, context);
}

/** First day of the rental, as the register has it, or the day on which a sold device was delivered. */
function suppliedOn({ theCase: { claim, equipment } }: Context): IsoDate | Outcome<string> {
  if (claim.rental.basis === 'purchase') {
    const path = 'claim.delivery.deliveredOn';
    return claim.delivery.deliveredOn ?? unknown(path, 'the day of delivery is not given', path);
  }
  if (equipment === null) return unknown('claim.equipmentId', 'the device is not given', 'equipment');
  const path = 'equipment.rentalStartedOn';
  return equipment.rentalStartedOn ?? unknown(path, 'the first day of the rental is not given', path);
}

function noDate(): Outcome<string> {
  return unknown('claim.dateOfService', 'the date of service is not given', 'claim.dateOfService');
}

function run<K extends CheckName>(rule: Rule<K>, context: Context): Outcome<string> {
  return CHECKS[rule.check](context, rule.with);
}

/** Most severe first. */
export const RANK: Readonly<Record<Severity, number>> = { blocker: 0, warning: 1, advice: 2 };

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

/** The most severe of some; advice when there is none. */
export function worst(severities: readonly Severity[]): Severity {
  return severities.reduce((one, other) => (RANK[other] < RANK[one] ? other : one), 'advice');
}

/** The last override that counts: by a billing lead or the owner, with a reason, not taken back nor run out, on a rule that allows it. */
function validOverride(rule: Rule, overrides: readonly Override[], on: IsoDate): Override | null {
  if (!rule.overridable) return null;
  const valid = overrides.filter(
    (override) =>
      override.ruleId === rule.id &&
      override.withdrawnAt === null &&
      (override.expiresOn === null || on <= override.expiresOn) &&
      (override.role === 'billingLead' || override.role === 'owner') &&
      override.reason.trim() !== '',
  );
  return valid.at(-1) ?? null;
}

function isFailure(outcome: Outcome<string> | undefined): boolean {
  return outcome?.status === 'unmet' || outcome?.status === 'unknown';
}

/** True for a rule that fails for a reason of its own. */
export function raisesFinding(item: Judged): boolean {
  return isFailure(item.outcome) && item.root === null;
}

/** The rule at the end of the chain of waiting; null when the chain goes round. */
export function finalRoot(item: Judged, judged: readonly Judged[]): Judged | null {
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

/** True while this rule stands in the way of finalising. */
export function blocks(item: Judged, judged: readonly Judged[]): boolean {
  if (!isFailure(item.outcome) || item.severity !== 'blocker' || item.override !== null) return false;
  return item.root === null || finalRoot(item, judged)?.override == null;
}
