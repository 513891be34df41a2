import { type ElementRule, type LoopRule, type SegmentRule, TRANSACTION_SET } from './tables837.ts';

/**
 * Judges an 837P file by the tables, and by the rules that no table can say. It shares no code with the writer and reads
 * the file on its own. Answers with one sentence for each fault; none means that the file is well formed.
 */

type Parts = readonly string[];

interface Read {
  /** Elements from 0, the segment's id. */
  readonly parts: Parts;
  readonly at: number;
  loop: string;
}

export function structureFindings(file: string): readonly string[] {
  const found: string[] = [];
  const head =
    /^ISA\*.{2}\*.{10}\*.{2}\*.{10}\*.{2}\*.{15}\*.{2}\*.{15}\*\d{6}\*\d{4}\*\^\*00501\*\d{9}\*[01]\*[TP]\*:~/;
  if (!head.test(file) || file.slice(0, 106).length !== 106 || file[105] !== '~')
    return ['the interchange header is not 106 characters in its fixed form'];
  if (!file.endsWith('~')) found.push('the file does not end with a terminator');
  const raw = file.slice(0, -1).split('~');
  if (/[^A-Z0-9!"&'()*+,\-./:;?= ^~@_]/.test(file)) found.push('a character outside the alphabet');
  const segments = raw.map((text, at): Read => ({ parts: text.split('*'), at, loop: '' }));
  segments.slice(1).forEach((segment) => checkText(segment, found));
  checkEnvelope(segments, found);
  const sets = setsOf(segments, found);
  for (const set of sets) {
    walkSet(set, found);
    checkHierarchy(set, found);
    checkSyntax(set, found);
  }
  const numbers = sets.flatMap((set) =>
    set.filter(({ parts }) => parts[0] === 'CLM').map(({ parts }) => parts[1]),
  );
  if (new Set(numbers).size < numbers.length) found.push('two claims have the same number');
  return found;
}

function say(found: string[], { parts, at, loop }: Read, what: string): void {
  found.push(`segment ${at} ${parts[0] ?? ''} ${loop}: ${what}`);
}

function checkText(segment: Read, found: string[]): void {
  const { parts } = segment;
  if (parts.length > 1 && parts.at(-1) === '') say(found, segment, 'a trailing empty element');
  if (parts.slice(1).every((part) => part === '')) say(found, segment, 'no data');
  for (const part of parts) {
    if (part.endsWith(':')) say(found, segment, 'a trailing empty component');
    if (part.includes('^')) say(found, segment, 'a repetition that no element has');
    if (part.split(':').some((one) => one !== one.trim() || one.includes('  ')))
      say(found, segment, 'a space too many');
  }
}

function checkEnvelope(segments: readonly Read[], found: string[]): void {
  const [isa, gs] = segments;
  const [ge, iea] = segments.slice(-2);
  if (gs?.parts[0] !== 'GS' || ge?.parts[0] !== 'GE' || iea?.parts[0] !== 'IEA' || !isa) {
    found.push('not one group in one interchange');
    return;
  }
  const sets = segments.filter(({ parts }) => parts[0] === 'ST').length;
  if (gs.parts.length !== 9 || gs.parts[1] !== 'HC' || gs.parts[7] !== 'X' || gs.parts[8] !== '005010X222A1')
    say(found, gs, 'not the head of a group of professional claims');
  if (![gs.parts[2], gs.parts[3]].every((id) => /^[0-9A-Z.& -]{2,15}$/.test(id ?? '')))
    say(found, gs, 'sender or receiver is no identifier');
  if (gs.parts[2] !== isa.parts[6]?.trim() || gs.parts[3] !== isa.parts[8]?.trim())
    say(found, gs, 'sender or receiver differs from the interchange');
  if (!isDate(gs.parts[4] ?? '') || !isTime(gs.parts[5] ?? '')) say(found, gs, 'no date or time');
  if (!/^[1-9]\d{0,8}$/.test(gs.parts[6] ?? '')) say(found, gs, 'no control number');
  if (ge.parts[1] !== String(sets) || ge.parts[2] !== gs.parts[6]) say(found, ge, 'count or control number');
  if (iea.parts[1] !== '1' || iea.parts[2] !== isa.parts[13]) say(found, iea, 'count or control number');
  if (!/^(?:01|14|20|27|28|29|30|33|ZZ)$/.test(isa.parts[5] ?? ''))
    say(found, isa, 'qualifier of the sender');
  if (!/^(?:01|14|20|27|28|29|30|33|ZZ)$/.test(isa.parts[7] ?? ''))
    say(found, isa, 'qualifier of the receiver');
}

function setsOf(segments: readonly Read[], found: string[]): readonly (readonly Read[])[] {
  const sets: Read[][] = [];
  for (const segment of segments.slice(2, -2)) {
    if (segment.parts[0] === 'ST') sets.push([]);
    const set = sets.at(-1);
    if (set) set.push({ ...segment, at: set.length + 1 });
    else say(found, segment, 'stands outside any set');
  }
  const controls = sets.map((set) => set[0]?.parts[2]);
  if (new Set(controls).size < controls.length) found.push('two sets have the same control number');
  if (sets.length === 0) found.push('no transaction set');
  for (const set of sets) {
    const end = set.at(-1);
    if (!end || end.parts[0] !== 'SE') found.push('a set without an end');
    else if (end.parts[1] !== String(set.length) || end.parts[2] !== set[0]?.parts[2])
      say(found, end, 'count or control number of the set');
  }
  return sets;
}

/** Walks the tables beside the segments; the first that fits nowhere ends the walk. */
function walkSet(set: readonly Read[], found: string[]): void {
  const end = walkLoop(TRANSACTION_SET, set, 0, found);
  const stray = set[end];
  if (stray) say(found, stray, 'is not expected here');
}

function walkLoop(rule: LoopRule, set: readonly Read[], from: number, found: string[]): number {
  let at = from;
  for (const child of rule.children) {
    let times = 0;
    while (fits(child, set[at])) {
      times += 1;
      if (child.kind === 'loop') at = walkLoop(child, set, at, found);
      else {
        const segment = set[at];
        if (segment) {
          segment.loop = rule.id;
          checkElements(child, segment, found);
        }
        at += 1;
      }
    }
    const name = child.kind === 'loop' ? child.id : `${child.id} of ${rule.id}`;
    if (times === 0 && child.usage === 'R') found.push(`${name} is missing before segment ${at + 1}`);
    if (times > child.max) found.push(`${name} comes ${times} times before segment ${at + 1}`);
  }
  return at;
}

/** A segment belongs to a rule when its id fits and, where the rule's codes tell it from others, those fit too. */
function fits(rule: LoopRule | SegmentRule, segment: Read | undefined): boolean {
  if (!segment) return false;
  if (rule.kind === 'loop') {
    const [first] = rule.children;
    return first !== undefined && fits(first, segment);
  }
  if (segment.parts[0] !== rule.id) return false;
  const place = rule.id === 'HL' ? 2 : 0;
  const told = rule.elements[place];
  if (!TOLD_APART.has(rule.id) || typeof told !== 'string') return true;
  return codesOf(told)?.includes(segment.parts[place + 1] ?? '') ?? true;
}

const TOLD_APART = new Set(['NM1', 'REF', 'DTP', 'AMT', 'HL']);

function codesOf(rule: string): readonly string[] | null {
  const [, codes] = rule.split('=', 2);
  return codes === undefined ? null : codes.split('|');
}

function checkElements(rule: SegmentRule, segment: Read, found: string[]): void {
  const { parts } = segment;
  if (parts.length - 1 > rule.elements.length) say(found, segment, 'more elements than the guide has');
  rule.elements.forEach((element, index) => {
    const value = parts[index + 1] ?? '';
    checkElement(element, value, segment, `${parts[0] ?? ''}${String(index + 1).padStart(2, '0')}`, found);
  });
}

function checkElement(rule: ElementRule, value: string, segment: Read, name: string, found: string[]): void {
  if (typeof rule !== 'string') {
    const [usage, ...components] = rule;
    if (value === '') {
      if (usage === 'R') say(found, segment, `${name} is missing`);
      return;
    }
    const given = value.split(':');
    if (given.length > components.length) say(found, segment, `${name} has too many components`);
    components.forEach((component, index) =>
      checkElement(component, given[index] ?? '', segment, `${name}-${index + 1}`, found),
    );
    return;
  }
  if (rule === '-') {
    if (value !== '') say(found, segment, `${name} is not used here`);
    return;
  }
  if (value === '') {
    if (rule.startsWith('R')) say(found, segment, `${name} is missing`);
    return;
  }
  if (value.includes(':')) say(found, segment, `${name} is no composite`);
  const problem = valueProblem(rule, value, segment.parts);
  if (problem !== null) say(found, segment, `${name} ${problem}`);
}

function valueProblem(rule: string, value: string, parts: Parts): string | null {
  const codes = codesOf(rule);
  if (codes) return codes.includes(value) ? null : 'is no code of the guide';
  const [, type = '', lengths = ''] = rule.split(' ');
  switch (type) {
    case 'D8':
      return isDate(value) ? null : 'is no date';
    case 'TM':
      return isTime(value) ? null : 'is no time';
    case 'DATES':
      return isDates(parts[2] ?? '', value) ? null : 'is no date or period';
    default: {
      const [min = 0, max = 0] = lengths.split('-').map(Number);
      const size = type === 'AN' ? value.length : value.replace(/[-.]/g, '').length;
      if (size < min || size > max) return `has ${size} characters instead of ${lengths}`;
      if (type === 'N0') return /^(?:0|[1-9]\d*)$/.test(value) ? null : 'is no whole number';
      if (type === 'R') return isDecimal(value) ? null : 'is no decimal number';
      return null;
    }
  }
}

/** No sign but a minus, no zero in front, none behind the point, three places at most; ten digits in all. */
function isDecimal(value: string): boolean {
  return (
    /^-?(?:0|[1-9]\d*|(?:[1-9]\d*)?\.\d{0,2}[1-9])$/.test(value) && value.replace(/\D/g, '').length <= 10
  );
}

function isDate(value: string): boolean {
  if (!/^\d{8}$/.test(value)) return false;
  const [year, month, day] = [value.slice(0, 4), value.slice(4, 6), value.slice(6)].map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return (year ?? 0) > 1800 && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

function isTime(value: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/.test(value);
}

function isDates(form: string, value: string): boolean {
  if (form === 'D8') return isDate(value);
  const [from = '', to = ''] = value.split('-');
  return isDate(from) && isDate(to) && from <= to && value.length === 17;
}

/** HL numbers run on, point to a parent of the level above, and say truly whether there is one below. */
function checkHierarchy(set: readonly Read[], found: string[]): void {
  const levels = set.filter(({ parts }) => parts[0] === 'HL');
  const parents = new Set(levels.map(({ parts }) => parts[2]));
  levels.forEach((level, index) => {
    const [, number, parent = '', kind, child] = level.parts;
    if (number !== String(index + 1)) say(found, level, 'the number of the level does not run on');
    const above = levels[Number(parent) - 1]?.parts[3];
    if (kind === '22' && above !== '20') say(found, level, 'a subscriber below no provider');
    if (kind === '23' && above !== '22') say(found, level, 'a patient below no subscriber');
    if (Number(parent) > index) say(found, level, 'a parent that comes later');
    if ((child === '1') !== parents.has(number ?? ''))
      say(found, level, 'says wrongly whether a level is below');
  });
}

/** What one segment asks of others. */
function checkSyntax(set: readonly Read[], found: string[]): void {
  if (set.filter(({ parts }) => parts[0] === 'CLM').length > 5000)
    found.push('more than 5,000 claims in a set');
  for (const segment of set) checkPairs(segment, found);
  for (const level of split(set, (segment) => segment.parts[0] === 'HL')) checkLevel(level, found);
  for (const claim of split(set, (segment) => segment.parts[0] === 'CLM' || segment.parts[0] === 'HL'))
    if (claim[0]?.parts[0] === 'CLM') checkClaim(claim, found);
}

function split(set: readonly Read[], starts: (segment: Read) => boolean): readonly (readonly Read[])[] {
  const parts: Read[][] = [];
  for (const segment of set) {
    if (starts(segment)) parts.push([]);
    parts.at(-1)?.push(segment);
  }
  return parts;
}

function checkPairs(segment: Read, found: string[]): void {
  const { parts } = segment;
  const both = (one: number, other: number): void => {
    if (((parts[one] ?? '') === '') !== ((parts[other] ?? '') === ''))
      say(found, segment, `elements ${one} and ${other} come together`);
  };
  if (parts[0] === 'NM1') both(8, 9);
  if (parts[0] === 'PER') [3, 5, 7].forEach((place) => both(place, place + 1));
  if (parts[0] === 'CAS') [2, 5, 8, 11, 14, 17].forEach((place) => both(place, place + 1));
  if (parts[0] === 'PWK' && (parts[2] === 'AA') !== ((parts[6] ?? '') === ''))
    say(found, segment, 'a paper that is sent has a control number, one that is kept has none');
  if (parts[8] === 'XX' && !isNpi(parts[9] ?? '')) say(found, segment, 'no valid NPI');
}

function isNpi(digits: string): boolean {
  if (!/^[12]\d{9}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 24);
  return sum % 10 === 0;
}

const MBI =
  /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/;

function checkLevel(level: readonly Read[], found: string[]): void {
  const first = (id: string, loop = ''): Read | undefined =>
    level.find(({ parts, loop: where }) => parts[0] === id && (loop === '' || where === loop));
  const [hl] = level;
  if (!hl) return;
  if (level.filter(({ parts }) => parts[0] === 'CLM').length > 100) say(found, hl, 'more than 100 claims');
  if (hl.parts[3] === '20') {
    const street = first('N3', '2010AA');
    if (street?.parts.slice(1).some((part) => /\bP\.? ?O\.? ?BOX\b/.test(part)))
      say(found, street, 'a PO box as the street of the provider');
    const town = first('N4', '2010AA');
    if (town && !/^\d{9}$/.test(town.parts[3] ?? ''))
      say(found, town, 'the provider’s ZIP code has nine digits');
  }
  if (hl.parts[3] !== '22') return;
  const sbr = first('SBR', '2000B');
  if (!sbr) return;
  const self = sbr.parts[2] === '18';
  if (self === (hl.parts[4] === '1')) say(found, sbr, 'self, and yet a patient below, or neither');
  const own = level.filter(({ loop }) => loop === '2010BA').map(({ parts }) => parts[0]);
  if (self && !['N3', 'N4', 'DMG'].every((id) => own.includes(id)))
    say(found, sbr, 'the patient’s address or birth date is missing');
  if ((sbr.parts[3] ?? '') !== '' && (sbr.parts[4] ?? '') !== '')
    say(found, sbr, 'group number and group name');
  if (sbr.parts[1] === 'P' && (sbr.parts[5] ?? '') !== '')
    say(found, sbr, 'insurance type of the first payer');
  if (sbr.parts[9] === 'MB') {
    if (!self) say(found, sbr, 'a Medicare patient who is not the insured');
    if (sbr.parts[1] !== 'P' && (sbr.parts[5] ?? '') === '')
      say(found, sbr, 'why Medicare pays later is missing');
    const id = first('NM1', '2010BA')?.parts[9] ?? '';
    if (!MBI.test(id)) say(found, sbr, 'no Medicare number');
    const lines = level.filter(({ parts }) => parts[0] === 'LX').length;
    if (level.filter(({ parts }) => parts[0] === 'NM1' && parts[1] === 'DK').length < lines)
      say(found, sbr, 'a Medicare line without the one who ordered');
  }
}

function checkClaim(claim: readonly Read[], found: string[]): void {
  const [clm] = claim;
  if (!clm) return;
  const head = claim.slice(
    0,
    claim.findIndex(({ parts }) => parts[0] === 'LX'),
  );
  const has = (id: string, qualifier: string): boolean =>
    head.some(({ parts, loop }) => parts[0] === id && parts[1] === qualifier && loop === '2300');
  const frequency = clm.parts[5]?.split(':')[2];
  if ((frequency !== '1') !== has('REF', 'F8'))
    say(found, clm, 'frequency and payer’s claim number do not agree');
  const accident = (clm.parts[11] ?? '').split(':');
  if ((accident[0] !== '') !== has('DTP', '439')) say(found, clm, 'accident and its date do not agree');
  if ((accident[0] === 'AA') !== ((accident[3] ?? '') !== ''))
    say(found, clm, 'auto accident and state do not agree');
  const codes = (head.find(({ parts }) => parts[0] === 'HI')?.parts.slice(1) ?? []).map(
    (part) => part.split(':')[1],
  );
  if (new Set(codes).size < codes.length) say(found, clm, 'a diagnosis twice');
  if (codes.some((icd) => !/^(?:[A-Z]\d[0-9A-Z]|QA0)[0-9A-Z]{0,4}$/.test(icd ?? '')))
    say(found, clm, 'no diagnosis code');
  const lines = split(claim.slice(head.length), ({ parts }) => parts[0] === 'LX');
  if (lines.length > 50) say(found, clm, 'more than 50 lines');
  const controls = claim
    .filter(({ parts }) => parts[0] === 'REF' && parts[1] === '6R')
    .map(({ parts }) => parts[2]);
  if (new Set(controls).size < controls.length) say(found, clm, 'two lines have the same number');
  lines.forEach((line, index) => checkLine(line, index + 1, codes.length, found));
  checkPayers(claim, head, found);
}

function checkLine(line: readonly Read[], number: number, diagnoses: number, found: string[]): void {
  const [lx] = line;
  if (!lx) return;
  if (lx.parts[1] !== String(number)) say(found, lx, 'the lines do not run on');
  const sv1 = line.find(({ parts }) => parts[0] === 'SV1');
  if (!sv1) return;
  const pointers = (sv1.parts[7] ?? '').split(':').map(Number);
  if (pointers.some((pointer) => pointer < 1 || pointer > diagnoses))
    say(found, sv1, 'points beyond the diagnoses');
  if (new Set(pointers).size < pointers.length) say(found, sv1, 'points twice to one diagnosis');
  const [, code = '', ...rest] = (sv1.parts[1] ?? '').split(':');
  const modifiers = rest.slice(0, 4).filter((modifier) => modifier !== '');
  if (!/^(?:[A-V]\d{4}|\d{4}[0-9A-Z])$/.test(code)) say(found, sv1, 'no procedure code');
  if (modifiers.some((modifier) => !/^[A-Z0-9]{2}$/.test(modifier))) say(found, sv1, 'no modifier');
  if (new Set(modifiers).size < modifiers.length) say(found, sv1, 'a modifier twice');
  if (Number(sv1.parts[4]) <= 0) say(found, sv1, 'no units');
  const note = line.find(({ parts, loop }) => parts[0] === 'NTE' && loop === '2400')?.parts[2] ?? '';
  const [all = ''] = note.split(' ');
  if (
    modifiers.includes('99') &&
    !(modifiers[3] === '99' && all.length >= 10 && all.startsWith(modifiers.slice(0, 3).join('')))
  )
    say(found, sv1, 'modifier 99 without all modifiers first in the note');
  const shown = modifiers.includes('99') ? (all.match(/../g) ?? []) : modifiers;
  if (shown.includes('KX') && shown.some((modifier) => /^G[AYZ]$/.test(modifier)))
    say(found, sv1, 'KX with GA, GY or GZ');
  const ndc = line.find(({ parts }) => parts[0] === 'LIN');
  if (ndc && ndc.parts[2] === 'N4' && !/^\d{11}$/.test(ndc.parts[3] ?? ''))
    say(found, ndc, 'no drug code of eleven digits');
}

function checkPayers(claim: readonly Read[], head: readonly Read[], found: string[]): void {
  const payers = head.filter(({ parts, loop }) => parts[0] === 'NM1' && loop === '2330B');
  const ids = payers.map(({ parts }) => parts[9] ?? '');
  if (new Set(ids).size < ids.length) found.push('two other payers have the same identifier');
  for (const segment of claim)
    if (segment.parts[0] === 'SVD' && !ids.includes(segment.parts[1] ?? ''))
      say(found, segment, 'a decision of a payer that the claim does not name');
  const dated = head.filter(({ parts, loop }) => parts[0] === 'DTP' && loop === '2330B').length;
  const decided = claim.some(({ parts }) => parts[0] === 'SVD');
  if (dated > 0 && decided && payers.length === 1) found.push('the day of the decision is there twice');
}
