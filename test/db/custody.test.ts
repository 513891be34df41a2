import { expect, test } from 'vitest';
import { custodyOf, insertCustody, lastCustodyDay, openCustody, openVisitDays } from '../../db/custody.ts';
import { hangingOn, insertNotDuplicate, likeDevicesHeld, possibleDuplicates } from '../../db/duplicates.ts';
import { equipment } from '../../db/nouns.ts';
import { devicesBySerial } from '../../db/register.ts';
import { ok } from '../../shared/result.ts';
import { fullScans, plansOf } from './plans.ts';
import { aRepairCase, realOffice, write } from './records.ts';
import { aDevice } from './samples.ts';
import { OWNER } from './workbench.ts';

const BY = { id: OWNER, name: 'Olive Owner' };

function entryOf(equipmentId: string, on: string, holderId: string | null) {
  return {
    equipmentId,
    kind: holderId === null ? 'pickedUp' : 'delivered',
    on,
    holderId,
    location: '',
    otherEquipmentId: null,
    reason: '',
    userId: OWNER,
    userName: BY.name,
  } as const;
}

test('entries are read by their day, then in the order in which they were written, and never change', async () => {
  const store = await realOffice();
  const { device, patient } = write(store, (tx) => aRepairCase(tx));
  write(store, (tx) => {
    insertCustody(tx, entryOf(device.id, '2026-02-01', null));
    insertCustody(tx, entryOf(device.id, '2026-02-01', patient.id));
    insertCustody(tx, entryOf(device.id, '2026-01-01', patient.id));
  });
  store.read((db) => {
    expect(custodyOf(db, device.id).map(({ on, holderId }) => [on, holderId])).toEqual([
      ['2026-01-01', patient.id],
      ['2026-02-01', null],
      ['2026-02-01', patient.id],
    ]);
    expect(lastCustodyDay(db, device.id)).toBe('2026-02-01');
    expect(openVisitDays(db, device.id)).toHaveLength(1);
    expect(hangingOn(db, device.id)).toEqual({ visits: 1, claims: 1, documents: 0, moves: 3 });
    return ok(undefined);
  });
  for (const sql of [`update custody set reason = 'x'`, 'delete from custody']) {
    expect(() => write(store, (tx) => tx.db.prepare(sql).run())).toThrow();
  }
});

test('a log is opened once, with the day that is known, and not where nobody holds the device', async () => {
  const store = await realOffice();
  const { device } = write(store, (tx) => aRepairCase(tx));
  const free = write(store, (tx) => equipment.insert(tx, aDevice({ holderId: null })));
  const rented = { ...device, rentalStartedOn: '2026-03-03' };
  write(store, (tx) => {
    openCustody(tx, rented, '2026-05-01', BY);
    openCustody(tx, rented, '2026-06-01', BY);
    openCustody(tx, free, '2026-05-01', BY);
  });
  store.read((db) => {
    expect(custodyOf(db, device.id).map(({ on, kind }) => [on, kind])).toEqual([['2026-03-03', 'delivered']]);
    expect(lastCustodyDay(db, free.id)).toBeNull();
    return ok(undefined);
  });
});

test('like devices are found, held ones told apart, and a settled pair stays away', async () => {
  const store = await realOffice();
  const { device } = write(store, (tx) => aRepairCase(tx));
  const twin = write(store, (tx) =>
    equipment.insert(tx, aDevice({ holderId: null, serial: ` ${device.serial.toLowerCase()}-` })),
  );
  const seen = () =>
    store.read((db) =>
      ok([
        possibleDuplicates(db).length,
        likeDevicesHeld(db, twin).length,
        likeDevicesHeld(db, device).length,
      ]),
    );
  expect(seen()).toEqual(ok([1, 1, 0]));
  write(store, (tx) =>
    insertNotDuplicate(tx, {
      equipmentId: twin.id,
      otherEquipmentId: device.id,
      reason: 'Both real',
      userId: OWNER,
      userName: BY.name,
    }),
  );
  expect(seen()).toEqual(ok([0, 0, 0]));
});

test('what a page or a scan asks walks along an index', async () => {
  const store = await realOffice();
  const { device } = write(store, (tx) => aRepairCase(tx));
  store.read((db) => {
    const plans = plansOf(db, (noted) => {
      custodyOf(noted, device.id);
      lastCustodyDay(noted, device.id);
      openVisitDays(noted, device.id);
      hangingOn(noted, device.id);
      devicesBySerial(noted, device.serial);
    });
    expect(plans.length).toBeGreaterThan(5);
    expect(fullScans(plans)).toEqual([]);
    expect(devicesBySerial(db, device.serial.toLowerCase())).toHaveLength(1);
    return ok(undefined);
  });
});
