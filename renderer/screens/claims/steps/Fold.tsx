import { type ReactNode, useState } from 'react';
import styles from './Filing.module.css';

/**
 * What few claims need, behind its title and one line that says how it stands. Opened by hand, by `focusPath`, and from
 * the start where something was given. small: inside a line of the claim
 */
export function Fold({
  title,
  state,
  given,
  small = false,
  children,
}: {
  readonly title: string;
  readonly state: string;
  /** Something is answered in it. */
  readonly given: boolean;
  readonly small?: boolean;
  readonly children: ReactNode;
}) {
  // Emptying the last answer does not take the field away from under the cursor.
  const [open] = useState(given);
  return (
    <details className={small ? `${styles.fold} ${styles.small}` : styles.fold} open={open}>
      <summary>
        <span className={styles.title}>{title}</span>
        <span className={styles.state}>{state}</span>
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
