import { claimCaseOf } from '../../db/claimCase.ts';
import { claimIdsByNote } from '../../db/claimLists.ts';
import type { PracticeRow } from '../../shared/contract/practice.ts';
import { OPEN_STATES } from '../../shared/domain/claim.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { sortName } from '../../shared/domain/people.ts';
import { evaluateCase } from '../../shared/rules/evaluate.ts';
import { PACKS } from '../../shared/rules/packs/packs.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { type Defect, DEFECTS, practiceNote } from '../sample/scenarios.ts';

/** Practice in the sample office: ten claims, each with one thing wrong that the rules find. */

export const practiceHandlers: Pick<Handlers, 'practice.list'> = {
  'practice.list'(_, context) {
    if (!context.office.sample) return ok([]);
    return ok(DEFECTS.map((defect, index) => rowOf(context, defect, index + 1)));
  },
};

function rowOf(context: ReadContext, defect: Defect, number: number): PracticeRow {
  const rule = PACKS.flatMap((pack) => pack.rules).findLast(({ id }) => id === defect.rule);
  const id = claimIdsByNote(context.db, practiceNote(defect))[0];
  const theCase = id === undefined ? null : claimCaseOf(context.db, id);
  return {
    number,
    kind: defect.base().claim.kind,
    claim: theCase && {
      id: theCase.claim.id,
      number: theCase.claim.number,
      patientName: sortName(theCase.patient),
      payerName: theCase.payer?.name ?? '',
      standing: standingOf(theCase, defect.rule, context.today),
    },
    lesson: defect.lesson,
    rule: defect.rule,
    ruleTitle: rule?.title ?? defect.rule,
    remedy: rule?.remedy ?? '',
  };
}

function standingOf(theCase: ClaimCase, rule: string, today: string): 'open' | 'mended' | 'decided' {
  if (theCase.claim.state === 'closed') return 'decided';
  const finding = evaluateCase(theCase, today).findings.find((each) => each.rule === rule);
  if (!finding) return 'mended';
  return finding.override === null && OPEN_STATES.includes(theCase.claim.state) ? 'open' : 'decided';
}
