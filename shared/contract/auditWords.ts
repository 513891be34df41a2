import type { AuditEntry } from '../domain/auditEntry.ts';
import type { AuditTrailRow } from './auditTrail.ts';

/** The audit trail in sentences. */

/** What is said of a record, by its table. */
const SUBJECTS: Readonly<Record<string, string>> = {
  patient: 'patient',
  claim: 'claim',
  visit: 'service visit',
  equipment: 'device',
  document: 'document',
  coverage: 'coverage',
  diagnosis: 'diagnosis',
  physician: 'physician',
  physician_order: 'order',
  oxygen_test: 'oxygen test',
  payer: 'payer',
  office: 'the office profile',
  user: 'person',
  rental: 'rental',
  denial: 'refusal',
  letter: 'letter',
  chase: 'asked paper',
  recall: 'recall',
  batch: 'claims file',
  edi_file: 'file that came back',
  remittance: 'remittance',
  audit_request: 'audit request',
  audit_packet: 'audit packet',
  code_release: 'code release',
  audit_entry: 'an entry of the audit trail',
  replacement_decision: 'decision to repair or replace',
  safeguards: 'the safeguards',
  retention_hold: 'hold',
  purge_run: 'purge',
};

/** Lists, by the message that asks for them. */
const LISTS: Readonly<Record<string, string>> = {
  'patients.list': 'the list of patients',
  'search.find': 'the results of a search',
  'equipment.list': 'the list of equipment',
  'equipment.duplicates': 'devices that may be the same',
  'maintenance.queue': 'the list of maintenance due',
  'rentals.list': 'the list of rentals',
  'rentals.due': 'the rentals of a month',
  'visits.list': 'the list of service visits',
  'visits.today': 'the visits of the day',
  'visits.waiting': 'visits that wait',
  'documents.list': 'the list of documents',
  'work.queue': 'a list of work',
  'work.dueSoon': 'what is due soon',
  'claims.list': 'the list of claims',
  'batches.ready': 'claims that are ready to send',
  'denials.list': 'the list of refusals',
  'chase.list': 'the list of asked papers',
  'audit.list': 'the list of audit requests',
  'reports.overrides': 'the overrides of a month',
  'reports.figures': 'the reports',
  'practice.list': 'the practice claims',
  'auditTrail.list': 'the audit trail',
  'retention.due': 'the patients past their keeping time',
  'retention.holds': 'the holds',
};

export function subjectWords(subject: string): string {
  return SUBJECTS[subject] ?? subject.replaceAll('_', ' ');
}

/** `patient Testperson, Avery`, `claim CW-2026-000012 of Testperson, Avery`; '' for nothing in particular. */
export function aboutWords({ entry, patientName, subjectName }: AuditTrailRow): string {
  const { subject, details } = entry;
  const several = Array.isArray(details['patients']) ? details['patients'].length : 0;
  if (entry.subjectId === '' && several > 1) return `records of ${counted(several, 'patient')}`;
  if (subject === '' && patientName === '') return '';
  if (subject === 'patient' || subject === '') return `patient ${patientName}`.trim();
  const named = [subjectWords(subject), subjectName].filter(Boolean).join(' ');
  if (patientName !== '') return `${named} of ${patientName}`;
  return several > 1 ? `${named}, ${String(several)} patients` : named;
}

/** Who did what: `Ana Ruiz looked at claim CW-2026-000012 of Testperson, Avery.` */
export function auditSentence(row: AuditTrailRow): string {
  const who = row.entry.userName === '' ? 'The program' : row.entry.userName;
  // A name that ends in a period ends the sentence.
  return `${who} ${deed(row)}`.replace(/\.?$/, '.');
}

