import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { RentalView } from '../../../shared/contract/rentals.ts';
import { BREAK_NAMES } from '../../../shared/domain/claimAnswerNames.ts';
import {
  RENTAL_CLASS_NAMES,
  RentalBreak,
  RentalClass,
  type RentalValues,
} from '../../../shared/domain/rental.ts';
import { breakRule } from '../../../shared/domain/rentalWords.ts';
import { PAID_RENTAL_MONTHS, rentalCalendar } from '../../../shared/domain/rentalCalendar.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { LookupField } from '../../components/LookupField.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldGroup, FieldRow } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { codeOptions } from '../../records/codeOptions.ts';
import { bindChoice, bindField, type EditorProps, frameAt } from '../../records/editorProps.ts';
import { EquipmentField } from '../../records/lookups.tsx';
import { newId } from '../../records/newId.ts';
import { useToday } from '../../stores/session.ts';
import styles from './RentalFields.module.css';

const CLASSES = RentalClass.options.map((value) => ({ value, label: RENTAL_CLASS_NAMES[value] }));
const BREAK_KINDS = RentalBreak.shape.kind.options.map((value) => ({ value, label: BREAK_NAMES[value] }));

interface Props {
  readonly editor: EditorProps<RentalValues>;
  readonly view: RentalView;
}

/** Everything that is kept of a rental. */
export function RentalFields({ editor, view }: Props) {
  const rental = editor.value;
  const paid = rental.class === null ? null : PAID_RENTAL_MONTHS[rental.class];
  const paidBefore = paid !== null && rental.monthsBefore >= paid;
  const coverages = view.coverages.map(({ id, name }) => ({ value: id, label: name || 'Payer' }));
  return (
    <>
      <FieldRow>
        <SelectField {...bindChoice(editor, 'class', CLASSES)} label="Class" options={CLASSES} clearable />
        <LookupField
          {...frameAt(editor, 'code')}
          label="Code billed each month"
          placeholder="E1390, or words"
          width="l"
          value={rental.code ? { value: rental.code, label: '', code: rental.code } : null}
          search={(text) => codeOptions(text, null)}
          onChange={(option) => editor.onChange({ ...rental, code: option?.value ?? '' })}
        />
        <EquipmentField
          {...bindField(editor, 'equipmentId')}
          label="Device"
          name={view.device ? `${view.device}${view.serial ? `, ${view.serial}` : ''}` : undefined}
        />
        <SelectField
          {...bindChoice(editor, 'coverageId', coverages)}
          label="Coverage"
          placeholder="The first in force"
          options={coverages}
          clearable
        />
      </FieldRow>
      <FieldRow>
        <TypedDateField
          {...bindField(editor, 'startedOn')}
          label="First day of the rental"
          messageLines={2}
        />
        <TypedDateField
          {...bindField(editor, 'endedOn')}
          label="Last day"
          hint="Blank while it runs"
          messageLines={2}
        />
        <TextField {...bindField(editor, 'endReason')} label="Why it ended" width="l" maxLength={200} />
        <MoneyField {...bindField(editor, 'monthlyCents')} label="Monthly price" />
      </FieldRow>
      <FieldRow>
        <NumberField
          {...frameAt(editor, 'monthsBefore')}
          label="Months before"
          hint="Billed by an earlier supplier"
          min={0}
          max={60}
          value={rental.monthsBefore}
          onChange={(months) => editor.onChange({ ...rental, monthsBefore: months ?? 0 })}
        />
        <TypedDateField
          {...bindField(editor, 'lifeStartedOn')}
          label={rental.monthsBefore > 0 ? 'First day with the earlier supplier' : 'Useful lifetime from'}
          hint={rental.monthsBefore > 0 ? 'Begins the useful lifetime' : 'Blank: with the rental'}
          messageLines={2}
        />
        {paidBefore || rental.paidMonthsEndedOn !== null ? (
          <TypedDateField
            {...bindField(editor, 'paidMonthsEndedOn')}
            label="Last paid month ended on"
            hint="With the earlier supplier"
            messageLines={2}
          />
        ) : null}
        {rental.class === 'cappedRental' || rental.titleTransferredOn !== null ? (
          <TypedDateField
            {...bindField(editor, 'titleTransferredOn')}
            label="Title passed on"
            hint="Blank: after month 13"
          />
        ) : null}
      </FieldRow>
      <BreakFields editor={editor} view={view} />
      <TextArea {...bindField(editor, 'note')} label="Note on the rental" maxLength={500} minRows={1} />
    </>
  );
}

/** The times without the equipment in the order in which they were entered, each with what it does to the count. */
function BreakFields({ editor, view }: Props) {
  const rental = editor.value;
  const today = useToday();
  const [from, setFrom] = useState<string | null>(null);
  const calendar = rentalCalendar(rental, { until: today, stationaryLife: view.stationaryLife });
  function put(breaks: readonly RentalBreak[]) {
    editor.onChange({ ...rental, breaks: [...breaks] });
  }
  function change(index: number, more: Partial<RentalBreak>) {
    put(rental.breaks.map((one, at) => (at === index ? { ...one, ...more } : one)));
  }
  return (
    <FieldGroup title="Breaks">
      {rental.breaks.length === 0 ? <p className="cw-quiet">None on record.</p> : null}
      {rental.breaks.map((one, index) => {
        const reading = calendar?.breaks.find(({ id }) => id === one.id);
        const path = `breaks.${index}`;
        return (
          <div key={one.id} role="group" aria-label={`Break ${index + 1}`} className={styles.item}>
            <FieldRow>
              <TypedDateField
                {...frameAt(editor, `${path}.from`)}
                label="First day without it"
                messageLines={2}
                value={one.from}
                onChange={(day) => {
                  // A break without a first day is none: it is taken off by its button.
                  if (day !== null) change(index, { from: day });
                }}
              />
              <TypedDateField
                {...frameAt(editor, `${path}.to`)}
                label="Last day without it"
                messageLines={2}
                hint="Blank while it lasts"
                value={one.to}
                onChange={(to) => change(index, { to })}
              />
              <ChoiceField
                {...frameAt(editor, `${path}.kind`)}
                label="Kind of break"
                options={BREAK_KINDS}
                value={one.kind}
                onChange={(kind) => {
                  if (kind !== null) change(index, { kind });
                }}
              />
              <TextField
                {...frameAt(editor, `${path}.reason`)}
                label="Reason"
                width="l"
                maxLength={200}
                value={one.reason}
                onChange={(reason) => change(index, { reason })}
              />
              {editor.readOnly ? null : (
                <Button
                  size="xs"
                  variant="subtle"
                  color="gray"
                  className={styles.remove}
                  aria-label={`Remove break ${index + 1}`}
                  leftSection={<IconTrash size="1rem" aria-hidden="true" />}
                  onClick={() => put(rental.breaks.filter((_, at) => at !== index))}
                >
                  Remove
                </Button>
              )}
            </FieldRow>
            {reading ? <p className={styles.effect}>{breakRule(reading).text}</p> : null}
          </div>
        );
      })}
      {editor.readOnly || rental.breaks.length >= 40 ? null : (
        <FieldRow>
          <TypedDateField label="New break from" value={from} onChange={setFrom} />
          <Button
            size="xs"
            className={styles.remove}
            disabled={from === null}
            onClick={() => {
              if (from === null) return;
              put([...rental.breaks, { id: newId(), from, to: null, kind: 'billing', reason: '' }]);
              setFrom(null);
            }}
          >
            Add break
          </Button>
        </FieldRow>
      )}
    </FieldGroup>
  );
}
