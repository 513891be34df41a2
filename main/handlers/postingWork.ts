import { getClaim } from '../../db/claims.ts';
import { denials } from '../../db/nouns.ts';
import { bookedWorkOf } from '../../db/nextPayerClaims.ts';
import { standingPayments } from '../../db/returned.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { BOOKED_WORK, type BookedWork, type Denial, isAtWork } from '../../shared/domain/denial.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { formatCents } from '../../shared/domain/money.ts';
import type { ClaimBooks } from '../../shared/edi/claimBooks.ts';
import type { WriteContext } from '../dispatch.ts';
import { claimFiling } from './claimFiling.ts';
import { frameOf } from './frame.ts';
import { type Outdated, outdatedOf, tellingClaims, toldFigures } from './toldDecisions.ts';

/**
 * Work that the books open by themselves, which no payer has told: a line that was paid twice, and a claim to the next
 * payer that tells what the one before it no longer says. Each closes by itself once it is no longer so; what a person
 * has closed stays closed.
 */

const OUTCOMES = {
  netted: 'Taken back: it is paid once',
  agrees: 'It tells what stands now',
} as const;

/** Watches what was paid twice, as the books of the claim have it now. @returns how many were opened. */
export function watchPaidTwice(
  context: WriteContext,
  claimId: Id,
  books: ClaimBooks,
  { on, postedWrongly }: { readonly on: IsoDate; readonly postedWrongly: string },
): number {
  const flags = books.flags.filter(({ kind }) => kind === 'paidTwice');
  const items = bookedWorkOf(context.db, claimId, BOOKED_WORK.paidTwice);
  const isFlagged = (id: Id | null): boolean =>
    flags.some(({ answerIds }) => id !== null && answerIds.includes(id));
  for (const item of items) {
    const flagged = isFlagged(item.remittanceClaimId);
    if (!flagged && isAtWork(item)) change(context, item, { state: 'closed', outcome: OUTCOMES.netted });
    const byItself = item.outcome === OUTCOMES.netted || item.outcome === postedWrongly;
    if (flagged && item.state === 'closed' && byItself) change(context, item, { state: 'open', outcome: '' });
  }
  let opened = 0;
  for (const { payerName, answerIds } of flags) {
    const last = answerIds.at(-1);
    const known = items.some(({ remittanceClaimId: id }) => id !== null && answerIds.includes(id));
    if (last === undefined || known) continue;
    const cents = standingPayments(context.db, last).reduce((sum, { paidCents }) => sum + paidCents, 0);
    open(context, claimId, {
      kind: BOOKED_WORK.paidTwice,
      remittanceClaimId: last,
      words: `Paid twice: ${payerName || 'the payer'} decided on this again, with ${formatCents(cents)}, and did not take the first decision back. Watch for a recoupment, or refund what is too much.`,
      cents,
      on,
    });
    opened += 1;
  }
  return opened;
}

/** What is told to later payers of this claim's decision, before something is posted or taken back. */
export function toldBefore(context: WriteContext, claimId: Id): string | null {
  const claim = getClaim(context.db, claimId);
  return claim ? toldFigures(context, claim) : null;
}

/**
 * Opens and closes the work of later payers' claims, where the decision on this one changed.
 * @param before as `toldBefore` gave it; null: nothing was decided yet, so nothing was told by the books.
 */
export function watchTold(context: WriteContext, claimId: Id, before: string | null, on: IsoDate): void {
  const claim = getClaim(context.db, claimId);
  if (!claim) return;
  const changed = before !== null && toldFigures(context, claim) !== before;
  for (const laterId of tellingClaims(context, claim)) settleTold(context, laterId, changed ? on : null);
}

/**
 * What a claim tells of payers before it, against what stands. Where both agree its work is closed.
 * @param news the day of what changed, which is work where they do not agree; null: nothing is news.
 * @returns how many were opened.
 */
export function settleTold(context: WriteContext, claimId: Id, news: IsoDate | null): number {
  const claim = getClaim(context.db, claimId);
  const atWork = bookedWorkOf(context.db, claimId, BOOKED_WORK.outdated).filter(isAtWork);
  if (!claim || (news === null && atWork.length === 0)) return 0;
  const outdated = outdatedOf(context, claim);
  if (outdated.length === 0) {
    for (const item of atWork) change(context, item, { state: 'closed', outcome: OUTCOMES.agrees });
    return 0;
  }
  if (news === null) return 0;
  const words = outdated.map(wordsOf).join(' ');
  const [item] = atWork;
  if (item) {
    change(context, item, { words });
    return 0;
  }
  const cents = outdated.reduce(
    (sum, { told, now }) => sum + Math.abs((told.paidCents ?? 0) - (now?.paidCents ?? 0)),
    0,
  );
  open(context, claimId, { kind: BOOKED_WORK.outdated, remittanceClaimId: null, words, cents, on: news });
  return 1;
}

function wordsOf({ number, payerName, nextName, told, now }: Outdated): string {
  const stands =
    now === null
      ? 'It took its decision back and no other stands.'
      : now.paidCents === told.paidCents
        ? 'It decided anew, with other adjustments.'
        : `It decided anew and paid ${formatCents(now.paidCents)}, not ${formatCents(told.paidCents)}.`;
  return `What this claim tells ${nextName} of ${payerName} (${number}) is out of date. ${stands}`;
}

function change(context: WriteContext, { id, revision, ...values }: Denial, next: Partial<Denial>): void {
  denials.update(frameOf(context), { id, revision }, { ...values, ...next });
}

const MOST_WORDS = 1000;

function open(
  context: WriteContext,
  claimId: Id,
  work: {
    readonly kind: BookedWork;
    readonly remittanceClaimId: Id | null;
    readonly words: string;
    readonly cents: number;
    readonly on: IsoDate;
  },
): void {
  const filing = claimFiling(context, claimId);
  denials.insert(frameOf(context), {
    claimId,
    lineId: null,
    kind: 'denied',
    remittanceClaimId: work.remittanceClaimId,
    batchEventId: null,
    payerId: filing.payerId,
    reasonGroup: work.kind,
    reason: '',
    remarks: [],
    words: work.words.slice(0, MOST_WORDS),
    cents: work.cents,
    receivedOn: work.on,
    dueOn: null,
    filingLimitOn: null,
    ruleIds: [],
    ownerId: filing.ownerId,
    state: 'open',
    nextStep: 'person',
    answerClaimId: null,
    outcome: '',
    note: '',
  });
}
