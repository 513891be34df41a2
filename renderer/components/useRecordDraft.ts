import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Issue } from '../../shared/result.ts';
import {
  type Draft,
  type DraftOptions,
  type DraftState,
  findDraft,
  holdDraft,
  issuesOf,
  type Saved,
} from '../stores/draft.ts';
import { programNow } from '../stores/session.ts';
import { useCommand } from '../stores/shortcuts.ts';
import { commitTyped } from './commitTyped.ts';

/**
 * A record on a screen that saves itself (see stores/draft.ts). Ctrl+S saves now; leaving the screen does too.
 *
 * ```tsx
 * const draft = useRecordDraft({
 *   key: `patient:${patient.id}`, ...asSaved(patient),
 *   save: async (request) => mapResult(await call('patients.save', request), asSaved),
 * });
 * <TextField label="Last name" {...draft.fields.bind('lastName')} />
 * <TextField label="City" {...draft.fields.in('address').bind('city')} />
 * <SavedLine draft={draft} />   <ConflictDialog draft={draft} labelOf={…} />
 * ```
 */
export interface RecordDraft<V> extends DraftState<V> {
  readonly draft: Draft<V>;
  /** Fields by name, typed: what a field of the kit needs. */
  readonly fields: Fields<V>;
  readonly issues: readonly Issue[];
  readonly update: (change: (values: V) => V) => void;
  readonly flush: () => Promise<boolean>;
  readonly adopt: (saved: Saved<V>) => void;
  readonly resolve: (theirs: ReadonlySet<string>) => void;
}

export function useRecordDraft<V extends object>(options: DraftOptions<V>): RecordDraft<V> {
  const [held, setHeld] = useState(() => findDraft(options, programNow));
  const draft = held.key === options.key ? held : findDraft(options, programNow);
  if (draft !== held) setHeld(draft);
  useEffect(() => {
    const release = holdDraft(draft);
    return () => void release();
  }, [draft]);
  const { id, revision, values } = options;
  useEffect(() => {
    const known = draft.store.getState().revision;
    if (id !== null && revision !== null && known !== null && revision > known)
      draft.adopt({ id, revision, values });
  }, [draft, id, revision, values]);
  const state = useStore(draft.store);
  const issues = issuesOf(state.fault);

  function flush() {
    commitTyped();
    return draft.flush();
  }
  useCommand('save', () => void flush());

  return {
    ...state,
    draft,
    issues,
    fields: fieldsOf(state.values, (values) => draft.update(() => values), issues),
    update: draft.update,
    flush,
    adopt: draft.adopt,
    resolve: draft.resolve,
  };
}

export interface Bound<T> {
  readonly path: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error: string | null;
}

export interface Fields<V> {
  /** What a field component takes: path, value, onChange, error. */
  readonly bind: <K extends keyof V & string>(key: K) => Bound<V[K]>;
  /** The fields of a part, e.g. `in('address')`. */
  readonly in: <K extends keyof V & string>(key: K) => Fields<V[K]>;
  /** The fields of one item of a list, e.g. `item('lines', 0)`. */
  readonly item: <K extends ListKey<V>>(key: K, index: number) => Fields<ItemOf<V[K]>>;
}

type ListKey<V> = { [K in keyof V & string]: V[K] extends readonly unknown[] ? K : never }[keyof V & string];
type ItemOf<L> = L extends readonly (infer Item)[] ? Item : never;

/** Fields over any value: for forms that save by a button as well. */
export function fieldsOf<V>(
  values: V,
  change: (values: V) => void,
  issues: readonly Issue[] = [],
  prefix = '',
): Fields<V> {
  function pathOf(key: string | number): string {
    return prefix === '' ? String(key) : `${prefix}.${key}`;
  }
  return {
    bind(key) {
      const path = pathOf(key);
      return {
        path,
        value: values[key],
        onChange: (value) => change({ ...values, [key]: value }),
        error: issues.find((issue) => issue.path === path)?.message ?? null,
      };
    },
    in(key) {
      return fieldsOf(values[key], (part) => change({ ...values, [key]: part }), issues, pathOf(key));
    },
    item(key, index) {
      const list = values[key] as readonly ItemOf<V[typeof key]>[];
      return fieldsOf(
        list[index] as ItemOf<V[typeof key]>,
        (item) => change({ ...values, [key]: list.map((each, at) => (at === index ? item : each)) }),
        issues,
        `${pathOf(key)}.${index}`,
      );
    },
  };
}
