import { Button } from '@mantine/core';
import { useState } from 'react';
import { DESK } from '../../../../shared/contract/channel.ts';
import type { RentalRow } from '../../../../shared/contract/rentals.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { RENTAL_CLASS_NAMES } from '../../../../shared/domain/rental.ts';
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
import { useInBranch } from '../../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../../records/BranchOnly.tsx';

const COLUMNS: readonly Column<RentalRow>[] = [
  {
    id: 'patient',
    header: 'Patient',
    min: 11,
    cell: (row) => <PersonName name={row.patientName} />,
    sortBy: (row) => row.patientName,
  },
  {
    id: 'device',
    header: 'Device',
    min: 9,
    cell: (row) => <DeviceName device={row.device} serial={row.serial} none="Not named" />,
    sortBy: (row) => row.device,
  },
  { id: 'code', header: 'Code', width: 4, nowrap: true, cell: (row) => row.code, sortBy: (row) => row.code },
  {
    id: 'class',
    header: 'Class',
    min: 8,
    cell: (row) => (row.class ? RENTAL_CLASS_NAMES[row.class] : 'Not given'),
    sortBy: (row) => (row.class ? RENTAL_CLASS_NAMES[row.class] : null),
  },
  {
    id: 'started',
    header: 'First day',
    width: 6.25,
    nowrap: true,
    cell: (row) => (row.startedOn ? formatUsDate(row.startedOn) : ''),
    sortBy: (row) => row.startedOn,
  },
  { id: 'count', header: 'Month', width: 8, nowrap: true, cell: (row) => row.count },
  { id: 'state', header: 'State', min: 9, cell: (row) => row.state, sortBy: (row) => row.state },
  {
    id: 'next',
    header: 'Next due',
    width: 6.25,
    nowrap: true,
    cell: (row) => (row.nextOn ? formatUsDate(row.nextOn) : ''),
    sortBy: (row) => row.nextOn,
  },
  {
    id: 'price',
    header: 'A month',
    width: 5.5,
    number: true,
    cell: (row) => (row.monthlyCents === null ? '' : formatCents(row.monthlyCents)),
    sortBy: (row) => row.monthlyCents,
  },
];

type State = 'running' | 'ended';

const STATES = [
  { value: 'running', label: 'Running' },
  { value: 'ended', label: 'Ended' },
] as const;

/** Rentals with the month that each is in and the day of the next. */
export function RentalsScreen() {
  const [query, setQuery] = useState('');
  const [state, setState] = useState<State>('running');
  const mayRun = useHasRole(DESK);
  const inBranch = useInBranch();
  const list = usePagedRows<RentalRow>(JSON.stringify([state, query, inBranch]), (page) =>
    call('rentals.list', { query, state, ...inBranch, ...page }),
  );
  return (
    <Page
      title="Rentals"
      fill
      status={
        <>
          {list.settled ? (
            <span className="cw-number">{list.total.toLocaleString('en-US')} found</span>
          ) : null}
          <BranchOnly />
        </>
      }
      actions={
        mayRun ? (
          <Button variant="filled" onClick={() => go('/equipment/rentals/run')}>
            Month run
          </Button>
        ) : null
      }
      tools={
        <>
          <EquipmentNav />
          <SearchField
            label="Find a rental"
            placeholder="Patient, serial, model or code"
            onSearch={setQuery}
          />
          <ChoiceField
            label="Show"
            hideLabel
            bare
            options={STATES}
            value={state}
            onChange={(next) => setState(next ?? 'running')}
          />
        </>
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Rentals"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          onOpen={(row) =>
            go(row.equipmentId ? `/equipment/${row.equipmentId}` : `/patients/${row.patientId}`)
          }
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            query !== '' || state === 'ended' ? (
              <ListEmpty
                text="No rental fits."
                detail="Part of the patient’s name or of the serial is enough."
              />
            ) : (
              <ListEmpty
                text="No rental runs."
                detail="A rental is entered on the page of its device or of its patient."
              />
            )
          }
        />
      )}
    </Page>
  );
}
