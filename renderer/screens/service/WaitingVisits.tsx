import { Link } from 'wouter';
import type { Handover } from '../../../shared/domain/handover.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useInBranch } from '../../stores/branches.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { useChanges } from '../../stores/changes.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import styles from './Visit.module.css';

/** The list is worked from its beginning: what waits longest stands first. */
const SHOWN = 5;

/** Visits that the other side handed over and that wait here. Nothing is shown while none waits. */
export function WaitingVisits({ side }: { readonly side: Handover['to'] }) {
  const zone = useSession((store) => officeZone(store.status));
  const waiting = useQuery('visits.waiting', { for: side, ...useInBranch() });
  useChanges(() => void waiting.reload());
  const rows = waiting.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={side === 'desk' ? 'From the workshop' : 'Back from the desk'}>
      <ul className={styles.waiting}>
        {rows.slice(0, SHOWN).map(({ visit, handover }) => (
          <li key={visit.id}>
            <Link href={`/service/${visit.id}`} className={styles.waitingLink}>
              {visit.device || 'No device'}
              {visit.serial ? `, ${visit.serial}` : ''}
              {visit.visitedOn ? `, ${formatUsDate(visit.visitedOn)}` : ''}
            </Link>{' '}
            {visit.patientName ? <PersonName name={visit.patientName} /> : null}
            <p>{handover.note}</p>
            <p className="cw-quiet">
              {handover.userName}, {instantText(handover.at, zone)}
            </p>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN ? <p className="cw-quiet">{rows.length - SHOWN} more wait behind these.</p> : null}
    </Section>
  );
}
