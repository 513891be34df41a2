import { type Fault, type Result, fail } from '../shared/result.ts';

/**
 * Why a store could not be opened or written: a closed set, each with a sentence that says what is wrong and
 * one that says how to mend it. None carries patient data, a key or a path.
 */
const SENTENCES = {
  wrongKey:
    'This key does not open the data file. Use the key file that belongs to it: the one that lies in the same ' +
    'folder or in the same backup.',
  damaged:
    'The data file is damaged. Nothing was changed. Restore the newest backup, and keep the damaged file: parts ' +
    'of it may still be readable.',
  truncated:
    'The data file is incomplete: its end is missing, as after a copy that was cut short. Nothing was changed. ' +
    'Copy it again from where it came from, or restore the newest backup.',
  notOurs:
    'The data file belongs to another program. Nothing was changed. Choose the folder that holds the data of ' +
    'this program.',
  notEncrypted:
    'The data file is not encrypted, so this program did not make it. Nothing was changed. Choose the folder ' +
    'that holds the data of this program.',
  newerProgram:
    'A newer version of this program wrote the data. Nothing was changed. Install that version, or a later one, ' +
    'on this computer.',
  readOnlyFolder:
    'This account may not write in the data folder. Give it the right to write there, or choose another folder.',
  inUse: 'The program is already running with this data. Use the window that is open, or close it first.',
  diskFull: 'The disk is full. Nothing of this last step was saved. Free some space and try again.',
  missing:
    'The data file is not where it was. Put it back beside its key file, or restore the newest backup.',
  replaced:
    'The data file was replaced or removed while the program was open, so nothing more is saved into it. All that ' +
    'was saved until then is in a rescue copy. Restore that one, and see that no other program copies or clears the ' +
    'data folder.',
  notRescued:
    'The data file was replaced or removed while the program was open, and no disk has room for a rescue copy of ' +
    'what was saved. Nothing more is saved. Leave the program open and free some space: it tries again each minute.',
  otherRecords:
    'The backup does not hold what was saved last, so it was not kept. Leave the program open and look whether ' +
    'another program copies or moves the data folder.',
  exists: 'There is already an office in this folder. Unlock it, or choose an empty folder for a new one.',
  keysMissing:
    'The key file is not beside the data file, and without it nobody can read the data. Put it back; every ' +
    'backup holds a copy.',
  keysDamaged: 'The key file is damaged. Nothing was changed. Put back the copy from the newest backup.',
  attachmentMissing:
    'The file of this document is not in the data folder. Restore it from a backup, or add the document again.',
  attachmentComing:
    'The file of this document has not arrived on this device yet. It comes from another device of the office with ' +
    'the next exchange, or with its next file.',
  attachmentDamaged:
    'The file of this document is damaged. Restore it from a backup, or add the document again.',
  busy:
    'All records are in use for a moment: a long list, a backup or a new key. Nothing of this step was saved. Try ' +
    'again when it is done.',
  backupFailed:
    'The backup could not be read back, so it was not kept. Check the disk it was written to and try again.',
  notABackup: 'There is no backup here, or what it says about itself cannot be read. Choose another one.',
  backupDamaged:
    'This backup is damaged: not all of it is there as it was made. Nothing was changed. Choose another one, or ' +
    'copy it again from where it came from.',
  fileTooLarge:
    'The disk does not take files of this size (some memory sticks stop at 4 GB). Nothing of this last step was ' +
    'saved. Choose another disk, or format this one anew as exFAT or NTFS.',
  copyFailed:
    'The copy under the new key could not be read back, so nothing was changed. Check the disk and try again.',
  diskError:
    'The disk reported an error, or a folder is gone. Nothing of this last step was saved. Check that the disk is ' +
    'there and sound, then try again.',
} as const;

export type StoreFaultCode = keyof typeof SENTENCES;

export function storeFault(code: StoreFaultCode): Fault {
  return { kind: 'unavailable', code, message: SENTENCES[code] };
}

export function storeFailure(code: StoreFaultCode): Result<never> {
  return fail(storeFault(code));
}

/** The answer to any use of records while no key is in memory. */
export function lockedFailure(): Result<never> {
  return fail({ kind: 'locked', message: 'The office is locked. Unlock it with your passphrase to go on.' });
}

const BY_CODE: readonly (readonly [RegExp, StoreFaultCode])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'diskFull'],
  [/^EFBIG$/, 'fileTooLarge'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, 'damaged'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'inUse'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/, 'readOnlyFolder'],
  [/^(SQLITE_IOERR|(EIO|ENOENT|ENOTDIR|ENODEV|ENXIO|EMFILE|ENFILE)$)/, 'diskError'],
];

/** Which store fault an error of SQLite or of the file system stands for; null for anything else (a bug). */
export function storeFaultOf(error: unknown): StoreFaultCode | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code !== 'string') return null;
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** Runs `work`; an error of the disk or of the file becomes a fault, a bug is thrown on. */
export function guardStore<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    const code = storeFaultOf(error);
    if (code === null) throw error;
    return storeFailure(code);
  }
}
