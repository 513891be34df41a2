import { type RefObject, useEffect, useRef, useState } from 'react';
import styles from './Payers.module.css';

/** The sections of a payer's page at its side: where one is, and in which ones this payer differs. */
export interface IndexEntry {
  /** Id of the section on the page. */
  readonly id: string;
  readonly title: string;
  /** What is the payer's own in it, in a word or two: "3 differ"; '' where nothing is. */
  readonly own: string;
  readonly problems: number;
}

export function SectionIndex({ entries }: { readonly entries: readonly IndexEntry[] }) {
  const list = useRef<HTMLOListElement>(null);
  const current = useCurrentSection(list, entries[0]?.id ?? '');
  return (
    <nav aria-label="Sections of this page">
      <ol ref={list} className={styles.index}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={styles.indexEntry}
              aria-current={entry.id === current ? 'location' : undefined}
              onClick={() => goTo(entry.id)}
            >
              <span className={styles.indexTitle}>{entry.title}</span>
              {entry.problems > 0 ? (
                <span className={styles.indexProblem}>
                  {entry.problems} {entry.problems === 1 ? 'problem' : 'problems'}
                </span>
              ) : entry.own === '' ? null : (
                <span className={styles.indexOwn}>{entry.own}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function goTo(id: string): void {
  const section = document.getElementById(id);
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'start' });
}

/** Room above a heading within which its section counts as the one being read. */
const NEAR_TOP = 96;

/** The section that stands at the top of what scrolls. */
function useCurrentSection(list: RefObject<HTMLElement | null>, first: string): string {
  const [current, setCurrent] = useState(first);
  useEffect(() => {
    // The page scrolls as a whole where there is little room, else its main column does.
    function look() {
      const sections = [...document.querySelectorAll<HTMLElement>('section[id^="payer-"]')];
      const top = list.current?.closest('main')?.getBoundingClientRect().top ?? 0;
      const passed = sections.filter((section) => section.getBoundingClientRect().top - top < 2 * NEAR_TOP);
      setCurrent(passed.at(-1)?.id ?? first);
    }
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', look, { capture: true });
  }, [list, first]);
  return current;
}
