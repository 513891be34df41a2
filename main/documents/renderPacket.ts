// The way to a finished PDF: in a worker, so that the program goes on answering meanwhile.
import { unitsOf } from '../../shared/packet/auditPacket.ts';
import type { AuditPacketModel } from '../../shared/packet/auditPacket.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import type { PacketProgress, RenderedAuditPacket } from './composeAuditPacket.ts';
import type { RenderedDocument } from './composeDocument.ts';
import type { SourceFile } from './paperSheets.ts';
import type { DocumentFonts } from './fonts.ts';
import type { FromWorker, WorkerTask } from './workerMessages.ts';
import { runWorker } from './workerThread.ts';
import type { Ended, Limits } from './workerThread.ts';

export type { AttachmentProblem, RenderedDocument } from './composeDocument.ts';
export type { SourceFile } from './paperSheets.ts';

/** No ordinary paper takes a tenth of this; a hostile one must not take the program with it. */
const LIMITS: Limits = { silenceMs: 30_000, growthBytes: 2 * 1024 * 1024 * 1024 };

const SKIPPED: Readonly<Record<Exclude<Ended, 'cancelled'>, string>> = {
  tooSlow: 'The file took too long to read. Print it to a new PDF and add that.',
  tooLarge: 'The file needs too much memory to read. Print it to a new PDF and add that.',
  crashed: 'The file cannot be read. Ask for it again, or print it to a new PDF and add that.',
};

type Files = (documentId: string) => SourceFile | null;

/**
 * Makes the PDF of a claim packet or a service report. The same model, files and fonts give the same bytes.
 * @param files the stored bytes and established media type of an attachment; null when the store has none.
 * @param left attachments that are not asked for, with the reason that is printed in their place.
 * @returns attachments that could not be shown, or not whole, as `problems`: the PDF says so in their place. Throws
 * only for a bug.
 */
export async function renderPacket(
  model: PacketModel,
  files: Files,
  fonts: DocumentFonts,
  limits: Limits = LIMITS,
  left: ReadonlyMap<string, string> = new Map(),
): Promise<RenderedDocument> {
  const made = await withoutHarmful(packetJob(model, files, fonts, limits, left));
  if (made === null) throw new Error('a document that nobody can cancel was cancelled');
  return made;
}

/** The same. @returns null when `signal` ended it. */
export function renderPacketUntil(
  signal: AbortSignal,
  model: PacketModel,
  files: Files,
  fonts: DocumentFonts,
): Promise<RenderedDocument | null> {
  return withoutHarmful({ ...packetJob(model, files, fonts, LIMITS, new Map()), signal });
}

function packetJob(
  model: PacketModel,
  files: Files,
  fonts: DocumentFonts,
  limits: Limits,
  left: ReadonlyMap<string, string>,
): Job<RenderedDocument> {
  return {
    papers: model.attachments.length,
    task: (skip) => ({ kind: 'compose', model, fonts, skip }),
    files,
    limits,
    left,
    read: (message) => (message.kind === 'composed' ? message.value : null),
  };
}

/**
 * Makes the parts of an audit packet; `onProgress` is told after each step.
 * @returns null when `signal` ended it.
 */
export function renderAuditPacket(
  model: AuditPacketModel,
  files: Files,
  fonts: DocumentFonts,
  watch: { readonly onProgress?: (progress: PacketProgress) => void; readonly signal?: AbortSignal } = {},
  limits: Limits = LIMITS,
): Promise<RenderedAuditPacket | null> {
  return withoutHarmful({
    papers: unitsOf(model).length,
    task: (skip) => ({ kind: 'composeAudit', model, fonts, skip }),
    files,
    limits,
    read: (message) => (message.kind === 'composedAudit' ? message.value : null),
    ...watch,
  });
}

interface Job<T> {
  readonly papers: number;
  readonly task: (skip: readonly (readonly [string, string])[]) => WorkerTask;
  readonly files: Files;
  readonly limits: Limits;
  readonly left?: ReadonlyMap<string, string>;
  readonly read: (message: FromWorker) => T | null;
  readonly onProgress?: (progress: PacketProgress) => void;
  readonly signal?: AbortSignal;
}

/** An attachment that ends the worker is left out of the next attempt; each attempt leaves out one more. */
async function withoutHarmful<T>(job: Job<T>): Promise<T | null> {
  const skip = new Map<string, string>(job.left);
  for (let attempt = 0; attempt <= job.papers; attempt += 1) {
    let current: string | null = null;
    const onMessage = (message: FromWorker): void => {
      if (message.kind === 'attachment') current = message.documentId;
      if (message.kind === 'progress') job.onProgress?.(message.value);
    };
    const outcome = await runWorker(job.task([...skip]), job.limits, job.files, onMessage, job.signal);
    if (outcome.kind === 'answer') {
      const value = job.read(outcome.message);
      if (value !== null) return value;
      throw new Error(
        outcome.message.kind === 'failed' ? outcome.message.error : 'the worker answered something else',
      );
    }
    if (outcome.why === 'cancelled') return null;
    if (current === null) throw new Error(`the document was not made: ${outcome.why} ${outcome.detail}`);
    if (skip.has(current)) throw new Error(`the document was not made after its papers: ${outcome.why}`);
    skip.set(current, SKIPPED[outcome.why]);
  }
  throw new Error('the document was not made without any of its papers');
}

/** The report of one visit, from the model of shared/packet/serviceReport.ts. */
export function renderServiceReport(
  model: PacketModel,
  files: Files,
  fonts: DocumentFonts,
): Promise<RenderedDocument> {
  return renderPacket(model, files, fonts);
}
