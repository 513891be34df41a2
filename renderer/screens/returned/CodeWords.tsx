import { Tooltip } from '@mantine/core';
import styles from './Returned.module.css';

/** A code of a remittance: its meaning on hover, by keyboard, and to screen readers. */
export function CodeWords({
  code,
  words,
  amount = '',
}: {
  readonly code: string;
  readonly words: string;
  /** Beside the code, as money. */
  readonly amount?: string;
}) {
  const said = words.charAt(0).toUpperCase() + words.slice(1);
  return (
    <Tooltip
      label={said}
      multiline
      maw="24rem"
      events={{ hover: true, focus: true, touch: true }}
      withinPortal
    >
      <button
        type="button"
        className={styles.code}
        aria-label={`${code}${amount ? ` ${amount}` : ''}: ${said}`}
      >
        {code}
        {amount === '' ? null : <span className="cw-number"> {amount}</span>}
      </button>
    </Tooltip>
  );
}
