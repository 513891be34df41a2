import { formatCents } from '../../domain/money.ts';
import { isModifierCode } from '../../codes/hcpcsFacts.ts';
import { placeOfService } from '../../codes/placeOfService.ts';
import { EQUIPMENT_KIND_NAMES } from '../../domain/equipment.ts';
import { readField } from '../fields.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith, type Unknown } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { countWords } from './parts.ts';

/** Codes and modifiers on the claim's lines. */

export function noLines(): Unknown {
  return lacking('claim.lines', 'a line with a code');
}

function modifiersPath(line: CodedLine): string {
  return `claim.lines.${line.index}.modifiers`;
}

export const billedCodes: Check<'billedCodes'> = function billedCodes(context, params) {
  const { lines } = context;
  const { visit } = context.theCase;
  if (lines.length === 0) return noLines();
  const refused = lines.find((line) => params.refused.includes(line.code));
  if (refused) return unmet(`claim.lines.${refused.index}.code`, `${refused.code} ${params.because}`);
  if (params.oneOf.length > 0 && !lines.some((line) => params.oneOf.includes(line.code))) {
    return unmet(`claim.lines.${lines[0]?.index ?? 0}.code`, `no line bills ${params.oneOf.join(' or ')}`);
  }
  if (params.refusedPurposes.length > 0) {
    if (visit === null) return lacking('visit', 'the service visit', 'claim.visitId');
    if (visit.purpose === null) return lacking('visit.purpose', 'the purpose of the visit');
    if (params.refusedPurposes.includes(visit.purpose)) {
      return unmet('visit.purpose', 'the visit set the device up or picked it up, and is no repair');
    }
  }
  return met(`billed: ${lines.map((line) => line.code).join(', ')}`);
};

export const deviceBilled: Check<'deviceBilled'> = function deviceBilled(context, { kind, code, others }) {
  const { equipment } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (equipment.kind === null) return unknown('equipment.kind', 'the kind of the device is not given');
  if (equipment.kind !== kind) {
    return unmet(
      'equipment.kind',
      `the device on file is: ${EQUIPMENT_KIND_NAMES[equipment.kind].toLowerCase()}`,
    );
  }
  if (context.lines.length === 0) return noLines();
  const other = context.lines.find((line) => others.includes(line.code));
  if (other) return unmet(`claim.lines.${other.index}.code`, `${other.code} bills another kind of device`);
  if (!context.lines.some((line) => line.code === code)) {
    return unmet(`claim.lines.${context.lines[0]?.index ?? 0}.code`, `no line bills ${code}`);
  }
  return met(`${EQUIPMENT_KIND_NAMES[kind].toLowerCase()} on file, billed as ${code}`);
};

export const placeOutsideAcuteCare: Check<'placeOutsideAcuteCare'> = function placeOutsideAcuteCare(context) {
  const code = context.theCase.claim.placeOfService;
  if (code === '') return unknown('claim.placeOfService', 'the place of service is not given');
  const place = placeOfService(code);
  if (place === null)
    return unknown('claim.placeOfService', `place of service ${code} is not one that is known here`);
  return place.acute
    ? unmetWith('claim.placeOfService', {
        detail: `place of service ${code}`,
        place: place.name.toLowerCase(),
      })
    : met(`place of service ${code}, ${place.name.toLowerCase()}`);
};

export const modifiersAbsent: Check<'modifiersAbsent'> = function modifiersAbsent(context, { modifiers }) {
  if (context.lines.length === 0) return noLines();
  const line = context.lines.find((item) => item.modifiers.some((modifier) => modifiers.includes(modifier)));
  if (line === undefined) return met(`no ${modifiers.join(' or ')} on the claim`);
  const found = line.modifiers.filter((modifier) => modifiers.includes(modifier)).join(' and ');
  return unmetWith(modifiersPath(line), { detail: `line ${line.index + 1}`, modifiers: found });
};

export const modifierWhenRented: Check<'modifierWhenRented'> = function modifierWhenRented(
  context,
  { modifier, codes },
) {
  const { equipment } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (equipment.ownership === null) return unknown('equipment.ownership', 'who owns the device is not given');
  if (context.lines.length === 0) return noLines();
  if (equipment.ownership === 'rental' && equipment.rentalStartedOn === null) {
    return unknown('equipment.rentalStartedOn', 'the first day of the rental is not given');
  }
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const rented =
    equipment.ownership === 'rental' &&
    equipment.rentalStartedOn !== null &&
    equipment.rentalStartedOn <= context.dateOfService;
  if (!rented) {
    const line = context.lines.find((item) => item.modifiers.includes(modifier));
    return line
      ? unmet(
          modifiersPath(line),
          `the device was not rented out on that day, and line ${line.index + 1} carries ${modifier}`,
        )
      : met(`device not rented out, no ${modifier}`);
  }
  const bare = context.lines.find((item) => codes.includes(item.code) && !item.modifiers.includes(modifier));
  return bare
    ? unmet(
        modifiersPath(bare),
        `the device was rented out on that day, and line ${bare.index + 1} lacks ${modifier}`,
      )
    : met(`device rented out, ${modifier} on the line`);
};

