/** The characters of a returned file, whatever wrote it: UTF-8 with or without a mark, else Latin-1; UTF-16 by its mark. */

export type Encoding = 'text' | 'ascii' | 'utf-8' | 'utf-16' | 'latin-1';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  }
  return pieces.join('');
}

function utf16(bytes: Uint8Array, bigEndian: boolean): string {
  const pieces: string[] = [];
  let units: number[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    units.push(bigEndian ? first * 256 + second : second * 256 + first);
    if (units.length === CHUNK) {
      pieces.push(String.fromCharCode(...units));
      units = [];
    }
  }
  pieces.push(String.fromCharCode(...units));
  return pieces.join('');
}

/** How many bytes follow a first byte of UTF-8, and the least value that so many may carry; null where it is none. */
function follows(
  first: number,
): { readonly count: number; readonly bits: number; readonly least: number } | null {
  if (first >= 0xc2 && first <= 0xdf) return { count: 1, bits: first & 0x1f, least: 0x80 };
  if (first >= 0xe0 && first <= 0xef) return { count: 2, bits: first & 0x0f, least: 0x800 };
  if (first >= 0xf0 && first <= 0xf4) return { count: 3, bits: first & 0x07, least: 0x10000 };
  return null;
}

/** The text of well-formed UTF-8; null when the bytes are not that. */
function utf8(bytes: Uint8Array, from: number): string | null {
  const pieces: string[] = [];
  let units: number[] = [];
  let at = from;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    let value = first;
    if (first >= 0x80) {
      const more = follows(first);
      if (more === null) return null;
      value = more.bits;
      for (let index = 1; index <= more.count; index += 1) {
        const next = bytes[at + index];
        if (next === undefined || (next & 0xc0) !== 0x80) return null;
        value = value * 64 + (next & 0x3f);
      }
      if (value < more.least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return null;
      at += more.count;
    }
    at += 1;
    units.push(value);
    if (units.length === CHUNK) {
      pieces.push(String.fromCodePoint(...units));
      units = [];
    }
  }
  pieces.push(String.fromCodePoint(...units));
  return pieces.join('');
}

/** Text as it stands in the file, without a byte order mark. */
export function decodeText(content: string | Uint8Array): DecodedText {
  if (typeof content === 'string') {
    return { text: content.startsWith('\uFEFF') ? content.slice(1) : content, encoding: 'text' };
  }
  const [first, second, third] = content;
  if (first === 0xff && second === 0xfe) return { text: utf16(content, false), encoding: 'utf-16' };
  if (first === 0xfe && second === 0xff) return { text: utf16(content, true), encoding: 'utf-16' };
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  if (!marked && content.every((byte) => byte < 0x80)) return { text: latin1(content), encoding: 'ascii' };
  const text = utf8(content, marked ? 3 : 0);
  if (text !== null) return { text, encoding: 'utf-8' };
  return { text: latin1(marked ? content.subarray(3) : content), encoding: 'latin-1' };
}
