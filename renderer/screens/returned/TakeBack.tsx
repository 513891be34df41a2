import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RemittanceClaimView } from '../../../shared/contract/returned.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import styles from './Returned.module.css';

/** A posting to the wrong claim, or a claim put aside by mistake, is taken back after a person has read what happens. */
export function TakeBack({
  view,
  onChanged,
}: {
  readonly view: RemittanceClaimView;
  readonly onChanged: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const sending = useSend();
  const show = useNotices((store) => store.show);
  const { content, claim, posted } = view;

  async function takeBack() {
    const done = await sending.send(() => call('remittances.takeBack', { id: view.id, note }));
    if (!done) return;
    setAsking(false);
    show({ tone: 'done', text: `${content.claimNumber} waits for a person again.` });
    announceChange();
    onChanged();
  }

  return (
    <div className={styles.actions}>
      <Button size="xs" onClick={() => setAsking(true)}>
        Take this back…
      </Button>
      <Dialog
        title={posted ? 'Take this posting back?' : 'Take this up again?'}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button variant="filled" loading={sending.busy} onClick={() => void takeBack()}>
              Take it back
            </Button>
          </>
        }
      >
        <SendProblem sending={sending} />
        {posted && claim ? (
          <div className={styles.told}>
            <p>{claim.number} will be as if this had not been posted to it:</p>
            <ul>
              <li>Each amount is posted once more with its sign turned. Both stay to be seen.</li>
              <li>Refusals that came with it are closed. One that was answered keeps its answer.</li>
              <li>The state of the claim follows from what else is posted to it.</li>
            </ul>
            <p>Then it waits here, to be posted to the right claim or put aside.</p>
          </div>
        ) : (
          <p className={styles.told}>
            It was put aside as not ours. It waits here again, to be posted to a claim.
          </p>
        )}
        <TextField
          label="Why"
          hint="Stands beside the turned amounts; may stay empty"
          width="full"
          maxLength={500}
          value={note}
          onChange={setNote}
          autoFocus
        />
      </Dialog>
    </div>
  );
}
