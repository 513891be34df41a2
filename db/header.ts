import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';

/**
 * Reads the first page of an encrypted data file without SQLite. SQLite may create, recover or shorten files
 * before it has noticed that the key is wrong or the file is somebody else's; this looks and touches nothing.
 *
 * The format is SQLCipher 4's: 4,096-byte pages that end in 80 reserved bytes (16 of IV, 64 of HMAC-SHA512 over
 * ciphertext, IV and page number); page 1 begins with the 16-byte salt in place of SQLite's own first 16 bytes.
 */
export const PAGE_SIZE = 4096;

const SALT = 16;
const IV = 16;
const MAC = 64;
const MAC_SALT_MASK = 0x3a;
const PLAIN_MAGIC = 'SQLite format 3\0';

export interface Header {
  readonly applicationId: number;
  /** SQLite's user_version: the number of the last migration. */
  readonly schemaVersion: number;
  /** Pages that the file should have. */
  readonly pages: number;
}

export type HeaderReading =
  | { readonly kind: 'read'; readonly header: Header }
  /** The seal of page 1 does not fit the key: a wrong key, or a damaged page. */
  | { readonly kind: 'unsealed' }
  | { readonly kind: 'plain' }
  | { readonly kind: 'short' };

/** @param key the raw 256-bit key. @throws errors of the file system. */
export function readHeader(file: string, key: Buffer): HeaderReading {
  const page = readFirstPage(file);
  if (page.subarray(0, PLAIN_MAGIC.length).toString('latin1') === PLAIN_MAGIC) return { kind: 'plain' };
  if (page.length < PAGE_SIZE) return { kind: 'short' };
  const body = page.subarray(SALT, PAGE_SIZE - IV - MAC);
  const iv = page.subarray(PAGE_SIZE - IV - MAC, PAGE_SIZE - MAC);
  if (!timingSafeEqual(pageOneMac(key, page.subarray(0, SALT), body, iv), page.subarray(PAGE_SIZE - MAC))) {
    return { kind: 'unsealed' };
  }
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(body), decipher.final()]);
  const field = (offset: number): number => plain.readUInt32BE(offset - SALT);
  const header = { pages: field(28), schemaVersion: field(60), applicationId: field(68) };
  plain.fill(0);
  return { kind: 'read', header };
}

function readFirstPage(file: string): Buffer {
  const page = Buffer.alloc(PAGE_SIZE);
  const handle = fs.openSync(file, 'r');
  try {
    return page.subarray(0, fs.readSync(handle, page, 0, PAGE_SIZE, 0));
  } finally {
    fs.closeSync(handle);
  }
}

function pageOneMac(key: Buffer, salt: Buffer, body: Buffer, iv: Buffer): Buffer {
  const macSalt = Buffer.from(salt.map((byte) => byte ^ MAC_SALT_MASK));
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512');
  const pageNumber = Buffer.from([1, 0, 0, 0]);
  const mac = createHmac('sha512', macKey).update(body).update(iv).update(pageNumber).digest();
  macKey.fill(0);
  return mac;
}
