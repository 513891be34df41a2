import { NO_TEST_DETAILS, type OxygenTestValues } from '../../shared/domain/clinical.ts';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import type { PayerSettings } from '../../shared/domain/payer.ts';
import { CheckField } from '../components/CheckField.tsx';
import { ChoiceField, YesNoUnknownField } from '../components/ChoiceField.tsx';
import type { FieldProps } from '../components/fieldTypes.ts';
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
import { GROUP_TWO_CONDITIONS, TEST_CONDITIONS, TEST_METHODS, TEST_STUDIES } from './words.ts';

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
  const { group, detail } = oxygenGroup(test, { thresholds });
  const exertion =
    test.condition === 'exertion' ||
    test.saturationAtRest !== null ||
    test.saturationOnOxygen !== null ||
    test.sameSession !== null;
  const bloodGas = test.method !== 'oximetry';
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
        <PercentField {...bindField(props, 'saturation')} label="Saturation" />
        {bloodGas || test.pao2 !== null ? <PressureField {...bindField(props, 'pao2')} label="PaO2" /> : null}
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
      </FieldRow>
      {exertion ? (
        <FieldRow>
          <PercentField {...bindField(props, 'saturationAtRest')} label="At rest, without oxygen" width="m" />
          <PercentField
            {...bindField(props, 'saturationOnOxygen')}
            label="Exercising on oxygen"
            width="m"
            hint="Shows that oxygen helps"
          />
          <YesNoUnknownField {...bindField(props, 'sameSession')} label="All readings of one session" />
        </FieldRow>
      ) : null}
      <SleepFields {...props} bloodGas={bloodGas} />
      <FieldRow>
        {group === 'groupII' || group === 'groupIINeedsCondition' || test.groupTwoCondition !== null ? (
          <SelectField
            {...bindChoice(props, 'groupTwoCondition', GROUP_TWO_CONDITIONS)}
            label="Condition for group II"
            options={GROUP_TWO_CONDITIONS}
            clearable
            placeholder="None"
            width="l"
          />
        ) : null}
        {test.groupTwoCondition === 'erythrocythemia' || test.hematocrit !== null ? (
          <NumberField
            {...bindField(props, 'hematocrit')}
            label="Hematocrit"
            unit="%"
            decimals={1}
            min={10}
            max={90}
            width="s"
          />
        ) : null}
      </FieldRow>
      <p className={styles.group}>
        <Chip tone={GROUP_TONES[group]}>{OXYGEN_GROUP_NAMES[group]}</Chip>
        <span className="cw-quiet">{sentenceOf(detail)}</span>
      </p>
      <FieldRow>
        <TextField {...bindField(props, 'performedBy')} label="Performed by" width="l" maxLength={120} />
        <SelectField
          {...bindChoice(props, 'study', TEST_STUDIES)}
          label="Part of a larger test"
          options={TEST_STUDIES}
          clearable
          placeholder="Not known"
        />
        <DocumentField
          {...bindField(props, 'documentId')}
          label="The result itself"
          documents={documents}
          type="oxygenTestResult"
        />
      </FieldRow>
      <FieldRow>
        <YesNoUnknownField
          {...bindField(props, 'orderedByPhysician')}
          label="Ordered by the treating physician"
        />
        <TypedDateField {...bindField(props, 'evaluatedOn')} label="Evaluated on" hint="By the physician" />
        <YesNoUnknownField {...bindField(props, 'inpatient')} label="Tested in hospital" />
        {test.inpatient === true || test.dischargedOn !== null ? (
          <TypedDateField {...bindField(props, 'dischargedOn')} label="Discharged on" />
        ) : null}
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

function sentenceOf(detail: string): string {
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`;
}

/** What a test during sleep also says: the values awake, how far they fell, and what was seen with the fall. */
function SleepFields({ bloodGas, ...props }: EditorProps<OxygenTestValues> & { readonly bloodGas: boolean }) {
  const test = props.value;
  const asleep =
    test.condition === 'sleep' ||
    test.awakeSaturation !== null ||
    test.awakePao2 !== null ||
    test.fallSaturation !== null ||
    test.fallPao2 !== null ||
    test.hypoxemiaSigns !== null;
  if (!asleep) return null;
  return (
    <FieldRow>
      <PercentField {...bindField(props, 'awakeSaturation')} label="Saturation awake" />
      <NumberField
        {...bindField(props, 'fallSaturation')}
        label="Saturation fell by"
        unit="points"
        decimals={1}
        min={0}
        max={70}
      />
      {bloodGas || test.awakePao2 !== null || test.fallPao2 !== null ? (
        <>
          <PressureField {...bindField(props, 'awakePao2')} label="PaO2 awake" />
          <PressureField {...bindField(props, 'fallPao2')} label="PaO2 fell by" min={0} max={150} />
        </>
      ) : null}
      <YesNoUnknownField
        {...bindField(props, 'hypoxemiaSigns')}
        label="Signs of hypoxemia with the fall"
        hint="Memory, restlessness, insomnia"
      />
    </FieldRow>
  );
}

function PercentField(props: FieldProps<number | null>) {
  return <NumberField width="s" {...props} unit="%" decimals={1} min={30} max={100} />;
}

function PressureField({
  min = 15,
  max = 200,
  ...props
}: FieldProps<number | null> & { readonly min?: number; readonly max?: number }) {
  return <NumberField width="s" {...props} unit="mm Hg" decimals={1} min={min} max={max} />;
}

const GROUP_TONES: Readonly<Record<OxygenGroup, Tone>> = {
  groupI: 'met',
  groupII: 'met',
  groupIII: 'met',
  groupIINeedsCondition: 'unknown',
  neither: 'unmet',
  notYet: 'na',
};

/** The group in words, with its colour. */
export function OxygenGroupChip({
  test,
  thresholds,
}: {
  readonly test: OxygenTestValues;
  readonly thresholds?: PayerSettings['rental']['thresholds'] | undefined;
}) {
  const { group } = oxygenGroup(test, { thresholds });
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
