import { isIsoDate } from '../domain/dates.ts';
import { decodeText, type Encoding } from './readText.ts';
import { type Delimiters, interchangeStarts, type InterchangeStart, looksLike } from './readDelimiters.ts';
import { type Doubt, type DoubtList, doubtList, type DoubtWeight } from './readDoubts.ts';

/**
 * A returned file (999, TA1, 277CA, 835, whatever has an ISA) as interchanges, groups, sets and segments. It takes
 * what real files contain: a byte order mark, line breaks and spaces between segments, lines cut at a column, lower
 * case, any separators, several interchanges, missing ends, wrong counts. Whatever is not as it should be is named in
 * the doubts and never put right. Reads every character a fixed number of times: time and memory grow with the file.
 */

export interface Segment {
  /** In capitals. */
  readonly id: string;
  /** `elements[1]` is the first element after the id; text as it stands in the file. */
  readonly elements: readonly string[];
  /** Counted from 1 through the whole file. */
  readonly number: number;
  /** Characters before it in the file. */
  readonly offset: number;
}

export interface TransactionSet {
  /** ST01: `835`, `999`, `277`. */
  readonly kind: string;
  /** ST02. */
  readonly control: string;
  /** ST03, else the group's version (GS08). */
  readonly version: string;
  /** From ST to SE, where there is one. */
  readonly segments: readonly Segment[];
  readonly delimiters: Delimiters;
  /** False when its SE is missing or does not agree: something may have been cut off. */
  readonly whole: boolean;
}

export interface FunctionalGroup {
  /** GS01: `HP` of an 835, `FA` of a 999, `HN` of a 277CA. */
  readonly code: string;
  readonly sender: string;
  readonly receiver: string;
  /** GS04 and GS05 as they stand. */
  readonly date: string;
  readonly time: string;
  readonly control: string;
  readonly version: string;
  readonly sets: readonly TransactionSet[];
  readonly whole: boolean;
}

export interface Interchange {
  readonly delimiters: Delimiters;
  readonly senderQualifier: string;
  readonly sender: string;
  readonly receiverQualifier: string;
  readonly receiver: string;
  /** ISA09 (YYMMDD) and ISA10 (HHMM) as they stand. */
  readonly date: string;
  readonly time: string;
  /** ISA12. */
  readonly version: string;
  /** ISA13. */
  readonly control: string;
  /** ISA15: `T` says that the file is a test. */
  readonly test: boolean;
  readonly groups: readonly FunctionalGroup[];
  /** TA1 segments, which stand outside of groups. */
  readonly interchangeReplies: readonly Segment[];
  readonly whole: boolean;
}

export interface InterchangeFile {
  readonly encoding: Encoding;
  /** Characters in all. */
  readonly size: number;
  readonly segmentCount: number;
  readonly interchanges: readonly Interchange[];
  readonly doubts: readonly Doubt[];
  /** Doubts beyond the most that are kept. */
  readonly doubtsLeftOut: number;
  /** The heaviest doubt, kept or not; null when there is none. */
  readonly worst: DoubtWeight | null;
}

/** What the program takes; the largest real remittances are a tenth of it. */
export const MOST_CHARACTERS = 64 * 1024 * 1024;
export const MOST_SEGMENTS = 2_000_000;
/** No segment that is read here has a third as many. */
const MOST_ELEMENTS = 100;

interface OpenSet {
  readonly header: Segment;
  readonly segments: Segment[];
}

interface OpenGroup {
  readonly header: Segment | null;
  readonly sets: TransactionSet[];
  readonly controls: Set<string>;
}

function trimmed(segment: Segment | null, index: number): string {
  return segment?.elements[index]?.trim() ?? '';
}

/** A count or control number without leading zeros; the text itself where it is no number. */
function plainNumber(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}

