import { z } from 'zod';
import { CustodyEntry, CustodyKind, Move } from '../domain/custody.ts';
import { IsoDate } from '../domain/dates.ts';
import { Equipment } from '../domain/equipment.ts';
import { Id } from '../domain/ids.ts';
import { Revision, text } from '../domain/record.ts';
import { RentalValues } from '../domain/rental.ts';
import { EVERYBODY, DESK, NOTHING, read, STAFF, write } from './channel.ts';

/** Where devices were and are, and devices that may be one and the same. */

/** Rules under which a move is refused until it is asked for with `anyway` and a reason. */
export const SERIAL_ELSEWHERE = 'CUSTODY-SERIAL-ELSEWHERE';
export const VISIT_OPEN = 'CUSTODY-VISIT-OPEN';
export const RECALL_OPEN = 'CUSTODY-RECALL-OPEN';
export const IN_REPAIR = 'CUSTODY-IN-REPAIR';
export const OTHER_KIND = 'CUSTODY-OTHER-KIND';

export const CustodyView = z.strictObject({
  /** Newest first. */
  entries: z.array(CustodyEntry.extend({ holderName: z.string(), otherDevice: z.string() })),
  /** Newest first. */
  periods: z.array(
    z.strictObject({
      holderId: Id.nullable(),
      holderName: z.string(),
      from: IsoDate.nullable(),
      to: IsoDate.nullable(),
      location: z.string(),
      kind: CustodyKind.nullable(),
    }),
  ),
});
export type CustodyView = z.infer<typeof CustodyView>;

const LikeDevice = z.strictObject({
  equipment: Equipment,
  holderName: z.string(),
  visits: z.int(),
  claims: z.int(),
  documents: z.int(),
  moves: z.int(),
});

export const DuplicatePair = z.strictObject({ first: LikeDevice, second: LikeDevice });
export type DuplicatePair = z.infer<typeof DuplicatePair>;

/** The rental that a delivery begins. */
export const RentalStart = z.strictObject({
  class: RentalValues.shape.class,
  code: RentalValues.shape.code,
});
export type RentalStart = z.infer<typeof RentalStart>;

export const custodyChannels = {
  'equipment.custody': read(z.strictObject({ id: Id }), CustodyView, EVERYBODY),
  /**
   * Writes the log and the device's holder, ownership, status and place together, and the rental or loan that begins
   * or ends with it. What happened is not undone.
   */
  'equipment.move': write(
    null,
    STAFF,
    z.strictObject({
      id: Id,
      revision: Revision,
      move: Move,
      anyway: z.boolean(),
      /** Delivered as a rental: the record that begins on that day; null: none does. */
      rental: RentalStart.nullable().default(null),
      /** Picked up or retired: whether its running rental ends on that day, or goes on without a device. */
      endsRental: z.boolean().default(true),
      /** Lent during a repair: the own device; the reason of the move is why it takes more than a day (K0462). */
      loan: z.strictObject({ forEquipmentId: Id }).nullable().default(null),
    }),
    Equipment,
  ),
  /** The old device comes back and the new one takes its place, in one. A running rental goes on with the new one. */
  'equipment.exchange': write(
    null,
    STAFF,
    z.strictObject({
      id: Id,
      revision: Revision,
      otherId: Id,
      on: IsoDate,
      /** Where the old device is put. */
      location: text(80),
      reason: text(300),
      anyway: z.boolean(),
    }),
    z.strictObject({ back: Equipment, out: Equipment }),
  ),
  'equipment.duplicates': read(
    NOTHING,
    z.strictObject({ pairs: z.array(DuplicatePair), total: z.int(), more: z.boolean() }),
    EVERYBODY,
  ),
  /** Both are real: the pair leaves the queue. */
  'equipment.keepBoth': write(
    null,
    DESK,
    z.strictObject({ id: Id, otherId: Id, reason: text(300).min(1) }),
    NOTHING,
  ),
};
