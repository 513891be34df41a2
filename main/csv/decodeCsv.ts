import { invalid, ok, type Result } from '../../shared/result.ts';

/** How the characters of a text file are written, found out from its bytes. */

export interface DecodedText {
  readonly text: string;
  /** As people know it. */
  readonly encoding: string;
}

/** Bytes that Windows-1252 has no character for. */
const NOT_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Reads UTF-8 and UTF-16 with or without their marks, and Windows-1252. Anything else is refused in words: a guess
 * would fill the register with wrong letters that nobody sees.
 */
export function decodeCsv(bytes: Uint8Array): Result<DecodedText> {
  if (bytes.length === 0) return refused('The file is empty.');
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refused(
      'This is a workbook and not a CSV file. Save it as “CSV UTF-8” in your spreadsheet program.',
    );
  }
  if (starts(bytes, [0xff, 0xfe, 0, 0]) || starts(bytes, [0, 0, 0xfe, 0xff])) {
    return refused('This file is written in UTF-32. Save it as “CSV UTF-8” and choose it again.');
  }
  if (starts(bytes, [0xef, 0xbb, 0xbf])) return asText('utf-8', bytes, 'UTF-8 with its mark');
  if (starts(bytes, [0xff, 0xfe])) return asText('utf-16le', bytes, 'UTF-16');
  if (starts(bytes, [0xfe, 0xff])) return asText('utf-16be', bytes, 'UTF-16');
  const zeros = zerosAt(bytes);
  if (zeros === 'odd') return asText('utf-16le', bytes, 'UTF-16');
  if (zeros === 'even') return asText('utf-16be', bytes, 'UTF-16');
  if (zeros === 'mixed') return refused('This is no text file. Save the list as CSV and choose it again.');
  const utf8 = attempt('utf-8', bytes);
  if (utf8 !== null) return checked(utf8, 'UTF-8');
  if (bytes.some((byte) => NOT_IN_1252.has(byte))) {
    return refused(
      'The characters of this file are written in a way that this program does not know. Save it as “CSV UTF-8” and choose it again.',
    );
  }
  return asText('windows-1252', bytes, 'Windows-1252');
}

function asText(encoding: string, bytes: Uint8Array, name: string): Result<DecodedText> {
  const text = attempt(encoding, bytes);
  return text === null
    ? refused(
        `The file begins as ${name} and then breaks off or is damaged. Save it as “CSV UTF-8” and choose it again.`,
      )
    : checked(text, name);
}

/** Control characters belong to no list. */
function checked(text: string, encoding: string): Result<DecodedText> {
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)
    ? refused(
        'This file holds control characters and is no plain list. Save it as “CSV UTF-8” and choose it again.',
      )
    : ok({ text, encoding });
}

function attempt(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Where zero bytes lie: UTF-16 of a list of Latin letters has them in every second place. */
function zerosAt(bytes: Uint8Array): 'none' | 'even' | 'odd' | 'mixed' {
  const counts = [0, 0];
  for (const [index, byte] of bytes.subarray(0, 4096).entries()) {
    if (byte === 0) counts[index % 2] = (counts[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = counts;
  if (even === 0 && odd === 0) return bytes.includes(0) ? 'mixed' : 'none';
  if (even === 0) return 'odd';
  return odd === 0 ? 'even' : 'mixed';
}

function refused(message: string): Result<never> {
  return invalid('file', message);
}
