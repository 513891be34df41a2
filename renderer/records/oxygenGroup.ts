import { defaultSettings, type PayerSettings } from '../../shared/domain/payer.ts';
import { oxygenCoverage, type TestReading } from '../../shared/rules/oxygenGroup.ts';

/** What the values of an oxygen test amount to. Whether a claim is covered is for the rules to say. */
export type OxygenGroup = 'groupI' | 'groupII' | 'groupIII' | 'groupIINeedsCondition' | 'neither' | 'notYet';

export const OXYGEN_GROUP_NAMES: Readonly<Record<OxygenGroup, string>> = {
  groupI: 'Meets group I',
  groupII: 'Meets group II',
  groupIII: 'Meets group III',
  groupIINeedsCondition: 'Group II only with one of its conditions',
  neither: 'Meets no group',
  notYet: 'Group not known yet',
};

export interface Grouping {
  readonly group: OxygenGroup;
  /** The values that decided, or what is missing. */
  readonly detail: string;
}

export interface GroupQuestion {
  /** The payer's; those of Medicare when left out. */
  readonly thresholds?: PayerSettings['rental']['thresholds'] | undefined;
  /** Other tests of the patient: a value while awake may stand there. */
  readonly otherTests?: readonly TestReading[] | undefined;
  /** The condition without hypoxemia that the claim names, where the payer knows group III. */
  readonly groupThreeCondition?: string | undefined;
}

/** Falls while asleep and the hematocrit that count (NCD 240.2): the same for every payer's thresholds. */
const FALLS = { pao2FallAbove: 10, saturationFallAbove: 5, hematocritAbove: 56 };

/** The coverage group that a test reaches, by the rules' own reading of it: rounding, condition, readings beside it. */
export function oxygenGroup(test: TestReading, question: GroupQuestion = {}): Grouping {
  const thresholds = question.thresholds ?? defaultSettings('medicare').rental.thresholds;
  const groupThreeCondition = question.groupThreeCondition ?? '';
  const coverage = oxygenCoverage(test, question.otherTests ?? [], {
    limits: { ...thresholds, ...FALLS },
    groupThreeCondition,
    groupThree: groupThreeCondition.trim() !== '',
  });
  if (coverage.answer === 'group') return { group: GROUPS[coverage.group], detail: coverage.evidence };
  const { detail, field } = coverage;
  if (coverage.answer === 'unknown') return { group: 'notYet', detail };
  return { group: field === 'groupTwoCondition' ? 'groupIINeedsCondition' : 'neither', detail };
}

const GROUPS = { 1: 'groupI', 2: 'groupII', 3: 'groupIII' } as const;
