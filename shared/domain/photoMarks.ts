import { z } from 'zod';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';

/** Marks on a copy of a photo; the original stays as it came. Places are thousandths of width and height. */
const Place = z.int().min(0).max(1000);

export const PhotoMark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arrow'), fromX: Place, fromY: Place, toX: Place, toY: Place }),
  z.strictObject({ kind: z.literal('ring'), x: Place, y: Place, width: Place, height: Place }),
  z.strictObject({ kind: z.literal('words'), x: Place, y: Place, words: text(80) }),
]);
export type PhotoMark = z.infer<typeof PhotoMark>;

export const PhotoMarksValues = z.strictObject({ documentId: Id, marks: z.array(PhotoMark).max(40) });
export type PhotoMarksValues = z.infer<typeof PhotoMarksValues>;
export const PhotoMarks = stored(PhotoMarksValues);
export type PhotoMarks = z.infer<typeof PhotoMarks>;
