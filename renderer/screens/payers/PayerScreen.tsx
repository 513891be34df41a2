import { defaultFiling } from '../../../shared/domain/filing.ts';
import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { defaultSettings, type PayerValues } from '../../../shared/domain/payer.ts';
import { NO_ADDRESS } from '../../../shared/domain/record.ts';
import { asSaved } from '../../stores/draft.ts';
import { PayerEditor } from './PayerEditor.tsx';

const BACK = { to: '/payers', label: 'Payers' };

/** One payer with its settings, or a new one under `/payers/new`; `/payers/:id/field/:field` opens it at a field. */
export function PayerScreen() {
  const { id = '', field = null } = useParams<{ id: string; field?: string }>();
  if (id === 'new') return <PayerEditor key="new" id={null} revision={null} values={newPayerValues()} />;
  return <StoredPayer key={id} id={id} arrival={field} />;
}

function StoredPayer({ id, arrival }: { readonly id: string; readonly arrival: string | null }) {
  const payer = useQuery('payers.get', { id });
  if (payer.data) {
    const saved = asSaved<PayerValues>(payer.data);
    return <PayerEditor id={id} revision={saved.revision} values={saved.values} arrival={arrival} />;
  }
  return (
    <Page title="Payer" back={BACK}>
      <LoadingBar loading={payer.loading} />
      {payer.fault ? <FaultMessage fault={payer.fault} onRetry={() => void payer.reload()} /> : null}
    </Page>
  );
}

function newPayerValues(): PayerValues {
  return {
    name: '',
    class: 'commercial',
    payerIdentifier: '',
    address: NO_ADDRESS,
    phone: '',
    settings: defaultSettings('commercial'),
    filing: defaultFiling('commercial'),
  };
}
