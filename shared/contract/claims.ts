import { z } from 'zod';
import { Claim, ClaimEvent, ClaimState, ClaimValues } from '../domain/claim.ts';
import { ClaimKind } from '../domain/claimKind.ts';
import { ClaimCase } from '../domain/claimCase.ts';
import { Instant, IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Role } from '../domain/people.ts';
import { Revision, text } from '../domain/record.ts';
import type { Evaluation } from '../rules/evaluate.ts';
import type { NewerJudgement, Replay } from '../rules/replay.ts';
import {
  DESK,
  effect,
  EVERYBODY,
  InBranch,
  LEADS,
  Page,
  pageOf,
  Query,
  read,
  READERS,
  write,
} from './channel.ts';
import { ClaimRow, PatientView } from './records.ts';

const EvaluationOutput = z.custom<Evaluation>();
/** Null for a claim that is not finalized. */
const ReplayOutput = z.custom<{ readonly replay: Replay; readonly newer: NewerJudgement | null } | null>();

/** A claim as its page needs it: the case, what the rules say of it, and what may be chosen. */
export const ClaimView = z.strictObject({
  theCase: ClaimCase,
  evaluation: EvaluationOutput,
  /** True once finalised: case and evaluation are then those of that moment. */
  frozen: z.boolean(),
  finalisedBy: z.string(),
  events: z.array(ClaimEvent),
  /** The patient's records to choose from. */
  choices: PatientView,
  ownerName: z.string(),
  /** When the claim was last saved. */
  savedAt: Instant,
  /** The claim that corrects this one, and the one that this one corrects. */
  replacedBy: z.strictObject({ id: Id, number: z.string() }).nullable(),
  replaces: z.strictObject({ id: Id, number: z.string() }).nullable(),
  /** The branch that it is with; null: it is with nobody in particular, or the office has no branches. */
  place: z
    .strictObject({
      branchId: Id,
      branchName: z.string(),
      /** When it was handed there; null: it was opened there. */
      since: Instant.nullable(),
      /** With another branch than this device's: it can be read here, and not be changed. */
      elsewhere: z.boolean(),
    })
    .nullable(),
});
export type ClaimView = z.infer<typeof ClaimView>;

/** The queues of the Work screen. */
export const Queue = z.enum([
  'missingDocuments',
  'onHold',
  'readyToReview',
  'readyToSend',
  'sent',
  'rejected',
  'denied',
  'dueSoon',
  'handedToUs',
  'handedAway',
]);
export type Queue = z.infer<typeof Queue>;

export const QUEUE_NAMES: Readonly<Record<Queue, string>> = {
  missingDocuments: 'Missing documents',
  onHold: 'On hold',
  readyToReview: 'Ready to review',
  readyToSend: 'Ready to send',
  sent: 'Sent',
  rejected: 'Rejected',
  denied: 'Denied',
  dueSoon: 'Due soon',
  handedToUs: 'Handed to us',
  handedAway: 'Handed away',
};

/** Queues of an office with branches only. */
export function isHandedQueue(queue: Queue): boolean {
  return queue === 'handedToUs' || queue === 'handedAway';
}

/** Something with a date that will bite: an authorisation, a warranty, a filing limit. */
export const DueRow = z.strictObject({
  id: z.string(),
  what: z.string(),
  dueOn: IsoDate,
  daysLeft: z.int(),
  claimId: Id.nullable(),
  equipmentId: Id.nullable(),
  /** The file of claims that it is about. */
  batchId: Id.nullable(),
  patientName: z.string(),
});
export type DueRow = z.infer<typeof DueRow>;

