import { claimsOfBatch, eventsOfBatch, insertBatchEvent, lastSentFile } from '../../db/batches.ts';
import { getClaim, moveClaim } from '../../db/claims.ts';
import type { Batch } from '../../shared/domain/batch.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { settleFileRejections } from './rejections.ts';

/** A file of claims leaves the office: by a person's word, or because an answer shows that it did. */
export function leave(
  context: WriteContext,
  batch: Pick<Batch, 'id' | 'reference' | 'production'>,
  { note, fileId }: { readonly note: string; readonly fileId: Id | null },
): void {
  insertBatchEvent(frameOf(context), {
    batchId: batch.id,
    claimId: null,
    kind: 'sent',
    fileId,
    refusals: [],
    note,
    userId: context.user.id,
    userName: context.user.name,
  });
  // Nobody pays from a test: its claims stay where they are.
  if (!batch.production) return;
  for (const { claimId } of claimsOfBatch(context.db, batch.id)) {
    const claim = getClaim(context.db, claimId);
    if (!claim || (claim.state !== 'finalised' && claim.state !== 'rejected')) continue;
    if (lastSentFile(context.db, claimId)?.id !== batch.id) continue;
    const moved = moveClaim(frameOf(context), claim, {
      state: 'sent',
      note: `In claims file ${batch.reference}`,
      userName: context.user.name,
    });
    if (!moved.ok) throw new Error('a claim was changed while it was moved');
  }
  settleFileRejections(context);
}

/** An answer shows that a file was sent, though nobody said so. */
export function leaveUnsaid(context: WriteContext, batch: Batch, fileId: Id): void {
  if (eventsOfBatch(context.db, batch.id).some(({ kind }) => kind === 'sent')) return;
  leave(context, batch, { note: 'Nobody said so: an answer came for it', fileId });
}
