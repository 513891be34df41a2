import { DOCUMENT_TYPE_NAMES } from '../domain/document.ts';
import type { DocumentRecord, DocumentType } from '../domain/document.ts';
import type { Id } from '../domain/ids.ts';
import type { PhotoMark } from '../domain/photoMarks.ts';
import type { Attachment } from './documentModel.ts';

/** The order in which auditors ask for papers: order, clinical record, what was given, invoices, other papers, pictures. */
const ORDER: readonly DocumentType[] = [
  'physicianOrder',
  'certificateOfMedicalNecessity',
  'letterOfMedicalNecessity',
  'clinicalNote',
  'oxygenTestResult',
  'imagingReport',
  'laboratoryReport',
  'doseRecord',
  'fittingRecord',
  'partsInvoice',
  'serviceReport',
  'costComparison',
  'proofOfDelivery',
  'usageRecord',
  'patientAuthorization',
  'abn',
  'authorization',
  'coverageVerification',
  'warranty',
  'correspondence',
  'other',
  'photo',
];

/**
 * The papers as they stand behind the sections; the same papers always in the same order.
 * @param marks what is drawn over the copies of photos, by document.
 */
export function attachmentsOf(
  documents: readonly DocumentRecord[],
  marks: ReadonlyMap<Id, readonly PhotoMark[]> = new Map(),
): Attachment[] {
  const place = (document: DocumentRecord): number => ORDER.indexOf(document.type);
  return [...documents]
    .sort(
      (one, other) =>
        place(one) - place(other) ||
        compare(one.documentDate ?? '9999', other.documentDate ?? '9999') ||
        compare(one.addedAt, other.addedAt) ||
        compare(one.id, other.id),
    )
    .map((document) => ({
      documentId: document.id,
      type: document.type,
      typeName: DOCUMENT_TYPE_NAMES[document.type],
      title: document.title.trim() === '' ? DOCUMENT_TYPE_NAMES[document.type] : document.title.trim(),
      date: document.documentDate,
      fileName: document.fileName,
      mediaType: document.mediaType,
      condition: document.condition,
      pages: document.pages,
      bytes: document.bytes,
      sha256: document.sha256,
      ...(marks.get(document.id)?.length ? { marks: [...(marks.get(document.id) ?? [])] } : {}),
    }));
}

/** `Physician order` or `Physician order: Repair of the concentrator`. */
export function attachmentTitle(attachment: Attachment): string {
  return attachment.title.toLowerCase().startsWith(attachment.typeName.toLowerCase())
    ? attachment.title
    : `${attachment.typeName}: ${attachment.title}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
