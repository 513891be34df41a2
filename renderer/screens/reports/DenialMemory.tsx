import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { addDays, addMonths, formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { useToday } from '../../stores/session.ts';
import { KIND_NAMES, reasonCode, wordsAfterCode } from '../refusals/refusalWords.ts';
import { useInBranch } from '../../stores/branches.ts';
import styles from './Reports.module.css';

type Row = OutputOf<'denials.memory'>[number];
type Period = 'month' | 'quarter' | 'year' | 'lastYear';

const PERIODS: readonly { readonly value: Period; readonly label: string }[] = [
  { value: 'month', label: 'This month' },
  { value: 'quarter', label: 'Last 3 months' },
  { value: 'year', label: 'Last 12 months' },
  { value: 'lastYear', label: 'The 12 months before' },
];

/** First and last day of a period that is counted from today. */
export function periodOf(period: Period, today: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  if (period === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  if (period === 'quarter') return { from: addDays(addMonths(today, -3), 1), to: today };
  const yearAgo = addMonths(today, -12);
  if (period === 'year') return { from: addDays(yearAgo, 1), to: today };
  return { from: addDays(addMonths(today, -24), 1), to: yearAgo };
}

/** What payers refused most, and whether a rule of this program looks at it. */
export function DenialMemory() {
  const today = useToday();
  const [period, setPeriod] = useState<Period>('year');
  const span = periodOf(period, today);
  const memory = useQuery('denials.memory', { ...span, ...useInBranch() }, { keep: true });
  useChanges(() => void memory.reload());
  return (
    <Section
      title="Refusals by payer and reason"
      note={`Came between ${formatUsDate(span.from)} and ${formatUsDate(span.to)}, the costliest first. Rejected: never judged. Denied: a payer decided.`}
    >
      <SelectField
        label="Period"
        width="m"
        value={period}
        options={PERIODS}
        onChange={(next) => setPeriod(next ?? 'year')}
      />
      <LoadingBar loading={memory.loading} />
      {memory.fault ? <FaultMessage fault={memory.fault} onRetry={() => void memory.reload()} /> : null}
      {memory.data ? <Rows rows={memory.data} /> : null}
    </Section>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return <p className="cw-quiet">Nothing was refused in this time.</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Payer</th>
          <th scope="col">Reason</th>
          <th scope="col">Kind</th>
          <th scope="col" className={styles.number}>
            Count
          </th>
          <th scope="col" className={styles.number}>
            Money
          </th>
          <th scope="col">Rules that would have warned</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            <td className={styles.text}>{row.payerName || 'Payer not known'}</td>
            <td className={styles.text}>
              <strong>{reasonCode(row)}</strong> {wordsAfterCode(row)}
            </td>
            <td>
              <Chip tone={row.kind === 'denied' ? 'unmet' : 'unknown'}>{KIND_NAMES[row.kind]}</Chip>
            </td>
            <td className={styles.number}>{row.count}</td>
            <td className={styles.number}>{formatCents(row.cents)}</td>
            <td className={styles.text}>
              {row.ruleIds.length === 0 ? (
                <span className="cw-quiet">No rule yet</span>
              ) : (
                <>
                  {row.rules.map(({ id, title }) => (
                    <div key={id}>
                      {title} <span className="cw-quiet">{id}</span>
                    </div>
                  ))}
                  {row.caught > 0 ? (
                    <div className="cw-quiet">
                      {row.caught === 1
                        ? 'One open claim is held back by them now'
                        : `${row.caught} open claims are held back by them now`}
                    </div>
                  ) : null}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
