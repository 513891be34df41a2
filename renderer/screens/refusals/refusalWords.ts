import { BOOKED_WORK, type Denial, isBookedWork, isTakenBack } from '../../../shared/domain/denial.ts';
import type { Outcome } from '../returned/returnedWords.ts';

/** Words for refusals. What was rejected was never judged and cannot be appealed; what was denied was. */
export const KIND_NAMES: Readonly<Record<Denial['kind'], string>> = {
  rejected: 'Rejected',
  denied: 'Denied',
};

type Step = NonNullable<Denial['nextStep']>;

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  correctAsNew: 'Correct and send as new',
  sendAgain: 'Send again as it is',
  replaceOrReopen: 'Replace or reopen',
  appeal: 'Appeal',
  billPatient: 'Bill the patient',
  billOtherPayer: 'Bill another payer',
  writeOff: 'Write off',
  person: 'Look into it',
};

/** Nothing was decided about a rejected claim, so there is nothing to appeal or to replace. */
export function stepsFor(kind: Denial['kind']): readonly { readonly value: Step; readonly label: string }[] {
  const steps: readonly Step[] =
    kind === 'rejected'
      ? ['correctAsNew', 'sendAgain', 'billOtherPayer', 'billPatient', 'writeOff', 'person']
      : ['correctAsNew', 'replaceOrReopen', 'appeal', 'billPatient', 'billOtherPayer', 'writeOff', 'person'];
  return steps.map((value) => ({ value, label: STEP_NAMES[value] }));
}

const SOON_DAYS = 14;

/** How long there is still to answer. @param daysLeft null: no last day is known. */
export function deadlineWords(daysLeft: number | null): Outcome {
  if (daysLeft === null) return { text: 'No last day known', tone: 'neutral' };
  if (daysLeft < 0) return { text: `${days(-daysLeft)} too late`, tone: 'unmet' };
  if (daysLeft === 0) return { text: 'Last day today', tone: 'unmet' };
  if (daysLeft <= SOON_DAYS) return { text: `Soon: ${days(daysLeft)} left`, tone: 'unknown' };
  return { text: `${days(daysLeft)} left`, tone: 'neutral' };
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count.toLocaleString('en-US')} days`;
}

/** "CO 50", "A7 164", "999 R"; '' for a payment that was taken back and for work that nobody refused. */
export function reasonCode({ reasonGroup, reason }: Pick<Denial, 'reasonGroup' | 'reason'>): string {
  if (isTakenBack({ reasonGroup, reason }) || isBookedWork({ reasonGroup })) return '';
  return [reasonGroup, reason].filter(Boolean).join(' ');
}

/** "Denied: CO 50" */
export function refusalTitle(denial: Pick<Denial, 'kind' | 'reasonGroup' | 'reason'>): string {
  if (denial.reasonGroup === BOOKED_WORK.paidTwice) return 'Paid twice';
  if (denial.reasonGroup === BOOKED_WORK.outdated) return 'Told out of date';
  return [KIND_NAMES[denial.kind], reasonCode(denial)].filter(Boolean).join(': ');
}

/** The words without the code they may begin with, where that stands in front of them. */
export function wordsAfterCode(denial: Pick<Denial, 'reasonGroup' | 'reason' | 'words'>): string {
  const code = `${reasonCode(denial)}: `;
  const words =
    code !== ': ' && denial.words.startsWith(code) ? denial.words.slice(code.length) : denial.words;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function isOpen({ state }: Pick<Denial, 'state'>): boolean {
  return state === 'open' || state === 'working';
}
