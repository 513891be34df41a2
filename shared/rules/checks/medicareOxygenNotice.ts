import { addMonths } from '../../domain/dates.ts';
import { isBlank } from '../../domain/record.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, type Outcome } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { papers, usablePaper } from './documents.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { modifiersOf } from './medicareOxygenFacts.ts';

/** The Advance Beneficiary Notice with GA, GX, GY and GZ; EY; and papers that no longer belong to a claim. */

function carrying(context: Context, modifier: string): CodedLine | undefined {
  return context.lines.find((line) => modifiersOf(line).includes(modifier));
}

function anyNotice(context: Context): boolean {
  const { notice } = context.theCase.claim;
  return notice.abnIssuedOn !== null || notice.abnSignedOn !== null || papers(context, 'abn').length > 0;
}

export const oxygenNotice: Check<'oxygenNotice'> = function oxygenNotice(
  context,
  { coverageModifiers, signatureApart },
) {
  if (context.lines.length === 0) return noLines();
  const [ga, gx, gy, gz] = ['GA', 'GX', 'GY', 'GZ'].map((modifier) => carrying(context, modifier));
  const { notice } = context.theCase.claim;
  if (gz !== undefined && anyNotice(context))
    return unmet(pathOfModifiers(gz), 'GZ says that there is no notice, and one is on file');
  if (ga !== undefined && gx !== undefined)
    return unmet(pathOfModifiers(gx), 'GA says that the notice was required, GX that it was voluntary');
  const said = ga ?? gx;
  if (said !== undefined) {
    const modifier = ga === undefined ? 'GX' : 'GA';
    const fault = noticeFault(context, modifier);
    if (fault !== null) return fault;
    const claimed = modifiersOf(said).find((other) => coverageModifiers.includes(other));
    if (ga !== undefined && claimed !== undefined)
      return unmet(
        pathOfModifiers(said),
        `${claimed} says that the criteria are met, and GA that a denial is expected`,
        'warning',
      );
    const unsigned = signatureApart === true ? null : signatureGap(context);
    return unsigned !== null
      ? unmet(unsigned.path, unsigned.detail, 'advice')
      : met(`notice of ${notice.abnIssuedOn ?? ''} on file, ${modifier} on the line`);
  }
  if (anyNotice(context) && !(gy !== undefined && notice.abnKind === 'voluntary')) {
    const wanted = notice.abnKind === 'voluntary' ? 'GX or GY' : 'GA';
    return unmet(
      pathOfModifiers(context.lines[0]),
      `a notice is on file, and no line carries ${wanted}`,
      'warning',
    );
  }
  return notApplicable('no notice, and no modifier that speaks of one');
};

const KIND_OF = { GA: 'required', GX: 'voluntary' } as const;

/** What keeps a notice from bearing GA or GX out; null when it does. */
function noticeFault(context: Context, modifier: 'GA' | 'GX'): Outcome | null {
  const { notice, delivery } = context.theCase.claim;
  if (notice.abnIssuedOn === null)
    return unmet(
      'claim.notice.abnIssuedOn',
      `${modifier} is on the line, and the day of the notice is not given`,
    );
  const paper = usablePaper(context, 'abn', 'documents', 'the notice');
  if (!paper.found) return unmet(paper.path, paper.detail);
  const given = delivery.deliveredOn ?? context.dateOfService;
  if (given === null)
    return unknown(
      'claim.delivery.deliveredOn',
      'the day of delivery is not given',
      'claim.delivery.deliveredOn',
    );
  if (notice.abnIssuedOn > given)
    return unmet('claim.notice.abnIssuedOn', 'the notice was issued after the delivery');
  if (notice.abnKind === null)
    return unknown('claim.notice.abnKind', 'whether the notice was required or voluntary is not given');
  return notice.abnKind === KIND_OF[modifier]
    ? null
    : unmet(
        'claim.notice.abnKind',
        `${modifier} is for a ${KIND_OF[modifier]} notice, and this one is ${notice.abnKind}`,
      );
}

/** A maintenance visit delivers nothing: the notice comes before the visit. */
function nothingDelivered({ lines }: Context): boolean {
  return lines.every((line) => modifiersOf(line).includes('MS'));
}

/**
 * What the patient's signature on a notice lacks; null where it lacks nothing, or where there is no notice. That a
 * notice without it does not hold was not read: it is for advice.
 */
export function signatureGap(context: Context): { readonly path: string; readonly detail: string } | null {
  const { notice, delivery } = context.theCase.claim;
  const path = 'claim.notice.abnSignedOn';
  if (notice.abnIssuedOn === null) return null;
  if (notice.abnSignedOn === null) return { path, detail: 'the notice is not signed' };
  const given = delivery.deliveredOn ?? (nothingDelivered(context) ? context.dateOfService : null);
  return given !== null && notice.abnSignedOn > given
    ? { path, detail: 'the notice was signed after the delivery' }
    : null;
}

export const oxygenNoticeForm: Check<'oxygenNoticeForm'> = function noticeForm(context, { months }) {
  if (context.lines.length === 0) return noLines();
  if (carrying(context, 'GA') === undefined && carrying(context, 'GX') === undefined)
    return notApplicable('no line rests on a notice');
  const { notice } = context.theCase.claim;
  const gaps = [
    isBlank(notice.abnReason) ? (['abnReason', 'why Medicare may not pay'] as const) : null,
    notice.abnEstimateCents === null ? (['abnEstimateCents', 'the estimated cost'] as const) : null,
    notice.abnOption === null ? (['abnOption', 'the option that was chosen'] as const) : null,
    notice.abnSignedOn === null ? (['abnSignedOn', 'the day of its signature'] as const) : null,
  ].filter((gap) => gap !== null);
  const [first] = gaps;
  if (first !== undefined)
    return unmet(`claim.notice.${first[0]}`, `not given: ${gaps.map(([, name]) => name).join(', ')}`);
  const issued = notice.abnIssuedOn;
  if (issued === null)
    return unknown(
      'claim.notice.abnIssuedOn',
      'the day of the notice is not given',
      'claim.notice.abnIssuedOn',
    );
  if (context.theCase.claim.delivery.deliveredOn === null && !nothingDelivered(context))
    return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  const late = signatureGap(context);
  if (late !== null) return unmet(late.path, late.detail);
  const service = context.dateOfService;
  if (service === null)
    return unknown('claim.dateOfService', 'the date of service is not given', 'claim.dateOfService');
  return service > addMonths(issued, months)
    ? unmet('claim.notice.abnIssuedOn', `the notice is more than ${months} months old`)
    : met('the notice names reason, estimate and option, and was signed in time');
};

export const oxygenNoOrder: Check<'oxygenNoOrder'> = function noOrder(context) {
  if (context.lines.length === 0) return noLines();
  const line = carrying(context, 'EY');
  if (line === undefined) return notApplicable('EY is not on the claim');
  const { order } = context.theCase;
  const valid = order !== null && (order.signature === 'handwritten' || order.signature === 'electronic');
  return valid
    ? unmet(pathOfModifiers(line), 'EY says that there is no order, and a signed one is on file')
    : met('no signed order is on file, as EY says');
};

export const paperAbsent: Check<'paperAbsent'> = function paperAbsent(context, { type }) {
  const [paper] = papers(context, type);
  return paper === undefined
    ? met('not among the papers')
    : unmet(paper.path, 'such a paper is among those of the claim');
};
