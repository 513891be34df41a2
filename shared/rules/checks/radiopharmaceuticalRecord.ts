import { daysBetween } from '../../domain/dates.ts';
import type { Context } from '../facts.ts';
import {
  lacking,
  met,
  notApplicable,
  unknown,
  unmet,
  unmetWith,
  type Outcome,
  type Unknown,
} from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { linesOf, noLines, pathOfModifiers } from './lines.ts';
import { attestationGap, expectsDenial, missingModifier, said } from './orthosisAttestation.ts';
import { diagnosisSupport } from './orthosisRecord.ts';
import { countWords } from './parts.ts';
import { hasImaging } from './radiopharmaceuticalDoses.ts';
import { authorization } from './rental.ts';

/** What the record shows of a treatment with a radiopharmaceutical, and the modifiers that rest on it. */

const RX = 'claim.radiopharmaceutical';
const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;

export const boneMetastases: Check<'boneMetastases'> = function boneMetastases(context, { prefixes }) {
  const { boneMetastasesStated } = context.theCase.claim.radiopharmaceutical;
  if (boneMetastasesStated === null) {
    return unmet(`${RX}.boneMetastasesStated`, 'whether the record states bone metastases is not given');
  }
  if (!boneMetastasesStated)
    return unmet(`${RX}.boneMetastasesStated`, 'the record does not state bone metastases');
  const diagnosis = diagnosisSupport(context, prefixes, 'pain of bone metastases');
  return diagnosis.status === 'met' ? met(`stated in the record, ${diagnosis.evidence}`) : diagnosis;
};

export const distinctService: Check<'distinctService'> = function distinctService(context, { modifiers }) {
  if (context.lines.length === 0) return noLines();
  const found = context.lines.flatMap((line) =>
    said(line)
      .filter((modifier) => modifiers.includes(modifier))
      .map((modifier) => ({ line, modifier })),
  )[0];
  if (found === undefined) return notApplicable('no line says that it is a distinct service');
  const { distinctFrom, distinctReason } = context.theCase.claim.radiopharmaceutical;
  const where = `${found.modifier} is on line ${found.line.index + 1}`;
  if (distinctFrom.trim() === '') {
    return unmet(`${RX}.distinctFrom`, `${where}, and the other procedure is not named`);
  }
  return countWords(distinctReason) < 3
    ? unmet(`${RX}.distinctReason`, `${where}, and why the services are distinct is not on record`)
    : met(`${found.modifier} with the other procedure and the reason`);
};

export const specificBeforeGeneral: Check<'specificBeforeGeneral'> = function specificBeforeGeneral(
  context,
  { general, specific },
) {
  if (context.lines.length === 0) return noLines();
  const line = context.lines.find((item) => said(item).includes(general));
  if (line === undefined) return notApplicable(`${general} is not on the claim`);
  return unmet(
    pathOfModifiers(line),
    `line ${line.index + 1} carries ${general}, and ${specific.join(', ')} say it more exactly`,
  );
};

/** What is missing before anybody may say that the criteria are met. */
function criteriaGap(context: Context): Unknown | null {
  const answers = context.theCase.claim.radiopharmaceutical;
  if (answers.boneMetastasesStated !== true) {
    return lacking(`${RX}.boneMetastasesStated`, 'bone metastases in the record');
  }
  if (answers.priorTreatment.trim() === '')
    return lacking(`${RX}.priorTreatment`, 'earlier treatment of the pain');
  return answers.priorOutcome === null
    ? lacking(`${RX}.priorOutcome`, 'what came of earlier treatment')
    : null;
}

