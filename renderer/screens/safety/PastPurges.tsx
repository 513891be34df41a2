import type { PastPurge } from '../../../shared/contract/retention.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import type { Query } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import tables from '../../records/rows.module.css';
import { officeZone, useSession } from '../../stores/session.ts';

/** What was purged, by whom and why: counts, and nobody's name. */
export function PastPurges({ purges }: { readonly purges: Query<PastPurge[]> }) {
  const zone = useSession((store) => officeZone(store.status));
  const rows = purges.data ?? [];
  return (
    <Section
      title="Past purges"
      note="Backups made before a purge still hold the patients. They are replaced one by one as new ones are made; copies kept elsewhere stay until somebody destroys them."
    >
      {purges.fault ? <FaultMessage fault={purges.fault} onRetry={() => void purges.reload()} /> : null}
      {purges.data && rows.length === 0 ? <p className="cw-quiet">Nothing was purged yet.</p> : null}
      {rows.length > 0 ? (
        <div className={tables.scroll}>
          <table className={tables.table} aria-label="Past purges">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">By</th>
                <th scope="col">Patients</th>
                <th scope="col">Rows</th>
                <th scope="col">Why</th>
                <th scope="col">In backups until</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((purge) => (
                <tr key={purge.id}>
                  <td className={tables.whole}>{instantText(purge.at, zone)}</td>
                  <td>{purge.userName}</td>
                  <td>{purge.patientCount.toLocaleString('en-US')}</td>
                  <td>{purge.rows.toLocaleString('en-US')}</td>
                  <td>{purge.reason}</td>
                  <td className={tables.whole}>{formatUsDate(purge.backupsHoldUntil)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Section>
  );
}
