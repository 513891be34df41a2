import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, type Outcome, type Unknown } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { papers, usablePaper } from './documents.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { said } from './orthosisAttestation.ts';
import {
  amountOf,
  billingUnit,
  unitsFor,
  type BilledUnits,
  type BillingUnit,
} from './radiopharmaceuticalDose.ts';

/** The dose of the record against the units of the claim, and what is said of the discarded part. */

const RX = 'claim.radiopharmaceutical';
/** Codes of radiopharmaceuticals, diagnostic or therapeutic. */
const RADIOPHARMACEUTICAL = /^A9[5-6]\d{2}$/;
const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;

export const doseRecorded: Check<'doseRecorded'> = function doseRecorded(context) {
  const { radiopharmaceutical: answers, dateOfService } = context.theCase.claim;
  const gaps = [
    answers.doseGiven === null || answers.doseGiven === 0 ? (['doseGiven', 'the dose given'] as const) : null,
    answers.doseUnit === null ? (['doseUnit', 'its unit'] as const) : null,
    answers.administeredOn === null ? (['administeredOn', 'the day on which it was given'] as const) : null,
  ].filter((gap) => gap !== null);
  const first = gaps[0];
  if (first) return unmet(`${RX}.${first[0]}`, `not on record: ${gaps.map(([, name]) => name).join(', ')}`);
  const administeredOn = answers.administeredOn ?? '';
  if (administeredOn > context.on) {
    return unmet(`${RX}.administeredOn`, 'the day on which it was given lies in the future');
  }
  const paper = usablePaper(context, 'doseRecord', 'documents', 'the dose');
  if (!paper.found) return unmet(paper.path, paper.detail);
  if (dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  return administeredOn === dateOfService
    ? met(`given ${administeredOn}, ${paper.evidence}`)
    : unmet(`${RX}.administeredOn`, `it was given on ${administeredOn}, which is not the date of service`);
};

/** One agent billed by a code with a unit that is known, and the units that the record comes to. */
interface DoseLines {
  readonly code: string;
  readonly lines: readonly CodedLine[];
  readonly unit: BillingUnit;
  readonly units: BilledUnits;
}

const NO_GIVEN = [`${RX}.doseGiven`, 'the dose given'] as const;
const NO_UNIT = [`${RX}.doseUnit`, 'the unit of the dose'] as const;
const NO_DISCARDED = [`${RX}.doseDiscarded`, 'the discarded part of the dose'] as const;

/** The lines that bill the dose with the units of the record; what is missing, where they cannot be told. */
function doseLines(context: Context): DoseLines | Unknown {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  const priced = context.lines.flatMap((line) => {
    const unit = billingUnit(line.code, payer, context.theCase.claim.attestation.codeMeaning);
    return unit === null ? [] : [{ line, unit }];
  });
  const first = priced[0];
  if (first === undefined) {
    const line = context.lines[0];
    return {
      ...unknown(
        `claim.lines.${line?.index ?? 0}.units`,
        `no source here says what one unit of ${line?.code ?? 'the code'} stands for`,
      ),
      level: 'warning',
    };
  }
  // One record of a dose cannot bear two agents out, whether or not the other's unit is known.
  const other = context.lines.find(
    (line) => line.code !== first.line.code && RADIOPHARMACEUTICAL.test(line.code),
  );
  if (other) {
    return unknown(
      `claim.lines.${other.index}.code`,
      `the record holds one dose, and ${first.line.code} and ${other.code} are billed`,
    );
  }
  const { doseGiven, doseUnit, doseDiscarded } = claim.radiopharmaceutical;
  if (doseGiven === null || doseGiven === 0) return lacking(...NO_GIVEN);
  if (doseUnit === null) return lacking(...NO_UNIT);
  const units = unitsFor(first.unit, amountOf(doseGiven, doseUnit), amountOf(doseDiscarded ?? 0, doseUnit));
  if (typeof units === 'string') return unknown(`${RX}.doseGiven`, units);
  return { code: first.line.code, lines: priced.map(({ line }) => line), unit: first.unit, units };
}

function unitsText(units: number): string {
  return `${units} ${units === 1 ? 'unit' : 'units'}`;
}

/** The units of some lines; a line without units is for the rule on lines to tell. */
function unitsOf(lines: readonly CodedLine[]): number | Unknown {
  const open = lines.find((line) => line.units === null);
  if (open) return lacking('lineAmounts', 'units of the line', `claim.lines.${open.index}.units`);
  return lines.reduce((sum, line) => sum + (line.units ?? 0), 0);
}

export const doseBilled: Check<'doseBilled'> = function doseBilled(context, { wasteModifier }) {
  const dose = doseLines(context);
  if ('status' in dose) return dose;
  const given = dose.lines.filter((line) => !said(line).includes(wasteModifier));
  const first = given[0];
  if (first === undefined) {
    return unmet(
      pathOfModifiers(dose.lines[0]),
      `no line bills the dose given: every line of ${dose.code} carries ${wasteModifier}`,
    );
  }
  const billed = unitsOf(given);
  if (typeof billed !== 'number') return billed;
  return billed === dose.units.given
    ? met(`${unitsText(billed)} of ${dose.code}, one ${dose.unit.name} each, as the dose on record`)
    : unmet(
        `claim.lines.${first.index}.units`,
        `${unitsText(billed)} of ${dose.code} billed, and the dose on record comes to ${dose.units.given}`,
      );
};

export const wasteBilled: Check<'wasteBilled'> = function wasteBilled(context, { wasteModifier }) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  const wasted = context.lines.filter((line) => said(line).includes(wasteModifier));
  const stray = wasted[0];
  const { doseDiscarded, container, discardReason } = claim.radiopharmaceutical;
  const asked = payer.settings.radiopharmaceutical.wasteModifiers || payer.class === 'medicare';
  if (!asked) {
    return stray === undefined
      ? notApplicable('this payer takes no line for a discarded part')
      : unmet(
          pathOfModifiers(stray),
          `line ${stray.index + 1} carries ${wasteModifier}, which this payer does not take`,
        );
  }
  if (doseDiscarded === null)
    return unknown(NO_DISCARDED[0], 'whether any of the dose was discarded is not given');
  if (doseDiscarded === 0) {
    return stray === undefined
      ? met('nothing was discarded')
      : unmet(
          pathOfModifiers(stray),
          `line ${stray.index + 1} carries ${wasteModifier}, and nothing was discarded`,
        );
  }
  if (container === null) {
    return unknown(`${RX}.container`, 'whether it came in a single-dose container is not given');
  }
  if (container === 'multiDose') {
    return stray === undefined
      ? notApplicable('what is left in a container for several doses is not billed')
      : unmet(
          pathOfModifiers(stray),
          `line ${stray.index + 1} carries ${wasteModifier}, and the container is for several doses`,
        );
  }
  const dose = doseLines(context);
  if ('status' in dose) return dose;
  if (dose.units.discarded === 0) {
    return stray === undefined
      ? met('the whole units of the dose given cover the discarded part')
      : unmet(
          pathOfModifiers(stray),
          `line ${stray.index + 1} carries ${wasteModifier}, and the whole units of the dose given cover the discarded part`,
        );
  }
  if (stray === undefined) {
    return unmet(
      pathOfModifiers(dose.lines[0]),
      `${unitsText(dose.units.discarded)} were discarded, and no line carries ${wasteModifier}`,
    );
  }
  const billed = unitsOf(wasted);
  if (typeof billed !== 'number') return billed;
  if (billed !== dose.units.discarded) {
    return unmet(
      `claim.lines.${stray.index}.units`,
      `${unitsText(billed)} billed with ${wasteModifier}, and ${dose.units.discarded} were discarded`,
    );
  }
  const silent = wasted.find((line) => line.narrative.trim() === '');
  if (silent)
    return unmet(`claim.lines.${silent.index}.narrative`, 'the line of the discarded part explains nothing');
  return discardReason.trim() === ''
    ? unmet(`${RX}.discardReason`, 'why a part was discarded is not on record')
    : met(
        `${unitsText(dose.units.given)} given and ${dose.units.discarded} discarded, each on its own line, explained`,
      );
};

