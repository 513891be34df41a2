import { z } from 'zod';
import { PrinterOffset } from '../billing/printerOffset.ts';
import { Id } from '../domain/ids.ts';
import { effect, READERS } from './channel.ts';

const Printed = z.strictObject({ outputId: z.string(), fileName: z.string(), pages: z.int() });

/** Printed forms as PDFs of characters only, ready at GET /output/<outputId>. */
export const formChannels = {
  /** Only of a finalized claim whose boxes can all be filled; else every problem with its field. */
  'forms.cms1500': effect(READERS, z.strictObject({ claimId: Id, offset: PrinterOffset }), Printed),
  /** A page that shows on a form whether the printer hits its boxes. */
  'forms.alignment': effect(READERS, z.strictObject({ offset: PrinterOffset }), Printed),
};
