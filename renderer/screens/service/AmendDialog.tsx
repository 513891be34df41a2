import { Button } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TimeField } from '../../components/TimeField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { focusInvalid } from '../../records/focusInvalid.ts';
import { HcpcsField } from '../../records/HcpcsField.tsx';
import { PickList } from '../../records/PickList.tsx';
import type { AmendableField } from './amendableFields.ts';
import { fieldText } from './visitText.ts';
import styles from './Sealed.module.css';

interface Props {
  readonly visitId: string;
  readonly field: AmendableField;
  /** The value as it is read today: the sealed one, or what the last amendment made of it. */
  readonly current: unknown;
  readonly onClose: () => void;
  readonly onAmended: () => void;
}

/** One amendment: the new value and why. The original stays as it was signed. */
export function AmendDialog({ visitId, field, current, onClose, onAmended }: Props) {
  const [after, setAfter] = useState<unknown>(current);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const reasonProblem =
    asked && reason.trim() === '' ? 'Say why: it stands beside the entry for good.' : null;

  const unchanged = JSON.stringify(after) === JSON.stringify(current);

  async function amend() {
    // Drawn at once, so that the cursor finds the field that is marked.
    flushSync(() => setAsked(true));
    if (focusInvalid() || reason.trim() === '' || unchanged) return;
    setBusy(true);
    const input: InputOf<'visits.amend'> = {
      id: visitId,
      path: field.path,
      after: after as InputOf<'visits.amend'>['after'],
      reason: reason.trim(),
    };
    const answer = await call('visits.amend', input);
    setBusy(false);
    if (answer.ok) onAmended();
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title={`Amend: ${field.label}`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void amend()}>
            Add amendment
          </Button>
        </>
      }
    >
      {fault ? <FaultMessage fault={fault} /> : null}
      <p className={styles.signed}>
        Signed as: <SignedAs field={field} />
      </p>
      <AfterField
        field={field}
        value={after}
        onChange={setAfter}
        error={asked && unchanged ? UNCHANGED : null}
      />
      <TextArea
        label="Reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        required
        error={reasonProblem}
        hint="Stays beside the entry with your name and the time"
      />
    </Dialog>
  );
}

function SignedAs({ field }: { readonly field: AmendableField }) {
  const text = fieldText(field.shape, field.value);
  if (text === '') return 'nothing given';
  return isPersonal(field) ? <PersonName name={text} /> : text;
}

/** Hidden together with the names. */
function isPersonal(field: AmendableField): boolean {
  return field.path === 'patientSignedBy';
}

const UNCHANGED = 'This is how it stands already. Change it, or cancel.';

interface AfterProps {
  readonly field: AmendableField;
  readonly value: unknown;
  readonly error: string | null;
  readonly onChange: (value: unknown) => void;
}

/** The field of the new value, by the shape of the old one. */
function AfterField({ field, value, error, onChange }: AfterProps) {
  const { shape } = field;
  const common = { label: field.label, autoFocus: true, error };
  const text = typeof value === 'string' ? value : '';
  const number = typeof value === 'number' ? value : null;
  switch (shape.kind) {
    case 'text':
      return shape.long ? (
        <TextArea {...common} value={text} onChange={onChange} maxLength={shape.max} />
      ) : (
        <TextField
          {...common}
          value={text}
          onChange={onChange}
          maxLength={shape.max}
          width="full"
          personal={isPersonal(field)}
        />
      );
    case 'number':
      return <NumberField {...common} {...shape} value={number} onChange={onChange} />;
    case 'code':
      return <HcpcsField {...common} value={text} on={null} onChange={onChange} width="l" />;
    case 'money':
      return <MoneyField {...common} value={number} onChange={onChange} />;
    case 'date':
      return <TypedDateField {...common} value={text === '' ? null : text} onChange={onChange} />;
    case 'time':
      return <TimeField {...common} value={text} onChange={onChange} />;
    case 'yesNo':
      return (
        <ChoiceField
          {...common}
          options={YES_NO}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(next) => onChange(next === 'yes')}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          {...common}
          options={shape.options}
          value={text === '' ? null : text}
          onChange={onChange}
          width="full"
        />
      );
    case 'list':
      return (
        <SelectField
          {...common}
          options={shape.options}
          value={text === '' ? null : text}
          onChange={(next) => onChange(next ?? '')}
          clearable
          placeholder="None"
          width="full"
        />
      );
    case 'picks':
      return (
        <PickList
          {...common}
          options={shape.options}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
  }
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;
