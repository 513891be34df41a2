import { addMonths } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { OtherClaim } from '../../domain/claimCase.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unmet, unmetWith, type Unknown } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { countsAsFurnished } from './earlierClaims.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { said } from './orthosisAttestation.ts';

/** What was furnished before: how often, and within the useful life of an earlier device. */

const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;
const NO_DATE = ['claim.dateOfService', 'the date of service'] as const;

/** Days before the date of service on which the same or a similar device was furnished, newest first. */
function earlierDevices(
  context: Context,
  dateOfService: IsoDate,
  alike: readonly (readonly string[])[],
): readonly IsoDate[] {
  const { claim, otherClaims } = context.theCase;
  const isAlike = (earlier: EarlierLine): boolean =>
    context.lines.some((own) => isSameOrSimilar(own, earlier, alike));
  const billed = otherClaims
    .filter(
      (other) =>
        other.samePatient &&
        other.kind === 'orthosis' &&
        other.claimNumber !== claim.number &&
        countsAsFurnished(other) &&
        other.lines.some(isAlike),
    )
    .map((other) => other.dateOfService);
  const known = [...billed, claim.orthosis.lastFurnishedOn].filter((date) => date !== null);
  return [...new Set(known)]
    .filter((date) => date < dateOfService)
    .sort((one, other) => (one < other ? 1 : -1));
}

function sidesOf(modifiers: readonly string[]): readonly string[] {
  return modifiers.filter((modifier) => modifier === 'RT' || modifier === 'LT');
}

/** Orthoses up to L1499 are of the trunk and neck, which have no sides whatever a line says of an asymmetric device. */
function isOfLimb(code: string): boolean {
  return code > 'L1499';
}

type EarlierLine = OtherClaim['lines'][number];

/** The same code or one of its group, and not on the other side of the body; a side that is not stated may be this one. */
export function isSameOrSimilar(
  own: CodedLine,
  earlier: EarlierLine,
  alike: readonly (readonly string[])[],
): boolean {
  const similar =
    own.code === earlier.code ||
    alike.some((group) => group.includes(earlier.code) && group.includes(own.code));
  if (!similar) return false;
  const sides = sidesOf(said(own));
  const before = sidesOf(earlier.modifiers);
  if (!isOfLimb(own.code) || sides.length === 0 || before.length === 0) return true;
  return sides.some((side) => before.includes(side));
}

/** Nobody has asked, and nothing is on record: that is no answer. */
function notAsked(context: Context): Unknown | null {
  return context.theCase.claim.orthosis.sameSimilarCheckedOn === null
    ? {
        status: 'unknown',
        path: 'claim.orthosis.sameSimilarCheckedOn',
        detail: 'nobody has asked whether the same or a similar device was furnished before',
        level: 'warning',
      }
    : null;
}

export const orthosisFrequency: Check<'orthosisFrequency'> = function orthosisFrequency(context, { alike }) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const { frequency } = payer.settings.orthosis;
  if (frequency === null) return notApplicable('this payer sets no limit');
  if (context.lines.length === 0) return noLines();
  if (context.dateOfService === null) return lacking(...NO_DATE);
  const { devices, months } = frequency;
  const limit = `${devices} ${devices === 1 ? 'device' : 'devices'} in ${months} months`;
  const since = addMonths(context.dateOfService, -months);
  const earlier = earlierDevices(context, context.dateOfService, alike);
  const within = earlier.filter((date) => date > since);
  if (within.length + 1 > devices) {
    return claim.orthosis.frequencyReason.trim() !== ''
      ? met(`device ${within.length + 1} of the period, with its reason on record`)
      : unmetWith('claim.orthosis.frequencyReason', {
          detail: `this is device ${within.length + 1} since ${since}`,
          limit,
        });
  }
  if (earlier.length === 0) {
    const open = notAsked(context);
    if (open) return open;
  }
  return met(`device ${within.length + 1} of the period, ${limit} allowed`);
};

export const usefulLife: Check<'usefulLife'> = function usefulLife(context, { modifier, alike }) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  if (context.dateOfService === null) return lacking(...NO_DATE);
  const { orthosis } = claim;
  const replacing = context.lines.find((line) => said(line).includes(modifier));
  const last = earlierDevices(context, context.dateOfService, alike)[0];
  if (last === undefined) {
    if (replacing !== undefined) {
      return unmet(
        'claim.orthosis.lastFurnishedOn',
        `${modifier} says that a device is replaced, and none is on record`,
      );
    }
    return notAsked(context) ?? met('no earlier device, asked for and found in no record');
  }
  const end = addMonths(last, payer.settings.rental.usefulLifeMonths);
  if (context.dateOfService >= end) {
    return replacing === undefined
      ? met(`the earlier device of ${last} has outlived its useful life`)
      : unmet(
          pathOfModifiers(replacing),
          `the useful life ended on ${end}, and ${modifier} is not used for that`,
          'warning',
        );
  }
  if (orthosis.replacement === null) {
    return unmet(
      'claim.orthosis.replacement',
      `the earlier device of ${last} has a useful life until ${end}, and why another is needed is not given`,
    );
  }
  if (orthosis.frequencyReason.trim() === '') {
    return unmet('claim.orthosis.frequencyReason', 'what happened to the earlier device is not on record');
  }
  if (orthosis.replacement === 'changedNeed') {
    return replacing === undefined
      ? met('another device for a changed need, with its reason')
      : unmet(
          pathOfModifiers(replacing),
          `${modifier} says that the same device is replaced, and the record says that the need has changed`,
        );
  }
  return replacing === undefined
    ? unmet(
        `claim.lines.${context.lines[0]?.index ?? 0}.modifiers`,
        `the device was ${orthosis.replacement}, and ${modifier} is missing`,
      )
    : met(`${modifier}: the device of ${last} was ${orthosis.replacement}`);
};
