import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { STAFF } from '../../../shared/contract/channel.ts';
import type { DayVisit } from '../../../shared/contract/handovers.ts';
import { formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { SealChip } from '../../records/RecordRows.tsx';
import { labelOf, PURPOSES } from '../../records/words.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { BackupBanner } from '../backups/BackupBanner.tsx';
import { useStartVisit } from '../service/startVisit.ts';
import { WaitingVisits } from '../service/WaitingVisits.tsx';
import { FindDevice } from './FindDevice.tsx';
import styles from './Today.module.css';

/** A technician's day: find the device, go on with what is open, see what comes. No claims, no money. */
export function TodayScreen() {
  const today = useToday();
  const mayWrite = useHasRole(STAFF);
  const day = useQuery('visits.today', {}, { enabled: mayWrite });
  useChanges(() => void day.reload());
  const { start, starting } = useStartVisit();
  useCommand('new', () => void start(), { label: 'New service visit', enabled: mayWrite });
  const visits = day.data ?? [];
  const open = visits.filter((visit) => !visit.sealed && !isLater(visit, today));
  const later = visits.filter((visit) => !visit.sealed && isLater(visit, today));
  const signed = visits.filter((visit) => visit.sealed);

  return (
    <Page
      title={`Today, ${formatUsDate(today)}`}
      actions={
        mayWrite ? (
          <Button
            variant="filled"
            className={styles.start}
            loading={starting}
            leftSection={<IconPlus size="1.125rem" aria-hidden="true" />}
            onClick={() => void start()}
          >
            New visit
          </Button>
        ) : null
      }
    >
      <div className={styles.day}>
        <BackupBanner />
        <FindDevice open={open} onStart={(device) => void start(device)} mayStart={mayWrite} />
        <WaitingVisits side="technician" />
        <Section title="To do">
          {day.fault && !day.data ? (
            <FaultMessage fault={day.fault} onRetry={() => void day.reload()} />
          ) : (
            <LoadingBar loading={day.loading && day.data === null} />
          )}
          {open.length > 0 ? (
            <Visits visits={open} today={today} />
          ) : day.data ? (
            <EmptyState text="Nothing is open." detail="Find the device above, or start a new visit." />
          ) : null}
        </Section>
        {later.length > 0 ? (
          <Section title="Planned">
            <Visits visits={later} today={today} />
          </Section>
        ) : null}
        {signed.length > 0 ? (
          <Section title="Signed today">
            <Visits visits={signed} today={today} />
          </Section>
        ) : null}
      </div>
    </Page>
  );
}

function isLater(visit: DayVisit, today: IsoDate): boolean {
  return visit.scheduledOn !== null && visit.scheduledOn > today;
}

function Visits({ visits, today }: { readonly visits: readonly DayVisit[]; readonly today: IsoDate }) {
  return (
    <ul className={styles.visits}>
      {visits.map((visit) => (
        <li key={visit.id}>
          <Link href={`/service/${visit.id}`} className={styles.visit}>
            <span className={styles.name}>
              {visit.device || 'No device yet'}
              {visit.serial ? `, ${visit.serial}` : ''}
            </span>
            <span>{visit.patientName ? <PersonName name={visit.patientName} /> : 'No patient yet'}</span>
            <span className="cw-quiet">
              {[dayText(visit, today), labelOf(PURPOSES, visit.purpose || null)].filter(Boolean).join(' · ')}
            </span>
            <SealChip sealed={visit.sealed} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function dayText({ scheduledOn, visitedOn }: DayVisit, today: IsoDate): string {
  if (scheduledOn !== null && scheduledOn < today) return `Planned for ${formatUsDate(scheduledOn)}, overdue`;
  if (scheduledOn !== null)
    return `Planned for ${scheduledOn === today ? 'today' : formatUsDate(scheduledOn)}`;
  if (visitedOn !== null) return `Begun ${visitedOn === today ? 'today' : formatUsDate(visitedOn)}`;
  return 'No date';
}
