import { getClaim, moveClaim } from '../../db/claims.ts';
import { denials } from '../../db/nouns.ts';
import {
  insertMatch,
  insertPayment,
  paymentsOf,
  standingPayments,
  stateBeforePostings,
} from '../../db/returned.ts';
import { type ClaimState, OPEN_STATES } from '../../shared/domain/claim.ts';
import { addDays, type IsoDate } from '../../shared/domain/dates.ts';
import {
  type Denial as DenialItem,
  type DenialValues,
  isAtWork,
  isBookedWork,
} from '../../shared/domain/denial.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { MatchHow, PostedAdjustment } from '../../shared/domain/returned.ts';
import { booksOf, type BooksState, type ClaimBooks } from '../../shared/edi/claimBooks.ts';
import type { LineMatch } from '../../shared/edi/matchRemittance.ts';
import { type Adjustment, isReversal, type RemittanceClaim } from '../../shared/edi/remittance.ts';
import { claimStatusWords, type Denial, denialsOf } from '../../shared/edi/remittanceDenials.ts';
import { lessonOf } from '../../shared/edi/remittanceLessons.ts';
import { blocked, ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { claimFiling } from './claimFiling.ts';
import { closeRejections, REJECTION_OUTCOMES, reopenRejections } from './closeRejections.ts';
import { frameOf } from './frame.ts';
import { nextPayers } from './nextPayer.ts';
import { toldBefore, watchPaidTwice, watchTold } from './postingWork.ts';
import { settleFileRejections } from './rejections.ts';
import type { Taking } from './takeAnswers.ts';

/**
 * One claim of a remittance on its way into the books, and out of them again when a person had placed it wrongly. What
 * is posted stays: taking back adds the same rows turned. Where the claim stands and which refusals are still work
 * follows each time from everything that is posted to it, never from the last file alone.
 */

export interface Posting {
  readonly remittanceClaimId: Id;
  readonly content: RemittanceClaim;
  readonly claimId: Id;
  readonly lines: readonly Pick<LineMatch, 'lineIndex' | 'lineId'>[];
  readonly how: MatchHow;
  readonly on: IsoDate;
}

/** Posts one claim: a row for each line, one for the claim where it says something of the whole; then its refusals. */
export function post(context: WriteContext, taking: Pick<Taking, 'summary'>, posting: Posting): void {
  const { content, claimId, remittanceClaimId, on } = posting;
  const told = toldBefore(context, claimId);
  const user = { userId: context.user.id, userName: context.user.name };
  const lines = posting.lines.map(({ lineIndex, lineId }) => ({ lineIndex, lineId }));
  insertMatch(frameOf(context), { remittanceClaimId, claimId, how: posting.how, lines, ...user });
  const common = { claimId, remittanceClaimId, turnsId: null, on, note: '', ...user };
  taking.summary.posted += 1;
  if (content.status === '23' || content.status === '25') {
    // Passed on to another payer, or only a forecast: nothing was paid, whatever the file says.
    const nothing = { paidCents: 0, allowedCents: null, patientCents: 0, adjustments: [], remarks: [] };
    const note = claimStatusWords(content.status);
    insertPayment(frameOf(context), { ...common, ...nothing, lineId: null, note });
    return;
  }
  content.lines.forEach((line, at) => {
    insertPayment(frameOf(context), {
      ...common,
      lineId: lines.find(({ lineIndex }) => lineIndex === at)?.lineId ?? null,
      paidCents: line.paidCents ?? 0,
      allowedCents: line.allowedCents,
      patientCents: patientShare(line.adjustments),
      adjustments: postedOf(line.adjustments),
      remarks: [...line.remarks],
    });
  });
  if (content.lines.length === 0 || content.adjustments.length > 0) {
    insertPayment(frameOf(context), {
      ...common,
      lineId: null,
      paidCents: content.lines.length === 0 ? (content.paidCents ?? 0) : -sumOf(content.adjustments),
      allowedCents: null,
      patientCents: patientShare(content.adjustments),
      adjustments: postedOf(content.adjustments),
      remarks: [...content.remarks],
    });
  }
  const reversal = isReversal(content);
  if (!reversal) for (const denial of denialsOf(content)) openDenial(context, taking, posting, denial);
  const books = claimBooks(context, claimId);
  const gone = { claimId, remittanceClaimId, on, cents: -(content.paidCents ?? 0) };
  if (!reversal) closeRejections(context, claimId, REJECTION_OUTCOMES.decided);
  else if (openTakenBack(context, gone, books)) taking.summary.denials += 1;
  settle(context, claimId, books);
  taking.summary.denials += watchPaidTwice(context, claimId, books, { on, postedWrongly: POSTED_WRONGLY });
  watchTold(context, claimId, told, on);
  settleFileRejections(context);
}

/**
 * Takes a posting back: its rows are turned, the refusals it opened are no work any more, the claim stands where what
 * is left puts it, and the claim of the remittance waits again. What somebody answered already keeps its answer.
 * @returns `blocked` while a correction that answers one of its refusals, or the claim to the next payer, is still being
 *   written.
 */
export function takePostingBack(
  context: WriteContext,
  { remittanceClaimId, note }: { readonly remittanceClaimId: Id; readonly note: string },
): Result<void> {
  const postings = standingPayments(context.db, remittanceClaimId);
  const claimId = postings[0]?.claimId;
  const user = { userId: context.user.id, userName: context.user.name };
  const refusals = denials.select(
    context.db,
    `where kind = 'denied' and remittance_claim_id = ? and deleted_at is null`,
    [remittanceClaimId],
  );
  for (const { answerClaimId } of refusals) {
    const answer = answerClaimId === null ? null : getClaim(context.db, answerClaimId);
    if (answer && OPEN_STATES.includes(answer.state))
      return blocked(
        `${answer.number} is being written to answer a refusal of this posting. Close that claim first, then take the posting back.`,
      );
  }
  const claim = claimId === undefined ? null : getClaim(context.db, claimId);
  for (const next of claim ? nextPayers(context, claim) : []) {
    const opened = next.claim === null ? null : getClaim(context.db, next.claim.id);
    if (opened && OPEN_STATES.includes(opened.state))
      return blocked(
        `${opened.number} is being written to ${next.payerName} with what this posting says was decided. Close that claim first, then take the posting back.`,
      );
  }
  const told = claimId === undefined ? null : toldBefore(context, claimId);
  insertMatch(frameOf(context), { remittanceClaimId, claimId: null, how: 'takenBack', lines: [], ...user });
  for (const { id, at: _at, from: _from, ...posting } of postings)
    insertPayment(frameOf(context), {
      ...posting,
      turnsId: id,
      paidCents: -posting.paidCents,
      allowedCents: posting.allowedCents === null ? null : -posting.allowedCents,
      patientCents: -posting.patientCents,
      adjustments: posting.adjustments.map((each) => ({
        ...each,
        cents: each.cents === null ? null : -each.cents,
      })),
      on: context.today,
      note,
      ...user,
    });
  for (const refusal of refusals) {
    // It was taken back before, and that closed it.
    if (!isAtWork(refusal) && refusal.outcome === POSTED_WRONGLY) continue;
    const outcome = [refusal.outcome, refusal.outcome === '' ? POSTED_WRONGLY : 'its posting was taken back'];
    change(context, refusal, {
      state: isAtWork(refusal) ? 'closed' : refusal.state,
      outcome: outcome.filter(Boolean).join('; ').slice(0, OUTCOME_PLACES),
    });
  }
  if (claimId === undefined) return ok(undefined);
  const books = claimBooks(context, claimId);
  settle(context, claimId, books, true);
  leftReversed(context, claimId, books);
  watchPaidTwice(context, claimId, books, { on: context.today, postedWrongly: POSTED_WRONGLY });
  watchTold(context, claimId, told, context.today);
  if (books.state === 'none') reopenRejections(context, claimId);
  return ok(undefined);
}

const POSTED_WRONGLY = 'The posting was taken back';
const OUTCOME_PLACES = 200;

/** What is posted to a claim, put together. */
export function claimBooks(context: Pick<WriteContext, 'db'>, claimId: Id): ClaimBooks {
  return booksOf(getClaim(context.db, claimId)?.lines ?? [], paymentsOf(context.db, claimId));
}

function postedOf(adjustments: readonly Adjustment[]): PostedAdjustment[] {
  return adjustments.map(({ group, reason, cents }) => ({ group, reason, cents }));
}

function sumOf(adjustments: readonly Adjustment[]): number {
  return adjustments.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
}

function patientShare(adjustments: readonly Adjustment[]): number {
  return sumOf(adjustments.filter(({ group }) => group === 'PR'));
}

/** CLP02 of a reversal, in the place of a reason's group. */
const TAKEN_BACK = '22';

/** Outcomes that the books themselves write, and take back when what they rest on is taken back. */
const BY_PAYER = 'Taken back by the payer';
const ANEW = 'The payer decided anew';

function change(
  context: WriteContext,
  { id, revision, ...values }: DenialItem,
  next: Pick<DenialItem, 'state' | 'outcome'>,
): void {
  denials.update(frameOf(context), { id, revision }, { ...values, ...next });
}

/** Whether the payer of an answer has a decision that stands. */
function stands({ payers }: ClaimBooks, answerId: Id | null): boolean {
  const own = payers.find(({ reversalIds }) => answerId !== null && reversalIds.includes(answerId));
  return payers.some(({ payer, standingIds }) => payer === own?.payer && standingIds.length > 0);
}

/** Refusals and the claim's state, as what is posted now has them. @param mended a person took a posting back. */
function settle(context: WriteContext, claimId: Id, books: ClaimBooks, mended = false): void {
  const undone = new Set(books.payers.flatMap(({ undoneIds }) => undoneIds));
  const posted = new Set(
    books.payers.flatMap(({ standingIds, reversalIds }) => [...standingIds, ...reversalIds]),
  );
  const items = denials.select(
    context.db,
    `where claim_id = ? and kind = 'denied' and remittance_claim_id is not null and deleted_at is null`,
    [claimId],
  );
  for (const item of items) {
    if (isBookedWork(item)) continue;
    const back = item.reasonGroup === TAKEN_BACK;
    const answerId = item.remittanceClaimId;
    const over = back ? stands(books, answerId) : answerId !== null && undone.has(answerId);
    const outcome = back ? ANEW : BY_PAYER;
    if (over && isAtWork(item)) change(context, item, { state: 'closed', outcome });
    else if (
      !over &&
      answerId !== null &&
      posted.has(answerId) &&
      item.state === 'closed' &&
      item.outcome === outcome
    )
      change(context, item, { state: 'open', outcome: '' });
  }
  moveOn(context, claimId, books, mended);
}

/** Where a correction is taken back, the reversal before it stands alone: that is work, as if the correction never came. */
function leftReversed(context: WriteContext, claimId: Id, books: ClaimBooks): void {
  for (const { reversalIds } of books.payers) {
    const items = denials.select(
      context.db,
      `where claim_id = :claimId and kind = 'denied' and reason_group = :group and state in ('open', 'working')
         and deleted_at is null and remittance_claim_id in (select value from json_each(:reversals))`,
      { claimId, group: TAKEN_BACK, reversals: JSON.stringify(reversalIds) },
    );
    if (items.length > 0) continue;
    const gone = reversalIds
      .map((remittanceClaimId) => {
        const postings = standingPayments(context.db, remittanceClaimId);
        const cents = -postings.reduce((sum, { paidCents }) => sum + paidCents, 0);
        return { claimId, remittanceClaimId, on: postings[0]?.on ?? context.today, cents };
      })
      .findLast(({ cents }) => cents > 0);
    if (gone) openTakenBack(context, gone, books);
  }
}

/**
 * A payment that is gone is work until its payer decides anew, often with the next claim of the same file.
 * @returns whether it is.
 */
function openTakenBack(
  context: WriteContext,
  {
    claimId,
    remittanceClaimId,
    on,
    cents,
  }: { readonly claimId: Id; readonly remittanceClaimId: Id; readonly on: IsoDate; readonly cents: number },
  books: ClaimBooks,
): boolean {
  if (cents <= 0 || stands(books, remittanceClaimId)) return false;
  const filing = claimFiling(context, claimId);
  denials.insert(frameOf(context), {
    claimId,
    lineId: null,
    kind: 'denied',
    remittanceClaimId,
    batchEventId: null,
    payerId: filing.payerId,
    reasonGroup: TAKEN_BACK,
    reason: '',
    remarks: [],
    words: 'The payer took its payment back and has sent no new decision.',
    cents,
    receivedOn: on,
    dueOn: filing.appealDays === null ? null : addDays(on, filing.appealDays),
    filingLimitOn: null,
    ruleIds: [],
    ownerId: filing.ownerId,
    state: 'open',
    nextStep: 'person',
    answerClaimId: null,
    outcome: '',
    note: '',
  });
  return true;
}

const STATE_OF: Readonly<Record<BooksState, ClaimState | null>> = {
  paid: 'paid',
  partlyDenied: 'paid',
  denied: 'denied',
  takenBack: 'denied',
  pending: 'sent',
  none: null,
};

/** What a claim's events say of a move that a posting made; a person's own moves have other words, or none. */
export const POSTING_NOTES = {
  came: 'A remittance came for it',
  paid: 'Decided by a remittance',
  partlyDenied: 'Paid in part',
  denied: 'Denied by a remittance',
  takenBack: 'The payment was taken back',
  pending: 'Not decided yet',
  none: 'A posting was taken back',
  unanswered: 'Decided in part: other lines are not answered yet',
} as const satisfies Readonly<Record<BooksState | 'came' | 'unanswered', string>>;

/** A claim is on its way until each of its lines is decided: one that no payer spoke of is still to be waited for. */
function moveOn(
  context: WriteContext,
  claimId: Id,
  { state, unanswered }: ClaimBooks,
  mended: boolean,
): void {
  const claim = getClaim(context.db, claimId);
  if (!claim || claim.state === 'closed') return;
  const partly = unanswered.length > 0 && STATE_OF[state] !== null;
  const to = partly
    ? 'sent'
    : (STATE_OF[state] ?? stateBeforePostings(context.db, claimId, Object.values(POSTING_NOTES)));
  const move = (next: ClaimState, note: string): void => {
    const now = getClaim(context.db, claimId);
    if (now && now.state !== next)
      moveClaim(frameOf(context), now, { state: next, note, userName: context.user.name });
  };
  // Paper and portals tell nobody that a claim was sent; its remittance does.
  if (!mended && (claim.state === 'finalised' || claim.state === 'rejected'))
    move('sent', POSTING_NOTES.came);
  move(to, mended ? POSTING_NOTES.none : POSTING_NOTES[partly ? 'unanswered' : state]);
}

const PLACES = 1000;

function openDenial(
  context: WriteContext,
  taking: Pick<Taking, 'summary'>,
  { claimId, remittanceClaimId, lines, on }: Posting,
  denial: Denial,
): void {
  if (denial.kind === 'pending') return;
  const filing = claimFiling(context, claimId);
  const reason = [...denial.reasons].sort((one, other) => (other.cents ?? 0) - (one.cents ?? 0))[0];
  const carc = reason?.carc.code ?? '';
  const remarks = denial.remarks.map(({ code }) => code);
  const lesson =
    carc === ''
      ? []
      : lessonOf(carc, remarks, {
          claimKind: filing.kind,
          ...(filing.payerClass === null ? {} : { payerClass: filing.payerClass }),
        }).rules;
  const words = [
    ...denial.reasons.map(({ group, carc: found }) => `${group} ${found.code}: ${found.words}`),
    ...denial.remarks.map(({ code, words: said }) => `${code}: ${said}`),
  ].join('; ');
  const values: DenialValues = {
    claimId,
    lineId: lines.find(({ lineIndex }) => lineIndex === denial.lineIndex)?.lineId ?? null,
    kind: 'denied',
    remittanceClaimId,
    batchEventId: null,
    payerId: filing.payerId,
    reasonGroup: reason?.group ?? '',
    reason: carc,
    remarks,
    words: (words === '' ? 'Not paid, and no reason was given.' : words).slice(0, PLACES),
    cents: denial.deniedCents ?? 0,
    receivedOn: on,
    dueOn: denial.noAppeal || filing.appealDays === null ? null : addDays(on, filing.appealDays),
    filingLimitOn:
      filing.dateOfService === null || filing.timelyFilingDays === null
        ? null
        : addDays(filing.dateOfService, filing.timelyFilingDays),
    ruleIds: [...lesson],
    ownerId: filing.ownerId,
    state: 'open',
    nextStep:
      // Only what was never judged goes again as new; a decision is reopened where it cannot be replaced.
      denial.step === 'correctAsNew' && !denial.noAppeal && !filing.takesReplacements
        ? 'replaceOrReopen'
        : denial.step,
    answerClaimId: null,
    outcome: '',
    note: '',
  };
  denials.insert(frameOf(context), values);
  taking.summary.denials += 1;
}
