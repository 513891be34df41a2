import { Id } from './ids.ts';

/**
 * What a device's label says to a scanner: `CW-`, the device's id in Crockford's base 32, and one check character.
 * Nothing about device or patient can be read from it. The check character is a sum over the field of 32 elements
 * with a weight of its own for each place: every single wrong character and every swap of two is noticed.
 */

const PREFIX = 'CW';
/** Without I, L, O and U: nothing that is read as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 128 bits in groups of five. */
const DIGITS = 26;

/** Length of a label with its prefix and dash, for those who wait for one. */
export const LABEL_LENGTH = PREFIX.length + 1 + DIGITS + 1;

/** `CW-06D0…K`: 30 characters, all of them in the alphanumeric set of QR codes. */
export function deviceLabel(id: Id): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`);
  const digits: number[] = [];
  for (let place = 0; place < DIGITS; place += 1) {
    digits.unshift(Number(rest & 31n));
    rest >>= 5n;
  }
  return `${PREFIX}-${[...digits, checkOf(digits)].map((digit) => ALPHABET.charAt(digit)).join('')}`;
}

/** How a label is printed for people: in groups. */
export function spacedLabel(label: string): string {
  const [prefix = '', body = ''] = label.split('-');
  return `${prefix}-${body.replace(/(.{5})(?=.)/g, '$1 ')}`;
}

/** True for a text that can only be meant as a label, right or not. */
export function looksLikeLabel(typed: string): boolean {
  const plain = plainOf(typed);
  return plain.startsWith(PREFIX) && plain.length === LABEL_LENGTH - 1 && /[A-Z]/.test(plain.slice(2));
}

/**
 * The id that a label stands for. Case, spaces and dashes do not count, and I and L are read as 1, O as 0.
 * @returns null for a text that is no label, or one of whose characters is wrong
 */
export function readDeviceLabel(typed: string): Id | null {
  const plain = plainOf(typed);
  if (!plain.startsWith(PREFIX) || plain.length !== LABEL_LENGTH - 1) return null;
  const body = plain.slice(PREFIX.length).replaceAll(/[IL]/g, '1').replaceAll('O', '0');
  const digits = [...body].map((character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return null;
  const check = digits.pop();
  if (check !== checkOf(digits)) return null;
  const value = digits.reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n);
  const hex = value.toString(16).padStart(32, '0');
  if (hex.length > 32) return null;
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
  return Id.safeParse(id).success ? id : null;
}

function plainOf(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase();
}

/** The character that makes the weighted sum of all of them zero. */
function checkOf(digits: readonly number[]): number {
  return digits.reduce((sum, digit, place) => sum ^ times(digit, powerOfTwo(place + 1)), 0);
}

/** Product in GF(32) over x^5 + x^2 + 1; in it 2 runs through all 31 other elements than zero. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) {
    if ((other >> bit) & 1) product ^= one << bit;
  }
  for (let bit = 9; bit >= 5; bit -= 1) {
    if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  }
  return product;
}

function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let step = 0; step < exponent; step += 1) power = times(power, 2);
  return power;
}
