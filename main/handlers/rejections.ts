import { claimsOfBatch, getBatch, lastSentFile } from '../../db/batches.ts';
import { getClaim } from '../../db/claims.ts';
import { successorOf } from '../../db/claimSuccession.ts';
import { denials } from '../../db/nouns.ts';
import { fileRejectionsAtWork } from '../../db/rejections.ts';
import type { Batch, Refusal } from '../../shared/domain/batch.ts';
import { addDays, type IsoDate } from '../../shared/domain/dates.ts';
import type { Denial, DenialValues } from '../../shared/domain/denial.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { WriteContext } from '../dispatch.ts';
import { claimFiling } from './claimFiling.ts';
import { frameOf } from './frame.ts';

/**
 * Rejections as work. One line for each claim that was refused for what it says, and one for each file whose claims were
 * refused with it: those have nothing to correct and go again together. The same submission is worked once, whoever
 * refuses it: TA1, 999 or 277CA.
 */

const MOST_WORDS = 1000;

/** Why it was refused, as the answer says it. */
export interface RejectionReason {
  /** TA1, 999 or the category of the 277CA. */
  readonly group: string;
  /** The letter or status code. */
  readonly reason: string;
}

/**
 * @param moved whether the claim was under way until this answer.
 * @returns whether a new line of work was opened.
 */
export function openClaimRejection(
  context: WriteContext,
  rejected: RejectionReason & {
    readonly batchId: Id;
    readonly claimId: Id;
    readonly eventId: Id;
    readonly refusals: readonly Refusal[];
    readonly moved: boolean;
  },
): boolean {
  const { claimId, batchId, refusals } = rejected;
  const before = denials.select(
    context.db,
    `where kind = 'rejected' and deleted_at is null and claim_id = :claimId
       and batch_event_id in (select id from batch_event where batch_id = :batchId and claim_id is not null)`,
    { claimId, batchId },
  );
  const words = refusals.map((refusal) => refusal.words).join('; ');
  const atWork = before.find(isAtWork);
  if (atWork) {
    addWords(context, atWork, words);
    return false;
  }
  // What a person has finished stays so, unless the claim was sent on meanwhile.
  if (before.length > 0 && !rejected.moved) return false;
  open(context, {
    ...rejected,
    words,
    claimIds: [claimId],
    lineId: refusals.find(({ lineId }) => lineId !== null)?.lineId ?? null,
    nextStep: 'correctAsNew',
  });
  return true;
}

/**
 * @param claimIds refused with the file, with nothing said of themselves.
 * @returns whether a new line of work was opened.
 */
export function openFileRejection(
  context: WriteContext,
  batch: Pick<Batch, 'id' | 'reference'>,
  rejected: RejectionReason & {
    readonly eventId: Id;
    readonly claimIds: readonly Id[];
    /** The whole file; otherwise these claims were refused along with others. */
    readonly whole: boolean;
    readonly refusals: readonly Refusal[];
  },
): boolean {
  const count = rejected.claimIds.length === 1 ? '1 claim' : `${rejected.claimIds.length} claims`;
  const said = rejected.refusals.map((refusal) => refusal.words).join('; ');
  const what = rejected.whole
    ? `The whole file ${batch.reference} was refused, with ${count}. No claim of it was judged: once the cause is mended, send them again`
    : `Refused along with others of file ${batch.reference}: ${count}. Nothing is said against them: send them again as they are`;
  const words = [what, said].filter(Boolean).join(': ');
  const atWork = fileRejectionsAtWork(context.db).find(({ batchId }) => batchId === batch.id);
  const before = atWork && denials.get(context.db, atWork.id);
  if (before) {
    addWords(context, before, said);
    return false;
  }
  if (rejected.claimIds.length === 0) return false;
  open(context, { ...rejected, words, lineId: null, nextStep: 'sendAgain' });
  return true;
}

/**
 * Closes the rejection of a file once none of its claims waits any more: each went again, was corrected or was taken
 * after all. Until then it stands at a claim that still waits.
 */
export function settleFileRejections(context: WriteContext): void {
  for (const { id, batchId } of fileRejectionsAtWork(context.db)) {
    const denial = denials.get(context.db, id);
    if (!denial) continue;
    const waiting = claimsOfBatch(context.db, batchId).filter(
      ({ claimId }) =>
        getClaim(context.db, claimId)?.state === 'rejected' &&
        successorOf(context.db, claimId) === null &&
        lastSentFile(context.db, claimId)?.id === batchId &&
        !hasRejectionOfItsOwn(context, claimId, batchId),
    );
    const [first] = waiting;
    if (first && waiting.some(({ claimId }) => claimId === denial.claimId)) continue;
    const reference = getBatch(context.db, batchId)?.reference ?? '';
    const { id: _id, revision, ...values } = denial;
    denials.update(
      frameOf(context),
      { id, revision },
      first
        ? { ...values, claimId: first.claimId }
        : { ...values, state: 'closed', outcome: `No claim of ${reference} waits any more` },
    );
  }
}

/** One that was refused for what it says is work of its own, and nothing for which the file has to wait. */
function hasRejectionOfItsOwn({ db }: WriteContext, claimId: Id, batchId: Id): boolean {
  const own = denials.select(
    db,
    `where kind = 'rejected' and deleted_at is null and claim_id = :claimId
       and batch_event_id in (select id from batch_event where batch_id = :batchId and claim_id is not null)`,
    { claimId, batchId },
  );
  return own.length > 0;
}

function isAtWork({ state }: Pick<Denial, 'state'>): boolean {
  return state === 'open' || state === 'working';
}

function addWords(context: WriteContext, { id, revision, ...values }: Denial, words: string): void {
  if (words === '' || values.words.includes(words)) return;
  denials.update(
    frameOf(context),
    { id, revision },
    { ...values, words: `${values.words}; ${words}`.slice(0, MOST_WORDS) },
  );
}

function open(
  context: WriteContext,
  rejected: RejectionReason & {
    readonly eventId: Id;
    readonly claimIds: readonly Id[];
    readonly lineId: Id | null;
    readonly words: string;
    readonly nextStep: DenialValues['nextStep'];
  },
): void {
  const filings = rejected.claimIds.map((claimId) => claimFiling(context, claimId));
  const [claimId] = rejected.claimIds;
  const [filing] = filings;
  if (claimId === undefined || !filing) throw new Error('a rejection without a claim');
  const limits = filings.map(filingLimit).filter((limit) => limit !== null);
  const limit = limits.sort()[0] ?? null;
  denials.insert(frameOf(context), {
    claimId,
    lineId: rejected.lineId,
    kind: 'rejected',
    remittanceClaimId: null,
    batchEventId: rejected.eventId,
    payerId: filing.payerId,
    reasonGroup: rejected.group,
    reason: rejected.reason,
    remarks: [],
    words: rejected.words.slice(0, MOST_WORDS),
    cents: filings.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
    receivedOn: context.today,
    dueOn: limit,
    filingLimitOn: limit,
    ruleIds: [],
    ownerId: filing.ownerId,
    state: 'open',
    nextStep: rejected.nextStep,
    answerClaimId: null,
    outcome: '',
    note: '',
  });
}

function filingLimit({ dateOfService, timelyFilingDays }: ReturnType<typeof claimFiling>): IsoDate | null {
  return dateOfService === null || timelyFilingDays === null
    ? null
    : addDays(dateOfService, timelyFilingDays);
}
