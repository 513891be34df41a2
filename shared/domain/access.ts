import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { Role, User } from './people.ts';
import { text } from './record.ts';

/** Who may work with the program, and how they show who they are. */

/** What the owner says of a person. */
export const PersonValues = z.strictObject({
  name: text(80).refine((name) => name.trim() !== '', { error: 'Give the name of the person.' }),
  role: Role,
  qualification: text(120),
});
export type PersonValues = z.infer<typeof PersonValues>;

/** A person as the list of people shows them. */
export const Person = User.extend({
  revision: z.int().min(1),
  /** The passphrase was given by somebody else and is to be changed at the next sign-in. */
  mustChange: z.boolean(),
  /** Signs in with a code from a device as well. */
  secondFactor: z.boolean(),
  /** The day on which the person was removed; null while they are here. */
  leftOn: IsoDate.nullable(),
  lastSignInAt: Instant.nullable(),
  /** False for a person who cannot unlock the office: nobody has given them a passphrase. */
  hasPassphrase: z.boolean(),
  /** Removed, and the key that they could know is still in use: cut off, or without room on the disk. */
  keyOwed: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/** Longest name of somebody who opens the office by the emergency code, so that the row can say what it is. */
export const EMERGENCY_NAME = 60;

/** Named so in the journal and in the audit trail, with the human's name after it. */
export function emergencyUserName(name: string): string {
  return `Emergency access: ${name}`;
}

/** One use of the emergency code. */
export const EmergencyOpening = z.strictObject({
  id: Id,
  userId: Id,
  /** Who they said they are. */
  name: z.string(),
  reason: z.string(),
  at: Instant,
  /** When an owner said that they have read of it; null until then. */
  readAt: Instant.nullable(),
  readBy: z.string(),
});
export type EmergencyOpening = z.infer<typeof EmergencyOpening>;

/** Days between two days, for the age of a passphrase. */
export function isPastAge(setAt: string | null, now: string, days: number | null): boolean {
  if (days === null) return false;
  if (setAt === null) return true;
  // One of a time that has not come yet was set while the clock was wrong: its age is not known.
  return Math.abs(Date.parse(now) - Date.parse(setAt)) >= days * 86_400_000;
}
