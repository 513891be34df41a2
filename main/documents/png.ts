// Reads PNG files (ISO/IEC 15948). Most go into a PDF as they are: both compress rows the same way. Pictures with
// transparency or interlacing are unpacked and put on white paper.
import { createInflate } from 'node:zlib';

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha. */
  readonly colorType: number;
  readonly interlaced: boolean;
}

export interface Png extends PngHeader {
  /** The palette's colours, three bytes each. */
  readonly palette: Uint8Array | null;
  readonly transparency: Uint8Array | null;
  /** The compressed rows. */
  readonly data: Uint8Array;
}

/** Rows of gray (1) or RGB (3) bytes on white. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly samples: Uint8Array;
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** @returns null when the file is not whole. */
export function readPng(bytes: Uint8Array): Png | null {
  if (!isPng(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PngHeader | null = null;
  let palette: Uint8Array | null = null;
  let transparency: Uint8Array | null = null;
  const data: Uint8Array[] = [];
  let ended = false;
  for (let at = 8; !ended;) {
    if (at + 12 > bytes.length) return null;
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = readHeader(body);
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') transparency = body;
    else if (type === 'IDAT') data.push(body);
    else if (type === 'IEND') ended = true;
    at = end;
  }
  if (header === null || data.length === 0 || (header.colorType === 3 && palette === null)) return null;
  return { ...header, palette, transparency, data: Buffer.concat(data) };
}

/** The file without its notes: only what the picture itself needs. @returns null when the file is not whole. */
export function plainPng(bytes: Uint8Array): Uint8Array | null {
  if (readPng(bytes) === null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + view.getUint32(at);
    if (['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}

function readHeader(body: Uint8Array): PngHeader | null {
  if (body.length < 13) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const header = {
    width: view.getUint32(0),
    height: view.getUint32(4),
    bitDepth: view.getUint8(8),
    colorType: view.getUint8(9),
    interlaced: view.getUint8(12) === 1,
  };
  if (header.width === 0 || header.height === 0 || header.width > 0x7fffffff || header.height > 0x7fffffff)
    return null;
  return DEPTHS[header.colorType]?.includes(header.bitDepth) ? header : null;
}

export function pngChannels(png: PngHeader): number {
  return CHANNELS[png.colorType] ?? 1;
}

/** True when PDF can hold the compressed rows as they are. */
export function passesThrough(png: Png): boolean {
  return !png.interlaced && png.transparency === null && png.colorType !== 4 && png.colorType !== 6;
}

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly width: number;
  readonly height: number;
}

/** The seven passes of interlacing (Adam7), or the one of a plain picture; empty passes left out. */
function passesOf(png: PngHeader): readonly Pass[] {
  const grid: readonly (readonly [number, number, number, number])[] = png.interlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]];
  return grid
    .map(([x, y, stepX, stepY]) => ({
      x,
      y,
      stepX,
      stepY,
      width: Math.ceil((png.width - x) / stepX),
      height: Math.ceil((png.height - y) / stepY),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

/** Bytes of a row of `width` pixels, without its filter byte. */
function rowBytes(png: PngHeader, width: number): number {
  return Math.ceil((width * png.bitDepth * pngChannels(png)) / 8);
}

/** What the rows come to when unpacked. */
export function unpackedBytes(png: PngHeader): number {
  return passesOf(png).reduce((sum, pass) => sum + pass.height * (rowBytes(png, pass.width) + 1), 0);
}

/** True when the compressed rows unpack to just what the header promises. Holds no more than a chunk in memory. */
export async function isWhole(png: Png): Promise<boolean> {
  const promised = unpackedBytes(png);
  let seen = 0;
  try {
    for await (const chunk of inflated(png.data)) {
      seen += chunk.length;
      if (seen > promised) return false;
    }
  } catch {
    return false;
  }
  return seen === promised;
}

async function* inflated(data: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  inflate.end(data);
  for await (const chunk of inflate) yield chunk as Uint8Array;
}

/**
 * Unpacks a picture onto white paper, made smaller by a whole factor until it has at most `mostPixels`.
 * @returns null when the data is not whole.
 */
export async function rasterOf(png: Png, mostPixels: number): Promise<Raster | null> {
  let factor = 1;
  while (Math.ceil(png.width / factor) * Math.ceil(png.height / factor) > mostPixels) factor += 1;
  const channels = png.colorType === 0 || png.colorType === 4 ? 1 : 3;
  const width = Math.ceil(png.width / factor);
  const height = Math.ceil(png.height / factor);
  const sums = new Float32Array(width * height * channels);
  const counts = new Uint16Array(width * height);
  const color = new Uint8Array(3);
  try {
    for await (const { pass, row, line } of rowsOf(png)) {
      const y = pass.y + row * pass.stepY;
      const target = Math.floor(y / factor) * width;
      for (let index = 0; index < pass.width; index += 1) {
        const x = pass.x + index * pass.stepX;
        onWhite(png, line, index, color);
        const place = target + Math.floor(x / factor);
        counts[place] = (counts[place] ?? 0) + 1;
        for (let channel = 0; channel < channels; channel += 1) {
          const at = place * channels + channel;
          sums[at] = (sums[at] ?? 0) + (color[channel] ?? 0);
        }
      }
    }
  } catch {
    return null;
  }
  const samples = new Uint8Array(sums.length);
  for (let at = 0; at < samples.length; at += 1) {
    const count = counts[Math.floor(at / channels)] ?? 0;
    if (count === 0) return null;
    samples[at] = Math.round((sums[at] ?? 0) / count);
  }
  return { width, height, channels, samples };
}

/** The rows of every pass, unfiltered, in the order of the file. Throws when the data is not whole. */
async function* rowsOf(png: Png): AsyncGenerator<{ pass: Pass; row: number; line: Uint8Array }> {
  const bytesPerPixel = Math.max(1, (pngChannels(png) * png.bitDepth) >> 3);
  const chunks = inflated(png.data);
  let buffer: Uint8Array = new Uint8Array(0);
  for (const pass of passesOf(png)) {
    const length = rowBytes(png, pass.width);
    let previous: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < pass.height; row += 1) {
      while (buffer.length < length + 1) {
        const next = await chunks.next();
        if (next.done) throw new Error('the picture ends early');
        buffer = buffer.length === 0 ? next.value : Buffer.concat([buffer, next.value]);
      }
      const line = unfiltered(buffer.subarray(1, length + 1), buffer[0] ?? 0, previous, bytesPerPixel);
      buffer = buffer.subarray(length + 1);
      previous = line;
      yield { pass, row, line };
    }
  }
}

/** Undoes a row's filter (ISO/IEC 15948 section 9). PDF's PNG predictors are the same. */
export function unfiltered(
  raw: Uint8Array,
  filter: number,
  previous: Uint8Array,
  bytesPerPixel: number,
): Uint8Array {
  const line = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) {
    const left = at >= bytesPerPixel ? (line[at - bytesPerPixel] ?? 0) : 0;
    const above = previous[at] ?? 0;
    const corner = at >= bytesPerPixel ? (previous[at - bytesPerPixel] ?? 0) : 0;
    const predicted =
      filter === 0
        ? 0
        : filter === 1
          ? left
          : filter === 2
            ? above
            : filter === 3
              ? (left + above) >> 1
              : filter === 4
                ? paeth(left, above, corner)
                : unknownFilter();
    line[at] = (raw[at] ?? 0) + predicted;
  }
  return line;
}

function unknownFilter(): never {
  throw new Error('a row has no known filter');
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - above),
    Math.abs(guess - corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The sample of one pixel at `channel`, as the file holds it. */
function sampleAt(png: PngHeader, line: Uint8Array, pixel: number, channel: number): number {
  const index = pixel * pngChannels(png) + channel;
  if (png.bitDepth === 8) return line[index] ?? 0;
  if (png.bitDepth === 16) return ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0);
  const bit = index * png.bitDepth;
  const byte = line[bit >> 3] ?? 0;
  return (byte >> (8 - png.bitDepth - (bit & 7))) & ((1 << png.bitDepth) - 1);
}

/** One pixel's colour on white paper, written into `color`. */
function onWhite(png: Png, line: Uint8Array, pixel: number, color: Uint8Array): void {
  const most = (1 << png.bitDepth) - 1;
  let alpha = 1;
  if (png.colorType === 3) {
    const index = sampleAt(png, line, pixel, 0);
    for (let channel = 0; channel < 3; channel += 1) color[channel] = png.palette?.[index * 3 + channel] ?? 0;
    alpha = (png.transparency?.[index] ?? 255) / 255;
  } else {
    const colors = png.colorType === 0 || png.colorType === 4 ? 1 : 3;
    let transparent = png.transparency !== null;
    for (let channel = 0; channel < 3; channel += 1) {
      const sample = sampleAt(png, line, pixel, Math.min(channel, colors - 1));
      color[channel] = Math.round((sample * 255) / most);
      const key = Math.min(channel, colors - 1) * 2;
      const clear = ((png.transparency?.[key] ?? 0) << 8) | (png.transparency?.[key + 1] ?? 0);
      if (sample !== clear) transparent = false;
    }
    if (png.colorType === 4 || png.colorType === 6) alpha = sampleAt(png, line, pixel, colors) / most;
    else if (transparent) alpha = 0;
  }
  if (alpha === 1) return;
  for (let channel = 0; channel < 3; channel += 1) {
    color[channel] = Math.round(255 + ((color[channel] ?? 0) - 255) * alpha);
  }
}
