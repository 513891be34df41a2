/**
 * Why an office cannot be opened, told to whoever sits in front of it: what it is and what to do, in this order.
 * The codes are those of the store's faults.
 */
export interface ProblemText {
  readonly title: string;
  readonly what: string;
  readonly steps: readonly string[];
}

/** How another folder is given to the program. */
export const COMMAND = '--data FOLDER';

const NOTHING_CHANGED = 'Nothing in it was changed.';

const PROBLEMS: Readonly<Record<string, ProblemText>> = {
  damaged: {
    title: 'The data file is damaged',
    what: `A part of the file that holds the office does not read back as it was written, as happens when a disk begins to fail. ${NOTHING_CHANGED}`,
    steps: [
      'Restore the newest backup with the button below. The damaged file is put aside, not deleted.',
      'Then look under Safety, Backups: what was entered after the backup is read from the damaged file and listed.',
      'Have the disk looked at soon: a disk that begins to fail goes on failing.',
    ],
  },
  truncated: {
    title: 'The data file is incomplete',
    what: `Its end is missing, as after a copy that was cut short. ${NOTHING_CHANGED}`,
    steps: [
      'Copy the folder again from where it came from, and wait until the copy has ended.',
      'Start Claimwright again.',
      'Where there is no better copy, restore the newest backup with the button below.',
    ],
  },
  newerProgram: {
    title: 'The data is of a newer Claimwright',
    what: `A later version of the program wrote it, and this one would misread it. ${NOTHING_CHANGED}`,
    steps: ['Install the version that was used last, or a later one, on this computer.', 'Start it again.'],
  },
  inUse: {
    title: 'Claimwright is already open',
    what: 'Another window on this computer is using the same office. Two programs must not write one file.',
    steps: [
      'Go to the window that is open.',
      'Or close it there, wait a moment, and start Claimwright again.',
    ],
  },
  readOnlyFolder: {
    title: 'The data folder cannot be written to',
    what: 'This account may read the folder and not write in it, so nothing could be saved. Nothing was opened.',
    steps: [
      'Give your account the right to write in the folder, or ask whoever looks after this computer.',
      `Or start the program with another folder: ${COMMAND}.`,
      'Start Claimwright again.',
    ],
  },
  notOurs: {
    title: 'This is the data of another program',
    what: `The file in this folder was not made by Claimwright. ${NOTHING_CHANGED}`,
    steps: [`Start the program with the folder that holds your office: ${COMMAND}.`],
  },
  notEncrypted: {
    title: 'The data file is not encrypted',
    what: `Claimwright encrypts everything it keeps, so it did not make this file. ${NOTHING_CHANGED}`,
    steps: [`Start the program with the folder that holds your office: ${COMMAND}.`],
  },
  wrongKey: {
    title: 'Key file and data file do not belong together',
    what: `The key in this folder is sound and does not open the data beside it; one of the two comes from elsewhere. ${NOTHING_CHANGED}`,
    steps: [
      'Put both files of the same backup, claimwright.db and keys.json, into the folder.',
      'Start Claimwright again.',
    ],
  },
  keysMissing: {
    title: 'The key file is missing',
    what: 'The data file is there and the key file is not. Without it nobody can read the data, with or without a passphrase.',
    steps: [
      'Put the key file, keys.json, back into the folder; every backup holds a copy.',
      'Start Claimwright again.',
    ],
  },
  keysDamaged: {
    title: 'The key file is damaged',
    what: `It cannot be read, and without it nobody can read the data. ${NOTHING_CHANGED}`,
    steps: ['Put back the key file, keys.json, of the newest backup.', 'Start Claimwright again.'],
  },
  missing: {
    title: 'The data file is missing',
    what: 'The key file is there and the data file is not where it was.',
    steps: [
      'Put the data file, claimwright.db, back beside the key file, from where it was moved or from the newest backup.',
      'Start Claimwright again.',
    ],
  },
  replaced: {
    title: 'The data file was replaced or removed while the office was open',
    what: '',
    steps: [
      'Restore the rescue copy with the button below: it is the newest one in the list. What lies in the data folder now is put aside, not deleted.',
      'See that no other program copies, moves or clears the data folder: OneDrive, Dropbox and cleaning programs do.',
    ],
  },
  diskFull: {
    title: 'The disk is full',
    what: 'The office cannot be opened without room to write. What was saved before is safe.',
    steps: ['Free at least a few hundred megabytes on this disk.', 'Start Claimwright again.'],
  },
  diskError: {
    title: 'The disk reports errors',
    what: 'The computer could not read or write the data. What is on the disk was not changed by this program.',
    steps: [
      'If the data is on a network or a removable disk, connect it again and start Claimwright again.',
      'Otherwise have the disk looked at before anything else is written to it.',
    ],
  },
};

/** @param message what the program itself says; used for a code that this page does not know. */
export function problemText(code: string, message: string): ProblemText {
  const known = PROBLEMS[code];
  // What only the program knows: where the rescue copy lies.
  if (known?.what === '') return { ...known, what: message };
  return (
    known ?? {
      title: 'The office cannot be opened',
      what: message,
      steps: [
        'Start Claimwright again. If this page comes back, write down the code below for whoever helps you.',
      ],
    }
  );
}
