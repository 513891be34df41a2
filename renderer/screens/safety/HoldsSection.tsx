import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { HoldRow } from '../../../shared/contract/retention.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { RetentionHold } from '../../../shared/domain/safeguards.ts';
import { PersonName, useShownName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import type { Query } from '../../components/useQuery.ts';
import { QueriedRows } from '../../records/QueriedRows.tsx';
import tables from '../../records/rows.module.css';
import { PlaceHoldDialog, ReleaseHoldDialog } from './HoldDialogs.tsx';

/** Holds that stand and holds that were released. */
export function HoldsSection({
  holds,
  onChanged,
}: {
  readonly holds: Query<HoldRow[]>;
  readonly onChanged: () => void;
}) {
  const [placing, setPlacing] = useState(false);
  const [releasing, setReleasing] = useState<RetentionHold | null>(null);
  const shownName = useShownName();
  return (
    <Section
      title="Holds"
      note="A hold keeps a patient’s records whatever their age, until somebody releases it."
      actions={<Button onClick={() => setPlacing(true)}>Place a hold</Button>}
    >
      <QueriedRows
        query={holds}
        label="Holds"
        empty="Nothing is held."
        heads={['Patient', 'Held for', 'Note', 'Since', 'Released']}
        row={({ hold, patientName }) => (
          <tr key={hold.id}>
            <td>
              <Link href={`/patients/${hold.patientId}`}>
                <PersonName name={patientName || 'Without a name'} />
              </Link>
            </td>
            <td>{hold.reason}</td>
            <td>{hold.note}</td>
            <td className={tables.whole}>{formatUsDate(hold.placedOn)}</td>
            <td className={tables.whole}>
              {hold.releasedOn === null ? (
                <Button
                  size="compact-sm"
                  aria-label={`Release the hold on ${shownName(patientName)}`}
                  onClick={() => setReleasing(hold)}
                >
                  Release
                </Button>
              ) : (
                formatUsDate(hold.releasedOn)
              )}
            </td>
          </tr>
        )}
      />
      {placing ? (
        <PlaceHoldDialog patientId={null} onClose={() => setPlacing(false)} onPlaced={onChanged} />
      ) : null}
      {releasing ? (
        <ReleaseHoldDialog hold={releasing} onClose={() => setReleasing(null)} onReleased={onChanged} />
      ) : null}
    </Section>
  );
}
