import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useNewRecord } from '../../records/useNewRecord.ts';
import { PatientPage } from './PatientPage.tsx';

const BACK = { to: '/patients', label: 'Patients' };

/** One patient, or a new one who is on file from the first letter of the name. */
export function PatientScreen() {
  const { patient = '' } = useParams<{ patient: string }>();
  const record = useNewRecord('patient', '/patients', patient);
  const view = useQuery('patients.get', { id: record.id ?? '' }, { enabled: record.id !== null });

  if (!record.isNew && !view.data) {
    // No heading before there is something under it: the focus waits for the one that stays.
    if (!view.fault) return <LoadingBar loading />;
    return (
      <Page title="Patient" back={BACK}>
        <FaultMessage fault={view.fault} onRetry={() => void view.reload()} />
      </Page>
    );
  }
  return <PatientPage key={record.key} record={record} view={view.data} reload={view.reload} />;
}
