import { CAUSE_NAMES } from '../domain/claimAnswerNames.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { fact, heading } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { date, named, span, yesNo } from './wording.ts';

/** The item that was repaired and whose it is, why it and the repair are needed, and what was lent meanwhile. */
export function ownedItemSection({ claim }: ClaimCase): Section {
  const answers = claim.ownedRepair;
  const item: Fact[] = [
    fact('Code of the item', answers.baseCode),
    fact('Patient has had it since', date(answers.obtainedOn)),
    fact('Paid by', answers.paidBy),
    fact('Paid by this payer', yesNo(answers.paidByThisPayer)),
    fact('Denied before', yesNo(answers.deniedBefore)),
    fact('Title after rental', yesNo(answers.titleTransferred)),
  ];
  const need: Fact[] = [
    fact('Still needed, as noted', date(answers.continuedNeedOn)),
    fact('Why this repair is needed', answers.repairNeed),
    fact('Cause of the fault', named(CAUSE_NAMES, answers.cause)),
  ];
  return {
    id: 'ownedItem',
    title: 'The item repaired',
    newPage: false,
    blocks: [
      { kind: 'facts', columns: 2, rows: item },
      heading('Need'),
      { kind: 'facts', columns: 1, rows: need },
      ...loanerBlocks(answers),
    ],
  };
}

function loanerBlocks(answers: ClaimCase['claim']['ownedRepair']): readonly Block[] {
  if (answers.loanerProvided === null) return [];
  if (!answers.loanerProvided)
    return [heading('Loaner'), { kind: 'facts', columns: 1, rows: [fact('Loaner', 'None was provided')] }];
  return [
    heading('Loaner'),
    {
      kind: 'facts',
      columns: 1,
      rows: [
        fact('Lent', span(answers.loanerFrom, answers.loanerTo, 'still lent')),
        fact('What was lent', answers.loanerDescription),
        fact('Why it took more than a day', answers.loanerReason),
      ],
    },
  ];
}