export const zeroWasteStated: Check<'zeroWasteStated'> = function zeroWasteStated(context, params): Outcome {
  const { zeroModifier, wasteModifier, refusedFrom } = params;
  const { container, doseDiscarded } = context.theCase.claim.radiopharmaceutical;
  if (context.lines.length === 0) return noLines();
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const level = context.dateOfService < refusedFrom ? ('warning' as const) : undefined;
  const zero = context.lines.find((line) => said(line).includes(zeroModifier));
  if (container === null) {
    return {
      ...lacking(`${RX}.container`, 'whether it came in a single-dose container'),
      level,
    };
  }
  if (container === 'multiDose') {
    return zero === undefined
      ? notApplicable('the container is for several doses')
      : unmet(pathOfModifiers(zero), `${zeroModifier} is for single-dose containers`, level);
  }
  if (doseDiscarded === null) return { ...lacking(...NO_DISCARDED), level };
  const dose = doseLines(context);
  // Units that no record can settle are told as a blocker by the rule on the dose; this one cannot be set aside.
  if ('status' in dose) return { ...dose, level: dose.lacks === undefined ? 'warning' : level };
  if (dose.units.discarded > 0) {
    return zero === undefined
      ? met(`a part was discarded, and no line carries ${zeroModifier}`)
      : unmet(
          pathOfModifiers(zero),
          `${zeroModifier} says that nothing was discarded, and ${unitsText(dose.units.discarded)} were`,
        );
  }
  const bare = dose.lines.find(
    (line) => !said(line).includes(zeroModifier) && !said(line).includes(wasteModifier),
  );
  return bare === undefined
    ? met(
        doseDiscarded === 0
          ? `nothing discarded, ${zeroModifier} on the line`
          : `the whole units cover the discarded part, ${zeroModifier} on the line`,
      )
    : unmet(
        pathOfModifiers(bare),
        `nothing beyond whole units was discarded, and line ${bare.index + 1} lacks ${zeroModifier}`,
        level,
      );
};

/** A readable imaging report among the papers. */
export function hasImaging(context: Context): boolean {
  return papers(context, 'imagingReport').some(
    ({ document }) => document.condition === 'readable' && document.bytes > 0,
  );
}
