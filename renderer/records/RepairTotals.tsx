import { formatCents } from '../../shared/domain/money.ts';
import { type Labor, type Part, repairCost } from '../../shared/domain/serviceVisit.ts';
import styles from './records.module.css';

/** What a repair costs so far, moving with every change. */
export function RepairTotals({
  parts,
  labor,
}: {
  readonly parts: readonly Part[];
  readonly labor: readonly Labor[];
}) {
  const cost = repairCost({ parts, labor });
  const minutes = labor.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
  return (
    <div className={styles.totals} role="group" aria-label="Totals">
      <span>
        Parts <strong>{formatCents(cost.partsCents)}</strong>
      </span>
      <span>
        Labor <strong>{formatCents(cost.laborCents)}</strong>
        {minutes > 0 ? <span className={styles.quiet}> for {minutes} min</span> : null}
      </span>
      <span>
        Total <strong>{formatCents(cost.totalCents)}</strong>
      </span>
      {cost.unpricedLines > 0 ? (
        <span className={styles.unpriced}>
          {cost.unpricedLines === 1 ? 'One line has' : `${cost.unpricedLines} lines have`} no price yet
        </span>
      ) : null}
    </div>
  );
}
