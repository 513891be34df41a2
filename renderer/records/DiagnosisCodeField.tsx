import { formatIcd10, isIcd10Shape } from '../../shared/domain/identifiers.ts';
import { call } from '../client.ts';
import type { FieldProps } from '../components/fieldTypes.ts';
import { LookupField, type LookupOption } from '../components/LookupField.tsx';

/**
 * An ICD-10-CM code, looked up by code or words in the shipped code set.
 *
 * value: the code with its dot, '' when not given · onChange(code, description) · description: shown with it
 */
export interface DiagnosisCodeFieldProps extends Omit<FieldProps<string>, 'onChange'> {
  readonly onChange: (code: string, description: string) => void;
  readonly description?: string | undefined;
}

export function DiagnosisCodeField({ value, onChange, description, ...rest }: DiagnosisCodeFieldProps) {
  return (
    <LookupField
      {...rest}
      width={rest.width ?? 'l'}
      placeholder="J44.9, or words"
      value={value === '' ? null : { value, code: value, label: description ?? '' }}
      search={findDiagnoses}
      onChange={(option) => onChange(option?.value ?? '', option?.label ?? '')}
    />
  );
}

async function findDiagnoses(text: string): Promise<readonly LookupOption[]> {
  const query = isIcd10Shape(text) ? formatIcd10(text) : text;
  const answer = await call('codes.icd10', { query, limit: 20 });
  if (!answer.ok) return [];
  return answer.value.map((row) => ({ value: row.code, code: row.code, label: row.description }));
}
