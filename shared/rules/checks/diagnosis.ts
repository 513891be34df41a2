import { formatIcd10 } from '../../domain/identifiers.ts';
import { met, unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';

export const diagnosisNamed: Check<'diagnosisNamed'> = function diagnosisNamed(context, { prefixes }) {
  const { claim, diagnoses, patient } = context.theCase;
  if (claim.diagnosisCodes.length === 0) return unmet('claim.diagnosisCodes', 'no diagnosis is on the claim');
  const recorded = new Set(
    diagnoses.filter((item) => item.patientId === patient.id).map((item) => formatIcd10(item.code)),
  );
  const codes = claim.diagnosisCodes.map(formatIcd10);
  const stray = codes.find((code) => !recorded.has(code));
  if (stray !== undefined)
    return unmet('claim.diagnosisCodes', `${stray} is not among the patient’s recorded diagnoses`);
  const fitting =
    prefixes.length === 0
      ? codes
      : codes.filter((code) => prefixes.some((prefix) => code.startsWith(prefix)));
  return fitting.length > 0
    ? met(`diagnosis ${fitting.join(', ')} on record`)
    : unmet('claim.diagnosisCodes', `${codes.join(', ')} names no condition that oxygen treats`);
};
