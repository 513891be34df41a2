import type { CodedLine } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { attestationGap, expectsDenial, missingModifier, said } from './orthosisAttestation.ts';
import { countWords } from './parts.ts';

/** Codes and modifiers on the lines of an orthosis claim. */

const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;
const NO_RIGIDITY = ['claim.orthosis.rigidity', 'whether the device is rigid or elastic'] as const;

function nth(line: CodedLine): string {
  return `line ${line.index + 1}`;
}

export const kindBilled: Check<'kindBilled'> = function kindBilled(context, { pattern, what }) {
  if (context.lines.length === 0) return noLines();
  const fits = new RegExp(pattern);
  const billed = context.lines.filter((line) => fits.test(line.code));
  return billed.length > 0
    ? met(`billed: ${[...new Set(billed.map((line) => line.code))].join(', ')}`)
    : unmet(`claim.lines.${context.lines[0]?.index ?? 0}.code`, `no line bills ${what}`);
};

const SIDES = ['RT', 'LT'] as const;

function sidesOf(line: CodedLine): readonly string[] {
  return SIDES.filter((side) => said(line).includes(side));
}

export const sideStated: Check<'sideStated'> = function sideStated(context, { codes }) {
  if (context.lines.length === 0) return noLines();
  const spinal = context.lines.filter((line) => codes.includes(line.code));
  if (spinal.length === 0) return notApplicable('no orthosis of the spine is billed');
  const line = spinal.find((item) => sidesOf(item).length > 0);
  if (line === undefined) return met('no side of the body on the line');
  const { asymmetric, asymmetryReason } = context.theCase.claim.orthosis;
  const modifiers = sidesOf(line).join(' and ');
  if (asymmetric === null) {
    return unknown(
      'claim.orthosis.asymmetric',
      `${nth(line)} carries ${modifiers}, and it is not said whether the device is asymmetric`,
    );
  }
  if (!asymmetric) {
    return unmetWith(pathOfModifiers(line), { detail: `the device on ${nth(line)} is symmetric`, modifiers });
  }
  return countWords(asymmetryReason) < 3
    ? unmetWith('claim.orthosis.asymmetryReason', {
        detail: 'what makes the device asymmetric is not on record',
        modifiers,
      })
    : met(`${modifiers} for an asymmetric device, with its reason`);
};

/** The most modifiers that a line holds. */
const HELD = 4;

export const furtherModifiers: Check<'furtherModifiers'> = function furtherModifiers(context, { told }) {
  const { payer } = context.theCase;
  if (context.lines.length === 0) return noLines();
  const concerned = context.lines.filter(
    (line) => line.furtherModifiers.length > 0 || line.modifiers.includes('99'),
  );
  if (concerned.length === 0) {
    return told === 'modifier99'
      ? met('every line holds its modifiers, and none carries 99')
      : notApplicable('every line holds its modifiers');
  }
  if (payer === null) return lacking(...NO_PAYER);
  const wanted = payer.settings.orthosis.manyModifiers;
  if (told === 'secondLine') {
    if (wanted !== 'secondLine') return notApplicable('this payer takes them as 99 with a list');
    return onSecondLine(context.lines, concerned);
  }
  if (wanted === 'secondLine') {
    const line = concerned.find((item) => item.modifiers.includes('99'));
    return line === undefined
      ? notApplicable('this payer takes further modifiers on a second line')
      : unmet(pathOfModifiers(line), `${nth(line)} carries 99, and this payer wants a second line`);
  }
  return in99(concerned, payer.settings.narrativeMaxChars);
};

function in99(concerned: readonly CodedLine[], maxChars: number) {
  for (const line of concerned) {
    const every = [...line.modifiers, ...line.furtherModifiers].filter((modifier) => modifier !== '99');
    const has99 = line.modifiers.includes('99');
    const twice = every.find((modifier, at) => every.indexOf(modifier) !== at);
    if (twice !== undefined) return unmet(pathOfModifiers(line), `${nth(line)} names ${twice} twice`);
    if (every.length <= HELD) {
      return unmet(
        has99 ? pathOfModifiers(line) : `claim.lines.${line.index}.furtherModifiers`,
        `${nth(line)} holds all ${every.length} of its modifiers${has99 ? ', and carries 99' : ''}`,
      );
    }
    if (!has99) {
      return unmet(pathOfModifiers(line), `${nth(line)} has ${every.length} modifiers and no 99`);
    }
    // What the payer cuts off, it does not read.
    const words = line.narrative
      .slice(0, maxChars)
      .toUpperCase()
      .split(/[^A-Z0-9]+/);
    const untold = every.filter((modifier) => !words.includes(modifier));
    if (untold.length > 0) {
      return unmet(
        `claim.lines.${line.index}.narrative`,
        `the note of ${nth(line)} does not name ${untold.join(', ')} within its first ${maxChars} characters`,
      );
    }
  }
  return met(`99 on ${concerned.map(nth).join(', ')}, with the full list in the note`);
}

