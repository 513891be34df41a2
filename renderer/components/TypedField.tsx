import type { KeyboardEvent, ReactNode } from 'react';
import control from './control.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';
import { type Parsed, useTypedText } from './useTypedText.ts';

/**
 * The base of the fields whose text stands for a value: MoneyField, NumberField, TypedDateField, PhoneField,
 * NpiField. Screens use those. What is typed stays as typed until blur, Enter or save; then it is read and
 * written back in its own form, or its problem stands under it.
 */
interface Props<V> extends FieldProps<V> {
  readonly empty: V;
  readonly format: (value: V) => string;
  readonly parse: (text: string) => Parsed<V>;
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  /** A button inside the field's right end (the calendar). */
  readonly button?: ReactNode;
  /** Keys of the field's own; `set` replaces the text by a value. */
  readonly onKeyDown?:
    ((event: KeyboardEvent<HTMLInputElement>, set: (value: V) => void) => void) | undefined;
}

export function TypedField<V>(props: Props<V>) {
  const typed = useTypedText(props);
  const error = typed.problem ?? props.error;
  // A value that only is read carries its unit beside it, not at the far end of a box that is not drawn.
  const unit = props.readOnly ? undefined : props.unit;
  const shown =
    props.readOnly && props.unit && typed.text !== ''
      ? `${typed.text}${props.unit === '%' ? '' : ' '}${props.unit}`
      : typed.text;
  const classes = [control.control];
  if (props.align === 'end') classes.push(control.number, control.end);
  if (props.button) classes.push(control.withButton);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    props.onKeyDown?.(event, typed.set);
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) typed.commit();
  }

  return (
    <FieldFrame {...props} error={error} width={props.width ?? 's'}>
      {(ids) => (
        <span className={control.wrap}>
          <input
            {...ids}
            className={classes.join(' ')}
            style={unit ? { paddingRight: `${1 + unitWidth(unit)}rem` } : undefined}
            value={shown}
            placeholder={props.placeholder}
            inputMode={props.inputMode}
            data-unread={typed.problem ?? undefined}
            disabled={props.disabled}
            readOnly={props.readOnly}
            autoFocus={props.autoFocus}
            data-autofocus={props.autoFocus || undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => typed.type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              typed.commit();
              props.onBlur?.();
            }}
          />
          {unit ? <span className={control.unit}>{unit}</span> : null}
          {props.button}
        </span>
      )}
    </FieldFrame>
  );
}

/** About the room of a unit, in rem: an m is twice as wide as most letters. */
function unitWidth(unit: string): number {
  return [...unit].reduce((sum, letter) => sum + (/[mMW%]/.test(letter) ? 0.6875 : 0.4375), 0);
}
