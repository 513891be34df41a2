import type { CodeEntry } from '../../../../shared/contract/codes.ts';
import { LookupField } from '../../../components/LookupField.tsx';
import { codeOptions } from '../../../records/codeOptions.ts';
import { labelOf } from '../caseLabels.ts';
import { useAnswer, useCase } from '../claimContext.ts';

/** A HCPCS code of the case, looked up by code or words. */
export function CodeField({
  path,
  entry = null,
  required = false,
  hint,
}: {
  readonly path: string;
  /** What the code library says of it, where that is read already. */
  readonly entry?: CodeEntry | null;
  readonly required?: boolean;
  readonly hint?: string;
}) {
  const answer = useAnswer(path);
  const { claim } = useCase();
  const code = typeof answer.value === 'string' ? answer.value : '';
  return (
    <LookupField
      {...answer}
      label={labelOf(path)}
      width="m"
      required={required}
      hint={hint}
      placeholder="Code or words"
      value={code === '' ? null : { value: code, code, label: entry?.official?.short ?? '' }}
      search={(text) => codeOptions(text, claim.dateOfService)}
      onChange={(option) => answer.onChange(option?.value ?? '')}
    />
  );
}
