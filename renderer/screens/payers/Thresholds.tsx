import type { PayerSettings } from '../../../shared/domain/payer.ts';
import type { Issue } from '../../../shared/result.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { missing, orEmpty, orMissing, type SettingsPart } from './settingsPart.ts';

type Values = PayerSettings['rental']['thresholds'];

/** The upper ends of group I and, where the payer knows it, of group II. */
interface Props extends Omit<SettingsPart<Values>, 'standard'> {
  readonly issues: readonly Issue[];
}

export function Thresholds({ value, onChange, readOnly, issues }: Props) {
  function set(part: Partial<Values>) {
    onChange({ ...value, ...part });
  }
  const pao2 = { unit: 'mm Hg', min: 30, max: 100, decimals: 1, readOnly };
  const saturation = { unit: '%', min: 50, max: 100, decimals: 1, readOnly };
  return (
    <>
      <FieldRow>
        <NumberField
          {...pao2}
          label="Group I, PaO₂ up to"
          path="rental.thresholds.pao2AtMost"
          error={missing(value.pao2AtMost)}
          value={orEmpty(value.pao2AtMost)}
          onChange={(limit) => set({ pao2AtMost: orMissing(limit) })}
        />
        <NumberField
          {...saturation}
          label="Saturation up to"
          path="rental.thresholds.saturationAtMost"
          error={missing(value.saturationAtMost)}
          value={orEmpty(value.saturationAtMost)}
          onChange={(limit) => set({ saturationAtMost: orMissing(limit) })}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          {...pao2}
          label="Group II, PaO₂ up to"
          path="rental.thresholds.pao2GroupTwoAtMost"
          error={issueAt(issues, 'rental.thresholds.pao2GroupTwoAtMost')}
          value={value.pao2GroupTwoAtMost}
          onChange={(pao2GroupTwoAtMost) => set({ pao2GroupTwoAtMost })}
        />
        <NumberField
          {...saturation}
          label="Saturation up to"
          path="rental.thresholds.saturationGroupTwoAtMost"
          error={issueAt(issues, 'rental.thresholds.saturationGroupTwoAtMost')}
          value={value.saturationGroupTwoAtMost}
          onChange={(saturationGroupTwoAtMost) => set({ saturationGroupTwoAtMost })}
        />
      </FieldRow>
    </>
  );
}
