import { LABOR_CODES, MINUTES_A_UNIT, standardRepair } from '../codes/laborUnits.ts';
import type { ClaimLine } from '../domain/claim.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { formatUsDate, type IsoDate } from '../domain/dates.ts';
import { HcpcsCode } from '../domain/identifiers.ts';
import { formatCents } from '../domain/money.ts';
import { effectiveVisit, type Labor, type Part } from '../domain/serviceVisit.ts';

/**
 * What a claim line of a repair tells the payer, put together from the log within the room that a line note has.
 * Only structured data go in, and no word of theirs that names the patient. What does not fit is left out from the
 * least needed end, and named. The same case gives the same note.
 */

/** Characters of item 19 on paper; what an electronic line note holds is a setting of the payer. */
export const PAPER_NOTE = 71;

export interface Narrative {
  readonly text: string;
  readonly limit: number;
  /** What the room was too small for, or what is not on record, in words. */
  readonly leftOut: readonly string[];
}

/** One thing to tell; the first wording is the fullest, each further one is shorter. */
interface Piece {
  /** As it is called where it was left out. */
  readonly name: string;
  readonly wordings: readonly string[];
}

const SEPARATOR = '; ';
const LABOR_CODE_LIST: readonly string[] = Object.values(LABOR_CODES);
const LOANER_CODE = 'K0462';

/** The log rows that a line rests on. A line of labor without links speaks for all labor of the visit. */
function rowsOf(
  theCase: ClaimCase,
  line: ClaimLine,
): { readonly labor: readonly Labor[]; readonly parts: readonly Part[] } {
  const visit = theCase.visit === null ? null : effectiveVisit(theCase.visit);
  if (visit === null) return { labor: [], parts: [] };
  const linked = new Set(line.logIds);
  const labor = visit.labor.filter(({ id }) => linked.has(id));
  const parts = visit.parts.filter(({ id, billed }) => billed && linked.has(id));
  const unlinkedLabor = linked.size === 0 && LABOR_CODE_LIST.includes(line.code);
  return { labor: unlinkedLabor ? visit.labor : labor, parts };
}

/**
 * @param limit characters that the note may have, at least 20
 * @param makers maker of a part by its card in the catalog, where the office has one
 */
export function repairNarrative(
  theCase: ClaimCase,
  line: ClaimLine,
  limit: number,
  makers: ReadonlyMap<string, string> = new Map(),
): Narrative {
  if (line.code === LOANER_CODE) return loanerNarrative(theCase, limit);
  const rows = rowsOf(theCase, line);
  const visitParts = theCase.visit === null ? [] : effectiveVisit(theCase.visit).parts;
  const guard = nameGuard(theCase);
  const tabled = theCase.payer?.class === 'medicare';
  const labor = laborPiece(rows.labor, tabled, baseCodeOf(theCase), limit);
  const isLabor = LABOR_CODE_LIST.includes(line.code);
  // Parts are billed beside the labor: its note names their codes, theirs says what they are.
  const beside = isLabor
    ? visitParts.filter((part) => part.billed && !rows.parts.includes(part) && part.code !== '')
    : [];
  const named = new Set(rows.labor.map(({ repairedCode }) => repairedCode));
  const partPieces = rows.parts.map((part) => partPiece(part, line.code, makers, guard));
  const base = basePiece(theCase, line.code, isLabor || rows.labor.length > 0);
  const pieces = [
    ...(isLabor || rows.labor.length > 0 ? [base.piece, ...partPieces] : [...partPieces, base.piece]),
    ...beside.filter(({ code }) => !named.has(code)).map(codePiece),
  ].filter((piece) => piece !== null);
  const composed = compose(labor, pieces, limit);
  return {
    text: composed.text,
    limit,
    leftOut: [
      ...composed.leftOut,
      ...base.unknown,
      ...unknownOf(rows, tabled, makers, guard),
      ...(rows.labor.length + rows.parts.length === 0
        ? ['the rows of the log: none is linked to this line']
        : []),
    ],
  };
}

/** The patient's own item, what was lent for it, what was mended, and why it took more than a day. */
function loanerNarrative(theCase: ClaimCase, limit: number): Narrative {
  const { ownedRepair } = theCase.claim;
  const guard = nameGuard(theCase);
  const visit = theCase.visit === null ? null : effectiveVisit(theCase.visit);
  const base = basePiece(theCase, LOANER_CODE, true);
  const mended = [...new Set((visit?.labor ?? []).map(({ repairedCode }) => repairedCode).filter(Boolean))];
  const told = [
    { name: 'what was lent', text: guard(ownedRepair.loanerDescription), before: '' },
    { name: 'what was mended', text: mended.join(', '), before: 'repaired ' },
    { name: 'why it took more than a day', text: guard(ownedRepair.loanerReason), before: '' },
  ];
  const pieces = [
    base.piece,
    ...told.map(({ name, text, before }) => ({ name, wordings: text === '' ? [] : [`${before}${text}`] })),
  ].filter((piece) => piece !== null);
  const { text, leftOut } = compose(null, pieces, limit);
  const lacking = told.filter((each) => each.text === '').map(({ name }) => `${name}: not on record`);
  return { text, limit, leftOut: [...leftOut, ...base.unknown, ...lacking] };
}

