import type { DenialView } from '../../../shared/contract/returned.ts';
import { OPEN_STATES } from '../../../shared/domain/claim.ts';
import { BOOKED_WORK, type Denial, isBookedWork } from '../../../shared/domain/denial.ts';

/** What can be done about a refusal from its page; `answer` and `claim` lead to a claim, `file` to the file that was refused. */
export type RefusalAction =
  | 'answer'
  | 'correct'
  | 'reopen'
  | 'appeal'
  | 'claim'
  | 'file'
  | 'close'
  /** Tells in a claim that is still written what the payer before it says now. */
  | 'takeOver';

/** Of work that nobody refused there is nothing to appeal: what is out of date is told anew, the rest is looked into. */
export function bookedActions({
  row,
  answer,
  corrections,
}: Pick<DenialView, 'answer' | 'corrections'> & {
  readonly row: Pick<DenialView['row'], 'claimState'> & { readonly denial: Pick<Denial, 'reasonGroup'> };
}): readonly RefusalAction[] | null {
  const { denial, claimState } = row;
  if (!isBookedWork(denial)) return null;
  if (answer) return ['close', 'claim', 'answer'];
  if (denial.reasonGroup !== BOOKED_WORK.outdated) return ['close', 'claim'];
  if (OPEN_STATES.includes(claimState)) return ['close', 'claim', 'takeOver'];
  return corrections.length > 0 ? ['close', 'claim', 'correct'] : ['close', 'claim'];
}

/**
 * The one that the next step asks for; null: no step is chosen, or it says only to look. A decision is replaced where
 * the payer takes replacements, else it is asked to reopen it.
 */
export function primaryAction(
  { kind, nextStep }: Pick<Denial, 'kind' | 'nextStep'>,
  { answer, corrections }: Pick<DenialView, 'answer' | 'corrections'>,
): RefusalAction | null {
  if (answer) return 'answer';
  const usual = corrections[0]?.as;
  // Nothing was decided of what was rejected: it is mended and goes again.
  if (kind === 'rejected' && (nextStep === 'appeal' || nextStep === 'replaceOrReopen')) return 'correct';
  switch (nextStep) {
    case 'correctAsNew':
      return usual === undefined ? 'reopen' : 'correct';
    case 'replaceOrReopen':
      return usual === 'replacement' ? 'correct' : 'reopen';
    case 'appeal':
      return 'appeal';
    case 'billOtherPayer':
      return 'claim';
    case 'sendAgain':
      return 'file';
    case 'billPatient':
    case 'writeOff':
      return 'close';
    case 'person':
    case null:
      return null;
  }
}

/** All that is offered, the primary one last as on every page. */
export function actionsOf(
  refusal: Pick<Denial, 'kind' | 'nextStep'>,
  view: Pick<DenialView, 'answer' | 'corrections'>,
): readonly RefusalAction[] {
  const { kind } = refusal;
  const primary = primaryAction(refusal, view);
  const offered: readonly (RefusalAction | null)[] = [
    'close',
    kind === 'denied' ? 'appeal' : null,
    view.answer === null && view.corrections.length > 0 ? 'correct' : null,
    kind === 'denied' && view.answer === null && view.corrections[0]?.as !== 'replacement' ? 'reopen' : null,
    view.answer === null ? null : 'answer',
  ];
  const others = offered.filter((action) => action !== null && action !== primary);
  return [...others, primary].filter((action) => action !== null);
}
