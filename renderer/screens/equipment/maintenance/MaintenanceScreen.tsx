import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { STAFF } from '../../../../shared/contract/channel.ts';
import type { DueMaintenance } from '../../../../shared/contract/maintenance.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import type { DueState } from '../../../../shared/domain/maintenanceDue.ts';
import { call } from '../../../client.ts';
import { ChoiceField } from '../../../components/ChoiceField.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Page } from '../../../components/Page.tsx';
import { PersonName } from '../../../components/PersonName.tsx';
import { DeviceName } from '../../../records/DeviceName.tsx';
import { SearchField } from '../../../records/SearchField.tsx';
import { usePagedRows } from '../../../records/usePagedRows.ts';
import { go } from '../../../shell/navigation.ts';
import { useHasRole } from '../../../stores/session.ts';
import { EquipmentNav } from '../EquipmentNav.tsx';
import { DueChip } from './DueChip.tsx';
import { dueText } from './dueText.ts';
import { PlanDialog } from './PlanDialog.tsx';
import { useInBranch } from '../../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../../records/BranchOnly.tsx';

const COLUMNS: readonly Column<DueMaintenance>[] = [
  { id: 'state', header: 'State', width: 7, cell: (row) => <DueChip state={row.state} /> },
  { id: 'due', header: 'Due', width: 8.5, cell: dueText, sortBy: (row) => row.dueOn },
  { id: 'name', header: 'Maintenance', min: 9, cell: (row) => row.name, sortBy: (row) => row.name },
  {
    id: 'device',
    header: 'Device',
    min: 9.75,
    cell: (row) => <DeviceName device={row.device} serial={row.serial} />,
    sortBy: (row) => `${row.device} ${row.serial}`,
  },
  {
    id: 'where',
    header: 'Where',
    min: 9.75,
    cell: (row) => (row.holderId ? <PersonName name={row.holderName} /> : row.location || 'In stock'),
    sortBy: (row) => row.holderName || row.location,
  },
  { id: 'why', header: 'Why', min: 14, cell: (row) => row.reasons.join(' ') },
  {
    id: 'planned',
    header: 'Planned',
    width: 6,
    cell: (row) =>
      row.plannedVisitId ? (
        <Link href={`/service/${row.plannedVisitId}`} onClick={(event) => event.stopPropagation()}>
          {row.plannedOn ? formatUsDate(row.plannedOn) : 'Planned'}
        </Link>
      ) : (
        ''
      ),
    sortBy: (row) => row.plannedOn,
  },
];

type Span = 'wanting' | 'overdue' | 'all';
const STATES: Readonly<Record<Span, DueState[]>> = {
  wanting: ['overdue', 'soon', 'unknown'],
  overdue: ['overdue'],
  all: [],
};

/** What maintenance is due on which device, and visits planned for it. */
export function MaintenanceScreen() {
  const [query, setQuery] = useState('');
  const [span, setSpan] = useState<Span>('wanting');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [planning, setPlanning] = useState(false);
  const inBranch = useInBranch();
  const list = usePagedRows<DueMaintenance>(JSON.stringify([span, query, inBranch]), (page) =>
    call('maintenance.queue', { query, states: STATES[span], ...inBranch, ...page }),
  );
  const mayWrite = useHasRole(STAFF);
  const chosen = list.rows.filter((row) => selected.has(keyOf(row)));

  return (
    <Page
      title="Maintenance"
      status={<BranchOnly />}
      fill
      actions={
        <>
          <Button onClick={() => go('/equipment/schedules')}>Schedules</Button>
          {mayWrite ? (
            <Button variant="filled" disabled={chosen.length === 0} onClick={() => setPlanning(true)}>
              Plan visits
            </Button>
          ) : null}
        </>
      }
      tools={
        <>
          <EquipmentNav />
          <SearchField
            label="Find in the queue"
            placeholder="Device, serial, holder or maintenance"
            onSearch={setQuery}
          />
          <ChoiceField<Span>
            label="Show"
            bare
            width="l"
            value={span}
            options={[
              { value: 'wanting', label: 'Due or not known' },
              { value: 'overdue', label: 'Overdue' },
              { value: 'all', label: 'All' },
            ]}
            onChange={(next) => setSpan(next ?? 'wanting')}
          />
        </>
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Maintenance due"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={keyOf}
          rowLabel={(row) => `${row.name}, ${row.device} ${row.serial}`}
          onOpen={(row) => go(`/equipment/${row.equipmentId}`)}
          {...(mayWrite ? { selected, onSelect: setSelected } : {})}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            <ListEmpty
              text={span === 'all' || query ? 'No device has maintenance here.' : 'Nothing is due.'}
              detail="Schedules say which devices are maintained after how many days or hours, or after which part."
              action={{ label: 'Schedules', run: () => go('/equipment/schedules') }}
            />
          }
        />
      )}
      {planning ? (
        <PlanDialog
          rows={chosen}
          onClose={() => setPlanning(false)}
          onDone={() => {
            setPlanning(false);
            setSelected(new Set());
            void list.reload();
          }}
        />
      ) : null}
    </Page>
  );
}

function keyOf(row: DueMaintenance): string {
  return `${row.equipmentId} ${row.maintenanceId}`;
}
