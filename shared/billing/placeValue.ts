import type { Issue } from '../result.ts';
import { abbreviate } from './abbreviate.ts';
import type { AddressLine, BoxValue, Written } from './boxValue.ts';
import { type Run, runsOf, type Slot } from './cms1500Grid.ts';
import { type Alphabet, formDate, formMoney, formText, type Latin } from './formText.ts';
import type { PersonName } from './outgoingClaim.ts';

/** Brings one value into its box: into the form's alphabet, into its columns, and never beyond them. */

/** Characters on the grid. */
export interface Print {
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly text: string;
  readonly path: string;
}

export interface Placed {
  readonly prints: readonly Print[];
  readonly problems: readonly Issue[];
  /** Texts that fit by their postal abbreviations only. */
  readonly remarks: readonly Issue[];
}

const LOST = 'Some letters or signs cannot be printed. Write it in Latin letters.';
const SHORTENED = 'Shortened with postal abbreviations: in full it does not fit here.';
const NOTHING: Placed = { prints: [], problems: [], remarks: [] };

/** @param line index of the line on its form, for the slots of box 24 */
export function placeValue(slot: Slot, value: BoxValue, line = 0): Placed {
  const runs = runsOf(slot, line);
  const { written, path } = value;
  switch (written.kind) {
    case 'lines':
      return placeLines(runs, written.lines, value);
    case 'date':
      if (written.date === null) return absent(value);
      return placeParts(runs, formDate(written.date, slot.kind === 'date' ? slot.yearDigits : 4), path);
    case 'money':
      return placeMoney(runs, written.cents, path);
    case 'phone':
      return placePhone(runs, written.digits, path);
    case 'mark': {
      const column = slot.kind === 'mark' ? slot.squares[written.choice] : undefined;
      const run = runs.find((each) => each.column === column);
      return run ? { ...NOTHING, prints: [{ ...run, text: 'X', path }] } : absent(value);
    }
    case 'person':
    case 'text': {
      const [run] = runs;
      const as = written.kind === 'text' ? written.as : 'name';
      return run ? placeText(run, textOf(written), as, value) : NOTHING;
    }
  }
}

function textOf(written: Extract<Written, { kind: 'person' | 'text' }>): Latin {
  return written.kind === 'person' ? personText(written.person) : formText(written.text, written.as);
}

/** `LAST SUFFIX, FIRST, M`. */
function personText(person: PersonName): Latin {
  const parts = nameParts(person);
  return {
    text: [
      [parts.last.text, parts.suffix.text].filter(Boolean).join(' '),
      parts.first.text,
      parts.initial.text,
    ]
      .filter(Boolean)
      .join(', '),
    lost: Object.values(parts).some(({ lost }) => lost),
  };
}

/** The parts of a name as forms write them; of the middle name its first letter. */
export function nameParts(
  person: PersonName,
): Readonly<Record<'last' | 'suffix' | 'first' | 'initial', Latin>> {
  const middle = formText(person.middleName, 'name');
  return {
    last: formText(person.lastName, 'name'),
    suffix: formText(person.suffix, 'name'),
    first: formText(person.firstName, 'name'),
    initial: { text: middle.text.slice(0, 1), lost: middle.lost },
  };
}

function absent({ path, missing }: BoxValue): Placed {
  return missing === undefined ? NOTHING : { ...NOTHING, problems: [{ path, message: missing }] };
}

function placeText(run: Run, { text, lost }: Latin, as: Alphabet, value: BoxValue): Placed {
  if (text === '' && !lost) return absent(value);
  return intoRun(run, { text, lost }, as, value.path);
}

/** The text as far as it fits, with all that keeps it from fitting whole. */
function intoRun(run: Run, { text, lost }: Latin, as: Alphabet, path: string): Placed {
  const short = abbreviate(text, as, run.width);
  const problems: Issue[] = lost ? [{ path, message: LOST }] : [];
  if (short.length > run.width)
    problems.push({
      path,
      message: `${run.width} characters fit here; this has ${short.length}. Shorten it in the record.`,
    });
  return {
    prints: text === '' ? [] : [{ ...run, text: short.slice(0, run.width).trimEnd(), path }],
    problems,
    remarks: short === text ? [] : [{ path, message: SHORTENED }],
  };
}

/** Empty lines are closed up, so that an address never has a gap. */
function placeLines(runs: readonly Run[], lines: readonly AddressLine[], value: BoxValue): Placed {
  const texts = lines.map((line) => ({ text: lineText(line), as: line.as, path: pathOf(line) }));
  // A payer's address may stay open; the name may not, and of our own places nothing may.
  const needed = value.slot === 'carrier' ? texts.slice(0, 1) : texts;
  const open = needed.some(({ text }) => text.text === '' && !text.lost) ? [absent(value)] : [];
  const shown = texts.filter(({ text }) => text.text !== '' || text.lost);
  const placed = shown.flatMap(({ text, as, path }, index) => {
    const run = runs[index];
    return run ? [intoRun(run, text, as, path)] : [];
  });
  return together([...open, ...placed]);
}

function together(placed: readonly Placed[]): Placed {
  return {
    prints: placed.flatMap(({ prints }) => prints),
    problems: placed.flatMap(({ problems }) => problems),
    remarks: placed.flatMap(({ remarks }) => remarks),
  };
}

function lineText({ as, parts }: AddressLine): Latin {
  const texts = parts.map(({ text }) => formText(text, as));
  return {
    text: texts
      .map(({ text }) => text)
      .filter(Boolean)
      .join(' '),
    lost: texts.some(({ lost }) => lost),
  };
}

function pathOf({ parts }: AddressLine): string {
  return parts[0]?.path ?? '';
}

function placeMoney([run]: readonly Run[], cents: number, path: string): Placed {
  const text = formMoney(cents);
  if (!run || cents < 0 || text.length > run.width)
    return {
      ...NOTHING,
      problems: [{ path, message: 'An amount from $0.00 to $99,999.99 fits here. Split the claim.' }],
    };
  return { ...NOTHING, prints: [{ ...run, text: text.padStart(run.width), path }] };
}

function placePhone(runs: readonly Run[], digits: string, path: string): Placed {
  if (digits === '') return NOTHING;
  if (!/^\d{10}$/.test(digits))
    return { ...NOTHING, problems: [{ path, message: 'Give a telephone number of ten digits.' }] };
  return placeParts(runs, [digits.slice(0, 3), digits.slice(3)], path);
}

function placeParts(runs: readonly Run[], texts: readonly string[], path: string): Placed {
  const prints = runs.map((run, index) => ({ ...run, text: (texts[index] ?? '').slice(0, run.width), path }));
  return { ...NOTHING, prints };
}
