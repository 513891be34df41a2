import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useNewRecord } from '../../records/useNewRecord.ts';
import { EquipmentPage } from './EquipmentPage.tsx';

const BACK = { to: '/equipment', label: 'Equipment' };

/** One device, or a new one that is registered with its first letters. */
export function EquipmentScreen() {
  const { device = '' } = useParams<{ device: string }>();
  const record = useNewRecord('equipment', '/equipment', device);
  const view = useQuery('equipment.get', { id: record.id ?? '' }, { enabled: record.id !== null });

  if (!record.isNew && !view.data) {
    return (
      <Page title="Device" back={BACK}>
        {view.fault ? <FaultMessage fault={view.fault} onRetry={() => void view.reload()} /> : null}
      </Page>
    );
  }
  return <EquipmentPage key={record.key} record={record} view={view.data} reload={view.reload} />;
}
