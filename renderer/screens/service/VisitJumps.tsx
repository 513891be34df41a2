import { useEffect, useRef, useState } from 'react';
import styles from './Visit.module.css';

export interface Jump {
  /** Id of the section on the page. */
  readonly id: string;
  /** One word: the row has to fit over a small tablet. */
  readonly label: string;
}

/**
 * The sections of a long page in one row that stays in sight, with targets for a finger. It says where one is.
 *
 * jumps: in the order of the page
 */
export function VisitJumps({ jumps }: { readonly jumps: readonly Jump[] }) {
  const row = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(jumps[0]?.id ?? '');
  const ids = jumps.map(({ id }) => id).join(' ');

  const goneTo = useRef(-Infinity);

  useEffect(() => {
    function look(event: Event) {
      // Who went somewhere by the row meant that section, also where the page ends before it reaches the top.
      if (event.timeStamp - goneTo.current < SETTLING) return;
      const bottom = row.current?.getBoundingClientRect().bottom ?? 0;
      const passed = ids.split(' ').filter((id) => {
        const section = document.getElementById(id);
        return section !== null && section.getBoundingClientRect().top <= bottom + NEAR;
      });
      setCurrent(passed.at(-1) ?? ids.split(' ')[0] ?? '');
    }
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', look, { capture: true });
  }, [ids]);

  return (
    <nav ref={row} className={styles.jumps} aria-label="Sections of this visit">
      <ul>
        {jumps.map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.jump}
              aria-current={id === current ? 'location' : undefined}
              onClick={(event) => {
                goneTo.current = event.timeStamp;
                setCurrent(id);
                jumpTo(id);
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Scrolling that a jump brought about ends within this time, in milliseconds. */
const SETTLING = 300;
/** A section this near under the row counts as the one that is read, in pixels. */
const NEAR = 24;

function jumpTo(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}
