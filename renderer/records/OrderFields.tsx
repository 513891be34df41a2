import { NO_ORDER_DETAILS, type OrderValues } from '../../shared/domain/clinical.ts';
import type { ClaimKind } from '../../shared/domain/claimKind.ts';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import { ChoiceField, YesNoUnknownField } from '../components/ChoiceField.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { FieldRow } from '../components/Section.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { TextField } from '../components/TextField.tsx';
import { TypedDateField } from '../components/TypedDateField.tsx';
import { DiagnosisCodeField } from './DiagnosisCodeField.tsx';
import { DocumentField } from './DocumentField.tsx';
import { bindChoice, bindField, type EditorProps } from './editorProps.ts';
import { PhysicianField } from './PhysicianField.tsx';
import { COVERS, DELIVERIES, SIGNATURES } from './words.ts';

/**
 * Every element of a physician's order.
 *
 * value: OrderValues · pathPrefix e.g. `order` · documents: the patient's papers, for the link · physicianName:
 * shown until the physician's record is read · kind: of the claim that the order is looked at for
 */
export interface OrderFieldsProps extends EditorProps<OrderValues> {
  readonly documents: readonly DocumentRecord[];
  readonly physicianName?: string | undefined;
  readonly kind?: ClaimKind | undefined;
}

export function OrderFields({ documents, physicianName, kind, ...props }: OrderFieldsProps) {
  const order = props.value;
  const asks = askedOf(order, kind);
  const months = order.lengthOfNeedMonths;
  const code = bindField(props, 'diagnosisCode');
  return (
    <>
      <FieldRow>
        <PhysicianField {...bindField(props, 'physicianId')} label="Physician" name={physicianName} />
        <SelectField
          {...bindChoice(props, 'covers', COVERS)}
          label="Covers"
          options={COVERS}
          clearable
          width="m"
          hint="What the order is for"
        />
        <NumberField {...bindField(props, 'quantity')} label="Quantity" width="xs" min={1} max={999} />
      </FieldRow>
      <TextField {...bindField(props, 'description')} label="What is ordered" width="full" maxLength={500} />
      <FieldRow>
        <TypedDateField {...bindField(props, 'orderedOn')} label="Order date" />
        <ChoiceField {...bindSignature(props)} label="Signature" options={SIGNATURES} />
        <TypedDateField {...bindField(props, 'signedOn')} label="Signed on" />
        <TypedDateField {...bindField(props, 'receivedOn')} label="Received on" />
        <TypedDateField {...bindField(props, 'validTo')} label="Good until" hint="Blank: no end stated" />
      </FieldRow>
      <FieldRow>
        <TextField
          {...bindField(props, 'condition')}
          label="Condition, in the physician’s words"
          width="l"
          maxLength={300}
        />
        <DiagnosisCodeField
          {...code}
          label="Diagnosis code"
          onChange={(diagnosisCode) => props.onChange({ ...order, diagnosisCode })}
        />
      </FieldRow>
      {asks.treatment ? (
        <>
          <TextArea {...bindField(props, 'symptoms')} label="Symptoms" maxLength={500} minRows={1} />
          <TextArea
            {...bindField(props, 'goals')}
            label="Goals of the treatment"
            maxLength={500}
            minRows={1}
          />
        </>
      ) : null}
      <FieldRow>
        {asks.oxygen ? (
          <>
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
            <NumberField
              {...bindField(props, 'flowLpm')}
              label="Flow"
              unit="L/min"
              decimals={2}
              min={0.1}
              max={25}
            />
            <ChoiceField
              {...bindChoice(props, 'delivery', DELIVERIES)}
              label="Delivery"
              options={DELIVERIES}
            />
          </>
        ) : null}
        {asks.length ? (
          <NumberField
            {...bindField(props, 'lengthOfNeedMonths')}
            label="Length of need (months)"
            min={1}
            max={99}
            hint={months === 99 ? 'Lifelong' : '99 means lifelong'}
          />
        ) : null}
      </FieldRow>
      <FieldRow>
        <YesNoUnknownField {...bindField(props, 'namesPatient')} label="The paper names the patient" />
        <YesNoUnknownField
          {...bindField(props, 'namesPractitioner')}
          label="The paper names the practitioner"
        />
        <TypedDateField
          {...bindField(props, 'faceToFaceOn')}
          label="Face-to-face visit"
          width="m"
          hint="That led to the order"
        />
      </FieldRow>
      <DocumentField
        {...bindField(props, 'documentId')}
        label="The order itself"
        documents={documents}
        type="physicianOrder"
      />
    </>
  );
}

/**
 * Which groups of an order's elements are asked: by the kind of claim it is for, on the patient's own page by what
 * it covers. What is given already is always shown.
 */
function askedOf(order: OrderValues, kind: ClaimKind | undefined) {
  const { covers } = order;
  const subject =
    kind === 'orthosis' || (kind === undefined && covers === 'orthosis')
      ? 'orthosis'
      : kind === 'radiopharmaceutical' || (kind === undefined && covers === 'treatment')
        ? 'treatment'
        : kind === 'equipmentRepair'
          ? 'repair'
          : 'oxygen';
  const given = (...values: readonly unknown[]) => values.some((value) => value !== null && value !== '');
  return {
    oxygen: subject === 'oxygen' || given(order.saturation, order.pao2, order.flowLpm, order.delivery),
    treatment: subject === 'orthosis' || subject === 'treatment' || given(order.symptoms, order.goals),
    length: subject !== 'treatment' || given(order.lengthOfNeedMonths),
  };
}

/** The signature is never unknown: an order that nobody signed says so. */
function bindSignature(props: EditorProps<OrderValues>) {
  const { onChange, ...rest } = bindField(props, 'signature');
  return {
    ...rest,
    onChange: (next: OrderValues['signature'] | null) => {
      if (next !== null) onChange(next);
    },
  };
}

/** An order of which nothing is known yet. */
export function newOrder(patientId: string): OrderValues {
  return {
    patientId,
    physicianId: null,
    covers: null,
    description: '',
    orderedOn: null,
    signedOn: null,
    signature: 'none',
    receivedOn: null,
    validTo: null,
    quantity: null,
    condition: '',
    diagnosisCode: '',
    saturation: null,
    pao2: null,
    flowLpm: null,
    delivery: null,
    lengthOfNeedMonths: null,
    ...NO_ORDER_DETAILS,
    documentId: null,
  };
}
