import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Result, fail, ok } from '../../shared/result.ts';
import { guardStore } from '../faults.ts';
import { syncFolder } from '../files.ts';

/**
 * The file in which a device hands things on where there is no network: a head that shows the format, the office, which
 * of its keys, and a random id, then sealed frames with running numbers and one that ends them, so that no part can be
 * changed, left out, put in another order or cut off unnoticed. Frames make up items of any length; only one item is in
 * memory at a time.
 *
 * Head: magic (4 bytes), office (16), epoch (4), id (16), number of boxes (2), boxes (92 each). A box holds the key of
 * the epoch for one device, in case that it was not told of it yet. Frame: length (4), AES-256-GCM of kind (1), whether
 * the item ends with it (1) and up to 1 MiB of the item. Numbers are big-endian.
 */

type BundleForm = 'bundle' | 'invitation';

export interface BundleHead {
  /** UUID; zeros where the file tells nothing of the office. */
  readonly office: string;
  readonly epoch: number;
  /** 32 hex digits. */
  readonly id: string;
  readonly boxes: readonly Buffer[];
}

export interface BundleItem {
  /** 1 to 255; what they are is up to who writes and reads. */
  readonly kind: number;
  readonly bytes: Buffer;
}

const MAGIC: Readonly<Record<BundleForm, string>> = { bundle: 'CWB', invitation: 'CWJ' };
const FORMAT = '1';
const FIXED_HEAD = 4 + 16 + 4 + 16 + 2;
const BOX_BYTES = 92;
const FRAME_BYTES = 1024 * 1024;
const TAG_BYTES = 16;
const END = 0;
/** Of one item: larger ones are told from damage by nothing. */
const LARGEST_ITEM = 512 * 1024 * 1024;
const NO_OFFICE = '00000000-0000-0000-0000-000000000000';

const SENTENCES = {
  notABundle:
    'This is no file of this program. Choose the one that was made for the exchange between offices.',
  bundleNewer:
    'A newer version of this program made this file. Install that version, or a later one, on this computer. Nothing ' +
    'was taken in.',
  bundleForeign: 'This file is of another office. Nothing was taken in.',
  bundleKeyUnknown:
    'This file was sealed with a key that this computer was not given: it was made for others, or this computer was ' +
    'removed from the office. Nothing was taken in.',
  bundleDamaged:
    'This file is damaged: not all of it is as it was written. Nothing was taken in. Copy it again from where it came ' +
    'from, or ask for a new one.',
  bundleCut:
    'This file is not complete: its end is missing, as after a copy that was cut short. Nothing was taken in. Copy it ' +
    'again from where it came from.',
  bundleTooLarge: 'A document in this file is larger than this program takes. Nothing was taken in.',
  bundleOfStranger:
    'The computer that made this file does not belong to the office, so what it says is not believed. Nothing was taken in.',
} as const;
type BundleFaultCode = keyof typeof SENTENCES;

export function bundleFailure(code: BundleFaultCode): Result<never> {
  return fail({ kind: 'unavailable', code, message: SENTENCES[code] });
}

export function newBundleHead(office: string | null, epoch: number): BundleHead {
  return { office: office ?? NO_OFFICE, epoch, id: randomBytes(16).toString('hex'), boxes: [] };
}

function headBytes(form: BundleForm, { office, epoch, id, boxes }: BundleHead): Buffer {
  const head = Buffer.alloc(FIXED_HEAD);
  head.write(MAGIC[form] + FORMAT, 0, 'latin1');
  head.write(office.replaceAll('-', ''), 4, 'hex');
  head.writeUInt32BE(epoch, 20);
  head.write(id, 24, 'hex');
  head.writeUInt16BE(boxes.length, 40);
  return Buffer.concat([head, ...boxes]);
}

interface Seal {
  readonly key: Buffer;
  /** Of the whole head: every frame is bound to it. */
  readonly head: Buffer;
}

function sealFor(secret: Buffer, head: Buffer, { id }: BundleHead): Seal {
  const key = hkdfSync('sha256', secret, Buffer.from(id, 'hex'), 'claimwright/bundle frames', 32);
  return { key: Buffer.from(key), head: createHash('sha256').update(head).digest() };
}

/** Each file has a key of its own, so that the running number is all that a nonce needs. */
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}

/** Writes one file, beside its place until `finish` puts it there. Call `abandon` if that is not reached. */
export class BundleWriter {
  readonly #file: string;
  readonly #part: string;
  readonly #seal: Seal;
  #handle: number | null;
  #frames = 0;

