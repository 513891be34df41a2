import type { WriteFrame } from '../../db/recordTable.ts';
import type { WriteContext } from '../dispatch.ts';

/** The part of a write's context that the store's functions take. */
export function frameOf(context: WriteContext): WriteFrame {
  return { db: context.db, at: context.now, newId: context.newId };
}
