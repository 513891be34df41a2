import { describe, expect, test } from 'vitest';
import { judgePassphrase } from '../../db/passphrase.ts';

const NAMES = ['Harbor Oxygen & Home Care', 'Olive Owner'];

function messageFor(passphrase: string): string {
  const judged = judgePassphrase(passphrase, NAMES);
  return !judged.ok && judged.fault.kind === 'invalid' ? judged.fault.message : '';
}

describe('a passphrase', () => {
  test.each([
    'seven quiet herons wait',
    'correct-battery-hors',
    'Tr0ub4dor&3xyz',
    'Harbor seals argue at breakfast',
    'пять тихих цапель ждут',
    '五羽の静かな鷺が待っている夜明け',
  ])('%s passes', (passphrase) => {
    expect(judgePassphrase(passphrase, NAMES).ok).toBe(true);
  });

  test.each([
    ['', 'at least 12'],
    ['short one', 'at least 12'],
    ['🦩🦩🦩🦩', 'at least 12'],
    ['aaaaaaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabcabc', 'repeats'],
    ['1212121212121212', 'repeats'],
    ['            ', 'repeats'],
    ['Harbor Oxygen 2026', 'name of the office'],
    ['harboroxygenhomecare', 'name of the office'],
    ['Olive.Owner.1234', 'name of the office'],
    ['Password12345!', 'tried first'],
    ['qwertyuiop123', 'tried first'],
    ['Medicare-Billing-2026', 'tried first'],
    ['abcdefghijklmnop', 'tried first'],
    ['9876543210987', 'tried first'],
  ])('%s is refused: %s', (passphrase, reason) => {
    expect(messageFor(passphrase)).toContain(reason);
  });

  test('longer than anybody types is refused', () => {
    expect(messageFor('ab cd ef gh '.repeat(30))).toContain('at most');
  });

  test('is never quoted', () => {
    expect(messageFor('Password12345!')).not.toContain('Password12345');
  });
});
