import type { ClaimCase } from '../domain/claimCase.ts';
import type { ClaimLine } from '../domain/claim.ts';
import { isRepairKind } from '../domain/claimKind.ts';
import type { IsoDate } from '../domain/dates.ts';
import { effectiveVisit } from '../domain/serviceVisit.ts';
import type { PayerClass } from '../domain/payer.ts';
import type { Fact } from './fields.ts';

/** A claim case as the checks see it: the visit with its amendments applied, and what is asked for often. */
export interface Facts {
  readonly theCase: ClaimCase;
  /** Today, in the office's time zone. */
  readonly on: IsoDate;
  /** As the claim states it; rules that need it wait while it is null. */
  readonly dateOfService: IsoDate | null;
  readonly payerClass: PayerClass | null;
  /** Claim lines that carry a code, with their place on the claim. */
  readonly lines: readonly CodedLine[];
}

export interface CodedLine extends ClaimLine {
  readonly index: number;
}

/** What a check is given beside its parameters. */
export interface Context extends Facts {
  /** False for a fact that another rule of the pack answers for. */
  readonly owns: (fact: Fact) => boolean;
}

export function gatherFacts(theCase: ClaimCase, on: IsoDate): Facts {
  const visit = theCase.visit === null ? null : effectiveVisit(theCase.visit);
  return {
    theCase: { ...theCase, visit },
    on,
    dateOfService: theCase.claim.dateOfService,
    payerClass: theCase.payer?.class ?? null,
    lines: theCase.claim.lines.map((line, index) => ({ ...line, index })).filter((line) => line.code !== ''),
  };
}

/**
 * The day by which a pack is chosen: the claim's date of service, else the day of the visit or the delivery, else
 * today. Only for choosing: rules that need the date of service itself wait for it.
 */
export function dateForPack(theCase: ClaimCase, on: IsoDate): IsoDate {
  return theCase.claim.dateOfService ?? serviceDay(theCase) ?? on;
}

function serviceDay({ claim, visit }: ClaimCase): IsoDate | null {
  if (isRepairKind(claim.kind)) return visit?.visitedOn ?? null;
  if (claim.kind === 'radiopharmaceutical') return claim.radiopharmaceutical.administeredOn;
  return claim.delivery.deliveredOn;
}
