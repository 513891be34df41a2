import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentRecord } from '../../../shared/domain/document.ts';
import type { PhotoMark, PhotoMarks } from '../../../shared/domain/photoMarks.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { type MarkTool, MarkedPhoto } from './MarkedPhoto.tsx';
import styles from './Photo.module.css';

/** Opens a photo with the marks over it, to look at or to add some. The photo itself stays as it came. */
export function PhotoMarksButton({
  photo,
  number,
  readOnly,
}: {
  readonly photo: DocumentRecord;
  readonly number: number;
  readonly readOnly: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconPencil size="1rem" aria-hidden="true" />}
        aria-label={readOnly ? `Look at photo ${number}` : `Mark photo ${number}`}
        onClick={() => setOpen(true)}
      >
        {readOnly ? 'Look' : 'Mark'}
      </Button>
      {open ? <MarksDialog photo={photo} readOnly={readOnly} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface Props {
  readonly photo: DocumentRecord;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

function MarksDialog(props: Props) {
  const stored = useQuery('documents.marks', { documentId: props.photo.id });
  const [asked, setAsked] = useState(false);
  if (!asked && (stored.data !== null || (!stored.loading && !stored.fault))) setAsked(true);
  if (asked) return <MarksEditor {...props} stored={stored.data} />;
  return (
    <Dialog title="Photo" open onClose={props.onClose} size="l">
      {stored.fault ? (
        <FaultMessage fault={stored.fault} onRetry={() => void stored.reload()} />
      ) : (
        <LoadingBar loading />
      )}
    </Dialog>
  );
}

const TOOLS = [
  { value: 'arrow', label: 'Arrow' },
  { value: 'ring', label: 'Ring' },
  { value: 'words', label: 'Words' },
] as const;

/** Marks that one photo can hold. */
const MOST_MARKS = 40;

function MarksEditor({ photo, readOnly, onClose, stored }: Props & { readonly stored: PhotoMarks | null }) {
  const [marks, setMarks] = useState<readonly PhotoMark[]>(stored?.marks ?? []);
  const [tool, setTool] = useState<MarkTool>('arrow');
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const full = marks.length >= MOST_MARKS;
  const wordless = tool === 'words' && words.trim() === '';

  function add(mark: PhotoMark) {
    if (!full) setMarks([...marks, mark]);
  }

  async function save() {
    setBusy(true);
    const answer = await call('documents.saveMarks', {
      id: stored?.id ?? null,
      revision: stored?.revision ?? null,
      values: { documentId: photo.id, marks: [...marks] },
    });
    setBusy(false);
    if (answer.ok) onClose();
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title={readOnly ? 'Photo' : 'Mark the photo'}
      open
      onClose={onClose}
      size="l"
      actions={
        readOnly ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="filled" loading={busy} onClick={() => void save()}>
              Save marks
            </Button>
          </>
        )
      }
    >
      {fault ? <FaultMessage fault={fault} /> : null}
      {readOnly ? null : (
        <div className={styles.tools}>
          <ChoiceField<MarkTool>
            label="Mark with"
            options={TOOLS}
            value={tool}
            onChange={(next) => setTool(next ?? 'arrow')}
            bare
          />
          {tool === 'words' ? (
            <TextField label="Words" value={words} onChange={setWords} maxLength={80} width="m" bare />
          ) : null}
          <Button disabled={full || wordless} onClick={() => add(inTheMiddle(tool, words.trim()))}>
            Put in the middle
          </Button>
        </div>
      )}
      <MarkedPhoto
        photo={photo}
        marks={marks}
        tool={readOnly || full || wordless ? null : tool}
        words={words.trim()}
        onAdd={add}
        onChange={readOnly ? null : setMarks}
      />
      {readOnly ? null : (
        <p className="cw-quiet">
          Draw on the photo. Or put a mark in the middle, go to it with Tab, move it with the arrow keys and
          remove it with Delete. The photo itself stays as it came; marks and photo are printed together in
          the service report.
        </p>
      )}
    </Dialog>
  );
}

function inTheMiddle(tool: MarkTool, words: string): PhotoMark {
  switch (tool) {
    case 'arrow':
      return { kind: 'arrow', fromX: 350, fromY: 350, toX: 500, toY: 500 };
    case 'ring':
      return { kind: 'ring', x: 400, y: 400, width: 200, height: 200 };
    case 'words':
      return { kind: 'words', x: 450, y: 480, words };
  }
}