function deed(row: AuditTrailRow): string {
  const { entry } = row;
  const about = aboutWords(row);
  switch (entry.kind) {
    case 'sealed':
      return `began the trail and sealed ${counted(number(entry, 'transactions'), 'earlier change')}`;
    case 'signIn':
      return 'signed in';
    case 'signInFailed': {
      const attempts = number(entry, 'count') ?? 1;
      const way =
        entry.channel === 'session.recover'
          ? ' at the recovery code'
          : entry.channel === 'session.openInEmergency'
            ? ' at the emergency code'
            : '';
      if (entry.userName !== '') {
        if ('factor' in entry.details) return 'typed a wrong code of the device';
        return 'backup' in entry.details ? 'could not open a backup' : 'typed a wrong passphrase';
      }
      const times = attempts > 1 ? ` ${String(attempts)} times` : '';
      return `turned ${about || 'somebody'} away${way}${times}`;
    }
    case 'signOut':
      return entry.details['why'] === 'idle' ? 'was signed out after a while without work' : 'signed out';
    case 'emergencyAccess':
      return 'opened the office with the emergency code';
    case 'recoveryCodeUsed':
      return 'used the recovery code';
    case 'recoveryCodeRenewed':
      return 'made a new recovery code';
    case 'emergencyCodeRenewed':
      return 'made a new emergency code';
    case 'view':
      return `looked at ${lookedAt(entry, about)}`;
    case 'change':
      return changed(row, about);
    case 'print':
      if (entry.channel === 'prints.page') return `printed ${about || 'a page'} (${roomWords(entry)})`;
      return `printed ${about || 'documents'}${extent(entry)}`;
    case 'export':
      if (entry.channel === 'export.leftGone')
        return 'looked after what was left of an export that was cut off';
      if (entry.channel === 'export.everything')
        return entry.details['begun'] === true
          ? 'began to take out everything as open files'
          : `took out everything as open files${extent(entry)}${lacking(entry)}`;
      if (entry.channel === 'sync.writeFile') return `wrote a file for another device${extent(entry)}`;
      if (entry.channel === 'sync.writeReceipt') return 'wrote a receipt for another device';
      return `exported ${about || 'a report'}${extent(entry)}`;
    case 'import':
      if (entry.channel === 'sync.readFile') return `took in a file of another device${extent(entry)}`;
      return `took in ${about || 'a file'}${extent(entry)}`;
    case 'personAdded':
      return `added ${about || 'a person'}`;
    case 'personChanged':
      if (entry.channel === 'backups.peopleStay')
        return `let ${about || 'a person'} go on signing in after a restore`;
      return `changed ${about || 'a person'}`;
    case 'personRemoved':
      return `removed ${about || 'a person'}`;
    case 'passphraseChanged':
      return about ? `gave a new passphrase to ${about}` : 'changed the own passphrase';
    case 'secondFactorChanged':
      return 'changed the second factor';
    case 'keyRotated':
      return 'gave all records a new key';
    case 'backup':
      return entry.details['ok'] === false ? 'could not make a backup' : 'made a backup';
    case 'restore':
      return restored(entry);
    case 'hold':
      return `changed the retention hold${about ? ` of ${about}` : ''}`;
    case 'purge':
      if (entry.channel === 'backups.destroyAside') {
        const copies = entry.details['copies'];
        return `destroyed ${counted(Array.isArray(copies) ? copies.length : 0, 'copy', 'copies')} put aside by restores and updates`;
      }
      return 'purged records past their keeping time';
    case 'settings':
      return 'changed the settings of the office';
    case 'device':
      return deviceDeed(entry);
    case 'auditExported':
      return `exported the audit trail${extent(entry)}`;
    case 'verified':
      return entry.details['holds'] === false
        ? 'verified the audit trail, which does not hold'
        : `verified the audit trail: ${counted(number(entry, 'entries'), 'entry', 'entries')} hold`;
  }
}

/** What became of the devices of the office. */
function deviceDeed({ channel }: AuditEntry): string {
  switch (channel) {
    case 'branches.turnOn':
      return 'began to work on several devices';
    case 'branches.setHub':
      return 'changed the hub of the office';
    case 'branches.invite':
      return 'made an invitation for a new device';
    case 'branches.removeDevice':
      return 'removed a device from the office';
    case 'branches.keepBooksHere':
      return 'moved the books to this device';
    case 'session.join':
      return 'joined the office with this device';
    default:
      return 'changed the devices of the office';
  }
}

function lacking(entry: AuditEntry): string {
  const damaged = number(entry, 'damaged') ?? 0;
  return damaged === 0 ? '' : `, without ${counted(damaged, 'damaged document', 'damaged documents')}`;
}

/** What was written after the backup is in the copy put aside, its part of the trail too. */
function restored(entry: AuditEntry): string {
  if (entry.channel === 'backups.mendDocuments')
    return `took the files of ${counted(number(entry, 'documents') ?? 0, 'document', 'documents')} back from backups`;
  if (entry.details['where'] === 'elsewhere') return 'began to restore a backup into another folder';
  if (entry.details['trailRead'] === false)
    return 'restored a backup; the audit trail of before could not be read';
  const behind = number(entry, 'trailBehind');
  const entries = behind ?? number(entry, 'trailEntries');
  if (entries === null) return 'restored a backup';
  const which = behind === null ? 'of another trail' : 'of the trail after it';
  return `restored a backup; ${counted(entries, 'entry', 'entries')} ${which} went aside with what was here`;
}

function lookedAt(entry: AuditEntry, about: string): string {
  if (entry.subjectId === '' && about !== '') return `${about} in ${LISTS[entry.channel] ?? 'a list'}`;
  if (about !== '') return entry.details['history'] === true ? `the history of ${about}` : about;
  const list = LISTS[entry.channel] ?? 'a list';
  const rows = number(entry, 'rows');
  return rows === null ? list : `${list} (${counted(rows, 'row')})`;
}

/** By the name that undo has for the act, where it has one. */
function changed({ entry, label }: AuditTrailRow, about: string): string {
  const act =
    entry.channel === 'undo.last' ? 'took a change back' : label === '' ? 'changed' : `did “${label}”`;
  if (about === '') return act === 'changed' ? 'changed records' : act;
  return act === 'changed' ? `changed ${about}` : `${act}: ${about}`;
}

function extent(entry: AuditEntry): string {
  const parts = [
    [number(entry, 'count'), 'record', 'records'],
    [number(entry, 'rows'), 'row', 'rows'],
    [number(entry, 'pages'), 'page', 'pages'],
  ] as const;
  const said = parts.flatMap(([count, one, many]) => (count === null ? [] : [counted(count, one, many)]));
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** The address of a page that was printed as it stood. */
function roomWords(entry: AuditEntry): string {
  const room = entry.details['room'];
  return `page ${typeof room === 'string' ? room : 'unknown'}`;
}

function number(entry: AuditEntry, key: string): number | null {
  const value = entry.details[key];
  return typeof value === 'number' ? value : null;
}

function counted(count: number | null, one: string, many = `${one}s`): string {
  return `${(count ?? 0).toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
