import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { STAFF } from '../../../shared/contract/channel.ts';
import type { EquipmentRow } from '../../../shared/contract/records.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { EQUIPMENT_KIND_NAMES, Ownership, OWNERSHIP_NAMES } from '../../../shared/domain/equipment.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SearchField } from '../../records/SearchField.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { labelOf, STATUSES } from '../../records/words.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';

const COLUMNS: readonly Column<EquipmentRow>[] = [
  {
    id: 'serial',
    header: 'Serial',
    width: 8,
    cell: (row) => <strong>{row.serial || 'No serial'}</strong>,
    sortBy: (row) => row.serial,
  },
  { id: 'name', header: 'Device', min: 8.5, cell: (row) => row.name, sortBy: (row) => row.name },
  {
    id: 'kind',
    header: 'Kind',
    min: 10.5,
    cell: (row) => (row.kind ? EQUIPMENT_KIND_NAMES[row.kind] : ''),
    sortBy: (row) => row.kind,
  },
  {
    id: 'ownership',
    header: 'Ownership',
    width: 9.5,
    cell: (row) => (row.ownership ? OWNERSHIP_NAMES[row.ownership] : ''),
    sortBy: (row) => row.ownership,
  },
  {
    id: 'status',
    header: 'Status',
    width: 6,
    cell: (row) => labelOf(STATUSES, row.status),
    sortBy: (row) => row.status,
  },
  {
    id: 'holder',
    header: 'Held by',
    min: 10,
    cell: (row) => <PersonName name={row.holderName} />,
    sortBy: (row) => row.holderName,
  },
  {
    id: 'warranty',
    header: 'Warranty until',
    width: 7.5,
    cell: (row) => (row.warrantyUntil ? formatUsDate(row.warrantyUntil) : ''),
    sortBy: (row) => row.warrantyUntil,
  },
  {
    id: 'lastVisit',
    header: 'Last visit',
    width: 6.5,
    cell: (row) => (row.lastVisitOn ? formatUsDate(row.lastVisitOn) : ''),
    sortBy: (row) => row.lastVisitOn,
  },
];

const OWNERSHIPS = Ownership.options.map((value) => ({ value, label: OWNERSHIP_NAMES[value] }));

/** The register of devices. A scanned serial opens its device. */
export function EquipmentListScreen() {
  const [query, setQuery] = useState('');
  const [ownership, setOwnership] = useState<Ownership | null>(null);
  const list = usePagedRows<EquipmentRow>(`${ownership ?? ''} ${query}`, (page) =>
    call('equipment.list', { query, ownership, ...page }),
  );
  const mayWrite = useHasRole(STAFF);
  useCommand('new', () => go('/equipment/new'), { label: 'New device', enabled: mayWrite });

  return (
    <Page
      title="Equipment"
      fill
      actions={
        mayWrite ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => go('/equipment/new')}
          >
            New device
          </Button>
        ) : null
      }
      tools={
        <>
          <SearchField
            label="Find a device"
            placeholder="Serial, scanned or typed; make, model or holder"
            onSearch={setQuery}
            onEnter={(text) => void openBySerial(text)}
          />
          <SelectField
            label="Ownership"
            options={OWNERSHIPS}
            value={ownership}
            onChange={(value) => setOwnership(Ownership.options.find((each) => each === value) ?? null)}
            placeholder="All"
            clearable
            bare
          />
        </>
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Equipment"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/equipment/${row.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            query || ownership ? (
              <EmptyState text="No device fits." detail="Part of the serial is enough." />
            ) : (
              <EmptyState
                text="No devices are registered yet."
                detail="The register knows each device’s holder, ownership, warranty and visits."
                {...(mayWrite ? { action: { label: 'New device', run: () => go('/equipment/new') } } : {})}
              />
            )
          }
        />
      )}
    </Page>
  );
}

/** Enter after a whole serial, as a scanner sends it, goes straight to the device. */
async function openBySerial(text: string): Promise<void> {
  if (text === '') return;
  const answer = await call('equipment.list', { query: text, ownership: null, offset: 0, limit: 2 });
  if (!answer.ok) return;
  const exact = answer.value.rows.filter((row) => row.serial.toLowerCase() === text.toLowerCase());
  if (exact.length === 1 && exact[0]) go(`/equipment/${exact[0].id}`);
}
