import { IconAlertTriangle } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { CodeHit } from '../../../shared/contract/codes.ts';
import styles from './Codes.module.css';

/** A list of codes: one stop in the tab order, arrows move, Enter or a click opens. */
interface Props {
  readonly label: string;
  readonly items: readonly CodeHit[];
  readonly current: string | null;
  readonly onOpen: (code: string) => void;
}

export function CodeList({ label, items, current, onOpen }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const at = Math.max(
    0,
    items.findIndex((item) => item.code === current),
  );

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current === null ? 0 : at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    };
    const step = steps[event.key];
    const next = step === undefined ? undefined : items[Math.max(0, Math.min(items.length - 1, step))];
    if (!next) return;
    event.preventDefault();
    onOpen(next.code);
    list.current?.querySelectorAll<HTMLElement>('button')[items.indexOf(next)]?.focus();
  }

  return (
    <ul ref={list} className={styles.codes} aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <li key={item.code}>
          <button
            type="button"
            className={styles.codeRow}
            tabIndex={index === at ? 0 : -1}
            aria-current={item.code === current || undefined}
            data-standing={item.standing}
            onClick={() => onOpen(item.code)}
          >
            <span className={styles.code}>{item.code}</span>
            <span className={styles.codeText}>
              {item.text}
              {item.long === '' ? null : <span className={styles.longText}>{item.long}</span>}
              {item.standing === 'inForce' ? null : (
                <span className={styles.standing}>{STANDINGS[item.standing]}</span>
              )}
            </span>
            {item.conflict ? (
              <>
                <IconAlertTriangle aria-hidden="true" className={styles.mark} />
                <span className={styles.hidden}>Guide and official text disagree</span>
              </>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}

const STANDINGS = { notInForce: 'not in force', notKnown: 'standing not known' } as const;
