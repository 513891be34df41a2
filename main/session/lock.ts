import type { SessionStatus } from '../../shared/contract/session.ts';
import type { Result } from '../../shared/result.ts';
import { admit, afterFailure, type House } from './house.ts';
import { noteAs } from './notes.ts';
import { idleMinutes, statusOf } from './status.ts';

/** When an open office is locked: on command, after idleness, never during work of minutes. */
export function locking(house: House) {
  return {
    lock(): Promise<Result<SessionStatus>> {
      // Nobody stands at an open window for the minutes of a renewal: the store takes it back, and it stays owed.
      if (house.absorbed > 0) {
        lockNow(house, 'asked');
        return Promise.resolve(statusOf(house));
      }
      return house.inTurn(() => {
        lockNow(house, 'asked');
        return statusOf(house);
      });
    },

    /** A person did something. */
    touch(): void {
      house.idle?.touch();
    },

    idleSecondsLeft(): number | null {
      return idleSecondsLeft(house);
    },

    /** Locks when nobody has done anything for too long. @returns whether it did. */
    lockIfIdle(): boolean {
      if (house.absorbed > 0 || idleSecondsLeft(house) !== 0) return false;
      lockNow(house, 'idle');
      return true;
    },

    /** Runs work of minutes in its turn; the office does not lock itself meanwhile. */
    absorbed<T>(work: () => Promise<T>): Promise<T> {
      return house.inTurn(async () => {
        house.absorbed += 1;
        try {
          return await work();
        } finally {
          house.absorbed -= 1;
          house.idle?.touch();
        }
      });
    },
  };
}

function lockNow(house: House, why: 'asked' | 'idle'): void {
  const door = house.door;
  if (!door) return;
  house.newCode = null;
  if (door.user) noteAs(door, door.user, 'signOut', 'session.lock', { why });
  admit(house, door, null);
  door.store.lock();
  // Locked away from its files: the first screen says what happened to them, at once.
  const state = door.store.state();
  if (!state.ok) afterFailure(house, door, state.fault);
}

function idleSecondsLeft(house: House): number | null {
  const limit = idleMinutes(house);
  return limit === null || !house.idle ? null : house.idle.secondsLeft(limit);
}
