import type { RentalStart } from '../../../shared/contract/custody.ts';
import { RENTAL_CLASS_NAMES, RentalClass } from '../../../shared/domain/rental.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { LookupField } from '../../components/LookupField.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { codeOptions } from '../../records/codeOptions.ts';

const CLASSES = RentalClass.options.map((value) => ({ value, label: RENTAL_CLASS_NAMES[value] }));

interface Props {
  readonly starts: boolean;
  readonly rental: RentalStart;
  readonly error: string | null;
  readonly onStarts: (starts: boolean) => void;
  readonly onRental: (rental: RentalStart) => void;
}

/** Whether a delivery begins a rental record, and what it bills by the month. */
export function RentalStartFields({ starts, rental, error, onStarts, onRental }: Props) {
  return (
    <>
      <CheckField
        label="Begin a rental record on that day"
        path="rental"
        note={
          error ??
          'Its months are counted from then on. A rental that waits for a device goes on with this one.'
        }
        value={starts}
        onChange={onStarts}
      />
      {starts ? (
        <FieldRow>
          <SelectField
            label="Class"
            path="rental.class"
            options={CLASSES}
            value={rental.class}
            error={error}
            clearable
            onChange={(next) => onRental({ ...rental, class: next })}
          />
          <LookupField
            label="Code billed each month"
            path="rental.code"
            placeholder="E1390, or words"
            width="l"
            value={rental.code ? { value: rental.code, label: '', code: rental.code } : null}
            search={(text) => codeOptions(text, null)}
            onChange={(option) => onRental({ ...rental, code: option?.value ?? '' })}
          />
        </FieldRow>
      ) : null}
    </>
  );
}
