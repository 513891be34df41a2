import { Button } from '@mantine/core';
import styles from './EmptyState.module.css';

/**
 * What a list says when it holds nothing: one sentence and at most one action.
 *
 * text · detail: a second, quiet sentence · action {label, run, keys?}
 */
export interface EmptyStateProps {
  readonly text: string;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export function EmptyState({ text, detail, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{text}</p>
      {detail ? <p className={styles.detail}>{detail}</p> : null}
      {action ? (
        <Button className={styles.action ?? ''} onClick={action.run}>
          {action.label}
        </Button>
      ) : null}
    </div>
  );
}
