import { useEffect, useId, useRef } from 'react';
import type { Issue } from '../../shared/result.ts';
import { focusPath } from './focusPath.ts';
import styles from './ErrorSummary.module.css';

/**
 * "There is a problem" above a form: takes the focus when it appears or when `attempt` changes, and links each
 * message to its field. The same words stand beside the field.
 *
 * issues {path, message}; nothing is drawn when there are none · attempt: count of tries to go on ·
 * title · onOpen(path): when the field may be on another step; default puts the cursor there
 */
export interface ErrorSummaryProps {
  readonly issues: readonly Issue[];
  readonly attempt?: number | undefined;
  readonly title?: string | undefined;
  readonly onOpen?: ((path: string) => void) | undefined;
}

export function ErrorSummary({
  issues,
  attempt = 0,
  title = 'There is a problem',
  onOpen,
}: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const heading = useId();
  const any = issues.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, attempt]);
  if (!any) return null;
  return (
    <div ref={box} className={styles.box} role="group" aria-labelledby={heading} tabIndex={-1} data-ring>
      <h2 id={heading} className={styles.title}>
        {title}
      </h2>
      <ul className={styles.list}>
        {issues.map((issue) => (
          <li key={`${issue.path} ${issue.message}`}>
            {issue.path === '' ? (
              issue.message
            ) : (
              <button
                type="button"
                className={styles.link}
                onClick={() => (onOpen ? onOpen(issue.path) : focusPath(issue.path))}
              >
                {issue.message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The message for a path out of a fault's issues, to stand beside its field. */
export function issueAt(issues: readonly Issue[], path: string): string | null {
  return issues.find((issue) => issue.path === path)?.message ?? null;
}
