import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconProgress } from '@tabler/icons-react';
import styles from './TaskList.module.css';

/**
 * The steps of an interview with the state of each; the current one is marked. Alt+1..9 are shown, the
 * screen registers them.
 *
 * steps {id, label, state: notStarted | inProgress | done | problem, note?: "2 gaps"} · current · onOpen(id)
 */
export type StepState = 'notStarted' | 'inProgress' | 'done' | 'problem';

export interface Step {
  readonly id: string;
  readonly label: string;
  readonly state: StepState;
  readonly note?: string | undefined;
}

export interface TaskListProps {
  readonly steps: readonly Step[];
  readonly current: string;
  readonly onOpen: (id: string) => void;
}

const SIGNS = {
  notStarted: { icon: IconCircleDashed, word: 'not started' },
  inProgress: { icon: IconProgress, word: 'in progress' },
  done: { icon: IconCircleCheck, word: 'complete' },
  problem: { icon: IconAlertTriangle, word: 'something is missing' },
} as const;

export function TaskList({ steps, current, onOpen }: TaskListProps) {
  return (
    <ol className={styles.list}>
      {steps.map((step, index) => {
        const { icon: IconOf, word } = SIGNS[step.state];
        return (
          <li key={step.id}>
            <button
              type="button"
              className={styles.step}
              aria-current={step.id === current ? 'step' : undefined}
              aria-keyshortcuts={index < 9 ? `Alt+${index + 1}` : undefined}
              onClick={() => onOpen(step.id)}
            >
              <IconOf aria-hidden="true" className={styles.icon} data-state={step.state} />
              <span className={styles.label}>
                {step.label}
                <span className={styles.note}>{step.note ?? word}</span>
              </span>
              {index < 9 ? (
                <span className={styles.key} aria-hidden="true">
                  {index + 1}
                </span>
              ) : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
