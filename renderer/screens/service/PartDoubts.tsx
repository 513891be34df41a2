import { equipmentName, type Equipment } from '../../../shared/domain/equipment.ts';
import type { Part } from '../../../shared/domain/serviceVisit.ts';
import { partFits } from '../../../shared/domain/stock.ts';
import { useQuery } from '../../components/useQuery.ts';
import styles from './Visit.module.css';

/** Parts of the catalog that are not listed for the device's model: told, not refused. */
export function PartDoubts({
  parts,
  device,
}: {
  readonly parts: readonly Part[];
  readonly device: Equipment | null;
}) {
  if (!device) return null;
  return parts.map((part, index) =>
    part.catalogId === null ? null : (
      <PartDoubt key={part.id} catalogId={part.catalogId} number={index + 1} device={device} />
    ),
  );
}

function PartDoubt({
  catalogId,
  number,
  device,
}: {
  readonly catalogId: string;
  readonly number: number;
  readonly device: Equipment;
}) {
  const found = useQuery('parts.get', { id: catalogId });
  const part = found.data?.part;
  if (!part || partFits(part, device) !== false) return null;
  return (
    <p className={styles.doubts} role="note">
      Part {number} ({part.partNumber || part.description}) is not listed for{' '}
      {equipmentName({ ...device, serial: '' })}. Compare the number before you fit it.
    </p>
  );
}