export const treatmentCriteria: Check<'treatmentCriteria'> = function treatmentCriteria(context): Outcome {
  const { payer } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  const asked = payer.settings.radiopharmaceutical.coverageModifier === 'KX';
  const stating = context.lines.find((line) => said(line).includes('KX'));
  if (stating !== undefined) {
    const open = attestationGap(context, 'KX') ?? criteriaGap(context);
    if (open) return open;
    // That Medicare knows no use for it is told by its own pack.
    return !asked && payer.class !== 'medicare'
      ? unmet(
          pathOfModifiers(stating),
          'KX is on the line, and this payer has no criteria that it would state',
        )
      : met('KX on the line, attested and documented');
  }
  if (!asked) return met('no KX on the claim, and this payer asks for none');
  const bare = context.lines.find((line) => !expectsDenial(line));
  if (bare === undefined) return met('the lines say that a denial is expected');
  return criteriaGap(context) ?? missingModifier(context, bare, 'KX');
};

export const treatmentAuthorization: Check<'treatmentAuthorization'> = function treatmentAuthorization(
  context,
): Outcome {
  const answer = authorization(context, {});
  if (answer.status !== 'met') return answer;
  const { priorTreatment, reasonForTherapy } = context.theCase.claim.radiopharmaceutical;
  if (priorTreatment.trim() === '') return lacking(`${RX}.priorTreatment`, 'the history of treatment');
  if (reasonForTherapy.trim() === '') return lacking(`${RX}.reasonForTherapy`, 'the reason for this therapy');
  return hasImaging(context)
    ? met(`${answer.evidence}; history, reason and imaging on record`)
    : unmet('documents', 'the imaging that the request rests on is not among the papers');
};

export const repeatInterval: Check<'repeatInterval'> = function repeatInterval(context, { code, days }) {
  const { claim, otherClaims } = context.theCase;
  if (linesOf(context, code).length === 0) return notApplicable(`no line bills ${code}`);
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const date = context.dateOfService;
  const { lastDoseOn, firstTreatment } = claim.radiopharmaceutical;
  const billed = otherClaims
    .filter(
      (other) =>
        other.samePatient &&
        other.kind === 'radiopharmaceutical' &&
        other.claimNumber !== claim.number &&
        other.lines.some((line) => line.code === code),
    )
    .map((other) => other.dateOfService);
  const last = [lastDoseOn, ...billed]
    .filter((day) => day !== null)
    .filter((day) => day < date)
    .sort()
    .at(-1);
  if (last === undefined) {
    return firstTreatment === true
      ? met('the first dose')
      : unknown(`${RX}.lastDoseOn`, 'neither an earlier dose nor that this is the first is on record');
  }
  const apart = daysBetween(last, date);
  return apart >= days
    ? met(`${apart} days after the dose of ${last}`)
    : unmetWith(`${RX}.lastDoseOn`, { detail: `the last was ${apart} days before`, days: String(days) });
};

export const bloodCounts: Check<'bloodCounts'> = function bloodCounts(context, limits) {
  const { countsOn, platelets, leukocytes, administeredOn } = context.theCase.claim.radiopharmaceutical;
  const gaps = [
    platelets === null ? (['platelets', 'platelets'] as const) : null,
    leukocytes === null ? (['leukocytes', 'leukocytes'] as const) : null,
    countsOn === null ? (['countsOn', 'the day of the count'] as const) : null,
  ].filter((gap) => gap !== null);
  const low = [
    platelets !== null && platelets < limits.platelets
      ? (['platelets', `platelets below ${limits.platelets} per microliter`] as const)
      : null,
    leukocytes !== null && leukocytes < limits.leukocytes
      ? (['leukocytes', `leukocytes below ${limits.leukocytes} per microliter`] as const)
      : null,
  ].filter((item) => item !== null);
  const lowest = low[0];
  if (lowest) return unmet(`${RX}.${lowest[0]}`, low.map(([, text]) => text).join(', '));
  const first = gaps[0];
  if (first) return unknown(`${RX}.${first[0]}`, `not given: ${gaps.map(([, name]) => name).join(', ')}`);
  if (administeredOn !== null && countsOn !== null && countsOn > administeredOn) {
    return unmet(`${RX}.countsOn`, 'the count was made only after the dose');
  }
  return met(
    `counts of ${countsOn ?? ''} not below ${limits.platelets} and ${limits.leukocytes} per microliter`,
  );
};
