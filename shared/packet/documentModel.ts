import { z } from 'zod';
import { Instant, IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { DocumentType, FileCondition, MediaType } from '../domain/document.ts';
import { PhotoMark } from '../domain/photoMarks.ts';
import { DrawnSignature } from '../domain/serviceVisit.ts';

/**
 * What a printed document says, before anything is said about how it looks: sections of blocks. It is plain JSON
 * and is frozen with the claim, so that a reprint next year says the same. All texts are ready to print; a value
 * of null is one that was not given, and prints as such.
 */

/** Ready to print; line ends are kept. */
const Line = z.string().max(20_000);
/** Null: not given. */
export const PrintedValue = Line.nullable();
export type PrintedValue = z.infer<typeof PrintedValue>;

export const Fact = z.strictObject({ label: Line, value: PrintedValue });
export type Fact = z.infer<typeof Fact>;

/** The four answers of a requirement. */
export const CheckStatus = z.enum(['met', 'unmet', 'unknown', 'notApplicable']);
export type CheckStatus = z.infer<typeof CheckStatus>;

export const TableColumn = z.strictObject({
  title: Line,
  /** Share of the width, relative to the other columns. */
  share: z.number().positive(),
  align: z.enum(['left', 'right', 'center']),
});

export const TableRow = z.strictObject({
  cells: z.array(PrintedValue).max(12),
  weight: z.enum(['body', 'total', 'group']),
});
export type TableRow = z.infer<typeof TableRow>;

export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: Line }),
  z.strictObject({ kind: z.literal('paragraph'), text: Line, weight: z.enum(['body', 'note', 'strong']) }),
  /** Label above or beside its value, in one or two columns, read row by row. */
  z.strictObject({
    kind: z.literal('facts'),
    columns: z.union([z.literal(1), z.literal(2)]),
    rows: z.array(Fact),
  }),
  /** Titled groups of facts, two side by side. */
  z.strictObject({
    kind: z.literal('panels'),
    panels: z.array(z.strictObject({ title: Line, rows: z.array(Fact) })),
  }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(TableColumn).min(1).max(12),
    rows: z.array(TableRow),
    /** Printed in place of rows when there are none. */
    whenEmpty: Line,
  }),
  z.strictObject({
    kind: z.literal('checklist'),
    groups: z.array(
      z.strictObject({
        title: Line,
        items: z.array(
          z.strictObject({ status: CheckStatus, id: Line, title: Line, evidence: PrintedValue }),
        ),
      }),
    ),
  }),
  /** Something that a reader must not miss, in a frame. */
  z.strictObject({
    kind: z.literal('notice'),
    title: Line,
    text: z.array(Line),
    rows: z.array(Fact),
    weight: z.enum(['plain', 'heavy']),
  }),
  /** Where somebody signed or is to sign; `signed` says how and when, null leaves a line for a pen. */
  z.strictObject({
    kind: z.literal('signatures'),
    signers: z
      .array(
        z.strictObject({
          role: Line,
          name: PrintedValue,
          detail: Line,
          signed: PrintedValue,
          /** As it was drawn; left out where the name was typed. */
          drawn: DrawnSignature.optional(),
        }),
      )
      .min(1)
      .max(3),
  }),
  /** The sections with their pages; filled in when the pages are known. */
  z.strictObject({ kind: z.literal('contents') }),
  /** The attachments with their pages, dates and fingerprints; filled in when the pages are known. */
  z.strictObject({ kind: z.literal('attachmentList') }),
]);
export type Block = z.infer<typeof Block>;

export const Section = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  title: Line,
  /** False: follows on the page of the section before it. */
  newPage: z.boolean(),
  blocks: z.array(Block),
});
export type Section = z.infer<typeof Section>;

/** A paper that is shown behind the sections, with what identifies its original. */
export const Attachment = z.strictObject({
  documentId: Id,
  type: DocumentType,
  typeName: Line,
  title: Line,
  date: IsoDate.nullable(),
  fileName: Line,
  mediaType: MediaType,
  condition: FileCondition,
  /** As counted when the file came in; null where pages are not counted. */
  pages: z.int().min(0).nullable(),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Drawn over the copy that is shown here, never into the original; left out where there are none. */
  marks: z.array(PhotoMark).optional(),
});
export type Attachment = z.infer<typeof Attachment>;

export const PacketModel = z.strictObject({
  version: z.literal(1),
  kind: z.enum(['claimPacket', 'serviceReport', 'justificationSheet', 'letter']),
  /** BCP 47. */
  language: z.literal('en-US'),
  /** The title among the document's properties: never patient data. */
  title: Line,
  /** Letterhead of the first page. */
  supplier: z.strictObject({
    name: Line,
    lines: z.array(Line).max(8),
    /** SHA-256 of the stored picture; left out where there is none. */
    logo: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  heading: z.strictObject({ title: Line, lines: z.array(Line).max(8) }),
  /** On every page: whose it is and which claim; `reference` is '' where there is no claim. */
  stamp: z.strictObject({ subject: Line, reference: Line }),
  /** Said on every page: not finalised yet, or made in the sample office. */
  marks: z.array(z.enum(['draft', 'sample'])).max(2),
  /** The document's only time: its properties carry it, so that the same model gives the same bytes. */
  madeAt: Instant,
  sections: z.array(Section).min(1),
  attachments: z.array(Attachment).max(200),
});
export type PacketModel = z.infer<typeof PacketModel>;

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function paragraph(text: string, weight: 'body' | 'note' | 'strong' = 'body'): Block {
  return { kind: 'paragraph', text, weight };
}

/** A fact whose empty text counts as not given. */
export function fact(label: string, value: string | null): Fact {
  return { label, value: value === null || value.trim() === '' ? null : value };
}
