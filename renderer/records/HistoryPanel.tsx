import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RecordKind } from '../../shared/contract/records.ts';
import { FaultMessage } from '../components/FaultMessage.tsx';
import { useQuery } from '../components/useQuery.ts';
import { useAppearance } from '../stores/appearance.ts';
import { officeZone, useSession } from '../stores/session.ts';
import { valueText, whatWords } from './historyWords.ts';
import styles from './rows.module.css';

/**
 * Every change of a record as the journal has it: when, who, which field, before and after. Read only when it
 * is opened. While names are hidden, what was typed is hidden as well.
 */
const STEP = 50;

export function HistoryPanel({ kind, id }: { readonly kind: RecordKind; readonly id: string }) {
  const [limit, setLimit] = useState(0);
  const history = useQuery(
    'history.of',
    { kind, id, offset: 0, limit: Math.max(1, limit) },
    { enabled: limit > 0, keep: true },
  );
  const zone = useSession((store) => officeZone(store.status));
  const hidden = useAppearance((store) => store.hideNames);
  const own = kind === 'oxygenTest' ? 'oxygen test' : kind;
  if (limit === 0) return <Button onClick={() => setLimit(STEP)}>Show the history</Button>;
  if (history.fault) return <FaultMessage fault={history.fault} onRetry={() => void history.reload()} />;
  if (!history.data) return <p className="cw-quiet">Reading the history…</p>;
  const { rows, total } = history.data;
  if (rows.length === 0) return <p className="cw-quiet">Nothing was changed yet.</p>;
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Changes">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${row.at} ${row.record} ${row.field} ${index}`}>
                <td className={styles.whole}>{instantText(row.at, zone)}</td>
                <td className={styles.whole}>{row.userName}</td>
                <td>{whatWords(row, own)}</td>
                <td className={styles.before}>{hidden ? '•••' : valueText(row.field, row.before)}</td>
                <td>{hidden ? '•••' : valueText(row.field, row.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length && limit < 200 ? (
        <Button onClick={() => setLimit(Math.min(200, limit + STEP))}>Show more of {total}</Button>
      ) : null}
    </>
  );
}

/** `06/03/2026, 10:42 AM` in the office's time zone. */
export function instantText(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(instant));
}
