import { addDays, daysBetween } from '../../domain/dates.ts';
import { formatIcd10 } from '../../domain/identifiers.ts';
import type { Context } from '../facts.ts';
import { readField, type Field } from '../fields.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith, type Outcome } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { papers, usablePaper } from './documents.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { attestationGap, expectsDenial, missingModifier, said } from './orthosisAttestation.ts';
import { countWords } from './parts.ts';
import { receiverGap } from './receiver.ts';

/** What the record shows of an orthosis: diagnosis, criteria, delivery, reassessment, fitting. */

const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;
const NO_DATE = ['claim.dateOfService', 'the date of service'] as const;

/** Whether a recorded diagnosis of the claim begins with one of the prefixes. */
export function diagnosisSupport(context: Context, prefixes: readonly string[], what: string): Outcome {
  const { claim, diagnoses, patient } = context.theCase;
  if (claim.diagnosisCodes.length === 0) return unmet('claim.diagnosisCodes', 'no diagnosis is on the claim');
  const recorded = new Set(
    diagnoses.filter((item) => item.patientId === patient.id).map((item) => formatIcd10(item.code)),
  );
  const codes = claim.diagnosisCodes.map(formatIcd10);
  const stray = codes.find((code) => !recorded.has(code));
  if (stray !== undefined) {
    return unmet('claim.diagnosisCodes', `${stray} is not among the patient’s recorded diagnoses`);
  }
  const fitting = codes.filter((code) => prefixes.some((prefix) => code.startsWith(prefix)));
  return fitting.length > 0
    ? met(`diagnosis ${fitting.join(', ')} on record`)
    : unmet('claim.diagnosisCodes', `${codes.join(', ')} names no condition for ${what}`);
}

export const diagnosisSupports: Check<'diagnosisSupports'> = function diagnosisSupports(context, params) {
  if (context.lines.length === 0) return noLines();
  return context.lines.some((line) => params.codes.includes(line.code))
    ? diagnosisSupport(context, params.prefixes, params.what)
    : notApplicable('no orthosis of the spine is billed');
};

/** What the record has to show before anybody may say that the criteria are met. */
const CRITERIA: readonly (readonly [Field, string])[] = [
  ['claim.orthosis.deficit', 'the deficit that the orthosis meets'],
  ['claim.orthosis.triedTreatment', 'treatment that was tried'],
  ['claim.orthosis.whyNotEnough', 'why it was not enough'],
];

export const orthosisCriteria: Check<'orthosisCriteria'> = function orthosisCriteria(context, params) {
  const { payer } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  const stating = context.lines.find((line) => said(line).includes('KX'));
  const asked = payer.settings.orthosis.coverageModifier === 'KX';
  if (stating === undefined && !asked) return met('this payer asks for no KX, and none is on the claim');
  const gap = CRITERIA.find(([field]) => !readField(context.theCase, field).given);
  const spinal = context.lines.some((line) => params.spinal.includes(line.code));
  const diagnosis = spinal
    ? diagnosisSupport(context, params.diagnoses, 'an orthosis of the spine')
    : met('');
  if (stating !== undefined) {
    const open = attestationGap(context, 'KX');
    if (open) return open;
    if (gap) return lacking(...gap);
    if (diagnosis.status === 'unmet') {
      return unmet(
        pathOfModifiers(stating),
        'KX says that the criteria are met, and the diagnosis does not bear it out',
      );
    }
    // What Medicare's own policies ask of KX is told by its pack.
    if (!asked && payer.class !== 'medicare') {
      return unmet(pathOfModifiers(stating), 'KX is on the line, and this payer does not use it', 'warning');
    }
  }
  if (!asked) return met('KX on the line, attested and documented');
  const bare = context.lines.find((line) => !said(line).includes('KX') && !expectsDenial(line));
  if (bare === undefined) {
    return met(
      stating === undefined
        ? 'the lines say that a denial is expected, and nothing says that the criteria are met'
        : `KX on the line, attested on ${context.theCase.claim.attestation.criteriaAttestedOn ?? ''}, criteria documented`,
    );
  }
  if (gap) return lacking(...gap);
  if (diagnosis.status === 'unmet')
    return met('the diagnosis does not meet the criteria, and no modifier says so');
  return missingModifier(context, bare, 'KX');
};

