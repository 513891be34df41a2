import type { Address } from '../../shared/domain/record.ts';
import { FieldRow } from '../components/Section.tsx';
import { TextField } from '../components/TextField.tsx';
import { bindField, type EditorProps } from './editorProps.ts';

/** A postal address. pathPrefix e.g. `address` · personal: hidden with the names (a patient's home). */
export function AddressFields({
  personal,
  ...props
}: EditorProps<Address> & { readonly personal?: boolean }) {
  return (
    <>
      <FieldRow>
        <TextField
          {...bindField(props, 'line1')}
          label="Street"
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
        <TextField {...bindField(props, 'city')} label="City" width="m" maxLength={60} personal={personal} />
        <TextField {...bindField(props, 'state')} label="State" width="xs" maxLength={2} code />
        <TextField {...bindField(props, 'zip')} label="ZIP" width="s" maxLength={10} />
      </FieldRow>
    </>
  );
}
