import { randomBytes } from 'node:crypto';
import { type Result, invalid, ok } from '../shared/result.ts';

/**
 * Codes on paper: 160 random bits, printed as eight groups of five characters and typed back by hand.
 * Letters are Crockford's base 32 (no I, L, O, U; what is read as one of them is taken for its twin). The last
 * character of every group checks that group and its place, so that a slip is named by its group. Any single
 * wrong character, any two neighbours swapped and any two groups swapped are noticed before the key is tried.
 *
 * There are two kinds. The recovery code makes good a forgotten passphrase. The emergency code opens the office when
 * nobody who may is there: it begins with `SOS`, and its groups are checked differently, so that neither is taken
 * for the other even when the beginning is left out.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const DATA_PER_GROUP = 4;
const CODE_BYTES = (GROUPS * DATA_PER_GROUP * 5) / 8;
const GROUP_LENGTH = DATA_PER_GROUP + 1;
const EMERGENCY_PREFIX = 'SOS';
/** As the prefix reads once the letter O was taken for its twin. */
const PREFIX_READ = EMERGENCY_PREFIX.replace(/O/g, '0');
/** Added to the places of an emergency code's groups. */
const EMERGENCY_PLACE = 16;

type CodeKind = 'recovery' | 'emergency';

export function newRecoveryCode(): string {
  return newCode(0);
}

/** As `SOS-XXXXX-…`. */
export function newEmergencyCode(): string {
  return `${EMERGENCY_PREFIX}-${newCode(EMERGENCY_PLACE)}`;
}

function newCode(place: number): string {
  const bits = randomBytes(CODE_BYTES);
  const symbols = toSymbols(bits);
  bits.fill(0);
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const data = symbols.slice(group * DATA_PER_GROUP, (group + 1) * DATA_PER_GROUP);
    return [...data, checkSymbol(data, place + group)].map((symbol) => ALPHABET.charAt(symbol)).join('');
  });
  return groups.join('-');
}

/**
 * Reads a recovery code as typed: any case, spaces or dashes anywhere.
 * @returns its 20 secret bytes, or `invalid` at `recoveryCode` naming the groups to look at again.
 */
export function readRecoveryCode(typed: string): Result<Buffer> {
  const letters = lettersOf(typed);
  if (startsAsEmergency(letters)) {
    return refuse('recovery', 'This is the emergency code. The recovery code is on another sheet.');
  }
  return read('recovery', letters);
}

/** As `readRecoveryCode`, at `emergencyCode`. The `SOS` may be left out. */
export function readEmergencyCode(typed: string): Result<Buffer> {
  const letters = lettersOf(typed);
  if (!startsAsEmergency(letters) && read('recovery', letters).ok) {
    return refuse(
      'emergency',
      `This is the recovery code. The emergency code begins with ${EMERGENCY_PREFIX}.`,
    );
  }
  return read('emergency', startsAsEmergency(letters) ? letters.slice(PREFIX_READ.length) : letters);
}

function lettersOf(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** By its length too: a recovery code may begin with the same letters by chance. */
function startsAsEmergency(letters: string): boolean {
  return letters.startsWith(PREFIX_READ) && letters.length > GROUPS * GROUP_LENGTH;
}

function read(kind: CodeKind, letters: string): Result<Buffer> {
  const place = kind === 'emergency' ? EMERGENCY_PLACE : 0;
  const symbols = [...letters].map((letter) => ALPHABET.indexOf(letter));
  const strange = symbols.indexOf(-1);
  if (strange >= 0) {
    return refuse(
      kind,
      `Group ${Math.floor(strange / GROUP_LENGTH) + 1} holds a character that no code has. Read it again.`,
    );
  }
  if (symbols.length !== GROUPS * GROUP_LENGTH) {
    return refuse(
      kind,
      `The code has ${GROUPS} groups of ${GROUP_LENGTH} characters; ` +
        `${symbols.length} of ${GROUPS * GROUP_LENGTH} characters are here.`,
    );
  }
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    symbols.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  );
  const wrong = groups.flatMap((group, index) =>
    checkSymbol(group.slice(0, DATA_PER_GROUP), place + index) === group[DATA_PER_GROUP] ? [] : [index + 1],
  );
  if (wrong.length === 1) return refuse(kind, `Group ${wrong[0]} is not as printed. Read it again.`);
  if (wrong.length > 1) {
    return refuse(
      kind,
      `Groups ${wrong.join(', ')} are not as printed, or not in their order. Read them again.`,
    );
  }
  return ok(toBytes(groups.flatMap((group) => group.slice(0, DATA_PER_GROUP))));
}

function refuse(kind: CodeKind, message: string): Result<never> {
  return invalid(kind === 'recovery' ? 'recoveryCode' : 'emergencyCode', message);
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