function onSecondLine(lines: readonly CodedLine[], concerned: readonly CodedLine[]) {
  for (const line of concerned) {
    const second = lines.find(
      (other) =>
        other.index !== line.index &&
        other.code === line.code &&
        line.furtherModifiers.every((modifier) => other.modifiers.includes(modifier)),
    );
    if (second === undefined) {
      return unmet(
        `claim.lines.${line.index}.furtherModifiers`,
        `no second line of ${line.code} carries ${line.furtherModifiers.join(', ')}`,
      );
    }
  }
  return met('the further modifiers stand on a second line');
}

export const modifiersAbsentOn: Check<'modifiersAbsentOn'> = function modifiersAbsentOn(context, params) {
  if (context.lines.length === 0) return noLines();
  const found = (line: CodedLine) => said(line).filter((modifier) => params.modifiers.includes(modifier));
  const line = context.lines.find((item) => params.codes.includes(item.code) && found(item).length > 0);
  return line === undefined
    ? met(`no ${params.modifiers.join(' or ')} on such a line`)
    : unmetWith(pathOfModifiers(line), {
        detail: `${nth(line)}, ${line.code}`,
        modifiers: found(line).join(' and '),
      });
};

export const rigidAttested: Check<'rigidAttested'> = function rigidAttested(context, { modifier, codes }) {
  if (context.lines.length === 0) return noLines();
  const { rigidity } = context.theCase.claim.orthosis;
  const lines = context.lines.filter((line) => codes.includes(line.code));
  if (lines.length === 0) return notApplicable(`no line bills a code that asks for ${modifier}`);
  const stating = lines.find((line) => said(line).includes(modifier));
  if (rigidity === null) return lacking(...NO_RIGIDITY);
  if (rigidity === 'elastic') {
    return stating === undefined
      ? notApplicable('the device is elastic, and nothing says that it is not')
      : unmet(
          pathOfModifiers(stating),
          `${modifier} says that the device is not elastic, and the record says it is`,
        );
  }
  if (stating !== undefined) {
    const gap = attestationGap(context, modifier);
    if (gap) return gap;
  }
  const bare = lines.find((line) => !said(line).includes(modifier) && !expectsDenial(line));
  return bare === undefined
    ? met(`${rigidity === 'rigid' ? 'rigid' : 'semi-rigid'}, attested, ${modifier} on the line`)
    : missingModifier(context, bare, modifier);
};

export const notElastic: Check<'notElastic'> = function notElastic(context, { codes, garment }) {
  if (context.lines.length === 0) return noLines();
  const garments = context.lines.filter((line) => line.code === garment);
  const paid = garments.find((line) => !said(line).includes('GY'));
  if (paid !== undefined) {
    return unmet(
      pathOfModifiers(paid),
      `${garment} is an elastic garment, for which there is no benefit, and ${nth(paid)} does not say so with GY`,
    );
  }
  const line = context.lines.find((item) => codes.includes(item.code));
  if (line === undefined) return met(`${garment} with GY, for the denial`);
  const { rigidity } = context.theCase.claim.orthosis;
  if (rigidity === null) return lacking(...NO_RIGIDITY);
  return rigidity === 'elastic'
    ? unmet(
        `claim.lines.${line.index}.code`,
        `the device is elastic: that is ${garment}, for which there is no benefit, and not ${line.code}`,
      )
    : met(rigidity === 'rigid' ? 'rigid' : 'semi-rigid');
};

const SIDE_NAMES = { left: ['LT'], right: ['RT'], both: ['RT', 'LT'], none: [] } as const;

