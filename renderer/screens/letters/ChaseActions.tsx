import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ChaseRow } from '../../../shared/contract/letters.ts';
import { mayAnswer, SENT_BY_NAMES, SentBy } from '../../../shared/domain/chase.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { documentNote } from '../../records/DocumentField.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { DOCUMENT_TYPE_NAMES } from '../../../shared/domain/document.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { runCommand } from '../../stores/shortcuts.ts';
import { useToday } from '../../stores/session.ts';

/** What is done to a paper that a physician was asked for. */

const HOW = SentBy.options.map((value) => ({ value, label: SENT_BY_NAMES[value] }));
const UNDO = { label: 'Undo', run: () => runCommand('undo') };

interface DoneProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function done(text: string, props: DoneProps): void {
  useNotices.getState().show({ tone: 'done', text, action: UNDO });
  announceChange();
  props.onDone();
  props.onClose();
}

/** One or several left the house. */
export function SentDialog({ ids, ...props }: DoneProps & { readonly ids: readonly string[] }) {
  const today = useToday();
  const sending = useSend();
  const [on, setOn] = useState<string | null>(today);
  const [by, setBy] = useState<SentBy>('fax');
  const several = ids.length === 1 ? 'it' : `these ${ids.length}`;

  async function mark() {
    if (on === null) return;
    const answer = await sending.send(() => call('chase.sent', { ids: [...ids], on, by }));
    if (answer) done(answer.marked === 1 ? 'Marked as sent.' : `${answer.marked} marked as sent.`, props);
  }

  return (
    <Dialog
      title="Mark as sent"
      open
      size="s"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void mark()}>
            Mark as sent
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <p className="cw-quiet">
        Say when and how {several} left the house. Unanswered, a letter is due again after a week.
      </p>
      <TypedDateField label="Sent on" value={on} onChange={setOn} max={today} path="on" required autoFocus />
      <ChoiceField label="How" width="full" value={by} options={HOW} onChange={(next) => setBy(next ?? by)} />
    </Dialog>
  );
}

/** The answer came: with the paper, where it is on file. */
export function ReturnedDialog({
  row,
  documentId,
  ...props
}: DoneProps & { readonly row: ChaseRow; readonly documentId?: string }) {
  const today = useToday();
  const sending = useSend();
  const { id, revision, patientId } = row.chase;
  const papers = useQuery('documents.list', { query: '', type: null, patientId, offset: 0, limit: 200 });
  const [on, setOn] = useState<string | null>(today);
  const [chosen, setChosen] = useState<string | null>(documentId ?? null);
  const options = (papers.data?.rows ?? [])
    .map((document) => ({ fits: mayAnswer(row.chase, document.type), document }))
    .sort((one, other) => Number(other.fits) - Number(one.fits))
    .map(({ document }) => ({
      value: document.id,
      label: document.title || DOCUMENT_TYPE_NAMES[document.type],
      note: documentNote(document),
    }));

  async function close() {
    if (on === null) return;
    const answer = await sending.send(() => call('chase.returned', { id, revision, on, documentId: chosen }));
    if (answer) done('Came back: nobody waits for it any more.', props);
  }

  return (
    <Dialog
      title="It came back"
      open
      size="m"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void close()}>
            It came back
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <FieldRow>
        <TypedDateField
          label="Came back on"
          value={on}
          onChange={setOn}
          max={today}
          path="on"
          required
          autoFocus
        />
        <SelectField
          label="The paper"
          width="l"
          value={chosen}
          options={options}
          clearable
          placeholder="Not on file yet"
          hint="Papers of this patient; those that fit come first"
          path="documentId"
          onChange={setChosen}
        />
      </FieldRow>
    </Dialog>
  );
}

/** Nobody waits for it any more, and why. */
export function CloseDialog({ row, ...props }: DoneProps & { readonly row: ChaseRow }) {
  const sending = useSend();
  const [reason, setReason] = useState('');
  const { id, revision } = row.chase;

  async function close() {
    const answer = await sending.send(() => call('chase.close', { id, revision, reason }));
    if (answer) done('Closed: nobody waits for it any more.', props);
  }

  return (
    <Dialog
      title="Stop waiting"
      open
      size="s"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void close()}>
            Stop waiting
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <TextField
        label="Why"
        value={reason}
        onChange={setReason}
        width="full"
        maxLength={200}
        path="reason"
        required
        autoFocus
        hint="As “the patient has another physician now”"
      />
    </Dialog>
  );
}

/** A call that was made, a promise that was given, and the day to ask again. */
export function NoteDialog({ row, ...props }: DoneProps & { readonly row: ChaseRow }) {
  const sending = useSend();
  const { id, revision } = row.chase;
  const [note, setNote] = useState(row.chase.note);
  const [againOn, setAgainOn] = useState(row.chase.againOn);

  async function save() {
    const answer = await sending.send(() => call('chase.save', { id, revision, values: { note, againOn } }));
    if (answer) done('Noted.', props);
  }

  return (
    <Dialog
      title="Note"
      open
      size="m"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <TextArea
        label="Note"
        value={note}
        onChange={setNote}
        maxLength={1000}
        minRows={3}
        path="note"
        autoFocus
      />
      <TypedDateField label="Ask again on" value={againOn} onChange={setAgainOn} path="againOn" />
    </Dialog>
  );
}
