import { randomBytes } from 'node:crypto';
import { type Result, invalid, ok } from '../shared/result.ts';

/**
 * Codes that people type from paper or read to each other: groups of five characters. Letters are Crockford's base 32
 * (no I, L, O, U; what is read as one of them is taken for its twin). The last character of every group checks that
 * group and its place, so that a slip is named by its group. Any single wrong character, any two neighbours swapped and
 * any two groups swapped are noticed before the code is tried.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA_PER_GROUP = 4;
const GROUP_LENGTH = DATA_PER_GROUP + 1;

export interface CodeShape {
  /** Twenty random bits each. */
  readonly groups: number;
  /** Added to the places of the groups; codes of different kinds have none in common, so that none is taken for another. */
  readonly place: number;
  /** The field of an input that a slip is shown at. */
  readonly field: string;
}

export function newGroupedCode({ groups, place }: CodeShape): string {
  const bits = randomBytes(Math.ceil((groups * DATA_PER_GROUP * 5) / 8));
  const symbols = toSymbols(bits);
  bits.fill(0);
  return Array.from({ length: groups }, (_, group) => {
    const data = symbols.slice(group * DATA_PER_GROUP, (group + 1) * DATA_PER_GROUP);
    return [...data, checkSymbol(data, place + group)].map((symbol) => ALPHABET.charAt(symbol)).join('');
  }).join('-');
}

/** What was typed without what makes no difference: any case, spaces or dashes anywhere. */
export function lettersOf(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** How many characters such a code has, without dashes. */
export function lengthOf({ groups }: CodeShape): number {
  return groups * GROUP_LENGTH;
}

/** @returns the random bits, as far as they fill bytes, or `invalid` naming the groups to look at again. */
export function readGroupedCode(letters: string, shape: CodeShape): Result<Buffer> {
  const { groups: count, place, field } = shape;
  const symbols = [...letters].map((letter) => ALPHABET.indexOf(letter));
  const strange = symbols.indexOf(-1);
  if (strange >= 0) {
    return invalid(
      field,
      `Group ${Math.floor(strange / GROUP_LENGTH) + 1} holds a character that no code has. Read it again.`,
    );
  }
  if (symbols.length !== lengthOf(shape)) {
    return invalid(
      field,
      `The code has ${count} groups of ${GROUP_LENGTH} characters; ` +
        `${symbols.length} of ${lengthOf(shape)} characters are here.`,
    );
  }
  const groups = Array.from({ length: count }, (_, group) =>
    symbols.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  );
  const wrong = groups.flatMap((group, index) =>
    checkSymbol(group.slice(0, DATA_PER_GROUP), place + index) === group[DATA_PER_GROUP] ? [] : [index + 1],
  );
  if (wrong.length === 1) return invalid(field, `Group ${wrong[0]} is not as printed. Read it again.`);
  if (wrong.length > 1) {
    return invalid(
      field,
      `Groups ${wrong.join(', ')} are not as printed, or not in their order. Read them again.`,
    );
  }
  return ok(toBytes(groups.flatMap((group) => group.slice(0, DATA_PER_GROUP))));
}

/** Sum of symbol times a power of the generator in GF(32): distinct weights catch swaps, the place is added in. */
function checkSymbol(data: readonly number[], group: number): number {
  return data.reduce((sum, symbol, index) => sum ^ timesPower(symbol, index + 1), group + 1);
}

/** Multiplies by x to the `power` in GF(2^5) modulo x^5 + x^2 + 1. */
function timesPower(symbol: number, power: number): number {
  let product = symbol;
  for (let step = 0; step < power; step += 1) {
    product <<= 1;
    if (product & 32) product ^= 0b100101;
  }
  return product;
}

function toSymbols(bytes: Buffer): number[] {
  const symbols: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      symbols.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return symbols;
}

function toBytes(symbols: readonly number[]): Buffer {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const symbol of symbols) {
    held = (held << 5) | symbol;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
