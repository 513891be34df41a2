// What passes between the program and the worker that opens files from elsewhere.
import type { AuditPacketModel } from '../../shared/packet/auditPacket.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import type { DocumentFonts } from './fonts.ts';
import type { PacketProgress, RenderedAuditPacket } from './composeAuditPacket.ts';
import type { RenderedDocument } from './composeDocument.ts';
import type { SourceFile } from './paperSheets.ts';
import type { PdfRefusal } from './sourcePdf.ts';

/** What is asked of the worker: one thing in its life. */
export type WorkerTask =
  | {
      readonly kind: 'compose';
      readonly model: PacketModel;
      readonly fonts: DocumentFonts;
      readonly skip: readonly (readonly [string, string])[];
    }
  | {
      readonly kind: 'composeAudit';
      readonly model: AuditPacketModel;
      readonly fonts: DocumentFonts;
      readonly skip: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'inspectPdf'; readonly bytes: Uint8Array };

/** What a PDF turned out to be. */
export type InspectedPdf =
  | { readonly kind: 'pages'; readonly pages: number; readonly problem: string | null }
  | { readonly kind: PdfRefusal };

export type FromWorker =
  /** A sign of life, before an attachment is opened. */
  | { readonly kind: 'attachment'; readonly documentId: string }
  | { readonly kind: 'wantFile'; readonly documentId: string }
  | { readonly kind: 'progress'; readonly value: PacketProgress }
  | { readonly kind: 'composedAudit'; readonly value: RenderedAuditPacket }
  | { readonly kind: 'composed'; readonly value: RenderedDocument }
  | { readonly kind: 'inspected'; readonly value: InspectedPdf }
  | { readonly kind: 'failed'; readonly error: string };

/** The answer to `wantFile`. */
export interface ToWorker {
  readonly documentId: string;
  readonly file: SourceFile | null;
}
