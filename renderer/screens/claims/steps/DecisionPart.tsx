import { Button } from '@mantine/core';
import { DESK } from '../../../../shared/contract/channel.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { comparisonOf } from '../../../../shared/domain/replacementDecision.ts';
import { useQuery } from '../../../components/useQuery.ts';
import { ReplacementButton } from '../../../records/ReplacementButton.tsx';
import { useHasRole } from '../../../stores/session.ts';
import { useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import styles from '../Claim.module.css';

const READERS: readonly Role[] = [...DESK, 'readOnly'];

/** The signed decision as evidence of the comparison: one press puts it into the claim's answers. */
export function DecisionPart() {
  const { store } = useClaimPage();
  const { claim, visit } = useCase();
  const readOnly = useReadOnly('claim.repair.comparison');
  const mayRead = useHasRole(READERS);
  const { equipmentId } = claim;
  const visitId = visit && visit.equipmentId === equipmentId ? visit.id : null;
  const view = useQuery(
    'equipment.replacementView',
    { equipmentId: equipmentId ?? '', visitId },
    { enabled: equipmentId !== null && mayRead },
  );
  if (equipmentId === null || !mayRead || readOnly) return null;
  const decision = view.data?.decisions.find((each) => each.visitId === visitId) ?? null;

  function take() {
    if (decision === null) return;
    for (const [field, value] of Object.entries(comparisonOf(decision))) {
      store.getState().edit(`claim.repair.comparison.${field}`, value);
    }
  }

  return (
    <div className={styles.actions}>
      <ReplacementButton equipmentId={equipmentId} visitId={visitId} onDecided={() => void view.reload()} />
      {decision === null ? (
        <span className="cw-quiet">Nobody has signed a decision for this repair yet.</span>
      ) : (
        <>
          <span>
            {decision.decision === 'repair' ? 'Repair' : 'Replacement'}, decided on{' '}
            {formatUsDate(decision.decidedOn)} by {decision.signedName}.
          </span>
          <Button onClick={take}>Use this decision</Button>
        </>
      )}
    </div>
  );
}
