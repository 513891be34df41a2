import { shortDescriptor, listedCodes } from '../../codes/hcpcsFacts.ts';
import { MINUTES_A_UNIT, standardRepair } from '../../codes/laborUnits.ts';
import { formatUsDate, type IsoDate } from '../../domain/dates.ts';
import type { Labor } from '../../domain/serviceVisit.ts';
import type { CodedLine, Context } from '../facts.ts';
import { readDate, readField } from '../fields.ts';
import { lacking, met, notApplicable, type Unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines } from './lines.ts';
import { baseCodeOf, billedParts, laborLines, laborOf, NO_VISIT } from './ownedRepairFacts.ts';
import { countWords } from './parts.ts';

/** What the notes of the lines tell the payer. Texts are never quoted: a note may hold anything. */

/** `04/2024` */
function monthOf(date: IsoDate): string {
  const us = formatUsDate(date);
  return `${us.slice(0, 2)}/${us.slice(6)}`;
}

function holds(line: Pick<CodedLine, 'narrative'>, text: string): boolean {
  return text !== '' && line.narrative.toUpperCase().includes(text.toUpperCase());
}

/** True where the month is told as 04/2024, 4/2024, 04/24, 04-2024, 2024-04 or Apr 2024. */
function tellsMonth(narrative: string, date: IsoDate): boolean {
  const [year = '', month = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  const patterns = [
    `\\b0?${Number(month)}\\s?[/-]\\s?(?:\\d{1,2}[/-])?(?:${year}|${year.slice(2)})\\b`,
    `\\b${year}-${month}\\b`,
    `\\b${name}[a-z]*\\.?\\s+${year}\\b`,
  ];
  return patterns.some((pattern) => new RegExp(pattern, 'i').test(narrative));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What the payer wants to read of the item, short enough for a note; '' while it is not known. */
export function baseItemWords(context: Context): string {
  const code = baseCodeOf(context);
  const { obtainedOn } = context.theCase.claim.ownedRepair;
  return code === '' || obtainedOn === null ? '' : `${code} ${monthOf(obtainedOn)} beneficiary-owned`;
}

export const baseItemTold: Check<'baseItemTold'> = function baseItemTold(context) {
  if (context.lines.length === 0) return noLines();
  const code = baseCodeOf(context);
  const { obtainedOn } = context.theCase.claim.ownedRepair;
  if (code === '')
    return lacking('claim.ownedRepair.baseCode', 'the code of the item', 'claim.ownedRepair.baseCode');
  if (obtainedOn === null) return lacking('claim.ownedRepair.obtainedOn', 'when the item was obtained');
  const best = context.lines
    .map((line) => ({
      line,
      missing: [
        holds(line, code) ? '' : 'the item’s code',
        tellsMonth(line.narrative, obtainedOn) ? '' : 'month and year in which it was obtained',
        /\bown/i.test(line.narrative.replace(/-/g, ' ')) ? '' : 'that the patient owns it',
      ].filter(Boolean),
    }))
    .reduce((one, other) => (other.missing.length < one.missing.length ? other : one));
  return best.missing.length === 0
    ? met(`told on line ${best.line.index + 1}`)
    : unmetWith(`claim.lines.${best.line.index}.narrative`, {
        detail: `the note of line ${best.line.index + 1} lacks ${best.missing.join(', ')}`,
        text: baseItemWords(context),
      });
};

/** Words of an answer by which a note can be known to tell it, in capitals and without their endings. */
function stemsOf(text: string): readonly string[] {
  return (text.toUpperCase().match(/[A-Z0-9]+/g) ?? [])
    .filter((word) => word.length > 3 && !WORDS_OF_ANY_NOTE.has(word))
    .map((word) => word.slice(0, 5));
}

const WORDS_OF_ANY_NOTE: ReadonlySet<string> = new Set([
  'WITH',
  'THAT',
  'THIS',
  'FROM',
  'WERE',
  'HAVE',
  'REPAIR',
  'LOANER',
]);

/** Whether a note holds so many of the words of an answer, or all of them where it has fewer. */
function tells(narrative: string, answer: string, words: number): boolean {
  const said = new Set(stemsOf(narrative));
  const stems = [...new Set(stemsOf(answer))];
  const held = stems.filter((stem) => said.has(stem)).length;
  return stems.length > 0 && held >= Math.min(words, stems.length);
}

/** What the note of a loaner does not tell of what the payer wants to read there, or what is missing to know it. */
export function loanerTold(context: Context, { narrative }: CodedLine): readonly string[] | Unknown {
  const { claim, equipment } = context.theCase;
  const { loanerDescription, loanerReason } = claim.ownedRepair;
  // Of a concentrator the register tells code and day; of other equipment the claim asks, since the payer is told.
  const [codeAt, dayAt] =
    claim.kind === 'repair'
      ? (['equipment.hcpcs', 'equipment.acquiredOn'] as const)
      : (['claim.ownedRepair.baseCode', 'claim.ownedRepair.obtainedOn'] as const);
  const base = readField(context.theCase, codeAt);
  if (!base.given) return lacking(base.lacks, 'the code of the patient’s own item', codeAt);
  const code = String(base.value);
  const obtained = readDate(context.theCase, dayAt);
  if (obtained === null) return lacking(dayAt, 'when the item was obtained');
  const named = holds({ narrative }, code);
  const repaired = [
    ...laborOf(context).map(({ repairedCode }) => repairedCode),
    ...billedParts(context).flatMap((part) => [part.code, part.description]),
  ].filter((text) => text !== '' && text !== code);
  return [
    named || tells(narrative, `${equipment?.make ?? ''} ${equipment?.model ?? ''}`, 2)
      ? ''
      : 'the patient’s own item',
    tellsMonth(narrative, obtained) ? '' : 'month and year in which it was obtained',
    tells(narrative, loanerDescription, 2) ? '' : 'what was lent, with maker or model',
    // Where the item itself was mended and no part of it, naming the item tells it.
    (repaired.length === 0 ? named : repaired.some((text) => tells(narrative, text, 1)))
      ? ''
      : 'what was repaired',
    // PBO stands for parts on back-order.
    /\bPBO\b/i.test(narrative) || tells(narrative, loanerReason, 1) ? '' : 'why it took more than a day',
  ].filter(Boolean);
}

/** Minutes by the repaired code, as they are told to the payer: by the table where it has a row. */
function toldMinutes(labor: readonly Labor[], tabled: boolean): readonly (readonly [string, number])[] {
  const minutes = new Map<string, number>();
  for (const { repairedCode, standardRepair: key, minutes: timed } of labor) {
    const row = tabled ? standardRepair(key) : null;
    const told = row === null ? (timed ?? 0) : row.units * MINUTES_A_UNIT;
    minutes.set(repairedCode, (minutes.get(repairedCode) ?? 0) + told);
  }
  return [...minutes];
}

/** `E2368 30 min, K0823 30 min` */
export function laborWords(context: Context, tabled: boolean): string {
  return toldMinutes(laborOf(context), tabled)
    .map(([code, minutes]) => `${code} ${minutes} min`)
    .join(', ');
}

export const laborTold: Check<'laborTold'> = function laborTold(context, { tabled }) {
  if (context.lines.length === 0) return noLines();
  const [line] = laborLines(context);
  if (line === undefined) return notApplicable('no labor is billed');
  if (context.theCase.visit === null) return lacking(...NO_VISIT);
  const labor = laborOf(context);
  const complete = labor.every(
    ({ repairedCode, minutes, standardRepair: key }) =>
      repairedCode !== '' && (minutes !== null || key !== ''),
  );
  if (labor.length === 0 || !complete) return lacking('visit.labor', 'the labor by repaired code');
  const missing = toldMinutes(labor, tabled)
    .filter(
      ([code, minutes]) =>
        !holds(line, code) || !new RegExp(`(?<!\\d)${minutes}(?!\\d)`).test(line.narrative),
    )
    .map(([code]) => code);
  return missing.length === 0
    ? met(`codes and minutes told on line ${line.index + 1}`)
    : unmetWith(`claim.lines.${line.index}.narrative`, {
        detail: `the note of line ${line.index + 1} lacks the minutes for ${missing.join(', ')}`,
        text: laborWords(context, tabled),
      });
};

export const notesFit: Check<'notesFit'> = function notesFit(context) {
  const { payer } = context.theCase;
  if (context.lines.length === 0) return noLines();
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const limit = payer.settings.narrativeMaxChars;
  const long = context.lines.find(({ narrative }) => narrative.trim().length > limit);
  return long
    ? unmetWith(`claim.lines.${long.index}.narrative`, {
        detail: `the note of line ${long.index + 1} has ${long.narrative.trim().length} characters`,
        limit: String(limit),
      })
    : met(`no note has more than ${limit} characters`);
};

/** An amount of money in a note: `$45`, `45.00`, `MSRP 45`. */
const PRICE = /\$\s?\d|\b\d+\.\d{2}\b|\b(?:msrp|price|list)\s*:?\s*\d/i;

export const miscellaneousTold: Check<'miscellaneousTold'> = function miscellaneousTold(context, { codes }) {
  if (context.lines.length === 0) return noLines();
  const lines = context.lines.filter(({ code }) => codes.includes(code));
  if (lines.length === 0) return notApplicable('every line has a code of its own');
  if (context.theCase.visit === null) return lacking(...NO_VISIT);
  const base = baseCodeOf(context);
  for (const line of lines) {
    const numbers = billedParts(context)
      .filter((part) => part.code === line.code && part.partNumber !== '')
      .map((part) => part.partNumber);
    if (numbers.length === 0)
      return lacking('visit.parts', `the number of the part that ${line.code} stands for`);
    const missing = [
      line.description.trim() === '' ? 'a description' : '',
      countWords(line.narrative) < 5 ? 'what it is, its maker and model' : '',
      numbers.some((number) => holds(line, number)) ? '' : 'the part or model number',
      PRICE.test(line.narrative) ? '' : 'the price of the list',
      base !== '' && holds(line, base) ? '' : 'the code of the item that is mended',
    ].filter(Boolean);
    if (missing.length > 0) {
      const field = missing[0] === 'a description' ? 'description' : 'narrative';
      return unmet(
        `claim.lines.${line.index}.${field}`,
        `line ${line.index + 1} (${line.code}) lacks ${missing.join(', ')}`,
      );
    }
  }
  return met(`${lines.map(({ code }) => code).join(', ')} described in the note`);
};

/** Words of a description that tell one thing from another. */
function tellingWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length >= 4 && !COMMON_WORDS.includes(word));
}

