import { defaultSettings, type Payer } from '../../../shared/domain/payer.ts';
import { valueAt } from '../../stores/merge.ts';
import { differs } from './settingsPart.ts';
import { GENERAL_SETTINGS, RENTAL_SETTINGS, REPAIR_SETTINGS } from './settingTexts.ts';

/** The names of the settings in which a payer differs from what its class begins with. */
export function ownSettings(payer: Pick<Payer, 'class' | 'settings'>): readonly string[] {
  const standard = defaultSettings(payer.class);
  const texts = [
    ...Object.values(REPAIR_SETTINGS),
    ...Object.values(RENTAL_SETTINGS),
    ...Object.values(GENERAL_SETTINGS),
  ];
  const own = texts
    .filter((text) => differs(valueAt(payer.settings, text.path), valueAt(standard, text.path)))
    .map((text) => text.label);
  return payer.settings.codeAgreements.length > 0 ? [...own, 'Code agreements'] : own;
}
