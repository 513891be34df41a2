import { RENTAL_SETTINGS } from './rentalSettingTexts.ts';
import type { SettingText } from './settingText.ts';
import {
  AUTHORIZATION_SETTINGS,
  GENERAL_SETTINGS,
  ORDER_SETTINGS,
  ORTHOSIS_SETTINGS,
  RADIOPHARMACEUTICAL_SETTINGS,
  REPAIR_SETTINGS,
} from './settingTexts.ts';

/** The sections of a payer's page, in the order in which somebody who sets up a payer asks. */
export interface SettingGroup {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly settings: readonly SettingText[];
}

const { priorAuthorization: orthosisAuthorization, ...orthosis } = ORTHOSIS_SETTINGS;
const { priorAuthorization: radiopharmaceuticalAuthorization, ...radiopharmaceutical } =
  RADIOPHARMACEUTICAL_SETTINGS;
const { priorAuthorization: oxygenAuthorization, ...rental } = RENTAL_SETTINGS;
const { acceptedModifiers, ...claims } = GENERAL_SETTINGS;

export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    id: 'claims',
    title: 'Claims',
    note: 'Limits that every claim of this payer is read with.',
    settings: Object.values(claims),
  },
  {
    id: 'orders',
    title: 'Orders',
    note: 'When a practitioner’s order is needed, and what comes before it.',
    settings: Object.values(ORDER_SETTINGS),
  },
  {
    id: 'authorization',
    title: 'Prior authorization',
    note: 'What has to be agreed with the payer beforehand.',
    settings: [
      oxygenAuthorization,
      orthosisAuthorization,
      radiopharmaceuticalAuthorization,
      ...Object.values(AUTHORIZATION_SETTINGS),
    ],
  },
  {
    id: 'repairs',
    title: 'Repairs',
    note: 'Repairs of concentrators and of other equipment.',
    settings: Object.values(REPAIR_SETTINGS),
  },
  {
    id: 'rentals',
    title: 'Rentals',
    note: 'Oxygen equipment by the month, and how long equipment is paid for.',
    settings: Object.values(rental),
  },
  {
    id: 'orthoses',
    title: 'Orthoses',
    note: 'Braces and supports.',
    settings: Object.values(orthosis),
  },
  {
    id: 'radiopharmaceuticals',
    title: 'Radiopharmaceuticals',
    note: 'Therapeutic doses.',
    settings: Object.values(radiopharmaceutical),
  },
  {
    id: 'modifiers',
    title: 'Modifiers and agreements',
    note: 'What may stand on a line, and codes that the payer takes in another meaning.',
    settings: [acceptedModifiers],
  },
];

/** Every setting that has a control of its own. */
export const SETTING_TEXTS: readonly SettingText[] = SETTING_GROUPS.flatMap((group) => group.settings);
