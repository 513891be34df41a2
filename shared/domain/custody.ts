import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { text } from './record.ts';

/** Where a device has been: who held it from when to when. Entries are added and never changed. */

export const CustodyKind = z.enum([
  'received',
  'delivered',
  'pickedUp',
  'exchangedIn',
  'exchangedOut',
  'loaned',
  'returned',
  'moved',
  'titleTransferred',
  'retired',
  'reinstated',
]);
export type CustodyKind = z.infer<typeof CustodyKind>;

export const CUSTODY_KIND_NAMES: Readonly<Record<CustodyKind, string>> = {
  received: 'Received into stock',
  delivered: 'Delivered',
  pickedUp: 'Picked up',
  exchangedIn: 'Brought in exchange',
  exchangedOut: 'Taken back in exchange',
  loaned: 'Lent out',
  returned: 'Returned from loan',
  moved: 'Moved',
  titleTransferred: 'Title passed to the patient',
  retired: 'Retired',
  reinstated: 'Put back into use',
};

export const CustodyEntry = z.strictObject({
  id: Id,
  equipmentId: Id,
  kind: CustodyKind,
  on: IsoDate,
  /** Who holds it from then on; null: nobody. */
  holderId: Id.nullable(),
  location: text(80),
  /** The device that came or went in its place. */
  otherEquipmentId: Id.nullable(),
  reason: text(300),
  at: Instant,
  userId: Id,
  userName: text(80),
});
export type CustodyEntry = z.infer<typeof CustodyEntry>;
