import type { AuditTrailRow } from '../../../shared/contract/auditTrail.ts';
import { useAppearance } from '../../stores/appearance.ts';

/** A row of the trail as it may be shown: while names are hidden, without the patient's and without titles of papers. */
export function useShownRow(): (row: AuditTrailRow) => AuditTrailRow {
  const hidden = useAppearance((store) => store.hideNames);
  return (row) => {
    if (!hidden) return row;
    return {
      ...row,
      patientName: row.patientName === '' ? '' : '(name hidden)',
      subjectName: row.entry.subject === 'document' ? '' : row.subjectName,
    };
  };
}
