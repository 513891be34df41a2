import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { STAFF } from '../../../shared/contract/channel.ts';
import type { VisitRow } from '../../../shared/contract/records.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SearchField } from '../../records/SearchField.tsx';
import { billedText, SealChip } from '../../records/RecordRows.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { labelOf, PURPOSES, RESULTS } from '../../records/words.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { WaitingVisits } from './WaitingVisits.tsx';
import { VerifyLogButton } from './VerifyLog.tsx';
import { useStartVisit } from './startVisit.ts';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';
import styles from './Visit.module.css';

const COLUMNS: readonly Column<VisitRow>[] = [
  {
    id: 'state',
    header: 'State',
    width: 5.25,
    cell: (row) => <SealChip sealed={row.sealed} />,
  },
  {
    id: 'visitedOn',
    header: 'Date',
    width: 6.25,
    cell: (row) => (row.visitedOn ? formatUsDate(row.visitedOn) : <span className="cw-quiet">No date</span>),
  },
  { id: 'device', header: 'Device', min: 8.25, cell: (row) => row.device },
  { id: 'serial', header: 'Serial', width: 7.25, cell: (row) => row.serial },
  { id: 'patient', header: 'Patient', min: 10, cell: (row) => <PersonName name={row.patientName} /> },
  { id: 'technician', header: 'Technician', min: 7.5, cell: (row) => row.technicianName },
  { id: 'purpose', header: 'Purpose', width: 6.25, cell: (row) => labelOf(PURPOSES, row.purpose || null) },
  { id: 'result', header: 'Result', width: 6.5, cell: (row) => labelOf(RESULTS, row.result || null) },
  { id: 'claim', header: 'Claim', width: 9, nowrap: true, cell: billedText },
];

const STATES = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Drafts' },
  { value: 'sealed', label: 'Signed' },
] as const;
type State = (typeof STATES)[number]['value'];

/** Every service visit, drafts first: what a technician comes back to, and what the desk bills from. */
export function ServiceScreen() {
  const [query, setQuery] = useState('');
  const [state, setState] = useState<State>('all');
  const sealed = state === 'all' ? null : state === 'sealed';
  const inBranch = useInBranch();
  const list = usePagedRows<VisitRow>(JSON.stringify([state, query, inBranch]), (page) =>
    call('visits.list', { query, sealed, ...inBranch, ...page }),
  );
  const mayWrite = useHasRole(STAFF);
  const technician = useHasRole(['technician']);
  const { start, starting } = useStartVisit();
  useCommand('new', () => void start(), { label: 'New service visit', enabled: mayWrite });

  return (
    <Page
      title="Service"
      status={<BranchOnly />}
      fill
      actions={
        <>
          <VerifyLogButton equipmentId={null} />
          {mayWrite ? (
            <Button
              variant="filled"
              loading={starting}
              leftSection={<IconPlus size="1rem" aria-hidden="true" />}
              onClick={() => void start()}
            >
              New visit
            </Button>
          ) : null}
        </>
      }
      tools={
        <>
          <SearchField label="Find a visit" placeholder="Serial, patient or technician" onSearch={setQuery} />
          <ChoiceField<State>
            label="Show"
            options={STATES}
            value={state}
            onChange={(next) => setState(next ?? 'all')}
            bare
            width="m"
          />
        </>
      }
    >
      {technician ? null : (
        <div className={styles.queue}>
          <WaitingVisits side="desk" />
        </div>
      )}
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Service visits"
          columns={technician ? COLUMNS.filter(({ id }) => id !== 'claim') : COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/service/${row.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            query || state !== 'all' ? (
              <ListEmpty text="No visit fits." detail="Look for the serial, or show all visits." />
            ) : (
              <ListEmpty
                text="No service visits yet."
                detail="A visit holds what was found, done, fitted and measured. A claim starts from it."
                {...(mayWrite ? { action: { label: 'New visit', run: () => void start() } } : {})}
              />
            )
          }
        />
      )}
    </Page>
  );
}
