import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DenialView } from '../../../shared/contract/returned.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { go } from '../../shell/navigation.ts';
import { announceChange } from '../../stores/changes.ts';
import { numberSource } from './numberSource.ts';

/** Opens the claim that answers a refusal: it begins with everything that the refused one says. */
export function CorrectDialog({
  view,
  revision,
  onClose,
}: {
  readonly view: DenialView;
  /** Saves what is being typed first; null where that failed. */
  readonly revision: () => Promise<number | null>;
  readonly onClose: () => void;
}) {
  const sending = useSend();
  const [note, setNote] = useState('');
  const { denial, claimNumber } = view.row;
  const [number, setNumber] = useState(view.payerClaimNumber);
  const denied = denial.kind === 'denied';

  async function open() {
    const now = await revision();
    if (now === null) return;
    const done = await sending.send(() =>
      call('denials.correct', {
        id: denial.id,
        revision: now,
        note,
        ...(denied ? { payerClaimNumber: number.trim() } : {}),
      }),
    );
    if (!done?.answer) return;
    announceChange();
    go(`/claims/${done.answer.id}`);
  }

  return (
    <Dialog
      title="Open a corrected claim"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void open()}>
            Open it
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <p>
        A new draft begins with everything that {claimNumber} says.{' '}
        {denial.kind === 'rejected'
          ? 'It goes as a new claim, because no payer judged the first one.'
          : 'It replaces the first one under the payer’s number, where the payer’s settings say that it takes replacements; else, and without a number, it goes as a new claim.'}
      </p>
      {denied ? (
        <TextField
          label="Payer’s number of the claim"
          hint={
            numberSource(view) || 'No remittance of this payer gives one: type it from its letter or portal'
          }
          width="full"
          maxLength={50}
          value={number}
          onChange={setNumber}
        />
      ) : null}
      <TextField
        label="Note"
        hint="What is put right; may stay empty"
        width="full"
        maxLength={500}
        value={note}
        onChange={setNote}
        autoFocus
      />
    </Dialog>
  );
}

/** Nothing is closed without a word about how it ended. */
export function CloseDialog({
  outcome,
  onClose,
  onDone,
}: {
  readonly outcome: string;
  readonly onClose: () => void;
  readonly onDone: (outcome: string) => void;
}) {
  const [text, setText] = useState(outcome);
  const [tried, setTried] = useState(false);
  const missing = text.trim() === '';

  function done() {
    setTried(true);
    if (!missing) onDone(text.trim());
  }

  return (
    <Dialog
      title="Close this refusal"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" onClick={done}>
            Close it
          </Button>
        </>
      }
    >
      <TextField
        label="How it ended"
        hint="Paid after all, written off, billed to the patient"
        width="full"
        required
        maxLength={200}
        value={text}
        error={tried && missing ? 'Say in a few words how it ended.' : null}
        onChange={setText}
        onEnter={done}
        autoFocus
      />
    </Dialog>
  );
}
