import type { Id } from './ids.ts';

/**
 * Devices that may have been registered twice: same make and serial, or same lot and serial, read as people mistype
 * them. Candidates for a person to look at; nothing is refused and nothing is merged by it.
 */

export interface Marks {
  readonly id: Id;
  readonly make: string;
  readonly serial: string;
  readonly lot: string;
}

/**
 * A serial or lot as it counts for likeness: case, spaces, dashes, leading zeros, O for 0 and I for 1 make no
 * difference. '' when nothing is left of it.
 */
export function markKey(mark: string): string {
  return lettersOf(mark).replaceAll('O', '0').replaceAll('I', '1').replace(/^0+/, '');
}

/** A maker's name without case, spaces and punctuation. */
export function makeKey(make: string): string {
  return lettersOf(make);
}

/** Letters and digits only. Almost every mark is plain ASCII, and a register has a hundred thousand of them. */
function lettersOf(text: string): string {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a device would have to share with another: none, one or two keys. */
export function likenessKeys(device: Omit<Marks, 'id'>): string[] {
  const serial = markKey(device.serial);
  if (serial === '') return [];
  const make = makeKey(device.make);
  const lot = markKey(device.lot);
  return [
    ...(make === '' ? [] : [`make ${make} ${serial}`]),
    ...(lot === '' ? [] : [`lot ${lot} ${serial}`]),
  ];
}

/** Two devices that may be one; `first` is the earlier id. */
export interface LikePair {
  readonly first: Id;
  readonly second: Id;
}

/** Names a pair whichever way round it was found. */
export function pairKey(one: Id, other: Id): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * Every pair of like devices, each once, in the order of their ids.
 * @param settled pairs (`pairKey`) of which somebody said that both are real
 * @param limit most pairs: a serial such as 000 in thousands of rows would make millions
 */
export function likePairs(
  devices: readonly Marks[],
  settled: ReadonlySet<string>,
  limit = Number.POSITIVE_INFINITY,
): LikePair[] {
  const groups = new Map<string, Id[]>();
  for (const device of devices) {
    for (const key of likenessKeys(device)) {
      const group = groups.get(key);
      if (group) group.push(device.id);
      else groups.set(key, [device.id]);
    }
  }
  const found = new Map<string, LikePair>();
  for (const group of groups.values()) {
    const ids = group.length > 1 ? [...group].sort() : [];
    for (const [index, first] of ids.entries()) {
      for (const second of ids.slice(index + 1)) {
        const key = pairKey(first, second);
        if (!settled.has(key)) found.set(key, { first, second });
        if (found.size >= limit) return inOrder(found);
      }
    }
  }
  return inOrder(found);
}

function inOrder(found: ReadonlyMap<string, LikePair>): LikePair[] {
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, pair]) => pair);
}
