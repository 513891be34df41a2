// What a file is, by its first bytes: names and senders' words are not believed.
import type { MediaType } from '../../shared/domain/document.ts';
import { decodeText } from './decodeText.ts';
import { isPng } from './png.ts';

/** What can be kept, or the name of what cannot and what to do instead. */
export type FileKind =
  | { readonly kind: 'kept'; readonly mediaType: MediaType }
  | { readonly kind: 'refused'; readonly what: string; readonly instead: string };

const AS_PDF = 'Save or print it as a PDF and add that.';
const AS_JPEG = 'Save it as a JPEG and add that.';

/** Beginnings that tell what a file is, with what to do about it. */
const REFUSED: readonly {
  readonly starts: readonly number[];
  readonly what: string;
  readonly instead: string;
}[] = [
  { starts: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture', instead: AS_JPEG },
  { starts: [0x42, 0x4d], what: 'a BMP picture', instead: AS_JPEG },
  { starts: [0x49, 0x49, 0x2a, 0x00], what: 'a TIFF picture', instead: AS_PDF },
  { starts: [0x4d, 0x4d, 0x00, 0x2a], what: 'a TIFF picture', instead: AS_PDF },
  { starts: [0x50, 0x4b, 0x03, 0x04], what: 'an Office document or a ZIP archive', instead: AS_PDF },
  { starts: [0x50, 0x4b, 0x05, 0x06], what: 'an empty ZIP archive', instead: AS_PDF },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Office document or an e-mail', instead: AS_PDF },
  { starts: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'an RTF document', instead: AS_PDF },
  { starts: [0x4d, 0x5a], what: 'a program', instead: 'Add the paper itself as a PDF or a picture.' },
  {
    starts: [0x7f, 0x45, 0x4c, 0x46],
    what: 'a program',
    instead: 'Add the paper itself as a PDF or a picture.',
  },
  { starts: [0x1f, 0x8b], what: 'a compressed archive', instead: 'Unpack it and add the papers inside.' },
  {
    starts: [0x37, 0x7a, 0xbc, 0xaf],
    what: 'a 7-Zip archive',
    instead: 'Unpack it and add the papers inside.',
  },
  {
    starts: [0x52, 0x61, 0x72, 0x21],
    what: 'a RAR archive',
    instead: 'Unpack it and add the papers inside.',
  },
];

export function fileKind(bytes: Uint8Array): FileKind {
  if (isPng(bytes)) return { kind: 'kept', mediaType: 'image/png' };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { kind: 'kept', mediaType: 'image/jpeg' };
  // A PDF may begin with a kilobyte of something else (ISO 32000-1 annex H.3.4.1).
  if (latin(bytes, 0, 1024).includes('%PDF-')) return { kind: 'kept', mediaType: 'application/pdf' };
  const refused = REFUSED.find(({ starts }) => startsWith(bytes, starts));
  if (refused) return { kind: 'refused', what: refused.what, instead: refused.instead };
  const container = latin(bytes, 4, 8);
  if (/^ftyp(hei|hev|mif1|msf1)/.test(container)) {
    return { kind: 'refused', what: 'a HEIC picture, as telephones take it', instead: AS_JPEG };
  }
  if (container.startsWith('ftyp')) {
    return { kind: 'refused', what: 'a film or sound file', instead: 'Add a picture or a PDF.' };
  }
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 4) === 'WEBP') {
    return { kind: 'refused', what: 'a WebP picture', instead: AS_JPEG };
  }
  if (latin(bytes, 128, 4) === 'DICM') {
    return { kind: 'refused', what: 'a DICOM picture', instead: AS_PDF };
  }
  return textKind(bytes);
}

function textKind(bytes: Uint8Array): FileKind {
  const text = decodeText(bytes);
  if (text === null) return { kind: 'refused', what: 'of a kind that is not known here', instead: AS_PDF };
  const start = text.slice(0, 512).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<script)/.test(start)) {
    return { kind: 'refused', what: 'a web page', instead: AS_PDF };
  }
  if (/^(<svg|<\?xml)/.test(start)) return { kind: 'refused', what: 'an XML or SVG file', instead: AS_PDF };
  return { kind: 'kept', mediaType: 'text/plain' };
}

function startsWith(bytes: Uint8Array, starts: readonly number[]): boolean {
  return starts.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    from,
    from + length,
  );
}
