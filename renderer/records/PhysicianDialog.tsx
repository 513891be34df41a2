import { Button } from '@mantine/core';
import { useState } from 'react';
import { isNpi } from '../../shared/domain/identifiers.ts';
import { type Physician, type PhysicianValues, sortName } from '../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import type { Fault } from '../../shared/result.ts';
import type { z } from 'zod';
import { call } from '../client.ts';
import { Dialog } from '../components/Dialog.tsx';
import { issueAt } from '../components/ErrorSummary.tsx';
import { FaultMessage } from '../components/FaultMessage.tsx';
import { NpiField } from '../components/NpiField.tsx';
import { PhoneField } from '../components/PhoneField.tsx';
import { FieldRow } from '../components/Section.tsx';
import { TextField } from '../components/TextField.tsx';
import { useLatest } from '../components/useLatest.ts';
import { useQuery } from '../components/useQuery.ts';
import { AddressFields } from './AddressFields.tsx';
import { bindField, type EditorProps } from './editorProps.ts';
import { focusInvalid } from './focusInvalid.ts';

type Values = z.infer<typeof PhysicianValues>;

/**
 * A new physician, asked for in the middle of something else. Somebody with the same NPI is offered instead.
 *
 * typed: what was typed in the look-up; becomes the name, or the NPI when it is digits
 */
export interface PhysicianDialogProps {
  readonly typed: string;
  readonly onClose: () => void;
  readonly onCreated: (physician: Physician) => void;
}

export function PhysicianDialog({ typed, onClose, onCreated }: PhysicianDialogProps) {
  const [values, setValues] = useState(() => physicianFrom(typed));
  const [fault, setFault] = useState<Fault | null>(null);
  const [nameMissing, setNameMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  // What stands around the dialog may have moved on by the time the physician is stored.
  const created = useLatest(onCreated);
  const same = useQuery(
    'physicians.list',
    { query: values.npi, offset: 0, limit: 1 },
    { enabled: isNpi(values.npi) },
  );
  const twin = same.data?.rows.find((row) => isNpi(values.npi) && row.npi === values.npi);
  const issues = fault?.kind === 'invalid' ? fault.issues : [];
  const props: EditorProps<Values> = {
    value: values,
    onChange: (next) => {
      setValues(next);
      setNameMissing(false);
      setFault(null);
    },
    pathPrefix: 'values',
    readOnly: busy,
    errorAt: (path) => issueAt(issues, path),
  };

  async function create() {
    // A blank name would leave nothing to choose by.
    if (values.lastName.trim() === '') {
      setNameMissing(true);
      return;
    }
    if (focusInvalid()) return;
    setBusy(true);
    const answer = await call('physicians.save', { id: null, revision: null, values });
    setBusy(false);
    if (answer.ok) created.current(answer.value);
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title="New physician"
      open
      size="l"
      fixed={busy}
      onClose={() => {
        if (!busy) onClose();
      }}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            Cancel
          </Button>
          <Button variant="filled" loading={busy} onClick={() => void create()}>
            Add physician
          </Button>
        </>
      }
    >
      {fault && issues.length === 0 ? <FaultMessage fault={fault} /> : null}
      <FieldRow>
        <TextField {...bindField(props, 'firstName')} label="First name" maxLength={60} autoFocus />
        <TextField
          {...bindField(props, 'lastName')}
          label="Last name"
          maxLength={60}
          required
          error={nameMissing ? 'Give the last name.' : bindField(props, 'lastName').error}
        />
        <TextField
          {...bindField(props, 'credential')}
          label="Credential"
          width="xs"
          maxLength={20}
          hint="MD, NP"
        />
      </FieldRow>
      <FieldRow>
        <NpiField {...bindField(props, 'npi')} label="NPI" />
        <PhoneField {...bindField(props, 'phone')} label="Telephone" />
        <PhoneField {...bindField(props, 'fax')} label="Fax" />
      </FieldRow>
      {twin ? (
        <p role="status">
          {sortName(twin)} has this NPI already.{' '}
          <Button size="xs" disabled={busy} onClick={() => onCreated(twin)}>
            Use that one
          </Button>
        </p>
      ) : null}
      <AddressFields
        value={values.address}
        onChange={(address) => props.onChange({ ...values, address })}
        pathPrefix="values.address"
        readOnly={busy}
        errorAt={props.errorAt}
      />
    </Dialog>
  );
}

/** `Testperson, Robin` and `Robin Testperson` both give first and last name; digits are an NPI. */
export function physicianFrom(typed: string): Values {
  const text = typed.trim().replace(/\s+/g, ' ');
  const digits = /^[\d\s-]+$/.test(text);
  const [family = '', given = ''] = text.includes(',') ? text.split(/\s*,\s*/, 2) : splitAtLastSpace(text);
  return {
    firstName: digits ? '' : given,
    lastName: digits ? '' : family,
    credential: '',
    npi: digits ? text.replace(/[\s-]/g, '') : '',
    phone: '',
    fax: '',
    address: NO_ADDRESS,
  };
}

function splitAtLastSpace(text: string): readonly [family: string, given: string] {
  const at = text.lastIndexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(at + 1), text.slice(0, at)];
}
