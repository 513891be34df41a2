import { Button } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '../../../../shared/contract/contract.ts';
import type { FreeLoaner } from '../../../../shared/contract/loans.ts';
import { call } from '../../../client.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { TypedDateField } from '../../../components/TypedDateField.tsx';
import { fieldsOf } from '../../../components/useRecordDraft.ts';
import { useQuery } from '../../../components/useQuery.ts';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';
import { useToday } from '../../../stores/session.ts';

interface Props {
  readonly forEquipmentId: string;
  readonly patientId: string;
  readonly visitId: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

type Typed = Pick<InputOf<'loans.lend'>, 'from' | 'reason' | 'note'> & {
  readonly anywayReason: string;
  readonly equipmentId: string | null;
};

/** Lends a loaner to the patient whose own device is repaired. */
export function LendDialog({ forEquipmentId, patientId, visitId, onClose, onDone }: Props) {
  const today = useToday();
  const sending = useSend();
  const free = useQuery('loans.free', {});
  const [typed, setTyped] = useState<Typed>({
    equipmentId: null,
    from: today,
    reason: '',
    anywayReason: '',
    note: '',
  });
  const fields = fieldsOf(typed, setTyped, sending.issues);

  async function lend() {
    const { equipmentId } = typed;
    const done = await sending.send(() =>
      equipmentId === null
        ? Promise.resolve({
            ok: false,
            fault: {
              kind: 'invalid',
              message: NO_LOANER,
              issues: [{ path: 'equipmentId', message: NO_LOANER }],
            },
          } as const)
        : call('loans.lend', { ...typed, equipmentId, forEquipmentId, patientId, visitId }),
    );
    if (done) onDone();
  }
  const asksWhy = sending.fault?.kind === 'blocked' || typed.anywayReason !== '';

  return (
    <Dialog
      title="Lend a loaner"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void lend()}>
            {asksWhy ? 'Lend all the same' : 'Lend'}
          </Button>
        </>
      }
    >
      {free.fault ? <FaultMessage fault={free.fault} onRetry={() => void free.reload()} /> : null}
      <SendProblem sending={sending} />
      <FieldRow>
        <SelectField
          {...fields.bind('equipmentId')}
          label="Loaner"
          width="full"
          required
          autoFocus
          options={(free.data ?? []).map(optionOf)}
          hint={
            free.data?.length === 0
              ? 'No loaner is free: a loaner is a device in stock whose ownership is “Loaner”.'
              : 'Loaners in stock'
          }
        />
        <TypedDateField {...fields.bind('from')} label="Lent on" max={today} required />
      </FieldRow>
      <TextField
        {...fields.bind('reason')}
        label="Why the repair takes more than a day"
        width="full"
        maxLength={300}
        required
        hint="A payer of K0462 asks for it"
      />
      {asksWhy || sending.issues.some(({ path }) => path === 'anywayReason') ? (
        <TextField
          {...fields.bind('anywayReason')}
          label="Why it is lent all the same"
          width="full"
          maxLength={200}
          required
          hint="Kept in the log of the loaner"
        />
      ) : null}
      <TextField {...fields.bind('note')} label="Note" width="full" maxLength={300} />
    </Dialog>
  );
}

const NO_LOANER = 'Choose the loaner.';

function optionOf({ id, name, location, warning }: FreeLoaner): {
  value: string;
  label: string;
  note?: string;
} {
  const label = [name, location].filter(Boolean).join(', ');
  return warning === '' ? { value: id, label } : { value: id, label, note: warning };
}
