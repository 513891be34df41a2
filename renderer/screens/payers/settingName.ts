import { FILING_TEXTS } from './filingTexts.ts';
import { SETTING_TEXTS } from './settingGroups.ts';

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
  'filing.tradingPartnerId': 'Trading partner',
  'filing.filingIndicator': 'Kind of insurance in the file',
};

/** What a path of a payer's values is called on the screen. */
export function settingName(path: string): string {
  const bare = path.replace(/^settings\./, '');
  const known = FIELDS[bare];
  if (known !== undefined) return known;
  const filing = FILING_TEXTS.find(({ key }) => bare === `filing.${key}`);
  if (filing) return filing.label;
  const text = SETTING_TEXTS.find((each) => bare === each.path || bare.startsWith(`${each.path}.`));
  if (text) return text.label;
  if (bare.startsWith('codeAgreements')) return 'Code agreements';
  return bare.startsWith('customRequirements') ? 'Custom requirements' : bare;
}
