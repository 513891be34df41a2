import { useId } from 'react';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';
import styles from './ChoiceField.module.css';

/**
 * One of a few, all in sight: buttons in a row, radio buttons to the keyboard (arrows move, Space picks).
 *
 * value: the option's value, or null when not answered · options {value, label} · stacked: under each other, for
 * long labels such as names
 */
export interface ChoiceFieldProps<V extends string> extends FieldProps<V | null> {
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly stacked?: boolean | undefined;
}

export const ChoiceField = drawnWhenChanged(ChoiceFieldItself);

function ChoiceFieldItself<V extends string>(props: ChoiceFieldProps<V>) {
  const name = useId();
  return (
    <FieldFrame {...props} width={props.width ?? 'auto'} group>
      {(ids) => (
        <div
          className={styles.row}
          data-stacked={(props.stacked && !props.readOnly) || undefined}
          data-invalid={ids['aria-invalid']}
          data-read={props.readOnly || undefined}
        >
          {props.options.map((option, index) => (
            <label key={option.value} className={styles.choice}>
              <input
                type="radio"
                name={name}
                id={index === 0 ? ids.id : undefined}
                className={styles.radio}
                checked={props.value === option.value}
                disabled={props.disabled || props.readOnly}
                autoFocus={props.autoFocus === true && index === 0}
                data-autofocus={(props.autoFocus === true && index === 0) || undefined}
                onChange={() => props.onChange(option.value)}
                onBlur={props.onBlur}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

type Answer = 'yes' | 'no' | 'unknown';

/** A question that may still be open. value: true, false, or null for not known. */
export function YesNoUnknownField({ value, onChange, ...rest }: FieldProps<boolean | null>) {
  return (
    <ChoiceField<Answer>
      {...rest}
      value={value === null ? 'unknown' : value ? 'yes' : 'no'}
      options={ANSWERS}
      onChange={(answer) => onChange(answer === 'unknown' ? null : answer === 'yes')}
    />
  );
}

const ANSWERS: readonly { readonly value: Answer; readonly label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
];
