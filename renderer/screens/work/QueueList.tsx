import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Queue, QUEUE_NAMES } from '../../../shared/contract/claims.ts';
import { plural } from '../claims/findings.ts';
import styles from './Work.module.css';

/** The queues with how many wait in each and since when the oldest does. */
export function QueueList({
  queues,
  current,
  onOpen,
}: {
  readonly queues: OutputOf<'work.queues'>;
  readonly current: Queue;
  readonly onOpen: (queue: Queue) => void;
}) {
  return (
    <nav className={styles.queues} aria-label="Queues">
      <ul>
        {Queue.options.map((queue) => {
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
                <span className={styles.oldest}>{oldestWords(queue, count, found?.oldestDays ?? null)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function oldestWords(queue: Queue, count: number, days: number | null): string {
  if (queue === 'dueSoon' && days === null) return count === 0 ? 'nothing in 30 days' : 'within 30 days';
  if (days === null) return 'empty';
  if (queue === 'dueSoon')
    return days < 0 ? `first ${plural(-days, 'day')} over` : `first in ${plural(days, 'day')}`;
  return days === 0 ? 'oldest of today' : `oldest ${plural(days, 'day')}`;
}
