import { z } from 'zod';
import { Id } from '../domain/ids.ts';
import type { Role } from '../domain/people.ts';

/**
 * What a channel is: `read` runs bare, `write` inside one immediate transaction that a failed Result rolls
 * back, `effect` may await the host and holds no transaction of its own. `roles` is who may call it;
 * 'anyone' is for the few channels that work before somebody has signed in.
 */
export interface Channel<Kind extends ChannelKind, Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: Kind;
  readonly roles: readonly Role[] | 'anyone';
  readonly input: Input;
  readonly output: Output;
  /** Write channels: what undo calls it, e.g. "Change patient". Null where it cannot be undone. */
  readonly label: string | null;
}
export type ChannelKind = 'read' | 'write' | 'effect';

export const EVERYBODY: readonly Role[] = ['owner', 'billingLead', 'office', 'technician', 'readOnly'];
/** Everybody but technicians, who see nothing of money, claims and payers. */
export const READERS: readonly Role[] = ['owner', 'billingLead', 'office', 'readOnly'];
export const STAFF: readonly Role[] = ['owner', 'billingLead', 'office', 'technician'];
export const DESK: readonly Role[] = ['owner', 'billingLead', 'office'];
export const LEADS: readonly Role[] = ['owner', 'billingLead'];

/** A technician is named where a screen of the bench needs the channel: `EVERYBODY` is said, never fallen back on. */
export function read<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  roles: readonly Role[] | 'anyone' = READERS,
): Channel<'read', Input, Output> {
  return { kind: 'read', roles, input, output, label: null };
}

export function write<Input extends z.ZodType, Output extends z.ZodType>(
  label: string | null,
  roles: readonly Role[],
  input: Input,
  output: Output,
): Channel<'write', Input, Output> {
  return { kind: 'write', roles, input, output, label };
}

export function effect<Input extends z.ZodType, Output extends z.ZodType>(
  roles: readonly Role[] | 'anyone',
  input: Input,
  output: Output,
): Channel<'effect', Input, Output> {
  return { kind: 'effect', roles, input, output, label: null };
}

export const NOTHING = z.strictObject({});
/** Longest text of a search box. */
export const Query = z.string().max(120);
export const Page = { offset: z.int().min(0).max(10_000_000), limit: z.int().min(1).max(200) };

/** Only what belongs to one branch; null: all of them. */
export const InBranch = { branchId: Id.nullable().default(null) };

/** One page of a list and how many rows there are in all. */
export function pageOf<Row extends z.ZodType>(
  row: Row,
): z.ZodObject<{ rows: z.ZodArray<Row>; total: z.ZodInt }, z.core.$strict> {
  return z.strictObject({ rows: z.array(row), total: z.int() });
}
