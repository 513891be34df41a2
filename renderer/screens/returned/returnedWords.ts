import type { RemittanceClaimView, RemittanceCopy } from '../../../shared/contract/returned.ts';
import { carcWords, rarcWords } from '../../../shared/codes/denialSteps.ts';
import { ADJUSTMENT_GROUPS, CLAIM_STATUS } from '../../../shared/codes/remittanceCodes.ts';
import type { EdiFile, FileSummary, StoredRemittance } from '../../../shared/domain/returned.ts';
import type { Tone } from '../../components/StatusChip.tsx';
import { plural } from '../claims/findings.ts';

/** Words for what came back. Rejected (never judged) and denied (judged) keep their own words everywhere. */
export interface Outcome {
  readonly text: string;
  readonly tone: Tone;
}

/** What a file has done, and which of its payments came before. */
export interface Done extends Pick<EdiFile, 'summary'> {
  readonly copies: readonly Pick<RemittanceCopy, 'claims' | 'waiting'>[];
}

/** What taking in a file has done, the work it makes first. Claims of a copy are told as such, as they stand now. */
export function outcomesOf({ summary, copies }: Done): readonly Outcome[] {
  const copied = copies.reduce((sum, { claims }) => sum + claims, 0);
  const alone = { ...summary, waiting: Math.max(0, summary.waiting - copied) };
  const counts: readonly (readonly [keyof FileSummary, Tone, (count: number) => string])[] = [
    ['rejected', 'unmet', (n) => `${plural(n, 'claim')} rejected`],
    ['waiting', 'unknown', (n) => `${plural(n, 'claim')} ${n === 1 ? 'waits' : 'wait'} for a person`],
    ['denials', 'unmet', (n) => `${plural(n, 'refusal')} to work on`],
    ['strange', 'unknown', (n) => `${plural(n, 'answer')} that ${n === 1 ? 'fits' : 'fit'} nothing of ours`],
    ['accepted', 'met', (n) => `${plural(n, 'claim')} accepted`],
    ['posted', 'met', (n) => `${plural(n, 'claim')} posted`],
    ['acknowledgments', 'advice', (n) => `${plural(n, 'acknowledgment')} read`],
    ['claimAnswers', 'advice', (n) => `${plural(n, 'answer')} about claims read`],
    ['remittances', 'advice', (n) => `${plural(n, 'remittance')} read`],
    ['known', 'neutral', (n) => `${plural(n, 'part')} known before, not read again`],
  ];
  return [
    ...(copies.length === 0 ? [] : [copyOutcome(copies)]),
    ...counts.flatMap(([key, tone, text]) => (alone[key] > 0 ? [{ tone, text: text(alone[key]) }] : [])),
  ];
}

function copyOutcome(copies: Done['copies']): Outcome {
  const waiting = copies.reduce((sum, copy) => sum + copy.waiting, 0);
  const what =
    copies.length === 1
      ? 'A copy of a payment that is posted'
      : `Copies of ${copies.length} payments that are posted`;
  return waiting === 0
    ? { tone: 'neutral', text: `${what}: nothing of it waits` }
    : { tone: 'unknown', text: `${what}: ${plural(waiting, 'claim')} to put aside` };
}

/** "1 claim rejected, 2 claims posted": for a row of a list and for screen readers. */
export function outcomeText(file: Done): string {
  const outcomes = outcomesOf(file);
  return outcomes.length === 0
    ? 'Nothing in it changed anything'
    : outcomes.map(({ text }) => text).join(', ');
}

/** How the money goes (BPR04). */
const METHODS: Readonly<Record<string, string>> = {
  ACH: 'Electronic transfer (ACH)',
  CHK: 'Check',
  BOP: 'At the bank’s choice',
  FWT: 'Wire transfer',
  NON: 'No payment, notice only',
};

export function methodWords(method: string): string {
  return METHODS[method] ?? method;
}

export function balanceWords({ balanced }: Pick<StoredRemittance, 'balanced'>): Outcome {
  return balanced ? { text: 'Adds up', tone: 'met' } : { text: 'Does not add up', tone: 'unknown' };
}

/** What a payer decided for a claim (CLP02). */
export function statusWords(status: string): string {
  const words = CLAIM_STATUS[status] ?? 'status not in the list at hand';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (${status})`;
}

/** Where a claim of a remittance stands with us. */
export function standingOf(view: Pick<RemittanceClaimView, 'posted' | 'how' | 'doubts'>): Outcome {
  const { posted, how } = view;
  if (isTest(view)) return { text: 'A test, not posted', tone: 'neutral' };
  if (posted) return { text: how === 'person' ? 'Posted by hand' : 'Posted', tone: 'met' };
  if (how === 'notOurs') return { text: asideWords(view), tone: 'neutral' };
  if (how === 'takenBack') return { text: 'Taken back, waits for a person', tone: 'unknown' };
  return { text: 'Waits for a person', tone: 'unknown' };
}

/** Put aside: as what it came. */
function asideWords({ doubts }: Pick<RemittanceClaimView, 'doubts'>): string {
  if (isCopy({ doubts })) return 'Copy, put aside';
  return doubts.some(({ what }) => what === 'envelopeAgain') ? 'Put aside' : 'Not ours';
}

/** Its payment was posted before it came. */
export function isCopy({ doubts }: Pick<RemittanceClaimView, 'doubts'>): boolean {
  return doubts.some(({ what }) => what === 'seenBefore');
}

export function isWaiting(view: Pick<RemittanceClaimView, 'posted' | 'how' | 'doubts'>): boolean {
  return !view.posted && view.how !== 'notOurs' && !isTest(view);
}

function isTest({ doubts }: Pick<RemittanceClaimView, 'doubts'>): boolean {
  return doubts.some(({ what }) => what === 'test');
}

/** "CO 45: the charge is above the fee schedule … (contractual: not to be billed to the patient)" */
export function adjustmentWords(group: string, reason: string): string {
  const { words } = carcWords(reason);
  const kind = ADJUSTMENT_GROUPS[group];
  return kind === undefined ? words : `${words} (${kind})`;
}

export function remarkWords(code: string): string {
  return rarcWords(code).words;
}
