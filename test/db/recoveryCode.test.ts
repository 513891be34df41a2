import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  newEmergencyCode,
  newRecoveryCode,
  readEmergencyCode,
  readRecoveryCode,
} from '../../db/recoveryCode.ts';
import { value } from './workbench.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const aCode = fc.constant(null).map(newRecoveryCode);

function messageOf(typed: string): string {
  const read = readRecoveryCode(typed);
  return !read.ok && read.fault.kind === 'invalid' ? read.fault.message : '';
}

describe('the recovery code', () => {
  test('is eight groups of five, different every time', () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(codes).size).toBe(200);
  });

  test('reads the same however it is typed', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        const bytes = value(readRecoveryCode(code));
        expect(bytes).toHaveLength(20);
        const variants = [code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' – ')} `];
        const twins = code.replaceAll('0', 'O').replaceAll('1', 'l');
        for (const typed of [...variants, twins, twins.replaceAll('l', 'I')]) {
          expect(value(readRecoveryCode(typed))).toEqual(bytes);
        }
      }),
    );
  });

  test('names the group of any wrong character', () => {
    fc.assert(
      fc.property(aCode, fc.nat(39), fc.integer({ min: 1, max: 31 }), (code, position, by) => {
        const letters = [...code.replaceAll('-', '')];
        const old = ALPHABET.indexOf(letters[position] ?? '');
        letters[position] = ALPHABET.charAt((old + by) % 32);
        expect(messageOf(letters.join(''))).toContain(`Group ${Math.floor(position / 5) + 1} `);
      }),
    );
  });

  test('names the group of two swapped neighbours', () => {
    fc.assert(
      fc.property(aCode, fc.nat(7), fc.nat(3), (code, group, at) => {
        const groups = code.split('-');
        const letters = [...(groups[group] ?? '')];
        const [a, b] = [letters[at] ?? '', letters[at + 1] ?? ''];
        fc.pre(a !== b);
        letters.splice(at, 2, b, a);
        groups[group] = letters.join('');
        expect(messageOf(groups.join('-'))).toContain(`Group ${group + 1} `);
      }),
    );
  });

  test('notices two swapped groups', () => {
    fc.assert(
      fc.property(aCode, fc.nat(7), fc.nat(7), (code, a, b) => {
        fc.pre(a !== b);
        const groups = code.split('-');
        const [first, second] = [groups[a] ?? '', groups[b] ?? ''];
        groups[a] = second;
        groups[b] = first;
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(messageOf(groups.join('-'))).toContain(`Groups ${low + 1}, ${high + 1} `);
      }),
    );
  });

  test('counts what is missing and names a character that no code has', () => {
    const code = newRecoveryCode();
    expect(messageOf(code.slice(0, -3))).toContain('37 of 40');
    expect(messageOf('')).toContain('0 of 40');
    expect(messageOf(`${code.slice(0, 12)}!${code.slice(13)}`)).toContain('Group 3 ');
  });
});

describe('the emergency code', () => {
  test('is marked as one, and reads with or without the mark, however it is typed', () => {
    fc.assert(
      fc.property(fc.constant(null).map(newEmergencyCode), (code) => {
        expect(code).toMatch(/^SOS-([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
        const bytes = value(readEmergencyCode(code));
        expect(bytes).toHaveLength(20);
        for (const typed of [
          code.toLowerCase(),
          code.slice(4),
          code.replaceAll('-', ' '),
          code.replace('O', '0'),
        ])
          expect(value(readEmergencyCode(typed))).toEqual(bytes);
      }),
    );
  });

  test('and the recovery code are never taken for one another', () => {
    fc.assert(
      fc.property(aCode, fc.constant(null).map(newEmergencyCode), (recovery, emergency) => {
        expect(readRecoveryCode(emergency).ok).toBe(false);
        expect(readRecoveryCode(emergency.slice(4)).ok).toBe(false);
        expect(readEmergencyCode(recovery).ok).toBe(false);
        expect(readEmergencyCode(`SOS-${recovery}`).ok).toBe(false);
      }),
    );
  });

  test('names the group of a wrong character, and the code that was meant', () => {
    const code = newEmergencyCode();
    const wrong = code.slice(0, 4) + (code[4] === 'A' ? 'B' : 'A') + code.slice(5);
    const read = readEmergencyCode(wrong);
    expect(!read.ok && read.fault.message).toContain('Group 1 ');
    const other = readEmergencyCode(newRecoveryCode());
    expect(!other.ok && other.fault.message).toContain('This is the recovery code');
    expect(messageOf(code)).toContain('This is the emergency code');
  });
});
