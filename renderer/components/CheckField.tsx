import { useId } from 'react';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import type { FieldProps } from './fieldTypes.ts';
import frame from './FieldFrame.module.css';
import styles from './ChoiceField.module.css';

/** A statement that is true or not. value: boolean · note: a quiet second line. */
export interface CheckFieldProps extends FieldProps<boolean> {
  readonly note?: string | undefined;
}

export const CheckField = drawnWhenChanged(CheckFieldItself);

function CheckFieldItself(props: CheckFieldProps) {
  const id = useId();
  const message = props.error ?? props.note ?? props.hint ?? props.from;
  return (
    <div className={styles.check} data-path={props.path} data-error={props.error ? true : undefined}>
      <input
        id={id}
        type="checkbox"
        className={styles.box}
        checked={props.value}
        disabled={props.disabled || props.readOnly}
        autoFocus={props.autoFocus}
        data-autofocus={props.autoFocus || undefined}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={message ? `${id}-note` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        onBlur={props.onBlur}
      />
      <div>
        <label htmlFor={id} className={props.hideLabel ? frame.hidden : styles.checkLabel}>
          {props.label}
        </label>
        {message ? (
          <div id={`${id}-note`} className={props.error ? styles.error : styles.note}>
            {message}
          </div>
        ) : null}
      </div>
    </div>
  );
}