export const modifierWithReason: Check<'modifierWithReason'> = function modifierWithReason(
  context,
  { modifier, reason, minWords },
) {
  if (context.lines.length === 0) return noLines();
  const line = context.lines.find((item) => item.modifiers.includes(modifier));
  if (line === undefined) return notApplicable(`${modifier} is not on the claim`);
  const reading = readField(context.theCase, reason);
  if (!reading.given)
    return unmet(reason, `line ${line.index + 1} carries ${modifier} and no reason is on record`);
  return countWords(String(reading.value)) < minWords
    ? unmet(reason, 'the reason on record is too short to tell anything')
    : met(`${modifier} with its reason on record`);
};

export const modifiersFit: Check<'modifiersFit'> = function modifiersFit(context, params) {
  const { payer, visit } = context.theCase;
  if (context.lines.length === 0) return noLines();
  for (const line of context.lines) {
    const path = modifiersPath(line);
    const where = `line ${line.index + 1}`;
    const twice = line.modifiers.find((modifier, at) => line.modifiers.indexOf(modifier) !== at);
    if (twice) return unmet(path, `${where} carries ${twice} twice`);
    for (const group of params.exclusive) {
      const clash = line.modifiers.filter((modifier) => group.includes(modifier));
      if (clash.length > 1) return unmet(path, `${clash.join(' and ')} on ${where} exclude each other`);
    }
    for (const modifier of line.modifiers) {
      const reason = params.refused[modifier];
      if (reason !== undefined) return unmet(path, `${modifier} on ${where} ${reason}`);
      if (params.needPart.includes(modifier) && visit !== null && visit.parts.length === 0) {
        return unmet(path, `${modifier} on ${where} says that a part was fitted, and none is itemized`);
      }
      if (!isModifierCode(modifier)) return unmet(path, `${modifier} on ${where} is no modifier known here`);
      const accepted = payer?.settings.acceptedModifiers ?? [];
      if (accepted.length > 0 && !accepted.includes(modifier)) {
        return unmet(path, `${modifier} on ${where} is not on the payer’s list of modifiers`);
      }
    }
  }
  const used = [...new Set(context.lines.flatMap((line) => line.modifiers))];
  return met(
    used.length === 0 ? 'no modifier on the claim' : `${used.join(', ')} fit each other and the record`,
  );
};

export const linesPriced: Check<'linesPriced'> = function linesPriced(context) {
  const { diagnosisCodes } = context.theCase.claim;
  if (context.theCase.claim.lines.length === 0) return unmet('claim.lines', 'there is no line');
  const gaps = context.theCase.claim.lines.flatMap((line, index) => {
    const missing = [
      line.code === '' ? (['code', 'a code'] as const) : null,
      line.units === null ? (['units', 'units'] as const) : null,
      line.chargeCents === null || line.chargeCents === 0 ? (['chargeCents', 'a charge'] as const) : null,
      // A line points at four diagnoses at most: of more, somebody has to say which.
      line.pointers.length === 0 && diagnosisCodes.length > 4
        ? (['pointers', `its diagnoses among the ${diagnosisCodes.length} of the claim`] as const)
        : null,
    ].filter((gap) => gap !== null);
    const first = missing[0];
    if (first === undefined) return [];
    return [
      {
        path: `claim.lines.${index}.${first[0]}`,
        detail: `line ${index + 1} lacks ${missing.map(([, name]) => name).join(', ')}`,
      },
    ];
  });
  const first = gaps[0];
  if (first) return unmet(first.path, gaps.map((gap) => gap.detail).join('; '));
  const total = context.theCase.claim.lines.reduce((sum, line) => sum + (line.chargeCents ?? 0), 0);
  return met(
    `${context.lines.length} ${context.lines.length === 1 ? 'line' : 'lines'}, ${formatCents(total)} in all`,
  );
};

export function linesOf(context: Context, code: string): readonly CodedLine[] {
  return context.lines.filter((line) => line.code === code);
}

export function pathOfModifiers(line: CodedLine | undefined): string {
  return line === undefined ? 'claim.lines' : modifiersPath(line);
}
