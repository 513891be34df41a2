import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';

/** What came back: files as they arrived, remittances in them, and what was posted from those. */

export const ReturnedKind = z.enum(['TA1', '999', '277CA', '835', 'mixed', 'unknown']);
export type ReturnedKind = z.infer<typeof ReturnedKind>;

export const RETURNED_KIND_NAMES: Readonly<Record<ReturnedKind, string>> = {
  TA1: 'TA1, receipt of a file',
  '999': '999, acknowledgment',
  '277CA': '277CA, claim acknowledgment',
  '835': '835, remittance',
  mixed: 'Several kinds',
  unknown: 'Not known',
};

/** Something that is not sure about a file. Holds no data of a patient. */
export const FileDoubt = z.strictObject({
  what: z.string(),
  message: z.string(),
  weight: z.enum(['note', 'warning', 'error']),
  /** The segment, counted from 1 through the file; null: the whole file. */
  segment: z.int().nullable(),
});
export type FileDoubt = z.infer<typeof FileDoubt>;

const LineNamed = z.strictObject({ lineId: Id, code: z.string() });

/**
 * What was not plain about one claim of a remittance when its file was taken in: why it waits for a person, or what
 * was posted and yet has to be known. Lines by their code and place, nothing of a patient.
 */
export const ClaimDoubt = z.discriminatedUnion('what', [
  /** The sender marked the file as a test: nothing of it is ever posted. */
  z.strictObject({ what: z.literal('test') }),
  /** The payment names another supplier (N1*PE). */
  z.strictObject({ what: z.literal('otherPayee') }),
  /** The same payment was posted before. */
  z.strictObject({ what: z.literal('seenBefore') }),
  /** It takes back a decision that was taken back already. */
  z.strictObject({ what: z.literal('reversedBefore') }),
  /** An earlier file came under the same envelope with other content. */
  z.strictObject({ what: z.literal('envelopeAgain') }),
  /** The set is cut off or its count differs. */
  z.strictObject({ what: z.literal('incomplete') }),
  /** The claim comes without lines, and with another charge than was sent. */
  z.strictObject({ what: z.literal('claimCharge'), sentCents: z.int(), statedCents: z.int().nullable() }),
  /** The remittance decides the claim, or this line of it, more than once. */
  z.strictObject({ what: z.literal('twice'), line: LineNamed.nullable() }),
  /** A line of the remittance, counted from 0, has another charge than the line it seems to answer. */
  z.strictObject({
    what: z.literal('lineCharge'),
    lineIndex: z.int(),
    line: LineNamed,
    sentCents: z.int(),
    statedCents: z.int().nullable(),
  }),
  z.strictObject({
    what: z.literal('lineDay'),
    lineIndex: z.int(),
    line: LineNamed,
    sentOn: IsoDate.nullable(),
    statedOn: IsoDate.nullable(),
  }),
  /** Another code or other modifiers; `asked`: so that a person has to say which line it answers. */
  z.strictObject({
    what: z.literal('lineCode'),
    lineIndex: z.int(),
    line: LineNamed,
    sent: z.string(),
    judged: z.string(),
    asked: z.boolean(),
  }),
  /** A line that could be several of ours, or none. */
  z.strictObject({ what: z.literal('lineUnknown'), lineIndex: z.int() }),
  /** Several lines of the remittance answer this one; `agrees`: their charges add up to it. */
  z.strictObject({ what: z.literal('split'), line: LineNamed, parts: z.int(), agrees: z.boolean() }),
  /** Lines of ours that neither this nor an earlier decision answers. */
  z.strictObject({ what: z.literal('unanswered'), lines: z.array(LineNamed) }),
]);
export type ClaimDoubt = z.infer<typeof ClaimDoubt>;

/** What taking a file in has done. */
export const FileSummary = z.strictObject({
  acknowledgments: z.int(),
  claimAnswers: z.int(),
  remittances: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  posted: z.int(),
  denials: z.int(),
  /** Claims of remittances that wait for a person. */
  waiting: z.int(),
  /** Answers to files or claims that this office never sent. */
  strange: z.int(),
  /** Parts that another file brought before. */
  known: z.int(),
});
export type FileSummary = z.infer<typeof FileSummary>;

export const NO_SUMMARY: FileSummary = {
  acknowledgments: 0,
  claimAnswers: 0,
  remittances: 0,
  accepted: 0,
  rejected: 0,
  posted: 0,
  denials: 0,
  waiting: 0,
  strange: 0,
  known: 0,
};

export const EdiFile = z.strictObject({
  id: Id,
  kind: ReturnedKind,
  bytes: z.int(),
  summary: FileSummary,
  doubts: z.array(FileDoubt),
  at: Instant,
  userName: z.string(),
});
export type EdiFile = z.infer<typeof EdiFile>;

export const StoredRemittance = z.strictObject({
  id: Id,
  fileId: Id,
  payerName: z.string(),
  payerIdentifier: z.string(),
  traceNumber: z.string(),
  paidOn: IsoDate.nullable(),
  method: z.string(),
  totalCents: z.int(),
  providerAdjustments: z.array(
    z.strictObject({
      reason: z.string(),
      words: z.string(),
      reference: z.string(),
      cents: z.int().nullable(),
      claimId: Id.nullable(),
    }),
  ),
  balanced: z.boolean(),
  doubts: z.array(FileDoubt),
  at: Instant,
});
export type StoredRemittance = z.infer<typeof StoredRemittance>;

export const MatchHow = z.enum(['number', 'lines', 'person', 'notOurs', 'takenBack']);
export type MatchHow = z.infer<typeof MatchHow>;

/** An adjustment as it is posted; amounts that the file did not give are null. */
export const PostedAdjustment = z.strictObject({
  group: z.string(),
  reason: z.string(),
  cents: z.int().nullable(),
});
export type PostedAdjustment = z.infer<typeof PostedAdjustment>;

/** How the answer that brought a posting calls itself. */
export const PostedFrom = z.strictObject({
  payerIdentifier: z.string(),
  payerName: z.string(),
  /** CLP02 */
  status: z.string(),
  /** CLP07 */
  payerClaimNumber: z.string(),
  /** REF F8; '' where it names none. */
  originalPayerClaimNumber: z.string(),
});
export type PostedFrom = z.infer<typeof PostedFrom>;

/** One posting: what a payer decided for a claim, or for one line of it. Negative where it takes something back. */
export const Payment = z.strictObject({
  id: Id,
  claimId: Id,
  /** null: the claim as a whole. */
  lineId: Id.nullable(),
  remittanceClaimId: Id.nullable(),
  /** The posting that this one takes back, because a person had placed it wrongly. */
  turnsId: Id.nullable(),
  from: PostedFrom.nullable(),
  paidCents: z.int(),
  allowedCents: z.int().nullable(),
  patientCents: z.int(),
  adjustments: z.array(PostedAdjustment),
  remarks: z.array(z.string()),
  on: IsoDate,
  note: z.string(),
  at: Instant,
  userName: z.string(),
});
export type Payment = z.infer<typeof Payment>;
