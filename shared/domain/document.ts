import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { Cents } from './money.ts';
import { stored, text } from './record.ts';

export const DocumentType = z.enum([
  'physicianOrder',
  'clinicalNote',
  'oxygenTestResult',
  'partsInvoice',
  'serviceReport',
  'costComparison',
  'proofOfDelivery',
  'abn',
  'authorization',
  'coverageVerification',
  'photo',
  'warranty',
  'certificateOfMedicalNecessity',
  'letterOfMedicalNecessity',
  'imagingReport',
  'laboratoryReport',
  'doseRecord',
  'fittingRecord',
  'patientAuthorization',
  'usageRecord',
  'correspondence',
  'other',
]);
export type DocumentType = z.infer<typeof DocumentType>;

export const DOCUMENT_TYPE_NAMES: Readonly<Record<DocumentType, string>> = {
  physicianOrder: 'Physician order',
  clinicalNote: 'Clinical note',
  oxygenTestResult: 'Oxygen test result',
  partsInvoice: 'Parts invoice',
  serviceReport: 'Technician report',
  costComparison: 'Cost comparison or quote',
  proofOfDelivery: 'Proof of delivery',
  abn: 'Advance Beneficiary Notice',
  authorization: 'Prior authorization',
  coverageVerification: 'Coverage verification',
  photo: 'Photo',
  warranty: 'Warranty',
  certificateOfMedicalNecessity: 'Certificate of Medical Necessity',
  letterOfMedicalNecessity: 'Letter of medical necessity',
  imagingReport: 'Imaging report',
  laboratoryReport: 'Laboratory report',
  doseRecord: 'Dose record',
  fittingRecord: 'Fitting record',
  patientAuthorization: 'Patient authorization',
  usageRecord: 'Record of use',
  correspondence: 'Correspondence',
  other: 'Other paper',
};

/** Papers between the office and who pays: none of the bench. */
export const PAYER_PAPERS: readonly DocumentType[] = [
  'costComparison',
  'abn',
  'authorization',
  'coverageVerification',
  'correspondence',
];

/** Pages or pictures that can be shown and put into a packet, found out by the bytes and not by the name. */
export const MediaType = z.enum(['application/pdf', 'image/png', 'image/jpeg', 'text/plain']);
export type MediaType = z.infer<typeof MediaType>;

/** The largest file that is kept as a document: whoever sends one asks first, whoever takes it in asks again. */
export const DOCUMENT_LIMIT_MB = 25;
export const DOCUMENT_LIMIT_BYTES = DOCUMENT_LIMIT_MB * 1024 * 1024;

/** Why a file of so many bytes is too large to be kept, with what to do; null when it fits. `picture`: a photo is taken anew, not scanned. */
export function tooLargeText(bytes: number, picture = false): string | null {
  if (bytes <= DOCUMENT_LIMIT_BYTES) return null;
  // Rounded up: 25.02 MB is not written as the 25.0 that would fit.
  const size = (Math.ceil((bytes * 10) / 1024 / 1024) / 10).toFixed(1);
  const found = `This file has ${size} MB; at most ${DOCUMENT_LIMIT_MB} MB fit.`;
  return picture
    ? `${found} Choose a smaller picture size in the camera and take it again, or save a smaller copy; the large one is not changed.`
    : `${found} Scan it at a lower resolution (200 dpi, black and white or gray), or split it.`;
}

export const DocumentValues = z.strictObject({
  type: DocumentType,
  /** Date of the paper itself, e.g. of the note or the invoice. */
  documentDate: IsoDate.nullable(),
  title: text(120),
  patientId: Id.nullable(),
  equipmentId: Id.nullable(),
  visitId: Id.nullable(),
  /** Author or issuer as the paper names it. */
  author: text(120),
  signed: z.boolean().nullable(),
  /** Invoices: the sum that the paper states for parts. */
  invoiceTotalCents: Cents.nullable(),
  invoiceNumber: text(40),
  /** Clinical papers: it states that oxygen is still needed. */
  statesContinuedNeed: z.boolean().nullable(),
  note: text(500),
});
export type DocumentValues = z.infer<typeof DocumentValues>;

export const FileCondition = z.enum(['readable', 'passwordProtected', 'damaged']);

export const DocumentRecord = stored(DocumentValues).extend({
  /** The name under which the file came in, cleaned of folders and control characters. */
  fileName: text(200),
  mediaType: MediaType,
  bytes: z.int().min(0),
  pages: z.int().min(0).nullable(),
  /** SHA-256 of the original bytes, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  condition: FileCondition,
  addedAt: Instant,
  addedBy: text(80),
});
export type DocumentRecord = z.infer<typeof DocumentRecord>;
