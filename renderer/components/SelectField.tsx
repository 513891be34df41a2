import { Select } from '@mantine/core';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';
import styles from './PickerList.module.css';

/**
 * One of a known list. Typing narrows it; Enter picks the first that fits.
 *
 * value: the option's value, or null when not given · options {value, label, note?} · clearable · placeholder
 */
export interface SelectOption<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** Quiet words at the right end. */
  readonly note?: string | undefined;
}

export interface SelectFieldProps<V extends string> extends Omit<FieldProps<V | null>, 'onChange'> {
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V | null) => void;
  readonly clearable?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

export const SelectField = drawnWhenChanged(SelectFieldItself);

function SelectFieldItself<V extends string>(props: SelectFieldProps<V>) {
  const { options } = props;
  return (
    <FieldFrame {...props}>
      {(ids) => (
        <Select
          {...ids}
          data={options.map(({ value, label }) => ({ value, label }))}
          value={props.value}
          onChange={(value) => props.onChange(options.find((each) => each.value === value)?.value ?? null)}
          onBlur={props.onBlur}
          error={ids['aria-invalid'] === true}
          placeholder={props.placeholder ?? 'Choose'}
          disabled={props.disabled ?? false}
          readOnly={props.readOnly ?? false}
          searchable
          selectFirstOptionOnChange
          allowDeselect={false}
          clearable={props.clearable ?? false}
          clearButtonProps={{ 'aria-label': 'Clear' }}
          nothingFoundMessage="Nothing fits"
          maxDropdownHeight={320}
          comboboxProps={{ offset: 2 }}
          renderOption={({ option }) => {
            const note = options.find((each) => each.value === option.value)?.note;
            return (
              // A long note goes under the label instead of squeezing it.
              <span className={styles.wrapping}>
                <span className={styles.label}>{option.label}</span>
                {note ? <span className={styles.note}>{note}</span> : null}
              </span>
            );
          }}
        />
      )}
    </FieldFrame>
  );
}