/** Reads a whole file. Never throws for what a file contains. */
export function readInterchange(content: string | Uint8Array): InterchangeFile {
  const doubts = doubtList();
  if (content.length > MOST_CHARACTERS) {
    const most = `${String(MOST_CHARACTERS / 1024 / 1024)} MB`;
    doubts.add(
      'tooLarge',
      'error',
      null,
      `The file is larger than ${most} and was not read. Ask for it in parts.`,
    );
    return finished('text', content.length, 0, [], doubts);
  }
  const { text, encoding } = decodeText(content);
  const starts = interchangeStarts(text);
  const [first] = starts;
  if (first === undefined) {
    doubts.add('notX12', 'error', 0, `This is no file of the kind that payers return: ${looksLike(text)}.`);
    return finished(encoding, text.length, 0, [], doubts);
  }
  if (text.slice(0, first.offset).trim() !== '') {
    doubts.add('textBefore', 'warning', 0, 'There is text before the first interchange. It was passed over.');
  }
  let count = 0;
  const interchanges = starts.map((start, index) => {
    const end = starts[index + 1]?.offset ?? text.length;
    const read = readOne(text, start, end, count, doubts);
    count = read.count;
    return read.interchange;
  });
  const seen = new Set<string>();
  for (const [index, { control, sender }] of interchanges.entries()) {
    const key = `${sender}\n${control}`;
    if (seen.has(key)) {
      const offset = starts[index]?.offset ?? 0;
      doubts.add(
        'interchangeTwice',
        'warning',
        offset,
        `The interchange number ${control} appears twice in the file.`,
      );
    }
    seen.add(key);
  }
  return finished(encoding, text.length, count, interchanges, doubts);
}

function finished(
  encoding: Encoding,
  size: number,
  segmentCount: number,
  interchanges: readonly Interchange[],
  { all, leftOut, worst }: DoubtList,
): InterchangeFile {
  return { encoding, size, segmentCount, interchanges, doubts: all, doubtsLeftOut: leftOut, worst };
}

/** Spaces, tabs and line ends, which may stand between segments. */
function isBlank(character: number): boolean {
  return (
    character === 0x20 ||
    (character >= 0x09 && character <= 0x0d) ||
    character === 0xa0 ||
    character === 0xfeff
  );
}

/** A segment's name in capitals; null where it is none. */
function segmentId(named: string): string | null {
  const id = named.trim().toUpperCase();
  return /^[A-Z][A-Z0-9]{1,2}$/.test(id) ? id : null;
}

/** The segments of one interchange, one at a time. */
function* segmentsOf(
  text: string,
  { offset, delimiters }: InterchangeStart,
  end: number,
  before: number,
  doubts: DoubtList,
): Generator<Segment> {
  // A cut-out part, so that a separator that never comes is not looked for in the whole rest of the file.
  const part = text.slice(offset, end);
  const breaksAreNoise = !'\r\n'.includes(delimiters.segment);
  const hasBreaks = part.includes('\n') || part.includes('\r');
  const ids = new Map<string, string | null>();
  let number = before;
  let at = 0;
  let folded = false;
  let lower = false;
  while (at < part.length) {
    const found = part.indexOf(delimiters.segment, at);
    const stop = found === -1 ? part.length : found;
    const ended = stop === found;
    let from = at;
    while (from < stop && isBlank(part.charCodeAt(from))) from += 1;
    const place = offset + from;
    at = stop + 1;
    if (from === stop) continue;
    let body = part.slice(from, stop);
    if (number >= MOST_SEGMENTS) {
      const most = MOST_SEGMENTS.toLocaleString('en-US');
      doubts.add(
        'tooManySegments',
        'error',
        place,
        `The file has more than ${most} segments; the rest was not read.`,
      );
      return;
    }
    if (breaksAreNoise && hasBreaks && /[\r\n]/.test(body)) {
      if (!folded && /[\r\n]/.test(body.trimEnd())) {
        doubts.add('lineBreaks', 'note', place, 'Line breaks stand inside of segments. They were taken out.');
        folded = true;
      }
      body = body.replace(/[\r\n]+/g, '');
    }
    if (!breaksAreNoise && body.endsWith('\r')) body = body.slice(0, -1);
    number += 1;
    const elements = body.split(delimiters.element, MOST_ELEMENTS + 1);
    const named = elements[0] ?? '';
    let id = ids.get(named);
    if (id === undefined) {
      id = segmentId(named);
      // Real files know some dozens; a hostile one is not allowed to fill the memory with names.
      if (ids.size < 1_000) ids.set(named, id);
    }
    const segment: Segment = { id: id ?? named.trim().toUpperCase(), elements, number, offset: place };
    if (elements.length > MOST_ELEMENTS) {
      doubts.add(
        'tooManyElements',
        'error',
        segment,
        `A segment has more than ${String(MOST_ELEMENTS)} elements.`,
      );
    }
    if (!ended) {
      // Writers often leave out the very last terminator; a cut inside of the IEA shows in its number.
      const [weight, message]: readonly [DoubtWeight, string] =
        segment.id === 'IEA'
          ? ['note', 'The last segment has no terminator.']
          : ['error', 'The last segment does not end: the file seems to be cut off.'];
      doubts.add('cutOff', weight, segment, message);
    }
    if (id === null) {
      doubts.add('notASegment', 'error', segment, 'Here stands something that is no segment.');
    } else if (!lower && named.trim() !== id) {
      doubts.add('lowerCase', 'note', segment, 'Segment names stand in lower case.');
      lower = true;
    }
    yield segment;
  }
}

