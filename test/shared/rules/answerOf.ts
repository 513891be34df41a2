import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { TODAY } from './startingCases.ts';

export type Change = (theCase: ClaimCase) => unknown;

/** What one rule of the shipped packs answers for a case once it is changed: `status: words`; '' where it is not asked. */
export function answerOf(theCase: ClaimCase, id: string, change: Change = () => undefined): string {
  change(theCase);
  const found = evaluateCase(theCase, TODAY).requirements.find((requirement) => requirement.id === id);
  return found === undefined ? '' : `${found.status}: ${found.evidence}`;
}
