import type { KeyboardEvent } from 'react';
import control from './control.module.css';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';

/**
 * One line of text. Reports every keystroke.
 *
 * value: string · personal: hidden on screen while "hide names" is on · code: monospace, reported in upper
 * case · placeholder · maxLength · onEnter · inputMode · autoComplete (default off) · type (password)
 */
export interface TextFieldProps extends FieldProps<string> {
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly personal?: boolean | undefined;
  readonly code?: boolean | undefined;
  readonly type?: 'text' | 'password' | 'email' | undefined;
  readonly autoComplete?: string | undefined;
  readonly onEnter?: (() => void) | undefined;
}

export const TextField = drawnWhenChanged(TextFieldItself);

function TextFieldItself(props: TextFieldProps) {
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !props.onEnter) return;
    event.preventDefault();
    props.onEnter();
  }
  return (
    <FieldFrame {...props}>
      {(ids) => (
        <input
          {...ids}
          className={props.code ? `${control.control} ${control.code}` : control.control}
          type={props.type ?? 'text'}
          value={props.value}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          disabled={props.disabled}
          readOnly={props.readOnly}
          autoFocus={props.autoFocus}
          data-autofocus={props.autoFocus || undefined}
          autoComplete={props.autoComplete ?? 'off'}
          spellCheck={props.code ? false : undefined}
          onChange={(event) =>
            props.onChange(props.code ? event.currentTarget.value.toUpperCase() : event.currentTarget.value)
          }
          onBlur={props.onBlur}
          onKeyDown={onKeyDown}
        />
      )}
    </FieldFrame>
  );
}
