import os from 'node:os';
import path from 'node:path';
import { rememberedPlace } from '../backups/rememberedPlace.ts';
import { Store } from '../../db/store.ts';
import { type Fault, forbidden, type Result } from '../../shared/result.ts';
import { afterFailure, endSitting, type House, newDoor } from './house.ts';
import { noteAs } from './notes.ts';

/** The own folder as a whole: taken when the program starts, shut when it ends, left to a restore in between. */
export function ownFolder(house: House) {
  return {
    /**
     * Work on the own folder as a whole while nothing has it open: a restore. Afterwards its door is there again, shut.
     * Refused in the sample office.
     */
    whileShut<T>(work: (dataDir: string) => Promise<Result<T>>): Promise<Result<T>> {
      return house.inTurn(async () => {
        if (house.door?.sample ?? house.ports.sample)
          return forbidden('The sample office is made anew when it is damaged. Leave it first.');
        shut(house);
        try {
          return await work(house.ports.dataDir);
        } finally {
          takeOwnFolder(house);
        }
      });
    },

    /** A fault of the file that was found while people work: the office is closed, and its first screen says why. */
    fileFailed(store: Store, fault: Fault): void {
      if (house.door?.store === store) afterFailure(house, house.door, fault);
    },

    close(): Promise<void> {
      return house.inTurn(() => {
        shut(house);
      });
    },
  };
}

export function takeOwnFolder(house: House): void {
  const opened = Store.open({
    dataDir: house.ports.dataDir,
    schema: house.schema,
    clock: house.ports.clock,
    random: house.ports.random,
    rescuePlaces: () => [rememberedPlace(house.ports.dataDir), path.join(os.tmpdir(), 'claimwright-rescue')],
    moved(fault) {
      if (house.door && !house.door.sample) afterFailure(house, house.door, fault);
    },
    ...(house.uptime ? { uptime: house.uptime } : {}),
    ...(house.kdf ? { kdf: house.kdf } : {}),
  });
  if (!opened.ok) {
    house.problem = opened.fault;
    return;
  }
  const state = opened.value.state();
  if (!state.ok) {
    house.problem = state.fault;
    opened.value.close();
    return;
  }
  house.problem = null;
  house.door = newDoor(false, opened.value);
}

export function shut(house: House): void {
  const door = house.door;
  if (door?.user && !door.sample) noteAs(door, door.user, 'signOut', '', { why: 'closed' });
  door?.store.close();
  house.door = null;
  endSitting(house);
}
