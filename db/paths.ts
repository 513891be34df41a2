import path from 'node:path';

/** Where things lie in a data folder. */
export interface StorePaths {
  readonly folder: string;
  readonly database: string;
  /** The data file while an office is being set up; renamed into its place at the end. */
  readonly unfinished: string;
  readonly keys: string;
  readonly lock: string;
  readonly attachments: string;
  readonly backups: string;
  /** When the data file was last read through. */
  readonly checked: string;
  /** Says that a restored folder is to be put into place, and where that of before goes. */
  readonly restoring: string;
  /** What a restore gathers before it is put into place. */
  readonly restored: string;
  /** What restores put aside. */
  readonly kept: string;
  /** Damaged files that were put aside. */
  readonly quarantine: string;
  /** Which folder backups go to, as this computer names it. */
  readonly backupPlace: string;
  /** Wrong passphrases and codes, and how long the next try waits. */
  readonly attempts: string;
  /** What a renewal of the data key makes; put into place at its end. */
  readonly rotation: string;
  /** What has arrived of a snapshot while this computer joins an office. */
  readonly joining: string;
}

export function storePaths(folder: string): StorePaths {
  return {
    folder,
    database: path.join(folder, 'claimwright.db'),
    unfinished: path.join(folder, 'unfinished.db'),
    keys: path.join(folder, 'keys.json'),
    lock: path.join(folder, 'lock'),
    attachments: path.join(folder, 'attachments'),
    backups: path.join(folder, 'backups'),
    checked: path.join(folder, 'checked'),
    restoring: path.join(folder, 'restoring.json'),
    restored: path.join(folder, 'restored.part'),
    kept: path.join(folder, 'kept'),
    quarantine: path.join(folder, 'quarantine'),
    backupPlace: path.join(folder, 'backupPlace.json'),
    attempts: path.join(folder, 'attempts.json'),
    rotation: path.join(folder, 'rotation'),
    joining: path.join(folder, 'joining'),
  };
}
