import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { RefusalPage } from './RefusalPage.tsx';

/** One refusal, read anew after every change. */
export function RefusalScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useQuery('denials.get', { id });
  useChanges(() => void view.reload());
  if (view.data) return <RefusalPage view={view.data} reload={view.reload} />;
  return (
    <Page title="Refusal" back={{ to: '/refusals', label: 'Refusals' }}>
      <LoadingBar loading={view.loading} />
      {view.fault ? <FaultMessage fault={view.fault} onRetry={() => void view.reload()} /> : null}
    </Page>
  );
}
