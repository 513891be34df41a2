import type { OtherClaim } from '../../domain/claimCase.ts';
import type { ClaimLine, ClaimState } from '../../domain/claim.ts';
import { addDays, addMonths, rentalMonthOn, type IsoDate } from '../../domain/dates.ts';
import { rentalCalendar } from '../../domain/rentalCalendar.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, notApplicable, unknown, type Settled, type Unknown } from '../outcome.ts';
import { basicGap, oxygenCoverage, type OxygenCoverage } from '../oxygenGroup.ts';
import type { CoverageCriteria, OxygenCodes, Waiver } from '../vocabularies/medicareOxygenVocabulary.ts';

/** What the rules on Medicare oxygen ask again and again: lines by what they bill, rental months, and earlier claims. */

/** The two kinds of system; of each one a month is paid. */
export type SystemClass = 'stationary' | 'portable';

/** What a line bills. */
export type LineRole = SystemClass | 'contents' | 'maintenance' | 'other';

type Coded = Pick<ClaimLine, 'code'> & {
  readonly modifiers: readonly string[];
  readonly furtherModifiers?: readonly string[];
};

/** Every modifier of a line, also those that are told under 99. */
export function modifiersOf(line: Coded): readonly string[] {
  return [...line.modifiers, ...(line.furtherModifiers ?? [])];
}

export function roleOf(line: Coded, codes: OxygenCodes): LineRole {
  if (modifiersOf(line).includes('MS')) return 'maintenance';
  return classOf(line.code, codes) ?? (codes.contents.includes(line.code) ? 'contents' : 'other');
}

export function classOf(code: string, codes: OxygenCodes): SystemClass | null {
  if (codes.stationary.includes(code)) return 'stationary';
  return codes.portable.includes(code) ? 'portable' : null;
}

export function linesAs(
  context: Context,
  codes: OxygenCodes,
  ...roles: readonly LineRole[]
): readonly CodedLine[] {
  return context.lines.filter((line) => roles.includes(roleOf(line, codes)));
}

/** Lines that bill a system by the month. */
export function rentalLines(context: Context, codes: OxygenCodes): readonly CodedLine[] {
  return linesAs(context, codes, 'stationary', 'portable');
}

export function codePath(line: CodedLine): string {
  return `claim.lines.${line.index}.code`;
}

export const NO_SYSTEM = 'no system is billed by the month';
export const NO_DATE = ['claim.dateOfService', 'the date of service'] as const;

/** First day of the rental, as the register has it; a day that is not given is never guessed. */
export function rentalStartOf(context: Context): IsoDate | Unknown {
  const { equipment } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  return equipment.rentalStartedOn ?? lacking('equipment.rentalStartedOn', 'the first day of the rental');
}

/** First day of the rental and date of service, or what is missing of them. */
export function rentalDays(
  context: Context,
): { readonly start: IsoDate; readonly service: IsoDate } | Unknown {
  const start = rentalStartOf(context);
  if (typeof start !== 'string') return start;
  const service = context.dateOfService;
  return service === null ? lacking(...NO_DATE) : { start, service };
}

