import { z } from 'zod';
import { addDays, daysBetween, Instant, IsoDate } from './dates.ts';
import { DocumentType } from './document.ts';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';

/** What an auditor asked for, by when the answer is due, and what was sent. */

/** Days to answer a Medicare contractor's request for documentation. Others write their own day: the due day is editable. */
export const AUDIT_RESPONSE_DAYS = 45;

export const AuditSentHow = z.enum(['portal', 'fax', 'mail', 'email', 'other']);
export type AuditSentHow = z.infer<typeof AuditSentHow>;
export const AUDIT_SENT_HOW_NAMES: Readonly<Record<AuditSentHow, string>> = {
  portal: 'Portal',
  fax: 'Fax',
  mail: 'Mail',
  email: 'Encrypted email',
  other: 'Another way',
};

/** Fewest pages of a part: its cover and its manifest must leave room for papers. */
export const LEAST_PART_PAGES = 5;
/** A part below this holds hardly more than its typefaces. */
export const LEAST_PART_MEGABYTES = 1;

export const AuditRequestValues = z.strictObject({
  patientId: Id,
  /** Contractor or payer, and whom there. */
  askedBy: text(120),
  /** Number of the auditor's letter. */
  reference: text(80),
  /** Date of the request. */
  askedOn: IsoDate.nullable(),
  /** As the letter states it; null: AUDIT_RESPONSE_DAYS after the request. */
  dueOn: IsoDate.nullable(),
  /** The period that was asked about; null where the letter names claims only. */
  periodFrom: IsoDate.nullable(),
  periodTo: IsoDate.nullable(),
  /** Finalised claims that are enclosed. */
  claimIds: z.array(Id).max(100),
  /** Papers of the patient that are enclosed and lie on none of these claims. */
  documentIds: z.array(Id).max(200),
  /** What one fax or one upload takes; null: no limit. */
  maxPages: z
    .int()
    .min(LEAST_PART_PAGES, `Allow at least ${LEAST_PART_PAGES} pages a part.`)
    .max(5000)
    .nullable(),
  maxMegabytes: z.int().min(LEAST_PART_MEGABYTES, 'Allow at least 1 MB a part.').max(2000).nullable(),
  note: text(1000),
  sentOn: IsoDate.nullable(),
  sentHow: AuditSentHow.nullable(),
  /** Tracking number or confirmation. */
  sentReference: text(120),
  closedOn: IsoDate.nullable(),
  outcome: text(500),
});
export type AuditRequestValues = z.infer<typeof AuditRequestValues>;
export const AuditRequest = stored(AuditRequestValues);
export type AuditRequest = z.infer<typeof AuditRequest>;

export function newAuditRequest(patientId: Id, askedOn: IsoDate | null): AuditRequestValues {
  return {
    patientId,
    askedBy: '',
    reference: '',
    askedOn,
    dueOn: null,
    periodFrom: null,
    periodTo: null,
    claimIds: [],
    documentIds: [],
    maxPages: null,
    maxMegabytes: null,
    note: '',
    sentOn: null,
    sentHow: null,
    sentReference: '',
    closedOn: null,
    outcome: '',
  };
}

/** A paper that a packet holds, and where. */
export const AuditManifestEntry = z.strictObject({
  /** Number through the whole packet, from 1. */
  number: z.int().min(1),
  documentId: Id,
  type: DocumentType,
  claimNumber: z.string(),
  bytes: z.int().min(0),
  sha256: z.string(),
  /** Why it is not shown, or not whole; '' where all of it is. */
  problem: z.string(),
  places: z.array(z.strictObject({ part: z.int().min(1), page: z.int().min(1), pages: z.int().min(1) })),
});
export type AuditManifestEntry = z.infer<typeof AuditManifestEntry>;

/** A packet as it was made. Never changed; the bytes of its parts are kept. */
export const AuditPacket = z.strictObject({
  id: Id,
  requestId: Id,
  at: Instant,
  userName: z.string(),
  pages: z.int(),
  bytes: z.int(),
  /** Of the only part; of several parts: of their hashes, each with its line end, in order. */
  sha256: z.string(),
  manifest: z.array(AuditManifestEntry),
  /** How many requirements it lists as absent. */
  absent: z.int(),
  parts: z.array(
    z.strictObject({
      number: z.int().min(1),
      pages: z.int(),
      bytes: z.int(),
      sha256: z.string(),
      /** One page alone is more than the limit allows. */
      overLimit: z.boolean(),
    }),
  ),
});
export type AuditPacket = z.infer<typeof AuditPacket>;

/** What an auditor would look for in a claim and not find. */
export const AbsentItem = z.strictObject({
  claimNumber: z.string(),
  rule: z.string(),
  title: z.string(),
  /** What the records lack. */
  missing: z.string(),
  /** Why an auditor asks for it. */
  why: z.string(),
  /** `unmet`: looked for and not there; `unknown`: could not be told. */
  status: z.enum(['unmet', 'unknown']),
  setAside: z.boolean(),
});
export type AbsentItem = z.infer<typeof AbsentItem>;

/** The last day to answer; null while the request has no date. */
export function auditDueOn(request: Pick<AuditRequestValues, 'askedOn' | 'dueOn'>): IsoDate | null {
  if (request.dueOn !== null) return request.dueOn;
  return request.askedOn === null ? null : addDays(request.askedOn, AUDIT_RESPONSE_DAYS);
}

export type AuditClock =
  | { readonly state: 'closed' | 'sent' | 'noDate' }
  /** `days` left, today counted as none; below 0: late by so many. */
  | { readonly state: 'running' | 'soon' | 'today' | 'late'; readonly days: number };

/** From here on it is soon. */
const SOON_DAYS = 10;

/** @param today at the office: a request that is due today is late only when the office's day is over. */
export function auditClock(
  request: Pick<AuditRequestValues, 'askedOn' | 'dueOn' | 'sentOn' | 'closedOn'>,
  today: IsoDate,
): AuditClock {
  if (request.closedOn !== null) return { state: 'closed' };
  if (request.sentOn !== null) return { state: 'sent' };
  const due = auditDueOn(request);
  if (due === null) return { state: 'noDate' };
  const days = daysBetween(today, due);
  if (days < 0) return { state: 'late', days };
  if (days === 0) return { state: 'today', days };
  return { state: days <= SOON_DAYS ? 'soon' : 'running', days };
}
