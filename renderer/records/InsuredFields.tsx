import type { Insured } from '../../shared/domain/filing.ts';
import { FieldRow } from '../components/Section.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { TextField } from '../components/TextField.tsx';
import { TypedDateField } from '../components/TypedDateField.tsx';
import { AddressFields, type AddressLabels } from './AddressFields.tsx';
import { bindField, type EditorProps, frameAt } from './editorProps.ts';
import { SEXES } from './words.ts';

const LABELS: AddressLabels = {
  line1: 'Insured’s street',
  city: 'Insured’s city',
  state: 'Insured’s state',
  zip: 'Insured’s ZIP',
};

/** Who holds the insurance, where that is not the patient: boxes 4, 7 and 11a of the form. pathPrefix e.g. `insured`. */
export function InsuredFields(props: EditorProps<Insured>) {
  const { value, onChange, pathPrefix = '' } = props;
  return (
    <>
      <FieldRow>
        <TextField {...bindField(props, 'lastName')} label="Insured’s last name" maxLength={60} personal />
        <TextField {...bindField(props, 'firstName')} label="Insured’s first name" maxLength={60} personal />
        <TextField
          {...bindField(props, 'middleName')}
          label="Insured’s middle name"
          width="m"
          maxLength={60}
          personal
        />
        <TextField {...bindField(props, 'suffix')} label="Insured’s suffix" width="xs" maxLength={10} />
      </FieldRow>
      <FieldRow>
        <TypedDateField {...bindField(props, 'birthDate')} label="Insured’s date of birth" past />
        <SelectField
          {...frameAt(props, 'sex')}
          label="Insured’s sex"
          width="s"
          options={SEXES}
          value={value.sex}
          onChange={(next) => {
            const found = SEXES.find((each) => each.value === next);
            if (found) onChange({ ...value, sex: found.value });
          }}
        />
      </FieldRow>
      <AddressFields
        {...props}
        personal
        labels={LABELS}
        pathPrefix={pathPrefix === '' ? 'address' : `${pathPrefix}.address`}
        value={value.address}
        onChange={(address) => onChange({ ...value, address })}
      />
    </>
  );
}
