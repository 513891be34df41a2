import type { ReactNode } from 'react';
import { FaultMessage } from '../components/FaultMessage.tsx';
import type { Query } from '../components/useQuery.ts';
import tables from './rows.module.css';

/** The few rows of a section as a plain table: why they could not be read, that there are none, or each of them. */
export function QueriedRows<Row>({
  query,
  label,
  empty,
  heads,
  row,
}: {
  readonly query: Query<Row[]>;
  readonly label: string;
  /** Said once it is known that there are none. */
  readonly empty: string;
  readonly heads: readonly string[];
  /** A `tr` with a cell for each head. */
  readonly row: (value: Row) => ReactNode;
}) {
  const rows = query.data ?? [];
  return (
    <>
      {query.fault ? <FaultMessage fault={query.fault} onRetry={() => void query.reload()} /> : null}
      {query.data && rows.length === 0 ? <p className="cw-quiet">{empty}</p> : null}
      {rows.length > 0 ? (
        <div className={tables.scroll}>
          <table className={tables.table} aria-label={label}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows.map(row)}</tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}
