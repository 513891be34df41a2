import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { type Density, type Scheme, type TextSize, useAppearance } from '../../stores/appearance.ts';

const SCHEMES: readonly { readonly value: Scheme; readonly label: string }[] = [
  { value: 'auto', label: 'As the computer' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const DENSITIES: readonly { readonly value: Density; readonly label: string }[] = [
  { value: 'compact', label: 'Compact' },
  { value: 'standard', label: 'Standard' },
  { value: 'comfortable', label: 'Comfortable' },
];
const SIZES: readonly { readonly value: TextSize; readonly label: string }[] = [
  { value: '100', label: '100%' },
  { value: '115', label: '115%' },
  { value: '130', label: '130%' },
  { value: '150', label: '150%' },
  { value: '200', label: '200%' },
];

/** Kept on this computer for whoever uses it; no part of the office's data. */
export function AppearanceSettings() {
  const { scheme, density, textSize, hideNames, singleKeys, change } = useAppearance();
  return (
    <Section title="Appearance" note="For this computer. It changes at once." plain id="appearance">
      <FieldRow>
        <ChoiceField<Scheme>
          label="Colors"
          width="l"
          options={SCHEMES}
          value={scheme}
          onChange={(next) => {
            if (next !== null) change({ scheme: next });
          }}
        />
        <ChoiceField<Density>
          label="Density"
          width="l"
          options={DENSITIES}
          value={density}
          onChange={(next) => {
            if (next !== null) change({ density: next });
          }}
        />
        <ChoiceField<TextSize>
          label="Text size"
          width="l"
          options={SIZES}
          value={textSize}
          onChange={(next) => {
            if (next !== null) change({ textSize: next });
          }}
        />
      </FieldRow>
      <CheckField
        label="Hide names"
        note="Names of patients and contacts are masked on every screen."
        value={hideNames}
        onChange={(next) => change({ hideNames: next })}
      />
      <CheckField
        label="Single-key shortcuts"
        note="Keys such as ? without Ctrl or Alt. Switch them off when speech input or a scanner sets them off."
        value={singleKeys}
        onChange={(next) => change({ singleKeys: next })}
      />
    </Section>
  );
}
