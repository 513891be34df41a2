import { z } from 'zod';
import { Id } from './ids.ts';

/**
 * What a check of the service log found. The log of a device is its signed visits and their amendments in the order in
 * which they were made, each with a hash over what it says and over the entry before. Whoever changes the file by other
 * means leaves a trace; who can write every row anew could also count every hash anew: the log is tamper-evident.
 */

/**
 * `changed`: an entry no longer says what was signed. `missing`: an entry, or its place in the log, was taken out.
 * `order`: an entry stands where it was not made. `papers`: a photo or paper that was signed with the visit, or added to
 * it later, is gone, was put elsewhere, or is another.
 */
export const LogBreakKind = z.enum(['changed', 'missing', 'order', 'papers']);
export type LogBreakKind = z.infer<typeof LogBreakKind>;

/** The first break of one log. */
export const LogBreak = z.strictObject({
  /** Null: a visit that names no device is a log of its own. */
  equipmentId: Id.nullable(),
  visitId: Id,
  kind: LogBreakKind,
});
export type LogBreak = z.infer<typeof LogBreak>;
