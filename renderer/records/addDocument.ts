import {
  type DocumentRecord,
  type DocumentType,
  type DocumentValues,
  PAYER_PAPERS,
} from '../../shared/domain/document.ts';
import type { Result } from '../../shared/result.ts';
import type { z } from 'zod';
import { call } from '../client.ts';
import { useSession } from '../stores/session.ts';

export type DocumentInput = z.infer<typeof DocumentValues>;

export interface AddedDocument {
  readonly document: DocumentRecord;
  /** What the program noticed while taking the file in, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Takes an uploaded file into the store under the record it belongs to. Faults: `invalid` for a file of a kind
 * that cannot be kept, `notFound` when the upload has gone stale.
 * @param given what is known of the paper: its owner at least
 */
export async function addDocument(
  uploadId: string,
  file: File,
  given: Partial<DocumentInput>,
  claimId: string | null = null,
): Promise<Result<AddedDocument>> {
  const values = { ...newDocument(), type: typeFor(file), title: titleFrom(file.name), ...given };
  return call('documents.add', { uploadId, values, claimId });
}

/** A first guess that people can correct: pictures are photos, the name says what the rest is. */
export function guessType(file: { readonly name: string; readonly type: string }): DocumentType {
  const name = file.name.toLowerCase();
  const found = GUESSES.find(([pattern]) => pattern.test(name));
  if (found) return found[1];
  return file.type.startsWith('image/') ? 'photo' : 'other';
}

/** A paper of a payer is none of a technician's to file: whatever its name, it begins as another paper. */
function typeFor(file: File): DocumentType {
  const guess = guessType(file);
  const bench = useSession.getState().status?.user?.role === 'technician';
  return bench && PAYER_PAPERS.includes(guess) ? 'other' : guess;
}

const GUESSES: readonly (readonly [RegExp, DocumentType])[] = [
  [/letter.*necessity|\blmn\b/, 'letterOfMedicalNecessity'],
  [/certificate.*necessity|\bcmn\b/, 'certificateOfMedicalNecessity'],
  [/imaging|bone.?scan|\bmri\b|x.?ray/, 'imagingReport'],
  [/blood.?count|laborator|\blabs?\b|\bcbc\b/, 'laboratoryReport'],
  [/dose/, 'doseRecord'],
  [/fitting/, 'fittingRecord'],
  [/refill.?log|record.?of.?use|usage/, 'usageRecord'],
  [/patient.?auth|signature.?on.?file|assignment.?of.?benefits/, 'patientAuthorization'],
  [/invoice|receipt/, 'partsInvoice'],
  [/order|\bswo\b|\brx\b|prescription/, 'physicianOrder'],
  [/oximetry|\babg\b|blood.?gas|oxygen.?test/, 'oxygenTestResult'],
  [/delivery|\bpod\b/, 'proofOfDelivery'],
  [/\babn\b|beneficiary.?notice/, 'abn'],
  [/auth/, 'authorization'],
  [/eligib|verif/, 'coverageVerification'],
  [/warranty/, 'warranty'],
  [/quote|comparison/, 'costComparison'],
  [/service.?report/, 'serviceReport'],
  [/note|visit|chart|progress/, 'clinicalNote'],
  [/letter|fax/, 'correspondence'],
];

/** The name without its folders and its ending, as a title to begin with. */
export function titleFrom(fileName: string): string {
  return fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 120);
}

export function newDocument(): DocumentInput {
  return {
    type: 'other',
    documentDate: null,
    title: '',
    patientId: null,
    equipmentId: null,
    visitId: null,
    author: '',
    signed: null,
    invoiceTotalCents: null,
    invoiceNumber: '',
    statesContinuedNeed: null,
    note: '',
  };
}
