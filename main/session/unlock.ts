import { getOffice } from '../../db/offices.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { fail, forbidden, invalid, locked, notFound, ok, type Result } from '../../shared/result.ts';
import { unlockHere } from '../computerSignIn.ts';
import { dropFactor, factorOf } from '../secondFactor.ts';
import { goOn, mayEnter, signIn } from './arrival.ts';
import { afterFailure, type House } from './house.ts';
import { noteAs } from './notes.ts';
import { ownPassphraseSet } from './ownPassphrase.ts';
import { computerUsers, statusOf } from './status.ts';

/** The ways in from the locked screen. */
export function unlocking(house: House) {
  return {
    unlock(userId: Id, passphrase: string): Promise<Result<SessionStatus>> {
      return house.inTurn(() => unlock(house, userId, passphrase));
    },

    /** Once after the start: whoever locks the office, or leaves it idle, is asked for the passphrase. */
    unlockByComputer(userId: Id): Promise<Result<SessionStatus>> {
      return house.inTurn(async () => {
        const door = house.door;
        if (!door) return house.problem ? fail(house.problem) : locked();
        if (door.user) return statusOf(house);
        if (!computerUsers(house).includes(userId))
          return forbidden('Type your passphrase: the office was locked since the program started.');
        const unlocked = await unlockHere(house.ports, door.store, userId);
        if (!unlocked.ok) return afterFailure(house, door, unlocked.fault);
        const user = mayEnter(door, userId);
        if (!user.ok) return user;
        const inUse = (next: string) => door.store.isPassphraseOf(userId, next);
        return goOn(house, door, { user: user.value, codeTaken: false, inUse });
      });
    },

    /** Only while locked: whoever is signed in changes the own passphrase by the old one. */
    recover(userId: Id, code: string, newPassphrase: string): Promise<Result<SessionStatus>> {
      return house.inTurn(() => recover(house, userId, code, newPassphrase));
    },
  };
}

async function unlock(house: House, userId: Id, passphrase: string): Promise<Result<SessionStatus>> {
  const door = house.door;
  if (!door) return house.problem ? fail(house.problem) : locked();
  if (door.user) return statusOf(house);
  const unlocked = await door.store.unlock({ userId, passphrase });
  if (!unlocked.ok) return afterFailure(house, door, unlocked.fault);
  return signIn(house, door, userId, passphrase);
}

async function recover(
  house: House,
  userId: Id,
  code: string,
  newPassphrase: string,
): Promise<Result<SessionStatus>> {
  const door = house.door;
  if (!door) return house.problem ? fail(house.problem) : locked();
  if (door.user) return forbidden('The office is open. Lock it first, then use the recovery code.');
  const holders = door.store.holders();
  const holder = holders.ok ? holders.value.find((candidate) => candidate.userId === userId) : undefined;
  if (!holder) return notFound('person');
  const unlocked = await door.store.unlock({ recoveryCode: code });
  if (!unlocked.ok) return afterFailure(house, door, unlocked.fault);
  const user = mayEnter(door, userId, 'session.recover');
  if (!user.ok) return user;
  const name = door.store.read((db) => ok(getOffice(db)?.name ?? ''));
  const set = await door.store.setPassphrase(holder, newPassphrase, name.ok ? name.value : '');
  if (!set.ok) {
    door.arriving = null;
    door.store.lock();
    return set.fault.kind === 'invalid' ? invalid('newPassphrase', set.fault.message) : set;
  }
  noteAs(door, user.value, 'recoveryCodeUsed', 'session.recover');
  // Whoever holds the code of the office has shown more than any device does; the lost one stops working.
  if (factorOf(door.store, user.value)) dropFactor(door.store, user.value, 'session.recover');
  ownPassphraseSet(door, user.value, 'session.recover');
  return goOn(house, door, { user: user.value, codeTaken: true, inUse: (next) => next === newPassphrase });
}
