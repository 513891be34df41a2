import { GENERAL_SETTINGS, RENTAL_SETTINGS, REPAIR_SETTINGS } from './settingTexts.ts';

const FIELDS: Readonly<Record<string, string>> = {
  name: 'Name',
  class: 'Class',
  payerIdentifier: 'Payer id',
  phone: 'Telephone',
  'address.line1': 'Street',
  'address.line2': 'Apartment, suite, unit',
  'address.city': 'City',
  'address.state': 'State',
  'address.zip': 'ZIP',
};

/** What a path of a payer's values is called on the screen. */
export function settingName(path: string): string {
  const bare = path.replace(/^settings\./, '');
  const known = FIELDS[bare];
  if (known !== undefined) return known;
  const texts = [
    ...Object.values(REPAIR_SETTINGS),
    ...Object.values(RENTAL_SETTINGS),
    ...Object.values(GENERAL_SETTINGS),
  ];
  const text = texts.find((each) => bare === each.path || bare.startsWith(`${each.path}.`));
  return text?.label ?? (bare.startsWith('codeAgreements') ? 'Code agreements' : bare);
}
