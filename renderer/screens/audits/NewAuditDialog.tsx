import { Button } from '@mantine/core';
import { useState } from 'react';
import { addDays, formatUsDate } from '../../../shared/domain/dates.ts';
import { AUDIT_RESPONSE_DAYS, newAuditRequest } from '../../../shared/domain/auditRequest.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { PatientField } from '../../records/lookups.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { go } from '../../shell/navigation.ts';
import { useToday } from '../../stores/session.ts';

interface Props {
  /** Whose claims are asked for, where that is known. */
  readonly patientId?: string;
  /** Enclosed at once. */
  readonly claimIds?: readonly string[];
  readonly onClose: () => void;
}

/** An auditor's letter has come: whom it is about, who asks, and since when the clock runs. */
export function NewAuditDialog({ patientId, claimIds = [], onClose }: Props) {
  const today = useToday();
  const sending = useSend();
  const [patient, setPatient] = useState<string | null>(patientId ?? null);
  const [askedBy, setAskedBy] = useState('');
  const [reference, setReference] = useState('');
  const [askedOn, setAskedOn] = useState<string | null>(today);
  const [missing, setMissing] = useState(false);

  async function open() {
    setMissing(patient === null);
    if (patient === null) return;
    const values = { ...newAuditRequest(patient, askedOn), askedBy, reference, claimIds: [...claimIds] };
    const made = await sending.send(() => call('audit.save', { id: null, revision: null, values }));
    if (made) go(`/audits/${made.id}`);
  }

  return (
    <Dialog
      title="New audit request"
      open
      onClose={onClose}
      size="m"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void open()}>
            Open the request
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      {patientId === undefined ? (
        <PatientField
          label="Patient"
          required
          autoFocus
          value={patient}
          onChange={setPatient}
          error={missing ? 'Choose whose claims are asked for.' : null}
        />
      ) : null}
      <FieldRow>
        <TextField
          label="Asked by"
          width="l"
          maxLength={120}
          value={askedBy}
          onChange={setAskedBy}
          autoFocus={patientId !== undefined}
          hint="Contractor or payer"
        />
        <TextField label="Reference" maxLength={80} value={reference} onChange={setReference} />
      </FieldRow>
      <TypedDateField
        label="Date of the request"
        value={askedOn}
        max={today}
        onChange={setAskedOn}
        hint={
          askedOn === null
            ? `The answer is due ${AUDIT_RESPONSE_DAYS} days after it`
            : `Due ${formatUsDate(addDays(askedOn, AUDIT_RESPONSE_DAYS))}, ${AUDIT_RESPONSE_DAYS} days later`
        }
      />
    </Dialog>
  );
}
