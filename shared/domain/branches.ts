import { z } from 'zod';
import { Instant } from './dates.ts';
import { Id } from './ids.ts';
import { Role } from './people.ts';
import { Address, checkedText, stored, text } from './record.ts';

/** The branches of an office, the devices that work in them, and what is handed from one to another. */

const phone = checkedText(10, (value) => /^[2-9]\d{9}$/.test(value), 'Give a ten-digit telephone number.');

export const BranchValues = z.strictObject({
  name: text(60).refine((name) => name.trim() !== '', { error: 'Give the name of the branch.' }),
  address: Address,
  phone,
  active: z.boolean(),
});
export type BranchValues = z.infer<typeof BranchValues>;
export const Branch = stored(BranchValues);
export type Branch = z.infer<typeof Branch>;

/** What claim numbers of a device carry, so that two devices never give the same: '' for the first one. */
export const DeviceTag = z.string().regex(/^[A-Z0-9]{0,6}$/);

export const DeviceValues = z.strictObject({
  name: text(60).refine((name) => name.trim() !== '', { error: 'Give the device a name, e.g. Front desk.' }),
  tag: DeviceTag,
  branchId: Id.nullable(),
});
export type DeviceValues = z.infer<typeof DeviceValues>;
/** The id is that of the office's statement on the device. */
export const Device = stored(DeviceValues);
export type Device = z.infer<typeof Device>;

/** A person's role at one branch: `none` keeps them from signing in on its devices. */
export const BranchRoleValues = z.strictObject({
  userId: Id,
  branchId: Id,
  role: z.enum([...Role.options, 'none']),
});
export type BranchRoleValues = z.infer<typeof BranchRoleValues>;
export const BranchRole = stored(BranchRoleValues);
export type BranchRole = z.infer<typeof BranchRole>;

/** A claim goes from one branch to another. */
export const ClaimHandoff = z.strictObject({
  id: Id,
  claimId: Id,
  /** Null: it was with nobody in particular. */
  fromBranchId: Id.nullable(),
  toBranchId: Id,
  note: z.string(),
  at: Instant,
  userName: z.string(),
});
export type ClaimHandoff = z.infer<typeof ClaimHandoff>;

/** What was decided where two people had written at the same time. */
export const ConflictDecision = z.enum(['kept', 'taken', 'typed']);
export type ConflictDecision = z.infer<typeof ConflictDecision>;
