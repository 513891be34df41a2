/** Where interchanges begin in a text, and the four characters that each of them separates its data with. */

export interface Delimiters {
  readonly element: string;
  readonly component: string;
  /** Null before version 5010, where that place holds a letter. */
  readonly repetition: string | null;
  readonly segment: string;
}

export interface InterchangeStart {
  /** Where the ISA begins. */
  readonly offset: number;
  readonly delimiters: Delimiters;
  /** False: the ISA does not have its fixed width, and was read by its separators. */
  readonly fixedWidth: boolean;
}

/** Widths of ISA01 to ISA16. */
const WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const;
/** What an ISA of a sloppy writer may take: its data, its separators, and spaces or line breaks between. */
const LONGEST_HEADER = 300;
/** A file in which more places than this only look like an ISA is no file of ours; the rest is not tried by separators. */
const MOST_TRIES = 10_000;

function mayDelimit(character: string | undefined): character is string {
  return character !== undefined && character !== ' ' && !/^[A-Za-z0-9]$/.test(character);
}

function delimitersOf(text: string, element: string, repetition: string, last: number): Delimiters | null {
  const component = text[last];
  const segment = text[last + 1];
  if (!mayDelimit(element) || !mayDelimit(component) || !mayDelimit(segment)) return null;
  if (element === component || element === segment || component === segment) return null;
  const repeats = mayDelimit(repetition) && ![element, component, segment].includes(repetition);
  return { element, component, repetition: repeats ? repetition : null, segment };
}

/** The ISA at `at` by the places that the standard fixes: separators at 4 and 104, ISA11 at 83, ISA16 at 105, end at 106. */
function byWidth(text: string, at: number): InterchangeStart | null {
  const element = text[at + 3];
  if (element === undefined) return null;
  let place = at + 3;
  for (const width of WIDTHS) {
    if (text[place] !== element) return null;
    place += width + 1;
  }
  const delimiters = delimitersOf(text, element, text[at + 82] ?? '', at + 104);
  return delimiters && { offset: at, delimiters, fixedWidth: true };
}

/** The ISA at `at` by counting sixteen separators, for files whose padding was lost. */
function bySeparators(text: string, at: number): InterchangeStart | null {
  const element = text[at + 3];
  if (!mayDelimit(element)) return null;
  const header = text.slice(at, at + LONGEST_HEADER).split(element, 17);
  if (header.length < 17) return null;
  const upTo16 = header.slice(0, 16);
  const last = at + upTo16.join(element).length + 1;
  const tooLong = upTo16.some((value, index) => index > 0 && value.trim().length > (WIDTHS[index - 1] ?? 0));
  if (tooLong || !/^\d{5}$/.test((header[12] ?? '').trim())) return null;
  const delimiters = delimitersOf(text, element, (header[11] ?? '').trim(), last);
  return delimiters && { offset: at, delimiters, fixedWidth: false };
}

/** The ISA at `at` where lines were cut at a column and a line break fell inside of it. */
function byWidthUnfolded(text: string, at: number): InterchangeStart | null {
  const header = text.slice(at, at + LONGEST_HEADER);
  const unfolded = header.replace(/[\r\n]+/g, '');
  const start = unfolded === header ? null : byWidth(unfolded, 0);
  return start && { ...start, offset: at };
}

/**
 * Every ISA of a text, in order. One of fixed width counts wherever it stands, since a cut file may run into the
 * next one; another only where a segment can begin. Looks at each place once, for at most 300 characters.
 */
export function interchangeStarts(text: string): readonly InterchangeStart[] {
  const starts: InterchangeStart[] = [];
  let tries = 0;
  for (const match of text.matchAll(/ISA/gi)) {
    const at = match.index;
    const before = text[at - 1];
    const free = before === undefined || !/[A-Za-z0-9]/.test(before);
    let start = byWidth(text, at);
    if (start === null && free && tries < MOST_TRIES) {
      tries += 1;
      start = byWidthUnfolded(text, at) ?? bySeparators(text, at);
    }
    if (start) starts.push(start);
  }
  return starts;
}

/** What a file without any ISA looks like, in words. */
export function looksLike(text: string): string {
  const head = text.slice(0, 2000).trimStart();
  if (head === '') return 'it is empty';
  if (head.startsWith('%PDF')) return 'it is a PDF document';
  if (head.startsWith('PK\u0003\u0004')) return 'it is a ZIP archive: unpack it first';
  if (head.startsWith('\u001f\u008b')) return 'it is compressed (gzip): unpack it first';
  if (/^<(\?xml|!doctype|html|[a-z])/i.test(head)) return 'it is a web page or XML';
  if (/^[[{]/.test(head)) return 'it looks like JSON';
  if (/^UN[AB]/.test(head)) return 'it is EDIFACT, another standard';
  if (/^(GS|ST)[^A-Za-z0-9 ]/i.test(head)) return 'its first line, the ISA, is missing';
  if (/ISA/i.test(head)) return 'its first line, the ISA, is damaged';
  return 'it has no ISA, with which such a file begins';
}
