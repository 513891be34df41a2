import { getClaim, insertClaim, insertEvent, isFrozen } from '../../db/claims.ts';
import { successorOf } from '../../db/claimSuccession.ts';
import { type Claim, ClaimValues } from '../../shared/domain/claim.ts';
import type { FilingAnswers } from '../../shared/domain/filing.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { blocked, notFound, ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { isPaperOfAnother } from './belonging.ts';
import { frameOf } from './frame.ts';

/**
 * A new draft that corrects a finalized claim, with all that it says.
 * @param filing how it goes to the payer; left out: as a new claim.
 * @returns `blocked` while the claim is open itself, or when a correction of it exists.
 */
export function correctClaim(
  context: WriteContext,
  id: Id,
  filing: Pick<FilingAnswers, 'frequency' | 'payerClaimNumber'> = {
    frequency: 'original',
    payerClaimNumber: '',
  },
): Result<Claim> {
  const claim = getClaim(context.db, id);
  if (!claim) return notFound('claim');
  if (!isFrozen(context.db, id)) return blocked('This claim is not finalized yet: change it directly.');
  const later = successorOf(context.db, id);
  if (later) return blocked(`${later.number} corrects this claim already. Open that one.`);
  const values = ClaimValues.parse(
    Object.fromEntries(
      Object.keys(ClaimValues.shape).map((field) => [field, claim[field as keyof ClaimValues]]),
    ),
  );
  const lineIds = new Map(values.lines.map((line) => [line.id, context.newId()]));
  const corrected = insertClaim(frameOf(context), {
    values: {
      ...values,
      lines: values.lines.map((line) => ({ ...line, id: lineIds.get(line.id) ?? line.id })),
      documentIds: values.documentIds.filter(
        (documentId) => !isPaperOfAnother(context.db, documentId, values.patientId),
      ),
      filing: {
        ...values.filing,
        ...filing,
        priorPayments: values.filing.priorPayments.map((prior) => ({
          ...prior,
          lines: prior.lines.map((line) => ({ ...line, lineId: lineIds.get(line.lineId) ?? line.lineId })),
        })),
      },
    },
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
