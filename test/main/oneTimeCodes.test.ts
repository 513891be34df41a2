import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import type { SecondFactor } from '../../db/secondFactors.ts';
import {
  type CodeClocks,
  enrolmentAddress,
  hashSpareCode,
  judgeCode,
  newSecret,
  newSpareCodes,
  stepOfCode,
} from '../../main/oneTimeCodes.ts';

const USER = '01920000-0000-7000-8000-000000000001';
/** The secret of RFC 6238 appendix B: the ASCII digits 12345678901234567890. */
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;

const YEAR = 365 * 86_400_000;

describe('codes of a device', () => {
  // RFC 6238 appendix B, SHA-1, the last six of the eight digits given there.
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i s the code of the standard is %s', (seconds, code) => {
    expect(stepOfCode(RFC_SECRET, code, seconds * 1000, -1)).toBe(Math.floor(seconds / 30));
  });

  test('a step early or late is taken, two are not', () => {
    const secret = newSecret(randomBytes);
    const now = 1_750_000_005_000;
    const at = (offset: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + offset * 30_000 });
    const step = Math.floor(now / 30_000);
    expect([-1, 0, 1].map((offset) => stepOfCode(secret, at(offset), now, -1))).toEqual([
      step - 1,
      step,
      step + 1,
    ]);
    expect([-2, 2].map((offset) => stepOfCode(secret, at(offset), now, -1))).toEqual([null, null]);
  });

  test('a step that was used, and any before it, is not taken again', () => {
    expect(stepOfCode(RFC_SECRET, '287082', 59_000, 0)).toBe(1);
    expect(stepOfCode(RFC_SECRET, '287082', 59_000, 1)).toBeNull();
    expect(stepOfCode(RFC_SECRET, '287082', 59_000, 2)).toBeNull();
  });

  test('the address for the app holds the secret and names the office and the person', () => {
    const address = new URL(
      enrolmentAddress(RFC_SECRET, { office: 'Example Oxygen', person: 'Olive Exampleowner' }),
    );
    expect(address.protocol).toBe('otpauth:');
    expect(address.searchParams.get('secret')).toBe(RFC_SECRET);
    expect(decodeURIComponent(address.pathname)).toContain('Olive Exampleowner');
  });
});

describe('spare codes', () => {
  test('eight that differ, read in any case and without dashes, each once', () => {
    const codes = newSpareCodes(randomBytes);
    expect(new Set(codes).size).toBe(8);
    for (const code of codes) expect(code).toMatch(/^[A-HJ-KM-NP-TV-Z2-9]{4}(-[A-HJ-KM-NP-TV-Z2-9]{4}){2}$/);
    let factor = aFactor({ spareCodes: codes.map((code) => hashSpareCode(USER, code)) });
    const typed = (codes[3] ?? '').toLowerCase().replaceAll('-', ' ');
    const first = judgeCode(factor, USER, typed, at(59_000));
    expect(first).toMatchObject({ right: true, spare: true });
    expect(first.factor.spareCodes).toHaveLength(7);
    factor = first.factor;
    expect(judgeCode(factor, USER, typed, at(59_000)).right).toBe(false);
  });

  test('the hash is of this person: another’s code is none', () => {
    const [code = ''] = newSpareCodes(randomBytes);
    const factor = aFactor({ spareCodes: [hashSpareCode('somebody else', code)] });
    expect(judgeCode(factor, USER, code, at(59_000)).right).toBe(false);
  });
});

describe('wrong codes', () => {
  test('five are free, then each waits twice as long, up to five minutes; a right one ends it', () => {
    let factor = aFactor({});
    let uptime = 7_000_000;
    const waits: number[] = [];
    for (let round = 0; round < 13; round += 1) {
      const judged = judgeCode(factor, USER, '000000', { now: 59_000, uptime });
      expect(judged).toMatchObject({ right: false, waitSeconds: 0 });
      factor = judged.factor;
      const wait = factor.waitUntil === 0 ? 0 : factor.waitUntil - uptime;
      waits.push(wait / 1000);
      uptime += wait;
    }
    expect(waits).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
    expect(judgeCode(factor, USER, '287082', { now: 59_000, uptime })).toMatchObject({
      right: true,
      factor: { failed: 0, waitUntil: 0 },
    });
  });

  test('while waiting nothing is judged, the right code neither, wherever the clock on the wall is set', () => {
    const waiting = aFactor({ failed: 13, waitUntil: 7_100_000 });
    for (const now of [59_000, 59_000 + 20 * YEAR]) {
      const code = new TOTP({ secret: Secret.fromBase32(RFC_SECRET) }).generate({ timestamp: now });
      const early = judgeCode(waiting, USER, code, { now, uptime: 7_000_000 });
      expect(early).toMatchObject({ right: false, waitSeconds: 100, factor: waiting });
      expect(judgeCode(waiting, USER, code, { now, uptime: 7_100_000 }).right).toBe(true);
    }
  });

  test('a computer that was started anew, or an end by the clock on the wall, waits once more and not longer', () => {
    for (const waitUntil of [7_100_000, 1_750_000_000_000]) {
      const waiting = aFactor({ failed: 9, waitUntil });
      const judged = judgeCode(waiting, USER, '287082', { now: 59_000, uptime: 20_000 });
      expect(judged).toMatchObject({ right: false, waitSeconds: 60, factor: { waitUntil: 80_000 } });
      for (const factor of [waiting, judged.factor])
        expect(judgeCode(factor, USER, '287082', { now: 59_000, uptime: 80_000 }).right).toBe(true);
    }
  });

  test('used while the clock was years ahead, the device is good again after a spare code', () => {
    const ahead = aFactor({ lastStep: 10_000_000, spareCodes: [hashSpareCode(USER, 'AAAA-BBBB-CCCC')] });
    expect(judgeCode(ahead, USER, '287082', at(59_000)).right).toBe(false);
    const { right, factor } = judgeCode(ahead, USER, 'AAAA-BBBB-CCCC', at(59_000));
    expect(right).toBe(true);
    const later = 59_000 + 90_000;
    const code = new TOTP({ secret: Secret.fromBase32(RFC_SECRET) }).generate({ timestamp: later });
    expect(judgeCode(factor, USER, code, at(later)).right).toBe(true);
  });
});

/** Both clocks at this time: where nobody has to wait, only the first counts. */
function at(now: number): CodeClocks {
  return { now, uptime: 7_000_000 };
}

function aFactor(part: Partial<SecondFactor>): SecondFactor {
  return { secret: RFC_SECRET, lastStep: -1, spareCodes: [], failed: 0, waitUntil: 0, ...part };
}
