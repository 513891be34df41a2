import type { EquipmentKind } from '../../../domain/equipment.ts';
import type { NewPeriodLimits, OxygenCodes } from '../../vocabularies/medicareOxygenVocabulary.ts';

/** Groups of codes, and the numbers of the coverage determination, that the Medicare oxygen rules name. */

/** Systems that are rented by the month, and contents. */
export const OXYGEN_CODES: OxygenCodes = {
  stationary: ['E0424', 'E0439', 'E1390', 'E1391', 'E1405', 'E1406'],
  portable: ['E0431', 'E0433', 'E0434', 'E1392', 'K0738'],
  contents: ['E0441', 'E0442', 'E0443', 'E0444', 'E0447'],
};

/** Sold, which Medicare has not paid since 1989. */
export const PURCHASE_CODES = ['E0425', 'E0430', 'E0435', 'E0440'] as const;

/** Portable liquid contents for more than 4 liters a minute. */
export const HIGH_FLOW_CONTENTS = 'E0447';

/** Codes that take a modifier of the prescribed flow (Noridian). */
export const FLOW_CODES = {
  stationary: ['E0424', 'E0425', 'E0439', 'E0440', 'E1353', 'E1390', 'E1391', 'E1405', 'E1406'],
  portable: ['E0430', 'E0431', 'E0433', 'E0434', 'E0435', 'E1392', 'K0738'],
} as const;

/** Liters a minute beyond which the payment is adjusted. */
export const FLOW_LIMITS = { belowLpm: 1, aboveLpm: 4 } as const;

/** On the list of April 2026, as it was read; the eighth code could not be. */
export const LISTED_CODES = ['E0424', 'E0431', 'E0433', 'E0434', 'E0439', 'E1390', 'E1391'] as const;
export const PERHAPS_LISTED_CODES = ['E1392', 'K0738'] as const;
export const LISTED_FROM = '2026-04-13';

/** Commonly taken with MS: concentrators and filling systems. */
export const MAINTAINED_CODES = ['E1390', 'E1391', 'E1392', 'K0738', 'E0433'] as const;
export const MAINTAINED_KINDS: readonly EquipmentKind[] = [
  'stationaryConcentrator',
  'portableConcentrator',
  'transfillingSystem',
];

const GAS: readonly EquipmentKind[] = ['gaseousCylinders', 'transfillingSystem'];
const LIQUID: readonly EquipmentKind[] = ['liquidOxygen'];
const CONCENTRATOR: readonly EquipmentKind[] = ['stationaryConcentrator'];

/** Which kinds of device each code bills. */
export const DEVICE_KINDS: Readonly<Record<string, readonly EquipmentKind[]>> = {
  E0424: ['gaseousCylinders'],
  E0431: ['gaseousCylinders'],
  E0433: ['transfillingSystem', 'liquidOxygen'],
  E0434: LIQUID,
  E0439: LIQUID,
  E0441: GAS,
  E0442: LIQUID,
  E0443: GAS,
  E0444: LIQUID,
  E0447: LIQUID,
  E1390: CONCENTRATOR,
  E1391: CONCENTRATOR,
  E1392: ['portableConcentrator'],
  E1405: CONCENTRATOR,
  E1406: CONCENTRATOR,
  K0738: ['transfillingSystem'],
};

/** How each system gives oxygen. */
export const OXYGEN_WAYS: Readonly<Record<string, 'gas' | 'liquid' | 'concentrator'>> = {
  E0424: 'gas',
  E0431: 'gas',
  K0738: 'gas',
  E0433: 'liquid',
  E0434: 'liquid',
  E0439: 'liquid',
  E1390: 'concentrator',
  E1391: 'concentrator',
  E1392: 'concentrator',
  E1405: 'concentrator',
  E1406: 'concentrator',
};

/** N1, N2 and N3 exist from this day on, and are the only way for rentals begun since. */
export const GROUP_MODIFIERS_FROM = '2023-04-01';

/** Months of rental that are paid, and how long a break in need within them has to be to begin them anew. */
export const PAID_MONTHS = 36;
export const NEW_PERIOD: NewPeriodLimits = { days: 60, months: PAID_MONTHS };

/** A line with one of these says that a denial is expected. */
export const DENIAL_MODIFIERS = ['GA', 'GY', 'GZ'] as const;
