import { randomBytes } from 'node:crypto';
import { lastNotedAt } from '../../db/auditTrail.ts';
import { attachmentNames } from '../../db/documents.ts';
import { draftKeyOf, insertDraftKey } from '../../db/draftKeys.ts';
import { sweepExports } from '../../db/exportsBegun.ts';
import { userHere } from '../../db/roleHere.ts';
import { safeguardsOf } from '../../db/safeguards.ts';
import { noteSignIn, signInOf } from '../../db/users.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { isPastAge } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { User } from '../../shared/domain/people.ts';
import { forbidden, ok, type Result } from '../../shared/result.ts';
import { noteRestore } from '../backups/noteRestore.ts';
import { factorOf, isFactorAsked } from '../secondFactor.ts';
import { admit, afterFailure, type Arrival, type Door, type House, type Stage, type WayIn } from './house.ts';
import { noteAs, tellTurnedAway } from './notes.ts';
import { rememberedOnce } from './recognize.ts';
import { statusOf } from './status.ts';

/** From the locked screen to a desk: the passphrase, and whatever is still asked of this person before they sit down. */

/** Corrections of a network clock stay below this. */
const CLOCK_SLACK_MS = 300_000;

/** @returns the person, unless they may not come in: then the store is locked again. */
export function mayEnter(door: Door, userId: Id, channel: WayIn = 'session.unlock'): Result<User> {
  const found = door.store.read((db) => ok(userHere(db, userId)));
  const person = found.ok ? found.value : null;
  if (person?.mayEnter) return ok(person.user);
  const about = { subject: 'user', subjectId: userId };
  noteAs(door, null, 'signInFailed', channel, { count: 1 }, about);
  door.arriving = null;
  door.store.lock();
  return forbidden(
    person?.user.active
      ? 'You may not sign in on this device. Ask the owner.'
      : 'This person may no longer sign in. Ask the owner.',
  );
}

/** The passphrase was right. Null: the sample office, whose people have none. */
export function signIn(
  house: House,
  door: Door,
  userId: Id,
  passphrase: string | null,
): Result<SessionStatus> {
  const user = mayEnter(door, userId);
  if (!user.ok) return user;
  if (passphrase === null) {
    admit(house, door, user.value);
    lookAfter(house, door);
    return statusOf(house);
  }
  return goOn(house, door, { user: user.value, codeTaken: false, inUse: rememberedOnce(passphrase) });
}

/** Leads somebody on to what is still asked of them, and in when nothing is. */
export function goOn(house: House, door: Door, arrival: Omit<Arrival, 'stage'>): Result<SessionStatus> {
  const stage = stageOf(house, door, arrival);
  house.idle?.touch();
  door.enrolling = null;
  if (stage !== null) {
    door.arriving = { ...arrival, stage };
    return statusOf(house);
  }
  admit(house, door, arrival.user);
  welcome(house, door, arrival.user, {});
  lookAfter(house, door);
  return statusOf(house);
}

function stageOf(house: House, door: Door, { user, codeTaken }: Omit<Arrival, 'stage'>): Stage | null {
  const { store } = door;
  const enrolled = factorOf(store, user) !== null;
  if (enrolled && !codeTaken) return 'code';
  const now = new Date(house.ports.clock()).toISOString();
  const due = store.read((db) => {
    const { mustChange, passphraseAt } = signInOf(db, user.id);
    return ok(mustChange || isPastAge(passphraseAt, now, safeguardsOf(db).passphraseDays));
  });
  if (due.ok && due.value) return 'change';
  return !enrolled && isFactorAsked(store, user) ? 'enroll' : null;
}

/** Somebody sits down: when, with which key for what they leave unsaved, and who was turned away before. */
export function welcome(house: House, door: Door, user: User, set: { readonly passphrase?: boolean }): void {
  const before = door.store.read((db) => ok(lastNotedAt(db)));
  const key = randomBytes(32).toString('base64');
  // A disk that takes nothing keeps nobody from reading; then nothing is sealed either.
  const noted = door.store.write({ userId: user.id, action: 'session.signIn' }, (tx) => {
    noteSignIn(tx.db, user.id, { lastAt: tx.at, ...(set.passphrase ? { passphraseAt: tx.at } : {}) });
    const known = draftKeyOf(tx.db, user.id);
    if (known === null) insertDraftKey(tx.db, user.id, key);
    return ok(known ?? key);
  });
  door.draftKey = noted.ok ? noted.value : null;
  noteRestore({ store: door.store, user });
  tellTurnedAway(door);
  const ahead = Date.parse((before.ok ? before.value : null) ?? '') - house.ports.clock();
  // The entries before this one tell times that had not come yet: whoever reads them is told so.
  const clock = ahead > CLOCK_SLACK_MS ? { clockSetBackHours: Math.ceil(ahead / 3_600_000) } : {};
  noteAs(door, user, 'signIn', 'session.unlock', clock);
}

/** Files that no row names any more go; a large data file is read through once a day while people work. */
function lookAfter(house: House, { store, user, sample }: Door): void {
  store.sweepAttachments(attachmentNames);
  if (user && !sample) sweepExports(store, { userId: user.id, action: 'export.sweep' });
  if (!store.verificationDue()) return;
  void store.verify().then((verified) => {
    const current = house.door;
    if (!verified.ok && current?.store === store) afterFailure(house, current, verified.fault);
  });
}
