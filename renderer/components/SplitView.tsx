import type { ReactNode } from 'react';
import styles from './SplitView.module.css';

/**
 * Three columns that scroll on their own: a list of steps, the work, and what is still needed. Under about
 * 62 rem the left one becomes a strip above and the right one moves below; nothing is lost at 200 % text.
 *
 * left {label, content} · main · right {label, content}; left and right may be left out
 */
export interface SplitViewProps {
  readonly left?: Side | undefined;
  readonly main: ReactNode;
  readonly right?: Side | undefined;
}

interface Side {
  /** Names the region for screen readers. */
  readonly label: string;
  readonly content: ReactNode;
}

export function SplitView({ left, main, right }: SplitViewProps) {
  return (
    <div className={styles.frame}>
      <div
        className={styles.columns}
        data-left={left ? true : undefined}
        data-right={right ? true : undefined}
      >
        {left ? (
          <nav className={styles.left} aria-label={left.label}>
            {left.content}
          </nav>
        ) : null}
        <div className={styles.main} data-scroll>
          {main}
        </div>
        {right ? (
          <aside className={styles.right} aria-label={right.label}>
            {right.content}
          </aside>
        ) : null}
      </div>
    </div>
  );
}
