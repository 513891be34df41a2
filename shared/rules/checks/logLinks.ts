import { linkProblems, linkWords } from '../../codes/lineLinks.ts';
import { lacking, met, notApplicable, unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines } from './lines.ts';

/** What is billed against what the technician signed for, row by row. */
export const linkedToLog: Check<'linkedToLog'> = function linkedToLog(context) {
  const { visit, claim } = context.theCase;
  if (visit === null) return lacking('visit', 'the service visit', 'claim.visitId');
  if (context.lines.length === 0) return noLines();
  if (visit.seal === null) return notApplicable('the visit is not signed yet: its rows can still change');
  const problems = linkProblems(claim.lines, visit);
  const [first] = problems;
  if (first === undefined) return met(linkWords(claim.lines, visit));
  const at = problems.find(({ line }) => line !== null)?.line ?? null;
  return unmet(
    at === null ? 'claim.lines' : `claim.lines.${at}.logIds`,
    problems.map(({ text }) => text).join('; '),
  );
};
