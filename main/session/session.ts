import type { KdfParameters } from '../../db/keys.ts';
import { storeSchema } from '../../db/schema.ts';
import type { StoreSchema } from '../../db/tables.ts';
import type { Ports } from '../hosts/ports.ts';
import { device } from './device.ts';
import { emergency } from './emergency.ts';
import { createHouse } from './house.ts';
import { locking } from './lock.ts';
import { ownFolder, takeOwnFolder } from './ownFolder.ts';
import { ownPassphrase } from './ownPassphrase.ts';
import { openSample, sample } from './sample.ts';
import { joiningOffice } from './joinOffice.ts';
import { settingUp } from './setUp.ts';
import { theSitting } from './sitting.ts';
import { unlocking } from './unlock.ts';

/**
 * Which office is open, and who is signed in. There are two data folders: the supplier's own, and inside it one
 * for the sample office, with a store and a key of its own, so that made-up and real records never meet.
 *
 * The parts of this folder share one house; what they offer together is the session.
 */

/** @param kdf only tests pass one: how hard new passphrases are stretched; and the same schema in one step. */
export function createSession(ports: Ports, kdf?: KdfParameters, schema: StoreSchema = storeSchema) {
  const house = createHouse(ports, kdf, schema);
  return {
    /** Opens what the host asked for. Never throws for the state of a file: status says what is wrong. */
    async start(): Promise<void> {
      if (house.ports.sample) {
        const opened = await house.inTurn(() => openSample(house));
        if (!opened.ok) house.problem = opened.fault;
        return;
      }
      takeOwnFolder(house);
    },

    /** Nothing could be opened for a reason that nobody foresaw; the log has it under the reference. */
    giveUp(reference: string): void {
      house.problem = {
        kind: 'internal',
        reference,
        message: `The data could not be opened. Start the program again; if it happens again, give your support this reference: ${reference}.`,
      };
    },

    ...theSitting(house),
    ...settingUp(house),
    ...joiningOffice(house),
    ...unlocking(house),
    ...ownPassphrase(house),
    ...device(house),
    ...emergency(house),
    ...locking(house),
    ...sample(house),
    ...ownFolder(house),
  };
}

export type Session = ReturnType<typeof createSession>;
