import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DESK } from '../../../../shared/contract/channel.ts';
import type { RecallRow } from '../../../../shared/contract/recalls.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Page } from '../../../components/Page.tsx';
import { Chip } from '../../../components/StatusChip.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { go } from '../../../shell/navigation.ts';
import { useChanges } from '../../../stores/changes.ts';
import { useHasRole } from '../../../stores/session.ts';
import { useCommand } from '../../../stores/shortcuts.ts';
import { EquipmentNav } from '../EquipmentNav.tsx';
import { RecallDialog } from './RecallDialog.tsx';
import { useInBranch, useShownBranch } from '../../../stores/branches.ts';

const COLUMNS: readonly Column<RecallRow>[] = [
  {
    id: 'title',
    header: 'Recall',
    min: 14,
    cell: (row) => <strong>{row.title}</strong>,
    sortBy: (row) => row.title,
  },
  { id: 'reference', header: 'Notice', min: 8, cell: (row) => row.reference, sortBy: (row) => row.reference },
  {
    id: 'model',
    header: 'Make and model',
    min: 10,
    cell: (row) => [row.make, row.model].filter(Boolean).join(' '),
    sortBy: (row) => `${row.make} ${row.model}`,
  },
  {
    id: 'opened',
    header: 'Opened',
    width: 6.5,
    cell: (row) => (row.openedOn ? formatUsDate(row.openedOn) : ''),
    sortBy: (row) => row.openedOn,
  },
  {
    id: 'units',
    header: 'Devices',
    width: 5.5,
    number: true,
    cell: (row) => row.units,
    sortBy: (row) => row.units,
  },
  {
    id: 'open',
    header: 'Open',
    width: 4.5,
    number: true,
    cell: (row) => row.open,
    sortBy: (row) => row.open,
  },
  {
    id: 'contact',
    header: 'To contact',
    width: 6,
    number: true,
    cell: (row) => row.notContacted,
    sortBy: (row) => row.notContacted,
  },
  { id: 'state', header: 'State', width: 7, cell: (row) => <RecallChip closedOn={row.closedOn} /> },
];

export function RecallChip({ closedOn }: { readonly closedOn: string | null }) {
  return closedOn === null ? <Chip tone="unmet">Open</Chip> : <Chip tone="na">Closed</Chip>;
}

/** Makers' recalls, the open ones first. */
export function RecallsScreen() {
  const list = useQuery('recalls.list', useInBranch());
  const branch = useShownBranch();
  const [making, setMaking] = useState(false);
  const mayWrite = useHasRole(DESK);
  useChanges(() => void list.reload());
  useCommand('new', () => setMaking(true), { label: 'New recall', enabled: mayWrite });
  return (
    <Page
      title="Recalls"
      status={branch ? <span>Every recall; counted are the devices of {branch.name}</span> : null}
      fill
      actions={
        mayWrite ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => setMaking(true)}
          >
            New recall
          </Button>
        ) : null
      }
      tools={<EquipmentNav />}
    >
      {list.fault && !list.data ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Recalls"
          columns={COLUMNS}
          rows={list.data ?? []}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/equipment/recalls/${row.id}`)}
          loading={list.loading}
          empty={
            list.data ? (
              <EmptyState
                text="No recalls yet."
                detail="A recall finds its devices in the register, writes to who holds them, and keeps what became of each."
                {...(mayWrite ? { action: { label: 'New recall', run: () => setMaking(true) } } : {})}
              />
            ) : null
          }
        />
      )}
      {making ? (
        <RecallDialog
          recall={null}
          onClose={() => setMaking(false)}
          onDone={(recall) => go(`/equipment/recalls/${recall.id}`)}
        />
      ) : null}
    </Page>
  );
}
