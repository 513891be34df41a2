// Reads a JPEG file's structure without decoding its picture: PDF takes the compressed data as it is.

export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** Exif orientation, 1 to 8; 1 where none is stated. */
  readonly orientation: number;
  /** CMYK as Adobe programs write it: ink turned into light. */
  readonly inverted: boolean;
  /** The file without its notes: no place, no time, no camera, no thumbnail. */
  readonly plain: Uint8Array;
}

export type JpegProblem = 'damaged' | 'unsupported';

/** @returns what stands in the way instead, when the file is cut short or of a kind that PDF cannot hold. */
export function readJpeg(bytes: Uint8Array): Jpeg | JpegProblem {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 'damaged';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frame: Pick<Jpeg, 'width' | 'height' | 'channels'> | null = null;
  let orientation = 1;
  let adobe = false;
  let at = 2;
  for (;;) {
    // Any number of fill bytes may stand before a marker.
    while (at + 1 < bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (at + 4 > bytes.length || bytes[at] !== 0xff) return 'damaged';
    const marker = bytes[at + 1] ?? 0;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return 'damaged';
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) {
      // PDF's DCTDecode knows baseline, extended and progressive frames of 8 bits (ISO 32000-1 section 7.4.8).
      if (marker > 0xc2 || length < 8 || bytes[at + 4] !== 8) return 'unsupported';
      const channels = bytes[at + 9];
      if (channels !== 1 && channels !== 3 && channels !== 4) return 'unsupported';
      frame = { width: view.getUint16(at + 7), height: view.getUint16(at + 5), channels };
      if (frame.width === 0 || frame.height === 0) return 'damaged';
    }
    if (marker === 0xe1) orientation = exifOrientation(segment.subarray(4)) ?? orientation;
    if (marker === 0xee && ascii(segment, 4, 5) === 'Adobe') adobe = true;
    const colors = marker === 0xe2 && ascii(segment, 4, 11) === 'ICC_PROFILE';
    const note = (marker >= 0xe1 && marker <= 0xef && marker !== 0xee && !colors) || marker === 0xfe;
    if (!note) kept.push(segment);
    at = end;
    if (marker === 0xda) break;
  }
  const last = endOfImage(bytes, at);
  if (frame === null || last === null) return 'damaged';
  kept.push(bytes.subarray(at, last));
  return { ...frame, orientation, inverted: adobe && frame.channels === 4, plain: joined(kept) };
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** After the last end-of-image marker; null when there is none: the file is cut short. */
function endOfImage(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.length - 2; at >= from; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return null;
}

/** The orientation tag of an Exif segment's first directory (CIPA DC-008, tag 0x0112). */
function exifOrientation(segment: Uint8Array): number | null {
  if (ascii(segment, 0, 6) !== 'Exif\0\0' || segment.length < 14) return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(start, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = start + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(entry, little) !== 0x0112) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
