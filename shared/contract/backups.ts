import { z } from 'zod';
import { BackupKind, BackupProblem } from '../domain/backups.ts';
import { Instant } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { EVERYBODY, effect, LEADS, NOTHING } from './channel.ts';
import { OwnPassphrase } from './ownPassphrase.ts';
import { SessionStatus } from './session.ts';

/** Backups, what they say about themselves, taking them back, and taking everything out as open files. */

const Folder = z.string().trim().max(1000);

/** What can be told of a folder for backups. */
export const FolderFacts = z.strictObject({
  folder: z.string(),
  freeBytes: z.number().nullable(),
  neededBytes: z.number(),
  /** On the disk that the data is on: a broken disk takes both. */
  sameDisk: z.boolean(),
  /** The program that copies this folder elsewhere, e.g. OneDrive. */
  syncedBy: z.string().nullable(),
  network: z.boolean(),
});
export type FolderFacts = z.infer<typeof FolderFacts>;

const BackupName = z
  .string()
  .regex(/^claimwright-\d{8}T\d{6}Z(-\d{1,3})?$/, { error: 'There is no such backup.' });

export const BackupRow = z.strictObject({
  name: z.string(),
  madeAt: Instant,
  /** Null where what the backup says about itself cannot be read. */
  kind: BackupKind.nullable(),
  bytes: z.int(),
  attachments: z.int(),
  /** `whole`: every file has its size; `damaged`: not; `newer`: a later version of the program made it. */
  state: z.enum(['whole', 'damaged', 'newer']),
});
export type BackupRow = z.infer<typeof BackupRow>;

/** What is wrong with the place of the data, to be mended by moving it. */
export const PlaceNotice = z.enum([
  'dataSynced',
  'dataNetwork',
  'diskLow',
  'readOnly',
  'documentsDamaged',
  /** The data file was taken away, and no disk takes what is open: nothing may be closed. */
  'fileMoved',
  /** An export of everything was cut off, and what it left cannot be reached. */
  'exportLeft',
  /** The key file is gone and cannot be written anew. */
  'keysMissing',
  /** What was open when the data file was replaced lies beside, and this office does not have it. */
  'rescueCopy',
]);
export type PlaceNotice = z.infer<typeof PlaceNotice>;

/** The sign in the top bar: everybody may see that something has to be done. */
export const BackupSign = z.strictObject({
  lastBackupAt: Instant.nullable(),
  problem: BackupProblem.nullable(),
  notices: z.array(PlaceNotice),
});
export type BackupSign = z.infer<typeof BackupSign>;

export const StoreProgress = z.strictObject({
  act: z.enum(['backup', 'check', 'look', 'restore', 'export', 'mend']),
  step: z.enum(['records', 'documents', 'checking']),
  done: z.int(),
  total: z.int(),
});
export type StoreProgress = z.infer<typeof StoreProgress>;

const BackupOverview = z.strictObject({
  folder: z.string(),
  /** The folder beside the data: nobody has chosen another yet. */
  usual: z.boolean(),
  /** Null where the folder is missing or nothing can be written there. */
  facts: FolderFacts.nullable(),
  backups: z.array(BackupRow),
  lastGoodAt: Instant.nullable(),
  /** Hour of the day in the office after which the next one is made. */
  hour: z.int(),
  due: z.boolean(),
  rules: z.strictObject({ daily: z.int(), weekly: z.int(), monthly: z.int() }),
  problem: BackupProblem.nullable(),
  /** Why the last one failed, in a sentence; '' when it did not. */
  lastProblem: z.string(),
  notices: z.array(PlaceNotice),
  /** Documents whose file is missing or damaged here. */
  damagedDocuments: z.int(),
  /** Folders of exports that were cut off, on disks that are not there: patients' records in plain. */
  exportsLeft: z.array(z.string()),
  /** The last restore of this copy. */
  restored: z
    .strictObject({
      backup: z.string(),
      backupMadeAt: Instant,
      at: Instant,
      aside: z.string(),
      unreadable: z.int(),
      /** What was put aside was damaged: there may be something to be taken over by hand. */
      damaged: z.boolean(),
      /** Who can sign in again, and could not before; everybody else who can, where that could not be compared. */
      peopleBack: z.array(z.strictObject({ id: z.string(), revision: z.int(), name: z.string() })),
      peopleCompared: z.boolean(),
    })
    .nullable(),
});
export type BackupOverview = z.infer<typeof BackupOverview>;

const Passphrase = z.string().min(1, { error: 'Type the passphrase.' }).max(256);

/** How a backup is opened: as on the day it was made. */
const BackupCredentials = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('passphrase'),
    userId: z.string().min(1, { error: 'Choose whose passphrase it is.' }).max(64),
    passphrase: Passphrase,
  }),
  z.strictObject({
    by: z.literal('recoveryCode'),
    code: z.string().min(1, { error: 'Type the recovery code.' }).max(200),
  }),
]);
export type BackupCredentials = z.infer<typeof BackupCredentials>;

const BackupTarget = z.strictObject({ folder: Folder, name: BackupName, credentials: BackupCredentials });

/** One line of the comparison of a backup with the office of now. */
export const BackupCount = z.strictObject({
  table: z.string(),
  label: z.string(),
  backup: z.int(),
  /** Null while the office is locked, damaged or new. */
  now: z.int().nullable(),
});
export type BackupCount = z.infer<typeof BackupCount>;

const AsideName = z.string().regex(/^(kept|quarantine|backups)\/[\w.+-]{1,60}$/);

