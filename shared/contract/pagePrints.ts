import { z } from 'zod';
import { Id } from '../domain/ids.ts';
import { EVERYBODY, effect, NOTHING } from './channel.ts';

/** A page of the program that goes to a printer as it stands; documents are printed by what makes them. */
export const pagePrintChannels = {
  /** Told by the window as it hands a page to the browser's printing. */
  'prints.page': effect(
    EVERYBODY,
    z.strictObject({
      /** The page's address without ids, such as `claims/form`. */
      room: z.string().regex(/^[A-Za-z][A-Za-z0-9/-]{0,79}$/),
      /** The record that the page is about; null: a list. */
      id: Id.nullable(),
    }),
    NOTHING,
  ),
};
