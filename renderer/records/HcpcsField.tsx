import type { IsoDate } from '../../shared/domain/dates.ts';
import type { FieldProps } from '../components/fieldTypes.ts';
import { LookupField } from '../components/LookupField.tsx';
import { codeOptions } from './codeOptions.ts';

/**
 * A HCPCS code of a record, looked up by code or words.
 *
 * value: the code, '' when not given · on: the day it is asked about (null: today)
 */
export interface HcpcsFieldProps extends FieldProps<string> {
  readonly on: IsoDate | null;
}

export function HcpcsField({ value, onChange, on, ...rest }: HcpcsFieldProps) {
  return (
    <LookupField
      {...rest}
      width={rest.width ?? 's'}
      placeholder="Optional"
      value={value === '' ? null : { value, code: value, label: '' }}
      search={(text) => codeOptions(text, on)}
      onChange={(option) => onChange(option?.value ?? '')}
    />
  );
}