function compose(
  labor: LaborPiece | null,
  pieces: readonly Piece[],
  limit: number,
): { readonly text: string; readonly leftOut: readonly string[] } {
  const all = [...(labor ? [labor] : []), ...pieces].filter(({ wordings }) => wordings.some(Boolean));
  const chosen: { readonly piece: Piece; wording: string }[] = [];
  const leftOut = labor ? [...labor.lacks] : [];
  const lengthOf = () => chosen.map(({ wording }) => wording).join(SEPARATOR).length;
  for (const piece of all) {
    const wording = piece.wordings.at(-1) ?? '';
    const room = limit - lengthOf() - (chosen.length > 0 ? SEPARATOR.length : 0);
    if (wording.length <= room) chosen.push({ piece, wording });
    else leftOut.push(piece.name);
  }
  for (const each of chosen) {
    const spare = limit - lengthOf() + each.wording.length;
    each.wording = each.piece.wordings.find((wording) => wording.length <= spare) ?? each.wording;
  }
  return { text: chosen.map(({ wording }) => wording).join(SEPARATOR), leftOut };
}

interface LaborPiece extends Piece {
  /** Codes whose minutes are told in one sum. */
  readonly lacks: readonly string[];
}

/** Minutes as they are billed: where the payer's table has a row, by its units. */
function billedMinutes({ minutes, standardRepair: key }: Labor, tabled: boolean): number | null {
  const row = tabled ? standardRepair(key) : null;
  return row === null ? minutes : row.units * MINUTES_A_UNIT;
}

/** `E2368 30 min, K0823 30 min`; codes for which the room is too small are told in one sum. */
function laborPiece(
  labor: readonly Labor[],
  tabled: boolean,
  baseCode: string,
  limit: number,
): LaborPiece | null {
  const byCode = new Map<string, number>();
  for (const row of labor) {
    const minutes = billedMinutes(row, tabled);
    const code = row.repairedCode || baseCode;
    if (minutes !== null) byCode.set(code, (byCode.get(code) ?? 0) + minutes);
  }
  const entries = [...byCode].sort(([one], [other]) => Number(one === '') - Number(other === ''));
  if (entries.length === 0) return null;
  for (let told = entries.length; told >= 0; told -= 1) {
    const wordings = wordingsOf(entries, told);
    const shortest = wordings.at(-1) ?? '';
    if (shortest.length > limit && told > 0) continue;
    const summed = entries.slice(told).map(([code]) => code || 'work without a code');
    return {
      name: 'the minutes of labor',
      wordings,
      lacks: told === entries.length ? [] : [`minutes by code for ${summed.join(', ')}`],
    };
  }
  return null;
}

function wordingsOf(entries: readonly (readonly [string, number])[], told: number): readonly string[] {
  const own = entries.slice(0, told);
  const rest = entries.slice(told).reduce((sum, [, minutes]) => sum + minutes, 0);
  const label = told === 0 ? 'labor' : 'other';
  const list = [
    ...own.map(([code, minutes]) => `${code || 'labor'} ${minutes}`),
    ...(rest > 0 ? [`${label} ${rest}`] : []),
  ];
  return [list.map((each) => `${each} min`).join(', '), `${list.join(', ')} min`];
}

function baseCodeOf({ claim, equipment }: ClaimCase): string {
  return claim.ownedRepair.baseCode || (HcpcsCode.safeParse(equipment?.hcpcs).data ?? '');
}

