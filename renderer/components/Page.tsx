import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './Page.module.css';

/**
 * A room of the program: one heading, its actions at the right, a quiet status line, and the content.
 *
 * title: the heading (may hold names; the window's title never does) · status: chips, saved line · actions:
 * buttons, the main one last · back {to, label} · fill: the content takes the height that is left and scrolls
 * in itself (tables, three-column screens) · tools: a bar under the heading (filters, tabs)
 */
export interface PageProps {
  readonly title: ReactNode;
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string } | undefined;
  readonly tools?: ReactNode;
  readonly fill?: boolean | undefined;
  readonly children: ReactNode;
}

export function Page(props: PageProps) {
  return (
    <div className={styles.page} data-fill={props.fill || undefined}>
      <header className={styles.head}>
        <div className={styles.titles}>
          {props.back ? (
            <Link href={props.back.to} className={styles.back}>
              <IconArrowLeft aria-hidden="true" size="0.875rem" />
              {props.back.label}
            </Link>
          ) : null}
          <div className={styles.titleLine}>
            <h1 className={styles.title} tabIndex={-1} data-page-title>
              {props.title}
            </h1>
            {props.status ? <div className={styles.status}>{props.status}</div> : null}
          </div>
        </div>
        {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
      </header>
      {props.tools ? <div className={styles.tools}>{props.tools}</div> : null}
      <div className={styles.body}>{props.children}</div>
    </div>
  );
}
