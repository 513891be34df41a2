import type { BackupRow, BackupSign, PlaceNotice, StoreProgress } from '../../../shared/contract/backups.ts';
import type { BackupKind, BackupProblem } from '../../../shared/domain/backups.ts';
import { dateInZone, formatUsDate } from '../../../shared/domain/dates.ts';
import { clockTime } from '../../components/SavedLine.tsx';

/** The words of backups: what they are, what is wrong with them, what to do. */

export const KIND_WORDS: Readonly<Record<BackupKind, string>> = {
  scheduled: 'On schedule',
  byHand: 'By hand',
  beforeMigration: 'Before an update',
  beforeRestore: 'Before a restore',
  beforeRotation: 'Before a new key',
  rescue: 'Rescued when the file was replaced',
};

interface Warning {
  readonly title: string;
  readonly text: string;
}

export const PROBLEM_WORDS: Readonly<Record<BackupProblem, Warning>> = {
  folderMissing: {
    title: 'The folder for backups is missing',
    text: 'Plug in the disk that it is on, or choose another folder. Until then no backup is made.',
  },
  failed: {
    title: 'The last backup failed',
    text: 'It is tried again every half hour. Look at the disk it goes to.',
  },
  late: {
    title: 'The last good backup is more than two days old',
    text: 'What was entered since then is on this one disk only. Make a backup now.',
  },
  none: {
    title: 'There is no backup yet',
    text: 'Everything is on this one disk only. Choose a folder on another disk and make the first one.',
  },
};

export const NOTICE_WORDS: Readonly<Record<PlaceNotice, Warning>> = {
  fileMoved: {
    title: 'The data file was replaced or removed while the program was open',
    text: 'Nothing more is saved, and no disk takes a copy of what is open. Do not close or lock the program: free some space first.',
  },
  exportLeft: {
    title: 'An export was cut off and left files that are not encrypted',
    text: 'They are on a disk that is not here, or cannot be removed. Plug in the disk: within a minute they are deleted.',
  },
  keysMissing: {
    title: 'The key file is gone and cannot be written anew',
    text: 'Once this office is locked, nobody can open it. Give this account the right to write in the data folder, or free the disk.',
  },
  rescueCopy: {
    title: 'What was saved last is not in this office',
    text: 'The data file was replaced or removed while the program was open. What was saved until then is in a rescue copy: restore it, or destroy it under the copies put aside.',
  },
  readOnly: {
    title: 'Nothing can be saved in the data folder',
    text: 'What you type stays in its form until it can be. Give this account the right to write there, or free the disk.',
  },
  dataNetwork: {
    title: 'The data folder is on another computer',
    text: 'A data file on a network drive can be damaged when the connection drops. Move the folder to a disk of this computer.',
  },
  dataSynced: {
    title: 'Another program copies the data folder to the cloud',
    text: 'It can copy half of a save and put an old file over a new one. Move the folder out; backups may lie there.',
  },
  diskLow: {
    title: 'The disk is nearly full',
    text: 'Free some space: soon nothing more can be saved.',
  },
  documentsDamaged: {
    title: 'Files of documents are missing or damaged here',
    text: 'The last backup found it. Where a backup has them whole, they come back from it.',
  },
};

/** Worse than a missing backup. */
const FIRST: readonly PlaceNotice[] = ['fileMoved', 'keysMissing', 'rescueCopy', 'exportLeft', 'readOnly'];

/** Worse than a missing backup: said before it. */
export function isGraver(notice: PlaceNotice): boolean {
  return FIRST.includes(notice);
}

/** The worst that is wrong, for the top bar and the banner; null: nothing. */
export function worstOf(sign: BackupSign): Warning | null {
  const [notice] = sign.notices;
  if (notice && isGraver(notice)) return NOTICE_WORDS[notice];
  if (sign.problem) return PROBLEM_WORDS[sign.problem];
  return notice ? NOTICE_WORDS[notice] : null;
}

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? ''}`;
}

/** Day and time in the office, e.g. `11/22/2026, 5:31 PM`. */
export function whenWords(instant: string, zone: string): string {
  const millis = Date.parse(instant);
  return `${formatUsDate(dateInZone(millis, zone))}, ${clockTime(millis, zone)}`;
}

export const STATE_WORDS: Readonly<Record<BackupRow['state'], string>> = {
  whole: 'Complete',
  damaged: 'Damaged',
  newer: 'Of a later version',
};

const ACTS: Readonly<Record<StoreProgress['act'], string>> = {
  backup: 'Making a backup',
  check: 'Reading the data file through',
  look: 'Reading the backup through',
  restore: 'Restoring',
  export: 'Writing the files',
  mend: 'Taking documents back',
};

export function progressWords({ act, step, done, total }: StoreProgress): string {
  if (step === 'documents' && total > 0) return `${ACTS[act]}: document ${done + 1} of ${total}`;
  if (step === 'checking') return `${ACTS[act]}: checking`;
  return `${ACTS[act]}: records`;
}

export function hourWords(hour: number): string {
  if (hour === 0) return 'midnight';
  if (hour === 12) return 'noon';
  return hour < 12 ? `${hour} AM` : `${hour - 12} PM`;
}
