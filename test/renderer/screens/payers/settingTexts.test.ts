import { defaultFiling } from '../../../../shared/domain/filing.ts';
import { describe, expect, test } from 'vitest';
import { payerProblems } from '../../../../renderer/screens/payers/usePayerDraft.ts';
import { settingName } from '../../../../renderer/screens/payers/settingName.ts';
import { SETTING_GROUPS, SETTING_TEXTS } from '../../../../renderer/screens/payers/settingGroups.ts';
import { rulesFor, valueInWords } from '../../../../renderer/screens/payers/settingText.ts';
import { valueAt, withValueAt } from '../../../../renderer/stores/merge.ts';
import {
  defaultSettings,
  PayerClass,
  PayerSettings,
  type PayerValues,
} from '../../../../shared/domain/payer.ts';
import { NO_ADDRESS } from '../../../../shared/domain/record.ts';
import { PACKS } from '../../../../shared/rules/packs/packs.ts';

/** Settings that have rows of their own instead of one control. */
const LISTS = ['codeAgreements', 'customRequirements'];
const GROUPS = ['orders', 'authorization', 'repair', 'rental', 'orthosis', 'radiopharmaceutical'];

function everyPath(): readonly string[] {
  return Object.entries(defaultSettings('commercial')).flatMap(([key, value]) =>
    GROUPS.includes(key) ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key],
  );
}

describe('the words of the settings', () => {
  test('every setting of a payer has them, and none is made up', () => {
    const settings = defaultSettings('commercial');
    const paths = everyPath().filter((path) => !LISTS.includes(path));
    expect(SETTING_TEXTS.map((text) => text.path).sort()).toEqual([...paths].sort());
    for (const text of SETTING_TEXTS) expect(valueAt(settings, text.path), text.path).not.toBeUndefined();
    expect(new Set(SETTING_GROUPS.map(({ id }) => id)).size).toBe(SETTING_GROUPS.length);
  });

  test('the rules that they name are rules of the packs', () => {
    const known = new Set(PACKS.flatMap((pack) => pack.rules.map((rule) => rule.id)));
    expect(SETTING_TEXTS.flatMap((text) => text.rules).filter((rule) => !known.has(rule))).toEqual([]);
  });

  test('of the policy rules only those of the payer’s class are shown', () => {
    const text = { rules: ['L7600-PAY-NEED', 'MCR-O2-GROUP', 'MCD-FACE', 'COM-FACE'] };
    expect(rulesFor(text, 'medicare')).toEqual(['L7600-PAY-NEED', 'MCR-O2-GROUP']);
    expect(rulesFor(text, 'medicaid')).toEqual(['L7600-PAY-NEED', 'MCD-FACE']);
    expect(rulesFor(text, 'commercial')).toEqual(['L7600-PAY-NEED', 'COM-FACE']);
  });

  test('a number’s range is the schema’s: its ends are taken, what lies beyond is refused', () => {
    const settings = defaultSettings('medicare');
    const fits = (path: string, value: unknown): boolean =>
      PayerSettings.safeParse(withValueAt(settings, path, value)).success;
    for (const { path, control } of SETTING_TEXTS) {
      if (control.is === 'number') {
        expect(
          [control.min, control.max].map((end) => fits(path, end)),
          path,
        ).toEqual([true, true]);
        const beyond = [control.min - 1, control.max + 1];
        expect(
          beyond.map((end) => fits(path, end)),
          path,
        ).toEqual([false, false]);
        expect(fits(path, null), path).toBe(control.empty !== undefined);
      }
      if (control.is === 'choice') {
        expect(
          Object.keys(control.names).every((name) => fits(path, name)),
          path,
        ).toBe(true);
        expect(fits(path, 'somethingElse'), path).toBe(false);
      }
      if (control.is === 'yesNo') expect(typeof valueAt(settings, path), path).toBe('boolean');
    }
  });

  test('every standard is told in words', () => {
    for (const payerClass of PayerClass.options) {
      const settings = defaultSettings(payerClass);
      for (const { path, control } of SETTING_TEXTS) {
        expect(valueInWords(control, valueAt(settings, path)), path).toMatch(/^\w[^{}]*$/);
      }
    }
    const limit = { is: 'perPeriod', counted: 'devices', label: 'Devices', most: 20 } as const;
    expect(valueInWords(limit, { devices: 1, months: 60 })).toBe('1 in 60 months');
    expect(valueInWords({ is: 'number', label: '', unit: 'months', min: 1, max: 9 }, 1)).toBe('1 month');
  });

  test('a conflict names a setting as the page does', () => {
    const label = (path: string) => SETTING_TEXTS.find((text) => text.path === path)?.label;
    expect(settingName('settings.repair.costCapPercent')).toBe(label('repair.costCapPercent'));
    expect(settingName('settings.rental.thresholds.pao2AtMost')).toBe(label('rental.thresholds'));
    expect(settingName('settings.customRequirements.0.title')).toBe('Custom requirements');
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
    filing: defaultFiling('commercial'),
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
