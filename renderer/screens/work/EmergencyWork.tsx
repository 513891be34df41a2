import { LEADS } from '../../../shared/contract/channel.ts';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { useChanges } from '../../stores/changes.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import styles from './Work.module.css';

/** Over the day's work until an owner has read of it: somebody opened the office by the emergency code. */
export function EmergencyWork() {
  const lead = useHasRole(LEADS);
  const zone = useSession((store) => officeZone(store.status));
  const unread = useQuery('emergency.unread', {}, { enabled: lead });
  useChanges(() => void unread.reload());
  const openings = unread.data ?? [];
  if (!lead || openings.length === 0) return null;
  return (
    <div className={styles.emergency} role="status">
      <strong>The emergency code was used; no owner has read of it yet.</strong>
      <ul>
        {openings.map((opening) => (
          <li key={opening.id}>
            {opening.name}, {instantText(opening.at, zone)}: {opening.reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
