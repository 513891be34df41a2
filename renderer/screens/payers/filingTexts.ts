import type { FilingSettings } from '../../../shared/domain/filing.ts';
import type { SettingControl } from './settingText.ts';

/** The switches of filing, each with a sentence of what it does. Trading partner and indicator have controls of their own. */
export interface FilingText {
  readonly key: Exclude<keyof FilingSettings, 'tradingPartnerId' | 'filingIndicator'>;
  readonly label: string;
  readonly effect: string;
  readonly range: string;
  readonly control: Extract<SettingControl, { readonly is: 'yesNo' | 'choice' }>;
}

export const FILING_TEXTS: readonly FilingText[] = [
  {
    key: 'orderingAs',
    label: 'Where the ordering practitioner is told',
    effect:
      'Medicare reads who ordered on every line. Many Medicaid and commercial payers want the same person once, as the referring one of the claim, and some want none.',
    range: 'each line, the claim, or nowhere',
    control: {
      is: 'choice',
      label: 'The ordering practitioner stands',
      names: { lineDK: 'On each line', claimDN: 'At the claim', none: 'Nowhere' },
    },
  },
  {
    key: 'authorizationOn',
    label: 'Where the authorization number stands',
    effect:
      'On the line it frees only the item it was given for; at the claim it is read for all lines. A number at the wrong place can deny accessories.',
    range: 'claim or line',
    control: {
      is: 'choice',
      label: 'The number stands',
      names: { claim: 'At the claim', line: 'On the line' },
    },
  },
  {
    key: 'rentalDates',
    label: 'Dates of a rental month',
    effect: 'Whether a month of rental is billed by its first day alone, or from its first to its last day.',
    range: 'first day, or first and last',
    control: {
      is: 'choice',
      label: 'A month is told by',
      names: { single: 'Its first day', span: 'First and last day' },
    },
  },
  {
    key: 'takesReplacements',
    label: 'Takes replaced and voided claims',
    effect:
      'A payer that does may be sent the claim again as a replacement or a void, with the payer’s own number of the first one. Medicare’s DME contractors do not: there a decided claim is reopened or appealed.',
    range: 'yes or no',
    control: { is: 'yesNo', label: 'It takes them' },
  },
  {
    key: 'equipmentPrices',
    label: 'Rental and purchase price side by side',
    effect:
      'Adds both prices to each rented line. They come from the charge and from what the device costs to replace.',
    range: 'yes or no',
    control: { is: 'yesNo', label: 'Both prices are sent' },
  },
  {
    key: 'sendsTaxonomy',
    label: 'The office’s taxonomy code',
    effect:
      'Tells the payer as which kind of supplier the office bills. Some pay by it; hardly any minds it.',
    range: 'yes or no',
    control: { is: 'yesNo', label: 'It is sent' },
  },
  {
    key: 'paperPointers',
    label: 'Diagnosis letters on a line of the paper form',
    effect:
      'How many letters box 24E takes. Medicare reads one; with several it sends the form back. Files are not touched by this.',
    range: 'one or four',
    control: { is: 'choice', label: 'Letters in box 24E', names: { '1': 'One', '4': 'Up to four' } },
  },
];