  /** @param secret 32 bytes: the office's key of the head's epoch @throws errors of the file system */
  constructor(file: string, form: BundleForm, head: BundleHead, secret: Buffer) {
    const bytes = headBytes(form, head);
    this.#file = file;
    this.#part = `${file}.part`;
    this.#seal = sealFor(secret, bytes, head);
    fs.rmSync(this.#part, { force: true });
    this.#handle = fs.openSync(this.#part, 'wx', 0o600);
    this.#write(bytes);
  }

  /** @throws errors of the file system */
  add(kind: number, bytes: Uint8Array): void {
    for (let at = 0; at === 0 || at < bytes.length; at += FRAME_BYTES) {
      this.#frame(kind, at + FRAME_BYTES >= bytes.length, bytes.subarray(at, at + FRAME_BYTES));
    }
  }

  /** Ends the file and puts it into its place. @returns its length in bytes @throws errors of the file system */
  finish(): number {
    this.#frame(END, true, Buffer.alloc(0));
    const handle = this.#open();
    fs.fsyncSync(handle);
    const { size } = fs.fstatSync(handle);
    fs.closeSync(handle);
    this.#handle = null;
    fs.renameSync(this.#part, this.#file);
    syncFolder(path.dirname(this.#file));
    this.#seal.key.fill(0);
    return size;
  }

  /** Harmless after `finish`. */
  abandon(): void {
    if (this.#handle === null) return;
    fs.closeSync(this.#handle);
    this.#handle = null;
    this.#seal.key.fill(0);
    fs.rmSync(this.#part, { force: true });
  }

  #open(): number {
    if (this.#handle === null) throw new Error('the file is closed');
    return this.#handle;
  }

  #frame(kind: number, ends: boolean, bytes: Uint8Array): void {
    const cipher = createCipheriv('aes-256-gcm', this.#seal.key, nonceOf(this.#frames)).setAAD(
      this.#seal.head,
    );
    this.#frames += 1;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(2 + bytes.length + TAG_BYTES);
    const sealed = [cipher.update(Buffer.from([kind, ends ? 1 : 0])), cipher.update(bytes), cipher.final()];
    this.#write(Buffer.concat([length, ...sealed, cipher.getAuthTag()]));
  }

  #write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) at += fs.writeSync(this.#open(), bytes, at);
  }
}

/** Reads one file, item by item. Close it. */
export class BundleReader {
  readonly head: BundleHead;
  readonly #handle: number;
  readonly #seal: Seal;
  #frames = 0;
  #ended = false;

  private constructor(handle: number, head: BundleHead, seal: Seal) {
    this.head = head;
    this.#handle = handle;
    this.#seal = seal;
  }

  /**
   * @param secretOf the office's key for a head, or why there is none
   * @returns `notABundle`, `bundleNewer`, `bundleCut`, what `secretOf` answers, or a fault of the disk
   */
  static open(
    file: string,
    form: BundleForm,
    secretOf: (head: BundleHead) => Result<Buffer>,
  ): Result<BundleReader> {
    return guardStore(() => {
      const handle = fs.openSync(file, 'r');
      let opened: BundleReader | null = null;
      try {
        const read = readHead(handle, form);
        if (!read.ok) return read;
        const secret = secretOf(read.value.head);
        if (!secret.ok) return secret;
        const { head, bytes } = read.value;
        opened = new BundleReader(handle, head, sealFor(secret.value, bytes, head));
        return ok(opened);
      } finally {
        if (!opened) fs.closeSync(handle);
      }
    });
  }

  /** @returns null behind the last item; `bundleCut`, `bundleDamaged`, `bundleTooLarge`, or a fault of the disk */
  next(): Result<BundleItem | null> {
    return guardStore(() => {
      if (this.#ended) return ok(null);
      const parts: Buffer[] = [];
      let length = 0;
      for (;;) {
        const read = this.#frame();
        if (!read.ok) return read;
        const { kind, ends, bytes } = read.value;
        if (kind === END) {
          this.#ended = true;
          // A frame behind the end, or an item that was begun and not ended.
          const atEnd = fs.readSync(this.#handle, Buffer.alloc(1)) === 0;
          return atEnd && parts.length === 0 ? ok(null) : bundleFailure('bundleDamaged');
        }
        parts.push(bytes);
        length += bytes.length;
        if (length > LARGEST_ITEM) return bundleFailure('bundleTooLarge');
        if (ends) return ok({ kind, bytes: Buffer.concat(parts) });
      }
    });
  }

  close(): void {
    this.#seal.key.fill(0);
    fs.closeSync(this.#handle);
  }

  #frame(): Result<{ readonly kind: number; readonly ends: boolean; readonly bytes: Buffer }> {
    const head = readExactly(this.#handle, 4);
    if (!head) return bundleFailure('bundleCut');
    const length = head.readUInt32BE();
    if (length < 2 + TAG_BYTES || length > 2 + FRAME_BYTES + TAG_BYTES) return bundleFailure('bundleDamaged');
    const sealed = readExactly(this.#handle, length);
    if (!sealed) return bundleFailure('bundleCut');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#seal.key, nonceOf(this.#frames))
        .setAAD(this.#seal.head)
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
      this.#frames += 1;
      return ok({ kind: plain.readUInt8(0), ends: plain.readUInt8(1) === 1, bytes: plain.subarray(2) });
    } catch {
      return bundleFailure('bundleDamaged');
    }
  }
}

function readHead(
  handle: number,
  form: BundleForm,
): Result<{ readonly head: BundleHead; readonly bytes: Buffer }> {
  const fixed = readExactly(handle, FIXED_HEAD);
  const magic = fixed?.subarray(0, 3).toString('latin1');
  if (!fixed || magic !== MAGIC[form]) return bundleFailure('notABundle');
  if (fixed.subarray(3, 4).toString('latin1') !== FORMAT) return bundleFailure('bundleNewer');
  const count = fixed.readUInt16BE(40);
  const boxes = readExactly(handle, count * BOX_BYTES);
  if (!boxes) return bundleFailure('bundleCut');
  const hex = fixed.subarray(4, 20).toString('hex');
  const office = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
  const head: BundleHead = {
    office,
    epoch: fixed.readUInt32BE(20),
    id: fixed.subarray(24, 40).toString('hex'),
    boxes: Array.from({ length: count }, (_, index) =>
      boxes.subarray(index * BOX_BYTES, (index + 1) * BOX_BYTES),
    ),
  };
  return ok({ head, bytes: Buffer.concat([fixed, boxes]) });
}

/** Null: the file ends before. */
function readExactly(handle: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const read = fs.readSync(handle, bytes, at, length - at, null);
    if (read === 0) return null;
    at += read;
  }
  return bytes;
}
