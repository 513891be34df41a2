import { type Answer, ANSWERS } from './StatusChip.tsx';
import styles from './Meter.module.css';

/**
 * How far something is, as counts with names; never a bare percentage. What is not known is drawn as its own
 * share, so a full bar means that everything was checked.
 *
 * title: "Ready to bill" · verdict: one sentence · counts {met, unmet, unknown, notApplicable}
 */
export interface MeterProps {
  readonly title: string;
  readonly verdict: string;
  readonly counts: Readonly<Record<Answer, number>>;
}

const ORDER: readonly Answer[] = ['met', 'unmet', 'unknown', 'notApplicable'];
const WORDS: Readonly<Record<Answer, string>> = {
  met: 'met',
  unmet: 'not met',
  unknown: 'not known',
  notApplicable: 'do not apply',
};

export function Meter({ title, verdict, counts }: MeterProps) {
  const shown = ORDER.filter((answer) => counts[answer] > 0);
  return (
    <section className={styles.meter} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.verdict}>{verdict}</p>
      <div className={styles.bar} aria-hidden="true">
        {shown
          .filter((answer) => answer !== 'notApplicable')
          .map((answer) => (
            <span
              key={answer}
              className={styles.part}
              data-tone={ANSWERS[answer].tone}
              style={{ flexGrow: counts[answer] }}
            />
          ))}
      </div>
      <ul className={styles.counts}>
        {shown.map((answer) => {
          const { icon: IconOf, tone } = ANSWERS[answer];
          return (
            <li key={answer} className={styles.count} data-tone={tone}>
              <IconOf aria-hidden="true" className={styles.icon} />
              {counts[answer]} {WORDS[answer]}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
