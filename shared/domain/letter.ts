import { z } from 'zod';
import { Instant } from './dates.ts';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';

/** What is written to physicians, patients and payers from a claim. */

export const LetterKind = z.enum([
  'physicianLetter',
  'writtenOrder',
  'abnData',
  'proofOfDelivery',
  'repairJustification',
  'appeal',
  'estimate',
]);
export type LetterKind = z.infer<typeof LetterKind>;

export const LETTER_KIND_NAMES: Readonly<Record<LetterKind, string>> = {
  physicianLetter: 'Letter to the physician',
  writtenOrder: 'Written order to sign',
  abnData: 'Data for the ABN form',
  proofOfDelivery: 'Proof of delivery to sign',
  repairJustification: 'Repair against replacement',
  appeal: 'Appeal of a denial',
  estimate: 'Estimate for the patient',
};

/** Kinds that ask a physician for a paper, and are chased until it comes back. */
export const CHASED_KINDS: readonly LetterKind[] = ['physicianLetter', 'writtenOrder'];

/** Texts that an office may change. The repair sheet has none: it repeats a signed decision. */
export const TemplateKind = z.enum([
  'physicianLetter',
  'faxCover',
  'writtenOrder',
  'abnData',
  'proofOfDelivery',
  'appeal',
  'estimate',
]);
export type TemplateKind = z.infer<typeof TemplateKind>;

export const TEMPLATE_KIND_NAMES: Readonly<Record<TemplateKind, string>> = {
  physicianLetter: LETTER_KIND_NAMES.physicianLetter,
  faxCover: 'Fax cover page',
  writtenOrder: LETTER_KIND_NAMES.writtenOrder,
  abnData: LETTER_KIND_NAMES.abnData,
  proofOfDelivery: LETTER_KIND_NAMES.proofOfDelivery,
  appeal: LETTER_KIND_NAMES.appeal,
  estimate: LETTER_KIND_NAMES.estimate,
};

export const TemplateText = z.strictObject({
  /** The heading of the page. */
  subject: text(160),
  /** Paragraphs, parted by empty lines. */
  body: text(6000),
});
export type TemplateText = z.infer<typeof TemplateText>;

export const LetterTemplateValues = TemplateText.extend({ kind: TemplateKind });
export type LetterTemplateValues = z.infer<typeof LetterTemplateValues>;
export const LetterTemplate = stored(LetterTemplateValues);
export type LetterTemplate = z.infer<typeof LetterTemplate>;

/** What somebody chooses before a letter is made. */
export const LetterRequest = z.strictObject({
  kind: LetterKind,
  claimId: Id,
  /** To whom; null for letters that go to no physician. */
  physicianId: Id.nullable(),
  /** The denial that an appeal is about. */
  denialId: Id.nullable(),
  /** Rules whose missing papers are asked for. */
  ruleIds: z.array(z.string().max(40)).max(100),
  /** Appeal: our answer. Else: a sentence of the office's own. */
  note: text(3000),
  faxCover: z.boolean(),
  /** Encloses a written order to sign in a letter to the physician. */
  orderForm: z.boolean(),
});
export type LetterRequest = z.infer<typeof LetterRequest>;

/** A letter as it was made. Its pages are kept as a document model, so that a reprint is the same. */
export const LetterHead = z.strictObject({
  id: Id,
  kind: LetterKind,
  claimId: Id.nullable(),
  patientId: Id.nullable(),
  physicianId: Id.nullable(),
  denialId: Id.nullable(),
  subject: z.string().max(2000),
  at: Instant,
  userName: z.string().max(80),
});
export type LetterHead = z.infer<typeof LetterHead>;
