import { expect, test } from 'vitest';
import { decodeCsv } from '../../../main/csv/decodeCsv.ts';

const TEXT = 'Serial;Make\r\nÄ-1;Société “Élan”\r\n';

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

/** Windows-1252 of the text above: its quotes are 0x93 and 0x94. */
function windows(text: string): Uint8Array {
  return Uint8Array.from(text, (character) =>
    character === '“' ? 0x93 : character === '”' ? 0x94 : character.charCodeAt(0),
  );
}

test.each<[string, Uint8Array, string]>([
  ['UTF-8', new TextEncoder().encode(TEXT), 'UTF-8'],
  ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${TEXT}`), 'UTF-8 with its mark'],
  ['UTF-16 little-endian', utf16(TEXT, false, true), 'UTF-16'],
  ['UTF-16 big-endian', utf16(TEXT, true, true), 'UTF-16'],
  ['UTF-16 without a mark', utf16(TEXT, false, false), 'UTF-16'],
  ['UTF-16 big-endian without a mark', utf16(TEXT, true, false), 'UTF-16'],
  ['Windows-1252', windows(TEXT), 'Windows-1252'],
])('%s is read letter by letter', (_, bytes, encoding) => {
  expect(decodeCsv(bytes)).toEqual({ ok: true, value: { text: TEXT, encoding } });
});

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'empty'],
  ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'workbook'],
  ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), 'workbook'],
  ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x53, 0, 0, 0), 'UTF-32'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 0, 0, 0, 9), 'no text file'],
  ['bytes of no known writing', Uint8Array.of(0x53, 0x81, 0x8d, 0xff), 'does not know'],
  ['UTF-8 that breaks off', Uint8Array.of(0xef, 0xbb, 0xbf, 0x53, 0xc3), 'breaks off'],
  ['half a letter of UTF-16', Uint8Array.of(0xff, 0xfe, 0x53, 0, 0x41), 'breaks off'],
  ['control characters', Uint8Array.of(0x53, 0x01, 0x02), 'control characters'],
])('%s is refused in words', (_, bytes, words) => {
  const answer = decodeCsv(bytes);
  expect(answer.ok ? '' : answer.fault.message).toContain(words);
});
