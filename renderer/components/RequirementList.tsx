import { readableDates } from './readableDates.ts';
import { type Answer, ANSWERS } from './StatusChip.tsx';
import styles from './RequirementList.module.css';

/**
 * Requirements one by one with their four-valued answer and its evidence.
 *
 * items {id, title, answer, evidence?: what proves it, note?: what is missing, onOpen?: goes to the field}
 */
export interface RequirementItem {
  readonly id: string;
  readonly title: string;
  readonly answer: Answer;
  readonly evidence?: string | undefined;
  readonly note?: string | undefined;
  readonly onOpen?: (() => void) | undefined;
}

export function RequirementList({
  items,
  label,
}: {
  readonly items: readonly RequirementItem[];
  readonly label: string;
}) {
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map((item) => {
        const { icon: IconOf, word, tone } = ANSWERS[item.answer];
        return (
          <li key={item.id} className={styles.item}>
            <span className={styles.sign} data-tone={tone}>
              <IconOf aria-hidden="true" className={styles.icon} />
              <span className={styles.word}>{word}</span>
            </span>
            <span className={styles.body}>
              {item.onOpen ? (
                <button type="button" className={styles.open} onClick={item.onOpen}>
                  {item.title}
                </button>
              ) : (
                <span>{item.title}</span>
              )}
              {item.evidence ? <span className={styles.evidence}>{readableDates(item.evidence)}</span> : null}
              {item.note ? <span className={styles.evidence}>{readableDates(item.note)}</span> : null}
            </span>
            <span className={styles.id}>{item.id}</span>
          </li>
        );
      })}
    </ul>
  );
}
