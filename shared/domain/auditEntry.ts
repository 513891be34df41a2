import { z } from 'zod';
import { Instant } from './dates.ts';

/**
 * One entry of the audit trail: who saw, changed, printed, took out or unlocked what, and when. It holds ids, codes
 * and counts, never a patient's name and nothing that a person typed; names are looked up when it is read.
 */

export const AUDIT_KINDS = [
  /** Everything before there was a trail, under one digest. */
  'sealed',
  'signIn',
  'signInFailed',
  'signOut',
  'emergencyAccess',
  'recoveryCodeUsed',
  'recoveryCodeRenewed',
  'emergencyCodeRenewed',
  'view',
  'change',
  'print',
  'export',
  'import',
  'personAdded',
  'personChanged',
  'personRemoved',
  'passphraseChanged',
  'secondFactorChanged',
  'keyRotated',
  'backup',
  'restore',
  'hold',
  'purge',
  'settings',
  'device',
  'auditExported',
  'verified',
] as const;

export const AuditKind = z.enum(AUDIT_KINDS);
export type AuditKind = z.infer<typeof AuditKind>;

export const AUDIT_KIND_NAMES: Readonly<Record<AuditKind, string>> = {
  sealed: 'Beginning of the trail',
  signIn: 'Signed in',
  signInFailed: 'Wrong passphrase',
  signOut: 'Signed out',
  emergencyAccess: 'Emergency access',
  recoveryCodeUsed: 'Recovery code used',
  recoveryCodeRenewed: 'New recovery code',
  emergencyCodeRenewed: 'New emergency code',
  view: 'Looked at',
  change: 'Changed',
  print: 'Printed',
  export: 'Exported',
  import: 'Imported',
  personAdded: 'Person added',
  personChanged: 'Person changed',
  personRemoved: 'Person removed',
  passphraseChanged: 'Passphrase changed',
  secondFactorChanged: 'Second factor changed',
  keyRotated: 'Key changed',
  backup: 'Backup',
  restore: 'Restore',
  hold: 'Retention hold',
  purge: 'Purge',
  settings: 'Settings changed',
  device: 'Device of the office',
  auditExported: 'Audit trail exported',
  verified: 'Audit trail verified',
};

/** An id, a code, a number of a record, a day: one word, so that no sentence and no full name fits. */
const Code = z
  .string()
  .regex(/^[A-Za-z0-9_][\w.:/+-]{0,79}$/, { error: 'Only codes go into the audit trail.' });
const Key = z.string().regex(/^[A-Za-z_]\w{0,59}$/);

/**
 * What else is to be told: codes and counts. `patients` holds the ids of the patients that an entry about several
 * is about; it is found under each of them.
 */
export const AuditDetails = z.record(
  Key,
  z.union([z.int(), z.boolean(), Code, z.array(Code), z.record(Key, z.int())]),
);
export type AuditDetails = z.infer<typeof AuditDetails>;

export const AuditEntry = z.strictObject({
  /** 1, 2, 3, … without a gap. */
  n: z.int(),
  id: z.string(),
  at: Instant,
  /** '' where nobody was signed in. */
  userId: z.string(),
  userName: z.string(),
  kind: AuditKind,
  /** The message of the window that caused it; '' for an act of the program. */
  channel: z.string(),
  /** What kind of record it is about, e.g. `claim`; '' for none or several. */
  subject: z.string(),
  subjectId: z.string(),
  patientId: z.string(),
  details: AuditDetails,
  /** The transaction of the journal that it stands for. */
  tx: z.int().nullable(),
  /** SHA-256 over that transaction's rows; '' without one. */
  digest: z.string(),
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What is wrong where the trail does not hold. */
export const CHAIN_FAULTS = [
  'changed',
  'missing',
  'reordered',
  'added',
  'journalDiffers',
  'journalWithoutEntry',
  'indexDiffers',
  'headUnknown',
] as const;
export const ChainFault = z.enum(CHAIN_FAULTS);
export type ChainFault = z.infer<typeof ChainFault>;

export const CHAIN_FAULT_NAMES: Readonly<Record<ChainFault, string>> = {
  changed: 'This entry is not as it was written.',
  missing: 'An entry is missing here.',
  reordered: 'This entry stood in another place.',
  added: 'This entry was not written by the program.',
  journalDiffers: 'The journal of changes is not what this entry was made of.',
  journalWithoutEntry: 'The journal holds a change here that no entry tells of.',
  indexDiffers: 'The list of entries by patient does not fit the entries.',
  headUnknown: 'A backup noted an entry that is not in the trail any more.',
};

/** What the walk over the trail found: its length and last hash, or the first place where it does not hold. */
export const ChainVerdict = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    entries: z.int(),
    head: z.string(),
    /** Purges that took rows of the journal which entries stand for; left out where there was none. */
    purges: z
      .array(z.strictObject({ at: Instant, userName: z.string(), patients: z.int(), transactions: z.int() }))
      .optional(),
  }),
  z.strictObject({
    ok: z.literal(false),
    /** How many entries hold before it. */
    entries: z.int(),
    broken: z.strictObject({
      fault: ChainFault,
      /** Number of the entry, or of the place where one is missing. */
      n: z.int(),
      /** When that entry says it was written; '' where there is none. */
      at: z.string(),
      /** The transaction of the journal that it is about. */
      transaction: z.int().nullable(),
    }),
  }),
]);
export type ChainVerdict = z.infer<typeof ChainVerdict>;
