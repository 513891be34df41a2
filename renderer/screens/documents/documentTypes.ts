import { DOCUMENT_TYPE_NAMES, DocumentType } from '../../../shared/domain/document.ts';

/** Document types as a select field takes them, and back. */
export const TYPE_OPTIONS: readonly { readonly value: DocumentType; readonly label: string }[] =
  DocumentType.options.map((value) => ({ value, label: DOCUMENT_TYPE_NAMES[value] }));

export function typeOf(value: string | null): DocumentType | undefined {
  return DocumentType.options.find((option) => option === value);
}
