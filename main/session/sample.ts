import fs from 'node:fs';
import path from 'node:path';
import type { KdfParameters } from '../../db/keys.ts';
import { Store } from '../../db/store.ts';
import { userHere } from '../../db/roleHere.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { forbidden, locked, notFound, ok, type Result } from '../../shared/result.ts';
import { type SampleOffice, sampleOffice } from '../sample/sampleOffice.ts';
import { signIn } from './arrival.ts';
import { type House, newDoor } from './house.ts';
import { shut, takeOwnFolder } from './ownFolder.ts';
import { statusOf } from './status.ts';

/** The sample office: a store and a key of its own, opened without a passphrase. */

/** Work of stretching a passphrase in the sample office, whose passphrase is public. */
const QUICK_KDF: KdfParameters = { memoryKib: 1024, passes: 1, lanes: 1 };

export function sample(house: House) {
  return {
    openSample(): Promise<Result<SessionStatus>> {
      return house.inTurn(() => openSample(house));
    },

    leaveSample(): Promise<Result<SessionStatus>> {
      return house.inTurn(() => {
        if (!house.door?.sample) return statusOf(house);
        if (house.ports.sample)
          return forbidden('The program was started with the sample office only. Start it without --sample.');
        shut(house);
        takeOwnFolder(house);
        return statusOf(house);
      });
    },

    switchUser(userId: Id): Promise<Result<SessionStatus>> {
      return house.inTurn(() => {
        const door = house.door;
        if (!door?.user) return locked();
        if (!door.sample)
          return forbidden('Only in the sample office. Lock the program and sign in as yourself.');
        const found = door.store.read((db) => ok(userHere(db, userId)));
        if (!found.ok) return found;
        // Looked up before: failing to sign in locks the store, and the sample office has no lock screen.
        return found.value?.mayEnter ? signIn(house, door, userId, null) : notFound('person');
      });
    },

    /** In the sample office nobody has a passphrase, and nothing is locked away. */
    inSample(): boolean {
      return house.door?.sample === true;
    },
  };
}

export async function openSample(house: House): Promise<Result<SessionStatus>> {
  const before = house.door;
  if (before?.user) {
    return before.sample
      ? statusOf(house)
      : forbidden('Lock your office first, then look around in the sample office.');
  }
  if (before?.sample) shut(house);
  let opened = await sampleStore(house);
  if (opened.ok && opened.value.unfinished) {
    opened.value.store.close();
    fs.rmSync(sampleDir(house), { recursive: true, force: true });
    opened = await sampleStore(house);
  }
  if (!opened.ok) return opened;
  const { store, ownerId } = opened.value;
  shut(house);
  const door = newDoor(true, store);
  house.door = door;
  house.problem = null;
  return signIn(house, door, ownerId, null);
}

function sampleDir(house: House): string {
  return path.join(house.ports.dataDir, 'sample');
}

async function sampleStore(house: House): Promise<Result<SampleOffice & { readonly store: Store }>> {
  const { clock, random } = house.ports;
  const opened = Store.open({
    dataDir: sampleDir(house),
    schema: house.schema,
    clock,
    random,
    kdf: QUICK_KDF,
  });
  if (!opened.ok) return opened;
  const store = opened.value;
  let ready: Result<SampleOffice> | null = null;
  try {
    ready = await sampleOffice(store, house.ports);
  } finally {
    if (!ready?.ok) store.close();
  }
  return ready.ok ? ok({ ...ready.value, store }) : ready;
}
