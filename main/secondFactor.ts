import { encode } from 'uqr';
import { getOffice } from '../db/offices.ts';
import { safeguardsOf } from '../db/safeguards.ts';
import {
  removeSecondFactor,
  saveSecondFactor,
  type SecondFactor,
  secondFactorOf,
} from '../db/secondFactors.ts';
import type { Store } from '../db/store.ts';
import { setUserState } from '../db/users.ts';
import type { User } from '../shared/domain/people.ts';
import { fail, forbidden, invalid, ok, type Result } from '../shared/result.ts';
import {
  type CodeClocks,
  enrolmentAddress,
  hashSpareCode,
  judgeCode,
  newSecret,
  newSpareCodes,
  stepOfCode,
} from './oneTimeCodes.ts';

/** A person's device: enrolled, asked for its code, given up. Everything here needs an unlocked store. */

interface Chance {
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

/** Whether this person signs in with a code as well. */
export function factorOf(store: Store, user: User): SecondFactor | null {
  const found = store.read((db) => ok(secondFactorOf(db, user.id)));
  return found.ok ? found.value : null;
}

/** Whether the office asks people of this role for a device. */
export function isFactorAsked(store: Store, user: User): boolean {
  const found = store.read((db) => ok(safeguardsOf(db).secondFactorRoles.includes(user.role)));
  return found.ok && found.value;
}

/** @returns ok when the code is right; it is used up then. A wrong one counts, and is noted. */
export function takeCode(
  store: Store,
  user: User,
  code: string,
  clocks: CodeClocks,
): Result<{ spare: boolean }> {
  const factor = factorOf(store, user);
  if (!factor) return forbidden('This person signs in without a code.');
  const judged = judgeCode(factor, user.id, code, clocks);
  if (judged.waitSeconds > 0) {
    if (judged.factor.waitUntil !== factor.waitUntil) {
      store.write({ userId: user.id, action: 'session.enterCode' }, (tx) => {
        saveSecondFactor(tx.db, user.id, judged.factor);
        return ok(undefined);
      });
    }
    return fail({
      kind: 'locked',
      message: `Too many wrong codes. Try again in ${judged.waitSeconds} ${judged.waitSeconds === 1 ? 'second' : 'seconds'}.`,
      retryAfterSeconds: judged.waitSeconds,
    });
  }
  const kept = store.write({ userId: user.id, action: 'session.enterCode' }, (tx) => {
    saveSecondFactor(tx.db, user.id, judged.factor);
    return ok(undefined);
  });
  // A code that cannot be marked as used could be used again.
  if (!kept.ok) return kept;
  if (judged.right) return ok({ spare: judged.spare });
  store.note({
    userId: user.id,
    userName: user.name,
    kind: 'signInFailed',
    channel: 'session.enterCode',
    details: { factor: 'code' },
  });
  return invalid(
    'code',
    'This is not the code. Look at the clock of the device and type the code that it shows now; each works once.',
  );
}

/** A new secret and its picture. Nothing counts until a code of it was typed. */
export function beginEnrolment(
  store: Store,
  user: User,
  { random }: Chance,
): { readonly secret: string; readonly picture: string[] } {
  const secret = newSecret(random);
  const office = store.read((db) => ok(getOffice(db)?.name ?? ''));
  const address = enrolmentAddress(secret, { office: office.ok ? office.value : '', person: user.name });
  const { data } = encode(address, { ecc: 'M', border: 4 });
  return { secret, picture: data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')) };
}

/** @returns the spare codes, to be shown once; `invalid` at `code`. */
export function finishEnrolment(
  store: Store,
  user: User,
  secret: string,
  code: string,
  { clock, random }: Chance,
): Result<{ spareCodes: string[] }> {
  const step = stepOfCode(secret, code, clock(), -1);
  if (step === null) {
    return invalid(
      'code',
      'This is not the code of this picture. Scan it again, look at the clock of the device, and type what it shows now.',
    );
  }
  const spareCodes = newSpareCodes(random);
  const kept = store.write({ userId: user.id, action: 'session.finishEnrollment' }, (tx) => {
    saveSecondFactor(tx.db, user.id, {
      secret,
      lastStep: step,
      spareCodes: spareCodes.map((each) => hashSpareCode(user.id, each)),
      failed: 0,
      waitUntil: 0,
    });
    setUserState(tx, user.id, { secondFactor: true });
    return ok({ spareCodes });
  });
  if (kept.ok) noteChange(store, user, 'session.finishEnrollment', 'enrolled');
  return kept;
}

export function renewSpareCodes(
  store: Store,
  user: User,
  { random }: Chance,
): Result<{ spareCodes: string[] }> {
  const spareCodes = newSpareCodes(random);
  const kept = store.write({ userId: user.id, action: 'session.newSpareCodes' }, (tx) => {
    const factor = secondFactorOf(tx.db, user.id);
    if (!factor) return forbidden('This person signs in without a code.');
    saveSecondFactor(tx.db, user.id, {
      ...factor,
      spareCodes: spareCodes.map((each) => hashSpareCode(user.id, each)),
    });
    return ok({ spareCodes });
  });
  if (kept.ok) noteChange(store, user, 'session.newSpareCodes', 'spareCodes');
  return kept;
}

export function dropFactor(store: Store, user: User, channel: string): Result<void> {
  const dropped = store.write({ userId: user.id, action: channel }, (tx) => {
    removeSecondFactor(tx.db, user.id);
    setUserState(tx, user.id, { secondFactor: false });
    return ok(undefined);
  });
  if (dropped.ok) noteChange(store, user, channel, 'dropped');
  return dropped;
}

function noteChange(store: Store, user: User, channel: string, what: string): void {
  store.note({
    userId: user.id,
    userName: user.name,
    kind: 'secondFactorChanged',
    channel,
    subject: 'user',
    subjectId: user.id,
    details: { what },
  });
}
