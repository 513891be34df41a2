import { useEffect } from 'react';
import { useParams } from 'wouter';
import { logRows } from '../../../shared/codes/lineLinks.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { focusPath } from '../../components/focusPath.ts';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { SealedVisit } from './SealedVisit.tsx';
import { VisitForm } from './VisitForm.tsx';

const BACK = { to: '/service', label: 'Service' };

/**
 * One service visit: a form until it is signed, afterwards a sealed entry with its amendments.
 * `/service/:id/row/:row` arrives at a row of parts or labor.
 */
export function VisitScreen() {
  const { id = '', row = '' } = useParams<{ id: string; row?: string }>();
  const view = useQuery('visits.get', { id });
  const draft = view.data?.visit.seal === null ? view.data.visit : null;
  // Once, when the form comes: afterwards the cursor is the technician's.
  const path = logRows(draft).find((each) => each.id === row)?.path;
  useEffect(() => {
    if (path !== undefined) focusPath(path);
  }, [path]);
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
