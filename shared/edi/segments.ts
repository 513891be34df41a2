import type { CaseField } from './caseFields.ts';
import type { Wire } from './wireValues.ts';

/** Segments as they stand on the wire, each with the fields of the claim case that its elements come from. */

export const ELEMENT = '*';
export const COMPONENT = ':';
export const REPETITION = '^';
export const TERMINATOR = '~';

/** Where an element comes from: a field, nothing (a code of the guide), or one of the two for each component. */
export type Slot = CaseField | null | readonly (CaseField | null)[];

/** A segment's place in the guide and the origin of each of its elements. */
export interface Shape<Slots extends readonly Slot[] = readonly Slot[]> {
  readonly loop: string;
  readonly id: string;
  readonly slots: Slots;
}

export function shape<const Slots extends readonly Slot[]>(
  loop: string,
  id: string,
  ...slots: Slots
): Shape<Slots> {
  return { loop, id, slots };
}

/** As many values as the shape has slots; a list where it has components. */
export type ValuesOf<Slots extends readonly Slot[]> = {
  readonly [K in keyof Slots]: Slots[K] extends readonly unknown[] ? readonly Wire[] : Wire;
};

/** A run of segments of one loop or more, not yet numbered. `line` is the place of the claim's line, -1 for none. */
export interface Block {
  readonly shapes: Shape[];
  readonly texts: string[];
  readonly lines: number[];
}

export function emptyBlock(): Block {
  return { shapes: [], texts: [], lines: [] };
}

/** Adds a segment; one that holds nothing is left out. */
export function add<const Slots extends readonly Slot[]>(
  block: Block,
  of: Shape<Slots>,
  values: ValuesOf<Slots>,
  line = -1,
): void {
  const text = segmentText(of.id, values);
  if (text === '') return;
  block.shapes.push(of);
  block.texts.push(text);
  block.lines.push(line);
}

/** The segment without its terminator, trailing empty elements and components dropped; '' when it holds nothing. */
export function segmentText(id: string, values: readonly (Wire | readonly Wire[])[]): string {
  const body = joined(
    values.map((value) => (typeof value === 'string' ? value : joined(value, COMPONENT))),
    ELEMENT,
  );
  return body === '' ? '' : id + ELEMENT + body;
}

function joined(parts: readonly string[], delimiter: string): string {
  let end = parts.length;
  while (end > 0 && parts[end - 1] === '') end -= 1;
  return parts.slice(0, end).join(delimiter);
}
