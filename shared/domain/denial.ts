import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';

/**
 * A refusal at work. `rejected`: it never came to a payer's decision, so nothing can be appealed; it is mended and sent
 * again. `denied`: a payer decided. The two are never mixed.
 */
export const DenialValues = z.strictObject({
  claimId: Id,
  /** null: the claim as a whole. */
  lineId: Id.nullable(),
  kind: z.enum(['rejected', 'denied']),
  remittanceClaimId: Id.nullable(),
  batchEventId: Id.nullable(),
  payerId: Id.nullable(),
  /** CAS01, or the category of the 277CA. */
  reasonGroup: z.string().max(10),
  /** CARC, or the status code of the 277CA. */
  reason: z.string().max(10),
  /** RARC. */
  remarks: z.array(z.string().max(10)).max(50),
  /** The reason in plain words. */
  words: z.string().max(1000),
  cents: z.int(),
  receivedOn: IsoDate,
  /** Last day of an appeal, or of filing again; null: not known. */
  dueOn: IsoDate.nullable(),
  filingLimitOn: IsoDate.nullable(),
  /** Rules of this program that would have warned of it; empty: none does. */
  ruleIds: z.array(z.string().max(40)).max(100),
  ownerId: Id.nullable(),
  state: z.enum(['open', 'working', 'answered', 'closed']),
  nextStep: z
    .enum([
      'correctAsNew',
      // Nothing is wrong with the claim: it was refused with its file.
      'sendAgain',
      'replaceOrReopen',
      'appeal',
      'billPatient',
      'billOtherPayer',
      'writeOff',
      'person',
    ])
    .nullable(),
  /** The claim that answers it. */
  answerClaimId: Id.nullable(),
  outcome: text(200),
  note: text(2000),
});
export type DenialValues = z.infer<typeof DenialValues>;
export const Denial = stored(DenialValues);
export type Denial = z.infer<typeof Denial>;

/**
 * A payment that the payer took back without a new decision: the claim status (CLP02) stands where a reason has its
 * group, and there is no reason. It is no code of an adjustment and must not be told as one.
 */
export function isTakenBack({ reasonGroup, reason }: Pick<DenialValues, 'reasonGroup' | 'reason'>): boolean {
  return reasonGroup === '22' && reason === '';
}

/**
 * Work that the books of the office open beside refusals, in the place of a reason's group: a claim that was paid twice,
 * and one to the next payer that tells what the payer before it no longer says. Nobody refused anything.
 */
export const BOOKED_WORK = { paidTwice: 'TWICE', outdated: 'OUTDATED' } as const;
export type BookedWork = (typeof BOOKED_WORK)[keyof typeof BOOKED_WORK];

export function isBookedWork({ reasonGroup }: Pick<DenialValues, 'reasonGroup'>): boolean {
  return reasonGroup === BOOKED_WORK.paidTwice || reasonGroup === BOOKED_WORK.outdated;
}

/** Whether somebody still has to do something about it. */
export function isAtWork({ state }: Pick<DenialValues, 'state'>): boolean {
  return state === 'open' || state === 'working';
}

export const DENIAL_STATE_NAMES: Readonly<Record<Denial['state'], string>> = {
  open: 'Open',
  working: 'Being worked',
  answered: 'Answered',
  closed: 'Closed',
};
