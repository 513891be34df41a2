import { z } from 'zod';
import { Instant, IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Revision, text } from '../domain/record.ts';
import { Obstacle, ServiceDate } from '../domain/retention.ts';
import { RetentionHold } from '../domain/safeguards.ts';
import { effect, LEADS, NOTHING, read, write } from './channel.ts';
import { OwnPassphrase } from './ownPassphrase.ts';

/** How long records are kept, what holds them, and purging them: an act of its own, for the owner alone. */

/** Purged at once at most: still a few seconds. */
export const MOST_PURGED = 100;

const Patients = z.array(Id).min(1).max(MOST_PURGED);

export const KeptRow = z.strictObject({
  patientId: Id,
  name: z.string(),
  last: ServiceDate,
  /** First day on which the records may go. */
  dueOn: IsoDate,
  /** What stands in the way although the time is over. */
  obstacles: z.array(Obstacle),
});
export type KeptRow = z.infer<typeof KeptRow>;

export const HoldRow = z.strictObject({ hold: RetentionHold, patientName: z.string() });
export type HoldRow = z.infer<typeof HoldRow>;

export const PurgePreview = z.strictObject({
  patients: z.array(KeptRow),
  /** Table to rows that go. */
  counts: z.record(z.string(), z.int()),
  rows: z.int(),
  /** Files of claims and remittances that stay until the last of their patients goes. */
  sharedFiles: z.int(),
  /** Patients whose records another patient's rest on. */
  entangled: z.array(Id),
  /** The last backup that was read back, where it is younger than a day. */
  backup: z.strictObject({ name: z.string(), at: Instant }).nullable(),
  /** When the last backup of today's rules that still holds them will have been replaced. */
  backupsHoldUntil: IsoDate,
  /** Folders that got backups and are not there now: nobody knows until when those hold them. */
  foldersAway: z.array(z.string()),
  /** A gap in what was noted up to now: the clock may be wrong, and the owner has to confirm the day. */
  clockDoubt: z.strictObject({ from: Instant, to: Instant }).nullable(),
});
export type PurgePreview = z.infer<typeof PurgePreview>;

export const PastPurge = z.strictObject({
  id: Id,
  at: Instant,
  userName: z.string(),
  patientCount: z.int(),
  rows: z.int(),
  reason: z.string(),
  backupName: z.string(),
  backupsHoldUntil: IsoDate,
});
export type PastPurge = z.infer<typeof PastPurge>;

export const retentionChannels = {
  /** Patients whose years are over, in the order in which they were entered. `next` asks for the next page. */
  'retention.due': read(
    z.strictObject({ after: Id.nullable(), limit: z.int().min(1).max(200) }),
    z.strictObject({
      rows: z.array(KeptRow),
      next: Id.nullable(),
      total: z.int(),
      years: z.int(),
    }),
    LEADS,
  ),
  /** Those that stand, the newest first; then the released ones. */
  'retention.holds': read(NOTHING, z.array(HoldRow), LEADS),
  'retention.ofPatient': read(
    z.strictObject({ patientId: Id }),
    z.strictObject({ row: KeptRow, due: z.boolean(), years: z.int(), holds: z.array(RetentionHold) }),
    LEADS,
  ),
  'retention.placeHold': write(
    'Place a hold',
    LEADS,
    z.strictObject({ patientId: Id, reason: text(300), note: text(1000) }),
    RetentionHold,
  ),
  'retention.releaseHold': write(
    'Release a hold',
    LEADS,
    z.strictObject({ id: Id, revision: Revision, note: text(1000) }),
    RetentionHold,
  ),
  'retention.preview': read(z.strictObject({ patientIds: Patients }), PurgePreview, ['owner']),
  /**
   * Removes the patients for good. Refused when one of them may not go, when no backup of the last day was read back,
   * when the number typed is not theirs, when what goes is not what was shown, or when the clock is in doubt and the day
   * was not typed.
   */
  'retention.purge': effect(
    ['owner'],
    z.strictObject({
      patientIds: Patients,
      /** As previewed. */
      rows: z.int().min(1),
      /** The number of patients, typed by the owner. */
      typedCount: z.int().min(0),
      reason: text(300),
      /** Today's date, typed by the owner where the clock is in doubt; else null. */
      today: IsoDate.nullable(),
      ownPassphrase: OwnPassphrase,
    }),
    z.strictObject({
      patients: z.int(),
      rows: z.int(),
      files: z.int(),
      /** False: the file is written anew at the next sign-in, because something else was reading it. */
      rewritten: z.boolean(),
    }),
  ),
  'retention.purges': read(NOTHING, z.array(PastPurge), LEADS),
};
