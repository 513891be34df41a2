import { z } from 'zod';
import { type IsoDate, IsoDate as Day } from './dates.ts';

/**
 * What the reports of a period count, and the columns that they are read in: the screen and the CSV file show the same
 * columns. Amounts are whole cents, rates are of 1. Nothing here names a patient.
 */

export const REPORT_KINDS = ['clean', 'hold', 'turnaround', 'denials', 'repairs', 'risk'] as const;
export const ReportKind = z.enum(REPORT_KINDS);
export type ReportKind = z.infer<typeof ReportKind>;

const Count = z.int().min(0);

/** Claims by the month in which they were first sent, and what became of them since. */
export const CleanRow = z.strictObject({
  /** YYYY-MM. */
  month: z.string(),
  sent: Count,
  /** Taken by clearinghouse or payer, and never rejected or denied, not in part either. */
  clean: Count,
  refused: Count,
  waiting: Count,
});
export type CleanRow = z.infer<typeof CleanRow>;

/** Claims on hold today, by the days since. */
export const HoldRow = z.strictObject({ age: z.string(), claims: Count, chargeCents: z.int() });
export type HoldRow = z.infer<typeof HoldRow>;

/** What physicians were asked for in the period, by the day of the first letter. */
export const TurnaroundRow = z.strictObject({
  physician: z.string(),
  asked: Count,
  returned: Count,
  waiting: Count,
  /** Of what came back; null: nothing did. */
  averageDays: z.number().nullable(),
  longestDays: z.int().nullable(),
  /** Of what did not. */
  oldestWaitingDays: z.int().nullable(),
});
export type TurnaroundRow = z.infer<typeof TurnaroundRow>;

export const DenialsRow = z.strictObject({
  payer: z.string(),
  kind: z.enum(['rejected', 'denied']),
  /** Group and reason: CO-16; A7-164 of a rejection. */
  reason: z.string(),
  words: z.string(),
  count: Count,
  cents: z.int(),
  unanswered: Count,
});
export type DenialsRow = z.infer<typeof DenialsRow>;

/** Signed visits of the period, by the model of the device. */
export const RepairsRow = z.strictObject({
  model: z.string(),
  devices: Count,
  visits: Count,
  partsCents: z.int(),
  laborCents: z.int(),
});
export type RepairsRow = z.infer<typeof RepairsRow>;

/** What may be lost, by when something has to be done. */
export const RiskRow = z.strictObject({
  due: z.string(),
  blockedClaims: Count,
  blockedCents: z.int(),
  rejections: Count,
  rejectedCents: z.int(),
  denials: Count,
  deniedCents: z.int(),
});
export type RiskRow = z.infer<typeof RiskRow>;

export const ReportFigures = z.strictObject({
  clean: z.array(CleanRow),
  hold: z.array(HoldRow),
  turnaround: z.array(TurnaroundRow),
  denials: z.array(DenialsRow),
  repairs: z.array(RepairsRow),
  risk: z.array(RiskRow),
});
export type ReportFigures = z.infer<typeof ReportFigures>;

/** First and last day, both included. */
export const ReportPeriod = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: 'The period ends before it begins.', path: ['to'] })
  .refine(({ from, to }) => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= 10, {
    error: 'A period is ten years at most.',
    path: ['from'],
  });
export type ReportPeriod = { readonly from: IsoDate; readonly to: IsoDate };

/** Days since a hold began; the last has no end. */
export const HOLD_AGES: readonly { readonly age: string; readonly upTo: number }[] = [
  { age: '0–7 days', upTo: 7 },
  { age: '8–14 days', upTo: 14 },
  { age: '15–30 days', upTo: 30 },
  { age: '31–60 days', upTo: 60 },
  { age: 'Over 60 days', upTo: Infinity },
];

/** Days until something has to be done; -1: it is over. */
export const RISK_DUES: readonly { readonly due: string; readonly upTo: number }[] = [
  { due: 'Overdue', upTo: -1 },
  { due: 'Within 7 days', upTo: 7 },
  { due: '8–30 days', upTo: 30 },
  { due: '31–90 days', upTo: 90 },
  { due: 'Later', upTo: Infinity },
];
export const NO_DEADLINE = 'No deadline known';

