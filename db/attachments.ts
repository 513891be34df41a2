import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Result, ok } from '../shared/result.ts';
import { storeFailure } from './faults.ts';
import { ensurePrivateFolder, isPartFile, writeFileDurably } from './files.ts';
import { deriveKey } from './keys.ts';

/**
 * The originals of documents, each in a file of its own: encrypted with AES-256-GCM, named by a keyed hash of
 * its content (so equal content is kept once and a name tells nothing without the key), checked at every read. Rows
 * hold the names for good, so the key of names stays when the data key is renewed.
 */

const MAGIC = Buffer.from('CWA1');
const IV_BYTES = 12;
const TAG_BYTES = 16;
const NAME = /^[0-9a-f]{64}$/;

/** The attachments of an unlocked store. Holds keys: `close` wipes them. */
export class AttachmentBox {
  readonly #folder: string;
  readonly #contentKey: Buffer;
  readonly #nameKey: Buffer;

  /** @param nameKey kept from an earlier data key, so that names stay as rows hold them; copied, not kept. */
  constructor(folder: string, dataKey: Buffer, nameKey: Buffer | null = null) {
    this.#folder = folder;
    this.#contentKey = deriveKey(dataKey, 'attachment content');
    this.#nameKey = nameKey ? Buffer.from(nameKey) : deriveKey(dataKey, 'attachment names');
  }

  /** A copy of the key of names: to be kept inside the data file, and wiped. */
  nameKey(): Buffer {
    return Buffer.from(this.#nameKey);
  }

  /**
   * Puts one attachment into another box under the same name, and reads it back there. One that is damaged goes over
   * as it is, so that it stays known to be damaged and not lost.
   * @returns false when it was damaged or missing.
   */
  carry(name: string, to: AttachmentBox): boolean {
    const bytes = this.read(name);
    if (bytes.ok) {
      to.putAs(name, bytes.value);
      if (!to.read(name).ok) throw new Error('an attachment does not read back');
      return true;
    }
    const [file, target] = [this.#fileOf(name), to.#fileOf(name)];
    if (!fs.existsSync(file)) return false;
    ensurePrivateFolder(path.dirname(target));
    writeFileDurably(target, fs.readFileSync(file));
    return false;
  }

  /**
   * Keeps the bytes, durably, before it returns: call it before the row that names them is written.
   * @returns the name under which `read` gives them back. @throws errors of the file system.
   */
  put(bytes: Uint8Array): string {
    const name = this.nameOf(bytes);
    this.putAs(name, bytes);
    return name;
  }

  /** The name under which these bytes are kept. */
  nameOf(bytes: Uint8Array): string {
    return createHmac('sha256', this.#nameKey).update(bytes).digest('hex');
  }

  /**
   * Keeps what another box had under this name: names stay where the key of names is another. Not for new bytes.
   * @throws errors of the file system.
   */
  putAs(name: string, bytes: Uint8Array): void {
    if (!NAME.test(name)) throw new RangeError('not the name of an attachment');
    if (this.read(name).ok) return;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#contentKey, iv).setAAD(boundTo(name));
    const sealed = Buffer.concat([MAGIC, iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const file = this.#fileOf(name);
    ensurePrivateFolder(path.dirname(file));
    writeFileDurably(file, sealed);
  }

  /** @returns the original bytes, `attachmentMissing`, or `attachmentDamaged`. */
  read(name: string): Result<Buffer> {
    if (!NAME.test(name)) return storeFailure('attachmentMissing');
    const file = this.#fileOf(name);
    if (!fs.existsSync(file)) return storeFailure('attachmentMissing');
    const bytes = this.#unseal(name, fs.readFileSync(file));
    return bytes === null ? storeFailure('attachmentDamaged') : ok(bytes);
  }

  /** The names of all files that are there, whole or not. */
  names(): string[] {
    return this.#files().flatMap((file) => (NAME.test(path.basename(file)) ? [path.basename(file)] : []));
  }

  /**
   * Removes files that no row names: left behind by a transaction that was rolled back or by a crash.
   * @param kept every name that any row holds, removed rows included.
   * @param before only files last written before this time (milliseconds since 1970).
   * @returns how many were removed.
   */
  sweep(kept: ReadonlySet<string>, before: number): number {
    let removed = 0;
    for (const file of this.#files()) {
      const name = path.basename(file);
      const orphan = isPartFile(name) || (NAME.test(name) && !kept.has(name));
      if (!orphan || fs.statSync(file).mtimeMs >= before) continue;
      fs.rmSync(file);
      removed += 1;
    }
    return removed;
  }

  /** Removes files whose rows were purged. Names that are not there are passed over. */
  drop(names: readonly string[]): void {
    for (const name of names) if (NAME.test(name)) fs.rmSync(this.#fileOf(name), { force: true });
  }

  close(): void {
    this.#contentKey.fill(0);
    this.#nameKey.fill(0);
  }

  #fileOf(name: string): string {
    return path.join(this.#folder, name.slice(0, 2), name);
  }

  #files(): string[] {
    if (!fs.existsSync(this.#folder)) return [];
    return fs
      .readdirSync(this.#folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  }

  #unseal(name: string, sealed: Buffer): Buffer | null {
    const start = MAGIC.length + IV_BYTES;
    if (sealed.length < start + TAG_BYTES || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#contentKey, sealed.subarray(MAGIC.length, start));
    decipher.setAAD(boundTo(name)).setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(start, -TAG_BYTES)), decipher.final()]);
    } catch {
      return null;
    }
  }
}

function boundTo(name: string): Buffer {
  return Buffer.concat([MAGIC, Buffer.from(name)]);
}
