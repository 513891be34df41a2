import type { IsoDate } from '../../shared/domain/dates.ts';
import { call } from '../client.ts';
import type { LookupOption } from '../components/LookupField.tsx';

/**
 * HCPCS codes for a look-up, by code or words, with the official text; says which are not in force on a day.
 * @param on the date of service; today when null
 */
export async function codeOptions(text: string, on: IsoDate | null): Promise<readonly LookupOption[]> {
  const answer = await call('codes.find', { query: text, on, limit: 20 });
  if (!answer.ok) return [];
  return answer.value.map((hit) => ({
    value: hit.code,
    code: hit.code,
    label: hit.long || hit.text,
    note: noteOf(hit.standing, hit.conflict),
  }));
}

function noteOf(standing: 'inForce' | 'notInForce' | 'notKnown', conflict: boolean): string {
  if (standing === 'notInForce') return 'not in force';
  return conflict ? 'sources disagree' : '';
}
