import { expect, test } from 'vitest';
import { auditClock, auditDueOn, newAuditRequest } from '../../../shared/domain/auditRequest.ts';
import { dateInZone } from '../../../shared/domain/dates.ts';

const request = { ...newAuditRequest('019a0000-0000-7000-8000-000000000001', '2026-11-01') };

test('an answer is due 45 days after the request, or when the letter says', () => {
  expect(auditDueOn(request)).toBe('2026-12-16');
  expect(auditDueOn({ ...request, dueOn: '2026-11-20' })).toBe('2026-11-20');
  expect(auditDueOn({ ...request, askedOn: null })).toBeNull();
});

test('the clock counts days of the office and stops when the answer is sent or the request closed', () => {
  expect(auditClock(request, '2026-11-01')).toEqual({ state: 'running', days: 45 });
  expect(auditClock(request, '2026-12-05')).toEqual({ state: 'running', days: 11 });
  expect(auditClock(request, '2026-12-06')).toEqual({ state: 'soon', days: 10 });
  expect(auditClock(request, '2026-12-16')).toEqual({ state: 'today', days: 0 });
  expect(auditClock(request, '2026-12-17')).toEqual({ state: 'late', days: -1 });
  expect(auditClock({ ...request, sentOn: '2026-12-10' }, '2026-12-30')).toEqual({ state: 'sent' });
  expect(auditClock({ ...request, closedOn: '2026-12-12' }, '2026-12-30')).toEqual({ state: 'closed' });
  expect(auditClock({ ...request, askedOn: null }, '2026-12-30')).toEqual({ state: 'noDate' });
});

test('at the last hour of the due day the office is not late, wherever the universal day has got to', () => {
  const lateEvening = Date.parse('2026-12-17T05:30:00.000Z');
  expect(auditClock(request, dateInZone(lateEvening, 'America/Chicago'))).toEqual({
    state: 'today',
    days: 0,
  });
  expect(auditClock(request, dateInZone(lateEvening, 'UTC'))).toEqual({ state: 'late', days: -1 });
});
