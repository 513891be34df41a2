import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { OfficeKeys } from './sealedSets.ts';

/**
 * A file as it leaves the device: cut into pieces, each sealed with the office's key (AES-256-GCM) under its name, its
 * place and the number of pieces, so that none can be left out, repeated or put elsewhere. The same file under the same
 * key is always the same bytes: whoever was cut off goes on where the other side stopped, even another device. That is
 * safe because names are made of the content with a key of the office (attachments.ts): no two contents share one.
 */

const EPOCH_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const AROUND = EPOCH_BYTES + IV_BYTES + TAG_BYTES;

/** How a file of `length` bytes is cut. @param sealedPiece bytes of a sealed piece, at most */
export function cutOf(
  length: number,
  sealedPiece: number,
): { readonly pieces: number; readonly total: number } {
  const pieces = Math.max(1, Math.ceil(length / (sealedPiece - AROUND)));
  return { pieces, total: length + pieces * AROUND };
}

/**
 * One sealed piece.
 * @param name 64 hex digits that are different for each content @param sealedPiece as in `cutOf`
 * @throws when the newest key is not among the keys: a bug of the caller
 */
export function sealPiece(
  keys: OfficeKeys,
  name: string,
  content: Uint8Array,
  index: number,
  sealedPiece: number,
): Buffer {
  const key = keys.byEpoch.get(keys.newest);
  if (!key) throw new Error('the newest key of the office is not there');
  const { pieces } = cutOf(content.length, sealedPiece);
  const room = sealedPiece - AROUND;
  const aad = bound(keys.office, name, index, pieces, keys.newest);
  const epoch = Buffer.alloc(EPOCH_BYTES);
  epoch.writeUInt32BE(keys.newest);
  const iv = createHmac('sha256', fileKey(key, 'place')).update(aad).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', fileKey(key, 'content'), iv).setAAD(aad);
  const part = content.subarray(index * room, (index + 1) * room);
  return Buffer.concat([epoch, iv, cipher.update(part), cipher.final(), cipher.getAuthTag()]);
}

/** The content of a whole sealed file; `keyUnknown` as of a set; `altered`: it is not what was sealed under this name. */
export function openPieces(
  keys: OfficeKeys,
  name: string,
  sealed: Buffer,
  sealedPiece: number,
): Buffer | 'keyUnknown' | 'altered' {
  const pieces = Math.ceil(sealed.length / sealedPiece);
  const parts: Buffer[] = [];
  for (let index = 0; index < pieces; index += 1) {
    const piece = sealed.subarray(index * sealedPiece, (index + 1) * sealedPiece);
    if (piece.length < AROUND) return 'altered';
    const epoch = piece.readUInt32BE(0);
    const key = keys.byEpoch.get(epoch);
    if (!key) return 'keyUnknown';
    const iv = piece.subarray(EPOCH_BYTES, EPOCH_BYTES + IV_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', fileKey(key, 'content'), iv)
        .setAAD(bound(keys.office, name, index, pieces, epoch))
        .setAuthTag(piece.subarray(-TAG_BYTES));
      parts.push(decipher.update(piece.subarray(EPOCH_BYTES + IV_BYTES, -TAG_BYTES)), decipher.final());
    } catch {
      return 'altered';
    }
  }
  return pieces === 0 ? 'altered' : Buffer.concat(parts);
}

function fileKey(key: Buffer, purpose: 'content' | 'place'): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `claimwright/file ${purpose}`, 32));
}

function bound(office: string, name: string, index: number, pieces: number, epoch: number): Buffer {
  return Buffer.from(`claimwright/file|${office}|${name}|${index}|${pieces}|${epoch}`);
}
