import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';

/** A maker's recall as a campaign: which devices it names, who was told, what became of each. */

export const RecallValues = z.strictObject({
  title: text(120),
  /** Number of the notice, e.g. of the FDA. */
  reference: text(60),
  issuer: text(80),
  issuedOn: IsoDate.nullable(),
  make: text(60),
  model: text(60),
  /** Each bounds the recall; all empty: every device of the model. */
  lots: z.array(text(60)).max(200),
  serialFrom: text(60),
  serialTo: text(60),
  hazard: text(1000),
  /** What is to be done with each device. */
  action: text(1000),
  openedOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  /** With what was said about devices that were never swept in. */
  closingNote: text(800),
});
export type RecallValues = z.infer<typeof RecallValues>;
export const Recall = stored(RecallValues);
export type Recall = z.infer<typeof Recall>;

export const RecallOutcome = z.enum([
  'corrected',
  'replaced',
  'returned',
  'retired',
  'notAffected',
  'notFound',
]);
export type RecallOutcome = z.infer<typeof RecallOutcome>;

export const RECALL_OUTCOME_NAMES: Readonly<Record<RecallOutcome, string>> = {
  corrected: 'Corrected',
  replaced: 'Replaced',
  returned: 'Returned to the maker',
  retired: 'Retired',
  notAffected: 'Looked at and not affected',
  notFound: 'Could not be found',
};

/** One device of a recall. */
export const RecallUnitValues = z.strictObject({
  recallId: Id,
  equipmentId: Id,
  /** Who held it when the recall was swept; null: stock. */
  holderId: Id.nullable(),
  /** printed: a letter was made, and nobody has said yet that it was sent. */
  contact: z.enum(['none', 'printed', 'tried', 'letter', 'reached']),
  contactedOn: IsoDate.nullable(),
  contactNote: text(300),
  outcome: RecallOutcome.nullable(),
  completedOn: IsoDate.nullable(),
  visitId: Id.nullable(),
  /** Why the recall was closed while this device had no outcome; '' while it is open or has one. */
  openReason: text(300),
});
export type RecallUnitValues = z.infer<typeof RecallUnitValues>;
export const RecallUnit = stored(RecallUnitValues);
export type RecallUnit = z.infer<typeof RecallUnit>;

/** Whether somebody has tried to tell the holder: a letter that lies in the printer tells nobody. */
export function wasContacted({ contact }: Pick<RecallUnitValues, 'contact'>): boolean {
  return contact !== 'none' && contact !== 'printed';
}

export const RECALL_CONTACT_NAMES: Readonly<Record<RecallUnit['contact'], string>> = {
  none: 'Not tried',
  printed: 'Letter printed',
  tried: 'Tried, not reached',
  letter: 'Letter sent',
  reached: 'Reached',
};
