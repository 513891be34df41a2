import control from './control.module.css';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';
import type { CSSProperties } from 'react';

/**
 * Text of several lines that grows with what is typed, up to `maxRows`. Reports every keystroke.
 *
 * value: string · minRows 2 · maxRows 12 · maxLength: the characters left are shown near the end ·
 * personal · placeholder
 */
export interface TextAreaProps extends FieldProps<string> {
  readonly minRows?: number | undefined;
  readonly maxRows?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly personal?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

export const TextArea = drawnWhenChanged(TextAreaItself);

function TextAreaItself(props: TextAreaProps) {
  const { minRows = 2, maxRows = 12, maxLength, value } = props;
  const size: CSSProperties = {
    minHeight: `calc(${minRows}lh + 0.75rem)`,
    maxHeight: `calc(${maxRows}lh + 0.75rem)`,
  };
  const left = maxLength === undefined ? null : maxLength - value.length;
  const nearEnd = left !== null && maxLength !== undefined && left <= Math.max(20, maxLength * 0.1);
  return (
    <FieldFrame
      {...props}
      width={props.width ?? 'full'}
      aside={nearEnd ? <span className="cw-quiet cw-number">{left} left</span> : null}
    >
      {(ids) => (
        <textarea
          {...ids}
          className={control.area}
          style={size}
          rows={minRows}
          value={value}
          maxLength={maxLength}
          placeholder={props.placeholder}
          disabled={props.disabled}
          readOnly={props.readOnly}
          autoFocus={props.autoFocus}
          data-autofocus={props.autoFocus || undefined}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={props.onBlur}
        />
      )}
    </FieldFrame>
  );
}
