import { attachmentOf, attachmentOfBytes } from '../../db/documents.ts';
import { type DocumentType, MediaType } from '../../shared/domain/document.ts';
import { Id } from '../../shared/domain/ids.ts';
import { notFound, ok } from '../../shared/result.ts';
import type { ServedFile } from '../hosts/ports.ts';
import type { Services } from '../services.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The original bytes of a document, verified as they are read; null when they are gone or damaged.
 * @param documentId or the SHA-256 of the bytes, by which an office's logo is named
 */
export function fileBytes(
  services: Services,
  documentId: Id,
): { readonly bytes: Uint8Array; readonly mediaType: MediaType; readonly type: DocumentType } | null {
  const open = services.session.open();
  if (!open) return null;
  const place = open.store.read((db) => {
    const found = SHA256.test(documentId) ? attachmentOfBytes(db, documentId) : attachmentOf(db, documentId);
    return found ? ok(found) : notFound('document');
  });
  if (!place.ok) return null;
  const bytes = open.store.readAttachment(place.value.attachment);
  if (!bytes.ok) return null;
  const { mediaType, type } = place.value;
  return { bytes: bytes.value, mediaType: MediaType.parse(mediaType), type };
}

const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
};

/** A document for the preview of the program's own page. Its name tells nothing of its content. @param without types that the asker is not shown */
export function readDocumentFile(
  services: Services,
  documentId: string,
  without: readonly DocumentType[],
): ServedFile | null {
  if (!Id.safeParse(documentId).success) return null;
  const file = fileBytes(services, documentId);
  if (!file || without.includes(file.type)) return null;
  return {
    bytes: file.bytes,
    type: file.mediaType,
    name: `document-${documentId.slice(0, 8)}.${EXTENSIONS[file.mediaType]}`,
    disposition: 'inline',
  };
}
