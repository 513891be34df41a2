/** What the parts of a payer's settings page share. */
export interface SettingsPart<V> {
  readonly value: V;
  /** What a new payer of the same class begins with. */
  readonly standard: V;
  readonly onChange: (value: V) => void;
  readonly readOnly: boolean;
}

export const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

export function yesNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}

/** Settings are plain JSON, and small. */
export function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/**
 * A number that every payer must have may be empty while it is edited. Inside the draft an empty one is NaN,
 * which no check of the settings lets through, so that it is asked for instead of being replaced in silence.
 */
export function orEmpty(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

export function orMissing(value: number | null): number {
  return value ?? Number.NaN;
}

export function missing(value: number): string | null {
  return Number.isNaN(value) ? 'Give a number: the rule needs one.' : null;
}
