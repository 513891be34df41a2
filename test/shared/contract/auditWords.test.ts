import { expect, test } from 'vitest';
import type { AuditTrailRow } from '../../../shared/contract/auditTrail.ts';
import { auditSentence } from '../../../shared/contract/auditWords.ts';

function row(entry: Partial<AuditTrailRow['entry']>, subjectName = ''): AuditTrailRow {
  const whole: AuditTrailRow['entry'] = {
    n: 7,
    id: '019a0000-0000-7000-8000-000000000001',
    at: '2026-11-02T16:00:00.000Z',
    userId: '',
    userName: '',
    kind: 'signInFailed',
    channel: 'session.unlock',
    subject: '',
    subjectId: '',
    patientId: '',
    transactionId: '',
    details: {},
    hash: '',
    previousHash: '',
    ...entry,
  } as AuditTrailRow['entry'];
  return { entry: whole, patientName: '', subjectName, label: '' } as AuditTrailRow;
}

test.each([
  [row({ details: { count: 3 } }), 'The program turned somebody away 3 times.'],
  [
    row({ channel: 'session.recover', details: { count: 1 } }),
    'The program turned somebody away at the recovery code.',
  ],
  [
    row({ userName: 'Cleo Clerk', channel: 'session.enterCode', details: { factor: 'code' } }),
    'Cleo Clerk typed a wrong code of the device.',
  ],
  [
    row({ userName: 'Cleo Clerk', channel: 'people.add', details: { count: 1 } }),
    'Cleo Clerk typed a wrong passphrase.',
  ],
  [
    row({ userName: 'Olive Owner', kind: 'export', channel: 'export.everything', details: { rows: 13 } }),
    'Olive Owner took out everything as open files (13 rows).',
  ],
  [
    row({ userName: 'Olive Owner', kind: 'export', channel: 'export.everything', details: { begun: true } }),
    'Olive Owner began to take out everything as open files.',
  ],
  [
    {
      ...row({ userName: 'Cleo Clerk', kind: 'view', channel: 'patients.list', patientId: 'p' }),
      patientName: 'Testperson, Avery',
    },
    'Cleo Clerk looked at patient Testperson, Avery in the list of patients.',
  ],
  [
    row({ userName: 'Cleo Clerk', kind: 'view', channel: 'search.find', details: { patients: ['p', 'q'] } }),
    'Cleo Clerk looked at records of 2 patients in the results of a search.',
  ],
])('who was turned away and what was taken out reads as it was: %#', (entry, sentence) => {
  expect(auditSentence(entry)).toBe(sentence);
});