export interface ReportColumn<Row> {
  readonly heading: string;
  /** `short`: a text that is never broken; `month`: YYYY-MM. */
  readonly kind: 'text' | 'short' | 'month' | 'count' | 'money' | 'rate' | 'days';
  readonly of: (row: Row) => string | number | null;
}

/** Of the claims that were answered; null: none was. */
export function cleanRate({ clean, refused }: Pick<CleanRow, 'clean' | 'refused'>): number | null {
  return clean + refused === 0 ? null : clean / (clean + refused);
}

/** Columns by report. The first names the row. */
export const REPORT_COLUMNS: {
  readonly [Kind in ReportKind]: readonly ReportColumn<ReportFigures[Kind][number]>[];
} = {
  clean: [
    { heading: 'Month sent', kind: 'month', of: ({ month }) => month },
    { heading: 'Sent', kind: 'count', of: ({ sent }) => sent },
    { heading: 'Clean', kind: 'count', of: ({ clean }) => clean },
    { heading: 'Rejected or denied', kind: 'count', of: ({ refused }) => refused },
    { heading: 'No answer yet', kind: 'count', of: ({ waiting }) => waiting },
    { heading: 'Clean rate', kind: 'rate', of: cleanRate },
  ],
  hold: [
    { heading: 'On hold for', kind: 'text', of: ({ age }) => age },
    { heading: 'Claims', kind: 'count', of: ({ claims }) => claims },
    { heading: 'Charges', kind: 'money', of: ({ chargeCents }) => chargeCents },
  ],
  turnaround: [
    { heading: 'Physician', kind: 'text', of: ({ physician }) => physician },
    { heading: 'Asked', kind: 'count', of: ({ asked }) => asked },
    { heading: 'Returned', kind: 'count', of: ({ returned }) => returned },
    { heading: 'Average days', kind: 'days', of: ({ averageDays }) => averageDays },
    { heading: 'Longest days', kind: 'count', of: ({ longestDays }) => longestDays },
    { heading: 'Still out', kind: 'count', of: ({ waiting }) => waiting },
    { heading: 'Oldest out, days', kind: 'count', of: ({ oldestWaitingDays }) => oldestWaitingDays },
  ],
  denials: [
    { heading: 'Payer', kind: 'text', of: ({ payer }) => payer },
    { heading: 'Kind', kind: 'short', of: ({ kind }) => (kind === 'denied' ? 'Denied' : 'Rejected') },
    { heading: 'Reason', kind: 'short', of: ({ reason }) => reason },
    { heading: 'In words', kind: 'text', of: ({ words }) => words },
    { heading: 'Count', kind: 'count', of: ({ count }) => count },
    { heading: 'Amount', kind: 'money', of: ({ cents }) => cents },
    { heading: 'Not answered', kind: 'count', of: ({ unanswered }) => unanswered },
  ],
  repairs: [
    { heading: 'Model', kind: 'text', of: ({ model }) => model },
    { heading: 'Devices', kind: 'count', of: ({ devices }) => devices },
    { heading: 'Visits', kind: 'count', of: ({ visits }) => visits },
    { heading: 'Parts', kind: 'money', of: ({ partsCents }) => partsCents },
    { heading: 'Labor', kind: 'money', of: ({ laborCents }) => laborCents },
    { heading: 'Total', kind: 'money', of: ({ partsCents, laborCents }) => partsCents + laborCents },
    {
      heading: 'Per visit',
      kind: 'money',
      of: ({ partsCents, laborCents, visits }) =>
        visits === 0 ? null : Math.round((partsCents + laborCents) / visits),
    },
  ],
  risk: [
    { heading: 'To be done', kind: 'text', of: ({ due }) => due },
    { heading: 'Blocked claims', kind: 'count', of: ({ blockedClaims }) => blockedClaims },
    { heading: 'Their charges', kind: 'money', of: ({ blockedCents }) => blockedCents },
    { heading: 'Rejections', kind: 'count', of: ({ rejections }) => rejections },
    { heading: 'Rejected', kind: 'money', of: ({ rejectedCents }) => rejectedCents },
    { heading: 'Denials', kind: 'count', of: ({ denials }) => denials },
    { heading: 'Denied', kind: 'money', of: ({ deniedCents }) => deniedCents },
    {
      heading: 'All',
      kind: 'money',
      of: ({ blockedCents, rejectedCents, deniedCents }) => blockedCents + rejectedCents + deniedCents,
    },
  ],
};