export const orthosisDelivered: Check<'orthosisDelivered'> = function orthosisDelivered(context) {
  const { delivery } = context.theCase.claim;
  if (delivery.deliveredOn === null)
    return unmet('claim.delivery.deliveredOn', 'the day of delivery is not given');
  if (delivery.deliveredOn > context.on) {
    return unmet('claim.delivery.deliveredOn', 'the day of delivery lies in the future');
  }
  const receiver = receiverGap(delivery);
  if (receiver === 'staff') {
    return unmet('claim.delivery.receiverRelation', 'the supplier’s own staff signed for it');
  }
  const paper = usablePaper(context, 'proofOfDelivery', 'documents', 'the delivery');
  const photos = papers(context, 'photo').filter(({ document }) => document.condition === 'readable').length;
  if (!paper.found) {
    return unmet(
      paper.path,
      photos > 0 ? `${paper.detail}; a photo supports it and does not stand for it` : paper.detail,
    );
  }
  if (context.dateOfService === null) return lacking(...NO_DATE);
  if (delivery.method === null && delivery.shippedOn !== null) {
    return unknown('claim.delivery.method', 'a day of sending is given, and not whether it was sent');
  }
  // A shipped device is billed by the day on which it was sent.
  const shippedOn = delivery.method === 'shipped' ? delivery.shippedOn : null;
  if (shippedOn !== null && shippedOn > delivery.deliveredOn) {
    return unmet('claim.delivery.shippedOn', 'it was sent only after it was delivered');
  }
  if ((shippedOn ?? delivery.deliveredOn) > context.dateOfService) {
    return unmet('claim.delivery.deliveredOn', 'the delivery is later than the date of service');
  }
  if (receiver === 'relation') {
    return unknown('claim.delivery.receiverRelation', 'what the receiver is to the patient is not given');
  }
  return met(`delivered ${delivery.deliveredOn}, ${paper.evidence}${photos > 0 ? ', with a photo' : ''}`);
};

export const reassessed: Check<'reassessed'> = function reassessed(context) {
  const { payer, claim, order } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const days = payer.settings.orthosis.reassessDays;
  if (days === null) return notApplicable('this payer asks for no reassessment');
  const { longTerm, reassessedOn } = claim.orthosis;
  if (longTerm === null)
    return unknown('claim.orthosis.longTerm', 'it is not said whether the use is long-term');
  if (!longTerm) return notApplicable('the use is not long-term');
  if (context.dateOfService === null) return lacking(...NO_DATE);
  const limit = `${days} ${days === 1 ? 'day' : 'days'}`;
  const path = 'claim.orthosis.reassessedOn';
  // The visit that led to the order is an assessment too.
  const last = reassessedOn ?? order?.faceToFaceOn ?? null;
  if (last === null) return unmetWith(path, { detail: 'no assessment is on record', limit });
  if (last > context.dateOfService) {
    return unmetWith(path, {
      detail: `the one on record, of ${last}, is later than the date of service`,
      limit,
    });
  }
  return last < addDays(context.dateOfService, -days)
    ? unmetWith(path, {
        detail: `the last was ${daysBetween(last, context.dateOfService)} days before the date of service`,
        limit,
      })
    : met(`assessed ${last}, asked for every ${limit}`);
};

