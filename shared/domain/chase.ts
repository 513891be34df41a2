import { z } from 'zod';
import { addDays, daysBetween, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';
import type { DocumentType } from './document.ts';

/** A paper that a physician was asked for, until it comes back. */

export const AskedPaper = z.enum(['order', 'note', 'test', 'other']);
export type AskedPaper = z.infer<typeof AskedPaper>;

export const ASKED_PAPER_NAMES: Readonly<Record<AskedPaper, string>> = {
  order: 'Written order',
  note: 'Clinical note',
  test: 'Oxygen test result',
  other: 'Other paper',
};

/** Types of documents that may answer an ask. */
export const ANSWERING_TYPES: Readonly<Record<AskedPaper, readonly DocumentType[]>> = {
  order: ['physicianOrder'],
  note: ['clinicalNote', 'letterOfMedicalNecessity'],
  test: ['oxygenTestResult', 'laboratoryReport'],
  other: [
    'clinicalNote',
    'letterOfMedicalNecessity',
    'certificateOfMedicalNecessity',
    'imagingReport',
    'laboratoryReport',
    'doseRecord',
    'correspondence',
    'other',
  ],
};

export const ChaseAsk = z.strictObject({
  /** The rule that asks for it; '' for a form to sign that no rule asked for. */
  ruleId: z.string().max(40),
  paper: AskedPaper,
  /** A short noun phrase for lists. */
  title: z.string().max(200),
});
export type ChaseAsk = z.infer<typeof ChaseAsk>;

export const SentBy = z.enum(['fax', 'mail', 'portal', 'hand', 'telephone']);
export type SentBy = z.infer<typeof SentBy>;
export const SENT_BY_NAMES: Readonly<Record<SentBy, string>> = {
  fax: 'Fax',
  mail: 'Mail',
  portal: 'Portal',
  hand: 'By hand',
  telephone: 'Telephone',
};

export const ChaseValues = z.strictObject({
  physicianId: Id,
  patientId: Id,
  claimId: Id.nullable(),
  /** The newest letter that asks for it. */
  letterId: Id.nullable(),
  asks: z.array(ChaseAsk).max(100),
  /** First and last day on which it was sent; null: not yet. */
  sentOn: IsoDate.nullable(),
  lastSentOn: IsoDate.nullable(),
  times: z.int().min(0).max(1000),
  sentBy: z.union([z.literal(''), SentBy]),
  /** Day on which it is to be sent again. */
  againOn: IsoDate.nullable(),
  returnedOn: IsoDate.nullable(),
  /** The paper that came back. */
  documentId: Id.nullable(),
  /** Why it is not waited for any more; '' while it is, or where it came back. */
  closedReason: text(200),
  note: text(1000),
});
export type ChaseValues = z.infer<typeof ChaseValues>;
export const Chase = stored(ChaseValues);
export type Chase = z.infer<typeof Chase>;

export const ChaseState = z.enum(['toSend', 'sent', 'dueAgain', 'returned', 'closed']);
export type ChaseState = z.infer<typeof ChaseState>;
export const CHASE_STATE_NAMES: Readonly<Record<ChaseState, string>> = {
  toSend: 'To send',
  sent: 'Sent',
  dueAgain: 'Due again',
  returned: 'Returned',
  closed: 'Closed',
};

/** States in which somebody still waits. */
export const OPEN_CHASES: readonly ChaseState[] = ['toSend', 'sent', 'dueAgain'];

/** An unanswered letter is due again after so many days, unless somebody says another day. */
export const CHASE_AGAIN_DAYS = 7;

type Dates = Pick<ChaseValues, 'sentOn' | 'lastSentOn' | 'againOn' | 'returnedOn' | 'closedReason' | 'times'>;

export function chaseState(chase: Dates, today: IsoDate): ChaseState {
  if (chase.returnedOn !== null) return 'returned';
  if (chase.closedReason.trim() !== '') return 'closed';
  if (chase.sentOn === null) return 'toSend';
  return chase.againOn !== null && chase.againOn <= today ? 'dueAgain' : 'sent';
}

/** Days since it was first sent, to the day on which it came back; null while it was not sent. */
export function daysOut({ sentOn, returnedOn }: Dates, today: IsoDate): number | null {
  return sentOn === null ? null : Math.max(0, daysBetween(sentOn, returnedOn ?? today));
}

/** The same chase once it was sent, for the first time or again. */
export function sentAgain<Values extends Dates>(
  chase: Values,
  on: IsoDate,
  by: SentBy,
): Values & { readonly sentBy: SentBy } {
  return {
    ...chase,
    sentOn: chase.sentOn ?? on,
    lastSentOn: on,
    times: chase.times + 1,
    sentBy: by,
    againOn: addDays(on, CHASE_AGAIN_DAYS),
  };
}

/** Whether a paper of this type may be what was asked for. */
export function mayAnswer(chase: Pick<ChaseValues, 'asks'>, type: DocumentType): boolean {
  return chase.asks.some(({ paper }) => ANSWERING_TYPES[paper].includes(type));
}
