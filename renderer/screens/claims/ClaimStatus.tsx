import { Link } from 'wouter';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { fullName } from '../../../shared/domain/people.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useSeveralBranches } from '../../stores/branches.ts';
import { useSession } from '../../stores/session.ts';
import { useCase, useClaim } from './claimContext.ts';

/** One line that says which claim this is: kind, state, patient, payer, what it replaces. */
export function ClaimStatus() {
  const { claim, patient, payer } = useCase();
  const view = useClaim((state) => state.view);
  const me = useSession((state) => state.status?.user ?? null);
  const several = useSeveralBranches().length > 0;
  return (
    <>
      <StatusChip state={claim.state} />
      {claim.state === 'onHold' && claim.holdReason ? <span>{claim.holdReason}</span> : null}
      <span>{CLAIM_KIND_NAMES[claim.kind]}</span>
      <Link href={`/patients/${patient.id}`}>
        <PersonName name={fullName(patient) || 'Patient without a name'} />
      </Link>
      <span>{payer?.name ?? 'No payer yet'}</span>
      {claim.ownerId === null ? null : (
        <span>
          {claim.ownerId === me?.id ? 'You are working this' : `Worked by ${view?.ownerName || 'somebody'}`}
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
