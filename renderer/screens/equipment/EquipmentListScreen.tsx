import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DESK, STAFF } from '../../../shared/contract/channel.ts';
import type { EquipmentRow } from '../../../shared/contract/records.ts';
import { MOST_LABELS } from '../../../shared/contract/register.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import {
  EQUIPMENT_KIND_NAMES,
  EquipmentKind,
  Ownership,
  OWNERSHIP_NAMES,
} from '../../../shared/domain/equipment.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SearchField } from '../../records/SearchField.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { labelOf, STATUSES } from '../../records/words.ts';
import { go } from '../../shell/navigation.ts';
import { DUE_STATE_NAMES } from '../../../shared/domain/maintenanceDue.ts';
import { Chip } from '../../components/StatusChip.tsx';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { EquipmentNav } from './EquipmentNav.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { LabelsButton } from './LabelsButton.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';

const COLUMNS: readonly Column<EquipmentRow>[] = [
  {
    id: 'serial',
    header: 'Serial',
    width: 7.25,
    cell: (row) => <strong>{row.serial || 'No serial'}</strong>,
    sortBy: (row) => row.serial,
  },
  { id: 'name', header: 'Device', min: 8.25, cell: (row) => row.name, sortBy: (row) => row.name },
  {
    id: 'ownership',
    header: 'Ownership',
    min: 6.75,
    cell: (row) => (row.ownership ? OWNERSHIP_NAMES[row.ownership] : ''),
    sortBy: (row) => row.ownership,
  },
  {
    id: 'status',
    header: 'Status',
    width: 5.25,
    cell: (row) => labelOf(STATUSES, row.status),
    sortBy: (row) => row.status,
  },
  {
    id: 'holder',
    header: 'Held by',
    min: 9.25,
    cell: (row) => <PersonName name={row.holderName} />,
    sortBy: (row) => row.holderName,
  },
  {
    id: 'location',
    header: 'Location',
    min: 5.25,
    cell: (row) => row.location,
    sortBy: (row) => row.location || null,
  },
  {
    id: 'warranty',
    header: 'Warranty',
    width: 5.75,
    cell: (row) => (row.warrantyUntil ? formatUsDate(row.warrantyUntil) : ''),
    sortBy: (row) => row.warrantyUntil,
  },
  {
    id: 'hours',
    header: 'Hours',
    width: 4.5,
    number: true,
    cell: (row) => (row.hourMeter === null ? '' : row.hourMeter.toLocaleString('en-US')),
    sortBy: (row) => row.hourMeter,
  },
  {
    id: 'lastVisit',
    header: 'Last visit',
    width: 5.75,
    cell: (row) => (row.lastVisitOn ? formatUsDate(row.lastVisitOn) : ''),
    sortBy: (row) => row.lastVisitOn,
  },
  {
    id: 'upkeep',
    header: 'Maintenance',
    width: 6.25,
    cell: (row) => <Upkeep upkeep={row.upkeep} />,
    sortBy: (row) => row.upkeep?.dueOn ?? null,
  },
];

/** The day of the next maintenance, marked once it is due; a schedule without a day says how it stands. */
function Upkeep({ upkeep }: { readonly upkeep: EquipmentRow['upkeep'] }) {
  if (upkeep === null) return null;
  const { state, dueOn } = upkeep;
  const tone = state === 'overdue' ? 'unmet' : 'unknown';
  return (
    <>
      {dueOn === null ? null : formatUsDate(dueOn)}{' '}
      {state === 'notDue' ? null : <Chip tone={tone}>{DUE_STATE_NAMES[state]}</Chip>}
    </>
  );
}

const KINDS = EquipmentKind.options.map((value) => ({ value, label: EQUIPMENT_KIND_NAMES[value] }));
const OWNERSHIPS = Ownership.options.map((value) => ({ value, label: OWNERSHIP_NAMES[value] }));

/** The register of devices. A scanned serial opens its device. */
export function EquipmentListScreen() {
  const [query, setQuery] = useState('');
  const [ownership, setOwnership] = useState<Ownership | null>(null);
  const [status, setStatus] = useState<Status | null>(null);
  const [kind, setKind] = useState<EquipmentKind | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [exporting, setExporting] = useState(false);
  const inBranch = useInBranch();
  const list = usePagedRows<EquipmentRow>(
    JSON.stringify([ownership, status, kind, query, inBranch]),
    (page) => call('equipment.list', { query, ownership, status, kind, upkeep: true, ...inBranch, ...page }),
  );
  const mayWrite = useHasRole(STAFF);
  const mayExchangeFiles = useHasRole(DESK);
  useCommand('new', () => go('/equipment/new'), { label: 'New device', enabled: mayWrite });

  return (
    <Page
      title="Equipment"
      status={<BranchOnly />}
      fill
      actions={
        <>
          <LabelsButton ids={[...selected].slice(0, MOST_LABELS)} />
          {mayExchangeFiles ? (
            <>
              <Button onClick={() => go('/equipment/import')}>Import…</Button>
              <Button onClick={() => setExporting(true)}>Export…</Button>
            </>
          ) : null}
          {mayWrite ? (
            <Button
              variant="filled"
              leftSection={<IconPlus size="1rem" aria-hidden="true" />}
              onClick={() => go('/equipment/new')}
            >
              New device
            </Button>
          ) : null}
        </>
      }
      tools={
        <>
          <EquipmentNav />
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
            onChange={setOwnership}
            placeholder="All"
            width="s"
            clearable
            bare
          />
          <SelectField
            label="Status"
            options={STATUSES}
            value={status}
            onChange={setStatus}
            placeholder="All"
            width="s"
            clearable
            bare
          />
          <SelectField
            label="Kind"
            options={KINDS}
            value={kind}
            onChange={setKind}
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
          rowLabel={(row) => (row.serial ? `${row.name}, serial ${row.serial}` : row.name)}
          onOpen={(row) => go(`/equipment/${row.id}`)}
          {...(mayWrite ? { selected, onSelect: setSelected } : {})}
          loading={list.loading}
          total={list.total}
          atLeast={list.atLeast}
          onMore={list.more}
          empty={
            query || ownership || status || kind ? (
              <ListEmpty text="No device fits." detail="Part of the serial is enough." />
            ) : (
              <ListEmpty
                text="No devices are registered yet."
                detail="The register knows each device’s holder, ownership, warranty and visits."
                {...(mayWrite ? { action: { label: 'New device', run: () => go('/equipment/new') } } : {})}
              />
            )
          }
        />
      )}
      {exporting ? <ExportDialog ownership={ownership} onClose={() => setExporting(false)} /> : null}
    </Page>
  );
}

type Status = (typeof STATUSES)[number]['value'];

/** Enter after a whole serial, as a scanner sends it, goes straight to the device. */
async function openBySerial(text: string): Promise<void> {
  if (text === '') return;
  const answer = await call('equipment.list', { query: text, ownership: null, offset: 0, limit: 2 });
  if (!answer.ok) return;
  const exact = answer.value.rows.filter((row) => row.serial.toLowerCase() === text.toLowerCase());
  if (exact.length === 1 && exact[0]) go(`/equipment/${exact[0].id}`);
}
