import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unmet, type Unknown } from '../outcome.ts';
import { groupOfValues } from '../oxygenGroup.ts';
import type { Check } from '../vocabulary.ts';
import { pathOfModifiers } from './lines.ts';
import { modifiersOf, NO_SYSTEM, rentalDays, rentalMonth } from './medicareOxygenFacts.ts';

/** The prescribed flow and how the lines say it (Noridian, oxygen: adjustments by flow). */

const FLOW_MODIFIERS: readonly string[] = ['QA', 'QB', 'QE', 'QF', 'QG', 'QR'];
/** These stand on both lines; the others on the stationary one only. */
const ON_BOTH_LINES: readonly string[] = ['QB', 'QF'];

export interface PrescribedFlow {
  /** Liters a minute: the rate, or the mean of day and night where they differ. */
  readonly lpm: number;
  readonly averaged: boolean;
}

/**
 * The flow that decides. A rate for part of the day only, 0 for the other part, stands by itself: it is not averaged
 * with nothing. Null when no oxygen is prescribed at all.
 */
export function decidingFlow(dayLpm: number, nightLpm: number): PrescribedFlow | null {
  if (dayLpm === 0 && nightLpm === 0) return null;
  if (dayLpm === 0 || nightLpm === 0) return { lpm: Math.max(dayLpm, nightLpm), averaged: false };
  return dayLpm === nightLpm
    ? { lpm: dayLpm, averaged: false }
    : { lpm: (dayLpm + nightLpm) / 2, averaged: true };
}

/** The modifier that a flow asks for; null within the standard range. */
export function flowModifier(
  flow: PrescribedFlow,
  portable: boolean,
  limits: { readonly belowLpm: number; readonly aboveLpm: number },
): string | null {
  if (flow.lpm < limits.belowLpm) return flow.averaged ? 'QA' : 'QE';
  if (flow.lpm <= limits.aboveLpm) return null;
  if (portable) return flow.averaged ? 'QB' : 'QF';
  return flow.averaged ? 'QR' : 'QG';
}

function flowOf(context: Context): PrescribedFlow | Unknown | 'none' {
  const { dayLpm, nightLpm } = context.theCase.claim.rental;
  if (dayLpm === null) return lacking('claim.rental.dayLpm', 'the flow by day');
  if (nightLpm === null) return lacking('claim.rental.nightLpm', 'the flow by night');
  return decidingFlow(dayLpm, nightLpm) ?? 'none';
}

function flowText(flow: PrescribedFlow): string {
  return flow.averaged ? `${flow.lpm} LPM on average of day and night` : `${flow.lpm} LPM`;
}

export const oxygenFlow: Check<'oxygenFlow'> = function oxygenFlow(context, params) {
  const lines = context.lines.filter(
    (line) =>
      !modifiersOf(line).includes('MS') &&
      (params.stationary.includes(line.code) || params.portable.includes(line.code)),
  );
  if (lines.length === 0) return notApplicable(NO_SYSTEM);
  const flow = flowOf(context);
  if (flow === 'none')
    return unmet('claim.rental.dayLpm', 'no flow is prescribed, neither by day nor by night');
  if ('status' in flow) return flow;
  const { portablePrescribed } = context.theCase.claim.rental;
  if (flow.lpm > params.aboveLpm && portablePrescribed === null)
    return lacking('claim.rental.portablePrescribed', 'whether a portable system is prescribed');
  const wanted = flowModifier(flow, portablePrescribed === true, params);
  const onPortable = wanted !== null && ON_BOTH_LINES.includes(wanted) ? wanted : null;
  const wantedOn = (code: string): string | null => (params.stationary.includes(code) ? wanted : onPortable);
  for (const line of lines) {
    const fault = faultOf(line, wantedOn(line.code));
    if (fault !== null) return unmet(pathOfModifiers(line), `${fault}: ${flowText(flow)}`);
  }
  if (onPortable !== null) {
    const days = rentalDays(context);
    if ('status' in days) return days;
    const month = rentalMonth(context, days.start, days.service);
    const other = context.theCase.otherClaims
      .filter((claim) => claim.samePatient && claim.samePayer)
      .filter(({ state }) => state !== 'rejected' && state !== 'denied')
      .filter(({ dateOfService: on }) => on !== null && on >= month.from && on <= month.to)
      .find((claim) =>
        claim.lines.some(
          (line) =>
            [...params.stationary, ...params.portable].includes(line.code) &&
            !line.modifiers.includes('MS') &&
            !line.modifiers.includes(onPortable),
        ),
      );
    if (other !== undefined) {
      return unmet(
        pathOfModifiers(lines[0]),
        `${onPortable} belongs on the line of the other system too, and ${other.claimNumber} does not carry it`,
      );
    }
  }
  return met(
    wanted === null
      ? `${flowText(flow)}, which asks for no modifier`
      : `${flowText(flow)}, ${wanted} on the line`,
  );
};

function faultOf(line: CodedLine, wanted: string | null): string | null {
  const said = modifiersOf(line).filter((modifier) => FLOW_MODIFIERS.includes(modifier));
  const stray = said.find((modifier) => modifier !== wanted);
  if (stray !== undefined) return `${stray} on line ${line.index + 1} does not fit the prescribed flow`;
  return wanted !== null && said.length === 0 ? `line ${line.index + 1} lacks ${wanted}` : null;
}

export const oxygenHighFlowTest: Check<'oxygenHighFlowTest'> = function highFlowTest(
  context,
  { onLpm, limits },
) {
  const { oxygenTest, otherTests, patient } = context.theCase;
  const onOxygen = [...(oxygenTest === null ? [] : [oxygenTest]), ...otherTests].find(
    (test) =>
      test.patientId === patient.id &&
      test.roomAir === false &&
      test.onLpm !== null &&
      test.onLpm >= onLpm &&
      groupOfValues(test, limits) !== null,
  );
  return onOxygen === undefined
    ? unmet('otherTests', `no qualifying test made on ${onLpm} LPM is on file`)
    : met(`qualifying test on ${onOxygen.onLpm} LPM of ${onOxygen.testedOn ?? 'a day not given'}`);
};

export const oxygenContentsFlow: Check<'oxygenContentsFlow'> = function contentsFlow(
  context,
  { code, aboveLpm },
) {
  const line = context.lines.find((item) => item.code === code);
  if (line === undefined) return notApplicable(`${code} is not billed`);
  const { dayLpm, nightLpm } = context.theCase.claim.rental;
  if (dayLpm === null) return lacking('claim.rental.dayLpm', 'the flow by day');
  if (nightLpm === null) return lacking('claim.rental.nightLpm', 'the flow by night');
  return Math.max(dayLpm, nightLpm) > aboveLpm
    ? met(`more than ${aboveLpm} LPM prescribed`)
    : unmet(
        `claim.lines.${line.index}.code`,
        `${code} is for more than ${aboveLpm} LPM, at rest or by night`,
      );
};