const COMMON_WORDS = [
  'part',
  'parts',
  'replacement',
  'repair',
  'with',
  'each',
  'assembly',
  'wheelchair',
  'component',
];
const MOST_NAMED = 3;

export const specificCodeUsed: Check<'specificCodeUsed'> = function specificCodeUsed(context, { codes }) {
  if (context.lines.length === 0) return noLines();
  const lines = context.lines.filter(({ code }) => codes.includes(code));
  if (lines.length === 0) return notApplicable('every line has a code of its own');
  for (const line of lines) {
    const words = tellingWords(line.description);
    if (words.length === 0) continue;
    const likely = listedCodes().filter((code) => {
      if (!/^[EKL]/.test(code) || codes.includes(code)) return false;
      const short = shortDescriptor(code)
        .toLowerCase()
        .replace(/[^a-z]+/g, '');
      return short !== '' && words.every((word) => short.includes(word));
    });
    if (likely.length > 0) {
      const named = likely.slice(0, MOST_NAMED).map((code) => `${code} (${shortDescriptor(code)})`);
      return unmet(
        `claim.lines.${line.index}.code`,
        `line ${line.index + 1} bills ${line.code}, and there is ${named.join(', ')}`,
      );
    }
  }
  return met('no code of its own is known here for what is billed without one');
};

export const minorPartsTold: Check<'minorPartsTold'> = function minorPartsTold(context, { codes }) {
  if (context.lines.length === 0) return noLines();
  const lines = context.lines.filter(({ code }) => codes.includes(code));
  if (lines.length === 0) return notApplicable('no minor parts are billed');
  const base = baseCodeOf(context);
  for (const line of lines) {
    const missing = [
      base !== '' && holds(line, base) ? '' : 'the code of what was mended',
      countWords(line.narrative) < 4 ? 'what each part is' : '',
      PRICE.test(line.narrative) ? '' : 'the price of the list',
    ].filter(Boolean);
    if (missing.length > 0) {
      return unmet(
        `claim.lines.${line.index}.narrative`,
        `the note of line ${line.index + 1} lacks ${missing.join(', ')}`,
      );
    }
  }
  return met('minor parts told in the note');
};
