import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DueMaintenance } from '../../../../shared/contract/maintenance.ts';
import { call } from '../../../client.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { TypedDateField } from '../../../components/TypedDateField.tsx';
import { fieldsOf } from '../../../components/useRecordDraft.ts';
import { useQuery } from '../../../components/useQuery.ts';
import { undoLast } from '../../../records/recordActions.ts';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';
import { useToday } from '../../../stores/session.ts';
import { useNotices } from '../../../stores/notices.ts';

interface Props {
  readonly rows: readonly DueMaintenance[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One draft visit for each chosen device, on a day and with a technician. */
export function PlanDialog({ rows, onClose, onDone }: Props) {
  const today = useToday();
  const sending = useSend();
  const users = useQuery('users.list', {});
  const [typed, setTyped] = useState<{ scheduledOn: string | null; technicianId: string | null }>({
    scheduledOn: today,
    technicianId: null,
  });
  const fields = fieldsOf(typed, setTyped, sending.issues);
  const devices = new Set(rows.map(({ equipmentId }) => equipmentId)).size;
  const technicians = (users.data ?? []).filter(({ role, active }) => role === 'technician' && active);

  async function plan() {
    const { scheduledOn, technicianId } = typed;
    if (scheduledOn === null) return;
    const items = rows.map(({ equipmentId, maintenanceId }) => ({ equipmentId, maintenanceId }));
    const done = await sending.send(() =>
      call('maintenance.plan', { items: items.slice(0, 200), scheduledOn, technicianId }),
    );
    if (!done) return;
    const planned =
      done.visits.length === 1 ? '1 visit is planned.' : `${done.visits.length} visits are planned.`;
    const before =
      done.alreadyPlanned === 0
        ? ''
        : `${done.alreadyPlanned} of the chosen were planned already and stay so.`;
    useNotices.getState().show({
      tone: 'done',
      text: planned,
      detail: before,
      ...(done.visits.length === 0
        ? {}
        : { action: { label: 'Undo', run: () => void undoLast(() => Promise.resolve()) } }),
    });
    onDone();
  }

  return (
    <Dialog
      title="Plan maintenance visits"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void plan()}>
            Plan visits
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <p>
        {devices === 1 ? 'One device gets a visit' : `${devices} devices get a visit each`}, with everything
        that is chosen of it.
      </p>
      <FieldRow>
        <TypedDateField {...fields.bind('scheduledOn')} label="Day" min={today} required autoFocus />
        <SelectField
          {...fields.bind('technicianId')}
          label="Technician"
          width="l"
          clearable
          placeholder="Not decided yet"
          options={technicians.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
    </Dialog>
  );
}
