import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DESK } from '../../../shared/contract/channel.ts';
import type { PatientRow } from '../../../shared/contract/records.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatPhone } from '../../../shared/domain/identifiers.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { Personal, PersonName } from '../../components/PersonName.tsx';
import { SearchField } from '../../records/SearchField.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';

const COLUMNS: readonly Column<PatientRow>[] = [
  { id: 'name', header: 'Name', min: 13, cell: (row) => <PersonName name={row.name} /> },
  {
    id: 'birthDate',
    header: 'Born',
    width: 7,
    cell: (row) => <Personal text={row.birthDate ? formatUsDate(row.birthDate) : ''} />,
  },
  { id: 'phone', header: 'Telephone', width: 9.5, cell: (row) => <Personal text={formatPhone(row.phone)} /> },
  { id: 'city', header: 'City', min: 8, cell: (row) => row.city },
  { id: 'payer', header: 'Pays first', min: 10, cell: (row) => row.payerName },
  { id: 'devices', header: 'Devices', width: 5.5, number: true, cell: (row) => row.devices || '' },
  { id: 'claims', header: 'Open claims', width: 7, number: true, cell: (row) => row.openClaims || '' },
];

/** Everybody the office serves, found by whatever is known of them. */
export function PatientsScreen() {
  const [query, setQuery] = useState('');
  const inBranch = useInBranch();
  const list = usePagedRows<PatientRow>(JSON.stringify([query, inBranch]), (page) =>
    call('patients.list', { query, ...inBranch, ...page }),
  );
  const mayWrite = useHasRole(DESK);
  const bench = useHasRole(['technician']);
  useCommand('new', () => go('/patients/new'), { label: 'New patient', enabled: mayWrite });

  return (
    <Page
      title="Patients"
      status={
        <>
          {list.settled && list.total > 0 ? <span>{countText(list.total, query !== '')}</span> : null}
          <BranchOnly />
        </>
      }
      fill
      actions={
        mayWrite ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => go('/patients/new')}
          >
            New patient
          </Button>
        ) : null
      }
      tools={
        <SearchField
          label="Find a patient"
          placeholder="Name, birth date or telephone"
          onSearch={setQuery}
          onEnter={(text) => void openOnlyMatch(text)}
        />
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Patients"
          columns={bench ? COLUMNS.filter(({ id }) => id !== 'payer' && id !== 'claims') : COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/patients/${row.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            query ? (
              <ListEmpty
                text="Nobody fits."
                detail="The beginning of a name is enough; birth dates as 3/7/48, telephones in any spelling."
              />
            ) : (
              <ListEmpty
                text="No patients yet."
                detail="A patient’s record holds coverage, diagnoses, orders, tests and devices; claims take them from there."
                {...(mayWrite ? { action: { label: 'New patient', run: () => go('/patients/new') } } : {})}
              />
            )
          }
        />
      )}
    </Page>
  );
}

function countText(total: number, found: boolean): string {
  const count = total.toLocaleString('en-US');
  return found ? `${count} found` : total === 1 ? 'One patient' : `${count} patients`;
}

/** Enter opens the patient when there is only one who fits. */
async function openOnlyMatch(text: string): Promise<void> {
  if (text === '') return;
  const answer = await call('patients.list', { query: text, offset: 0, limit: 2 });
  const only = answer.ok && answer.value.rows.length === 1 ? answer.value.rows[0] : undefined;
  if (only) go(`/patients/${only.id}`);
}
