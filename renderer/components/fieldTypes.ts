/**
 * What every field of the program shares. A field shows `value` and reports through `onChange`; it never
 * keeps a value of its own beyond the text being typed.
 */
export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'auto' | 'full';

export interface FrameProps {
  readonly label: string;
  /** Dotted path in the record: the finding cards' Fix, error summaries and `F8` find the field by it. */
  readonly path?: string | undefined;
  /** What is wrong and how to mend it; shown beside the field. */
  readonly error?: string | null | undefined;
  /** A quiet line of help. */
  readonly hint?: string | undefined;
  /** Where a filled-in value came from, e.g. "From the patient record". */
  readonly from?: string | null | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** 5, 8, 14 or 22 rem, as wide as its content, or all there is. Default `m`. */
  readonly width?: FieldWidth | undefined;
  /** The label is for screen readers only: inside tables, where the column head says it. */
  readonly hideLabel?: boolean | undefined;
  /** Leaves out the reserved message line, inside tables: an error then shows as an icon with its text. */
  readonly bare?: boolean | undefined;
  /** Lines kept free for the message, where one of two lines is to be expected and nothing under it may move. */
  readonly messageLines?: 2 | undefined;
  readonly onBlur?: (() => void) | undefined;
}

export interface FieldProps<V> extends FrameProps {
  readonly value: V;
  readonly onChange: (value: V) => void;
}
