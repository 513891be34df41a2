import { StatusChip } from '../../../components/StatusChip.tsx';
import { instantText } from '../../../records/HistoryPanel.tsx';
import { officeZone, useSession } from '../../../stores/session.ts';
import { useClaim } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** The states that the claim went through: when, who, and what was said. */
export function EventsPart() {
  const events = useClaim((state) => state.view?.events) ?? [];
  const zone = useSession((state) => officeZone(state.status));
  if (events.length === 0) return null;
  return (
    <ol className={styles.events} aria-label="What happened to this claim">
      {events.map((event) => (
        <li key={event.id}>
          <StatusChip state={event.state} />
          <span className="cw-number">{instantText(event.at, zone)}</span>
          <span>{event.userName}</span>
          <span className={styles.bannerText}>{event.note}</span>
        </li>
      ))}
    </ol>
  );
}
