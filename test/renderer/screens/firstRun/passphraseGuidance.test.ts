import { describe, expect, test } from 'vitest';
import { passphraseGuidance } from '../../../../renderer/screens/firstRun/passphraseGuidance.ts';
import { judgePassphrase } from '../../../../db/passphrase.ts';

const KNOWN = ['Example Oxygen Supply', 'Olive Exampleowner'];

describe('what is said of a passphrase while it is typed', () => {
  test.each([
    ['', 'empty'],
    ['short words', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['Example Oxygen Supply 1', 'weak'],
    ['Summertime2026!!', 'weak'],
    ['quiet harbor 77', 'fair'],
    ['copper lantern quiet harbor', 'good'],
  ] as const)('%j is %s', (passphrase, level) => {
    expect(passphraseGuidance(passphrase, KNOWN).level).toBe(level);
  });

  test('nothing called good is refused by the program', () => {
    for (const passphrase of [
      'copper lantern quiet harbor',
      'velvet anchor marble drizzle',
      'Nine odd kettles whistle',
    ]) {
      expect(passphraseGuidance(passphrase, KNOWN).level).toBe('good');
      expect(judgePassphrase(passphrase, KNOWN).ok).toBe(true);
    }
  });

  test('a pair of emoji counts as two characters', () => {
    expect(passphraseGuidance('🫁🫁', KNOWN).text).toContain('2 of at least 12');
  });
});
