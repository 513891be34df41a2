import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { DESK } from '../../../../shared/contract/channel.ts';
import type { CatalogRow } from '../../../../shared/contract/parts.ts';
import { formatCents } from '../../../../shared/domain/money.ts';
import { call } from '../../../client.ts';
import { CheckField } from '../../../components/CheckField.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { Page } from '../../../components/Page.tsx';
import { SearchField } from '../../../records/SearchField.tsx';
import { usePagedRows } from '../../../records/usePagedRows.ts';
import { go } from '../../../shell/navigation.ts';
import { useHasRole, useSession } from '../../../stores/session.ts';
import { useCommand } from '../../../stores/shortcuts.ts';
import { EquipmentNav } from '../EquipmentNav.tsx';
import { StockChip } from './StockChip.tsx';

const NUMBER: Column<CatalogRow> = {
  id: 'number',
  header: 'Part number',
  width: 9,
  nowrap: true,
  cell: (row) => <strong>{row.partNumber}</strong>,
  sortBy: (row) => row.partNumber,
};
const COST: Column<CatalogRow> = {
  id: 'cost',
  header: 'Unit cost',
  width: 7,
  number: true,
  cell: (row) => formatCents(row.unitCostCents),
  sortBy: (row) => row.unitCostCents,
};
const COLUMNS: readonly Column<CatalogRow>[] = [
  NUMBER,
  {
    id: 'description',
    header: 'Description',
    min: 12,
    cell: (row) => (row.active ? row.description : `${row.description} (no longer used)`),
    sortBy: (row) => row.description,
  },
  { id: 'maker', header: 'Maker', min: 8, cell: (row) => row.maker, sortBy: (row) => row.maker },
  { id: 'code', header: 'HCPCS', width: 5, nowrap: true, cell: (row) => row.code, sortBy: (row) => row.code },
  { id: 'here', header: 'Here', width: 5, number: true, cell: (row) => row.here, sortBy: (row) => row.here },
  {
    id: 'everywhere',
    header: 'In all',
    width: 5,
    number: true,
    cell: (row) => row.everywhere,
    sortBy: (row) => row.everywhere,
  },
  {
    id: 'state',
    header: 'Stock',
    width: 7,
    cell: (row) => <StockChip state={row.state} />,
    sortBy: (row) => row.state,
  },
];

/** The catalog of parts with what lies in stock. A scanned number opens its part. */
export function PartsScreen() {
  const [query, setQuery] = useState('');
  const [wanting, setWanting] = useState(false);
  const [retired, setRetired] = useState(false);
  const list = usePagedRows<CatalogRow>(`${wanting} ${retired} ${query}`, (page) =>
    call('parts.list', { query, wanting, retired, ...page }),
  );
  const mayWrite = useHasRole(DESK);
  const noMoney = useSession((store) => store.status?.user?.role === 'technician');
  const columns = useMemo(() => (noMoney ? COLUMNS : COLUMNS.toSpliced(4, 0, COST)), [noMoney]);
  useCommand('new', () => go('/equipment/parts/new'), { label: 'New part', enabled: mayWrite });

  return (
    <Page
      title="Parts and stock"
      fill
      actions={
        mayWrite ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => go('/equipment/parts/new')}
          >
            New part
          </Button>
        ) : null
      }
      tools={
        <>
          <EquipmentNav />
          <SearchField
            label="Find a part"
            placeholder="Number, scanned or typed; description or maker"
            onSearch={setQuery}
            onEnter={(text) => void openByNumber(text)}
          />
          <CheckField label="Only what runs short" value={wanting} onChange={setWanting} bare />
          <CheckField label="Also parts no longer used" value={retired} onChange={setRetired} bare />
        </>
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Parts"
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/equipment/parts/${row.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            query || wanting ? (
              <EmptyState
                text={wanting ? 'No part runs short.' : 'No part fits.'}
                detail="A part of the number or of the description is enough."
              />
            ) : (
              <EmptyState
                text="No parts are in the catalog yet."
                detail="A part entered once is picked by number or scan in every visit, and leaves the stock when the visit is signed."
                {...(mayWrite
                  ? { action: { label: 'New part', run: () => go('/equipment/parts/new') } }
                  : {})}
              />
            )
          }
        />
      )}
    </Page>
  );
}

async function openByNumber(text: string): Promise<void> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return;
  const answer = await call('parts.list', {
    query: text,
    wanting: false,
    retired: true,
    offset: 0,
    limit: 1,
  });
  const row = answer.ok ? answer.value.rows[0] : undefined;
  if (row?.partNumber.toLowerCase() === wanted) go(`/equipment/parts/${row.id}`);
}
