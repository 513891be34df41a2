import { Link } from 'wouter';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { Section } from '../../../components/Section.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import styles from '../../../records/rows.module.css';
import { useChanges } from '../../../stores/changes.ts';
import { DueChip } from './DueChip.tsx';
import { dueText } from './dueText.ts';

/** Maintenance of one device: what is due and why, and what was done. */
export function DeviceMaintenance({ equipmentId }: { readonly equipmentId: string }) {
  const view = useQuery('maintenance.ofDevice', { id: equipmentId });
  useChanges(() => void view.reload());
  if (!view.data) return null;
  const { due, done } = view.data;
  return (
    <Section title="Maintenance">
      {due.length === 0 ? (
        <p className="cw-quiet">
          No schedule asks for anything on this device.{' '}
          <Link href="/equipment/schedules">See the schedules</Link>
        </p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Maintenance due on this device">
            <thead>
              <tr>
                <th scope="col">Maintenance</th>
                <th scope="col">State</th>
                <th scope="col">Due</th>
                <th scope="col">Why</th>
                <th scope="col">Planned</th>
              </tr>
            </thead>
            <tbody>
              {due.map((row) => (
                <tr key={row.maintenanceId}>
                  <td>{row.name}</td>
                  <td>
                    <DueChip state={row.state} />
                  </td>
                  <td className={styles.whole}>{dueText(row)}</td>
                  <td>{row.reasons.join(' ')}</td>
                  <td className={styles.whole}>
                    {row.plannedVisitId ? (
                      <Link href={`/service/${row.plannedVisitId}`}>
                        {row.plannedOn ? formatUsDate(row.plannedOn) : 'Planned'}
                      </Link>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {done.length === 0 ? null : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Maintenance done on this device">
            <thead>
              <tr>
                <th scope="col">Done</th>
                <th scope="col">Maintenance</th>
                <th scope="col">Meter</th>
                <th scope="col">By</th>
              </tr>
            </thead>
            <tbody>
              {done.map((row) => (
                <tr key={row.id}>
                  <td className={styles.whole}>
                    {row.visitId ? (
                      <Link href={`/service/${row.visitId}`}>{formatUsDate(row.doneOn)}</Link>
                    ) : (
                      formatUsDate(row.doneOn)
                    )}
                  </td>
                  <td>{row.name}</td>
                  <td className="cw-number">
                    {row.hourMeter === null ? 'Not read' : `${row.hourMeter.toLocaleString('en-US')} h`}
                  </td>
                  <td>{row.userName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
