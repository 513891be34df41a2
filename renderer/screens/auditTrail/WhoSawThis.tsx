import { Link } from 'wouter';
import { LEADS } from '../../../shared/contract/channel.ts';
import { useHasRole } from '../../stores/session.ts';

/** Leads to the audit trail of one patient or one person; shown to those who may read it. */
export function WhoSawThis(props: { readonly patientId: string } | { readonly userId: string }) {
  const may = useHasRole(LEADS);
  if (!may) return null;
  return 'patientId' in props ? (
    <Link href={`/safety/audit/patient/${props.patientId}`}>Who saw this patient</Link>
  ) : (
    <Link href={`/safety/audit/person/${props.userId}`}>What this person did</Link>
  );
}
