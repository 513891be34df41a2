import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

/**
 * A part of a page under its own heading.
 *
 * Section {title, note: a quiet line under it, actions, id: target of links and Alt+1..9, level 2, plain:
 * without the rule above} · FieldRow: fields side by side, wrapping · FieldGroup {title}: fields that belong
 * together under a small heading · Facts {items}: label and value pairs to read
 */
export interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly id?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly plain?: boolean | undefined;
  readonly children: ReactNode;
}

export function Section(props: SectionProps) {
  const heading = useId();
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section
      className={styles.section}
      id={props.id}
      aria-labelledby={heading}
      data-plain={props.plain || undefined}
    >
      <div className={styles.head}>
        <div className={styles.titles}>
          <Heading id={heading} className={props.level === 3 ? styles.title3 : styles.title} tabIndex={-1}>
            {props.title}
          </Heading>
          {props.note ? <p className={styles.note}>{props.note}</p> : null}
        </div>
        {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
      </div>
      {props.children}
    </section>
  );
}

export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

export function FieldGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {children}
    </fieldset>
  );
}

export interface Fact {
  readonly label: string;
  /** Empty values show as "Not given". */
  readonly value: ReactNode;
}

export function Facts({
  items,
  columns = 1,
}: {
  readonly items: readonly Fact[];
  readonly columns?: 1 | 2 | 3;
}) {
  return (
    <dl className={styles.facts} data-columns={columns}>
      {items.map((item) => (
        <div key={item.label} className={styles.fact}>
          <dt>{item.label}</dt>
          <dd>
            {item.value === '' || item.value == null ? (
              <span className="cw-quiet">Not given</span>
            ) : (
              item.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
