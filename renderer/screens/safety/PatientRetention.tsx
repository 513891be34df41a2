import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { obstacleWords } from '../../../shared/domain/retention.ts';
import type { RetentionHold } from '../../../shared/domain/safeguards.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { PlaceHoldDialog, ReleaseHoldDialog } from './HoldDialogs.tsx';
import styles from './Safety.module.css';

/** How long a patient's records are kept, and what holds them. For leads: who shows it asks the role. */
export function PatientRetention({ patientId }: { readonly patientId: string }) {
  const kept = useQuery('retention.ofPatient', { patientId });
  const [placing, setPlacing] = useState(false);
  const [releasing, setReleasing] = useState<RetentionHold | null>(null);
  useChanges(() => void kept.reload());
  const { data } = kept;
  const reload = () => void kept.reload();
  return (
    <Section title="Retention" actions={<Button onClick={() => setPlacing(true)}>Place a hold</Button>}>
      {kept.fault ? <FaultMessage fault={kept.fault} onRetry={reload} /> : null}
      {data ? (
        <>
          <p className={styles.text}>
            {data.due
              ? `Past their time since ${formatUsDate(data.row.dueOn)}.`
              : `Kept until ${formatUsDate(data.row.dueOn)} at least.`}{' '}
            Last date of service {formatUsDate(data.row.last.on)}, {data.years} years from then.
            {data.due && data.row.obstacles.length > 0
              ? ` In the way of a purge: ${data.row.obstacles.map(obstacleWords).join(', ')}.`
              : ''}
          </p>
          {data.holds.map((hold) => (
            <div key={hold.id} className={styles.opening}>
              <span>
                {hold.releasedOn === null
                  ? `Held since ${formatUsDate(hold.placedOn)}: `
                  : `Held from ${formatUsDate(hold.placedOn)} to ${formatUsDate(hold.releasedOn)}: `}
                {hold.reason}
              </span>
              {hold.releasedOn === null ? (
                <Button size="compact-sm" onClick={() => setReleasing(hold)}>
                  Release
                </Button>
              ) : null}
            </div>
          ))}
        </>
      ) : null}
      {placing ? (
        <PlaceHoldDialog patientId={patientId} onClose={() => setPlacing(false)} onPlaced={reload} />
      ) : null}
      {releasing ? (
        <ReleaseHoldDialog hold={releasing} onClose={() => setReleasing(null)} onReleased={reload} />
      ) : null}
    </Section>
  );
}
