import { type ReactNode, useEffect, useRef } from 'react';
import styles from './GateFrame.module.css';

/**
 * The frame of everything that is shown before an office is open: the program's name, one heading, one task.
 * Shows nothing of any record.
 *
 * title: the heading, which takes the focus · intro: a sentence under it · wide: for the set-up form
 */
interface Props {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
  /** Quiet links and facts under the task. */
  readonly foot?: ReactNode;
}

export function GateFrame({ title, intro, wide = false, children, foot }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Claimwright`;
    // A field that asked for the focus keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <main className={styles.frame}>
      <div className={styles.column} data-wide={wide || undefined}>
        <p className={styles.brand}>Claimwright</p>
        <div className={styles.card}>
          <h1 className={styles.title} tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {intro ? <p className={styles.intro}>{intro}</p> : null}
          {children}
        </div>
        {foot ? <div className={styles.foot}>{foot}</div> : null}
      </div>
    </main>
  );
}
