import { Fragment } from 'react';
import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { Denial } from '../../../shared/domain/denial.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { Payment } from '../../../shared/domain/returned.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { flagWords } from '../returned/flagWords.ts';
import { Codes } from '../returned/RemittanceClaim.tsx';
import styles from '../returned/Returned.module.css';
import { settledLines } from './settledLines.ts';

/** What payers decided for a claim so far, line by line: charged, paid, the patient’s, denied, adjusted, open. */
export function PaidLines({
  claimId,
  lines,
}: {
  readonly claimId: Id;
  readonly lines: readonly ClaimLine[];
}) {
  const payments = useQuery('payments.ofClaim', { claimId });
  const refusals = useQuery('denials.ofClaim', { claimId });
  useChanges(() => {
    void payments.reload();
    void refusals.reload();
  });
  if (payments.fault) return <FaultMessage fault={payments.fault} onRetry={() => void payments.reload()} />;
  if (refusals.fault) return <FaultMessage fault={refusals.fault} onRetry={() => void refusals.reload()} />;
  if (!payments.data || !refusals.data) return null;
  if (payments.data.length === 0) return <p className="cw-quiet">Nothing is posted yet.</p>;
  return (
    <Table lines={lines} payments={payments.data} refusals={refusals.data.map(({ denial }) => denial)} />
  );
}

function Table({
  lines,
  payments,
  refusals,
}: {
  readonly lines: readonly ClaimLine[];
  readonly payments: readonly Payment[];
  readonly refusals: readonly Denial[];
}) {
  const { rows, total, flags, payers } = settledLines(lines, payments, refusals);
  const denied = total.deniedCents > 0;
  const several = payers.length > 1;
  return (
    <>
      {flags.length === 0 ? null : (
        <ul className={styles.claimDoubts} aria-label="Does not fit">
          {flags.map(({ kind, payerName }, at) => (
            <li key={at}>
              {several && payerName !== '' ? `${payerName}: ${flagWords(kind)}` : flagWords(kind)}
            </li>
          ))}
        </ul>
      )}
      {several ? (
        <p className="cw-quiet">
          {payers.map(({ payerName, paidCents }) => `${payerName} paid ${formatCents(paidCents)}`).join('; ')}
          . What the patient owes is the last payer’s word.
        </p>
      ) : null}
      <div className={styles.scroll} data-scroll tabIndex={0} role="group" aria-label="Decided and paid">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" className={styles.number}>
                Charge
              </th>
              <th scope="col" className={styles.number}>
                Paid
              </th>
              <th scope="col" className={styles.number}>
                Patient
              </th>
              {denied ? (
                <th scope="col" className={styles.number}>
                  Denied
                </th>
              ) : null}
              <th scope="col" className={styles.number}>
                Adjusted
              </th>
              <th scope="col" className={styles.number}>
                Open
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Fragment key={row.lineId ?? 'whole'}>
                <tr data-with-why={row.days.length > 0 || undefined}>
                  <th scope="row">{row.label}</th>
                  <td className={styles.number}>{formatCents(row.chargeCents)}</td>
                  <td className={styles.number}>{formatCents(row.paidCents)}</td>
                  <td className={styles.number}>{formatCents(row.patientCents)}</td>
                  {denied ? <td className={styles.number}>{formatCents(row.deniedCents)}</td> : null}
                  <td className={styles.number}>{formatCents(row.adjustedCents)}</td>
                  <td className={styles.number}>{formatCents(row.openCents)}</td>
                </tr>
                {row.days.length === 0 ? null : (
                  <tr className={styles.why}>
                    <td colSpan={denied ? 7 : 6}>
                      <Codes adjustments={row.adjustments} remarks={row.remarks} />
                      <span className="cw-quiet">{row.days.map(formatUsDate).join(', ')}</span>
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Sum</th>
              <td className={styles.number}>{formatCents(total.chargeCents)}</td>
              <td className={styles.number}>{formatCents(total.paidCents)}</td>
              <td className={styles.number}>{formatCents(total.patientCents)}</td>
              {denied ? <td className={styles.number}>{formatCents(total.deniedCents)}</td> : null}
              <td className={styles.number}>{formatCents(total.adjustedCents)}</td>
              <td className={styles.number}>{formatCents(total.openCents)}</td>
            </tr>
            {denied ? (
              <tr>
                <th scope="row" colSpan={4}>
                  Denied, still in dispute
                </th>
                <td className={styles.number}>{formatCents(total.deniedCents)}</td>
                <td colSpan={2} />
              </tr>
            ) : null}
          </tfoot>
        </table>
      </div>
    </>
  );
}
