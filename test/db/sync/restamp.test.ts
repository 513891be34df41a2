import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceState } from '../../../db/sync/deviceState.ts';
import { digestOf } from '../../../db/sync/noteSet.ts';
import { setsOf } from '../../../db/sync/outbox.ts';
import { firstAhead, restamp } from '../../../db/sync/restamp.ts';
import { officeRow, roster } from '../../../db/sync/roster.ts';
import { isSignedBy } from '../../../db/sync/setSignatures.ts';
import { becomeSuccessor } from '../../../db/sync/devices.ts';
import { msOf } from '../../../shared/sync/hybridClock.ts';
import {
  addPerson,
  type ExchangeDevice,
  firstDevice,
  joined,
  newId,
  rename,
} from '../../support/sync/exchangeDevice.ts';
import { dump, inTransaction, smallRules } from '../../support/sync/smallOffice.ts';

const HOUR = 3_600_000;
const ports = { rules: smallRules, newId };

/** Each set follows from the one before it, says what it says under its digest, and is signed by its device. */
function expectSound(device: ExchangeDevice): void {
  const { db } = device;
  const office = officeRow(db)?.id ?? '';
  for (const { device: id, signKey } of roster(db).values()) {
    let previous = '';
    for (const set of setsOf(db, id, 0, 1000)) {
      const { signature, ...unsigned } = set;
      const digest = digestOf(unsigned);
      expect(set.previous).toBe(previous);
      expect(db.prepare('select digest from _set where device = ? and n = ?').pluck().get(id, set.n)).toBe(
        digest,
      );
      expect(isSignedBy(signKey, office, digest, signature)).toBe(true);
      previous = digest;
    }
  }
  const state = deviceState(db);
  const last = setsOf(db, state?.id ?? '', (state?.n ?? 0) - 1, 1).at(0);
  expect(state?.head).toBe(last ? digestOf(last) : '');
  expect(db.prepare('select count(*) from _edit where hlc not in (select hlc from _set)').pluck().get()).toBe(
    0,
  );
}

test('times go where they belong; order, parents and records stay', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5), { minLength: 2, maxLength: 12 }),
      fc.nat(12),
      fc.boolean(),
      fc.integer({ min: -3 * HOUR, max: HOUR }),
      (acts, after, renewed, shift) => {
        const device = firstDevice(1, '');
        const ids = [addPerson(device, 'Ann')];
        for (const [at, act] of acts.entries()) {
          if (act === 0) ids.push(addPerson(device, `person ${at}`));
          else rename(device, ids[act % ids.length] ?? '', `name ${at}`);
        }
        const { n = 0, id = '' } = deviceState(device.db) ?? {};
        const from = Math.min(after, n);
        const before = dump(device);
        const parents = 'select count(*) from _edit where parent in (select hlc from _set)';
        const linked = device.db.prepare(parents).pluck().get();
        const now = Date.now();
        const place = { newId, at: new Date().toISOString(), place: 'elsewhere' };
        const done = inTransaction(device.db, () =>
          restamp(
            device.db,
            {
              after: from,
              now,
              shift,
              offset: shift,
              ...(renewed ? { renew: (db) => void becomeSuccessor(db, place) } : {}),
            },
            ports,
          ),
        );
        expect(done.sets).toBe(n - from);
        expectSound(device);
        for (const table of ['person', 'disputes'] as const)
          expect(dump(device)[table]).toEqual(before[table]);
        expect(device.db.prepare(parents).pluck().get()).toBe(linked);
        const state = deviceState(device.db);
        expect(state?.id === id).toBe(!renewed);
        expect(state?.n).toBe(renewed ? n - from : n);
        // The next edit is behind all of them.
        rename(device, ids[0] ?? '', 'at last');
        const newest = device.db.prepare<[], string>('select max(hlc) from _set').pluck().get() ?? '';
        expect(newest.endsWith(state?.id ?? '-')).toBe(true);
        expectSound(device);
        device.db.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('what was seen is never overtaken from behind', () => {
  const a = firstDevice(1, '');
  const b = joined(a, 2);
  const ann = addPerson(a, 'Ann');
  // b sees it although its own clock is hours behind, and writes on.
  b.merge(setsOf(a.db, a.id, 0, 10));
  rename(b, ann, 'Ann by b');
  const seen = msOf(setsOf(a.db, a.id, 0, 1).at(0)?.hlc ?? '');
  inTransaction(b.db, () =>
    restamp(b.db, { after: 0, now: Date.now(), shift: -10 * HOUR, offset: 0 }, ports),
  );
  expect(msOf(setsOf(b.db, b.id, 0, 1).at(0)?.hlc ?? '')).toBeGreaterThanOrEqual(seen);
  expect(b.db.prepare('select name from person').pluck().get()).toBe('Ann by b');
});

test('only what is ahead is put right', () => {
  const device = firstDevice(1, '');
  addPerson(device, 'in time');
  device.skew = 2 * HOUR;
  addPerson(device, 'ahead');
  addPerson(device, 'ahead too');
  expect(firstAhead(device.db, 0, Date.now() + HOUR)).toBe(2);
  expect(firstAhead(device.db, 2, Date.now() + HOUR)).toBe(3);
  expect(firstAhead(device.db, 0, Date.now() + 3 * HOUR)).toBeNull();
});
