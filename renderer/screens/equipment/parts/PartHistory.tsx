import { Link } from 'wouter';
import type { CostChange } from '../../../../shared/contract/parts.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { STOCK_REASON_NAMES, type StockMove } from '../../../../shared/domain/partsCatalog.ts';
import { branchName } from '../../../../shared/domain/stock.ts';
import { Section } from '../../../components/Section.tsx';
import { instantText } from '../../../records/HistoryPanel.tsx';
import styles from '../../../records/rows.module.css';
import { officeZone, useSession } from '../../../stores/session.ts';

/** Every movement of a part's stock: they are added and never changed. */
export function MovesSection({ moves }: { readonly moves: readonly StockMove[] }) {
  return (
    <Section title="Movements">
      {moves.length === 0 ? (
        <p className="cw-quiet">Nothing was moved yet.</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label="Movements of the stock">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">What</th>
                <th scope="col">Pieces</th>
                <th scope="col">Branch</th>
                <th scope="col">Lot</th>
                <th scope="col">Note</th>
                <th scope="col">Who</th>
              </tr>
            </thead>
            <tbody>
              {moves.map((move) => (
                <tr key={move.id}>
                  <td className={styles.whole}>{formatUsDate(move.on)}</td>
                  <td>
                    {move.visitId ? (
                      <Link href={`/service/${move.visitId}`}>{STOCK_REASON_NAMES[move.reason]}</Link>
                    ) : (
                      STOCK_REASON_NAMES[move.reason]
                    )}
                  </td>
                  <td className="cw-number">{move.quantity > 0 ? `+${move.quantity}` : move.quantity}</td>
                  <td>{branchName(move.branch)}</td>
                  <td>{move.lot}</td>
                  <td>{move.note}</td>
                  <td>{move.userName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

/** What the part cost, from when on, and who changed it. */
export function CostSection({ costs }: { readonly costs: readonly CostChange[] }) {
  const zone = useSession((store) => officeZone(store.status));
  return (
    <Section title="Cost over time">
      {costs.length === 0 ? (
        <p className="cw-quiet">No cost was given yet.</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Cost over time">
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">Unit cost</th>
                <th scope="col">Before</th>
                <th scope="col">Who</th>
              </tr>
            </thead>
            <tbody>
              {costs.map((cost) => (
                <tr key={`${cost.at} ${cost.afterCents}`}>
                  <td className={styles.whole}>{instantText(cost.at, zone)}</td>
                  <td className="cw-number">{formatCents(cost.afterCents) || 'None'}</td>
                  <td className="cw-number">{formatCents(cost.beforeCents) || 'None'}</td>
                  <td>{cost.userName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
