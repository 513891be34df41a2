/**
 * Sealed sets on the wire, one behind the other: a head of fixed length, then the body. Numbers are big-endian.
 * Pushed: device (16 bytes of its UUID), n, milliseconds of its time, schema, length. Pulled: seq, mark (16 bytes),
 * device, n, length.
 */

export interface PushedSet {
  readonly device: string;
  readonly n: number;
  /** Of the set's time, milliseconds since 1970. */
  readonly ms: number;
  readonly schema: number;
  readonly body: Uint8Array;
}

export interface PulledSet {
  readonly seq: number;
  /** 32 hex digits that the hub drew when it took in this part of its line. */
  readonly mark: string;
  readonly device: string;
  readonly n: number;
  readonly body: Uint8Array;
}

const PUSHED_HEAD = 16 + 8 + 8 + 4 + 4;
const PULLED_HEAD = 8 + 16 + 16 + 8 + 4;

export function pushedBytes(sets: readonly PushedSet[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(sets.reduce((sum, { body }) => sum + PUSHED_HEAD + body.length, 0));
  const view = new DataView(all.buffer);
  let at = 0;
  for (const { device, n, ms, schema, body } of sets) {
    all.set(hexBytes(device), at);
    view.setBigUint64(at + 16, BigInt(n));
    view.setBigUint64(at + 24, BigInt(ms));
    view.setUint32(at + 32, schema);
    view.setUint32(at + 36, body.length);
    all.set(body, at + PUSHED_HEAD);
    at += PUSHED_HEAD + body.length;
  }
  return all;
}

/** Null: these are no frames, or the last one is cut off. */
export function pushedSetsOf(bytes: Uint8Array): PushedSet[] | null {
  return framesOf(bytes, PUSHED_HEAD, (view, at) => ({
    device: uuidOf(bytes, at),
    n: numberAt(view, at + 16),
    ms: numberAt(view, at + 24),
    schema: view.getUint32(at + 32),
  }));
}

export function pulledBytes(sets: readonly PulledSet[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(sets.reduce((sum, { body }) => sum + PULLED_HEAD + body.length, 0));
  const view = new DataView(all.buffer);
  let at = 0;
  for (const { seq, mark, device, n, body } of sets) {
    view.setBigUint64(at, BigInt(seq));
    all.set(hexBytes(mark), at + 8);
    all.set(hexBytes(device), at + 24);
    view.setBigUint64(at + 40, BigInt(n));
    view.setUint32(at + 48, body.length);
    all.set(body, at + PULLED_HEAD);
    at += PULLED_HEAD + body.length;
  }
  return all;
}

/** Null: these are no frames, or the last one is cut off. */
export function pulledSetsOf(bytes: Uint8Array): PulledSet[] | null {
  return framesOf(bytes, PULLED_HEAD, (view, at) => ({
    seq: numberAt(view, at),
    mark: hexOf(bytes.subarray(at + 8, at + 24)),
    device: uuidOf(bytes, at + 24),
    n: numberAt(view, at + 40),
  }));
}

/** Reads heads with their bodies; the length stands in the last four bytes of each head. */
function framesOf<T extends object>(
  bytes: Uint8Array,
  head: number,
  read: (view: DataView, at: number) => T,
): (T & { readonly body: Uint8Array })[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sets: (T & { readonly body: Uint8Array })[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + head > bytes.length) return null;
    const end = at + head + view.getUint32(at + head - 4);
    if (end > bytes.length) return null;
    sets.push({ ...read(view, at), body: bytes.subarray(at + head, end) });
    at = end;
  }
  return sets;
}

/** A number that does not fit a JavaScript number exactly becomes NaN, which no check lets pass. */
function numberAt(view: DataView, at: number): number {
  const value = view.getBigUint64(at);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.NaN;
}

function hexBytes(hex: string): Uint8Array {
  const digits = hex.replaceAll('-', '');
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** Of each byte, looked up: a first sync reads millions. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte] ?? '';
  return hex;
}

function uuidOf(bytes: Uint8Array, at: number): string {
  const hex = hexOf(bytes.subarray(at, at + 16));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
