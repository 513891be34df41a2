import { z } from 'zod';
import { ClaimState } from '../domain/claim.ts';
import { Instant, IsoDate } from '../domain/dates.ts';
import { Denial, DenialValues } from '../domain/denial.ts';
import { Id } from '../domain/ids.ts';
import { Revision, text } from '../domain/record.ts';
import { ClaimDoubt, EdiFile, MatchHow, Payment, StoredRemittance } from '../domain/returned.ts';
import { BOOK_FLAG_KINDS } from '../edi/claimBooks.ts';
import type { RemittanceClaim } from '../edi/remittance.ts';
import { DESK, effect, InBranch, NOTHING, Page, pageOf, Query, read, write } from './channel.ts';

/** What comes back: answers to claims files, remittances, and the refusals that have to be worked. */

const One = z.strictObject({ id: Id });

export const RemittanceClaimView = z.strictObject({
  id: Id,
  content: z.custom<RemittanceClaim>(),
  balanced: z.boolean(),
  doubts: z.array(ClaimDoubt),
  posted: z.boolean(),
  how: MatchHow.nullable(),
  /** What does not fit in all that is posted to the claim, as far as this part of it goes. */
  flags: z.array(z.enum(BOOK_FLAG_KINDS)),
  /** The claim that it was found or said to be; null: a person is asked. */
  claim: z
    .strictObject({ id: Id, number: z.string(), patientName: z.string(), state: ClaimState })
    .nullable(),
  /** Claims that it might be, where a person is asked. */
  candidates: z.array(z.strictObject({ id: Id, number: z.string(), patientName: z.string() })),
});
export type RemittanceClaimView = z.infer<typeof RemittanceClaimView>;

export const RemittanceView = z.strictObject({
  remittance: StoredRemittance,
  claims: z.array(RemittanceClaimView),
  /** The same payment, taken in before and posted; null: it is no copy of one. */
  copyOf: z.strictObject({ id: Id, at: Instant }).nullable(),
});
export type RemittanceView = z.infer<typeof RemittanceView>;

/** A remittance that was held because the same payment is posted from another file. */
export const RemittanceCopy = z.strictObject({
  id: Id,
  payerName: z.string(),
  traceNumber: z.string(),
  claims: z.int(),
  waiting: z.int(),
  firstId: Id,
  firstAt: Instant,
});
export type RemittanceCopy = z.infer<typeof RemittanceCopy>;

export const ReturnedFileView = EdiFile.extend({
  /** Remittances in it that came before. */
  copies: z.array(RemittanceCopy),
});
export type ReturnedFileView = z.infer<typeof ReturnedFileView>;

export const DenialRow = z.strictObject({
  denial: Denial,
  claimNumber: z.string(),
  claimState: ClaimState,
  patientName: z.string(),
  payerName: z.string(),
  dateOfService: IsoDate.nullable(),
  ownerName: z.string(),
  /** Code of the line, where it is about one. */
  code: z.string(),
  daysLeft: z.int().nullable(),
});
export type DenialRow = z.infer<typeof DenialRow>;

const RuleNamed = z.strictObject({ id: z.string(), title: z.string() });

/** As a replacement under the payer's number; as a new claim of what was not paid; the whole claim again, as new. */
export const CorrectionKind = z.enum(['replacement', 'unpaidLines', 'wholeClaim']);
export type CorrectionKind = z.infer<typeof CorrectionKind>;

export const DenialView = z.strictObject({
  row: DenialRow,
  payments: z.array(Payment),
  /** What the rules say that would have warned: id and title. */
  rules: z.array(RuleNamed),
  answer: z.strictObject({ id: Id, number: z.string(), state: ClaimState }).nullable(),
  /** The payer's own number of the claim; '' when it never gave one. */
  payerClaimNumber: z.string(),
  /**
   * Claims that may answer it, the usual one first; empty: none, the payer is asked to reopen. `unpaidLines`: a new claim
   * with `lineIds` only, which the payer may refuse as a duplicate.
   */
  corrections: z.array(z.strictObject({ as: CorrectionKind, lineIds: z.array(Id) })),
  /** Where that number stands: the newest remittance of the claim's own payer, or its answer to the file. */
  payerClaimNumberFrom: z
    .strictObject({ from: z.enum(['remittance', 'answer']), payerName: z.string(), on: IsoDate.nullable() })
    .nullable(),
});
export type DenialView = z.infer<typeof DenialView>;

/** Which refusals come most, and whether a rule would have caught them. */
export const DenialMemoryRow = z.strictObject({
  kind: DenialValues.shape.kind,
  reasonGroup: z.string(),
  reason: z.string(),
  words: z.string(),
  payerName: z.string(),
  count: z.int(),
  cents: z.int(),
  ruleIds: z.array(z.string()),
  /** How many claims of the office those rules stopped before they were sent. */
  caught: z.int(),
});
export type DenialMemoryRow = z.infer<typeof DenialMemoryRow>;

