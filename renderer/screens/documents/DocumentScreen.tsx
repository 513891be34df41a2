import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { DocumentEditor } from './DocumentEditor.tsx';

/** One paper: what it looks like, what it is, and which claims use it. */
export function DocumentScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const document = useQuery('documents.get', { id });
  if (document.data) return <DocumentEditor key={id} document={document.data} reload={document.reload} />;
  return (
    <Page title="Document" back={{ to: '/documents', label: 'Documents' }}>
      <LoadingBar loading={document.loading} />
      {document.fault ? <FaultMessage fault={document.fault} onRetry={() => void document.reload()} /> : null}
    </Page>
  );
}