/** `K0823 04/2023 beneficiary-owned`: the item that is mended. */
function basePiece(
  theCase: ClaimCase,
  lineCode: string,
  own: boolean,
): { readonly piece: Piece | null; readonly unknown: readonly string[] } {
  const { claim, equipment } = theCase;
  const code = baseCodeOf(theCase);
  const owned = equipment?.ownership === 'patientOwned';
  const since = claim.ownedRepair.obtainedOn ?? (owned ? (equipment?.acquiredOn ?? null) : null);
  const name = 'the item that is mended';
  if (code === '' || code === lineCode) {
    return {
      piece: null,
      unknown: code === '' ? ['the code of the item that is mended: not on record'] : [],
    };
  }
  if (!own) return { piece: { name, wordings: [`for ${code}`] }, unknown: [] };
  const unknown = [
    since === null && owned ? 'month and year in which the item was obtained: not on record' : '',
    owned || lineCode !== LABOR_CODES.equipment
      ? ''
      : 'that the patient owns the item: the register does not say so',
  ].filter(Boolean);
  const month = since === null ? '' : ` ${monthOf(since)}`;
  const wordings = owned
    ? [`${code}${month} beneficiary-owned`, `${code}${month} pt-owned`]
    : [`${code}${month}`];
  return { piece: { name, wordings }, unknown };
}

/** `04/2024` */
function monthOf(date: IsoDate): string {
  const us = formatUsDate(date);
  return `${us.slice(0, 2)}/${us.slice(6)}`;
}

function times(quantity: number | null): string {
  return quantity === null || quantity === 1 ? '' : ` x${quantity}`;
}

function codePiece(part: Part): Piece {
  return { name: `part ${part.code}`, wordings: [`${part.code}${times(part.quantity)}`] };
}

/** What a part is: with its code where it has one, else by maker, number and price. */
function partPiece(
  part: Part,
  lineCode: string,
  makers: ReadonlyMap<string, string>,
  guard: (text: string) => string,
): Piece {
  const count = times(part.quantity);
  const what = guard(part.description);
  const maker = guard(makers.get(part.catalogId ?? '') ?? '');
  const number = guard(part.partNumber);
  if (part.code !== '' && part.code !== lineCode) {
    return {
      name: `part ${part.code}`,
      wordings: [joined(`${part.code}${count}`, what), `${part.code}${count}`],
    };
  }
  const id = joined(maker, number) || what;
  const price = part.unitCostCents === null ? '' : formatCents(part.unitCostCents);
  const full = joined(maker, number, what);
  return {
    name: `part ${number || what || 'without a number'}`,
    wordings: [joined(`${full}${count}`, price), joined(`${id}${count}`, price), `${id}${count}`].filter(
      (wording) => wording.trim() !== '',
    ),
  };
}

function joined(...words: readonly string[]): string {
  return words.filter(Boolean).join(' ');
}

function unknownOf(
  rows: { readonly labor: readonly Labor[]; readonly parts: readonly Part[] },
  tabled: boolean,
  makers: ReadonlyMap<string, string>,
  guard: (text: string) => string,
): readonly string[] {
  const open = rows.labor.filter((row) => billedMinutes(row, tabled) === null).length;
  const uncoded = rows.parts.filter(({ code }) => code === '');
  const withoutMaker = uncoded.filter(({ catalogId }) => !makers.get(catalogId ?? '')).length;
  const naming = rows.parts.filter((part) => clean(part.description) !== guard(part.description)).length;
  return [
    open > 0 ? `minutes of ${open} ${open === 1 ? 'row' : 'rows'} of labor: not on record` : '',
    withoutMaker > 0
      ? `maker of ${withoutMaker} ${withoutMaker === 1 ? 'part' : 'parts'} without a code: not in the catalog`
      : '',
    naming > 0 ? 'a part’s description, because it may name the patient' : '',
  ].filter(Boolean);
}

/** Printable ASCII without the characters that part the fields of an electronic claim, on one line. */
function clean(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[–—]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/[^\x20-\x7e]|[*~^:|;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cleans a text, and gives '' for one that holds a name, number or address of the patient. */
function nameGuard({ patient, coverage }: ClaimCase): (text: string) => string {
  const contacts = patient.contacts.flatMap(({ name, phone }) => [...name.split(/\s+/), phone]);
  const words = [
    ...[patient.firstName, patient.middleName, patient.lastName].flatMap((name) => name.split(/[\s-]+/)),
    ...contacts,
    patient.phone,
    patient.mobile,
    patient.chartNumber,
    patient.address.line1,
    patient.birthDate === null ? '' : patient.birthDate,
    patient.birthDate === null ? '' : formatUsDate(patient.birthDate),
    coverage?.memberId ?? '',
  ];
  const telling = words.map(keyOf).filter((word) => word.length >= 2);
  return (text) => {
    const shown = clean(text);
    const parts = new Set(shown.split(/[^A-Za-z0-9]+/).map(keyOf));
    const whole = keyOf(shown);
    // Short words count as whole words only: a middle initial is in every text.
    const names = telling.some((word) => parts.has(word) || (word.length >= 6 && whole.includes(word)));
    return names ? '' : shown;
  };
}

function keyOf(text: string): string {
  return clean(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
