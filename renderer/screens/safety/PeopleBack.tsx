import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BackupOverview } from '../../../shared/contract/backups.ts';
import { Section } from '../../components/Section.tsx';
import { useHasRole } from '../../stores/session.ts';
import { RemovePersonDialog } from './RemovePersonDialog.tsx';
import styles from './Safety.module.css';

type Restored = NonNullable<BackupOverview['restored']>;

/** After a restore the passphrases of that day open the office again: also those of people who left since. */
export function PeopleBack({
  restored,
  onRemoved,
}: {
  readonly restored: Pick<Restored, 'peopleBack' | 'peopleCompared'>;
  readonly onRemoved: () => void;
}) {
  const owner = useHasRole(['owner']);
  const [leaving, setLeaving] = useState<Restored['peopleBack'][number] | null>(null);
  const { peopleBack, peopleCompared } = restored;
  return (
    <>
      {peopleBack.length === 0 ? null : (
        <Section
          title="Who can sign in again"
          note={
            peopleCompared
              ? 'The backup let these people in again, who could not sign in before the restore. Remove those who left.'
              : 'Who could sign in before the restore could not be read. Besides you these people can now. Remove those who left.'
          }
        >
          <ul className={styles.openings} aria-label="Who can sign in again">
            {peopleBack.map((person) => (
              <li key={person.id} className={styles.opening}>
                <strong>{person.name}</strong>
                {owner ? (
                  <Button
                    size="xs"
                    color="red"
                    aria-label={`Remove ${person.name}`}
                    onClick={() => setLeaving(person)}
                  >
                    Remove
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {leaving ? (
        <RemovePersonDialog person={leaving} onClose={() => setLeaving(null)} onRemoved={onRemoved} />
      ) : null}
    </>
  );
}
