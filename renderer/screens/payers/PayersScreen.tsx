import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { PAYER_CLASS_NAMES, type Payer } from '../../../shared/domain/payer.ts';
import { telephone } from '../../../shared/domain/people.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { go } from '../../shell/navigation.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { ownSettings } from './ownSettings.ts';

const LEADS = ['owner', 'billingLead'] as const;

/** All payers with what sets each apart. */
export function PayersScreen() {
  const [query, setQuery] = useState('');
  const mayEdit = useHasRole(LEADS);
  const list = useQuery('payers.list', { query, offset: 0, limit: 200 }, { keep: true });
  useCommand('new', () => go('/payers/new'), { enabled: mayEdit });
  return (
    <Page
      fill
      title="Payers"
      actions={
        mayEdit ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => go('/payers/new')}
          >
            New payer
          </Button>
        ) : null
      }
      tools={
        <TextField
          label="Find a payer"
          width="l"
          bare
          placeholder="Name or payer id"
          value={query}
          onChange={setQuery}
        />
      }
    >
      {list.fault ? <FaultMessage fault={list.fault} onRetry={() => void list.reload()} /> : null}
      <DataTable
        label="Payers"
        columns={COLUMNS}
        rows={list.data?.rows ?? []}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        loading={list.loading}
        onOpen={(row) => go(`/payers/${row.id}`)}
        empty={
          query === '' ? (
            <EmptyState
              text="No payers yet."
              detail="A claim reads its thresholds, limits and modifiers from its payer."
              action={mayEdit ? { label: 'Add the first payer', run: () => go('/payers/new') } : undefined}
            />
          ) : (
            <EmptyState text="No payer fits." />
          )
        }
      />
    </Page>
  );
}

const COLUMNS: readonly Column<Payer>[] = [
  { id: 'name', header: 'Name', min: 14, cell: (row) => row.name, sortBy: (row) => row.name },
  {
    id: 'class',
    header: 'Class',
    width: 9,
    cell: (row) => <Chip tone="neutral">{PAYER_CLASS_NAMES[row.class]}</Chip>,
    sortBy: (row) => PAYER_CLASS_NAMES[row.class],
  },
  {
    id: 'identifier',
    header: 'Payer id',
    width: 9,
    cell: (row) => row.payerIdentifier || <span className="cw-quiet">none</span>,
    sortBy: (row) => row.payerIdentifier,
  },
  { id: 'phone', header: 'Telephone', width: 10, cell: (row) => telephone(row.phone) },
  {
    id: 'own',
    header: 'Differs from its class in',
    min: 16,
    cell: (row) => inShort(ownSettings(row)) || <span className="cw-quiet">Nothing</span>,
    sortBy: (row) => ownSettings(row).length,
  },
];

/** The first two by name; the payer's page shows all. */
function inShort(names: readonly string[]): string {
  const first = names.slice(0, 2).join(', ');
  return names.length > 2 ? `${first} and ${names.length - 2} more` : first;
}
