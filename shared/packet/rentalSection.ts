import type { RentalAnswers } from '../domain/claimAnswers.ts';
import {
  BREAK_NAMES,
  DURATION_NAMES,
  RENTAL_BASIS_NAMES,
  RENTAL_REPLACEMENT_NAMES,
} from '../domain/claimAnswerNames.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { fact, heading, paragraph } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { count, date, measured, monthsOfNeed, named, plural, span, yesNo } from './wording.ts';

/** Why oxygen at home, on which terms it is rented, and that the patient goes on using it. */
export function rentalSection(theCase: ClaimCase): Section {
  const { claim, payer } = theCase;
  const answers = claim.rental;
  const portable = claim.kind === 'portableRental';
  const trial =
    portable &&
    (answers.stationaryTrialFrom !== null || payer?.settings.rental.stationaryTrialFirst === true);
  return {
    id: 'rental',
    title: 'Rental',
    newPage: false,
    blocks: [
      { kind: 'facts', columns: 2, rows: termFacts(answers, portable) },
      heading('Coverage criteria'),
      { kind: 'facts', columns: 1, rows: criteria(answers, portable) },
      heading('Breaks in the rental'),
      ...breakBlocks(answers),
      ...group('Use, refills and maintenance', useFacts(answers)),
      ...group('Replacement of an earlier device', replacementFacts(answers)),
      ...(trial ? [heading('Trial of a stationary system'), twoColumns(trialFacts(answers))] : []),
    ],
  };
}

function termFacts(answers: RentalAnswers, portable: boolean): Fact[] {
  return [
    fact('Basis', named(RENTAL_BASIS_NAMES, answers.basis)),
    fact('Months already billed', count(answers.rentalMonthsBilled)),
    fact('Agreed term', answers.agreedTermMonths === null ? null : plural(answers.agreedTermMonths, 'month')),
    fact('Expected use', named(DURATION_NAMES, answers.duration)),
    fact('Months of use', monthsOfNeed(answers.durationMonths)),
    fact('Flow by day', measured(answers.dayLpm, 'L/min')),
    fact('Flow by night', measured(answers.nightLpm, 'L/min')),
    fact('Portable prescribed', yesNo(answers.portablePrescribed)),
    ...(portable
      ? [fact('Follows a guideline', yesNo(answers.followsGuideline)), fact('Guideline', answers.guideline)]
      : []),
  ];
}

function criteria(answers: RentalAnswers, portable: boolean): Fact[] {
  const whyPortable = portable || answers.portablePrescribed === true || answers.portableReason !== '';
  return [
    ...(whyPortable
      ? [
          fact('Why a portable device', answers.portableReason),
          fact('Mobility in the home', answers.mobilityInHome),
        ]
      : []),
    ...(portable
      ? [
          fact('Other treatment tried', answers.otherTreatment),
          fact('Persists regardless', yesNo(answers.uncorrectedByOtherTreatment)),
        ]
      : []),
    ...(answers.groupThreeCondition === ''
      ? []
      : [fact('Condition of group III', answers.groupThreeCondition)]),
    ...(whyPortable || portable || answers.groupThreeCondition !== ''
      ? []
      : [fact('Portable oxygen', 'Not prescribed, or not on record')]),
  ];
}

function breakBlocks({ breaks }: RentalAnswers): readonly Block[] {
  if (breaks.length === 0) return [paragraph('None on record.')];
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Without the equipment', share: 8, align: 'left' },
        { title: 'Why', share: 5, align: 'left' },
        { title: 'In words', share: 13, align: 'left' },
      ],
      rows: breaks.map((each) => ({
        weight: 'body',
        cells: [span(each.from, each.to, 'still lasting'), BREAK_NAMES[each.kind], each.reason || null],
      })),
      whenEmpty: '',
    },
  ];
}

function useFacts(answers: RentalAnswers): Fact[] {
  return [
    ...given('Use seen', date(answers.continuedUseOn)),
    ...given('What shows it', answers.continuedUseEvidence || null),
    ...given('Maintenance billed before', yesNo(answers.maintenanceBilledBefore)),
    ...given('Last maintenance billed', date(answers.lastMaintenanceOn)),
    ...given('Asked about a refill', date(answers.refillAskedOn)),
    ...given('Supply ends', date(answers.supplyEndsOn)),
    ...given('Wants more', yesNo(answers.refillAffirmed)),
  ];
}

function replacementFacts(answers: RentalAnswers): Fact[] {
  return [
    ...given('Why', named(RENTAL_REPLACEMENT_NAMES, answers.replacement)),
    ...given('What shows it', answers.replacementEvidence || null),
  ];
}

function trialFacts(answers: RentalAnswers): Fact[] {
  return [
    fact('Tried', span(answers.stationaryTrialFrom, answers.stationaryTrialTo)),
    fact('Outcome', answers.stationaryTrialOutcome),
  ];
}

function given(label: string, value: string | null): readonly Fact[] {
  return value === null ? [] : [fact(label, value)];
}

function group(title: string, rows: Fact[]): readonly Block[] {
  return rows.length === 0 ? [] : [heading(title), twoColumns(rows)];
}

function twoColumns(rows: Fact[]): Block {
  return { kind: 'facts', columns: 2, rows };
}
