import { EmptyState, type EmptyStateProps } from '../components/EmptyState.tsx';
import { useShowAllBranches, useShownBranch } from '../stores/branches.ts';
import styles from './records.module.css';

/** Says over a list that it shows one branch only. */
export function BranchOnly() {
  const branch = useShownBranch();
  const showAll = useShowAllBranches();
  if (branch === null) return null;
  return (
    <span className={styles.branchOnly}>
      {branch.name} only ·{' '}
      <button type="button" className={styles.linkButton} onClick={showAll}>
        show all
      </button>
    </span>
  );
}

/** What a list says when it holds nothing: that one branch is shown, before anything else. */
export function ListEmpty(props: EmptyStateProps) {
  const branch = useShownBranch();
  const showAll = useShowAllBranches();
  if (branch === null) return <EmptyState {...props} />;
  return (
    <EmptyState
      text={`Nothing of ${branch.name} is in this list.`}
      detail="Other branches are not shown."
      action={{ label: 'Show all branches', run: showAll }}
    />
  );
}
