import type { Field } from '../fields.ts';
import type { Source } from '../pack.ts';
import type { Dimension, Dimensions } from './question.ts';

export type BillingAnswer = 'bill' | 'doNotBill' | 'billAnotherWay' | 'needsPerson';

/**
 * One row of the decision table. It holds where every dimension that it names has one of the answers; the first row
 * that holds decides. Rows are dated data: new guidance ends a row and begins another, and never edits one.
 */
export interface DecisionRow {
  readonly id: string;
  /** First and last date of service for which it holds; null: until another row takes over. */
  readonly from: string;
  readonly to: string | null;
  readonly when: { readonly [D in Dimension]?: readonly Dimensions[D][] };
  readonly answer: BillingAnswer;
  /** In our own words; `{until}`, `{month}` and `{cap}` are filled in. */
  readonly why: string;
  /** The field that mends it. */
  readonly path: Field;
  readonly source: Source;
  /** True where a rule of its own asks the same, so that this one only shows it. */
  readonly toldElsewhere?: boolean;
}

/** The first day for which there are rules at all. */
export const ROWS_FROM = '2020-01-01';
