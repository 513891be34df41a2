import assert from 'node:assert/strict';
import { equipment } from '../../../../db/nouns.ts';
import { isSound } from '../../../../db/open.ts';
import { readCsv } from '../../../../main/csv/readCsv.ts';
import { registerRows } from '../../../../main/csv/registerRows.ts';
import { guessMapping } from '../../../../shared/domain/registerColumns.ts';
import { ok } from '../../../../shared/result.ts';
import type { KillAct } from '../killAct.ts';
import { count, leftovers, must, newOffice, PERSON, unlockedStore } from '../office.ts';

const ROWS = 40;

/** A register of devices is taken in from a file, all or none, in steps with room for others between them. */
export const registerImport: KillAct = {
  name: 'import of a register',
  fresh: false,
  once: false,
  prepare: newOffice,
  async run(folder, say) {
    const store = await unlockedStore(folder);
    say.begin();
    for (let list = 0; ; list += 1) {
      const lines = Array.from({ length: ROWS }, (_, row) => `Acme,Glide,${process.pid}-${list}-${row}`);
      const file = must(readCsv(Buffer.from(['Make,Model,Serial', ...lines].join('\n')), null));
      const { devices } = registerRows(file, guessMapping(file.headings), '2026-06-03');
      assert.equal(devices.length, ROWS);
      const written = await store.writeInSteps(
        { userId: PERSON, action: 'register.importCsv' },
        function* (tx) {
          for (const [row, { values }] of devices.entries()) {
            equipment.add(tx, values);
            if (row % 10 === 9) yield;
          }
          return ok(undefined);
        },
        () => new Promise((resolve) => setImmediate(() => resolve(true))),
      );
      must(written ?? ok(undefined));
      say.done();
    }
  },
  async examine(folder) {
    const store = await unlockedStore(folder);
    try {
      const devices = count(store, 'select count(*) from equipment');
      assert.equal(devices % ROWS, 0);
      assert.equal(
        count(store, `select count(*) from equipment_search where equipment_search match 'glide'`),
        devices,
      );
      must(store.read((db) => (assert(isSound(db, 'quick')), ok(undefined))));
      return devices / ROWS;
    } finally {
      store.close();
      assert.deepEqual(leftovers(folder), []);
    }
  },
};