/** A rental month: its number, and its first and last day. */
interface MonthOfRental {
  readonly number: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The rental month of a day by the first day alone, as if nothing had interrupted the rental. */
export function unbrokenMonth(start: IsoDate, on: IsoDate): MonthOfRental {
  const number = Math.max(rentalMonthOn(start, on), 1);
  return { number, from: addMonths(start, number - 1), to: addDays(addMonths(start, number), -1) };
}

/**
 * The rental month of a day, counted as the rental's own calendar counts: an interruption over the day on which a month
 * would begin moves the day of the month. A day without the equipment stands in the month before it.
 */
export function rentalMonth(context: Context, start: IsoDate, on: IsoDate): MonthOfRental {
  const { claim, rentalRecord } = context.theCase;
  // The record of the rental knows its breaks as they stand; the claim's were copied when it was opened.
  const recorded = rentalRecord?.startedOn === start ? rentalRecord.breaks : null;
  const breaks = recorded ?? claim.rental.breaks.map((one, at) => ({ ...one, id: String(at) }));
  const calendar = rentalCalendar(
    {
      class: 'oxygenStationary',
      startedOn: start,
      endedOn: null,
      monthsBefore: 0,
      lifeStartedOn: null,
      paidMonthsEndedOn: null,
      titleTransferredOn: null,
      breaks,
    },
    { until: on },
  );
  return calendar?.months.at(-1) ?? unbrokenMonth(start, on);
}

/** Day n of the rental; its first day is day 1. */
export function dayOfRental(start: IsoDate, number: number): IsoDate {
  return addDays(start, number - 1);
}

/** A line of another claim of this patient with this payer. */
export interface EarlierLine {
  readonly claimNumber: string;
  readonly state: ClaimState;
  readonly on: IsoDate;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly role: LineRole;
}

/** What other claims of the patient with this payer bill, newest first. What was refused was not billed. */
export function otherLines(context: Context, codes: OxygenCodes): readonly EarlierLine[] {
  return context.theCase.otherClaims
    .filter((other) => other.samePatient && other.samePayer)
    .filter(({ state }) => state !== 'rejected' && state !== 'denied')
    .flatMap((other) => linesOfClaim(other, codes));
}

function linesOfClaim(other: OtherClaim, codes: OxygenCodes): readonly EarlierLine[] {
  const { claimNumber, state, dateOfService } = other;
  if (dateOfService === null) return [];
  return other.lines.map(({ code, modifiers }) => ({
    claimNumber,
    state,
    on: dateOfService,
    code,
    modifiers,
    role: roleOf({ code, modifiers }, codes),
  }));
}

/** True for what left the house; a draft may still come to nothing. */
export function isSent({ state }: EarlierLine): boolean {
  return state === 'finalised' || state === 'sent' || state === 'paid' || state === 'closed';
}

/** Days of service of earlier rental months of a class, oldest first. */
export function earlierRentals(
  context: Context,
  codes: OxygenCodes,
  systemClass: SystemClass,
): readonly EarlierLine[] {
  const service = context.dateOfService;
  return otherLines(context, codes)
    .filter((line) => line.role === systemClass && isSent(line))
    .filter((line) => service === null || line.on < service)
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** The coverage group of the claim's test, or what keeps it from being known; a missing test is its rule's to raise. */
export function coverageOf(context: Context, criteria: CoverageCriteria): OxygenCoverage | Unknown {
  const { oxygenTest: test, patient, otherTests, claim } = context.theCase;
  if (test === null) return lacking('oxygenTest', 'the oxygen test', 'claim.oxygenTestId');
  // What a test cannot be without is asked for where the test itself is.
  const gap = basicGap(test);
  if (gap !== null) return unknown(coveragePath(gap.field), gap.detail, 'oxygenTest');
  if (context.dateOfService === null) return lacking(...NO_DATE);
  return oxygenCoverage(
    test,
    otherTests.filter((other) => other.patientId === patient.id && other.id !== test.id),
    {
      limits: criteria.limits,
      groupThreeCondition: claim.rental.groupThreeCondition,
      groupThree: context.dateOfService >= criteria.groupThreeFrom,
    },
  );
}

/** The field of the case that an answer about coverage points to. */
export function coveragePath(field: string): string {
  return field === 'groupThreeCondition' ? 'claim.rental.groupThreeCondition' : `oxygenTest.${field}`;
}

/**
 * What a rule answers that needs the group where there is none. Whether there is one is asked by a rule of its own,
 * which carries the weight.
 */
export function withoutGroup(
  coverage: OxygenCoverage & { readonly answer: 'none' | 'unknown' },
): Settled | Unknown {
  return coverage.answer === 'none'
    ? notApplicable('the test belongs to no group, which is asked apart')
    : { ...unknown(coveragePath(coverage.field), coverage.detail), level: 'advice' };
}

/**
 * True where lines say that the patient qualified under a disaster waiver, and the rental began while it was in force.
 * @param start first day of the rental, as the register has it.
 */
export function underWaiver(lines: readonly CodedLine[], start: IsoDate | null, waiver: Waiver): boolean {
  return (
    start !== null &&
    waiver.startedFrom <= start &&
    start <= waiver.startedTo &&
    lines.length > 0 &&
    lines.every((line) => waiver.modifiers.every((modifier) => modifiersOf(line).includes(modifier)))
  );
}

/** True where every line that bills oxygen says that a denial is expected. */
export function expectsDenial(context: Context, modifiers: readonly string[]): boolean {
  return (
    context.lines.length > 0 &&
    context.lines.every((line) => modifiersOf(line).some((modifier) => modifiers.includes(modifier)))
  );
}
