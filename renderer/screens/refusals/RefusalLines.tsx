import { Link } from 'wouter';
import type { DenialRow } from '../../../shared/contract/returned.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { Chip } from '../../components/StatusChip.tsx';
import styles from '../returned/Returned.module.css';
import { DeadlineChip } from './refusalColumns.tsx';
import { refusalTitle, wordsAfterCode } from './refusalWords.ts';

/** Refusals of one claim, each with the way to its page. */
export function RefusalLines({ rows }: { readonly rows: readonly DenialRow[] }) {
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.denial.id}>
          <div className={styles.head}>
            <Link href={`/refusals/one/${row.denial.id}`}>{refusalTitle(row.denial)}</Link>
            <span>{row.code === '' ? 'The claim as a whole' : row.code}</span>
            <span className="cw-number">{formatCents(row.denial.cents)}</span>
            <DeadlineChip row={row} />
            {row.denial.answerClaimId === null ? null : <Chip tone="advice">A claim answers it</Chip>}
          </div>
          <p className={styles.words}>{wordsAfterCode(row.denial)}</p>
        </li>
      ))}
    </ul>
  );
}
