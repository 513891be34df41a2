import type { AuditClock } from '../../../shared/domain/auditRequest.ts';
import type { Tone } from '../../components/StatusChip.tsx';

/** What the clock of a request says, and how loud. */
export function clockWords(clock: AuditClock): { readonly text: string; readonly tone: Tone } {
  switch (clock.state) {
    case 'closed':
      return { text: 'Closed', tone: 'na' };
    case 'sent':
      return { text: 'Sent', tone: 'met' };
    case 'noDate':
      return { text: 'No date yet', tone: 'unknown' };
    case 'today':
      return { text: 'Due today', tone: 'unmet' };
    case 'late':
      return { text: `${daysText(-clock.days)} late`, tone: 'unmet' };
    case 'soon':
      return { text: `${daysText(clock.days)} left`, tone: 'unknown' };
    case 'running':
      return { text: `${daysText(clock.days)} left`, tone: 'neutral' };
  }
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** `3.4 MB`, counted as portals do. */
export function megabytes(bytes: number): string {
  return bytes < 100_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
