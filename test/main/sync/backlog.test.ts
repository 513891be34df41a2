import { expect, test } from 'vitest';
import { setsWaiting } from '../../../db/sync/offers.ts';
import { addPerson, exchange, firstDevice, joined, newId } from '../../support/sync/exchangeDevice.ts';
import { mapHub, serve } from '../../support/sync/mapHub.ts';
import { smallRules } from '../../support/sync/smallOffice.ts';

const SETS = 400;
const EDITS_EACH = 50;

test('20,000 edits go up and come down in parts that stay small, and the program goes on between them', async () => {
  expect(smallRules.tables['person']).toBe('record');
  const hub = mapHub();
  const a = firstDevice(1, await serve(hub));
  const b = joined(a, 2);
  await exchange(a);
  addPerson(a, 'first');
  for (let n = 0; n < SETS; n += 1) {
    a.write(Date.now(), (db, at) => {
      const add = db.prepare(
        `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, ?, '', '', '', ?, ?)`,
      );
      for (let row = 0; row < EDITS_EACH; row += 1) add.run(newId(), `person ${n} ${row}`, at, at);
    });
  }
  expect(setsWaiting(a.db)).toBe(SETS + 1);
  expect((await exchange(a)).sent).toBe(SETS + 1);
  expect(Math.max(...hub.bodies.map(({ length }) => length))).toBeLessThan(3 * 1024 * 1024);

  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const parts: number[] = [];
  const { merge } = b.store;
  const watched = {
    ...b.store,
    merge: (...given: Parameters<typeof merge>): ReturnType<typeof merge> => {
      parts.push(given[0].reduce((sum, { edits }) => sum + edits.length, 0));
      return merge(...given);
    },
  };
  last = performance.now();
  const report = await exchange(b, { store: watched });
  clearInterval(beat);
  expect(report).toMatchObject({ problem: null, taken: SETS + 1 });
  expect(b.db.prepare('select count(*) from person').pluck().get()).toBe(SETS * EDITS_EACH + 1);
  expect(parts.length).toBeGreaterThanOrEqual((SETS * EDITS_EACH) / 2050);
  expect(Math.max(...parts)).toBeLessThanOrEqual(2050);
  // Of a busy machine's clock no more is asked than that the parts did not come at once.
  expect(longest).toBeLessThan(5000);
});
