import { z } from 'zod';

/**
 * How far a printer's forms have to be moved for the characters to fall into the boxes: every tray pulls its paper a
 * little differently. Tenths of a millimeter, so that nothing is rounded.
 */
const Tenths = z.int().min(-200).max(200);

export const PrinterOffset = z.strictObject({
  /** To the right; negative: to the left. */
  right: Tenths,
  /** Down; negative: up. */
  down: Tenths,
});
export type PrinterOffset = z.infer<typeof PrinterOffset>;

export const NO_OFFSET: PrinterOffset = { right: 0, down: 0 };
