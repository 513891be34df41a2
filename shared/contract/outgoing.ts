import { z } from 'zod';
import type { Outgoing } from '../billing/outgoing.ts';
import { Id } from '../domain/ids.ts';
import { read } from './channel.ts';

/** A claim as it leaves the office: what every form is filled from. */
export const outgoingChannels = {
  /** Also of a draft, so that a missing street is seen before the claim is finalized. */
  'outgoing.claim': read(z.strictObject({ claimId: Id }), z.custom<Outgoing>()),
};
