import type { PayerClass, PayerSettings } from '../../../shared/domain/payer.ts';
import { formatCents } from '../../../shared/domain/money.ts';

/** How a setting of a payer is told and typed; the settings themselves stand in settingTexts.ts. */
export interface SettingText {
  /** Dotted path inside the settings, which is also the field's place on the screen. */
  readonly path: string;
  readonly label: string;
  /** Ids of the rules that read it, of every class of payer; none for a setting that only lists read. */
  readonly rules: readonly string[];
  /** Classes whose rules do not read it: Medicare fixes much by law. */
  readonly notFor?: readonly PayerClass[];
  readonly effect: string;
  /** What may be given. The range is that of shared/domain/payer.ts; a test holds the two together. */
  readonly range: string;
  readonly control: SettingControl;
}

export type SettingControl =
  | { readonly is: 'yesNo'; readonly label: string }
  | {
      readonly is: 'number';
      readonly label: string;
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly decimals?: number;
      /** What an empty field means; left out where a number has to be given. */
      readonly empty?: string;
    }
  | { readonly is: 'money'; readonly label: string; readonly empty: string }
  | { readonly is: 'choice'; readonly label: string; readonly names: Readonly<Record<string, string>> }
  | { readonly is: 'words'; readonly label: string; readonly of: 'code' | 'partNumber'; readonly max: number }
  | { readonly is: 'modifiers'; readonly label: string; readonly max: number }
  | { readonly is: 'anyOf'; readonly label: string; readonly names: Readonly<Record<string, string>> }
  | {
      readonly is: 'perPeriod';
      readonly counted: string;
      readonly label: string;
      readonly most: number;
    }
  | { readonly is: 'thresholds' };

/** Texts for every key of a group of settings; one that is missing does not compile. */
export type TextsOf<Group> = { readonly [Key in keyof Group]: SettingText };

/** The settings that stand beside the groups, on their own. */
export type OwnSettings = Omit<
  PayerSettings,
  'orders' | 'authorization' | 'repair' | 'rental' | 'orthosis' | 'radiopharmaceutical'
>;

const CLASS_OF_PREFIX: Readonly<Record<string, PayerClass>> = {
  MCR: 'medicare',
  MCD: 'medicaid',
  COM: 'commercial',
};

/** The rules that read a setting of a payer of this class: the guides' are for every class. */
export function rulesFor(
  text: Pick<SettingText, 'rules' | 'notFor'>,
  payerClass: PayerClass,
): readonly string[] {
  if (text.notFor?.includes(payerClass)) return [];
  return text.rules.filter((rule) => {
    const only = CLASS_OF_PREFIX[rule.slice(0, 3)];
    return only === undefined || only === payerClass;
  });
}

/** A value of a setting as people say it. */
export function valueInWords(control: SettingControl, value: unknown): string {
  switch (control.is) {
    case 'yesNo':
      return value === true ? 'yes' : 'no';
    case 'number':
      if (typeof value !== 'number' || Number.isNaN(value)) return control.empty ?? 'not given';
      return control.unit === '%'
        ? `${value}%`
        : `${value} ${value === 1 ? singular(control.unit) : control.unit}`;
    case 'money':
      return typeof value === 'number' ? formatCents(value) : control.empty;
    case 'choice':
      return typeof value === 'string' ? (control.names[value] ?? value) : 'not given';
    case 'anyOf':
      return listed(wordsOf(value).map((word) => (control.names[word] ?? word).toLowerCase()));
    case 'words':
    case 'modifiers':
      return listed(wordsOf(value));
    case 'perPeriod': {
      const period = periodOf(value, control.counted);
      return period === null ? 'no limit' : `${period.count} in ${period.months} months`;
    }
    case 'thresholds':
      return thresholdsInWords(value);
  }
}

function singular(unit: string): string {
  return unit.replace(/s$/, '');
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}

export function wordsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

/** `{repairs: 2, months: 12}` or `{devices: 1, months: 60}`, whatever is counted; null without a limit. */
export function periodOf(
  value: unknown,
  counted: string,
): { readonly count: number; readonly months: number } | null {
  if (typeof value !== 'object' || value === null) return null;
  const count: unknown = Reflect.get(value, counted);
  const months: unknown = Reflect.get(value, 'months');
  return typeof count === 'number' && typeof months === 'number' ? { count, months } : null;
}

function thresholdsInWords(value: unknown): string {
  const at = (key: keyof PayerSettings['rental']['thresholds']): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  const one = `${String(at('pao2AtMost'))} mm Hg or ${String(at('saturationAtMost'))}%`;
  const two = [
    [at('pao2GroupTwoAtMost'), ' mm Hg'],
    [at('saturationGroupTwoAtMost'), '%'],
  ].flatMap(([limit, unit]) => (typeof limit === 'number' ? [`${limit}${String(unit)}`] : []));
  return two.length === 0 ? `${one}; no group II` : `${one}; group II ${two.join(' or ')}`;
}
