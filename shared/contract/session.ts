import { z } from 'zod';
import { EMERGENCY_NAME } from '../domain/access.ts';
import { IsoDate, Instant } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { OfficeValues, User } from '../domain/people.ts';
import { text } from '../domain/record.ts';
import { effect, EVERYBODY, NOTHING } from './channel.ts';

const Passphrase = z.string().min(1, { error: 'Type the passphrase.' }).max(256);

/** What the first screen needs, whether or not a store is open. Holds nothing about a patient. */
export const SessionStatus = z.strictObject({
  /**
   * `new`: no office yet; `recovery`: set up, the recovery code is still to be typed back. Between the right passphrase
   * and the open office: `code` (a code from the device), `change` (a passphrase of one's own), `enroll` (the office
   * asks for a device).
   */
  state: z.enum(['new', 'locked', 'code', 'change', 'enroll', 'recovery', 'open', 'unusable']),
  /** Why the store cannot be opened at all (state `unusable`), with what to do. */
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  sample: z.boolean(),
  /** True where the sample office was opened from the program and the own office waits behind it. */
  canLeaveSample: z.boolean(),
  office: z.strictObject({ name: z.string(), branch: z.string(), timeZone: z.string() }).nullable(),
  user: User.nullable(),
  /** Who is on the way in, in the states `code`, `change` and `enroll`. */
  arriving: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** Set while somebody reads by the emergency code: who, and why. */
  emergency: z.strictObject({ name: z.string(), reason: z.string(), at: Instant }).nullable(),
  /** Whether there is an emergency code to open this office with. */
  emergencyReady: z.boolean(),
  /** Of the open office: minutes until it locks itself (null: never, in the sample office), seconds that a copied text stays. */
  idleMinutes: z.int().nullable(),
  clipboardSeconds: z.int(),
  /** With which this person's window seals what is not saved when it is locked; base64, null while locked. */
  draftKey: z.string().nullable(),
  /** Who may sign in here: their names are staff names, kept in the key file. */
  users: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** Whom this computer's own account lets in without a passphrase: once after the program starts, never after a lock. */
  computerUsers: z.array(Id),
  /** Today in the office's time zone; in the machine's while no office is open. */
  today: IsoDate,
  now: Instant,
  lastBackupAt: Instant.nullable(),
  /** The host has a dialog for folders: paths need not be typed. */
  canPickFolder: z.boolean(),
  version: z.string(),
});
export type SessionStatus = z.infer<typeof SessionStatus>;

const IdleAnswer = z.strictObject({ secondsLeft: z.int().nullable() });

export const sessionChannels = {
  'session.status': effect('anyone', NOTHING, SessionStatus),
  /** Makes the office, its owner and the store. The code is shown once and must come back by confirmRecovery. */
  'session.setUp': effect(
    'anyone',
    z.strictObject({ office: OfficeValues, ownerName: text(80).min(1), passphrase: Passphrase }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /**
   * Shows a fresh code again while the first was not typed back; the old one stops working. For whoever is the first on a
   * computer: the owner of a new office, or who joins one.
   */
  'session.newRecoveryCode': effect(EVERYBODY, NOTHING, z.strictObject({ recoveryCode: z.string() })),
  'session.confirmRecovery': effect(EVERYBODY, z.strictObject({ code: z.string().max(200) }), SessionStatus),
  'session.unlock': effect('anyone', z.strictObject({ userId: Id, passphrase: Passphrase }), SessionStatus),
  /** By the secret that this computer's account keeps for the person. */
  'session.unlockByComputer': effect('anyone', z.strictObject({ userId: Id }), SessionStatus),
  /** Whether this computer can keep a sign-in, and whether it keeps that of the person who sits here. */
  'session.computer': effect(
    EVERYBODY,
    NOTHING,
    z.strictObject({ possible: z.boolean(), kept: z.boolean() }),
  ),
  'session.keepOnComputer': effect(EVERYBODY, z.strictObject({ passphrase: Passphrase }), NOTHING),
  'session.forgetOnComputer': effect(EVERYBODY, NOTHING, NOTHING),
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
  /** Also on the way in, when nobody has signed in yet. */
  'session.lock': effect('anyone', NOTHING, SessionStatus),
  /** In the state `code`: from the device, or a spare one. */
  'session.enterCode': effect('anyone', z.strictObject({ code: z.string().max(40) }), SessionStatus),
  /** In the state `change`. */
  'session.chooseOwn': effect('anyone', z.strictObject({ next: Passphrase }), SessionStatus),
  /**
   * In the state `enroll`, or by whoever is signed in: a new secret, which counts once a code of it was typed.
   * `code`: of the device that it takes the place of, or a spare code; '' where there is none yet.
   */
  'session.beginEnrollment': effect(
    'anyone',
    z.strictObject({ code: z.string().max(40).default('') }),
    z.strictObject({
      /** Base32, for those who cannot scan. */
      secret: z.string(),
      /** Rows of the square picture, 1 for a dark place. */
      picture: z.array(z.string()),
    }),
  ),
  /** Answers with the spare codes, which are shown only now. */
  'session.finishEnrollment': effect(
    'anyone',
    z.strictObject({ code: z.string().max(40) }),
    z.strictObject({ spareCodes: z.array(z.string()), status: SessionStatus }),
  ),
  /** How the person who sits here signs in. */
  'session.ownSignIn': effect(
    EVERYBODY,
    NOTHING,
    z.strictObject({
      secondFactor: z.boolean(),
      secondFactorAsked: z.boolean(),
      spareCodesLeft: z.int(),
      passphraseAt: Instant.nullable(),
    }),
  ),
  /** By a code of the device: eight new spare codes, the old ones stop working. */
  'session.newSpareCodes': effect(
    EVERYBODY,
    z.strictObject({ code: z.string().max(40) }),
    z.strictObject({ spareCodes: z.array(z.string()) }),
  ),
  'session.dropSecondFactor': effect(EVERYBODY, z.strictObject({ code: z.string().max(40) }), NOTHING),
  /** Opens the office for reading. What is seen is in the audit trail under the name given. */
  'session.openInEmergency': effect(
    'anyone',
    z.strictObject({
      code: z.string().max(200),
      name: text(EMERGENCY_NAME),
      reason: text(300),
    }),
    SessionStatus,
  ),
  /** Somebody moved: the lock waits anew. Sent at most every half minute. */
  'session.touch': effect(EVERYBODY, NOTHING, IdleAnswer),
  /** How long until the lock. Asking is no sign of life. */
  'session.idle': effect(EVERYBODY, NOTHING, IdleAnswer),
  /** The sample office is a store of its own: opening it never touches the supplier's. */
  'session.openSample': effect('anyone', NOTHING, SessionStatus),
  'session.leaveSample': effect(EVERYBODY, NOTHING, SessionStatus),
  /** Sample office only: look at the program as another of its people. */
  'session.switchUser': effect(EVERYBODY, z.strictObject({ userId: Id }), SessionStatus),
};
