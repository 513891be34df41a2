// The way to a finished PDF: in a worker, so that the program goes on answering meanwhile.
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import type { RenderedDocument } from './composeDocument.ts';
import type { SourceFile } from './paperSheets.ts';
import type { DocumentFonts } from './fonts.ts';
import { runWorker } from './workerThread.ts';
import type { Ended, Limits } from './workerThread.ts';

export type { AttachmentProblem, RenderedDocument } from './composeDocument.ts';
export type { SourceFile } from './paperSheets.ts';

/** No ordinary paper takes a tenth of this; a hostile one must not take the program with it. */
const LIMITS: Limits = { silenceMs: 30_000, growthBytes: 2 * 1024 * 1024 * 1024 };

const SKIPPED: Readonly<Record<Ended, string>> = {
  tooSlow: 'The file took too long to read. Print it to a new PDF and add that.',
  tooLarge: 'The file needs too much memory to read. Print it to a new PDF and add that.',
  crashed: 'The file cannot be read. Ask for it again, or print it to a new PDF and add that.',
};

/**
 * Makes the PDF of a claim packet or a service report. The same model, files and fonts give the same bytes.
 * @param files the stored bytes and established media type of an attachment; null when the store has none.
 * @returns attachments that could not be shown, or not whole, as `problems`: the PDF says so in their place. Throws
 * only for a bug.
 */
export async function renderPacket(
  model: PacketModel,
  files: (documentId: string) => SourceFile | null,
  fonts: DocumentFonts,
  limits: Limits = LIMITS,
): Promise<RenderedDocument> {
  const skip = new Map<string, string>();
  // An attachment that ends the worker is left out of the next attempt; each attempt leaves out one more.
  for (let attempt = 0; attempt <= model.attachments.length; attempt += 1) {
    let current: string | null = null;
    const task = { kind: 'compose', model, fonts, skip: [...skip] } as const;
    const outcome = await runWorker(task, limits, files, (message) => {
      if (message.kind === 'attachment') current = message.documentId;
    });
    if (outcome.kind === 'answer' && outcome.message.kind === 'composed') return outcome.message.value;
    if (outcome.kind === 'answer') {
      throw new Error(
        outcome.message.kind === 'failed' ? outcome.message.error : 'the worker answered something else',
      );
    }
    if (current === null) throw new Error(`the document was not made: ${outcome.why} ${outcome.detail}`);
    if (skip.has(current)) throw new Error(`the document was not made after its papers: ${outcome.why}`);
    skip.set(current, SKIPPED[outcome.why]);
  }
  throw new Error('the document was not made without any of its papers');
}

/** The report of one visit, from the model of shared/packet/serviceReport.ts. */
export function renderServiceReport(
  model: PacketModel,
  files: (documentId: string) => SourceFile | null,
  fonts: DocumentFonts,
): Promise<RenderedDocument> {
  return renderPacket(model, files, fonts);
}
