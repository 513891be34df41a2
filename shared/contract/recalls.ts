import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Recall, RecallUnit, RecallUnitValues, RecallValues } from '../domain/recall.ts';
import { Revision, text } from '../domain/record.ts';
import { DESK, effect, EVERYBODY, InBranch, read, STAFF, write } from './channel.ts';

/** Recalls as campaigns: what is named, who was told, what became of each device. */

export const RecallRow = z.strictObject({
  id: Id,
  title: z.string(),
  reference: z.string(),
  make: z.string(),
  model: z.string(),
  openedOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  units: z.int(),
  /** Devices without an outcome, and of these the held ones whose holder nobody has tried to reach. */
  open: z.int(),
  notContacted: z.int(),
});
export type RecallRow = z.infer<typeof RecallRow>;

export const RecallUnitView = z.strictObject({
  unit: RecallUnit,
  device: z.string(),
  serial: z.string(),
  lot: z.string(),
  location: z.string(),
  /** Who holds it now. */
  holderId: Id.nullable(),
  holderName: z.string(),
  phone: z.string(),
  /** Why it cannot be told whether the recall is about it; '' when it is. */
  doubt: z.string(),
});
export type RecallUnitView = z.infer<typeof RecallUnitView>;

export const RecallView = z.strictObject({
  recall: Recall,
  units: z.array(RecallUnitView),
  /** Devices that a sweep would add now. */
  toAdd: z.int(),
});
export type RecallView = z.infer<typeof RecallView>;

const Target = z.strictObject({ id: Id, revision: Revision });
const Printed = z.strictObject({ outputId: z.string(), fileName: z.string(), pages: z.int() });

export const recallChannels = {
  /** Every recall; with a branch, counted are its devices only. */
  'recalls.list': read(z.strictObject(InBranch), z.array(RecallRow), EVERYBODY),
  'recalls.get': read(z.strictObject({ id: Id }), RecallView, EVERYBODY),
  'recalls.save': write(
    'Change recall',
    DESK,
    z.strictObject({
      id: Id.nullable(),
      revision: Revision.nullable(),
      values: RecallValues.omit({ openedOn: true, closedOn: true, closingNote: true }),
    }),
    Recall,
  ),
  /** Adds every device that is named, or cannot be ruled out, and is not in the recall yet. Removes none. */
  'recalls.sweep': write(
    'Sweep recall',
    DESK,
    z.strictObject({ id: Id }),
    z.strictObject({ view: RecallView, added: z.int() }),
  ),
  'recalls.saveUnit': write(
    'Change device of the recall',
    STAFF,
    Target.extend({
      values: RecallUnitValues.pick({
        contact: true,
        contactedOn: true,
        contactNote: true,
        outcome: true,
        completedOn: true,
        visitId: true,
      }),
    }),
    RecallUnit,
  ),
  /** Every device without an outcome needs a reason, and so do devices that a sweep would add. */
  'recalls.close': write(
    'Close recall',
    DESK,
    Target.extend({
      note: text(500),
      /** Why devices that the notice names are not swept in; needed where there are any. */
      unsweptReason: text(200).default(''),
      reasons: z.array(z.strictObject({ unitId: Id, reason: text(300) })).max(10_000),
    }),
    RecallView,
  ),
  /** One letter for each holder of a device without an outcome, in one PDF; marks for whom one was printed. */
  'recalls.letters': effect(DESK, z.strictObject({ id: Id }), Printed.extend({ unitIds: z.array(Id) })),
  /** Somebody says that letters were sent, today. */
  'recalls.lettersSent': write(
    'Letters sent',
    DESK,
    z.strictObject({ id: Id, unitIds: z.array(Id).max(10_000) }),
    RecallView,
  ),
  'recalls.report': effect(EVERYBODY, z.strictObject({ id: Id }), Printed),
  /** Open recalls of one device, also those that were not swept since it came. */
  'recalls.ofDevice': read(
    z.strictObject({ id: Id }),
    z.array(
      z.strictObject({
        recallId: Id,
        title: z.string(),
        hazard: z.string(),
        action: z.string(),
        swept: z.boolean(),
      }),
    ),
    EVERYBODY,
  ),
};
