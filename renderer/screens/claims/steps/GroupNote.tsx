import { IconAlertCircle } from '@tabler/icons-react';
import { useAnswer } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** What is wrong with a list as a whole, above it. */
export function GroupNote({ path }: { readonly path: string }) {
  const { error } = useAnswer(path, true);
  if (!error) return null;
  return (
    <p className={styles.groupNote}>
      <IconAlertCircle aria-hidden="true" size="0.875rem" />
      <span>{error}</span>
    </p>
  );
}
