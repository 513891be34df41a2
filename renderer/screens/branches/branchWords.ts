import type { BundleReport, DeviceRow, SyncDoubt, SyncState } from '../../../shared/contract/branches.ts';
import { plural } from '../claims/findings.ts';

/** The words of branches: how the devices stand with each other, what is wrong, what to do about it. */

/** A device whose row has not arrived is called by the end of its id. */
export function deviceName(device: Pick<DeviceRow, 'id' | 'name'>): string {
  return device.name.trim() === '' ? `Device ${device.id.slice(-6)}` : device.name;
}

interface Words {
  /** As the top bar says it, in two or three words. */
  readonly short: string;
  readonly title: string;
  readonly text: string;
}

/** Why there is no exchange until somebody does something. */
const BLOCKED_WORDS: Readonly<Record<Exclude<SyncState['blocked'], ''>, Words>> = {
  removed: {
    short: 'Device removed',
    title: 'This device was removed from the office',
    text: 'It exchanges nothing any more, and what is typed here reaches nobody. Ask the owner. Back up what only this device holds.',
  },
  tooOld: {
    short: 'Program too old',
    title: 'This program is too old for the hub',
    text: 'Update Claimwright on this device. Until then your changes wait here, and none is lost.',
  },
  notAdmitted: {
    short: 'Not admitted',
    title: 'The hub does not know this office',
    text: 'The owner gives the admission code of the hub under Exchange. Your changes wait here meanwhile.',
  },
};

interface Doubtful {
  readonly title: string;
  readonly text: string;
  readonly todo: string;
}

/** Each kind of doubt: what it means, and what to do. */
export const DOUBT_WORDS: Readonly<Record<SyncDoubt['kind'], Doubtful>> = {
  withheld: {
    title: 'Changes are kept back',
    text: 'Other devices know of changes that the hub or the file did not hand over.',
    todo: 'Exchange again. If it stays, bring the two devices together by a file and ask whoever runs the hub.',
  },
  altered: {
    title: 'Changes were altered on the way',
    text: 'They do not open as they were sealed. They were not taken in.',
    todo: 'Nothing is lost: they are asked for again. If it stays, ask whoever runs the hub.',
  },
  twin: {
    title: 'Two stores write under one name',
    text: 'A device was copied or restored, and both copies went on. Only the first is believed.',
    todo: 'Close the program on the copy that should not be there. What was typed only there has to be typed again.',
  },
  notSigned: {
    title: 'Changes by a device that is not of the office',
    text: 'They carry no signature of a device that the owner let in. They were not taken in.',
    todo: 'If a device was added just now, exchange again. Otherwise ask whoever runs the hub who sent them.',
  },
  removed: {
    title: 'A removed device goes on sending',
    text: 'What it wrote after it was removed is not taken in.',
    todo: 'Lock that device or take it back. Type anew what was wanted of it.',
  },
  gap: {
    title: 'The hub passed something over',
    text: 'There is a place in its line that it does not hand out.',
    todo: 'Exchange again. If it stays, ask whoever runs the hub, and bring the devices together by a file.',
  },
  notNext: {
    title: 'A piece is missing in between',
    text: 'Changes came that do not follow from the ones before them. They wait.',
    todo: 'Exchange again, or read the file that was written before this one.',
  },
  keyUnknown: {
    title: 'Changes under a key that is not here yet',
    text: 'A new key was made when a device was removed, and it has not reached this device.',
    todo: 'Exchange again once the owner’s device has exchanged. If it stays, ask the owner whether this device was removed.',
  },
  setBack: {
    title: 'The hub went back in time',
    text: 'It has forgotten changes that it had, as after a restore from a backup. The devices fill it up again.',
    todo: 'Let every device exchange once.',
  },
  lost: {
    title: 'The hub was emptied',
    text: 'It has forgotten everything. The devices fill it up again from their own records.',
    todo: 'Let every device exchange once.',
  },
  ahead: {
    title: 'The hub knows changes of this device that this device never made',
    text: 'This device was restored from a backup, or a copy of it is in use elsewhere.',
    todo: 'Close the copy, if there is one. This device goes on under a new name by itself.',
  },
  file: {
    title: 'A document is not what it should be',
    text: 'Its file was altered on the way. It was not taken in.',
    todo: 'It is asked for again. If it stays, add the document again where it came from.',
  },
};

/** What waits for a person or a connection, in a few words; '' where nothing does. */
export function waitingWords({ conflicts, waiting }: SyncState): string {
  const wait = waiting === 1 ? 'waits' : 'wait';
  if (conflicts === 0) return waiting === 0 ? '' : `${plural(waiting, 'change')} ${wait}`;
  const rest = waiting === 0 ? '' : ` · ${waiting.toLocaleString('en-US')} ${wait}`;
  return `${plural(conflicts, 'conflict')}${rest}`;
}

/** What stands in the way of an exchange; null: nothing. */
export function syncTrouble(state: SyncState): Words | null {
  if (state.blocked !== '') return BLOCKED_WORDS[state.blocked];
  return state.problem === ''
    ? null
    : { short: 'No exchange', title: 'No exchange at the moment', text: state.problem };
}

/** What a file brought, as sentences. */
export function reportSentences(report: BundleReport): readonly string[] {
  const from = report.fromName === '' ? 'another device' : report.fromName;
  if (report.receipt)
    return [`A receipt of ${from}: what it has taken in is not written into files for it any more.`];
  const lines = [
    report.changes === 0 && report.documents === 0
      ? `Nothing new from ${from}.`
      : `${plural(report.changes, 'change')} and ${plural(report.documents, 'document')} of ${from} were taken in.`,
  ];
  if (report.alreadyKnown > 0)
    lines.push(`${plural(report.alreadyKnown, 'change was', 'changes were')} here already.`);
  if (report.waiting > 0)
    lines.push(
      `${plural(report.waiting, 'change waits', 'changes wait')} for an earlier file. Read that one as well.`,
    );
  if (report.refused > 0)
    lines.push(
      `${plural(report.refused, 'change was', 'changes were')} not taken in. “What looks wrong” says why.`,
    );
  if (report.conflicts > 0)
    lines.push(
      `${plural(report.conflicts, 'field has', 'fields have')} two values now. Decide under Conflicts.`,
    );
  return lines;
}
