import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RetentionHold } from '../../../shared/domain/safeguards.ts';
import type { Fault, Issue, Result } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { PatientField } from '../../records/lookups.tsx';
import { useNotices } from '../../stores/notices.ts';
import styles from './Safety.module.css';

interface Sending {
  readonly issues: readonly Issue[];
  readonly attempt: number;
  readonly fault: Fault | null;
  readonly busy: boolean;
  send(work: () => Promise<Result<unknown>>, done: string): Promise<void>;
  refuse(issue: Issue): void;
}

function useSending(onDone: () => void): Sending {
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const show = useNotices((store) => store.show);
  return {
    issues,
    attempt,
    fault,
    busy,
    refuse(issue) {
      setIssues([issue]);
      setAttempt(attempt + 1);
    },
    async send(work, done) {
      setIssues([]);
      setFault(null);
      setBusy(true);
      const answer = await work();
      setBusy(false);
      setAttempt(attempt + 1);
      if (answer.ok) {
        show({ tone: 'done', text: done });
        onDone();
      } else if (answer.fault.kind === 'invalid') setIssues(answer.fault.issues);
      else setFault(answer.fault);
    },
  };
}

/** Keeps a patient's records past their time. Without `patientId` the patient is chosen first. */
export function PlaceHoldDialog({
  patientId,
  onClose,
  onPlaced,
}: {
  readonly patientId: string | null;
  readonly onClose: () => void;
  readonly onPlaced: () => void;
}) {
  const [chosen, setChosen] = useState<string | null>(patientId);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const form = useSending(() => {
    onPlaced();
    onClose();
  });

  function place() {
    if (chosen === null) form.refuse({ path: 'patientId', message: 'Choose a patient.' });
    else {
      void form.send(
        () => call('retention.placeHold', { patientId: chosen, reason, note }),
        'The hold stands.',
      );
    }
  }

  return (
    <Dialog
      title="Place a hold"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={form.busy} onClick={place}>
            Place the hold
          </Button>
        </>
      }
    >
      <ErrorSummary issues={form.issues} attempt={form.attempt} />
      <div className={styles.fields}>
        {patientId === null ? (
          <PatientField
            label="Patient"
            path="patientId"
            required
            value={chosen}
            onChange={setChosen}
            error={issueAt(form.issues, 'patientId')}
          />
        ) : null}
        <TextField
          label="Held for"
          path="reason"
          required
          maxLength={300}
          width="full"
          hint="A lawsuit, an audit, a payer’s request"
          value={reason}
          onChange={setReason}
          error={issueAt(form.issues, 'reason')}
        />
        <TextArea
          label="Note"
          path="note"
          maxLength={1000}
          value={note}
          onChange={setNote}
          error={issueAt(form.issues, 'note')}
        />
      </div>
      {form.fault ? <FaultMessage fault={form.fault} /> : null}
    </Dialog>
  );
}

export function ReleaseHoldDialog({
  hold,
  onClose,
  onReleased,
}: {
  readonly hold: RetentionHold;
  readonly onClose: () => void;
  readonly onReleased: () => void;
}) {
  const [note, setNote] = useState('');
  const form = useSending(() => {
    onReleased();
    onClose();
  });
  return (
    <Dialog
      title="Release the hold"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            loading={form.busy}
            onClick={() =>
              void form.send(
                () => call('retention.releaseHold', { id: hold.id, revision: hold.revision, note }),
                'The hold was released.',
              )
            }
          >
            Release
          </Button>
        </>
      }
    >
      <ErrorSummary issues={form.issues} attempt={form.attempt} />
      <p className={styles.text}>Held for: {hold.reason}</p>
      <TextArea
        label="Why the records are held no longer"
        path="note"
        required
        maxLength={1000}
        value={note}
        onChange={setNote}
        error={issueAt(form.issues, 'note')}
      />
      {form.fault ? <FaultMessage fault={form.fault} /> : null}
    </Dialog>
  );
}
