import type { AuditTrailRow } from '../../../shared/contract/auditTrail.ts';
import { auditSentence } from '../../../shared/contract/auditWords.ts';
import { AUDIT_KIND_NAMES } from '../../../shared/domain/auditEntry.ts';
import type { Column } from '../../components/DataTable.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';

/** The columns in which the trail is listed. @param shown hides names where they are hidden */
export function trailColumns(
  zone: string,
  shown: (row: AuditTrailRow) => AuditTrailRow,
): readonly Column<AuditTrailRow>[] {
  return [
    {
      id: 'at',
      header: 'When',
      width: 12,
      nowrap: true,
      cell: ({ entry }) => <span className="cw-number">{instantText(entry.at, zone)}</span>,
    },
    { id: 'kind', header: 'Kind', width: 11, cell: ({ entry }) => AUDIT_KIND_NAMES[entry.kind] },
    { id: 'what', header: 'What', min: 30, cell: (row) => auditSentence(shown(row)) },
    {
      id: 'n',
      header: 'Entry',
      width: 6,
      number: true,
      cell: ({ entry }) => entry.n.toLocaleString('en-US'),
    },
  ];
}
