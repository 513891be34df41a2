import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { InputOf } from '../../../../shared/contract/contract.ts';
import type { VisitRow } from '../../../../shared/contract/records.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import type { RecallUnitView } from '../../../../shared/contract/recalls.ts';
import { formatPhone } from '../../../../shared/domain/identifiers.ts';
import {
  RECALL_CONTACT_NAMES,
  RECALL_OUTCOME_NAMES,
  RecallOutcome,
  wasContacted,
} from '../../../../shared/domain/recall.ts';
import { call } from '../../../client.ts';
import { ChoiceField } from '../../../components/ChoiceField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { PersonName } from '../../../components/PersonName.tsx';
import { Facts, FieldRow } from '../../../components/Section.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { TypedDateField } from '../../../components/TypedDateField.tsx';
import { fieldsOf } from '../../../components/useRecordDraft.ts';
import { useQuery } from '../../../components/useQuery.ts';
import { SendProblem } from '../../../records/SendProblem.tsx';
import { useSend } from '../../../records/useSend.ts';
import { labelOf, PURPOSES } from '../../../records/words.ts';
import { useToday } from '../../../stores/session.ts';

type Typed = InputOf<'recalls.saveUnit'>['values'];
const CONTACTS = ['none', 'printed', 'tried', 'letter', 'reached'] as const;

interface Props {
  readonly row: RecallUnitView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One device of a recall: who was told, and what became of it. Days that are left empty are today's. */
export function UnitDialog({ row, onClose, onDone }: Props) {
  const { unit } = row;
  const today = useToday();
  const sending = useSend();
  const [typed, setTyped] = useState<Typed>({
    contact: unit.contact,
    contactedOn: unit.contactedOn,
    contactNote: unit.contactNote,
    outcome: unit.outcome,
    completedOn: unit.completedOn,
    visitId: unit.visitId,
  });
  const fields = fieldsOf(typed, setTyped, sending.issues);
  const device = useQuery('equipment.get', { id: unit.equipmentId });
  const visits = device.data?.visits ?? [];

  async function save() {
    const target = { id: unit.id, revision: unit.revision };
    if (await sending.send(() => call('recalls.saveUnit', { ...target, values: typed }))) onDone();
  }

  return (
    <Dialog
      title={row.serial ? `Device ${row.serial}` : 'Device without a serial'}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <Facts
        items={[
          { label: 'Device', value: <Link href={`/equipment/${unit.equipmentId}`}>{row.device}</Link> },
          {
            label: 'With',
            value: row.holderId ? (
              <Link href={`/patients/${row.holderId}`}>
                <PersonName name={row.holderName} />
              </Link>
            ) : (
              row.location || 'In stock'
            ),
          },
          ...(row.phone ? [{ label: 'Telephone', value: formatPhone(row.phone) }] : []),
          ...(row.doubt ? [{ label: 'Look at it', value: row.doubt }] : []),
        ]}
      />
      <ChoiceField<Typed['contact']>
        label="Contact"
        width="full"
        path="contact"
        value={typed.contact}
        options={CONTACTS.map((value) => ({ value, label: RECALL_CONTACT_NAMES[value] }))}
        onChange={(contact) => setTyped({ ...typed, contact: contact ?? 'none' })}
      />
      <FieldRow>
        <TypedDateField
          {...fields.bind('contactedOn')}
          label="Contacted on"
          max={today}
          disabled={!wasContacted(typed)}
        />
        <TextField {...fields.bind('contactNote')} label="Note" width="l" maxLength={300} personal />
      </FieldRow>
      <FieldRow>
        <SelectField<RecallOutcome>
          {...fields.bind('outcome')}
          label="Outcome"
          width="l"
          clearable
          placeholder="None yet"
          options={RecallOutcome.options.map((value) => ({ value, label: RECALL_OUTCOME_NAMES[value] }))}
        />
        <TypedDateField
          {...fields.bind('completedOn')}
          label="Done on"
          max={today}
          disabled={typed.outcome === null}
        />
      </FieldRow>
      <FieldRow>
        <SelectField<string>
          {...fields.bind('visitId')}
          label="Visit at which it was done"
          width="l"
          clearable
          placeholder={visits.length === 0 ? 'No visit to this device' : 'None'}
          options={visits.map(visitOption)}
        />
        {typed.visitId === null ? null : <Link href={`/service/${typed.visitId}`}>Open the visit</Link>}
      </FieldRow>
    </Dialog>
  );
}

function visitOption(visit: VisitRow): { value: string; label: string; note: string } {
  const day = visit.visitedOn === null ? 'No date yet' : formatUsDate(visit.visitedOn);
  const purpose = labelOf(PURPOSES, visit.purpose || null);
  return {
    value: visit.id,
    label: [day, purpose].filter(Boolean).join(', '),
    note: visit.sealed ? 'Signed' : 'Draft',
  };
}