/** One interchange from its ISA to where the next begins. */
function readOne(
  text: string,
  start: InterchangeStart,
  end: number,
  before: number,
  doubts: DoubtList,
): { readonly interchange: Interchange; readonly count: number } {
  const { delimiters } = start;
  const groups: FunctionalGroup[] = [];
  const interchangeReplies: Segment[] = [];
  let header: Segment | null = null;
  let trailer: Segment | null = null;
  let group: OpenGroup | null = null;
  let set: OpenSet | null = null;
  let whole = start.fixedWidth;
  let count = before;
  let stray = 0;

  function say(what: string, weight: DoubtWeight, place: Segment | null, message: string): void {
    doubts.add(what, weight, place ?? start.offset, message);
    if (weight === 'error') whole = false;
  }

  function closeSet(by: Segment | null): void {
    if (set === null) return;
    const control = trimmed(set.header, 2);
    const kind = trimmed(set.header, 1);
    let complete = true;
    const wrong = (what: string, message: string): void => {
      complete = false;
      say(what, 'error', by ?? set?.header ?? null, message);
    };
    if (by === null)
      wrong('setOpen', `The set ${control} (${kind}) has no end (SE): part of it may be missing.`);
    else {
      set.segments.push(by);
      const stated = plainNumber(trimmed(by, 1));
      const counted = String(set.segments.length);
      if (stated !== counted) {
        wrong('countDiffers', `The set ${control} says that it has ${stated} segments, and has ${counted}.`);
      }
      if (trimmed(by, 2) !== control)
        wrong('controlDiffers', `The set ${control} ends under another number.`);
    }
    if (control !== '' && group?.controls.has(control)) {
      say('setTwice', 'warning', set.header, `The set number ${control} appears twice in its group.`);
    }
    group?.controls.add(control);
    const version = trimmed(set.header, 3) || trimmed(group?.header ?? null, 8);
    group?.sets.push({ kind, control, version, segments: set.segments, delimiters, whole: complete });
    set = null;
  }

  function closeGroup(by: Segment | null): void {
    closeSet(null);
    if (group === null) return;
    const { header: opening, sets } = group;
    const control = trimmed(opening, 6);
    let complete = opening !== null;
    const wrong = (what: string, message: string): void => {
      complete = false;
      say(what, 'error', by ?? opening, message);
    };
    if (by === null) wrong('groupOpen', `The group ${control} has no end (GE): sets may be missing.`);
    else {
      const stated = plainNumber(trimmed(by, 1));
      const counted = String(sets.length);
      if (stated !== counted) {
        wrong('countDiffers', `The group ${control} says that it has ${stated} sets, and has ${counted}.`);
      }
      if (plainNumber(trimmed(by, 2)) !== plainNumber(control)) {
        wrong('controlDiffers', `The group ${control} ends under another number.`);
      }
    }
    groups.push({
      code: trimmed(opening, 1),
      sender: trimmed(opening, 2),
      receiver: trimmed(opening, 3),
      date: trimmed(opening, 4),
      time: trimmed(opening, 5),
      control,
      version: trimmed(opening, 8),
      sets,
      whole: complete,
    });
    group = null;
  }

  for (const segment of segmentsOf(text, start, end, before, doubts)) {
    count = segment.number;
    if (header === null) {
      header = segment;
      continue;
    }
    if (trailer !== null) {
      stray += 1;
      if (stray === 1)
        say(
          'textAfter',
          'error',
          segment,
          'Data stand after the end of an interchange (IEA) and were not read.',
        );
      continue;
    }
    switch (segment.id) {
      case 'GS':
        closeGroup(null);
        group = { header: segment, sets: [], controls: new Set() };
        break;
      case 'GE':
        if (group === null) say('strayEnd', 'error', segment, 'A group ends here (GE) that never began.');
        else closeGroup(segment);
        break;
      case 'ST':
        closeSet(null);
        if (group === null) {
          say('groupMissing', 'error', segment, 'A set stands here without its group (GS).');
          group = { header: null, sets: [], controls: new Set() };
        }
        set = { header: segment, segments: [segment] };
        break;
      case 'SE':
        if (set === null) say('strayEnd', 'error', segment, 'A set ends here (SE) that never began.');
        else closeSet(segment);
        break;
      case 'IEA':
        closeGroup(null);
        trailer = segment;
        break;
      default:
        if (set !== null) set.segments.push(segment);
        else if (segment.id === 'TA1') interchangeReplies.push(segment);
        else {
          stray += 1;
          if (stray <= 3) say('strayData', 'error', segment, 'A segment stands here outside of any set.');
        }
    }
  }
  closeGroup(null);

  const control = trimmed(header, 13);
  if (!start.fixedWidth) {
    doubts.add(
      'isaWidth',
      'warning',
      start.offset,
      'The ISA does not have its fixed width. It was read by its separators.',
    );
  }
  if (trailer === null) {
    say(
      'interchangeOpen',
      'error',
      header,
      `The interchange ${control} has no end (IEA): part of it may be missing.`,
    );
  } else {
    const stated = plainNumber(trimmed(trailer, 1));
    const counted = String(groups.length);
    if (stated !== counted) {
      say(
        'countDiffers',
        'error',
        trailer,
        `The interchange ${control} says that it has ${stated} groups, and has ${counted}.`,
      );
    }
    if (plainNumber(trimmed(trailer, 2)) !== plainNumber(control)) {
      say('controlDiffers', 'error', trailer, `The interchange ${control} ends under another number.`);
    }
  }
  return {
    count,
    interchange: {
      delimiters,
      senderQualifier: trimmed(header, 5),
      sender: trimmed(header, 6),
      receiverQualifier: trimmed(header, 7),
      receiver: trimmed(header, 8),
      date: trimmed(header, 9),
      time: trimmed(header, 10),
      version: trimmed(header, 12),
      control,
      test: trimmed(header, 15).toUpperCase() === 'T',
      groups,
      interchangeReplies,
      whole: whole && groups.every((one) => one.whole && one.sets.every((each) => each.whole)),
    },
  };
}

