import { useParams } from 'wouter';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
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
    // No heading before there is something under it: the focus waits for the one that stays.
    if (!view.fault) return <LoadingBar loading />;
    return (
      <Page title="Device" back={BACK}>
        <FaultMessage fault={view.fault} onRetry={() => void view.reload()} />
      </Page>
    );
  }
  return <EquipmentPage key={record.key} record={record} view={view.data} reload={view.reload} />;
}
