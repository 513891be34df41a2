import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import type { Handover } from '../../../shared/domain/handover.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { drawnWhenChanged } from '../../components/drawnWhenChanged.ts';
import { TextArea } from '../../components/TextArea.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useNotices } from '../../stores/notices.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import styles from './Visit.module.css';

const SIDES: Readonly<Record<Handover['to'], string>> = { desk: 'the desk', technician: 'the technician' };

/** The last note with which the visit was handed over, and to whom; nothing where it never was. */
export const HandoverNote = drawnWhenChanged(HandoverNoteItself);

function HandoverNoteItself({ visitId }: { readonly visitId: string }) {
  const zone = useSession((store) => officeZone(store.status));
  const handovers = useQuery('visits.handovers', { id: visitId });
  const last = handovers.data?.at(-1);
  if (!last) return null;
  return (
    <div className={styles.handover} role="note">
      <strong>
        Handed to {SIDES[last.to]} by {last.userName}, {instantText(last.at, zone)}
      </strong>
      <p>{last.note}</p>
    </div>
  );
}

/** Passes the visit to the other side with a note. `before` saves what is being typed. */
export const HandOverButton = drawnWhenChanged(HandOverButtonItself);

function HandOverButtonItself({
  visitId,
  before,
  onDone,
}: {
  readonly visitId: string;
  readonly before?: (() => Promise<boolean>) | undefined;
  readonly onDone: () => void;
}) {
  const to = useHasRole(['technician']) ? 'desk' : 'technician';
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function handOver() {
    if (note.trim() === '') {
      setProblem('Say what the other side is asked to do.');
      return;
    }
    setBusy(true);
    // What was typed belongs to the handover: a save after it would count as the next step.
    await before?.();
    const done = valueOrNotice(await call('visits.handOver', { id: visitId, to, note: note.trim() }));
    setBusy(false);
    if (!done) return;
    useNotices.getState().show({ tone: 'done', text: `Handed to ${SIDES[to]}.` });
    setOpen(false);
    setNote('');
    onDone();
  }

  return (
    <>
      <Button
        leftSection={<IconArrowsExchange size="1rem" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {to === 'desk' ? 'Hand to the desk' : 'Hand to the technician'}
      </Button>
      <Dialog
        title={`Hand the visit to ${SIDES[to]}`}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="filled" loading={busy} onClick={() => void handOver()}>
              Hand over
            </Button>
          </>
        }
      >
        <TextArea
          label="What is asked"
          value={note}
          onChange={(next) => {
            setNote(next);
            setProblem(null);
          }}
          error={problem}
          maxLength={500}
          required
          hint="The note stays with the visit"
        />
      </Dialog>
    </>
  );
}
