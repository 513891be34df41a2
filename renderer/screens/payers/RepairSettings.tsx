import type { PayerSettings } from '../../../shared/domain/payer.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { TagList } from '../../components/TagList.tsx';
import { Setting } from './Setting.tsx';
import { differs, missing, orEmpty, orMissing, type SettingsPart, YES_NO, yesNo } from './settingsPart.ts';
import { REPAIR_SETTINGS, WORK_NAMES } from './settingTexts.ts';

type Repair = PayerSettings['repair'];
type Work = Repair['uncoveredWork'][number];

/** What this payer asks of repair claims (L7600). */
export function RepairSettings({ value, standard, onChange, readOnly }: SettingsPart<Repair>) {
  function set(part: Partial<Repair>) {
    onChange({ ...value, ...part });
  }
  function own(key: keyof Repair): boolean {
    return differs(value[key], standard[key]);
  }
  const text = REPAIR_SETTINGS;
  return (
    <Section title="Repairs" note="Read by the rules of L7600 claims." id="repair">
      <Setting
        text={text.clinicalMaxAgeDays}
        standard={days(standard.clinicalMaxAgeDays)}
        own={own('clinicalMaxAgeDays')}
      >
        <NumberField
          label="Not older than"
          path="repair.clinicalMaxAgeDays"
          unit="days"
          min={1}
          max={3650}
          readOnly={readOnly}
          value={value.clinicalMaxAgeDays}
          onChange={(clinicalMaxAgeDays) => set({ clinicalMaxAgeDays })}
        />
      </Setting>
      <Setting
        text={text.costCapPercent}
        standard={`${standard.costCapPercent} %`}
        own={own('costCapPercent')}
      >
        <NumberField
          label="At most"
          path="repair.costCapPercent"
          unit="%"
          min={1}
          max={200}
          decimals={2}
          readOnly={readOnly}
          error={missing(value.costCapPercent)}
          value={orEmpty(value.costCapPercent)}
          onChange={(percent) => set({ costCapPercent: orMissing(percent) })}
        />
      </Setting>
      <Setting text={text.uncoveredPartNumbers} standard="none" own={own('uncoveredPartNumbers')}>
        <TagList
          label="Part numbers"
          path="repair.uncoveredPartNumbers"
          width="full"
          max={200}
          hint="Enter or a comma adds one"
          readOnly={readOnly}
          normalise={(part) => (part.length <= 40 ? part : null)}
          refuse="A part number has at most 40 characters."
          value={value.uncoveredPartNumbers}
          onChange={(parts) => set({ uncoveredPartNumbers: [...parts] })}
        />
      </Setting>
      <Setting text={text.uncoveredWork} standard="none" own={own('uncoveredWork')}>
        <div className="cw-stack" data-path="repair.uncoveredWork">
          {WORK.map((work) => (
            <CheckField
              key={work}
              label={WORK_NAMES[work]}
              readOnly={readOnly}
              value={value.uncoveredWork.includes(work)}
              onChange={(on) =>
                set({
                  uncoveredWork: WORK.filter((each) =>
                    each === work ? on : value.uncoveredWork.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </Setting>
      <Setting
        text={text.refusesRoutine}
        standard={yesNo(standard.refusesRoutine)}
        own={own('refusesRoutine')}
      >
        <ChoiceField
          label="Refused"
          path="repair.refusesRoutine"
          options={YES_NO}
          readOnly={readOnly}
          value={yesNo(value.refusesRoutine)}
          onChange={(answer) => set({ refusesRoutine: answer === 'yes' })}
        />
      </Setting>
      <Setting text={text.frequency} standard="no limit" own={own('frequency')}>
        <Frequency value={value.frequency} readOnly={readOnly} onChange={(frequency) => set({ frequency })} />
      </Setting>
      <Setting
        text={text.verifyBeforeService}
        standard={yesNo(standard.verifyBeforeService)}
        own={own('verifyBeforeService')}
      >
        <ChoiceField
          label="Asked for"
          path="repair.verifyBeforeService"
          options={YES_NO}
          readOnly={readOnly}
          value={yesNo(value.verifyBeforeService)}
          onChange={(answer) => set({ verifyBeforeService: answer === 'yes' })}
        />
      </Setting>
    </Section>
  );
}

const WORK: readonly Work[] = ['cleaning', 'calibration', 'cosmetic', 'battery', 'accessory'];

function days(limit: number | null): string {
  return limit === null ? 'any age' : `${limit} days`;
}

/** Two numbers that only count together: the first one given brings the other with it. */
function Frequency(props: {
  readonly value: Repair['frequency'];
  readonly readOnly: boolean;
  readonly onChange: (value: Repair['frequency']) => void;
}) {
  const { value, readOnly, onChange } = props;
  return (
    <FieldRow>
      <NumberField
        label="Repairs"
        path="repair.frequency.repairs"
        width="xs"
        min={1}
        max={99}
        readOnly={readOnly}
        value={value?.repairs ?? null}
        onChange={(repairs) => onChange(repairs === null ? null : { repairs, months: value?.months ?? 12 })}
      />
      <NumberField
        label="Within"
        path="repair.frequency.months"
        unit="months"
        min={1}
        max={120}
        readOnly={readOnly}
        value={value?.months ?? null}
        onChange={(months) => onChange(months === null ? null : { months, repairs: value?.repairs ?? 1 })}
      />
    </FieldRow>
  );
}
