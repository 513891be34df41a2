import assert from 'node:assert/strict';
import { verifyLog } from '../../../../db/serviceLog.ts';
import { insertVisit, sealVisit } from '../../../../db/visits.ts';
import { ok } from '../../../../shared/result.ts';
import { aVisit } from '../../../db/samples.ts';
import type { KillAct } from '../killAct.ts';
import { count, leftovers, must, newOffice, PERSON, unlockedStore } from '../office.ts';

const SIGNER = { userId: PERSON, signedName: 'Terry Tech', enteredBy: '' };

/** Visits are written and sealed, one transaction each. */
export const sealing: KillAct = {
  name: 'sealing of visits',
  fresh: false,
  once: false,
  prepare: newOffice,
  async run(folder, say) {
    const store = await unlockedStore(folder);
    say.begin();
    for (;;) {
      must(
        store.write({ userId: PERSON, action: 'visits.seal' }, (tx) =>
          sealVisit(tx, insertVisit(tx, aVisit()), SIGNER),
        ),
      );
      say.done();
    }
  },
  async examine(folder) {
    const store = await unlockedStore(folder);
    try {
      const seals = count(store, 'select count(*) from visit_seal');
      assert.equal(count(store, 'select count(*) from visit'), seals);
      assert.equal(count(store, 'select count(*) from visit_log'), seals);
      must(
        store.read((db) => {
          assert.deepEqual(verifyLog(db, { most: 100_000 }).breaks, []);
          return ok(undefined);
        }),
      );
      return seals;
    } finally {
      store.close();
      assert.deepEqual(leftovers(folder), []);
    }
  },
};
