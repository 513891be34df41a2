import { Link } from 'wouter';
import type { Denial } from '../../../shared/domain/denial.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { plural } from '../claims/findings.ts';
import { useInBranch } from '../../stores/branches.ts';
import styles from '../returned/Returned.module.css';

/** Above a queue of claims: how many refusals wait with reason and deadline, also on claims that were paid in part. */
export function RefusalsHint({
  kind,
  ownerId,
}: {
  readonly kind: Denial['kind'];
  readonly ownerId: Id | null;
}) {
  const inBranch = useInBranch();
  const found = useQuery(
    'denials.list',
    { query: '', kind, states: ['open', 'working'], ownerId, ...inBranch, offset: 0, limit: 1 },
    { keep: true },
  );
  useChanges(() => void found.reload());
  const count = found.data?.total ?? 0;
  if (count === 0) return null;
  return (
    <p className={styles.hint}>
      <Link href={kind === 'rejected' ? '/refusals' : '/refusals/denied'}>
        {plural(count, 'refusal')} with reason and deadline
      </Link>
      {kind === 'denied' ? ', also of claims that were paid in part' : ''}
    </p>
  );
}
