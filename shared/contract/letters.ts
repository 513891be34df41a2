import { z } from 'zod';
import { AskedPaper, Chase, ChaseState, ChaseValues, SentBy } from '../domain/chase.ts';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { LetterHead, LetterKind, LetterRequest, TemplateKind, TemplateText } from '../domain/letter.ts';
import { Revision, text } from '../domain/record.ts';
import {
  DESK,
  effect,
  InBranch,
  LEADS,
  NOTHING,
  Page,
  pageOf,
  Query,
  read,
  READERS,
  write,
} from './channel.ts';

/** Letters and forms of a claim, the texts they are made of, and the papers that are chased with them. */

/** What a claim lacks that a physician can send. */
export const LetterAsk = z.strictObject({
  ruleId: z.string(),
  paper: AskedPaper,
  title: z.string(),
  request: z.string(),
  missing: z.string(),
  source: z.string(),
  optional: z.boolean(),
});
export type LetterAsk = z.infer<typeof LetterAsk>;

export const LetterOptions = z.strictObject({
  claimNumber: z.string(),
  /** Of the claim's order, or else of the patient's newest order; null: nobody is known. */
  physicianId: Id.nullable(),
  physicianName: z.string(),
  asks: z.array(LetterAsk),
  /** Newest first; rejections are not among them. */
  denials: z.array(
    z.strictObject({
      id: Id,
      reason: z.string(),
      receivedOn: IsoDate,
      dueOn: IsoDate.nullable(),
    }),
  ),
  /** Why a kind cannot be made now; '' where it can, once a physician is chosen. */
  kinds: z.array(z.strictObject({ kind: LetterKind, gap: z.string() })),
});
export type LetterOptions = z.infer<typeof LetterOptions>;

export const LetterRow = z.strictObject({
  letter: LetterHead,
  claimNumber: z.string(),
  physicianName: z.string(),
});
export type LetterRow = z.infer<typeof LetterRow>;

export const TemplateView = z.strictObject({
  kind: TemplateKind,
  text: TemplateText,
  /** Null: it is the text that the program comes with. */
  own: z.strictObject({ id: Id, revision: Revision }).nullable(),
  fields: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      /** Stands in a paragraph of its own. */
      block: z.boolean(),
      required: z.boolean(),
    }),
  ),
});
export type TemplateView = z.infer<typeof TemplateView>;

export const ChaseRow = z.strictObject({
  chase: Chase,
  state: ChaseState,
  daysOut: z.int().nullable(),
  physicianName: z.string(),
  physicianFax: z.string(),
  physicianPhone: z.string(),
  patientName: z.string(),
  claimNumber: z.string(),
  documentTitle: z.string(),
});
export type ChaseRow = z.infer<typeof ChaseRow>;

export const PhysicianChases = z.strictObject({
  physicianId: Id,
  physicianName: z.string(),
  fax: z.string(),
  toSend: z.int(),
  sent: z.int(),
  dueAgain: z.int(),
  returned: z.int(),
  /** Days from sending to return, rounded; null: nothing came back yet. */
  averageDays: z.int().nullable(),
  /** Days that the oldest open one is out; null: none is. */
  oldestDays: z.int().nullable(),
});
export type PhysicianChases = z.infer<typeof PhysicianChases>;

const Printed = z.strictObject({ outputId: z.string(), fileName: z.string(), pages: z.int() });
const Target = z.strictObject({ id: Id, revision: Revision });
/** One of the two. */
const Of = z.union([z.strictObject({ claimId: Id }), z.strictObject({ patientId: Id })]);

export const letterChannels = {
  'letters.options': read(z.strictObject({ claimId: Id }), LetterOptions),
  /** The pages as they would be, kept nowhere. */
  'letters.preview': effect(DESK, LetterRequest, Printed),
  /** Keeps the letter as it is now; asks of a physician are chased from then on. */
  'letters.make': write(
    null,
    DESK,
    LetterRequest,
    z.strictObject({ letter: LetterHead, chaseId: Id.nullable() }),
  ),
  /** Letters as they were made, in one PDF; the same letters give the same bytes. */
  'letters.print': effect(READERS, z.strictObject({ ids: z.array(Id).min(1).max(500) }), Printed),
  /** Newest first. */
  'letters.of': read(Of, z.array(LetterRow)),

  'letterTemplates.list': read(NOTHING, z.array(TemplateView)),
  'letterTemplates.save': write(
    'Change text of a letter',
    LEADS,
    z.strictObject({ kind: TemplateKind, own: Target.nullable(), text: TemplateText }),
    TemplateView,
  ),
  /** Back to the text that the program comes with. */
  'letterTemplates.reset': write(
    'Reset text of a letter',
    LEADS,
    z.strictObject({ kind: TemplateKind, own: Target }),
    TemplateView,
  ),
  /** With a claim of the office, or without one with a made-up claim. */
  'letterTemplates.preview': effect(
    LEADS,
    z.strictObject({ kind: TemplateKind, text: TemplateText, claimId: Id.nullable() }),
    Printed,
  ),

  'chase.list': read(
    z.strictObject({
      query: Query,
      physicianId: Id.nullable(),
      states: z.array(ChaseState).max(5),
      ...InBranch,
      ...Page,
    }),
    pageOf(ChaseRow),
  ),
  'chase.physicians': read(z.strictObject(InBranch), z.array(PhysicianChases)),
  /** Newest first. */
  'chase.of': read(Of, z.array(ChaseRow)),
  /** The newest letters of those named, or of all that are to be sent, first or again, in one PDF. */
  'chase.print': effect(
    DESK,
    z.strictObject({ ids: z.array(Id).max(500), physicianId: Id.nullable(), ...InBranch }),
    Printed.extend({ chaseIds: z.array(Id), withoutLetter: z.int() }),
  ),
  /** Somebody says that they were sent. */
  'chase.sent': write(
    'Mark as sent',
    DESK,
    z.strictObject({ ids: z.array(Id).min(1).max(500), on: IsoDate, by: SentBy }),
    z.strictObject({ marked: z.int() }),
  ),
  /** Closes it; with the paper where it is on file. */
  'chase.returned': write(
    'Paper came back',
    DESK,
    Target.extend({ on: IsoDate, documentId: Id.nullable() }),
    ChaseRow,
  ),
  'chase.close': write('Stop waiting for a paper', DESK, Target.extend({ reason: text(200) }), ChaseRow),
  'chase.reopen': write('Wait for a paper again', DESK, Target, ChaseRow),
  'chase.save': write(
    'Change asked paper',
    DESK,
    Target.extend({ values: ChaseValues.pick({ note: true, againOn: true }) }),
    ChaseRow,
  ),
};