export const customFit: Check<'customFit'> = function customFit(context) {
  const { orthosis, delivery } = context.theCase.claim;
  if (orthosis.fitting === null) {
    return lacking(
      'claim.orthosis.fitting',
      'whether the device is made to measure, customized or off the shelf',
    );
  }
  if (orthosis.fitting !== 'customFitted')
    return notApplicable('the device is not customized to the patient');
  if (delivery.method === 'shipped') {
    return unmet('claim.delivery.method', 'it was shipped, and a customized device is fitted on the patient');
  }
  const gaps = [
    orthosis.fittedBy.trim() === '' ? (['fittedBy', 'who fitted it'] as const) : null,
    orthosis.fittedOn === null ? (['fittedOn', 'the day of the fitting'] as const) : null,
    countWords(orthosis.fittingRecord) < 3
      ? (['fittingRecord', 'what was adjusted on the patient'] as const)
      : null,
  ].filter((gap) => gap !== null);
  const first = gaps[0];
  if (first)
    return unmet(`claim.orthosis.${first[0]}`, `not on record: ${gaps.map(([, name]) => name).join(', ')}`);
  if (delivery.method === null) return unknown('claim.delivery.method', 'how it was delivered is not given');
  const fittedOn = orthosis.fittedOn ?? '';
  if (delivery.deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  return fittedOn > delivery.deliveredOn
    ? unmet('claim.orthosis.fittedOn', 'it was fitted only after the delivery')
    : met(`fitted ${fittedOn}, adjustments on record`);
};

/** `12°`, `12 degrees`, `-5 deg`, `10 to 15 degrees`. */
const ANGLE = /(?<![\d.])([-−]?\d+(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d+(?:\.\d+)?))?\s*(?:°|deg(?:rees?)?\b)/gi;

function anglesIn(text: string): readonly number[] {
  return [...text.matchAll(ANGLE)]
    .flatMap(([, first, last]) => [first, last])
    .filter((told) => told !== undefined)
    .map((told) => Number(told.replace('−', '-')));
}

/** Words by which a record tells the rest of what is asked of a contracture; whoever reads it knows others. */
const GONIOMETER = /goniomet/i;
const FUNCTION = /function|interfer|hinder|walk|gait|ambulat|transfer|stand/i;
const STRETCHING = /stretch/i;

export const contractureShown: Check<'contractureShown'> = function contractureShown(
  context,
  { unlessDiagnosis, atLeastDegrees },
) {
  const codes = context.theCase.claim.diagnosisCodes.map(formatIcd10);
  if (codes.some((code) => unlessDiagnosis.some((prefix) => code.startsWith(prefix)))) {
    return notApplicable('ordered for a condition that no angle measures');
  }
  const { measurements, deficit, triedTreatment } = context.theCase.claim.orthosis;
  const angles = anglesIn(measurements);
  const least = `${atLeastDegrees} degrees`;
  if (angles.length === 0) return unknown('claim.orthosis.measurements', 'no measurement names an angle');
  const enough = angles.filter((angle) => angle >= atLeastDegrees);
  if (enough.length === 0)
    return unmet('claim.orthosis.measurements', `the angle on record is less than ${least}`);
  const lacks = [
    GONIOMETER.test(measurements)
      ? null
      : (['measurements', 'that it was measured with a goniometer'] as const),
    FUNCTION.test(`${measurements} ${deficit}`)
      ? null
      : (['deficit', 'how it interferes with the patient’s function'] as const),
    STRETCHING.test(`${measurements} ${triedTreatment}`)
      ? null
      : (['triedTreatment', 'the stretching program'] as const),
  ].filter((lack) => lack !== null);
  const [first] = lacks;
  if (first !== undefined)
    return unmet(
      `claim.orthosis.${first[0]}`,
      `the record does not name ${lacks.map(([, name]) => name).join(', ')}`,
    );
  // Text does not tell which angle is meant of which ankle: a person has to look.
  return enough.length < angles.length
    ? unknown('claim.orthosis.measurements', `some of the angles on record are less than ${least}`)
    : met(`${least} or more, by goniometer, with its effect on function and the stretching program`);
};
