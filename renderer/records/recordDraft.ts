import { useEffect, useEffectEvent } from 'react';
import type { z } from 'zod';
import type { ChannelName, InputOf } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { call } from '../client.ts';
import { useLatest } from '../components/useLatest.ts';
import { type RecordDraft, useRecordDraft } from '../components/useRecordDraft.ts';
import type { EditorProps } from './editorProps.ts';
import { mapResult, savedOf } from './storedValues.ts';

/**
 * A stored record on a page that saves itself by the channel of its noun: all nouns are kept alike.
 *
 * key: names the draft · schema: its values · stored: as the program has it, null while it does not exist ·
 * empty: what a new one begins with · refuse(values): why it is not sent yet, null when it may go ·
 * onSaved: after every save · onBorn(id): when a record that was new has its id
 */
interface Options<Shape extends z.core.$ZodShape> {
  readonly key: string;
  readonly schema: z.ZodObject<Shape, z.core.$strict>;
  readonly channel: ChannelName;
  readonly stored: StoredOf<Shape> | null;
  readonly empty: ValuesOf<Shape>;
  readonly refuse?: ((values: ValuesOf<Shape>) => string | null) | undefined;
  readonly onSaved: () => void;
  readonly onBorn?: ((id: string) => void) | undefined;
}

type ValuesOf<Shape extends z.core.$ZodShape> = z.output<z.ZodObject<Shape, z.core.$strict>>;
type StoredOf<Shape extends z.core.$ZodShape> = ValuesOf<Shape> & {
  readonly id: string;
  readonly revision: number;
};

export function useStoredDraft<Shape extends z.core.$ZodShape>(
  options: Options<Shape>,
): RecordDraft<ValuesOf<Shape>> {
  const { schema, stored, channel, onBorn } = options;
  // A draft keeps the first `save` it was given; what surrounds it moves on.
  const latest = useLatest(options);
  const start = stored ? savedOf(schema, stored) : { id: null, revision: null, values: options.empty };
  const draft = useRecordDraft<ValuesOf<Shape>>({
    key: options.key,
    ...start,
    save: async (request) => {
      const refusal = latest.current.refuse?.(request.values) ?? null;
      if (refusal !== null) return { ok: false, fault: { kind: 'invalid', message: refusal, issues: [] } };
      // Every `save` channel takes id, revision and values; the caller pairs it with the schema of its values.
      const answer = (await call(channel, request as InputOf<ChannelName>)) as Result<StoredOf<Shape>>;
      if (answer.ok) latest.current.onSaved();
      return mapResult(answer, (saved) => savedOf(schema, saved));
    },
  });
  const born = useEffectEvent((id: string) => onBorn?.(id));
  const newId = stored === null ? draft.id : null;
  useEffect(() => {
    if (newId !== null) born(newId);
  }, [newId]);
  return draft;
}

/** A draft as a record editor takes it. `values.` of the program's paths is left out: fields know their own. */
export function editorOf<V extends object>(draft: RecordDraft<V>, readOnly: boolean): EditorProps<V> {
  return {
    value: draft.values,
    onChange: (next) => draft.update(() => next),
    readOnly,
    errorAt: (path) => draft.issues.find((issue) => issue.path.replace(/^values\./, '') === path)?.message,
  };
}
