import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { AuditPage } from './AuditPage.tsx';

/** One request of an auditor. */
export function AuditScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useQuery('audit.get', { id }, { keep: true });
  useChanges(() => void view.reload());
  if (view.data?.request.id === id) return <AuditPage view={view.data} reload={view.reload} />;
  if (!view.fault) return <LoadingBar loading />;
  return (
    <Page title="Audit request" back={{ to: '/audits', label: 'Audit requests' }}>
      <FaultMessage fault={view.fault} onRetry={() => void view.reload()} />
    </Page>
  );
}
