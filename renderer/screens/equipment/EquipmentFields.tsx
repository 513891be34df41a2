import {
  EQUIPMENT_KIND_NAMES,
  EquipmentKind,
  type EquipmentValues,
  Ownership,
  OWNERSHIP_NAMES,
} from '../../../shared/domain/equipment.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { LookupField } from '../../components/LookupField.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { codeOptions } from '../../records/codeOptions.ts';
import { bindChoice, bindField, type EditorProps, frameAt } from '../../records/editorProps.ts';
import { PatientField } from '../../records/lookups.tsx';
import { STATUSES } from '../../records/words.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { warrantyText } from './warrantyText.ts';
import { BranchField } from '../../records/BranchField.tsx';

const KINDS = EquipmentKind.options.map((value) => ({ value, label: EQUIPMENT_KIND_NAMES[value] }));
const OWNERSHIPS = Ownership.options.map((value) => ({ value, label: OWNERSHIP_NAMES[value] }));

interface Props {
  readonly editor: EditorProps<EquipmentValues>;
  readonly holderName?: string | undefined;
  /** Somebody holds it, or its log has begun: holder, place and retirement then change by moves alone. */
  readonly placed?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** Everything that is kept of a device. */
export function EquipmentFields({ editor, holderName, placed = false, autoFocus }: Props) {
  const device = editor.value;
  // What devices cost is none of a technician's.
  const money = !useHasRole(['technician']);
  const today = useToday();
  const byMove = placed || editor.readOnly;
  const retired = device.status === 'retired';
  // Retiring is a move with a day and a reason; between use, repair and stock a word is enough.
  const statuses = placed && !retired ? STATUSES.filter(({ value }) => value !== 'retired') : STATUSES;
  return (
    <>
      <Section title="Device">
        <FieldRow>
          <TextField
            {...bindField(editor, 'serial')}
            label="Serial"
            hint="Scanned or typed"
            maxLength={60}
            code
            autoFocus={autoFocus}
          />
          <TextField {...bindField(editor, 'make')} label="Make" maxLength={60} />
          <TextField {...bindField(editor, 'model')} label="Model" maxLength={60} />
          <TextField {...bindField(editor, 'lot')} label="Lot" width="s" maxLength={60} code />
        </FieldRow>
        <FieldRow>
          <SelectField {...bindChoice(editor, 'kind', KINDS)} label="Kind" options={KINDS} clearable />
          <LookupField
            {...frameAt(editor, 'hcpcs')}
            label="HCPCS code of the device"
            placeholder="E1390, or words"
            width="l"
            value={device.hcpcs ? { value: device.hcpcs, label: '', code: device.hcpcs } : null}
            search={(text) => codeOptions(text, null)}
            onChange={(option) => editor.onChange({ ...device, hcpcs: option?.value ?? '' })}
          />
          <NumberField
            {...bindField(editor, 'hourMeter')}
            label="Hour meter"
            unit="h"
            min={0}
            max={999_999}
          />
          <TypedDateField {...bindField(editor, 'hourMeterOn')} label="Meter read on" max={today} />
        </FieldRow>
      </Section>
      <Section
        title="Holder and ownership"
        note={
          placed
            ? 'These follow the moves of the device: enter a delivery, a pickup, an exchange or its retirement under Holders.'
            : 'A delivery, a pickup or an exchange is entered under Holders, with its day.'
        }
      >
        <FieldRow>
          <PatientField
            {...bindField(editor, 'holderId')}
            label="Held by"
            name={holderName || undefined}
            readOnly={byMove}
          />
          <ChoiceField
            {...bindChoice(editor, 'ownership', OWNERSHIPS)}
            label="Ownership"
            options={OWNERSHIPS}
            readOnly={(byMove && device.holderId !== null && device.ownership !== null) || editor.readOnly}
          />
        </FieldRow>
        <FieldRow>
          <ChoiceField
            {...frameAt(editor, 'status')}
            label="Status"
            options={statuses}
            readOnly={(placed && retired) || editor.readOnly}
            value={device.status}
            onChange={(status) => {
              if (status) editor.onChange({ ...device, status });
            }}
          />
          <TextField
            {...bindField(editor, 'location')}
            label="Location"
            hint="Shelf, branch or room"
            maxLength={80}
            readOnly={byMove}
          />
          <BranchField
            value={device.branchId}
            readOnly={editor.readOnly ?? false}
            onChange={(branchId) => editor.onChange({ ...device, branchId })}
          />
          <TypedDateField {...bindField(editor, 'rentalStartedOn')} label="Rental started on" />
        </FieldRow>
      </Section>
      <Section
        title={money ? 'Warranty and cost' : 'Warranty'}
        note={warrantyNote(warrantyText(device, today))}
      >
        <FieldRow>
          <TypedDateField {...bindField(editor, 'warrantyUntil')} label="Parts until" />
          <TypedDateField {...bindField(editor, 'warrantyLaborUntil')} label="Labor until" />
        </FieldRow>
        <FieldRow>
          <TypedDateField {...bindField(editor, 'acquiredOn')} label="Acquired on" />
          {money ? (
            <>
              <MoneyField {...bindField(editor, 'acquisitionCents')} label="Acquisition cost" />
              <TextField
                {...bindField(editor, 'acquisitionSource')}
                label="Source of the acquisition cost"
                hint="Invoice or order, with its number"
                width="l"
                maxLength={120}
              />
            </>
          ) : null}
        </FieldRow>
        <FieldRow>
          {money ? (
            <>
              <MoneyField {...bindField(editor, 'replacementCents')} label="Replacement cost" />
              <TextField
                {...bindField(editor, 'replacementSource')}
                label="Source of the replacement cost"
                hint="Price list, quote or fee schedule, with its date"
                width="l"
                maxLength={120}
              />
            </>
          ) : null}
        </FieldRow>
        <TextArea {...bindField(editor, 'note')} label="Note" maxLength={1000} minRows={1} />
      </Section>
    </>
  );
}

/** The warranty as a sentence that says what it is about. */
function warrantyNote(words: string): string {
  return /warranty/i.test(words)
    ? `${words}.`
    : `Warranty: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`;
}
