import { describe, expect, test } from 'vitest';
import { fileWords } from '../../../../renderer/screens/send/fileWords.ts';

const WRITTEN = {
  claims: 3,
  rejected: 0,
  accepted: 0,
  sentOn: null,
  acknowledged: false,
  withdrawn: false,
  overdue: null,
};
const SENT = { ...WRITTEN, sentOn: '2026-11-02' };

describe('where a file stands', () => {
  test.each([
    [WRITTEN, 'Written, not sent', ''],
    [{ ...WRITTEN, withdrawn: true }, 'Will not be sent', ''],
    [
      { ...SENT, overdue: { what: 'receipt' as const, dueOn: '2026-11-03', days: 2, claims: 3 } },
      'No receipt for 2 days',
      'sent 11/02/2026',
    ],
    [SENT, 'Sent', 'sent 11/02/2026'],
    [{ ...SENT, acknowledged: true }, 'Acknowledged', 'sent 11/02/2026'],
    [{ ...SENT, acknowledged: true, accepted: 2 }, '2 of 3 accepted', 'sent 11/02/2026'],
    [{ ...SENT, acknowledged: true, accepted: 3 }, 'All accepted', 'sent 11/02/2026'],
    [{ ...SENT, rejected: 1, accepted: 2 }, '1 rejected', '2 accepted, sent 11/02/2026'],
  ])('%j is said as %s', (row, text, detail) => {
    const words = fileWords(row);
    expect(words.state.text).toBe(text);
    expect(words.detail).toBe(detail);
  });

  test('a rejection is never hidden behind what was accepted', () => {
    expect(fileWords({ ...SENT, acknowledged: true, rejected: 1, accepted: 2 }).state.tone).toBe('unmet');
  });
});
