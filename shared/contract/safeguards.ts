import { z } from 'zod';
import { EmergencyOpening } from '../domain/access.ts';
import { Instant } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Revision } from '../domain/record.ts';
import { Safeguards, SafeguardsValues } from '../domain/safeguards.ts';
import { effect, LEADS, NOTHING, read, READERS, write } from './channel.ts';
import { OwnPassphrase } from './ownPassphrase.ts';

/** How the office guards its records, and the emergency code. */
export const safeguardsChannels = {
  /** The usual ones, with id and revision null, until they were saved for the first time. */
  'safeguards.get': read(
    NOTHING,
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: SafeguardsValues }),
    READERS,
  ),
  /** What is asked of whoever signs in, and when the office locks, is not for whoever finds a window open. */
  'safeguards.save': effect(
    ['owner'],
    z.strictObject({
      id: Id.nullable(),
      revision: Revision.nullable(),
      values: SafeguardsValues,
      ownPassphrase: OwnPassphrase,
    }),
    Safeguards,
  ),
  /** Whether there is an emergency code, since when, whether it was typed back, and every use of it, newest first. */
  'emergency.get': effect(
    ['owner'],
    NOTHING,
    z.strictObject({
      ready: z.boolean(),
      madeAt: Instant.nullable(),
      typedBackAt: Instant.nullable(),
      openings: z.array(EmergencyOpening),
    }),
  ),
  /** Shown once; the one before stops working. */
  'emergency.newCode': effect(
    ['owner'],
    z.strictObject({ ownPassphrase: OwnPassphrase }),
    z.strictObject({ emergencyCode: z.string() }),
  ),
  'emergency.typeBack': effect(['owner'], z.strictObject({ code: z.string().max(200) }), NOTHING),
  /** Uses of the code of which no owner has said yet that they have read. The billing lead sees them in Work. */
  'emergency.unread': read(NOTHING, z.array(EmergencyOpening), LEADS),
  'emergency.read': write(null, ['owner'], z.strictObject({ ids: z.array(Id).min(1).max(200) }), NOTHING),
};
