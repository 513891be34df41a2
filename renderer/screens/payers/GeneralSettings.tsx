import type { PayerSettings } from '../../../shared/domain/payer.ts';
import { ModifierField } from '../../components/ModifierField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Section } from '../../components/Section.tsx';
import { Setting } from './Setting.tsx';
import { differs, missing, orEmpty, orMissing, type SettingsPart } from './settingsPart.ts';
import { GENERAL_SETTINGS } from './settingTexts.ts';

/** Settings that every claim of this payer is read with. */
export function GeneralSettings({ value, standard, onChange, readOnly }: SettingsPart<PayerSettings>) {
  const text = GENERAL_SETTINGS;
  return (
    <Section title="All claims" id="general">
      <Setting
        text={text.acceptedModifiers}
        standard="no list of its own"
        own={differs(value.acceptedModifiers, standard.acceptedModifiers)}
      >
        <ModifierField
          label="Modifiers"
          path="acceptedModifiers"
          width="full"
          max={60}
          hint="Two letters or digits each"
          readOnly={readOnly}
          value={value.acceptedModifiers}
          onChange={(modifiers) => onChange({ ...value, acceptedModifiers: [...modifiers] })}
        />
      </Setting>
      <Setting
        text={text.timelyFilingDays}
        standard={`${standard.timelyFilingDays} days`}
        own={differs(value.timelyFilingDays, standard.timelyFilingDays)}
      >
        <NumberField
          label="Days after the service"
          path="timelyFilingDays"
          unit="days"
          min={1}
          max={3650}
          readOnly={readOnly}
          error={missing(value.timelyFilingDays)}
          value={orEmpty(value.timelyFilingDays)}
          onChange={(days) => onChange({ ...value, timelyFilingDays: orMissing(days) })}
        />
      </Setting>
    </Section>
  );
}
