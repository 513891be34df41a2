import { NO_TEST_DETAILS, type OxygenTestValues } from '../../shared/domain/clinical.ts';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import type { PayerSettings } from '../../shared/domain/payer.ts';
import { CheckField } from '../components/CheckField.tsx';
import { ChoiceField } from '../components/ChoiceField.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { FieldRow } from '../components/Section.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { Chip, type Tone } from '../components/StatusChip.tsx';
import { TextField } from '../components/TextField.tsx';
import { TypedDateField } from '../components/TypedDateField.tsx';
import { DocumentField } from './DocumentField.tsx';
import { bindChoice, bindField, type EditorProps } from './editorProps.ts';
import { OXYGEN_GROUP_NAMES, oxygenGroup, type OxygenGroup } from './oxygenGroup.ts';
import styles from './records.module.css';
import { GROUP_TWO_CONDITIONS, TEST_CONDITIONS, TEST_METHODS } from './words.ts';

/**
 * One oxygen test with the group its values reach.
 *
 * value: OxygenTestValues · pathPrefix e.g. `oxygenTest` · documents: the patient's papers · thresholds: the
 * payer's, Medicare's when left out
 */
export interface OxygenTestFieldsProps extends EditorProps<OxygenTestValues> {
  readonly documents: readonly DocumentRecord[];
  readonly thresholds?: PayerSettings['rental']['thresholds'] | undefined;
}

export function OxygenTestFields({ documents, thresholds, ...props }: OxygenTestFieldsProps) {
  const test = props.value;
  return (
    <>
      <FieldRow>
        <ChoiceField {...bindChoice(props, 'method', TEST_METHODS)} label="Method" options={TEST_METHODS} />
        <TypedDateField {...bindField(props, 'testedOn')} label="Tested on" />
        <ChoiceField
          {...bindChoice(props, 'condition', TEST_CONDITIONS)}
          label="Taken"
          options={TEST_CONDITIONS}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          {...bindField(props, 'saturation')}
          label="Saturation"
          unit="%"
          decimals={1}
          min={30}
          max={100}
        />
        <NumberField
          {...bindField(props, 'pao2')}
          label="PaO2"
          unit="mm Hg"
          decimals={1}
          min={15}
          max={200}
        />
        <ChoiceField {...bindAir(props)} label="Breathing" options={AIR} />
        <NumberField
          {...bindField(props, 'onLpm')}
          label="Oxygen at"
          unit="L/min"
          decimals={2}
          min={0.1}
          max={25}
          disabled={test.roomAir !== false}
        />
        <NumberField
          {...bindField(props, 'saturationOnOxygen')}
          label="Exercising on oxygen"
          unit="%"
          decimals={1}
          min={30}
          max={100}
          disabled={test.condition !== 'exertion'}
          hint={test.condition === 'exertion' ? 'Shows that oxygen helps' : 'Tests on exertion only'}
          width="m"
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          {...bindChoice(props, 'groupTwoCondition', GROUP_TWO_CONDITIONS)}
          label="Condition for group II"
          options={GROUP_TWO_CONDITIONS}
          clearable
          placeholder="None"
          width="l"
        />
        <div className={styles.check}>
          <OxygenGroupChip test={test} thresholds={thresholds} />
        </div>
      </FieldRow>
      <FieldRow>
        <TextField {...bindField(props, 'performedBy')} label="Performed by" width="l" maxLength={120} />
        <DocumentField
          {...bindField(props, 'documentId')}
          label="The result itself"
          documents={documents}
          type="oxygenTestResult"
        />
      </FieldRow>
      <FieldRow>
        <CheckField
          {...bindField(props, 'evaluatedByPhysician')}
          label="The treating physician evaluated the result"
        />
        <CheckField
          {...bindField(props, 'performedBySupplier')}
          label="Performed by an equipment supplier"
          note={test.performedBySupplier ? 'A supplier may not be the tester (NCD 240.2).' : undefined}
        />
      </FieldRow>
    </>
  );
}

const GROUP_TONES: Readonly<Record<OxygenGroup, Tone>> = {
  groupI: 'met',
  groupII: 'met',
  groupIINeedsCondition: 'unknown',
  neither: 'unmet',
  noValue: 'na',
};

/** The group in words, with its colour. */
export function OxygenGroupChip({
  test,
  thresholds,
}: {
  readonly test: Pick<OxygenTestValues, 'pao2' | 'saturation' | 'groupTwoCondition'>;
  readonly thresholds?: PayerSettings['rental']['thresholds'] | undefined;
}) {
  const group = oxygenGroup(test, thresholds);
  return <Chip tone={GROUP_TONES[group]}>{OXYGEN_GROUP_NAMES[group]}</Chip>;
}

const AIR = [
  { value: 'roomAir', label: 'Room air' },
  { value: 'onOxygen', label: 'On oxygen' },
] as const;

type Air = (typeof AIR)[number]['value'];

/** Room air and a flow exclude each other: going back to room air clears the flow. */
function bindAir(props: EditorProps<OxygenTestValues>) {
  const { value, onChange: _onChange, ...rest } = bindField(props, 'roomAir');
  const shown: Air | null = value === null ? null : value ? 'roomAir' : 'onOxygen';
  return {
    ...rest,
    value: shown,
    onChange: (next: Air | null) =>
      props.onChange({
        ...props.value,
        roomAir: next === null ? null : next === 'roomAir',
        onLpm: next === 'onOxygen' ? props.value.onLpm : null,
      }),
  };
}

/** A test of which nothing is known yet. */
export function newOxygenTest(patientId: string): OxygenTestValues {
  return {
    patientId,
    method: null,
    testedOn: null,
    condition: null,
    pao2: null,
    saturation: null,
    roomAir: null,
    onLpm: null,
    saturationOnOxygen: null,
    performedBy: '',
    performedBySupplier: false,
    groupTwoCondition: null,
    evaluatedByPhysician: false,
    ...NO_TEST_DETAILS,
    documentId: null,
  };
}
