import { z } from 'zod';
import { AbsentItem, AuditPacket, AuditRequest, AuditRequestValues } from '../domain/auditRequest.ts';
import { ClaimState } from '../domain/claim.ts';
import { ClaimKind } from '../domain/claimKind.ts';
import { IsoDate } from '../domain/dates.ts';
import { DocumentType, FileCondition } from '../domain/document.ts';
import { Id } from '../domain/ids.ts';
import type { Role } from '../domain/people.ts';
import { Revision } from '../domain/record.ts';
import { DESK, effect, NOTHING, read, write } from './channel.ts';

/** Auditors' requests, and the packets that answer them. */

/** Who may look: claims are none of a technician's. */
const READERS: readonly Role[] = [...DESK, 'readOnly'];

export const AuditRow = z.strictObject({
  request: AuditRequest,
  patientName: z.string(),
  /** Packets made so far. */
  packets: z.int(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** A claim of the patient that can be enclosed, or cannot because it was never finalised. */
export const AuditClaim = z.strictObject({
  id: Id,
  number: z.string(),
  kind: ClaimKind,
  state: ClaimState,
  dateOfService: IsoDate.nullable(),
  finalised: z.boolean(),
  /** A later finalised claim stands in its place. */
  replacedBy: z.string(),
  /** Papers as they were finalised. */
  papers: z.int(),
});
export type AuditClaim = z.infer<typeof AuditClaim>;

export const AuditPaper = z.strictObject({
  id: Id,
  type: DocumentType,
  title: z.string(),
  documentDate: IsoDate.nullable(),
  pages: z.int().nullable(),
  condition: FileCondition,
  /** Numbers of the enclosed claims that it lies on already. */
  onClaims: z.array(z.string()),
});
export type AuditPaper = z.infer<typeof AuditPaper>;

export const AuditView = z.strictObject({
  request: AuditRequest,
  patientName: z.string(),
  claims: z.array(AuditClaim),
  papers: z.array(AuditPaper),
  absent: z.array(AbsentItem),
  /** Newest first. */
  packets: z.array(AuditPacket),
});
export type AuditView = z.infer<typeof AuditView>;

export const AuditProgress = z.strictObject({
  step: z.enum(['reading', 'drawing', 'keeping']),
  /** Of `total` steps: each paper is read once and drawn once. */
  done: z.int(),
  total: z.int(),
});
export type AuditProgress = z.infer<typeof AuditProgress>;

const Target = z.strictObject({ id: Id, revision: Revision });
const One = z.strictObject({ id: Id });

export const auditChannels = {
  /** Open ones first, by the day on which they are due. */
  'audit.list': read(NOTHING, z.array(AuditRow), READERS),
  'audit.ofPatient': read(One, z.array(AuditRow), READERS),
  'audit.get': read(One, AuditView, READERS),
  'audit.save': write(
    'Change audit request',
    DESK,
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: AuditRequestValues }),
    AuditRequest,
  ),
  'audit.remove': write('Remove audit request', DESK, Target, NOTHING),
  /** Makes the packet and keeps it. Answers when it is done; meanwhile `audit.progress` tells how far it is. */
  'audit.make': effect(DESK, One, AuditPacket),
  /** Null: none is being made. */
  'audit.progress': effect(READERS, One, AuditProgress.nullable()),
  'audit.cancel': effect(DESK, One, z.strictObject({ cancelled: z.boolean() })),
  /** A part as it was kept, to look at, save or print. */
  'audit.open': effect(
    READERS,
    z.strictObject({ packetId: Id, part: z.int().min(1).max(10_000) }),
    z.strictObject({ outputId: z.string(), fileName: z.string(), pages: z.int(), bytes: z.int() }),
  ),
};
