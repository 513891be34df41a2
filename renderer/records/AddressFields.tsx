import type { Address } from '../../shared/domain/record.ts';
import { FieldRow } from '../components/Section.tsx';
import { TextField } from '../components/TextField.tsx';
import { bindField, type EditorProps } from './editorProps.ts';

export interface AddressLabels {
  readonly line1: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

const PLAIN: AddressLabels = { line1: 'Street', city: 'City', state: 'State', zip: 'ZIP' };

/**
 * A postal address. pathPrefix e.g. `address` · personal: hidden with the names (a patient's home) · labels: where a
 * page holds several
 */
export function AddressFields({
  personal,
  labels = PLAIN,
  ...props
}: EditorProps<Address> & { readonly personal?: boolean; readonly labels?: AddressLabels }) {
  return (
    <>
      <FieldRow>
        <TextField
          {...bindField(props, 'line1')}
          label={labels.line1}
          width="l"
          maxLength={80}
          personal={personal}
        />
        <TextField
          {...bindField(props, 'line2')}
          label="Apartment, suite, unit"
          width="m"
          maxLength={80}
          personal={personal}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          {...bindField(props, 'city')}
          label={labels.city}
          width="m"
          maxLength={60}
          personal={personal}
        />
        <TextField {...bindField(props, 'state')} label={labels.state} width="xs" maxLength={2} code />
        <TextField {...bindField(props, 'zip')} label={labels.zip} width="s" maxLength={10} />
      </FieldRow>
    </>
  );
}
