import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
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
    return (
      <Page title="Patient" back={BACK}>
        {view.fault ? <FaultMessage fault={view.fault} onRetry={() => void view.reload()} /> : null}
      </Page>
    );
  }
  return <PatientPage key={record.key} record={record} view={view.data} reload={view.reload} />;
}
