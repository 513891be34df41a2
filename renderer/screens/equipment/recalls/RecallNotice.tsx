import { Link } from 'wouter';
import { drawnWhenChanged } from '../../../components/drawnWhenChanged.ts';
import { useQuery } from '../../../components/useQuery.ts';
import { useChanges } from '../../../stores/changes.ts';
import { Chip } from '../../../components/StatusChip.tsx';
import styles from './Recall.module.css';

/** Open recalls that name a device, on its page and in a visit to it; nothing where there are none. */
export const RecallNotice = drawnWhenChanged(RecallNoticeItself);

function RecallNoticeItself({ equipmentId }: { readonly equipmentId: string }) {
  const open = useQuery('recalls.ofDevice', { id: equipmentId });
  useChanges(() => void open.reload());
  const rows = open.data ?? [];
  if (rows.length === 0) return null;
  return (
    <div className={styles.notice} role="note" aria-label="Open recalls of this device">
      {rows.map((row) => (
        <p key={row.recallId}>
          <Chip tone="unmet">Recall</Chip>{' '}
          <Link href={`/equipment/recalls/${row.recallId}`}>{row.title}</Link>
          {row.swept ? '' : ' (the recall was not swept since this device came)'}
          {row.action ? `. What is done: ${row.action}` : ''}
        </p>
      ))}
    </div>
  );
}
