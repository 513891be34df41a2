import { getOffice } from '../../db/offices.ts';
import { noteSignIn, setUserState } from '../../db/users.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { User } from '../../shared/domain/people.ts';
import { forbidden, invalid, locked, ok, type Result } from '../../shared/result.ts';
import { forgetHere, keepHere, keptHere, mayKeep } from '../computerSignIn.ts';
import { goOn } from './arrival.ts';
import { type Door, type House, ownOffice } from './house.ts';
import { noteAs, noteWrong } from './notes.ts';
import { officeOf } from './status.ts';

/** The own passphrase: chosen on the way in, changed at the desk, kept on this computer. */
export function ownPassphrase(house: House) {
  return {
    /** A passphrase of one's own in place of one that somebody else knows or that is too old. */
    chooseOwn(next: string): Promise<Result<SessionStatus>> {
      return house.inTurn(async () => {
        const door = house.door;
        const arrival = door?.arriving;
        if (!door || arrival?.stage !== 'change') return locked();
        if (await arrival.inUse(next))
          return invalid('next', 'This is the passphrase you have now. Choose another.');
        const { user } = arrival;
        const office = door.store.read((db) => ok(getOffice(db)?.name ?? ''));
        const set = await door.store.setPassphrase(
          { userId: user.id, label: user.name },
          next,
          office.ok ? office.value : '',
        );
        if (!set.ok) return set.fault.kind === 'invalid' ? invalid('next', set.fault.message) : set;
        if (house.door !== door || door.arriving !== arrival) return locked();
        const noted = ownPassphraseSet(door, user, 'session.chooseOwn');
        return noted.ok ? goOn(house, door, arrival) : noted;
      });
    },

    changePassphrase(current: string, next: string): Promise<Result<Record<string, never>>> {
      return house.inTurn(() => changePassphrase(house, current, next));
    },

    async computer(): Promise<Result<{ possible: boolean; kept: boolean }>> {
      const open = ownOffice(house);
      if (!open.ok) return open;
      const kept = keptHere(house.ports).includes(open.value.user.id);
      return ok({ possible: await mayKeep(house.ports), kept });
    },

    keepOnComputer(passphrase: string): Promise<Result<void>> {
      return house.inTurn(async () => {
        const open = ownOffice(house);
        if (!open.ok) return open;
        const { store, user } = open.value;
        const door = house.door;
        const proved = await store.unlock({ userId: user.id, passphrase });
        if (!proved.ok) {
          if (door?.user === user) noteWrong(door, user, 'session.keepOnComputer', proved.fault);
          return proved;
        }
        const kept = await keepHere(house.ports, store, user.id);
        if (kept.ok)
          noteAs(house.door, user, 'passphraseChanged', 'session.keepOnComputer', { computer: 'on' });
        return kept;
      });
    },

    forgetOnComputer(): Promise<Result<void>> {
      return house.inTurn(async () => {
        const open = ownOffice(house);
        if (!open.ok) return open;
        const { store, user } = open.value;
        const forgotten = await forgetHere(house.ports, store, user.id);
        if (forgotten.ok)
          noteAs(house.door, user, 'passphraseChanged', 'session.forgetOnComputer', { computer: 'off' });
        return forgotten;
      });
    },
  };
}

async function changePassphrase(
  house: House,
  current: string,
  next: string,
): Promise<Result<Record<string, never>>> {
  const door = house.door;
  if (!door?.user) return locked();
  if (door.sample) return forbidden('The sample office has no passphrase of its own.');
  // The office may be locked while the passphrase is stretched: nobody is at this door then.
  const { user } = door;
  const sitting = house.sitting;
  const changed = await door.store.changePassphrase(user.id, {
    passphrase: current,
    newPassphrase: next,
    officeName: officeOf(house)?.name ?? '',
  });
  // Then nothing was changed: the store keeps no key file of a sitting that is over.
  if (sitting !== house.sitting) return locked();
  if (!changed.ok) {
    noteWrong(door, user, 'session.changePassphrase', changed.fault);
    return changed;
  }
  const noted = ownPassphraseSet(door, user, 'session.changePassphrase');
  return noted.ok ? ok({}) : noted;
}

export function ownPassphraseSet(door: Door, user: User, channel: string): Result<void> {
  const kept = door.store.write({ userId: user.id, action: channel }, (tx) => {
    setUserState(tx, user.id, { mustChange: false });
    noteSignIn(tx.db, user.id, { passphraseAt: tx.at });
    return ok(undefined);
  });
  if (kept.ok) noteAs(door, user, 'passphraseChanged', channel);
  return kept;
}
