import type { Id } from '../../../../shared/domain/ids.ts';
import { useQuery } from '../../../components/useQuery.ts';
import { RefusalLines } from '../../refusals/RefusalLines.tsx';

/** The refusals of the earlier claim that this one answers. */
export function AnsweredRefusals({ claimId, replacesId }: { readonly claimId: Id; readonly replacesId: Id }) {
  const refusals = useQuery('denials.ofClaim', { claimId: replacesId });
  const answered = (refusals.data ?? []).filter(({ denial }) => denial.answerClaimId === claimId);
  if (answered.length === 0) return null;
  return (
    <>
      <p className="cw-quiet">It answers:</p>
      <RefusalLines rows={answered} />
    </>
  );
}
