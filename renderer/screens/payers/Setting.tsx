import { type ReactNode, useId } from 'react';
import styles from './Payers.module.css';
import type { SettingText } from './settingTexts.ts';

/**
 * One setting of a payer as a row: what it is and does at the left, its control at the right, and under the
 * words which rules read it, where it begins and what may be given.
 */
interface Props {
  readonly text: SettingText;
  /** The value that a new payer of this class begins with, in words. */
  readonly standard: string;
  /** True where this payer differs from that. */
  readonly own: boolean;
  readonly children: ReactNode;
}

export function Setting({ text, standard, own, children }: Props) {
  const id = useId();
  return (
    <div
      className={styles.setting}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-facts`}
    >
      <div className={styles.words}>
        <h3 id={`${id}-label`} className={styles.settingTitle}>
          {text.label}
        </h3>
        <p className={styles.effect}>{text.effect}</p>
        <p id={`${id}-facts`} className={styles.facts}>
          {text.rules.length > 0 ? <span className={styles.rule}>{text.rules.join(', ')}</span> : null}
          <span>
            Begins at: {standard}
            {own ? <strong className={styles.own}> · changed for this payer</strong> : null}
          </span>
          <span>Allowed: {text.range}</span>
        </p>
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
