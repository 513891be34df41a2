import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';
import styles from './ModifierField.module.css';

/**
 * Up to four two-character modifiers of a claim line, in order. The second character adds the chip; space,
 * comma and Enter do too; a paste of `RR, KX` adds both; Backspace in the empty box takes the last one back.
 *
 * value: codes in upper case · known {code, label}: their meaning, shown on the chip · max 4
 */
export interface ModifierFieldProps extends Omit<FieldProps<readonly string[]>, 'onChange'> {
  readonly onChange: (value: string[]) => void;
  readonly known?: readonly { readonly code: string; readonly label: string }[] | undefined;
  readonly max?: number | undefined;
}

export const ModifierField = drawnWhenChanged(ModifierFieldItself);

function ModifierFieldItself(props: ModifierFieldProps) {
  const { value, max = 4 } = props;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const listId = useId();
  const fixed = props.disabled || props.readOnly;

  function meaning(code: string): string | undefined {
    return props.known?.find((each) => each.code === code)?.label;
  }

  function add(text: string, finish: boolean) {
    const parts = text
      .toUpperCase()
      .split(/[\s,;:-]+/)
      .filter(Boolean);
    const codes = [...value];
    let rest = '';
    let trouble: string | null = null;
    for (const part of parts) {
      if (!/^[A-Z0-9]{2}$/.test(part)) {
        if (part.length === 1 && !finish) rest = part;
        else {
          rest = part;
          trouble = `${part} is no modifier: two letters or digits.`;
        }
      } else if (codes.includes(part)) trouble = `${part} is there already.`;
      else if (codes.length >= max) {
        rest = part;
        trouble = `A line takes ${max} modifiers.`;
      } else codes.push(part);
    }
    setTyped(rest);
    setProblem(trouble);
    if (codes.length !== value.length) props.onChange(codes);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Backspace' && typed === '' && value.length > 0) {
      event.preventDefault();
      props.onChange(value.slice(0, -1));
    }
    if ((event.key === 'Enter' || event.key === ',' || event.key === ' ') && typed !== '') {
      event.preventDefault();
      add(typed, true);
    }
  }

  return (
    <FieldFrame {...props} error={problem ?? props.error}>
      {(ids) => (
        <div
          className={styles.box}
          data-invalid={ids['aria-invalid']}
          data-disabled={props.disabled || undefined}
          data-read={props.readOnly || undefined}
        >
          {value.map((code, index) => (
            <span key={code} className={styles.chip} title={meaning(code)}>
              {code}
              {fixed ? null : (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={`Remove modifier ${code}`}
                  onClick={() => props.onChange(value.filter((_, at) => at !== index))}
                >
                  <IconX aria-hidden="true" size="0.75rem" />
                </button>
              )}
            </span>
          ))}
          <input
            {...ids}
            className={styles.input}
            value={typed}
            list={props.known ? listId : undefined}
            disabled={props.disabled}
            readOnly={props.readOnly || value.length >= max}
            autoFocus={props.autoFocus}
            data-autofocus={props.autoFocus || undefined}
            autoComplete="off"
            spellCheck={false}
            aria-description={value.length > 0 ? `Now ${value.join(', ')}` : undefined}
            onChange={(event) => add(event.currentTarget.value, false)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              if (typed !== '') add(typed, true);
              props.onBlur?.();
            }}
          />
          {props.known ? (
            <datalist id={listId}>
              {props.known
                .filter((each) => !value.includes(each.code))
                .map((each) => (
                  <option key={each.code} value={each.code}>
                    {each.label}
                  </option>
                ))}
            </datalist>
          ) : null}
        </div>
      )}
    </FieldFrame>
  );
}
