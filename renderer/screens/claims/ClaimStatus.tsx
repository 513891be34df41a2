import { Link } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { fullName } from '../../../shared/domain/people.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useSeveralBranches } from '../../stores/branches.ts';
import type { ClaimCaseState } from '../../stores/claimCase.ts';
import { useSession } from '../../stores/session.ts';
import { useClaim } from './claimContext.ts';

/** One line that says which claim this is: kind, state, patient, payer, what it replaces. */
export function ClaimStatus() {
  const said = useClaim(useShallow(saidOf));
  const view = useClaim((state) => state.view);
  const me = useSession((state) => state.status?.user ?? null);
  const several = useSeveralBranches().length > 0;
  if (!said) return null;
  return (
    <>
      <StatusChip state={said.state} />
      {said.state === 'onHold' && said.holdReason ? <span>{said.holdReason}</span> : null}
      <span>{CLAIM_KIND_NAMES[said.kind]}</span>
      <Link href={`/patients/${said.patientId}`}>
        <PersonName name={said.patient || 'Patient without a name'} />
      </Link>
      <span>{said.payer ?? 'No payer yet'}</span>
      {said.ownerId === null ? null : (
        <span>
          {said.ownerId === me?.id ? 'You are working this' : `Worked by ${view?.ownerName || 'somebody'}`}
        </span>
      )}
      {several && view?.place ? <span>With {view.place.branchName}</span> : null}
      {view?.replaces ? (
        <span>
          Corrects <Link href={`/claims/${view.replaces.id}`}>{view.replaces.number}</Link>
        </span>
      ) : null}
      {view?.replacedBy ? (
        <span>
          Corrected by <Link href={`/claims/${view.replacedBy.id}`}>{view.replacedBy.number}</Link>
        </span>
      ) : null}
    </>
  );
}

/** What the line says of the case: typing elsewhere in it draws nothing here. */
function saidOf({ shown }: ClaimCaseState) {
  if (!shown) return null;
  const { claim, patient, payer } = shown;
  const { state, holdReason, kind, ownerId } = claim;
  return {
    state,
    holdReason,
    kind,
    ownerId,
    patientId: patient.id,
    patient: fullName(patient),
    payer: payer?.name ?? null,
  };
}
