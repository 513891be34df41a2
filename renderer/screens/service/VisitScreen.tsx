import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { SealedVisit } from './SealedVisit.tsx';
import { VisitForm } from './VisitForm.tsx';

const BACK = { to: '/service', label: 'Service' };

/** One service visit: a form until it is signed, afterwards a sealed entry with its amendments. */
export function VisitScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useQuery('visits.get', { id });
  if (view.fault && !view.data) {
    return (
      <Page title="Service visit" back={BACK}>
        <FaultMessage fault={view.fault} onRetry={() => void view.reload()} />
      </Page>
    );
  }
  if (!view.data) return <LoadingBar loading />;
  if (view.data.visit.seal) {
    return <SealedVisit key={id} view={view.data} reload={view.reload} seal={view.data.visit.seal} />;
  }
  return <VisitForm key={id} view={view.data} reload={view.reload} />;
}
