import type { ClaimCase } from '../domain/claimCase.ts';
import type { IsoDate } from '../domain/dates.ts';
import { evaluate, type Evaluation, type Finding, type Requirement, type Status } from './evaluate.ts';
import { gatherFacts } from './facts.ts';
import type { Severity } from './outcome.ts';
import type { Pack, Source } from './pack.ts';
import { PACKS } from './packs/packs.ts';
import { judgingPacks } from './selectPack.ts';

/** A finalized claim judged again: by the packs of its own time, and by those that would judge it today. */

/** What was written down when the claim was finalized. */
export interface Finalised {
  readonly theCase: ClaimCase;
  readonly evaluation: Evaluation;
  /** The day of finalizing, in the office's time zone. */
  readonly on: IsoDate;
}

/** One rule that answers differently. */
export interface RuleChange {
  readonly rule: string;
  readonly title: string;
  /** Null: the packs of that side do not ask this. */
  readonly before: Answer | null;
  readonly after: Answer | null;
  /** Why the rule matters, in its words; '' where it is no longer asked. */
  readonly why: string;
  readonly source: Source | null;
}

export interface Answer {
  readonly status: Status;
  /** Null while the rule raises no finding. */
  readonly severity: Severity | null;
  readonly words: string;
}

export interface Replay {
  readonly packs: readonly string[];
  /** Ids of packs that this program no longer holds: without them nothing can be replayed. */
  readonly missing: readonly string[];
  /** What answers differently under the same packs; anything here means that a record or a pack was tampered with. */
  readonly changes: readonly RuleChange[];
}

/** Judges a finalized claim again by the packs that it names, as of the day of its finalizing. */
export function replay(finalised: Finalised, shipped: readonly Pack[] = PACKS): Replay {
  const { theCase, evaluation, on } = finalised;
  const current = judgingPacks(theCase, on, shipped);
  const found = evaluation.packs.map(
    // The payer's own requirements are no shipped pack: they lie with the claim's payer, as it was then.
    (id) => shipped.find((pack) => pack.id === id) ?? current.find((pack) => pack.id === id) ?? null,
  );
  const packs = found.filter((pack) => pack !== null);
  const missing = evaluation.packs.filter((_, index) => found[index] === null);
  if (missing.length > 0 || packs.length === 0) return { packs: evaluation.packs, missing, changes: [] };
  return {
    packs: evaluation.packs,
    missing,
    changes: ruleChanges(evaluation, evaluate(packs, gatherFacts(theCase, on))),
  };
}

export interface NewerJudgement {
  readonly packs: readonly string[];
  readonly changes: readonly RuleChange[];
}

/**
 * What would be different if the claim were judged by the packs that judge its date of service now; null when those
 * are the packs that judged it.
 */
export function underNewerPacks(
  finalised: Finalised,
  shipped: readonly Pack[] = PACKS,
): NewerJudgement | null {
  const { theCase, evaluation, on } = finalised;
  const packs = judgingPacks(theCase, on, shipped);
  const ids = packs.map(({ id }) => id);
  if (packs.length === 0 || ids.join() === evaluation.packs.join()) return null;
  return { packs: ids, changes: ruleChanges(evaluation, evaluate(packs, gatherFacts(theCase, on))) };
}

/** Rules whose status, weight or words differ between two evaluations of one claim, in the order of the later one. */
export function ruleChanges(before: Evaluation, after: Evaluation): readonly RuleChange[] {
  const ids = [...new Set([...after.requirements, ...before.requirements].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const one = answerOf(before, id);
    const other = answerOf(after, id);
    if (one?.status === other?.status && one?.severity === other?.severity && one?.words === other?.words) {
      return [];
    }
    const finding = findingOf(after, id) ?? findingOf(before, id);
    const title = requirementOf(after, id)?.title ?? requirementOf(before, id)?.title ?? id;
    return [
      {
        rule: id,
        title,
        before: one,
        after: other,
        why: finding?.why ?? '',
        source: finding?.source ?? null,
      },
    ];
  });
}

function answerOf(evaluation: Evaluation, id: string): Answer | null {
  const requirement = requirementOf(evaluation, id);
  if (!requirement) return null;
  const finding = findingOf(evaluation, id);
  return {
    status: requirement.status,
    severity: finding?.severity ?? null,
    words: finding?.message ?? requirement.evidence,
  };
}

function requirementOf({ requirements }: Evaluation, id: string): Requirement | undefined {
  return requirements.find((requirement) => requirement.id === id);
}

function findingOf({ findings }: Evaluation, id: string): Finding | undefined {
  return findings.find((finding) => finding.rule === id);
}
