import type { ChaseRow } from '../../../shared/contract/letters.ts';
import { CHASE_STATE_NAMES, type ChaseState } from '../../../shared/domain/chase.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { Tone } from '../../components/StatusChip.tsx';

/** How chases are said on screens. */

export const CHASE_TONES: Readonly<Record<ChaseState, Tone>> = {
  toSend: 'advice',
  sent: 'neutral',
  dueAgain: 'unmet',
  returned: 'met',
  closed: 'na',
};

export const CHASE_STATES = Object.keys(CHASE_STATE_NAMES) as ChaseState[];

/** `3 days`; '' while it was not sent. */
export function daysText(days: number | null): string {
  return days === null ? '' : days === 1 ? '1 day' : `${days} days`;
}

export function asksText({ chase }: ChaseRow): string {
  return chase.asks.map(({ title }) => title).join('; ');
}

/** When it was sent and how often, or what became of it. */
export function chaseNote({ chase, documentTitle }: ChaseRow): string {
  if (chase.returnedOn !== null)
    return [`Came back ${formatUsDate(chase.returnedOn)}`, documentTitle].filter(Boolean).join(': ');
  if (chase.closedReason !== '') return chase.closedReason;
  if (chase.sentOn === null) return 'Not sent yet';
  const times = chase.times > 1 ? `, ${chase.times} times` : '';
  return `Sent ${formatUsDate(chase.lastSentOn ?? chase.sentOn)}${times}`;
}
