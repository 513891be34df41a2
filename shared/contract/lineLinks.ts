import { z } from 'zod';
import { Id } from '../domain/ids.ts';
import { read } from './channel.ts';

/** A row of a visit's log and the claim line that rests on it. */
export const BilledRow = z.strictObject({
  /** Id of a part or a stretch of labor of the visit. */
  rowId: Id,
  claimId: Id,
  claimNumber: z.string(),
  lineId: Id,
  /** 1 for the claim's first line. */
  lineNumber: z.int().min(1),
  code: z.string(),
});
export type BilledRow = z.infer<typeof BilledRow>;

export const PartMaker = z.strictObject({ catalogId: Id, maker: z.string() });
export type PartMaker = z.infer<typeof PartMaker>;

export const lineLinkChannels = {
  /** Which claim lines bill the rows of a visit, newest claim first. */
  'visits.billedRows': read(z.strictObject({ id: Id }), z.array(BilledRow), [
    'owner',
    'billingLead',
    'office',
    'readOnly',
  ]),
  /** Who makes the visit's parts, as the catalog has it. */
  'visits.partMakers': read(z.strictObject({ id: Id }), z.array(PartMaker)),
};
