import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { invalid, ok, type Result } from '../../shared/result.ts';

/**
 * A zip archive in memory. What it declares of its contents is judged before anything is inflated; yauzl stops an
 * entry that turns out longer than it declared. Nothing is ever written to a folder, so names cannot lead astray.
 */

export interface ArchiveLimits {
  readonly entries: number;
  /** Of one entry, inflated. */
  readonly entryBytes: number;
  /** Of all entries together, inflated. */
  readonly totalBytes: number;
  /** Inflated bytes for one compressed byte: text comes to about 10, a bomb to 1,000. */
  readonly ratio: number;
}

/** CMS's archive of 2019 holds 7 files of 6.8 MB; its spreadsheet inflates to 5.9 MB at a ratio of 8. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 200,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 160 * 1024 * 1024,
  ratio: 120,
};

/** Small entries may be squeezed further: an empty sheet of a few kilobytes is no bomb. */
const RATIO_FROM_BYTES = 1024 * 1024;

export interface Archive {
  /** Names as they stand in the archive, without those of folders. */
  readonly names: readonly string[];
  /** Inflates one entry. */
  readonly read: (name: string) => Promise<Result<Uint8Array>>;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Reads the list of entries; refuses an archive that is damaged, encrypted, or larger inside than `limits` allow. */
export async function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Result<Archive>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  let packed = 0;
  let file: ZipFile;
  try {
    file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    if (file.entryCount > limits.entries)
      return refuse(`it holds ${file.entryCount} files, more than ${limits.entries}`);
    for await (const entry of file.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const name = quoted(entry.fileName);
      if (entry.isEncrypted()) return refuse(`${name} is encrypted`);
      if (isLink(entry)) return refuse(`${name} is a link to another file`);
      if (entries.has(entry.fileName)) return refuse(`${name} is in it twice`);
      if (entry.uncompressedSize > limits.entryBytes)
        return refuse(`${name} would take ${megabytes(entry.uncompressedSize)} unpacked`);
      if (
        entry.uncompressedSize > RATIO_FROM_BYTES &&
        entry.uncompressedSize > entry.compressedSize * limits.ratio
      ) {
        return refuse(`${name} grows more than ${limits.ratio} times when unpacked`);
      }
      // A bomb of the newer kind lets many entries share the same packed bytes.
      if ((packed += entry.compressedSize) > bytes.length) return refuse('its files lie one over another');
      if ((total += entry.uncompressedSize) > limits.totalBytes)
        return refuse(`its files would take more than ${megabytes(limits.totalBytes)} unpacked`);
      entries.set(entry.fileName, entry);
    }
  } catch {
    return refuse('it is damaged, was cut, or is not made as archives are');
  }
  return ok({ names: [...entries.keys()], read: (name) => inflate(file, entries.get(name), name) });
}

/** As Unix marks links in the upper half of its attributes. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

async function inflate(file: ZipFile, entry: Entry | undefined, name: string): Promise<Result<Uint8Array>> {
  if (entry === undefined) return refuse(`${quoted(name)} is not in it`);
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of await file.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(chunk)) throw new Error('a chunk of bytes was expected');
      length += chunk.length;
      // yauzl ends the stream at the declared size; this holds should that ever change.
      if (length > entry.uncompressedSize) return refuse(`${quoted(name)} is longer than it says`);
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    if (crc32(bytes) !== entry.crc32) return refuse(`${quoted(name)} is damaged: its checksum does not fit`);
    return ok(bytes);
  } catch {
    return refuse(`${quoted(name)} is damaged or longer than it says`);
  }
}

function refuse(why: string): Result<never> {
  return invalid('(archive)', `This archive cannot be opened: ${why}.`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

/** A name inside an archive is the sender's: shown short and without control characters. */
function quoted(name: string): string {
  return `“${name.replace(/\p{C}/gu, '?').slice(0, 80)}”`;
}
