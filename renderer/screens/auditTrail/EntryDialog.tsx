import { Button } from '@mantine/core';
import { aboutWords, auditSentence } from '../../../shared/contract/auditWords.ts';
import { AUDIT_KIND_NAMES, type AuditDetails } from '../../../shared/domain/auditEntry.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Facts } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { fieldWords } from '../../records/fieldWords.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { valueText, whatWords } from '../../records/historyWords.ts';
import tables from '../../records/rows.module.css';
import { useAppearance } from '../../stores/appearance.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import styles from './AuditTrail.module.css';
import { useShownRow } from './useShownRow.ts';

/** One entry with all that it holds, and what its change was, field by field. */
export function EntryDialog({ n, onClose }: { readonly n: number; readonly onClose: () => void }) {
  const entry = useQuery('auditTrail.entry', { n });
  const zone = useSession((store) => officeZone(store.status));
  const hidden = useAppearance((store) => store.hideNames);
  const shown = useShownRow();
  const data = entry.data;
  const row = data ? shown(data.row) : null;
  return (
    <Dialog
      title={`Entry ${n.toLocaleString('en-US')}`}
      open
      onClose={onClose}
      size="l"
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <LoadingBar loading={entry.loading} />
      {entry.fault ? <FaultMessage fault={entry.fault} onRetry={() => void entry.reload()} /> : null}
      {data && row ? (
        <>
          <p>{auditSentence(row)}</p>
          <Facts
            columns={2}
            items={[
              { label: 'When', value: instantText(row.entry.at, zone) },
              { label: 'Who', value: row.entry.userName || 'The program' },
              { label: 'Kind', value: AUDIT_KIND_NAMES[row.entry.kind] },
              { label: 'About', value: aboutWords(row) || 'Nothing in particular' },
              { label: 'Message', value: row.entry.channel || 'None' },
              { label: 'Details', value: detailsText(row.entry.details) || 'None' },
            ]}
          />
          {data.total > 0 ? (
            <div className={tables.scroll} tabIndex={0} role="group" aria-label="What was changed">
              <table className={tables.table} aria-label="What was changed">
                <thead>
                  <tr>
                    <th scope="col">What</th>
                    <th scope="col">Before</th>
                    <th scope="col">After</th>
                  </tr>
                </thead>
                <tbody>
                  {data.changes.map((change, index) => (
                    <tr key={`${change.record} ${change.field} ${index}`}>
                      <td>{whatWords(change, '')}</td>
                      <td className={tables.before}>
                        {hidden ? '•••' : valueText(change.field, change.before)}
                      </td>
                      <td>{hidden ? '•••' : valueText(change.field, change.after)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : null}
          {data.total > data.changes.length ? (
            <p className="cw-quiet">
              The first {data.changes.length} of {data.total.toLocaleString('en-US')} changes.
            </p>
          ) : null}
          <p className="cw-quiet">
            Hash <span className={styles.hash}>{row.entry.hash}</span>
          </p>
        </>
      ) : null}
    </Dialog>
  );
}

/** `Pages: 3 · Form: CMS-1500`; ids of patients only by their number. */
function detailsText(details: AuditDetails): string {
  return Object.entries(details)
    .map(([key, value]) => `${fieldWords(key)}: ${partText(value)}`)
    .join(' · ');
}

function partText(value: AuditDetails[string]): string {
  if (Array.isArray(value)) return String(value.length);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([table, count]) => `${count} ${table.replaceAll('_', ' ')}`)
      .join(', ');
  }
  return String(value);
}
