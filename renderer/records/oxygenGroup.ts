import type { OxygenTestValues } from '../../shared/domain/clinical.ts';
import { defaultSettings, type PayerSettings } from '../../shared/domain/payer.ts';

/** What the values of an oxygen test amount to. Whether a claim is covered is for the rules to say. */
export type OxygenGroup = 'groupI' | 'groupII' | 'groupIINeedsCondition' | 'neither' | 'noValue';

export const OXYGEN_GROUP_NAMES: Readonly<Record<OxygenGroup, string>> = {
  groupI: 'Meets group I',
  groupII: 'Meets group II',
  groupIINeedsCondition: 'Group II only with one of its conditions',
  neither: 'Meets no group',
  noValue: 'No value yet',
};

type Thresholds = PayerSettings['rental']['thresholds'];

/**
 * The coverage group that a test's values reach: a PaO2 of at most 55 mm Hg or a saturation of at most 88 % is
 * group I; up to 59 mm Hg or 89 % is group II, which also asks for a condition (NCD 240.2).
 * @param thresholds the payer's; those of Medicare when left out
 */
export function oxygenGroup(
  test: Pick<OxygenTestValues, 'pao2' | 'saturation' | 'groupTwoCondition'>,
  thresholds: Thresholds = defaultSettings('medicare').rental.thresholds,
): OxygenGroup {
  const { pao2, saturation } = test;
  if (pao2 === null && saturation === null) return 'noValue';
  const within = (value: number | null, limit: number | null) =>
    value !== null && limit !== null && value <= limit;
  if (within(pao2, thresholds.pao2AtMost) || within(saturation, thresholds.saturationAtMost)) return 'groupI';
  const second =
    within(pao2, thresholds.pao2GroupTwoAtMost) || within(saturation, thresholds.saturationGroupTwoAtMost);
  if (!second) return 'neither';
  return test.groupTwoCondition === null ? 'groupIINeedsCondition' : 'groupII';
}
