import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LoanView } from '../../../../shared/contract/loans.ts';
import { call } from '../../../client.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { TypedDateField } from '../../../components/TypedDateField.tsx';
import { fieldsOf } from '../../../components/useRecordDraft.ts';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';
import { useToday } from '../../../stores/session.ts';

interface Props {
  readonly view: LoanView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The loaner comes back. */
export function ReturnDialog({ view, onClose, onDone }: Props) {
  const today = useToday();
  const sending = useSend();
  const [typed, setTyped] = useState<{ to: string | null; location: string }>({ to: today, location: '' });
  const fields = fieldsOf(typed, setTyped, sending.issues);

  async function close() {
    const { to, location } = typed;
    if (to === null) return;
    const { id, revision } = view.loan;
    if (await sending.send(() => call('loans.close', { id, revision, to, location }))) onDone();
  }

  return (
    <Dialog
      title="Loaner returned"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void close()}>
            Enter the return
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <p>{view.loaner} goes back into stock.</p>
      <FieldRow>
        <TypedDateField {...fields.bind('to')} label="Returned on" max={today} required autoFocus />
        <TextField {...fields.bind('location')} label="Put where" maxLength={80} />
      </FieldRow>
    </Dialog>
  );
}
