import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { PhotoMarks, PhotoMarksValues } from '../domain/photoMarks.ts';
import { Revision } from '../domain/record.ts';
import { LogBreak } from '../domain/serviceLog.ts';
import { EVERYBODY, read, STAFF, write } from './channel.ts';

/** A break as the page names it. */
export const NamedLogBreak = LogBreak.extend({
  device: z.string(),
  serial: z.string(),
  visitedOn: IsoDate.nullable(),
});
export type NamedLogBreak = z.infer<typeof NamedLogBreak>;

/** What was walked in one call. */
export const LogPart = z.strictObject({
  logs: z.int(),
  entries: z.int(),
  /** Amendments from before amendments had a hash. */
  unhashed: z.int(),
  breaks: z.array(NamedLogBreak),
  /** Ask again with it; null when everything was walked. */
  next: z.string().nullable(),
});
export type LogPart = z.infer<typeof LogPart>;

export const visitLogChannels = {
  /** How many logs there are to be verified. */
  'service.countLogs': read(z.strictObject({}), z.strictObject({ logs: z.int() }), EVERYBODY),
  /** Walks the log of one device, or all logs in parts: `after` is '' at first and then the `next` of the answer. */
  'service.verifyLog': read(
    z.strictObject({ equipmentId: Id.nullable(), after: z.string().max(40) }),
    LogPart,
    EVERYBODY,
  ),
  /** Marks on the copy of a photo; null while there are none. */
  'documents.marks': read(z.strictObject({ documentId: Id }), PhotoMarks.nullable(), EVERYBODY),
  'documents.saveMarks': write(
    'Mark photo',
    STAFF,
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: PhotoMarksValues }),
    PhotoMarks,
  ),
};
