import { z } from 'zod';
import { IsoDate, Instant } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { OfficeValues, User } from '../domain/people.ts';
import { text } from '../domain/record.ts';
import { effect, EVERYBODY, NOTHING } from './channel.ts';

const Passphrase = z.string().min(1, { error: 'Type the passphrase.' }).max(256);

/** What the first screen needs, whether or not a store is open. Holds nothing about a patient. */
export const SessionStatus = z.strictObject({
  /** `new`: no office yet; `recovery`: set up, the recovery code is still to be typed back. */
  state: z.enum(['new', 'locked', 'recovery', 'open', 'unusable']),
  /** Why the store cannot be opened at all (state `unusable`), with what to do. */
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  sample: z.boolean(),
  /** True where the sample office was opened from the program and the own office waits behind it. */
  canLeaveSample: z.boolean(),
  office: z.strictObject({ name: z.string(), branch: z.string(), timeZone: z.string() }).nullable(),
  user: User.nullable(),
  /** Who may sign in here: their names are staff names, kept in the key file. */
  users: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** Today in the office's time zone; in the machine's while no office is open. */
  today: IsoDate,
  now: Instant,
  lastBackupAt: Instant.nullable(),
  version: z.string(),
});
export type SessionStatus = z.infer<typeof SessionStatus>;

export const sessionChannels = {
  'session.status': effect('anyone', NOTHING, SessionStatus),
  /** Makes the office, its owner and the store. The code is shown once and must come back by confirmRecovery. */
  'session.setUp': effect(
    'anyone',
    z.strictObject({ office: OfficeValues, ownerName: text(80).min(1), passphrase: Passphrase }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /** Shows a fresh code again while the first was not typed back; the old one stops working. */
  'session.newRecoveryCode': effect(['owner'], NOTHING, z.strictObject({ recoveryCode: z.string() })),
  'session.confirmRecovery': effect(['owner'], z.strictObject({ code: z.string().max(200) }), SessionStatus),
  'session.unlock': effect('anyone', z.strictObject({ userId: Id, passphrase: Passphrase }), SessionStatus),
  /** With the recovery code: sets a new passphrase for a user. */
  'session.recover': effect(
    'anyone',
    z.strictObject({ userId: Id, code: z.string().max(200), newPassphrase: Passphrase }),
    SessionStatus,
  ),
  'session.changePassphrase': effect(
    EVERYBODY,
    z.strictObject({ current: Passphrase, next: Passphrase }),
    NOTHING,
  ),
  'session.lock': effect(EVERYBODY, NOTHING, SessionStatus),
  /** The sample office is a store of its own: opening it never touches the supplier's. */
  'session.openSample': effect('anyone', NOTHING, SessionStatus),
  'session.leaveSample': effect(EVERYBODY, NOTHING, SessionStatus),
  /** Sample office only: look at the program as another of its people. */
  'session.switchUser': effect(EVERYBODY, z.strictObject({ userId: Id }), SessionStatus),
};
