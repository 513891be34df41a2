import {
  FITTING_NAMES,
  ORTHOSIS_REPLACEMENT_NAMES,
  RIGIDITY_NAMES,
  SIDE_NAMES,
} from '../domain/claimAnswerNames.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { fact, heading } from './documentModel.ts';
import type { Fact, Section } from './documentModel.ts';
import { date, named, yesNo } from './wording.ts';

/** Why the orthosis, how it was made to fit this patient, and what came before and after it. */
export function orthosisSection({ claim, payer }: ClaimCase): Section {
  const answers = claim.orthosis;
  const letter =
    payer?.settings.orthosis.letterOfNecessity === true || answers.letterComparesOptions !== null
      ? [fact('Letter compares other options', yesNo(answers.letterComparesOptions))]
      : [];
  const need: Fact[] = [
    fact('Deficit, and how the orthosis meets it', answers.deficit),
    fact('Treatment tried without an orthosis', answers.triedTreatment),
    fact('Why that was not enough', answers.whyNotEnough),
    ...letter,
  ];
  const kind: Fact[] = [
    fact('How it was made to fit', named(FITTING_NAMES, answers.fitting)),
    fact('Rigidity', named(RIGIDITY_NAMES, answers.rigidity)),
    fact('Side', named(SIDE_NAMES, answers.side)),
    fact('Asymmetric', yesNo(answers.asymmetric)),
    fact('Fitted by', answers.fittedBy),
    fact('Fitted', date(answers.fittedOn)),
    ...(answers.codingVerifiedOn === null
      ? []
      : [fact('Coding verification looked up', date(answers.codingVerifiedOn))]),
  ];
  const measures: Fact[] = [
    fact('Body measurements', answers.measurements),
    fact('Configuration', answers.configuration),
    fact('Adjusted on the patient', answers.fittingRecord),
    ...(answers.fitting === 'customFabricated' || answers.customReason !== ''
      ? [fact('Why not prefabricated', answers.customReason)]
      : []),
    ...(answers.asymmetric === true || answers.asymmetryReason !== ''
      ? [fact('In what it is asymmetric', answers.asymmetryReason)]
      : []),
  ];
  const course: Fact[] = [
    fact('Last one furnished', date(answers.lastFurnishedOn) ?? 'None on record'),
    ...(answers.replacement === null
      ? []
      : [fact('In place of an earlier one', ORTHOSIS_REPLACEMENT_NAMES[answers.replacement])]),
    ...(answers.frequencyReason === '' ? [] : [fact('Why another so soon', answers.frequencyReason)]),
    fact('Long-term use', yesNo(answers.longTerm)),
    ...(answers.longTerm === true || answers.reassessedOn !== null
      ? [fact('Physician reassessed', date(answers.reassessedOn))]
      : []),
  ];
  return {
    id: 'orthosis',
    title: 'Orthosis',
    newPage: false,
    blocks: [
      heading('Why an orthosis'),
      { kind: 'facts', columns: 1, rows: need },
      heading('Measurements and fitting'),
      { kind: 'facts', columns: 2, rows: kind },
      { kind: 'facts', columns: 1, rows: measures },
      heading('Earlier devices and follow-up'),
      { kind: 'facts', columns: 2, rows: course },
    ],
  };
}
