import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RecallView } from '../../../../shared/contract/recalls.ts';
import { call } from '../../../client.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';

interface Props {
  readonly view: RecallView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Closing asks for a reason for each device that has no outcome. */
export function CloseDialog({ view, onClose, onDone }: Props) {
  const sending = useSend();
  const [note, setNote] = useState('');
  const [unsweptReason, setUnsweptReason] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const open = view.units.filter(({ unit }) => unit.outcome === null);

  async function close() {
    const { id, revision } = view.recall;
    const given = open.map(({ unit }) => ({ unitId: unit.id, reason: reasons[unit.id] ?? '' }));
    if (
      await sending.send(() => call('recalls.close', { id, revision, note, unsweptReason, reasons: given }))
    )
      onDone();
  }

  return (
    <Dialog
      title="Close the recall"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void close()}>
            Close recall
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <p>A closed recall is not changed any more. Its report is shown next.</p>
      {view.toAdd > 0 ? (
        <>
          <p>
            The register has {view.toAdd} {view.toAdd === 1 ? 'device' : 'devices'} that may be meant and{' '}
            {view.toAdd === 1 ? 'was' : 'were'} never swept in. Cancel and sweep the register, or say why not.
          </p>
          <TextField
            label="Why closed without them"
            path="unsweptReason"
            width="full"
            maxLength={200}
            required
            value={unsweptReason}
            onChange={setUnsweptReason}
          />
        </>
      ) : null}
      {open.map(({ unit, serial }) => (
        <TextField
          key={unit.id}
          label={`Why without an outcome: ${serial || 'device without a serial'}`}
          path={`reasons.${unit.id}`}
          width="full"
          maxLength={300}
          required
          value={reasons[unit.id] ?? ''}
          onChange={(reason) => setReasons({ ...reasons, [unit.id]: reason })}
        />
      ))}
      <TextArea label="Closing note" path="note" value={note} onChange={setNote} maxLength={500} />
    </Dialog>
  );
}
