import { createHash, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { SecondFactor } from '../db/secondFactors.ts';
import type { Id } from '../shared/domain/ids.ts';

/**
 * Codes from a device (RFC 6238: six digits, 30 seconds, SHA-1 as every authenticator app takes it) and the spare ones on
 * paper. They guard the sign-in of this program; they are no part of the key, so they do not guard a stolen file.
 */

const STEP_SECONDS = 30;
const SECRET_BYTES = 20;
const SPARE_CODES = 8;
/** Without I, L, O, U, 0 and 1, which are misread on paper. */
const SPARE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const SPARE_GROUPS = 3;
const SPARE_GROUP = 4;

const FREE_ATTEMPTS = 5;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 300;

type Random = (bytes: number) => Uint8Array;

export function newSecret(random: Random): string {
  return new Secret({ buffer: Uint8Array.from(random(SECRET_BYTES)).buffer }).base32;
}

function totp(secret: string, names?: { readonly office: string; readonly person: string }): TOTP {
  return new TOTP({
    ...(names ? { issuer: `Claimwright ${names.office}`.slice(0, 60), label: names.person } : {}),
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
  });
}

/** What the picture for the app holds. */
export function enrolmentAddress(
  secret: string,
  names: { readonly office: string; readonly person: string },
): string {
  return totp(secret, names).toString();
}

/** @returns the step that the code belongs to, one before to one after now; null when it is wrong or was used. */
export function stepOfCode(secret: string, code: string, now: number, lastStep: number): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totp(secret).validate({ token: digits, timestamp: now, window: 1 });
  if (delta === null) return null;
  const step = stepAt(now) + delta;
  return step > lastStep ? step : null;
}

function stepAt(now: number): number {
  return Math.floor(now / 1000 / STEP_SECONDS);
}

/** Eight codes of twelve letters and digits, drawn evenly; about 58 bits each. */
export function newSpareCodes(random: Random): string[] {
  return Array.from({ length: SPARE_CODES }, () =>
    Array.from({ length: SPARE_GROUPS }, () =>
      Array.from({ length: SPARE_GROUP }, () => letter(random)).join(''),
    ).join('-'),
  );
}

function letter(random: Random): string {
  for (;;) {
    const byte = random(1)[0] ?? 255;
    // 240 is the largest multiple of 30 in a byte: beyond it some letters would come more often.
    if (byte < 240) return SPARE_LETTERS[byte % SPARE_LETTERS.length] ?? '';
  }
}

export function hashSpareCode(userId: Id, code: string): string {
  const bare = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(`claimwright spare code ${userId} ${bare}`).digest('hex');
}

/** Which code is right is judged by the clock on the wall, how long to wait by one that nobody sets. */
export interface CodeClocks {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whole milliseconds since the computer was started; goes on while the program does not run. */
  readonly uptime: number;
}

/** What a code that was typed means for a person's second factor. */
export interface CodeJudged {
  readonly right: boolean;
  /** To be stored, whatever the outcome: a code is used up, a wrong one counts. */
  readonly factor: SecondFactor;
  /** Set where nothing was judged: so many seconds are still to wait. */
  readonly waitSeconds: number;
  readonly spare: boolean;
}

/**
 * Judges a code from the device or a spare one. After five wrong ones in a row each further one has to wait, up to five
 * minutes; the count outlives the program and is not taken back by a right passphrase.
 */
export function judgeCode(
  factor: SecondFactor,
  userId: Id,
  code: string,
  { now, uptime }: CodeClocks,
): CodeJudged {
  const left = waitLeft(factor, uptime);
  if (left > 0)
    return {
      right: false,
      factor: { ...factor, waitUntil: uptime + left },
      waitSeconds: Math.ceil(left / 1000),
      spare: false,
    };
  const step = stepOfCode(factor.secret, code, now, factor.lastStep);
  if (step !== null) {
    return {
      right: true,
      factor: { ...factor, lastStep: step, failed: 0, waitUntil: 0 },
      waitSeconds: 0,
      spare: false,
    };
  }
  const hash = hashSpareCode(userId, code);
  const rest = factor.spareCodes.filter((other) => !sameHash(other, hash));
  if (rest.length < factor.spareCodes.length) {
    return {
      right: true,
      // Codes of a time that has not come yet were used while the clock was wrong: the device is good again.
      factor: {
        ...factor,
        lastStep: Math.min(factor.lastStep, stepAt(now) + 1),
        spareCodes: rest,
        failed: 0,
        waitUntil: 0,
      },
      waitSeconds: 0,
      spare: true,
    };
  }
  const failed = factor.failed + 1;
  const wait = waitAfter(failed);
  return {
    right: false,
    factor: { ...factor, failed, waitUntil: wait > 0 ? uptime + wait : 0 },
    waitSeconds: 0,
    spare: false,
  };
}

/** Milliseconds after so many wrong codes in a row. */
function waitAfter(failed: number): number {
  const over = failed - FREE_ATTEMPTS;
  return over < 0 ? 0 : Math.min(FIRST_WAIT_SECONDS * 2 ** over, LONGEST_WAIT_SECONDS) * 1000;
}

/**
 * Milliseconds that are left of a wait. An end further off than the whole wait was told before the computer was started
 * anew, by another computer, or by the clock on the wall as earlier versions did: then the time that this one runs
 * counts.
 */
function waitLeft({ failed, waitUntil }: SecondFactor, uptime: number): number {
  const whole = waitAfter(failed);
  const left = waitUntil - uptime;
  return Math.max(0, left > whole ? whole - uptime : left);
}

function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
