import { paymentClassOf } from '../billability/paymentClass.ts';
import { lacking, met, notApplicable, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { specificFault } from './visit.ts';
import {
  baseCodeOf,
  billedParts,
  LABOR_CODE_LIST,
  laborLines,
  laborOf,
  MINOR_PARTS_CODES,
  modifiersOf,
  NO_VISIT,
  partLines,
  paymentClassIn,
  repairCodesOf,
} from './ownedRepairFacts.ts';

/** What a repair of owned equipment bills: its codes, its parts, its modifiers, and what it may not bill. */

export const repairCodesFit: Check<'repairCodesFit'> = function repairCodesFit(context) {
  const { lines } = context;
  if (lines.length === 0) return noLines();
  const paid = paymentClassIn(context);
  if (typeof paid !== 'string') return paid;
  const { labor, minorParts } = repairCodesOf(paid);
  for (const line of lines) {
    const path = `claim.lines.${line.index}.code`;
    if (LABOR_CODE_LIST.includes(line.code) && line.code !== labor) {
      return unmet(path, `${line.code} is labor on other equipment; here it is ${labor}`);
    }
    if (MINOR_PARTS_CODES.includes(line.code) && line.code !== minorParts) {
      return unmet(path, `${line.code} is for parts of another kind of device`);
    }
    if (paid !== 'oxygen' && paymentClassOf({ kind: null, hcpcs: line.code }) === 'oxygen') {
      return unmet(path, `${line.code} bills oxygen equipment`);
    }
    const isItem = line.code === baseCodeOf(context) || line.code === context.theCase.equipment?.hcpcs;
    if (isItem && !modifiersOf(line).includes('RB')) {
      return unmet(path, `${line.code} bills the item itself, and not its repair`);
    }
  }
  const repairs = lines.some(
    (line) => line.code === labor || line.code === minorParts || modifiersOf(line).includes('RB'),
  );
  if (baseCodeOf(context) === '') return lacking('claim.ownedRepair.baseCode', 'the code of the item');
  return repairs
    ? met(`billed: ${lines.map(({ code }) => code).join(', ')}`)
    : unmet(
        `claim.lines.${lines[0]?.index ?? 0}.code`,
        `no line bills labor (${labor}) or a part of the repair (RB)`,
      );
};

export const partsOnLines: Check<'partsOnLines'> = function partsOnLines(context) {
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (context.lines.length === 0) return noLines();
  const parts = billedParts(context);
  const bare = parts.find(({ code }) => code === '');
  if (bare) return unmet(`visit.parts.${bare.index}.code`, `part ${bare.index + 1} has no code`);
  const stray = partLines(context).find((line) => !parts.some((part) => part.code === line.code));
  if (stray) {
    return unmet(
      `claim.lines.${stray.index}.code`,
      `line ${stray.index + 1} bills ${stray.code}, and no such part is on record`,
    );
  }
  if (parts.length === 0) return notApplicable('no part is billed');
  for (const code of new Set(parts.map((part) => part.code))) {
    const same = parts.filter((part) => part.code === code);
    const lines = context.lines.filter((line) => line.code === code);
    const [first] = same;
    if (lines.length === 0) {
      return unmet('claim.lines', `part ${(first?.index ?? 0) + 1} is billed by ${code}, and no line is`);
    }
    // Minor parts are billed under one code whatever their number.
    if (MINOR_PARTS_CODES.includes(code)) continue;
    const open = same.find(({ quantity }) => quantity === null);
    if (open) return lacking('visit.parts', 'how many of a part', `visit.parts.${open.index}.quantity`);
    const pieces = same.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const units = lines.reduce((sum, line) => sum + (line.units ?? 0), 0);
    if (units !== pieces) {
      return unmet(`claim.lines.${lines[0]?.index ?? 0}.units`, `${code}: ${units} billed, ${pieces} fitted`);
    }
  }
  return met(`${parts.length} ${parts.length === 1 ? 'part' : 'parts'} on the lines`);
};

export const partsWith: Check<'partsWith'> = function partsWith(context, { oneOf }) {
  if (context.lines.length === 0) return noLines();
  const lines = partLines(context);
  if (lines.length === 0) return notApplicable('no line bills a part');
  const words = oneOf.join(' or ');
  const bare = lines.find((line) => !modifiersOf(line).some((modifier) => oneOf.includes(modifier)));
  return bare
    ? unmetWith(pathOfModifiers(bare), { detail: `line ${bare.index + 1} lacks ${words}`, modifiers: words })
    : met(`${words} on every line of a part`);
};

export const laborWithout: Check<'laborWithout'> = function laborWithout(context, { modifiers }) {
  if (context.lines.length === 0) return noLines();
  const lines = laborLines(context);
  if (lines.length === 0) return notApplicable('no labor is billed');
  const line = lines.find((one) => modifiersOf(one).some((modifier) => modifiers.includes(modifier)));
  if (line === undefined) return met(`no ${modifiers.join(' or ')} on the labor`);
  const found = modifiersOf(line)
    .filter((modifier) => modifiers.includes(modifier))
    .join(' and ');
  return unmetWith(pathOfModifiers(line), {
    detail: `line ${line.index + 1} carries ${found}`,
    modifiers: found,
  });
};

/** The first of the words that a text holds as a whole word; null when it holds none. */
function wordIn(text: string, words: readonly string[]): string | null {
  const plain = ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')} `;
  return words.find((word) => plain.includes(` ${word} `)) ?? null;
}

export const noFasteners: Check<'noFasteners'> = function noFasteners(context, { words }) {
  if (context.theCase.visit === null) return lacking(...NO_VISIT);
  const parts = billedParts(context);
  const part = parts.find(({ description }) => wordIn(description, words) !== null);
  const bare = parts.find(({ description }) => description.trim() === '');
  if (part === undefined && bare !== undefined) return lacking('visit.parts', 'the description of a part');
  return part
    ? unmet(
        `visit.parts.${part.index}.billed`,
        `part ${part.index + 1} is called ${wordIn(part.description, words) ?? ''}`,
      )
    : met('no fastener is billed as a part');
};

export const notBilled: Check<'notBilled'> = function notBilled(context, { codes, words, what }) {
  const coded = context.lines.find(({ code }) => codes.includes(code));
  if (coded) return unmet(`claim.lines.${coded.index}.code`, `${coded.code} bills ${what}`);
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  const texts = [
    ...context.lines.map((line) => ({
      path: `claim.lines.${line.index}.description`,
      where: `line ${line.index + 1}`,
      text: line.description,
    })),
    ...laborOf(context).map((labor, index) => ({
      path: `visit.labor.${index}.description`,
      where: `labor ${index + 1}`,
      text: labor.description,
    })),
    ...billedParts(context).map((part) => ({
      path: `visit.parts.${part.index}.description`,
      where: `part ${part.index + 1}`,
      text: part.description,
    })),
  ];
  const found = texts.find(({ text }) => wordIn(text, words) !== null);
  const bare = laborOf(context).findIndex(({ description }) => description.trim() === '');
  if (found === undefined && bare >= 0) {
    return lacking('visit.labor', 'what was worked', `visit.labor.${bare}.description`);
  }
  if (found === undefined && billedParts(context).some(({ description }) => description.trim() === '')) {
    return lacking('visit.parts', 'the description of a part');
  }
  // A word is only a hint of what is billed; a code says it.
  return found
    ? unmet(found.path, `${found.where} speaks of ${wordIn(found.text, words) ?? what}`, 'warning')
    : met(`no ${what} is billed`);
};

export const repairNotUpkeep: Check<'repairNotUpkeep'> = function repairNotUpkeep(context, _params) {
  const fault = specificFault(context, {});
  if (fault.status !== 'met') return fault;
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  const upkeep = visit.workKinds.every((kind) => kind === 'cleaning' || kind === 'calibration');
  return visit.workKinds.length > 0 && upkeep && billedParts(context).length === 0
    ? unmet('visit.workKinds', 'only cleaning and calibration are ticked, and no part was fitted', 'warning')
    : fault;
};

export const workKindsAbsent: Check<'workKindsAbsent'> = function workKindsAbsent(
  context,
  { kinds, because },
) {
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  const found = visit.workKinds.find((kind) => kinds.includes(kind));
  return found === undefined
    ? met(`no ${kinds.join(' or ')} among the kinds of work`)
    : unmet('visit.workKinds', `${found} is ticked: ${because}`);
};
