import { Combobox, Loader, useCombobox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import control from './control.module.css';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import { FieldFrame } from './FieldFrame.tsx';
import type { FieldProps } from './fieldTypes.ts';
import styles from './PickerList.module.css';

/**
 * One of a long list, found by typing: code and words. Enter picks the first that fits; words left without a
 * pick stay visible with an error, and nothing is chosen then.
 *
 * value: LookupOption or null · search(text, signal): what fits, best first · minChars 1 (0 offers a list at
 * once) · create {label(text), run(text)}: a last row that makes a new record · personal · placeholder
 */
export interface LookupOption {
  readonly value: string;
  readonly label: string;
  /** Shown in front, in its own column: a HCPCS or ICD-10 code, a serial number. */
  readonly code?: string | undefined;
  /** Quiet words at the right end. */
  readonly note?: string | undefined;
}

export interface LookupFieldProps extends FieldProps<LookupOption | null> {
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly LookupOption[]>;
  readonly minChars?: number | undefined;
  readonly create?:
    { readonly label: (text: string) => string; readonly run: (text: string) => void } | undefined;
  readonly personal?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

const CREATE = '\u0000create';
const PAUSE = 120;

export const LookupField = drawnWhenChanged(LookupFieldItself);

function LookupFieldItself(props: LookupFieldProps) {
  const { value, minChars = 1 } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const found = useFound(props.search, typed, minChars);
  const pickWhenFound = useRef(false);

  // A value that was chosen elsewhere (a record just made, undo) wins over words still standing here.
  const valueId = value?.value ?? null;
  const [seen, setSeen] = useState(valueId);
  if (valueId !== seen) {
    setSeen(valueId);
    if (valueId !== null) {
      setTyped(null);
      setLeft(false);
    }
  }
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  const options = found.options;
  const shown = typed ?? (value ? nameOf(value) : '');
  const error = left && typed ? 'Nothing is chosen. Pick one from the list, or clear this.' : props.error;

  function pick(option: LookupOption) {
    setTyped(null);
    setLeft(false);
    combobox.closeDropdown();
    props.onChange(option);
  }

  function submit(chosen: string) {
    if (chosen === CREATE) {
      combobox.closeDropdown();
      props.create?.run(typed ?? '');
      return;
    }
    const option = options.find((each) => each.value === chosen);
    if (option) pick(option);
  }

  const arrived = useEffectEvent(() => {
    combobox.selectFirstOption();
    const first = options[0];
    if (pickWhenFound.current && first) pick(first);
    pickWhenFound.current = false;
  });
  useEffect(() => {
    if (!found.loading) arrived();
  }, [found.loading, found.options]);

  function type(text: string) {
    pickWhenFound.current = false;
    setLeft(false);
    setTyped(text);
    combobox.openDropdown();
    if (text.trim() === '' && value !== null) props.onChange(null);
  }

  function leave() {
    combobox.closeDropdown();
    if (typed !== null && typed.trim() === '') setTyped(null);
    else if (typed !== null && value !== null && typed.trim() === nameOf(value)) setTyped(null);
    else if (typed !== null) {
      setLeft(true);
      if (value !== null) props.onChange(null);
    }
    props.onBlur?.();
  }

  const open = combobox.dropdownOpened && (typed ?? '').trim().length >= minChars;
  return (
    <FieldFrame {...props} error={error}>
      {(ids) => (
        <Combobox store={combobox} onOptionSubmit={submit} offset={2} keepMounted={false}>
          <span className={control.wrap}>
            <Combobox.Target targetType="input">
              <input
                {...ids}
                className={`${control.control} ${control.withButton}`}
                value={shown}
                placeholder={props.placeholder ?? 'Type to find'}
                disabled={props.disabled}
                readOnly={props.readOnly}
                autoFocus={props.autoFocus}
                data-autofocus={props.autoFocus || undefined}
                // Words that stand for nothing chosen yet.
                data-typed={typed !== null || undefined}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => type(event.currentTarget.value)}
                onFocus={(event) => event.currentTarget.select()}
                onClick={() => {
                  if (minChars > 0 || props.readOnly) return;
                  setTyped(typed ?? '');
                  combobox.openDropdown();
                }}
                onBlur={leave}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && typed && found.loading) {
                    event.preventDefault();
                    pickWhenFound.current = true;
                  } else if (event.key === 'Enter' && open && combobox.getSelectedOptionIndex() === -1) {
                    // Found, and not marked yet: the first one is meant all the same.
                    const first = options[0];
                    if (first) {
                      event.preventDefault();
                      pick(first);
                    }
                  }
                  if (event.key === 'Escape' && typed !== null) {
                    event.stopPropagation();
                    setTyped(null);
                    setLeft(false);
                    combobox.closeDropdown();
                  }
                  if (event.key === 'ArrowDown' && typed === null && minChars === 0) setTyped('');
                }}
              />
            </Combobox.Target>
            {shown && !props.disabled && !props.readOnly ? (
              <button
                type="button"
                className={control.inside}
                aria-label="Clear"
                tabIndex={-1}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  setTyped(null);
                  setLeft(false);
                  props.onChange(null);
                }}
              >
                {found.loading && typed ? (
                  <Loader size="0.875rem" color="gray" />
                ) : (
                  <IconX aria-hidden="true" />
                )}
              </button>
            ) : null}
          </span>
          <Combobox.Dropdown hidden={!open} p={0}>
            {options.length === 0 && !found.loading ? (
              <div className={styles.quiet} role="status">
                Nothing fits “{typed}”.
              </div>
            ) : null}
            <Combobox.Options
              className={styles.list}
              aria-label="What fits"
              hidden={options.length === 0 && !props.create}
            >
              {options.map((option) => (
                <Combobox.Option
                  key={option.value}
                  value={option.value}
                  className={styles.option}
                  active={option.value === value?.value}
                >
                  {option.code ? <span className={styles.code}>{option.code}</span> : null}
                  <span className={styles.text}>{option.label}</span>
                  {option.note ? <span className={styles.note}>{option.note}</span> : null}
                </Combobox.Option>
              ))}
              {props.create ? (
                <Combobox.Option value={CREATE} className={`${styles.option} ${styles.create}`}>
                  {props.create.label(typed ?? '')}
                </Combobox.Option>
              ) : null}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </FieldFrame>
  );
}

/** How a chosen option stands in the field. */
export function nameOf(option: LookupOption): string {
  return option.code ? `${option.code} ${option.label}` : option.label;
}

interface Found {
  readonly options: readonly LookupOption[];
  readonly loading: boolean;
}

/** What fits the typed text. An answer that comes after a newer question is dropped. */
function useFound(search: LookupFieldProps['search'], typed: string | null, minChars: number): Found {
  const [answer, setAnswer] = useState<{
    readonly to: string;
    readonly options: readonly LookupOption[];
  } | null>(null);
  const text = typed === null ? null : typed.trim();
  const asked = text !== null && text.length >= minChars ? text : null;
  const searchLatest = useEffectEvent(search);
  useEffect(() => {
    if (asked === null) return;
    const control = new AbortController();
    const timer = setTimeout(() => {
      searchLatest(asked, control.signal).then(
        (options) => {
          if (!control.signal.aborted) setAnswer({ to: asked, options });
        },
        () => {
          if (!control.signal.aborted) setAnswer({ to: asked, options: [] });
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [asked]);
  if (asked === null) return NOTHING_ASKED;
  return { options: answer?.options ?? NONE, loading: answer?.to !== asked };
}

const NONE: readonly LookupOption[] = [];
const NOTHING_ASKED: Found = { options: NONE, loading: false };
