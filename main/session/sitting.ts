import type { Store } from '../../db/store.ts';
import { userHere } from '../../db/roleHere.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { User } from '../../shared/domain/people.ts';
import { ok, type Result } from '../../shared/result.ts';
import { awaitsRecovery, type House, openOffice } from './house.ts';
import { statusOf } from './status.ts';

/** Who sits at the desk now, and what this sitting may take back. */
export function theSitting(house: House) {
  return {
    user(): User | null {
      return house.door?.user ?? null;
    },

    /** Counts who signed in and out: what was begun in one sitting must not end in another. */
    sitting(): number {
      return house.sitting;
    },

    /** @param told at once whenever a sitting ends: at a lock, however it came, at a change of the person and at the end */
    whenSittingEnds(told: () => void): void {
      house.sittingOver = told;
    },

    awaitsRecovery(): boolean {
      return awaitsRecovery(house);
    },

    /** The open store and who uses it; null while locked. */
    open(): { readonly store: Store; readonly user: User } | null {
      return openOffice(house);
    },

    status(): Result<SessionStatus> {
      return statusOf(house);
    },

    /**
     * After the own name, qualification or role was changed, here or elsewhere.
     * @returns false: this person may sit here no more
     */
    readUserAgain(): boolean {
      const door = house.door;
      const id = door?.user?.id;
      if (!door || id === undefined || door.emergency) return true;
      const found = door.store.read((db) => ok(userHere(db, id)));
      if (!found.ok || !found.value) return true;
      door.user = found.value.user;
      return found.value.mayEnter;
    },

    /** Keeps the last changes of this sign-in for undo, newest last. */
    remember(transactionId: string, label: string): void {
      house.undo = [...house.undo.slice(-19), { transactionId, label }];
    },

    /** The change to take back next. */
    lastChange(): { readonly transactionId: string; readonly label: string } | null {
      return house.undo.at(-1) ?? null;
    },

    forgetLastChange(): void {
      house.undo = house.undo.slice(0, -1);
    },

    /** After a step that stays, nothing from before it is taken back by accident. */
    forgetChanges(): void {
      house.undo = [];
    },
  };
}
