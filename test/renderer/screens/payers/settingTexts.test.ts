import { describe, expect, test } from 'vitest';
import { payerProblems } from '../../../../renderer/screens/payers/usePayerDraft.ts';
import { settingName } from '../../../../renderer/screens/payers/settingName.ts';
import {
  GENERAL_SETTINGS,
  RENTAL_SETTINGS,
  REPAIR_SETTINGS,
} from '../../../../renderer/screens/payers/settingTexts.ts';
import { valueAt } from '../../../../renderer/stores/merge.ts';
import { defaultSettings, type PayerValues } from '../../../../shared/domain/payer.ts';
import { NO_ADDRESS } from '../../../../shared/domain/record.ts';
import { PACKS } from '../../../../shared/rules/packs/packs.ts';

const TEXTS = [
  ...Object.values(REPAIR_SETTINGS),
  ...Object.values(RENTAL_SETTINGS),
  ...Object.values(GENERAL_SETTINGS),
];

describe('the words of the settings', () => {
  test('every setting of a payer has them, and none is made up', () => {
    const settings = defaultSettings('commercial');
    const paths = [
      ...Object.keys(settings.repair).map((key) => `repair.${key}`),
      ...Object.keys(settings.rental).map((key) => `rental.${key}`),
      ...Object.keys(settings).filter((key) => !['repair', 'rental', 'codeAgreements'].includes(key)),
    ];
    expect(TEXTS.map((text) => text.path).sort()).toEqual(paths.sort());
    for (const text of TEXTS) expect(valueAt(settings, text.path), text.path).not.toBeUndefined();
  });

  test('the rules that they name are rules of the pack', () => {
    const known = new Set(PACKS.flatMap((pack) => pack.rules.map((rule) => rule.id)));
    expect(TEXTS.flatMap((text) => text.rules).filter((rule) => !known.has(rule))).toEqual([]);
  });

  test('a conflict names a setting as the page does', () => {
    expect(settingName('settings.repair.costCapPercent')).toBe(REPAIR_SETTINGS.costCapPercent.label);
    expect(settingName('settings.rental.thresholds.pao2AtMost')).toBe(RENTAL_SETTINGS.thresholds.label);
    expect(settingName('address.city')).toBe('City');
  });
});

describe('what keeps a payer from being saved', () => {
  const payer: PayerValues = {
    name: 'Sample Mutual',
    class: 'commercial',
    payerIdentifier: '',
    address: NO_ADDRESS,
    phone: '',
    settings: defaultSettings('commercial'),
  };

  test('nothing, when all is given', () => {
    expect(payerProblems(payer)).toEqual([]);
  });

  test('a number that was emptied is asked for at its place', () => {
    const settings = { ...payer.settings, repair: { ...payer.settings.repair, costCapPercent: Number.NaN } };
    expect(payerProblems({ ...payer, settings })).toEqual([
      { path: 'repair.costCapPercent', message: 'Give a number: the rule needs one.' },
    ]);
  });

  test('a name and a code agreement without its code', () => {
    const codeAgreements = [{ code: 'L76', source: '', confirmedOn: null }];
    const paths = payerProblems({ ...payer, name: ' ', settings: { ...payer.settings, codeAgreements } }).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(['name', 'codeAgreements.0.code']);
  });
});
