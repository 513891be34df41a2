import { z } from 'zod';
import { Id } from '../domain/ids.ts';
import { Hlc } from './hybridClock.ts';

/**
 * What one transaction changed, as it travels between the devices of an office: by way of a hub or as a file, sealed
 * either way. A large transaction travels in several sets under the same transaction id.
 */

/** A column of a table, or one of the marks below. */
const Name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, { error: 'This is not a name of the schema.' });

/** The field under which a whole new row travels, as a JSON object of its columns. */
export const WHOLE_ROW = '*';
/** The field under which a seal says which rows belong to what it closes, as a JSON array of ids. */
export const MEMBERS = '#';

const Value = z.union([z.string(), z.number(), z.null()]);
export type EditValue = z.infer<typeof Value>;

export const Edit = z.strictObject({
  table: Name,
  row: z.string().min(1).max(64),
  field: z.union([z.literal(WHOLE_ROW), z.literal(MEMBERS), Name]),
  value: Value,
  /** The edit of this field that it was made in place of; null: what was there before the office had several devices. */
  parent: Hlc.nullable(),
  /** Restated by a seal (a finalized claim, a signed visit): it outranks what was typed at the same time elsewhere. */
  sealed: z.boolean(),
});
export type Edit = z.infer<typeof Edit>;

export const ChangeSet = z.strictObject({
  device: Id,
  /** Counts the sets of the device, from 1 without a gap. */
  n: z.int().min(1),
  /** The time of every edit in it. */
  hlc: Hlc,
  /** The schema that the tables and columns are of. */
  schema: z.int().min(1),
  /** SHA-256 of the device's set before this one, as hex; '' for its first. */
  previous: z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/)]),
  /** Which sets of others the device has taken in since its last one: the newest of each. */
  seen: z.array(z.tuple([Id, z.int().min(1)])),
  transaction: z.strictObject({
    id: z.string().min(1).max(64),
    at: z.string(),
    actor: z.string().min(1),
    action: z.string(),
    /** The transaction that it takes back. */
    undoes: z.string().nullable(),
  }),
  edits: z.array(Edit).min(1),
});
export type ChangeSet = z.infer<typeof ChangeSet>;

/** A set with the signature of its device over its digest: 64 bytes, base64; '' where nobody is trusted by signatures. */
export const SignedSet = ChangeSet.extend({ signature: z.union([z.literal(''), z.base64().length(88)]) });
export type SignedSet = z.infer<typeof SignedSet>;
