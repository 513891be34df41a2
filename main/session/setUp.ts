import { insertOffice } from '../../db/offices.ts';
import type { WriteTransaction } from '../../db/store.ts';
import { insertUser } from '../../db/users.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { idSource } from '../../shared/domain/ids.ts';
import type { Office, User } from '../../shared/domain/people.ts';
import { forbidden, invalid, locked, ok, type Result } from '../../shared/result.ts';
import { welcome } from './arrival.ts';
import { admit, awaitsRecovery, type House } from './house.ts';
import { statusOf } from './status.ts';

/** A new office is set up, and its recovery code typed back. */

interface NewOfficeInput {
  readonly office: Omit<Office, 'id' | 'revision' | 'sample'>;
  readonly ownerName: string;
  readonly passphrase: string;
}

export function settingUp(house: House) {
  return {
    setUp(input: NewOfficeInput): Promise<Result<{ recoveryCode: string }>> {
      return house.inTurn(() => setUp(house, input));
    },

    newRecoveryCode(): Promise<Result<{ recoveryCode: string }>> {
      return house.inTurn(() => {
        const door = house.door;
        if (!door?.user || !awaitsRecovery(house))
          return forbidden('The recovery code was already typed back.');
        return door.store.renewRecoveryCode();
      });
    },

    confirmRecovery(code: string): Promise<Result<SessionStatus>> {
      return house.inTurn(async () => {
        const door = house.door;
        if (!door?.user) return locked();
        // Whoever joined with this computer types it back; afterwards the code is the owner's matter.
        if (door.user.role !== 'owner' && !awaitsRecovery(house))
          return forbidden('The recovery code was already typed back.');
        const confirmed = await door.store.confirmRecoveryCode(code);
        return confirmed.ok ? statusOf(house) : confirmed;
      });
    },
  };
}

async function setUp(house: House, input: NewOfficeInput): Promise<Result<{ recoveryCode: string }>> {
  const door = house.door;
  if (!door || door.sample) return forbidden('Leave the sample office first, then set up your own.');
  if (input.office.name.trim() === '') return invalid('office.name', 'Give the name of your business.');
  if (input.ownerName.trim() === '') return invalid('ownerName', 'Give your name.');
  const owner: User = {
    id: idSource(house.ports.clock, house.ports.random)(),
    name: input.ownerName.trim(),
    role: 'owner',
    qualification: '',
    active: true,
  };
  const made = await door.store.create({
    holder: { userId: owner.id, label: owner.name },
    passphrase: input.passphrase,
    officeName: input.office.name,
    populate: (tx: WriteTransaction) => {
      insertOffice(tx, input.office, false);
      insertUser(tx, owner);
      return ok(undefined);
    },
  });
  if (made.ok) {
    admit(house, door, owner);
    welcome(house, door, owner, { passphrase: true });
  }
  return made;
}
