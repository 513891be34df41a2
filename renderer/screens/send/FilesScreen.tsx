import { useMemo } from 'react';
import type { BatchRow } from '../../../shared/contract/batches.ts';
import { call } from '../../client.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import { fileColumns } from './FilesTable.tsx';

/** Every file of claims that was written, the newest on top. */
export function FilesScreen() {
  const list = usePagedRows<BatchRow>('', (page) => call('batches.list', page));
  const zone = useSession((store) => officeZone(store.status));
  const columns = useMemo(() => fileColumns(zone), [zone]);
  return (
    <Page
      title="Claims files"
      fill
      back={{ to: '/send', label: 'Send claims' }}
      status={
        list.settled ? <span className="cw-number">{list.total.toLocaleString('en-US')} written</span> : null
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Claims files"
          columns={columns}
          rows={list.rows}
          rowKey={({ batch }) => batch.id}
          onOpen={({ batch }) => go(`/send/files/${batch.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            list.settled ? (
              <EmptyState
                text="No file has been written yet."
                detail="Choose finalized claims and write the first one."
                action={{ label: 'Go to Send', run: () => go('/send') }}
              />
            ) : null
          }
        />
      )}
    </Page>
  );
}
