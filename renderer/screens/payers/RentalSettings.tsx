import { formatCents } from '../../../shared/domain/money.ts';
import type { PayerSettings } from '../../../shared/domain/payer.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Section } from '../../components/Section.tsx';
import { Setting } from './Setting.tsx';
import { differs, missing, orEmpty, orMissing, type SettingsPart, YES_NO, yesNo } from './settingsPart.ts';
import { COVERAGE_MODIFIER_NAMES, RENTAL_SETTINGS, TERM_NAMES } from './settingTexts.ts';
import { Thresholds, thresholdsInWords } from './Thresholds.tsx';

type Rental = PayerSettings['rental'];

/** What this payer asks of claims for a portable concentrator (E1392). */
export function RentalSettings({ value, standard, onChange, readOnly }: SettingsPart<Rental>) {
  function set(part: Partial<Rental>) {
    onChange({ ...value, ...part });
  }
  function common(key: keyof typeof RENTAL_SETTINGS) {
    return { text: RENTAL_SETTINGS[key], own: differs(value[key], standard[key]) };
  }
  return (
    <Section title="Portable concentrators" note="Read by the rules of E1392 claims." id="rental">
      <Setting {...common('priorAuthorization')} standard={yesNo(standard.priorAuthorization)}>
        <ChoiceField
          label="Required"
          path="rental.priorAuthorization"
          options={YES_NO}
          readOnly={readOnly}
          value={yesNo(value.priorAuthorization)}
          onChange={(answer) => set({ priorAuthorization: answer === 'yes' })}
        />
      </Setting>
      <Setting {...common('stationaryTrialFirst')} standard={yesNo(standard.stationaryTrialFirst)}>
        <ChoiceField
          label="Trial required"
          path="rental.stationaryTrialFirst"
          options={YES_NO}
          readOnly={readOnly}
          value={yesNo(value.stationaryTrialFirst)}
          onChange={(answer) => set({ stationaryTrialFirst: answer === 'yes' })}
        />
      </Setting>
      <Setting {...common('term')} standard={TERM_NAMES[standard.term].toLowerCase()}>
        <ChoiceField
          label="Basis"
          path="rental.term"
          options={optionsOf(TERM_NAMES)}
          readOnly={readOnly}
          value={value.term}
          onChange={(term) => {
            if (term === null) return;
            set({ term, minimumTermMonths: term === 'minimumTerm' ? (value.minimumTermMonths ?? 12) : null });
          }}
        />
      </Setting>
      {value.term === 'minimumTerm' ? (
        <Setting {...common('minimumTermMonths')} standard="12 months">
          <NumberField
            label="At least"
            path="rental.minimumTermMonths"
            unit="months"
            min={1}
            max={60}
            readOnly={readOnly}
            value={value.minimumTermMonths}
            onChange={(minimumTermMonths) => set({ minimumTermMonths })}
          />
        </Setting>
      ) : null}
      <Setting
        {...common('allowedMonthlyCents')}
        standard={formatCents(standard.allowedMonthlyCents) || 'not known'}
      >
        <MoneyField
          label="A month"
          path="rental.allowedMonthlyCents"
          readOnly={readOnly}
          value={value.allowedMonthlyCents}
          onChange={(allowedMonthlyCents) => set({ allowedMonthlyCents })}
        />
      </Setting>
      <Setting
        {...common('rentalMonthsBeforePurchase')}
        standard={months(standard.rentalMonthsBeforePurchase)}
      >
        <NumberField
          label="At least"
          path="rental.rentalMonthsBeforePurchase"
          unit="months"
          min={0}
          max={60}
          readOnly={readOnly}
          error={missing(value.rentalMonthsBeforePurchase)}
          value={orEmpty(value.rentalMonthsBeforePurchase)}
          onChange={(count) => set({ rentalMonthsBeforePurchase: orMissing(count) })}
        />
      </Setting>
      <Setting {...common('coverageModifier')} standard={COVERAGE_MODIFIER_NAMES[standard.coverageModifier]}>
        <ChoiceField
          label="Modifier"
          path="rental.coverageModifier"
          options={optionsOf(COVERAGE_MODIFIER_NAMES)}
          readOnly={readOnly}
          value={value.coverageModifier}
          onChange={(coverageModifier) => {
            if (coverageModifier !== null) set({ coverageModifier });
          }}
        />
      </Setting>
      <Setting {...common('thresholds')} standard={thresholdsInWords(standard.thresholds)}>
        <Thresholds
          value={value.thresholds}
          readOnly={readOnly}
          onChange={(thresholds) => set({ thresholds })}
        />
      </Setting>
      <Setting {...common('testMaxAgeDays')} standard="any age">
        <NumberField
          label="Not older than"
          path="rental.testMaxAgeDays"
          unit="days"
          min={1}
          max={3650}
          readOnly={readOnly}
          value={value.testMaxAgeDays}
          onChange={(testMaxAgeDays) => set({ testMaxAgeDays })}
        />
      </Setting>
    </Section>
  );
}

function months(count: number): string {
  return count === 0 ? 'none' : count === 1 ? '1 month' : `${count} months`;
}

function optionsOf<K extends string>(
  names: Readonly<Record<K, string>>,
): readonly { readonly value: K; readonly label: string }[] {
  return (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));
}
