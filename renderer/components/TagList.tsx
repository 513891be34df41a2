import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';
import styles from './ModifierField.module.css';

/**
 * A short list of words: Enter or a comma adds what is typed, Backspace in the empty box takes the last back.
 *
 * value: the words · suggestions · max 20 · normalise(text): the form to keep, or null with `refuse`'s words
 */
export interface TagListProps extends Omit<FieldProps<readonly string[]>, 'onChange'> {
  readonly onChange: (value: string[]) => void;
  readonly suggestions?: readonly string[] | undefined;
  readonly max?: number | undefined;
  /** The form to keep, or null when the text cannot be one. */
  readonly normalise?: ((text: string) => string | null) | undefined;
  /** What to say when `normalise` answers null. */
  readonly refuse?: string | undefined;
}

export function TagList(props: TagListProps) {
  const { value, max = 20 } = props;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const listId = useId();
  const fixed = props.disabled || props.readOnly;

  function add(text: string) {
    const kept = [...value];
    let rest = '';
    let trouble: string | null = null;
    for (const part of text
      .split(/[,;\n]+/)
      .map((each) => each.trim())
      .filter(Boolean)) {
      const word = props.normalise ? props.normalise(part) : part;
      if (word === null) {
        rest = part;
        trouble = props.refuse ?? 'This cannot be added.';
      } else if (kept.includes(word)) trouble = `${word} is there already.`;
      else if (kept.length >= max) {
        rest = part;
        trouble = `At most ${max} fit here.`;
      } else kept.push(word);
    }
    setTyped(rest);
    setProblem(trouble);
    if (kept.length !== value.length) props.onChange(kept);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' && typed.trim() !== '' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add(typed);
    }
    if (event.key === 'Backspace' && typed === '' && value.length > 0) {
      event.preventDefault();
      props.onChange(value.slice(0, -1));
    }
  }

  return (
    <FieldFrame {...props} error={problem ?? props.error} width={props.width ?? 'l'}>
      {(ids) => (
        <div
          className={styles.box}
          data-invalid={ids['aria-invalid']}
          data-disabled={props.disabled || undefined}
          data-read={props.readOnly || undefined}
        >
          {value.map((word) => (
            <span key={word} className={styles.tag}>
              {word}
              {fixed ? null : (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={`Remove ${word}`}
                  onClick={() => props.onChange(value.filter((each) => each !== word))}
                >
                  <IconX aria-hidden="true" size="0.75rem" />
                </button>
              )}
            </span>
          ))}
          <input
            {...ids}
            className={styles.words}
            value={typed}
            list={props.suggestions ? listId : undefined}
            disabled={props.disabled}
            readOnly={props.readOnly}
            autoFocus={props.autoFocus}
            data-autofocus={props.autoFocus || undefined}
            autoComplete="off"
            onChange={(event) => {
              const text = event.currentTarget.value;
              if (/[,;\n]/.test(text) || props.suggestions?.includes(text)) add(text);
              else {
                setTyped(text);
                setProblem(null);
              }
            }}
            onKeyDown={onKeyDown}
            onBlur={() => {
              if (typed.trim() !== '') add(typed);
              props.onBlur?.();
            }}
          />
          {props.suggestions ? (
            <datalist id={listId}>
              {props.suggestions
                .filter((each) => !value.includes(each))
                .map((each) => (
                  <option key={each} value={each} />
                ))}
            </datalist>
          ) : null}
        </div>
      )}
    </FieldFrame>
  );
}
