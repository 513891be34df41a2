import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Link } from 'wouter';
import { isHandedQueue, Queue, QUEUE_NAMES } from '../../../shared/contract/claims.ts';
import { plural } from '../claims/findings.ts';
import styles from './Work.module.css';

/** The queues with how many wait in each and since when the oldest does; payments that nobody placed and conflicts between devices after them. */
export function QueueList({
  queues,
  payments,
  conflicts,
  current,
  onOpen,
}: {
  readonly queues: OutputOf<'work.queues'>;
  /** Null: the person may not place them. */
  readonly payments: OutputOf<'remittances.waiting'> | null;
  /** Fields with two values of two devices; 0 also where the office has one device. */
  readonly conflicts: number;
  readonly current: Queue;
  readonly onOpen: (queue: Queue) => void;
}) {
  return (
    <nav className={styles.queues} aria-label="Queues">
      <ul>
        {Queue.options
          .filter((queue) => isKnown(queue, queues))
          .map((queue) => {
            const found = queues.find((each) => each.queue === queue);
            const count = found?.count ?? 0;
            return (
              <li key={queue}>
                <button
                  type="button"
                  className={styles.queue}
                  aria-current={queue === current ? 'true' : undefined}
                  data-empty={count === 0 || undefined}
                  onClick={() => onOpen(queue)}
                >
                  <span className={styles.name}>{QUEUE_NAMES[queue]}</span>
                  <span className={styles.count}>{count.toLocaleString('en-US')}</span>
                  <span className={styles.oldest}>
                    {oldestWords(queue, count, found?.oldestDays ?? null)}
                  </span>
                </button>
              </li>
            );
          })}
        {payments === null || payments.count === 0 ? null : (
          <li>
            <Link className={styles.queue} href="/returned/remittances">
              <span className={styles.name}>Payments to place</span>
              <span className={styles.count}>{payments.count.toLocaleString('en-US')}</span>
              <span className={styles.oldest}>{ageWords(payments.oldestDays)}</span>
            </Link>
          </li>
        )}
        {conflicts === 0 ? null : (
          <li>
            <Link className={styles.queue} href="/branches/conflicts">
              <span className={styles.name}>Conflicts</span>
              <span className={styles.count}>{conflicts.toLocaleString('en-US')}</span>
              <span className={styles.oldest}>changed on two devices</span>
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Those of an office with branches are left out where there are none. */
function isKnown(queue: Queue, queues: OutputOf<'work.queues'>): boolean {
  return !isHandedQueue(queue) || queues.some((each) => each.queue === queue);
}

function oldestWords(queue: Queue, count: number, days: number | null): string {
  if (queue === 'dueSoon' && days === null) return count === 0 ? 'nothing in 30 days' : 'within 30 days';
  if (queue === 'dueSoon' && days !== null)
    return days < 0 ? `first ${plural(-days, 'day')} over` : `first in ${plural(days, 'day')}`;
  return ageWords(days);
}

function ageWords(days: number | null): string {
  if (days === null) return 'empty';
  return days === 0 ? 'oldest from today' : `oldest ${plural(days, 'day')}`;
}
