import { getClaim, insertClaim, insertEvent, isFrozen } from '../../db/claims.ts';
import { successorOf } from '../../db/claimSuccession.ts';
import { payerClaimNumberGiven } from '../../db/payerClaimNumber.ts';
import { paymentsOf } from '../../db/returned.ts';
import { type Claim, ClaimValues } from '../../shared/domain/claim.ts';
import type { FilingAnswers, PriorPayment } from '../../shared/domain/filing.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { booksOf } from '../../shared/edi/claimBooks.ts';
import { blocked, notFound, ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { isPaperOfAnother } from './belonging.ts';
import { claimFiling } from './claimFiling.ts';
import { frameOf } from './frame.ts';

/** How a correction goes to the payer, and which lines of the first claim it has. */
export interface Correction {
  readonly filing: Pick<FilingAnswers, 'frequency' | 'payerClaimNumber'>;
  /** null: all of them. */
  readonly lineIds: readonly Id[] | null;
}

const AS_NEW: Correction = { filing: { frequency: 'original', payerClaimNumber: '' }, lineIds: null };

/**
 * A new draft that corrects a finalized claim, with what it says.
 * @param correction left out: as a new claim; once a payer has decided, as a replacement.
 * @returns `blocked` while the claim is open itself, when a correction of it exists, or when a payer that takes no
 *   replacements has decided: the same lines again would be refused as duplicates.
 */
export function correctClaim(context: WriteContext, id: Id, correction?: Correction): Result<Claim> {
  const claim = getClaim(context.db, id);
  if (!claim) return notFound('claim');
  if (!isFrozen(context.db, id)) return blocked('This claim is not finalized yet: change it directly.');
  const later = successorOf(context.db, id);
  if (later) return blocked(`${later.number} corrects this claim already. Open that one.`);
  const how = correction ?? afterDecision(context, claim);
  if (how === null)
    return blocked(
      'The payer has decided on this claim and takes no replacement. Ask it for a reopening or appeal; lines that it did not pay can be billed again from their refusal.',
    );
  const { filing } = how;
  const values = copyOf(context, claim, how.lineIds);
  const corrected = insertClaim(frameOf(context), {
    values: { ...values, filing: { ...values.filing, ...filing } },
    openedOn: context.today,
    ownerId: context.user.id,
    replacesId: id,
  });
  insertEvent(frameOf(context), corrected.id, {
    state: 'draft',
    note: `Opened to correct ${claim.number}`,
    userName: context.user.name,
  });
  return ok(corrected);
}

/** All that a claim says, for a new one: its lines under new ids, without papers that are another patient's. */
export function copyOf(context: WriteContext, claim: Claim, kept: readonly Id[] | null): ClaimValues {
  const values = ClaimValues.parse(
    Object.fromEntries(
      Object.keys(ClaimValues.shape).map((field) => [field, claim[field as keyof ClaimValues]]),
    ),
  );
  const lines = values.lines.filter((line) => kept === null || kept.includes(line.id));
  const lineIds = new Map(lines.map((line) => [line.id, context.newId()]));
  return {
    ...values,
    lines: lines.map((line) => ({ ...line, id: lineIds.get(line.id) ?? line.id })),
    documentIds: values.documentIds.filter(
      (documentId) => !isPaperOfAnother(context.db, documentId, values.patientId),
    ),
    filing: {
      ...values.filing,
      priorPayments: values.filing.priorPayments.map((prior) => priorOf(prior, lineIds)),
    },
  };
}

/** As a new claim until a payer decides, then under its number; null where it takes none or gave none. */
function afterDecision(context: WriteContext, { id, lines }: Claim): Correction | null {
  const { state } = booksOf(lines, paymentsOf(context.db, id));
  if (state === 'none' || state === 'pending') return AS_NEW;
  const number = payerClaimNumberGiven(context.db, id)?.number ?? '';
  if (!claimFiling(context, id).takesReplacements || number === '') return null;
  return { filing: { frequency: 'replacement', payerClaimNumber: number }, lineIds: null };
}

/** What another payer decided, of the lines that are left. */
function priorOf(prior: PriorPayment, lineIds: ReadonlyMap<Id, Id>): PriorPayment {
  const lines = prior.lines.flatMap((line) => {
    const lineId = lineIds.get(line.lineId);
    return lineId === undefined ? [] : [{ ...line, lineId }];
  });
  if (lines.length === prior.lines.length) return { ...prior, lines };
  const paid = lines.reduce((cents, { paidCents }) => cents + paidCents, 0);
  const adjusted = prior.adjustments.reduce((sum, { cents }) => sum + cents, 0);
  return { ...prior, lines, paidCents: Math.max(0, paid - adjusted) };
}