/** What was written after the backup that an office was restored from, read from what was put aside. */
export const LostEntry = z.strictObject({
  /** Null where it cannot be read any more. */
  at: Instant.nullable(),
  by: z.string(),
  /** e.g. `Claim`. */
  what: z.string(),
  op: z.enum(['insert', 'update']),
  /** The number or name under which people know the record; '' where there is none. */
  number: z.string(),
  changes: z.array(z.strictObject({ field: z.string(), value: z.string() })),
});
export type LostEntry = z.infer<typeof LostEntry>;

/** A copy of records that is no backup: neither the rules of backups nor a purge nor a new key reaches it. */
export const AsideRow = z.strictObject({
  /** Its place below the data folder. */
  name: AsideName,
  what: z.enum(['restored', 'damaged', 'beforeUpdate', 'rescued']),
  at: Instant,
  bytes: z.int(),
  /** Opens with passphrases of its day. */
  oldKeys: z.boolean(),
});
export type AsideRow = z.infer<typeof AsideRow>;

export const backupChannels = {
  /** Asked each minute by an open window; makes up for a missed backup on the way. */
  'backups.sign': effect(EVERYBODY, NOTHING, BackupSign),
  'backups.overview': effect(LEADS, NOTHING, BackupOverview),
  'backups.run': effect(LEADS, NOTHING, BackupRow),
  /** What is going on, also on the lock screen; null: nothing. */
  'backups.progress': effect('anyone', NOTHING, StoreProgress.nullable()),
  'backups.judgeFolder': effect(['owner'], z.strictObject({ folder: Folder }), FolderFacts),
  /**
   * Asks the person for a folder in the system's own dialog, where the host has one (`canPickFolder` of the session).
   * By the owner, or while there is no sound office here. Null: nothing was chosen.
   */
  'backups.pickFolder': effect('anyone', NOTHING, z.strictObject({ folder: z.string().nullable() })),
  /** '' goes back to the folder beside the data. */
  'backups.choose': effect(['owner'], z.strictObject({ folder: Folder }), NOTHING),
  /**
   * The backups in a folder ('' where this office's lie). Also before anybody has signed in: when the data is damaged
   * nobody can. Names no office.
   */
  'backups.browse': effect(
    'anyone',
    z.strictObject({ folder: Folder }),
    z.strictObject({ folder: z.string(), backups: z.array(BackupRow) }),
  ),
  /** Who can open a backup with a passphrase: names of staff, as on its lock screen. */
  'backups.holders': effect(
    'anyone',
    z.strictObject({ folder: Folder, name: BackupName }),
    z.array(z.strictObject({ id: z.string(), name: z.string() })),
  ),
  /** Opens a backup, reads it through and counts. Changes nothing. */
  'backups.look': effect(
    'anyone',
    BackupTarget,
    z.strictObject({
      row: BackupRow,
      counts: z.array(BackupCount),
      /** Documents whose file is missing from the backup or damaged in it. */
      missing: z.int(),
    }),
  ),
  /**
   * Takes a backup back: over this office, whose present data is kept aside, or into a new folder (`into`).
   * By the owner, who types their own passphrase, or by whoever opens the backup while nobody is signed in here.
   */
  'backups.restore': effect(
    'anyone',
    z.strictObject({ ...BackupTarget.shape, into: Folder.nullable(), ownPassphrase: OwnPassphrase }),
    z.strictObject({ status: SessionStatus, unreadable: z.int(), aside: z.string(), folder: z.string() }),
  ),
  /** Entries of what was put aside that are newer than the backup; `readable` false where no more could be read. */
  'backups.losses': effect(
    ['owner'],
    NOTHING,
    z.strictObject({
      readable: z.enum(['whole', 'part', 'nothing']),
      entries: z.array(LostEntry),
      /** More than are listed. */
      more: z.int(),
    }),
  ),
  /** Newest first. */
  'backups.aside': effect(LEADS, NOTHING, z.array(AsideRow)),
  /** These people may sign in again as before the restore: the owner has looked, and is not told of them any more. */
  'backups.peopleStay': effect(['owner'], z.strictObject({ ids: z.array(Id).min(1).max(1000) }), NOTHING),
  /** Destroys copies put aside, for good; `typedCount` is their number, typed by the owner. */
  'backups.destroyAside': effect(
    ['owner'],
    z.strictObject({
      names: z.array(AsideName).min(1).max(500),
      typedCount: z.int().min(0),
      ownPassphrase: OwnPassphrase,
    }),
    z.strictObject({ destroyed: z.int() }),
  ),
  /** Files of documents that are missing or damaged here, back from the newest backup that has them whole. */
  'backups.mendDocuments': effect(LEADS, NOTHING, z.strictObject({ mended: z.int(), left: z.int() })),
  /** The owner has looked after what was left of exports, and is not told of it any more. */
  'export.leftGone': effect(
    ['owner'],
    z.strictObject({ folders: z.array(z.string().max(2000)).min(1).max(100) }),
    NOTHING,
  ),
  /** Everything as open files in a new folder below `folder`; unencrypted, so only after the passphrase. */
  'export.everything': effect(
    ['owner'],
    z.strictObject({
      folder: Folder,
      ownPassphrase: OwnPassphrase,
      /** The owner has said yes to a folder that another program copies elsewhere. */
      evenSynced: z.boolean(),
    }),
    z.strictObject({
      folder: z.string(),
      tables: z.int(),
      rows: z.int(),
      documents: z.int(),
      damaged: z.int(),
    }),
  ),
};
