import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DayVisit } from '../../../shared/contract/handovers.ts';
import type { EquipmentRow } from '../../../shared/contract/records.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { call } from '../../client.ts';
import { valueOrNotice } from '../../records/recordActions.ts';
import { newEquipment } from '../equipment/newEquipment.ts';
import { SearchField } from '../../records/SearchField.tsx';
import styles from './Today.module.css';

/** Finds a device by its serial, scanned or typed, and starts its visit, or goes on with the one that is open. */
export function FindDevice({
  open,
  onStart,
  mayStart,
}: {
  readonly open: readonly DayVisit[];
  readonly onStart: (device: { readonly equipmentId: string; readonly patientId: string | null }) => void;
  readonly mayStart: boolean;
}) {
  const [query, setQuery] = useState('');
  const found = useQuery(
    'equipment.list',
    { query, ownership: null, offset: 0, limit: 6 },
    { enabled: query !== '', keep: true },
  );
  async function addAndStart(serial: string) {
    const values = { ...newEquipment(), serial };
    const added = valueOrNotice(await call('equipment.save', { id: null, revision: null, values }));
    if (added) onStart({ equipmentId: added.id, patientId: null });
  }

  const rows = query === '' ? [] : (found.data?.rows ?? []);
  return (
    <div className={styles.find}>
      <SearchField label="Find a device" placeholder="Serial, scanned or typed" onSearch={setQuery} />
      {query !== '' && found.data && rows.length === 0 ? (
        <div role="status">
          <p className="cw-quiet">
            No device with serial {query.trim().toUpperCase()}. Compare it with the label: a digit read
            wrongly would make a second device of the same one.
          </p>
          {mayStart ? (
            <Button onClick={() => void addAndStart(query.trim().toUpperCase())}>
              Add it and start its visit
            </Button>
          ) : null}
        </div>
      ) : null}
      {rows.length > 0 ? (
        <ul className={styles.visits} aria-label="Devices found">
          {rows.map((row) => (
            <li key={row.id} className={styles.found}>
              <DeviceText row={row} />
              <StartOrGo row={row} open={open} onStart={onStart} mayStart={mayStart} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function DeviceText({ row }: { readonly row: EquipmentRow }) {
  return (
    <span className={styles.foundText}>
      <Link href={`/equipment/${row.id}`} className={styles.name}>
        {row.name}
        {row.serial ? `, ${row.serial}` : ''}
      </Link>
      <span>{row.holderName ? <PersonName name={row.holderName} /> : 'Nobody holds it'}</span>
    </span>
  );
}

function StartOrGo({
  row,
  open,
  onStart,
  mayStart,
}: {
  readonly row: EquipmentRow;
  readonly open: readonly DayVisit[];
  readonly onStart: (device: { readonly equipmentId: string; readonly patientId: string | null }) => void;
  readonly mayStart: boolean;
}) {
  const begun = row.serial === '' ? undefined : open.find((visit) => visit.serial === row.serial);
  if (begun) {
    return (
      <Button component={Link} variant="filled" href={`/service/${begun.id}`}>
        Go on with its visit
      </Button>
    );
  }
  if (!mayStart) return null;
  return (
    <Button variant="filled" onClick={() => onStart({ equipmentId: row.id, patientId: row.holderId })}>
      Start visit
    </Button>
  );
}
