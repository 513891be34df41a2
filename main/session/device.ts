import { signInOf } from '../../db/users.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { User } from '../../shared/domain/people.ts';
import { forbidden, invalid, locked, ok, type Result } from '../../shared/result.ts';
import type { CodeClocks } from '../oneTimeCodes.ts';
import {
  beginEnrolment,
  dropFactor,
  factorOf,
  finishEnrolment,
  isFactorAsked,
  renewSpareCodes,
  takeCode,
} from '../secondFactor.ts';
import { goOn } from './arrival.ts';
import { awaitsRecovery, type Door, type House, openOffice } from './house.ts';
import { statusOf } from './status.ts';

/** The second factor of whoever comes in or sits at the desk. */
export function device(house: House) {
  return {
    /** The code of the device, in the state `code`. */
    enterCode(code: string): Promise<Result<SessionStatus>> {
      return house.inTurn(() => {
        const door = house.door;
        const arrival = door?.arriving;
        if (!door || arrival?.stage !== 'code') return locked();
        const taken = takeCode(door.store, arrival.user, code, codeClocks(house));
        if (!taken.ok) return taken;
        return goOn(house, door, { ...arrival, codeTaken: true });
      });
    },

    /** @param code of the device before, where there is one: whoever finds the window open must not put theirs in its place */
    beginEnrolment(code: string): Promise<Result<{ secret: string; picture: string[] }>> {
      return house.inTurn(() => {
        const by = enroller(house);
        if (!by) return noDevice(house);
        const { door, user } = by;
        if (factorOf(door.store, user)) {
          const taken = takeCode(door.store, user, code, codeClocks(house));
          if (!taken.ok) return taken;
        }
        const begun = beginEnrolment(door.store, user, house.ports);
        door.enrolling = begun.secret;
        return ok(begun);
      });
    },

    finishEnrolment(code: string): Promise<Result<{ spareCodes: string[]; status: SessionStatus }>> {
      return house.inTurn(() => {
        const by = enroller(house);
        if (!by) return noDevice(house);
        const { door, user } = by;
        if (door.enrolling === null) return invalid('code', 'Scan the picture first.');
        const done = finishEnrolment(door.store, user, door.enrolling, code, house.ports);
        if (!done.ok) return done;
        door.enrolling = null;
        const arrival = door.arriving;
        const status = arrival ? goOn(house, door, { ...arrival, codeTaken: true }) : statusOf(house);
        return status.ok ? ok({ ...done.value, status: status.value }) : status;
      });
    },

    ownSignIn(): Result<{
      secondFactor: boolean;
      secondFactorAsked: boolean;
      spareCodesLeft: number;
      passphraseAt: string | null;
    }> {
      const open = openOffice(house);
      if (!open) return locked();
      const factor = factorOf(open.store, open.user);
      const signIn = open.store.read((db) => ok(signInOf(db, open.user.id)));
      return ok({
        secondFactor: factor !== null,
        secondFactorAsked: isFactorAsked(open.store, open.user),
        spareCodesLeft: factor?.spareCodes.length ?? 0,
        passphraseAt: signIn.ok ? signIn.value.passphraseAt : null,
      });
    },

    newSpareCodes(code: string): Promise<Result<{ spareCodes: string[] }>> {
      return house.inTurn(() => {
        const open = openOffice(house);
        if (!open) return locked();
        const taken = takeCode(open.store, open.user, code, codeClocks(house));
        return taken.ok ? renewSpareCodes(open.store, open.user, house.ports) : taken;
      });
    },

    dropSecondFactor(code: string): Promise<Result<void>> {
      return house.inTurn(() => {
        const open = openOffice(house);
        if (!open) return locked();
        if (isFactorAsked(open.store, open.user))
          return forbidden('The office asks your role for a device. It can be replaced, not given up.');
        const taken = takeCode(open.store, open.user, code, codeClocks(house));
        return taken.ok ? dropFactor(open.store, open.user, 'session.dropSecondFactor') : taken;
      });
    },
  };
}

/** Where the host tells no running time, the clock on the wall has to do for both. */
function codeClocks({ ports, uptime }: House): CodeClocks {
  const now = ports.clock();
  return { now, uptime: uptime?.() ?? now };
}

/** Who may enroll a device now: somebody on the way in who has to, or who is signed in. */
function enroller(house: House): { readonly door: Door; readonly user: User } | null {
  const door = house.door;
  if (!door || door.sample || door.emergency) return null;
  if (door.user) return awaitsRecovery(house) ? null : { door, user: door.user };
  return door.arriving?.stage === 'enroll' ? { door, user: door.arriving.user } : null;
}

function noDevice(house: House): Result<never> {
  if (house.door?.sample)
    return forbidden('The sample office has no sign-in of its own, so no device either.');
  return house.door?.user ? forbidden('This sitting may not enroll a device.') : locked();
}
