import { addBusinessDays } from '../domain/businessDays.ts';
import { addDays, daysBetween, type IsoDate } from '../domain/dates.ts';

/** By when the other side has answered a file of claims, as a rule; when it has not, somebody asks. */

/** What is waited for: the receipt (TA1, 999), the claim answer (277CA), the payer's decision (835 or a status). */
export type Awaited = 'receipt' | 'claimAnswer' | 'decision';

export interface AnswerTimes {
  /** Files sent on and after this day. */
  readonly from: IsoDate;
  /** Business days. */
  readonly receipt: number;
  /** Business days. */
  readonly claimAnswer: number;
  /** Calendar days. */
  readonly decision: number;
  readonly source: string;
}

/**
 * Newest first. No law sets the first two; they are what clearinghouses and contractors keep to, so they advise and
 * never block. The third is the ceiling for paying a clean Medicare claim.
 */
export const ANSWER_TIMES: readonly AnswerTimes[] = [
  {
    from: '2012-01-01',
    receipt: 1,
    claimAnswer: 3,
    decision: 30,
    source:
      'Receipt and claim answer: habit of clearinghouses since version 5010, not verified. Decision: 30 days for a clean Medicare claim, Social Security Act 1842(c)(2); other payers differ.',
  },
];

/** @returns the times for a file of that day; the oldest known for one before. */
export function answerTimesOn(sentOn: IsoDate, times: readonly AnswerTimes[] = ANSWER_TIMES): AnswerTimes {
  const found = times.find(({ from }) => from <= sentOn) ?? times.at(-1);
  if (!found) throw new RangeError('no times are given');
  return found;
}

/** What is known of a file that was sent, or of a claim that went another way. */
export interface SentState {
  /** In the office's time zone. */
  readonly sentOn: IsoDate;
  /** Any answer came for it. */
  readonly received: boolean;
  /** Claims of it that are still under way. */
  readonly open: number;
  /** Of those, the ones that no claim answer named. */
  readonly unanswered: number;
}

export interface Overdue {
  readonly what: Awaited;
  /** The last day on which it would have been in time. */
  readonly dueOn: IsoDate;
  /** Days since it was sent. */
  readonly days: number;
  /** Claims that wait for it. */
  readonly claims: number;
}

/** The first thing that is overdue: without a receipt nothing later can come. Null: nothing is, or nothing is awaited. */
export function overdueAnswer(
  { sentOn, received, open, unanswered }: SentState,
  today: IsoDate,
  times: AnswerTimes = answerTimesOn(sentOn),
): Overdue | null {
  if (open <= 0) return null;
  const days = daysBetween(sentOn, today);
  const late = (what: Awaited, dueOn: IsoDate, claims: number): Overdue | null =>
    today > dueOn ? { what, dueOn, days, claims } : null;
  const receipt = received ? null : late('receipt', addBusinessDays(sentOn, times.receipt), open);
  if (receipt) return receipt;
  const decision = late('decision', addDays(sentOn, times.decision), open);
  if (decision) return decision;
  return unanswered > 0 ? late('claimAnswer', addBusinessDays(sentOn, times.claimAnswer), unanswered) : null;
}

/** "No receipt for 2 days" */
export function overdueWords({ what, days }: Pick<Overdue, 'what' | 'days'>): string {
  return `${MISSING[what]} for ${days === 1 ? '1 day' : `${days} days`}`;
}

const MISSING: Readonly<Record<Awaited, string>> = {
  receipt: 'No receipt',
  claimAnswer: 'No claim answer',
  decision: 'No decision',
};