export const sideOnEachLine: Check<'sideOnEachLine'> = function sideOnEachLine(context, params) {
  if (context.lines.length === 0) return noLines();
  const lines = context.lines.filter((line) => [...params.devices, ...params.additions].includes(line.code));
  const devices = lines.filter((line) => params.devices.includes(line.code));
  if (devices.length === 0) return notApplicable('no orthosis of knee or ankle is billed');
  for (const line of lines) {
    const sides = sidesOf(line);
    if (sides.length === 2) {
      return unmet(
        pathOfModifiers(line),
        `${nth(line)} carries RT and LT; each side stands on a line of its own`,
      );
    }
    if (sides.length === 0) return unmet(pathOfModifiers(line), `${nth(line)} lacks RT or LT`);
  }
  for (const line of devices) {
    if (line.units === null)
      return lacking('lineAmounts', 'units of the line', `claim.lines.${line.index}.units`);
    if (line.units !== 1) {
      return unmet(
        `claim.lines.${line.index}.units`,
        `${nth(line)} bills ${line.units} units; one side is one unit`,
      );
    }
    const again = devices.find(
      (other) =>
        other.index > line.index &&
        other.code === line.code &&
        sidesOf(other).join() === sidesOf(line).join(),
    );
    if (again)
      return unmet(pathOfModifiers(again), `${nth(line)} and ${nth(again)} bill the same side twice`);
  }
  const { side } = context.theCase.claim.orthosis;
  if (side === null) return unknown('claim.orthosis.side', 'the side of the body is not given');
  const billed = new Set(devices.flatMap(sidesOf));
  const wanted: readonly string[] = SIDE_NAMES[side];
  const stray = [...billed].find((item) => !wanted.includes(item));
  if (stray !== undefined) {
    return unmet('claim.orthosis.side', `${stray} is billed, and the record names another side`);
  }
  const missing = wanted.find((item) => !billed.has(item));
  return missing === undefined
    ? met(`${wanted.join(' and ')}, one unit a line`)
    : unmet('claim.orthosis.side', `the record says ${side}, and no line bills ${missing}`);
};

export const coverageStated: Check<'coverageStated'> = function coverageStated(context, params) {
  if (context.lines.length === 0) return noLines();
  if (!context.lines.some((line) => params.devices.includes(line.code))) {
    return notApplicable('no such orthosis is billed');
  }
  const lines = context.lines.filter((line) => [...params.devices, ...params.additions].includes(line.code));
  const bare = lines.find((line) => !said(line).includes('KX') && !expectsDenial(line));
  return bare === undefined
    ? met(`${lines.map((line) => line.code).join(', ')}: KX, or that a denial is expected`)
    : missingModifier(context, bare, 'KX');
};

const FITTING_NAMES = {
  customFabricated: 'made to measure',
  customFitted: 'customized to the patient',
  offTheShelf: 'off the shelf',
} as const;

export const madeAsCoded: Check<'madeAsCoded'> = function madeAsCoded(context, params) {
  if (context.lines.length === 0) return noLines();
  const { fitting } = context.theCase.claim.orthosis;
  const waysOf = (code: string): readonly (keyof typeof FITTING_NAMES)[] => {
    if (params.customFabricated.includes(code)) return ['customFabricated'];
    if (params.customized.includes(code)) return ['customFitted'];
    if (params.offTheShelf.includes(code)) return ['offTheShelf'];
    return params.prefabricated.includes(code) ? ['customFitted', 'offTheShelf'] : [];
  };
  const told = context.lines
    .map((line) => ({ line, ways: waysOf(line.code) }))
    .filter(({ ways }) => ways.length > 0);
  if (told.length === 0) return notApplicable('no billed code says how the device is made');
  if (fitting === null) {
    return lacking(
      'claim.orthosis.fitting',
      'whether the device is made to measure, customized or off the shelf',
    );
  }
  const wrong = told.find(({ ways }) => !ways.includes(fitting));
  return wrong === undefined
    ? met(`${FITTING_NAMES[fitting]}, as the code says`)
    : unmet(
        `claim.lines.${wrong.line.index}.code`,
        `${wrong.line.code} is for a device that is ${wrong.ways.map((way) => FITTING_NAMES[way]).join(' or ')}, and this one is ${FITTING_NAMES[fitting]}`,
      );
};
