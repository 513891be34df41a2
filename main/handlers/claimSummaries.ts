import { claimCaseOf } from '../../db/claimCase.ts';
import { claimsJudgedBefore, claimsTouchedBy, putSummary } from '../../db/claimSummaries.ts';
import { totalCharge } from '../../shared/domain/claim.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { type Evaluation, evaluateCase, gapText } from '../../shared/rules/evaluate.ts';
import { ok } from '../../shared/result.ts';
import type { ReadContext } from '../dispatch.ts';
import type { Services } from '../services.ts';

/**
 * Works out again what lists show of every open claim that a transaction may concern. Runs before the commit of
 * each write, so that no handler can forget it and no queue tells of yesterday.
 */
export function refreshTouchedClaims(context: ReadContext & { readonly transactionId: Id }): void {
  for (const claimId of claimsTouchedBy(context.db, context.transactionId)) {
    const theCase = claimCaseOf(context.db, claimId);
    if (theCase) summarise(context, theCase, evaluateCase(theCase, context.today));
  }
}

/** As many as are judged in about two seconds; the rest follows with the next look at the status. */
const AT_ONCE = 2000;

/** Judges open claims again that were last judged on another day: a date may have passed since. */
export function judgeForToday(services: Services): void {
  if (services.user() === null || services.awaitsRecovery()) return;
  const stale = services.read(({ db, today }) => ok(claimsJudgedBefore(db, today, AT_ONCE)));
  if (!stale.ok || stale.value.length === 0) return;
  services.write('claims.judge', null, (context) => {
    for (const claimId of stale.value) {
      const theCase = claimCaseOf(context.db, claimId);
      if (theCase) summarise(context, theCase, evaluateCase(theCase, context.today));
    }
    return ok(undefined);
  });
}

/** Steps of the interview that papers settle. */
const PAPER_SECTIONS: readonly string[] = ['order', 'attachments'];

export function summarise(
  context: Pick<ReadContext, 'db' | 'today'>,
  theCase: ClaimCase,
  evaluation: Evaluation,
): void {
  const open = evaluation.findings.filter(({ override }) => override === null);
  const blockers = open.filter(({ severity }) => severity === 'blocker');
  putSummary(context.db, {
    claimId: theCase.claim.id,
    blockers: evaluation.finalisable ? 0 : Math.max(1, blockers.length),
    unknown: evaluation.counts.unknown,
    gapText: gapText(evaluation),
    gapRules: open.map(({ rule }) => rule),
    documentsMissing: open.filter(({ section }) => PAPER_SECTIONS.includes(section)).length,
    finalisable: evaluation.finalisable,
    chargeCents: totalCharge(theCase.claim.lines),
    pack: evaluation.pack,
    evaluatedOn: context.today,
  });
}
