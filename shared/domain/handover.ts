import { z } from 'zod';
import { Instant } from './dates.ts';
import { Id } from './ids.ts';
import { text } from './record.ts';

/** A visit passed between technician and desk, with a note that says what is asked. */
export const Handover = z.strictObject({
  id: Id,
  visitId: Id,
  to: z.enum(['desk', 'technician']),
  note: text(500),
  at: Instant,
  userId: Id,
  userName: text(80),
});
export type Handover = z.infer<typeof Handover>;
