import { Button } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '../../../../shared/contract/contract.ts';
import type { Recall } from '../../../../shared/domain/recall.ts';
import { call } from '../../../client.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { TagList } from '../../../components/TagList.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { TypedDateField } from '../../../components/TypedDateField.tsx';
import { fieldsOf } from '../../../components/useRecordDraft.ts';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';

type Typed = InputOf<'recalls.save'>['values'];

const EMPTY: Typed = {
  title: '',
  reference: '',
  issuer: '',
  issuedOn: null,
  make: '',
  model: '',
  lots: [],
  serialFrom: '',
  serialTo: '',
  hazard: '',
  action: '',
};

interface Props {
  /** Null for a new one. */
  readonly recall: Recall | null;
  readonly onClose: () => void;
  readonly onDone: (recall: Recall) => void;
}

/** The notice of a recall: what it names, what may happen, what is to be done. */
export function RecallDialog({ recall, onClose, onDone }: Props) {
  const sending = useSend();
  const [typed, setTyped] = useState<Typed>(() => typedOf(recall));
  const fields = fieldsOf(typed, setTyped, sending.issues);

  async function save() {
    const target = { id: recall?.id ?? null, revision: recall?.revision ?? null };
    const saved = await sending.send(() => call('recalls.save', { ...target, values: typed }));
    if (saved) onDone(saved);
  }

  return (
    <Dialog
      title={recall ? 'Change the recall' : 'New recall'}
      open
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void save()}>
            {recall ? 'Save' : 'Open the recall'}
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <FieldRow>
        <TextField {...fields.bind('title')} label="Title" width="l" maxLength={120} required autoFocus />
        <TextField {...fields.bind('reference')} label="Number of the notice" maxLength={60} />
      </FieldRow>
      <FieldRow>
        <TextField {...fields.bind('issuer')} label="Issued by" width="l" maxLength={80} />
        <TypedDateField {...fields.bind('issuedOn')} label="Issued on" />
      </FieldRow>
      <FieldRow>
        <TextField {...fields.bind('make')} label="Make" maxLength={60} required />
        <TextField {...fields.bind('model')} label="Model" maxLength={60} hint="Empty: every model" />
      </FieldRow>
      <FieldRow>
        <TagList
          {...fields.bind('lots')}
          label="Lots"
          width="l"
          max={200}
          hint="Empty: any lot"
          onChange={(lots) => setTyped({ ...typed, lots: lots.map((lot) => lot.slice(0, 60)) })}
        />
        <TextField
          {...fields.bind('serialFrom')}
          label="Serials from"
          maxLength={60}
          code
          hint="Empty: any"
        />
        <TextField {...fields.bind('serialTo')} label="Serials to" maxLength={60} code />
      </FieldRow>
      <TextArea {...fields.bind('hazard')} label="What may happen" maxLength={1000} />
      <TextArea {...fields.bind('action')} label="What is done with each device" maxLength={1000} />
    </Dialog>
  );
}

function typedOf(recall: Recall | null): Typed {
  if (!recall) return EMPTY;
  const { id: _i, revision: _r, openedOn: _o, closedOn: _c, closingNote: _n, ...typed } = recall;
  return typed;
}
