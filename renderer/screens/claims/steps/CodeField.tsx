import type { CodeEntry } from '../../../../shared/contract/claims.ts';
import { call } from '../../../client.ts';
import { LookupField, type LookupOption } from '../../../components/LookupField.tsx';
import { labelOf } from '../caseLabels.ts';
import { useAnswer } from '../claimContext.ts';

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
      search={findCodes}
      onChange={(option) => answer.onChange(option?.value ?? '')}
    />
  );
}

async function findCodes(text: string): Promise<readonly LookupOption[]> {
  const answer = await call('codes.find', { query: text, limit: 15 });
  if (!answer.ok) return [];
  return answer.value.map((entry) => ({
    value: entry.code,
    code: entry.code,
    label: entry.official?.short ?? entry.guide?.text ?? 'Not in the code set',
    note: entry.inForce ? (entry.conflict ? 'sources disagree' : '') : 'not in force',
  }));
}
