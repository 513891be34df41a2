import assert from 'node:assert/strict';
import { verifyTrailAtOnce } from '../../../../db/auditVerify.ts';
import { isPurgeUnfinished, purgePatients } from '../../../../db/purge.ts';
import { storeSchema } from '../../../../db/schema.ts';
import { ok } from '../../../../shared/result.ts';
import type { KillAct } from '../killAct.ts';
import { count, leftovers, must, newOffice, PATIENTS, PERSON, readPapers, unlockedStore } from '../office.ts';

/** A patient is purged, and the data file written anew. Afterwards they are whole or gone, and the trail holds. */
export const purge: KillAct = {
  name: 'purge',
  fresh: true,
  once: true,
  prepare: newOffice,
  async run(folder, say) {
    const store = await unlockedStore(folder);
    const [patientId = ''] = must(
      store.read((db) => ok(db.prepare<[], string>('select id from patient order by id').pluck().all())),
    );
    say.begin();
    const purged = must(
      store.write({ userId: PERSON, action: 'retention.purge' }, (tx) =>
        purgePatients(
          { db: tx.db, at: tx.at, newId: tx.newId, tables: storeSchema.tables },
          {
            patientIds: [patientId],
            reason: 'Past their time',
            backupName: 'none',
            userId: PERSON,
            userName: 'Olive',
          },
        ),
      ),
    );
    must(store.finishPurge(purged.attachments));
    say.done();
  },
  async examine(folder) {
    const store = await unlockedStore(folder);
    try {
      const purges = count(store, 'select count(*) from purge_run');
      const left = PATIENTS - purges;
      assert.equal(count(store, 'select count(*) from patient'), left);
      assert.equal(count(store, 'select count(*) from document'), left);
      assert.equal(readPapers(store), left);
      assert.equal(
        count(store, `select count(*) from _journal where tbl = 'patient' and op = 'insert'`),
        left,
      );
      assert.equal(count(store, `select count(*) from sqlite_master where name = '_journal_keep_delete'`), 1);
      assert.equal(count(store, `select count(*) from sqlite_master where name = '_j_patient_delete'`), 1);
      must(
        store.read((db) => {
          assert.equal(isPurgeUnfinished(db), false);
          assert.equal(verifyTrailAtOnce(db).ok, true);
          assert.equal(db.pragma('integrity_check', { simple: true }), 'ok');
          return ok(undefined);
        }),
      );
      return purges;
    } finally {
      store.close();
      assert.deepEqual(leftovers(folder), []);
    }
  },
};
