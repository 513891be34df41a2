// Looks at a file before it is taken in: what it is, whether it can be read, how many pages it has.
import { type MediaType, tooLargeText } from '../../shared/domain/document.ts';
import { fail, invalid, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { cleanFileName } from './cleanFileName.ts';
import { fileKind } from './fileKind.ts';
import { readJpeg } from './jpeg.ts';
import { isWhole, readPng } from './png.ts';
import { runWorker } from './workerThread.ts';
import type { Limits } from './workerThread.ts';

export interface InspectedFile {
  readonly mediaType: MediaType;
  /** Pages of a PDF, 1 for a picture; null for a text, and for a PDF that cannot be opened. */
  readonly pages: number | null;
  readonly condition: 'readable' | 'passwordProtected' | 'damaged';
  /** Without folders and control characters. */
  readonly fileName: string;
  /** What the person who added it should know, in sentences. */
  readonly notes: readonly string[];
}

const LIMITS: Limits = { silenceMs: 15_000, growthBytes: 1024 * 1024 * 1024 };
/** A picture that unpacks to more points is not even tried. */
const MOST_PIXELS = 150_000_000;

const ENDINGS: Readonly<Record<MediaType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'text/plain': ['txt', 'text', 'log', 'csv', 'md'],
};

const NAMES: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'a PDF',
  'image/jpeg': 'a JPEG picture',
  'image/png': 'a PNG picture',
  'text/plain': 'a text',
};

/**
 * Refuses what cannot be kept: empty files, files over the limit, files of other kinds; the message says what to do.
 * Damaged and protected files are kept as they are, with their condition. Bounded in time and memory.
 * @returns `locked` when `signal` ended it
 * @param claimedType the sender's word for the type; used only to say that it was wrong.
 */
export async function inspectFile(
  bytes: Uint8Array,
  claimedType: string,
  fileName: string,
  { limits = LIMITS, signal }: { readonly limits?: Limits; readonly signal?: AbortSignal } = {},
): Promise<Result<InspectedFile>> {
  if (bytes.length === 0) {
    return invalid('file', 'This file is empty (0 bytes). Copy or scan it again, then add it.');
  }
  const tooLarge = tooLargeText(bytes.length);
  if (tooLarge !== null) return invalid('file', tooLarge);
  const kind = fileKind(bytes);
  if (kind.kind === 'refused') {
    return invalid(
      'file',
      `This file is ${kind.what}. PDF, JPEG, PNG and plain text are kept. ${kind.instead}`,
    );
  }
  const { mediaType } = kind;
  const name = cleanFileName(fileName);
  const found = await conditionOf(bytes, mediaType, limits, signal);
  if (signal?.aborted) {
    return fail({ kind: 'locked', message: 'The office was locked. Unlock it, then add the file again.' });
  }
  return ok({
    mediaType,
    pages: found.pages,
    condition: found.condition,
    fileName: name,
    notes: [...misnamed(name, claimedType, mediaType), ...found.notes],
  });
}

function misnamed(name: string, claimedType: string, mediaType: MediaType): readonly string[] {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && !ENDINGS[mediaType].includes(ending)) {
    // Any ending will do for a text; only one of another kind is worth a word.
    const known = Object.values(ENDINGS).some((endings) => endings.includes(ending));
    if (!known && mediaType === 'text/plain') return [];
    return [`The name ends in .${ending}, but the file is ${NAMES[mediaType]}. It was taken as what it is.`];
  }
  const claimed = Object.keys(ENDINGS).includes(claimedType) && claimedType !== mediaType;
  return claimed && ending === undefined
    ? [`The file is ${NAMES[mediaType]}. It was taken as what it is.`]
    : [];
}

type Found = Pick<InspectedFile, 'pages' | 'condition' | 'notes'>;

const KEPT = 'The original is kept; a packet says that it cannot be shown.';

async function conditionOf(
  bytes: Uint8Array,
  mediaType: MediaType,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<Found> {
  switch (mediaType) {
    case 'text/plain':
      return { pages: null, condition: 'readable', notes: [] };
    case 'image/jpeg':
      return jpegCondition(bytes);
    case 'image/png':
      return pngCondition(bytes);
    case 'application/pdf':
      return pdfCondition(bytes, limits, signal);
  }
}

function jpegCondition(bytes: Uint8Array): Found {
  const picture = readJpeg(bytes);
  if (picture === 'unsupported') {
    return damaged(1, `The picture is a rare kind of JPEG. Save it as an ordinary one and add that. ${KEPT}`);
  }
  if (picture === 'damaged')
    return damaged(1, `The picture is damaged or was not copied to its end. ${KEPT}`);
  if (picture.width * picture.height > MOST_PIXELS)
    return damaged(1, `The picture has too many points. ${KEPT}`);
  return { pages: 1, condition: 'readable', notes: [] };
}

async function pngCondition(bytes: Uint8Array): Promise<Found> {
  const png = readPng(bytes);
  if (png !== null && png.width * png.height > MOST_PIXELS) {
    return damaged(1, `The picture has too many points. ${KEPT}`);
  }
  if (png === null || !(await isWhole(png))) {
    return damaged(1, `The picture is damaged or was not copied to its end. ${KEPT}`);
  }
  return { pages: 1, condition: 'readable', notes: [] };
}

async function pdfCondition(
  bytes: Uint8Array,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const outcome = await runWorker({ kind: 'inspectPdf', bytes }, limits, undefined, undefined, signal);
  if (outcome.kind === 'ended') {
    return damaged(
      null,
      `The file takes too long or too much memory to read. Print it to a new PDF. ${KEPT}`,
    );
  }
  if (outcome.message.kind !== 'inspected') return damaged(null, `The file cannot be read. ${KEPT}`);
  const { value } = outcome.message;
  switch (value.kind) {
    case 'pages':
      return {
        pages: value.pages,
        condition: 'readable',
        notes: value.problem === null ? [] : [value.problem],
      };
    case 'passwordProtected':
      return {
        pages: null,
        condition: 'passwordProtected',
        notes: [`The file asks for a password. Save it without one and add it again. ${KEPT}`],
      };
    case 'noPages':
      return damaged(0, `The file has no pages. ${KEPT}`);
    case 'damaged':
      return damaged(null, `The file is damaged. Ask for it again, or scan the paper. ${KEPT}`);
  }
}

function damaged(pages: number | null, note: string): Found {
  return { pages, condition: 'damaged', notes: [note] };
}
