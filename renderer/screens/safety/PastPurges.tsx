import type { PastPurge } from '../../../shared/contract/retention.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { Section } from '../../components/Section.tsx';
import type { Query } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { QueriedRows } from '../../records/QueriedRows.tsx';
import tables from '../../records/rows.module.css';
import { officeZone, useSession } from '../../stores/session.ts';

/** What was purged, by whom and why: counts, and nobody's name. */
export function PastPurges({ purges }: { readonly purges: Query<PastPurge[]> }) {
  const zone = useSession((store) => officeZone(store.status));
  return (
    <Section
      title="Past purges"
      note="Backups made before a purge still hold the patients. They are replaced one by one as new ones are made; copies kept elsewhere stay until somebody destroys them."
    >
      <QueriedRows
        query={purges}
        label="Past purges"
        empty="Nothing was purged yet."
        heads={['When', 'By', 'Patients', 'Rows', 'Why', 'In backups until']}
        row={(purge) => (
          <tr key={purge.id}>
            <td className={tables.whole}>{instantText(purge.at, zone)}</td>
            <td>{purge.userName}</td>
            <td>{purge.patientCount.toLocaleString('en-US')}</td>
            <td>{purge.rows.toLocaleString('en-US')}</td>
            <td>{purge.reason}</td>
            <td className={tables.whole}>{formatUsDate(purge.backupsHoldUntil)}</td>
          </tr>
        )}
      />
    </Section>
  );
}
