import { insertEmergencyEvent } from '../../db/emergencies.ts';
import { insertUser } from '../../db/users.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { emergencyUserName } from '../../shared/domain/access.ts';
import { idSource } from '../../shared/domain/ids.ts';
import type { User } from '../../shared/domain/people.ts';
import { fail, forbidden, invalid, locked, ok, type Result } from '../../shared/result.ts';
import { noteRestore } from '../backups/noteRestore.ts';
import { admit, afterFailure, type House, openOffice } from './house.ts';
import { noteAs, tellTurnedAway } from './notes.ts';
import { rememberedOnce } from './recognize.ts';
import { statusOf } from './status.ts';

/** The office opened for reading by the emergency code, and that code renewed. */
export function emergency(house: House) {
  return {
    /**
     * Opens the office for reading by the emergency code. Whoever comes in is a person of their own in the journal and in
     * the audit trail, named after the human; without that note nobody gets in.
     */
    openInEmergency(code: string, name: string, reason: string): Promise<Result<SessionStatus>> {
      return house.inTurn(async () => {
        const door = house.door;
        if (!door) return house.problem ? fail(house.problem) : locked();
        if (door.user || door.sample)
          return forbidden('The office is open. The emergency code is for a locked one.');
        if (name.trim() === '') return invalid('name', 'Say who you are.');
        if (reason.trim().length < 10)
          return invalid('reason', 'Say in a few words why this cannot wait; the owner will read it.');
        const unlocked = await door.store.unlock({ emergencyCode: code });
        if (!unlocked.ok) return afterFailure(house, door, unlocked.fault);
        door.arriving = null;
        const user: User = {
          id: idSource(house.ports.clock, house.ports.random)(),
          name: emergencyUserName(name.trim()),
          role: 'readOnly',
          qualification: '',
          active: true,
        };
        const noted = door.store.write({ userId: user.id, action: 'session.openInEmergency' }, (tx) => {
          insertUser(tx, { ...user, active: false }, { emergency: true });
          insertEmergencyEvent(tx, { kind: 'opened', reason: reason.trim() }, user);
          return ok(tx.at);
        });
        if (!noted.ok) {
          door.store.lock();
          return noted;
        }
        admit(house, door, user);
        door.emergency = { name: name.trim(), reason: reason.trim(), at: noted.value };
        noteRestore({ store: door.store, user });
        tellTurnedAway(door);
        noteAs(door, user, 'emergencyAccess', 'session.openInEmergency');
        return statusOf(house);
      });
    },

    /** Remembers of the code only what tells it from others, until it was typed back. */
    async newEmergencyCode(): Promise<Result<{ emergencyCode: string }>> {
      const open = openOffice(house);
      if (!open) return locked();
      const made = await open.store.newEmergencyCode();
      if (!made.ok) return made;
      house.newCode = rememberedOnce(bareCode(made.value.emergencyCode));
      noteAs(house.door, open.user, 'emergencyCodeRenewed', 'emergency.newCode');
      return ok({ emergencyCode: made.value.emergencyCode });
    },

    /** @returns ok when this is the code just made, typed from its paper; `invalid` at `code`. */
    isNewEmergencyCode(typed: string): Result<void> {
      if (!house.newCode)
        return forbidden(
          'A code is shown only once, and this one is not known here any more. Make a new one.',
        );
      return house.newCode(bareCode(typed))
        ? ok(undefined)
        : invalid('code', 'This is not the code on the sheet. Read it again, group by group.');
    },
  };
}

/** As the eye reads it: case, spaces and dashes do not count, O is 0, I and L are 1. */
function bareCode(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