/** A finding of the search box. Only opaque ids go into addresses; the texts are for the screen. */
export const SearchHit = z.strictObject({
  kind: z.enum(['patient', 'equipment', 'claim', 'visit', 'payer', 'physician', 'code']),
  /** The record's id; for a code the code itself. */
  id: z.string(),
  title: z.string(),
  detail: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const claimChannels = {
  'work.queues': read(
    z.strictObject({ ownerId: Id.nullable(), ...InBranch }),
    z.array(z.strictObject({ queue: Queue, count: z.int(), oldestDays: z.int().nullable() })),
  ),
  'work.queue': read(
    z.strictObject({ queue: Queue, ownerId: Id.nullable(), ...InBranch, ...Page }),
    pageOf(ClaimRow),
  ),
  'work.dueSoon': read(z.strictObject({ withinDays: z.int().min(1).max(365), ...InBranch }), z.array(DueRow)),
  'search.find': read(
    z.strictObject({ query: Query, limit: z.int().min(1).max(50) }),
    z.array(SearchHit),
    EVERYBODY,
  ),

  'claims.list': read(
    z.strictObject({
      query: Query,
      states: z.array(ClaimState).max(9),
      kind: ClaimKind.nullable(),
      payerId: Id.nullable(),
      sort: z.enum(['newest', 'oldest', 'patient', 'dateOfService']),
      ...InBranch,
      ...Page,
    }),
    pageOf(ClaimRow),
  ),
  /** Opens a draft with everything that patient, device and visit already hold. */
  'claims.create': write(
    'Open claim',
    DESK,
    z.strictObject({
      kind: ClaimKind,
      patientId: Id,
      equipmentId: Id.nullable(),
      visitId: Id.nullable(),
    }),
    Claim,
  ),
  'claims.get': read(z.strictObject({ id: Id }), ClaimView),
  'claims.save': write(
    'Change claim',
    DESK,
    z.strictObject({ id: Id, revision: Revision, values: ClaimValues }),
    ClaimView,
  ),
  'claims.assign': write(
    'Take over claim',
    DESK,
    z.strictObject({ id: Id, ownerId: Id.nullable() }),
    ClaimView,
  ),
  'claims.setState': write(
    'Move claim',
    DESK,
    z.strictObject({ id: Id, revision: Revision, state: ClaimState, note: text(500) }),
    ClaimView,
  ),
  /** Sets one finding aside, with the reason typed; only finalising people may. */
  'claims.override': write(
    'Override finding',
    LEADS,
    z.strictObject({
      id: Id,
      ruleId: text(40).min(1),
      reason: text(500).min(10, { error: 'Give the reason in a sentence: at least 10 characters.' }),
      /** Last day on which it counts; null: no end. */
      expiresOn: IsoDate.nullable(),
    }),
    ClaimView,
  ),
  'claims.withdrawOverride': write(
    'Withdraw override',
    LEADS,
    z.strictObject({ id: Id, ruleId: text(40).min(1) }),
    ClaimView,
  ),
  /** Freezes claim, findings, overrides and packet. Refused with `blocked` while a blocker stands. */
  'claims.finalise': write(null, LEADS, z.strictObject({ id: Id, revision: Revision }), ClaimView),
  /** A finalised claim is corrected by a new one that knows which it replaces. */
  'claims.correct': write('Correct claim', LEADS, z.strictObject({ id: Id }), Claim),
  /** Against the claim that it corrects; empty where it corrects none. `about`: code of the line, '' for none. */
  'claims.difference': read(
    z.strictObject({ id: Id }),
    z.array(z.strictObject({ path: z.string(), about: z.string(), before: z.unknown(), after: z.unknown() })),
  ),
  /** The packet as one PDF, ready at GET /output/<outputId>. Before finalising it is marked as a draft. */
  'claims.packet': effect(
    READERS,
    z.strictObject({ id: Id }),
    z.strictObject({
      outputId: z.string(),
      fileName: z.string(),
      pages: z.int(),
      bytes: z.int(),
      problems: z.array(z.strictObject({ documentId: Id, message: z.string() })),
    }),
  ),

  'reports.summary': read(
    z.strictObject(InBranch),
    z.strictObject({
      byState: z.array(z.strictObject({ state: ClaimState, count: z.int(), chargeCents: z.int() })),
      gaps: z.array(z.strictObject({ ruleId: z.string(), title: z.string(), claims: z.int() })),
    }),
    LEADS,
  ),
  /** What was set aside in a month, judged in the office's time zone: for the lead to go through. */
  'reports.overrides': read(
    z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), ...InBranch }),
    z.array(
      z.strictObject({
        claimId: Id,
        claimNumber: z.string(),
        ruleId: z.string(),
        title: z.string(),
        reason: z.string(),
        userName: z.string(),
        role: Role,
        at: Instant,
        expiresOn: IsoDate.nullable(),
        withdrawnAt: Instant.nullable(),
      }),
    ),
    LEADS,
  ),
  /** A finalized claim judged again: by its own packs, and by those that would judge it now. */
  'claims.replay': read(z.strictObject({ id: Id }), ReplayOutput),
};
