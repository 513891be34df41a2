import { useEffect, useRef, useState } from 'react';
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
  const [current, setCurrent] = useState(entries[0]?.id ?? '');
  const goneTo = useRef(0);

  useEffect(() => {
    // The page scrolls as a whole where there is little room, else its main column does.
    function look(event: Event) {
      // Where somebody went by the index, that section is meant, also where the page ends before it reaches the top.
      if (event.timeStamp - goneTo.current < SETTLING) return;
      const section = sectionInSight(event.target, list.current);
      if (section !== null) setCurrent(section);
    }
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', look, { capture: true });
  }, []);

  return (
    <nav aria-label="Sections of this page">
      <ol ref={list} className={styles.index}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={styles.indexEntry}
              aria-current={entry.id === current ? 'location' : undefined}
              onClick={(event) => {
                goneTo.current = event.timeStamp;
                setCurrent(entry.id);
                goTo(entry.id);
              }}
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

/** Milliseconds in which a jump by the index comes to rest. */
const SETTLING = 400;

function goTo(id: string): void {
  const section = document.getElementById(id);
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'start' });
}

/** Room under the head of the page within which a heading counts as the one being read. */
const NEAR_TOP = 192;

/** The section that stands at the top of what scrolls; the last one once its end is reached. */
function sectionInSight(scrolled: EventTarget | null, list: HTMLElement | null): string | null {
  const sections = [...document.querySelectorAll<HTMLElement>('section[id^="payer-"]')];
  const last = sections.at(-1);
  if (!(scrolled instanceof HTMLElement) || last === undefined || !scrolled.contains(last)) return null;
  if (scrolled.scrollTop > 0 && scrolled.scrollTop + scrolled.clientHeight >= scrolled.scrollHeight - 2) {
    return last.id;
  }
  const top = list?.closest('main')?.getBoundingClientRect().top ?? 0;
  const passed = sections.filter((section) => section.getBoundingClientRect().top - top < NEAR_TOP);
  return (passed.at(-1) ?? sections[0] ?? last).id;
}