export const NextPayer = z.strictObject({
  coverageId: Id,
  payerName: z.string(),
  /** 2: pays second. */
  rank: z.int(),
  /** As the payer that decided calls itself. */
  decidedBy: z.string(),
  /** The payer that decided says that it sent the claim on by itself. */
  forwarded: z.boolean(),
  /** The claim that goes to this payer already. */
  claim: z.strictObject({ id: Id, number: z.string() }).nullable(),
});
export type NextPayer = z.infer<typeof NextPayer>;

export const returnedChannels = {
  /** Takes in a file that came back. The same file again changes nothing and says so. */
  'returned.take': effect(
    DESK,
    z.strictObject({ uploadId: z.string() }),
    z.strictObject({ file: ReturnedFileView, already: z.boolean() }),
  ),
  'returned.list': read(z.strictObject(Page), pageOf(ReturnedFileView)),
  'returned.open': effect(
    DESK,
    One,
    z.strictObject({ outputId: z.string(), fileName: z.string(), bytes: z.int() }),
  ),
  'remittances.list': read(
    z.strictObject(Page),
    pageOf(z.strictObject({ remittance: StoredRemittance, claims: z.int(), waiting: z.int() })),
  ),
  /** Claims of remittances that nobody has placed, and how long the oldest has been here; null: none waits. */
  'remittances.waiting': read(
    NOTHING,
    z.strictObject({ count: z.int(), oldestDays: z.int().nullable() }),
    DESK,
  ),
  'remittances.get': read(One, RemittanceView),
  /**
   * A person says whose a claim of a remittance is, and posts it; null: not of this office. Each line of the answer is
   * told once; `lineId` null: it is of the claim as a whole.
   */
  'remittances.match': write(
    null,
    DESK,
    z.strictObject({
      id: Id,
      claimId: Id.nullable(),
      lines: z.array(z.strictObject({ lineIndex: z.int().min(0), lineId: Id.nullable() })).max(500),
    }),
    RemittanceClaimView,
  ),
  /** Puts aside every claim of a copy that still waits: nothing of it is posted. Each can be taken up again. */
  'remittances.putAside': write(null, DESK, One, RemittanceView),
  /** Takes a posting back, or a claim that was put aside: it waits for a person again. */
  'remittances.takeBack': write(null, DESK, z.strictObject({ id: Id, note: text(500) }), RemittanceClaimView),
  'payments.ofClaim': read(z.strictObject({ claimId: Id }), z.array(Payment)),
  /** Payers of the patient that come after the one that decided on the claim. */
  'payments.nextPayers': read(z.strictObject({ claimId: Id }), z.array(NextPayer)),
  /** Opens the claim to one of them, with what was decided before; nothing is sent. */
  'payments.billNext': write(
    'Open claim to the next payer',
    DESK,
    z.strictObject({ claimId: Id, coverageId: Id }),
    z.strictObject({ id: Id, number: z.string() }),
  ),
  /** Tells in a claim that is still written what the payers before it say now. */
  'payments.takeOver': write(
    'Take over what was decided',
    DESK,
    z.strictObject({ claimId: Id }),
    z.strictObject({ id: Id, number: z.string() }),
  ),
  'denials.list': read(
    z.strictObject({
      query: Query,
      kind: DenialValues.shape.kind.nullable(),
      states: z.array(DenialValues.shape.state).max(4),
      ownerId: Id.nullable(),
      ...InBranch,
      ...Page,
    }),
    pageOf(DenialRow),
  ),
  'denials.get': read(One, DenialView),
  'denials.ofClaim': read(z.strictObject({ claimId: Id }), z.array(DenialRow)),
  'denials.save': write(
    'Work on refusal',
    DESK,
    z.strictObject({
      id: Id,
      revision: Revision,
      values: DenialValues.pick({
        ownerId: true,
        state: true,
        nextStep: true,
        dueOn: true,
        outcome: true,
        note: true,
      }),
    }),
    DenialView,
  ),
  /** Opens the claim that answers it, as one of the view's `corrections`. */
  'denials.correct': write(
    'Correct refused claim',
    DESK,
    z.strictObject({
      id: Id,
      revision: Revision,
      note: text(500),
      /** As a person typed it; left out: the one that the claim's payer gave. */
      payerClaimNumber: text(50).optional(),
      /** Left out: the usual one, which is never a new claim of lines that a payer decided on. */
      as: CorrectionKind.optional(),
    }),
    DenialView,
  ),
  'denials.memory': read(
    z.strictObject({ from: IsoDate, to: IsoDate, ...InBranch }),
    z.array(DenialMemoryRow.extend({ rules: z.array(RuleNamed) })),
  ),
};