export interface FileFacts {
  /** The same for the same interchange, however often and under whatever name its file arrives. */
  readonly key: string;
  readonly sender: string;
  readonly receiver: string;
  readonly control: string;
  readonly test: boolean;
  /** Who answers whom, as the interchange says it and then each group: ISA06 and ISA08, GS02 and GS03. */
  readonly parties: readonly { readonly sender: string; readonly receiver: string }[];
  /** ISA09 and ISA10 as `2026-11-21T10:15`, by the sender's clock; '' where they are no time. */
  readonly madeAt: string;
  /** `HP 101: 835 0001, 835 0002`. */
  readonly contents: readonly string[];
}

/**
 * What tells one interchange from another: parties, numbers and times, each set with its number. A payer that uses a
 * number again does so on another day; the same file again has all of them alike.
 */
export function fileFacts(interchange: Interchange): FileFacts {
  const { senderQualifier, sender, receiverQualifier, receiver, date, time, control, test, groups } =
    interchange;
  const contents = groups.map(
    (group) =>
      `${group.code} ${group.control}: ${group.sets.map((set) => `${set.kind} ${set.control}`).join(', ')}`,
  );
  const replies = interchange.interchangeReplies.map((segment) =>
    segment.elements
      .slice(0, 6)
      .map((element) => element.trim())
      .join(' '),
  );
  const stamps = groups.map((group) => `${group.date} ${group.time}`);
  const key = [
    `${senderQualifier}:${sender}`,
    `${receiverQualifier}:${receiver}`,
    `${date} ${time}`,
    control,
    test ? 'T' : 'P',
    ...contents.map((content, index) => `${content} @ ${stamps[index] ?? ''}`),
    ...replies,
  ].join(' | ');
  const parties = [{ sender, receiver }, ...groups.map((group) => partiesOf(group))];
  const madeAt = madeAtOf(date, time);
  return { key, sender, receiver, control, test, parties, madeAt, contents: [...contents, ...replies] };
}

function partiesOf({ sender, receiver }: FunctionalGroup): FileFacts['parties'][number] {
  return { sender, receiver };
}

function madeAtOf(date: string, time: string): string {
  const [, year, month, day] = /^(\d{2})(\d{2})(\d{2})$/.exec(date) ?? [];
  const [, hour, minute] = /^([01]\d|2[0-3])([0-5]\d)/.exec(time) ?? [];
  const on = `20${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  return isIsoDate(on) && hour !== undefined && minute !== undefined ? `${on}T${hour}:${minute}` : '';
}
