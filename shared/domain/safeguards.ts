import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { Role } from './people.ts';
import { stored, text } from './record.ts';

/** Medicare's rule for what a supplier keeps: seven years from the date of service, 42 CFR 424.516(f). */
export const LEAST_RETENTION_YEARS = 7;

/** How the office guards its records. One row; until it is saved for the first time these defaults hold. */
export const SafeguardsValues = z.strictObject({
  /** Minutes without a key or a pointer until the program locks itself. */
  idleMinutes: z.int().min(1).max(480),
  /** Seconds until a copied identifier is taken off the clipboard; 0: left there. */
  clipboardSeconds: z.int().min(0).max(3600),
  /** Roles that need a code from a device besides the passphrase. */
  secondFactorRoles: z.array(Role),
  /** Days after which a passphrase has to be changed; null: never by itself (NIST SP 800-63B section 5.1.1.2). */
  passphraseDays: z.int().min(1).max(3650).nullable(),
  /** Folder for backups; '': the one beside the data. */
  backupFolder: z.string().max(1000),
  /** Hour of the day (office time) after which the day's backup is made. */
  backupHour: z.int().min(0).max(23),
  backupDaily: z.int().min(1).max(365),
  backupWeekly: z.int().min(0).max(520),
  backupMonthly: z.int().min(0).max(1200),
  /** Years from the date of service that records are kept; rows from before there was a floor may hold fewer. */
  retentionYears: z.int().min(1).max(100),
});
export type SafeguardsValues = z.infer<typeof SafeguardsValues>;

export const Safeguards = stored(SafeguardsValues);
export type Safeguards = z.infer<typeof Safeguards>;

export const USUAL_SAFEGUARDS: SafeguardsValues = {
  idleMinutes: 15,
  clipboardSeconds: 60,
  secondFactorRoles: [],
  passphraseDays: null,
  backupFolder: '',
  backupHour: 12,
  backupDaily: 7,
  backupWeekly: 4,
  backupMonthly: 12,
  retentionYears: LEAST_RETENTION_YEARS,
};

/** What keeps a patient's records past their time: a lawsuit, an audit, a payer's request. */
export const RetentionHoldValues = z.strictObject({
  patientId: Id,
  reason: text(300),
  placedOn: IsoDate,
  /** Null: the hold stands. */
  releasedOn: IsoDate.nullable(),
  note: text(1000),
});
export type RetentionHoldValues = z.infer<typeof RetentionHoldValues>;

export const RetentionHold = stored(RetentionHoldValues);
export type RetentionHold = z.infer<typeof RetentionHold>;
