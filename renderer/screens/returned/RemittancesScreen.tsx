import type { OutputOf } from '../../../shared/contract/contract.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { balanceWords, methodWords } from './returnedWords.ts';
import { ReturnedNav } from './ReturnedNav.tsx';

type Row = OutputOf<'remittances.list'>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'payer',
    header: 'Payer',
    min: 12,
    cell: ({ remittance }) => <strong>{remittance.payerName}</strong>,
  },
  {
    id: 'paidOn',
    header: 'Paid',
    width: 6.25,
    nowrap: true,
    cell: ({ remittance }) => (remittance.paidOn ? formatUsDate(remittance.paidOn) : 'No day given'),
  },
  {
    id: 'amount',
    header: 'Amount',
    width: 7,
    number: true,
    cell: ({ remittance }) => formatCents(remittance.totalCents),
  },
  {
    id: 'trace',
    header: 'Check or trace number',
    min: 9.5,
    cell: ({ remittance }) => remittance.traceNumber,
  },
  { id: 'method', header: 'How', min: 9.5, cell: ({ remittance }) => methodWords(remittance.method) },
  { id: 'claims', header: 'Claims', width: 5, number: true, cell: (row) => row.claims },
  {
    id: 'waiting',
    header: 'Waiting',
    width: 7.5,
    cell: ({ waiting }) =>
      waiting === 0 ? (
        <span className="cw-quiet">None</span>
      ) : (
        <Chip tone="unknown">{`${waiting} waiting`}</Chip>
      ),
  },
  {
    id: 'balanced',
    header: 'Sums',
    width: 9.5,
    cell: ({ remittance }) => {
      const { text, tone } = balanceWords(remittance);
      return <Chip tone={tone}>{text}</Chip>;
    },
  },
];

/** What payers paid, remittance by remittance, the newest on top. */
export function RemittancesScreen() {
  const list = usePagedRows<Row>('', (page) => call('remittances.list', page));
  return (
    <Page
      title="Remittances"
      fill
      tools={<ReturnedNav />}
      status={
        list.settled ? <span className="cw-number">{list.total.toLocaleString('en-US')} on file</span> : null
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Remittances"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={({ remittance }) => remittance.id}
          onOpen={({ remittance }) => go(`/returned/remittances/${remittance.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            list.settled ? (
              <EmptyState
                text="No remittance has come back yet."
                detail="Drop an 835 into Came back."
                action={{ label: 'Go to Came back', run: () => go('/returned') }}
              />
            ) : null
          }
        />
      )}
    </Page>
  );
}
