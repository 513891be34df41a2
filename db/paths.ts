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
  };
}
