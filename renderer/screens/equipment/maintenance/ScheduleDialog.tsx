import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ScheduleRow } from '../../../../shared/contract/maintenance.ts';
import type { MaintenanceValues } from '../../../../shared/domain/maintenance.ts';
import { call } from '../../../client.ts';
import { CheckField } from '../../../components/CheckField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { fieldsOf } from '../../../components/useRecordDraft.ts';
import { EquipmentField } from '../../../records/lookups.tsx';
import { removeWithUndo } from '../../../records/recordActions.ts';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';

const EMPTY: MaintenanceValues = {
  name: '',
  equipmentId: null,
  make: '',
  model: '',
  everyDays: null,
  everyHours: null,
  afterPart: '',
  afterPartDays: null,
  task: '',
  source: '',
  active: true,
};

interface Props {
  readonly row: ScheduleRow | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One schedule, new or changed. */
export function ScheduleDialog({ row, onClose, onDone }: Props) {
  const sending = useSend();
  const [typed, setTyped] = useState<MaintenanceValues>(() => valuesOf(row));
  const fields = fieldsOf(typed, setTyped, sending.issues);

  async function save() {
    const target = { id: row?.schedule.id ?? null, revision: row?.schedule.revision ?? null };
    if (await sending.send(() => call('maintenance.save', { ...target, values: typed }))) onDone();
  }

  async function remove() {
    if (!row) return;
    const { id, revision } = row.schedule;
    await removeWithUndo(
      'The schedule',
      () => call('maintenance.remove', { id, revision }),
      () => Promise.resolve(),
    );
    onDone();
  }

  return (
    <Dialog
      title={row ? 'Change the schedule' : 'New schedule'}
      open
      size="l"
      onClose={onClose}
      actions={
        <>
          {row ? <Button onClick={() => void remove()}>Remove</Button> : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <FieldRow>
        <TextField {...fields.bind('name')} label="Maintenance" width="l" maxLength={80} required autoFocus />
        <TextField
          {...fields.bind('source')}
          label="Asked for by"
          width="l"
          maxLength={200}
          hint="Manual or policy, with its date"
        />
      </FieldRow>
      <FieldRow>
        <TextField
          {...fields.bind('make')}
          label="Make"
          maxLength={60}
          disabled={typed.equipmentId !== null}
          hint="Every device of it"
        />
        <TextField
          {...fields.bind('model')}
          label="Model"
          maxLength={60}
          disabled={typed.equipmentId !== null}
          hint="Empty: every model"
        />
        <EquipmentField
          {...fields.bind('equipmentId')}
          label="Or one device"
          {...(row?.deviceName ? { name: row.deviceName } : {})}
        />
      </FieldRow>
      <FieldRow>
        <NumberField {...fields.bind('everyDays')} label="Every so many days" width="s" min={1} max={3650} />
        <NumberField
          {...fields.bind('everyHours')}
          label="Every so many hours"
          width="s"
          min={1}
          max={100_000}
          unit="h"
        />
        <TextField {...fields.bind('afterPart')} label="After part number" maxLength={40} code />
        <NumberField {...fields.bind('afterPartDays')} label="Days after it" width="s" min={0} max={3650} />
      </FieldRow>
      <TextArea {...fields.bind('task')} label="What is done" maxLength={1000} />
      <CheckField {...fields.bind('active')} label="In use" note="A resting schedule is never due" />
    </Dialog>
  );
}

function valuesOf(row: ScheduleRow | null): MaintenanceValues {
  if (!row) return EMPTY;
  const { id: _id, revision: _revision, ...values } = row.schedule;
  return values;
}
