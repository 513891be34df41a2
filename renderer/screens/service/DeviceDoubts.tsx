import type { EquipmentView } from '../../../shared/contract/records.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { useQuery } from '../../components/useQuery.ts';
import styles from './Visit.module.css';

/** What speaks against this device being the one that was worked on. It stands in nobody's way: the visit is kept. */
export function DeviceDoubts({
  device,
  patientId,
}: {
  readonly device: EquipmentView;
  readonly patientId: string | null;
}) {
  const { equipment, holderName } = device;
  const same = useQuery(
    'equipment.list',
    { query: equipment.serial, ownership: null, offset: 0, limit: 20 },
    { enabled: equipment.serial !== '' },
  );
  const elsewhere = (same.data?.rows ?? []).find(
    (row) =>
      row.id !== equipment.id &&
      row.serial.toLowerCase() === equipment.serial.toLowerCase() &&
      row.holderId !== null &&
      row.holderId !== equipment.holderId,
  );
  const atAnother = equipment.holderId !== null && patientId !== null && equipment.holderId !== patientId;
  // Stock and loaners are at nobody's home by their nature.
  const unheld =
    equipment.holderId === null && equipment.ownership !== 'stock' && equipment.ownership !== 'loaner';
  if (!elsewhere && !atAnother && !unheld && equipment.status !== 'retired') return null;
  return (
    <ul className={styles.doubts} aria-label="Look at the device again">
      {unheld ? (
        <li>
          Nobody is registered as holding this device. The visit is kept; add the holder on the device’s page.
        </li>
      ) : null}
      {atAnother ? (
        <li>
          This device is registered at <PersonName name={holderName} />, and the visit names another patient.
          Compare the serial on the label, or choose the patient anew.
        </li>
      ) : null}
      {elsewhere ? (
        <li>
          Another device with this serial is registered at <PersonName name={elsewhere.holderName} />. Compare
          the label: one of the two was read wrongly.
        </li>
      ) : null}
      {equipment.status === 'retired' ? (
        <li>This device is retired. The visit can be finished and signed all the same.</li>
      ) : null}
    </ul>
  );
}
