import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './Payers.module.css';
import type { SettingText } from './settingText.ts';

/**
 * One setting of a payer as a row: what it is and does at the left, its control at the right, and under the
 * words which rules read it, where it begins and what may be given.
 */
interface Props {
  readonly text: Pick<SettingText, 'label' | 'effect' | 'range'>;
  /** The rules of this payer's class that read it. */
  readonly rules: readonly string[];
  /** What to say where none does; '' for nothing. */
  readonly unread: string;
  /** The value that a new payer of this class begins with, in words. */
  readonly standard: string;
  /** True where this payer differs from that. */
  readonly own: boolean;
  /** Null where nothing may be changed. */
  readonly onReset: (() => void) | null;
  readonly children: ReactNode;
}

export function Setting({ text, rules, unread, standard, own, onReset, children }: Props) {
  const id = useId();
  return (
    <div
      className={styles.setting}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-facts`}
      data-own={own || undefined}
    >
      <div className={styles.words}>
        <h3 id={`${id}-label`} className={styles.settingTitle}>
          {text.label}
        </h3>
        <p className={styles.effect}>{text.effect}</p>
        <p id={`${id}-facts`} className={styles.facts}>
          <span>
            Standard: {standard}
            {own ? <strong className={styles.own}> · differs for this payer</strong> : null}
          </span>
          <span>Allowed: {text.range}</span>
          {rules.length === 0 && unread !== '' ? <span>{unread}</span> : null}
          {rules.map((rule) => (
            <span key={rule} className={styles.rule}>
              {rule}
            </span>
          ))}
        </p>
      </div>
      <div className={styles.control}>
        {children}
        {own && onReset ? (
          <Button
            size="xs"
            variant="subtle"
            className={styles.reset ?? ''}
            aria-label={`Reset ${text.label} to ${standard}`}
            onClick={onReset}
          >
            Reset to standard
          </Button>
        ) : null}
      </div>
    </div>
  );
}
