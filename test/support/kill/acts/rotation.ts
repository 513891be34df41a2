import assert from 'node:assert/strict';
import fs from 'node:fs';
import { isSound } from '../../../../db/open.ts';
import { storePaths } from '../../../../db/paths.ts';
import { ok } from '../../../../shared/result.ts';
import type { KillAct } from '../killAct.ts';
import { count, leftovers, must, newOffice, PATIENTS, readPapers, unlockedStore } from '../office.ts';

/** The data key is renewed, over and over. */
export const rotation: KillAct = {
  name: 'key rotation',
  fresh: false,
  once: false,
  near: true,
  prepare: newOffice,
  async run(folder, say) {
    const store = await unlockedStore(folder);
    say.begin();
    for (;;) {
      must(
        await store.rotateKey(({ step }) => {
          if (step === 'replace') say.near(); // the new files come into place next
        }),
      );
      say.done();
    }
  },
  async examine(folder, done) {
    const store = await unlockedStore(folder);
    try {
      assert.equal(count(store, 'select count(*) from patient'), PATIENTS);
      assert.equal(readPapers(store), PATIENTS);
      must(store.read((db) => (assert(isSound(db, 'full')), ok(undefined))));
      assert(!store.rotationOwed());
    } finally {
      store.close();
    }
    assert.deepEqual(leftovers(folder), []);
    assert(fs.readFileSync(storePaths(folder).keys, 'utf8').includes('"swap": null'));
    return done; // an old key and a new one are equally whole
  },
};
