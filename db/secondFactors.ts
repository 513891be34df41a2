import { z } from 'zod';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { first, run } from './rows.ts';

/**
 * The codes from a device. The secret and the hashes of the spare codes are in a table that is neither journaled nor
 * exported; that a person has a second factor at all is a field of the user.
 */
export interface SecondFactor {
  /** Base32. */
  readonly secret: string;
  /** The 30-second step of the last code that was taken: it and all before it are used up. */
  readonly lastStep: number;
  /** SHA-256 of the spare codes that are left. */
  readonly spareCodes: readonly string[];
  /**
   * Wrong codes in a row, and until when no other is taken: in milliseconds of the clock that runs since the computer
   * was started, which nobody sets. 0: at once.
   */
  readonly failed: number;
  readonly waitUntil: number;
}

const Hashes = z.array(z.string());

export function secondFactorOf(db: Connection, userId: Id): SecondFactor | null {
  const row = first<Omit<SecondFactor, 'spareCodes'> & { spareCodes: string }>(
    db,
    `select secret, last_step as lastStep, spare_codes as spareCodes, failed, wait_until as waitUntil
     from second_factor where user_id = ?`,
    [userId],
  );
  return row ? { ...row, spareCodes: Hashes.parse(JSON.parse(row.spareCodes)) } : null;
}

export function saveSecondFactor(db: Connection, userId: Id, factor: SecondFactor): void {
  run(
    db,
    `insert into second_factor (user_id, secret, last_step, spare_codes, failed, wait_until)
     values (:userId, :secret, :lastStep, :spareCodes, :failed, :waitUntil)
     on conflict (user_id) do update set secret = :secret, last_step = :lastStep, spare_codes = :spareCodes,
       failed = :failed, wait_until = :waitUntil`,
    { ...factor, userId, spareCodes: JSON.stringify(factor.spareCodes) },
  );
}

export function removeSecondFactor(db: Connection, userId: Id): void {
  run(db, 'delete from second_factor where user_id = ?', [userId]);
}
