import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BackupOverview } from '../../../shared/contract/backups.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { useHasRole } from '../../stores/session.ts';
import { RemovePersonDialog } from './RemovePersonDialog.tsx';
import styles from './Safety.module.css';

type Restored = NonNullable<BackupOverview['restored']>;

/** After a restore the passphrases of that day open the office again: also those of people who left since. */
export function PeopleBack({
  restored,
  onDecided,
}: {
  readonly restored: Pick<Restored, 'peopleBack' | 'peopleCompared'>;
  readonly onDecided: () => void;
}) {
  const owner = useHasRole(['owner']);
  const [leaving, setLeaving] = useState<Restored['peopleBack'][number] | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const { peopleBack, peopleCompared } = restored;

  async function letStay(people: Restored['peopleBack']) {
    setBusy(true);
    setFault(null);
    const answer = await call('backups.peopleStay', { ids: people.map(({ id }) => id) });
    setBusy(false);
    if (answer.ok) onDecided();
    else setFault(answer.fault);
  }

  return (
    <>
      {peopleBack.length === 0 ? null : (
        <Section
          title="Who can sign in again"
          note={
            peopleCompared
              ? 'The backup let these people in again, who could not sign in before the restore. Say who stays, and remove those who left.'
              : 'Who could sign in before the restore could not be read. Besides you these people can now. Say who stays, and remove those who left.'
          }
          actions={
            owner && peopleBack.length > 1 ? (
              <Button disabled={busy} onClick={() => void letStay(peopleBack)}>
                All of them stay
              </Button>
            ) : null
          }
        >
          <ul className={`${styles.openings} ${styles.back}`} aria-label="Who can sign in again">
            {peopleBack.map((person) => (
              <li key={person.id} className={styles.opening}>
                <strong>{person.name}</strong>
                {owner ? (
                  <div className={styles.rowActions}>
                    <Button
                      size="xs"
                      disabled={busy}
                      aria-label={`${person.name} stays`}
                      onClick={() => void letStay([person])}
                    >
                      Stays
                    </Button>
                    <Button
                      size="xs"
                      color="red"
                      disabled={busy}
                      aria-label={`Remove ${person.name}`}
                      onClick={() => setLeaving(person)}
                    >
                      Remove
                    </Button>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
          {fault ? <FaultMessage fault={fault} /> : null}
        </Section>
      )}
      {leaving ? (
        <RemovePersonDialog person={leaving} onClose={() => setLeaving(null)} onRemoved={onDecided} />
      ) : null}
    </>
  );
}
