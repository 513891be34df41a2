/**
 * What every record editor shares: it shows `value` and reports the whole next value. `pathPrefix` stands in
 * front of the paths of its fields, so that the same editor can be bound to `visit` in a claim's interview and
 * to nothing on the visit's own page.
 */
export interface EditorProps<V> {
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** `visit.parts`, `order`, `visit.before`; '' or left out where the record stands alone. */
  readonly pathPrefix?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** What is wrong at a full path, null when nothing is. */
  readonly errorAt?: ((path: string) => string | null | undefined) | undefined;
  /** Where the value at a full path came from. */
  readonly fromAt?: ((path: string) => string | null | undefined) | undefined;
}

type Shared = Pick<EditorProps<unknown>, 'pathPrefix' | 'readOnly' | 'errorAt' | 'fromAt'>;

/** `prefix.key`, without a leading dot when there is no prefix. */
export function joinPath(prefix: string | undefined, key: string): string {
  return prefix ? `${prefix}.${key}` : key;
}

/** Path, error, provenance and read-only state of one field. */
export function frameAt(props: Shared, key: string) {
  const path = joinPath(props.pathPrefix, key);
  return {
    path,
    error: props.errorAt?.(path) ?? null,
    from: props.fromAt?.(path) ?? null,
    readOnly: props.readOnly ?? false,
  };
}

/** Everything a field needs to edit one property of a record. */
export function bindField<V extends object, Key extends keyof V & string>(props: EditorProps<V>, key: Key) {
  return {
    ...frameAt(props, key),
    value: props.value[key],
    onChange: (next: V[Key]) => props.onChange({ ...props.value, [key]: next }),
  };
}

/** As bindField, for a choice control that speaks of plain strings: only the named options come back. */
export function bindChoice<V extends object, Key extends keyof V & string>(
  props: EditorProps<V>,
  key: Key,
  options: readonly { readonly value: V[Key] & string }[],
) {
  const { onChange, value, ...rest } = bindField(props, key);
  return {
    ...rest,
    value: typeof value === 'string' ? value : null,
    onChange: (next: string | null) => {
      const option = options.find((each) => each.value === next);
      if (option) onChange(option.value);
      else if (next === null) onChange(null as V[Key]);
    },
  };
}
