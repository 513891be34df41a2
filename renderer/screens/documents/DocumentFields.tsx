import type { DocumentType, DocumentValues } from '../../../shared/domain/document.ts';
import { YesNoUnknownField } from '../../components/ChoiceField.tsx';
import { MoneyField } from '../../components/MoneyField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import type { Fields } from '../../components/useRecordDraft.ts';
import { EquipmentField, PatientField } from '../../records/lookups.tsx';
import { TYPE_OPTIONS, typeOf } from './documentTypes.ts';

/** Everything that is said of a paper. Questions that only some papers answer come with their type. */
interface Props {
  readonly fields: Fields<DocumentValues>;
  readonly readOnly: boolean;
}

const SIGNED: readonly DocumentType[] = [
  'physicianOrder',
  'clinicalNote',
  'serviceReport',
  'proofOfDelivery',
  'abn',
  'authorization',
];
const CLINICAL: readonly DocumentType[] = ['physicianOrder', 'clinicalNote', 'oxygenTestResult'];

export function DocumentFields({ fields, readOnly }: Props) {
  const { bind } = fields;
  const type = bind('type').value;
  return (
    <>
      <SelectField
        {...bind('type')}
        label="Type"
        width="full"
        options={TYPE_OPTIONS}
        readOnly={readOnly}
        onChange={(value) => {
          const next = typeOf(value);
          if (next) bind('type').onChange(next);
        }}
      />
      <TypedDateField {...bind('documentDate')} label="Date of the paper" readOnly={readOnly} />
      <TextField {...bind('title')} label="Title" width="full" maxLength={120} readOnly={readOnly} />
      <TextField
        {...bind('author')}
        label="Author or issuer"
        hint="As the paper names it"
        width="full"
        maxLength={120}
        readOnly={readOnly}
      />
      <PatientField {...bind('patientId')} label="Patient" width="full" readOnly={readOnly} />
      <EquipmentField {...bind('equipmentId')} label="Device" width="full" readOnly={readOnly} />
      {SIGNED.includes(type) ? (
        <YesNoUnknownField {...bind('signed')} label="Signed" width="full" readOnly={readOnly} />
      ) : null}
      {CLINICAL.includes(type) ? (
        <YesNoUnknownField
          {...bind('statesContinuedNeed')}
          label="States that oxygen is still needed"
          width="full"
          readOnly={readOnly}
        />
      ) : null}
      {type === 'partsInvoice' ? (
        <>
          <TextField {...bind('invoiceNumber')} label="Invoice number" maxLength={40} readOnly={readOnly} />
          <MoneyField
            {...bind('invoiceTotalCents')}
            label="Parts total on the invoice"
            hint="Compared with the itemized parts"
            width="m"
            readOnly={readOnly}
          />
        </>
      ) : null}
      <TextArea {...bind('note')} label="Note" maxLength={500} readOnly={readOnly} />
    </>
  );
}
