import { defaultSettings, type Payer } from '../../../shared/domain/payer.ts';
import { valueAt } from '../../stores/merge.ts';
import { SETTING_GROUPS, type SettingGroup } from './settingGroups.ts';
import { differs } from './settingsPart.ts';

type Settled = Pick<Payer, 'class' | 'settings'>;

/** The names of the settings in which a payer differs from what its class begins with. */
export function ownSettings(payer: Settled): readonly string[] {
  const own = SETTING_GROUPS.flatMap((group) => ownInGroup(payer, group));
  const { codeAgreements, customRequirements } = payer.settings;
  return [
    ...own,
    ...(codeAgreements.length > 0 ? ['Code agreements'] : []),
    ...(customRequirements.some((row) => row.retiredOn === null) ? ['Custom requirements'] : []),
  ];
}

/** The same for one section of the payer's page. */
export function ownInGroup({ class: payerClass, settings }: Settled, group: SettingGroup): readonly string[] {
  const standard = defaultSettings(payerClass);
  return group.settings
    .filter((text) => differs(valueAt(settings, text.path), valueAt(standard, text.path)))
    .map((text) => text.label);
}
