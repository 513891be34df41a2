import type { AddressLine, BoxValue, Written } from './boxValues.ts';
import { type Run, runsOf, type Slot } from './cms1500Grid.ts';
import { formDate, formMoney, formText, type Latin } from './formText.ts';
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
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

const LOST = 'Some letters or signs cannot be printed. Write it in Latin letters.';
const NOTHING: Placed = { prints: [], problems: [] };

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
      return run ? { prints: [{ ...run, text: 'X', path }], problems: [] } : absent(value);
    }
    case 'person':
    case 'text': {
      const [run] = runs;
      const text = textOf(written);
      return run ? placeText(run, text, value) : NOTHING;
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
  return missing === undefined ? NOTHING : { prints: [], problems: [{ path, message: missing }] };
}

function placeText(run: Run, { text, lost }: Latin, value: BoxValue): Placed {
  const { path } = value;
  const unreadable = lost ? [{ path, message: LOST }] : [];
  if (text === '') return lost ? { prints: [], problems: unreadable } : absent(value);
  const print = { ...run, text: text.slice(0, run.width).trimEnd(), path };
  return { prints: [print], problems: [...unreadable, ...tooLong(run, text, path)] };
}

function tooLong(run: Run, text: string, path: string): Placed['problems'] {
  if (text.length <= run.width) return [];
  return [
    {
      path,
      message: `${run.width} characters fit here; this has ${text.length}. Shorten it in the record.`,
    },
  ];
}

/** Empty lines are closed up, so that an address never has a gap. */
function placeLines(runs: readonly Run[], lines: readonly AddressLine[], value: BoxValue): Placed {
  const texts = lines.map((line) => ({ ...lineText(line), path: pathOf(line) }));
  const [name] = texts;
  // A payer's address may stay open; the name may not, and of our own places nothing may.
  const needed = value.slot === 'carrier' ? [name] : texts;
  const problems: { path: string; message: string }[] = [];
  if (needed.some((each) => each === undefined || (each.text === '' && !each.lost)))
    problems.push(...absent(value).problems);
  const prints: Print[] = [];
  for (const { text, lost, path } of texts) {
    if (lost) problems.push({ path, message: LOST });
    const run = runs[prints.length];
    if (text === '' || run === undefined) continue;
    prints.push({ ...run, text: text.slice(0, run.width).trimEnd(), path });
    problems.push(...tooLong(run, text, path));
  }
  return { prints, problems };
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
      prints: [],
      problems: [{ path, message: 'An amount from $0.00 to $99,999.99 fits here. Split the claim.' }],
    };
  return { prints: [{ ...run, text: text.padStart(run.width), path }], problems: [] };
}

function placePhone(runs: readonly Run[], digits: string, path: string): Placed {
  if (digits === '') return NOTHING;
  if (!/^\d{10}$/.test(digits))
    return { prints: [], problems: [{ path, message: 'Give a telephone number of ten digits.' }] };
  return placeParts(runs, [digits.slice(0, 3), digits.slice(3)], path);
}

function placeParts(runs: readonly Run[], texts: readonly string[], path: string): Placed {
  return {
    prints: runs.flatMap((run, index) => {
      const text = texts[index] ?? '';
      return [{ ...run, text: text.slice(0, run.width), path }];
    }),
    problems: [],
  };
}
