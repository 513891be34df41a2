import { drawnWhenChanged } from './drawnWhenChanged.ts';
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
      {items.map((item) => (
        <Requirement key={item.id} {...item} />
      ))}
    </ul>
  );
}

const Requirement = drawnWhenChanged(RequirementItself);

function RequirementItself({ id, title, answer, evidence, note, onOpen }: RequirementItem) {
  const { icon: IconOf, word, tone } = ANSWERS[answer];
  return (
    <li className={styles.item}>
      <span className={styles.sign} data-tone={tone}>
        <IconOf aria-hidden="true" className={styles.icon} />
        <span className={styles.word}>{word}</span>
      </span>
      <span className={styles.body}>
        {onOpen ? (
          <button type="button" className={styles.open} onClick={onOpen}>
            {title}
          </button>
        ) : (
          <span>{title}</span>
        )}
        {evidence ? <span className={styles.evidence}>{readableDates(evidence)}</span> : null}
        {note ? <span className={styles.evidence}>{readableDates(note)}</span> : null}
      </span>
      <span className={styles.id}>{id}</span>
    </li>
  );
}
