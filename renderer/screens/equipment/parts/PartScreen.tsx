import { useParams } from 'wouter';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { LoadingBar } from '../../../components/LoadingBar.tsx';
import { Page } from '../../../components/Page.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { useNewRecord } from '../../../records/useNewRecord.ts';
import { PartPage, PARTS } from './PartPage.tsx';

/** One part of the catalog, or a new one. */
export function PartScreen() {
  const { part = '' } = useParams<{ part: string }>();
  const record = useNewRecord('part', '/equipment/parts', part);
  const view = useQuery('parts.get', { id: record.id ?? '' }, { enabled: record.id !== null });
  if (!record.isNew && !view.data) {
    if (!view.fault) return <LoadingBar loading />;
    return (
      <Page title="Part" back={PARTS}>
        <FaultMessage fault={view.fault} onRetry={() => void view.reload()} />
      </Page>
    );
  }
  return <PartPage key={record.key} record={record} view={view.data} reload={view.reload} put={view.put} />;
}
