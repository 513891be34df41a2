import type { BatchRow } from '../../../shared/contract/batches.ts';
import type { BatchEventKind } from '../../../shared/domain/batch.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { overdueWords } from '../../../shared/edi/answersDue.ts';
import type { Tone } from '../../components/StatusChip.tsx';

/** What a file of claims is called at each point of its way. Rejected is never denied: no payer has judged anything yet. */
export interface Words {
  readonly text: string;
  readonly tone: Tone;
}

/** The words that matter now, the worst first. */
export function fileWords(
  row: Pick<
    BatchRow,
    'claims' | 'rejected' | 'accepted' | 'sentOn' | 'acknowledged' | 'withdrawn' | 'overdue'
  >,
): {
  readonly state: Words;
  readonly detail: string;
} {
  const { claims, rejected, accepted, sentOn, acknowledged, withdrawn, overdue } = row;
  const sent = sentOn === null ? '' : `sent ${formatUsDate(sentOn)}`;
  const taken = accepted > 0 ? `${accepted} accepted` : '';
  if (withdrawn && sentOn === null)
    return { state: { text: 'Will not be sent', tone: 'neutral' }, detail: '' };
  if (rejected > 0)
    return {
      state: { text: `${rejected} rejected`, tone: 'unmet' },
      detail: [taken, sent].filter(Boolean).join(', '),
    };
  if (overdue) return { state: { text: overdueWords(overdue), tone: 'unmet' }, detail: sent };
  if (claims > 0 && accepted === claims)
    return { state: { text: 'All accepted', tone: 'met' }, detail: sent };
  if (accepted > 0)
    return { state: { text: `${accepted} of ${claims} accepted`, tone: 'advice' }, detail: sent };
  if (acknowledged) return { state: { text: 'Acknowledged', tone: 'advice' }, detail: sent };
  if (sentOn !== null) return { state: { text: 'Sent', tone: 'advice' }, detail: sent };
  return { state: { text: 'Written, not sent', tone: 'unknown' }, detail: '' };
}

export const EVENT_WORDS: Readonly<Record<BatchEventKind, string>> = {
  written: 'Written',
  sent: 'Sent by a person',
  received: 'Arrived (TA1)',
  acknowledged: 'Acknowledged: its form was taken (999)',
  rejected: 'Rejected before any payer judged it',
  accepted: 'Accepted into processing (277CA)',
  payerAccepted: 'Accepted by the payer (277CA)',
  withdrawn: 'Will not be sent',
};

export function claimsWord(count: number): string {
  return count === 1 ? '1 claim' : `${count.toLocaleString('en-US')} claims`;
}
