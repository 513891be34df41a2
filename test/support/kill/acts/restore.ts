import assert from 'node:assert/strict';
import path from 'node:path';
import { restoreBackup } from '../../../../db/restore.ts';
import type { KillAct } from '../killAct.ts';
import {
  addPatient,
  count,
  dataKeyOf,
  leftovers,
  newOffice,
  PATIENTS,
  readPapers,
  unlockedStore,
  must,
  write,
} from '../office.ts';
import { backUp, backupName, placesOf } from './backup.ts';
import fs from 'node:fs';

/** A backup of an office is put over the office, which has one more patient by then. */
export const restore: KillAct = {
  name: 'restore',
  fresh: true,
  once: true,
  async prepare(folder) {
    const { office, root } = placesOf(folder);
    fs.mkdirSync(root, { recursive: true });
    await newOffice(office);
    backUp(folder, await dataKeyOf(office), backupName(0));
    const store = await unlockedStore(office);
    write(store, (tx) => addPatient(tx, PATIENTS + 1));
    store.close();
  },
  async run(folder, say) {
    const { office, root } = placesOf(folder);
    const dataKey = await dataKeyOf(office);
    say.begin();
    must(
      restoreBackup({
        backup: path.join(root, backupName(0)),
        dataKey,
        into: office,
        damaged: false,
        newDeviceId: 'd'.repeat(32),
        at: '2026-06-04T09:30:00.000Z',
      }),
    );
    say.done();
  },
  async examine(folder, done) {
    const { office } = placesOf(folder);
    const store = await unlockedStore(office);
    const patients = count(store, 'select count(*) from patient');
    assert.equal(readPapers(store), patients);
    store.close();
    // Of before, or of the backup; once it was said to be done, of the backup.
    assert(patients === PATIENTS || (patients === PATIENTS + 1 && done === 0), `${patients} patients`);
    if (patients === PATIENTS) {
      const kept = fs.readdirSync(path.join(office, 'kept'));
      assert.equal(kept.length, 1);
      const before = await unlockedStore(path.join(office, 'kept', kept[0] ?? ''));
      assert.equal(count(before, 'select count(*) from patient'), PATIENTS + 1);
      before.close();
    }
    assert.deepEqual(leftovers(office), []);
    return patients === PATIENTS ? 1 : 0;
  },
};
