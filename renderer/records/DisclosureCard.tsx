import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import styles from './DisclosureCard.module.css';

/**
 * One record of a list: a row that says what it is, and its fields when opened.
 *
 * title, note: the row's words · aside: chips at its right end · open, onToggle · foot: saved line, removal
 */
export interface DisclosureCardProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

export function DisclosureCard(props: DisclosureCardProps) {
  const id = useId();
  return (
    <div
      className={styles.card}
      data-open={props.open || undefined}
      role="group"
      aria-labelledby={`${id}-title`}
    >
      <div className={styles.head}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={props.open}
          aria-controls={props.open ? `${id}-body` : undefined}
          onClick={props.onToggle}
        >
          <IconChevronRight aria-hidden="true" className={styles.chevron} />
          <span className={styles.words}>
            <span id={`${id}-title`} className={styles.title}>
              {props.title}
            </span>
            {props.note ? <span className={styles.note}>{props.note}</span> : null}
          </span>
        </button>
        {props.aside}
      </div>
      {props.open ? (
        <div id={`${id}-body`} className={styles.body}>
          {props.children}
        </div>
      ) : null}
    </div>
  );
}

/** The row under a record's fields: its saved line and what can be done with it. */
export function CardFoot({ children }: { readonly children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>;
}
