import { CheckField } from '../../../components/CheckField.tsx';
import { drawnWhenChanged } from '../../../components/drawnWhenChanged.ts';
import { Section } from '../../../components/Section.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { dueText } from './dueText.ts';

interface Props {
  readonly equipmentId: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly readOnly: boolean;
}

/** Which maintenance a visit fulfils: it counts as done when the visit is signed. Nothing is ticked by itself. */
export const VisitMaintenance = drawnWhenChanged(VisitMaintenanceItself);

function VisitMaintenanceItself({ equipmentId, value, onChange, readOnly }: Props) {
  const view = useQuery('maintenance.ofDevice', { id: equipmentId });
  if (!view.data) return null;
  const { due } = view.data;
  // Planned once, and asked for no longer: it would count as done all the same, so it can be unticked.
  const stale = value.filter((id) => !due.some(({ maintenanceId }) => maintenanceId === id));
  if (due.length + stale.length === 0) return null;
  return (
    <Section
      title="Maintenance done"
      note="What is ticked counts as done on this device when the visit is signed."
    >
      {due.map((row) => (
        <CheckField
          key={row.maintenanceId}
          label={row.name}
          note={dueText(row) === '' ? row.reasons.join(' ') : `Due ${dueText(row)}`}
          value={value.includes(row.maintenanceId)}
          readOnly={readOnly}
          bare
          onChange={(on) =>
            onChange(
              on
                ? [...value, row.maintenanceId].slice(0, 20)
                : value.filter((id) => id !== row.maintenanceId),
            )
          }
        />
      ))}
      {stale.map((id) => (
        <CheckField
          key={id}
          label="Maintenance that is no longer scheduled for this device"
          value
          readOnly={readOnly}
          bare
          onChange={() => onChange(value.filter((each) => each !== id))}
        />
      ))}
    </Section>
  );
}
