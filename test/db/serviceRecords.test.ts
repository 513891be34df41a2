import { expect, test } from 'vitest';
import { historyOf } from '../../db/historyRows.ts';
import { visitsOf } from '../../db/recordLists.ts';
import { insertServiceRecord, serviceRecordOf } from '../../db/serviceRecords.ts';
import { equipment } from '../../db/nouns.ts';
import { insertVisit, sealVisit } from '../../db/visits.ts';
import { ok } from '../../shared/result.ts';
import { realOffice, write } from './records.ts';
import { aDevice, aVisit } from './samples.ts';
import { OWNER, value } from './workbench.ts';

function decision(visitId: string) {
  return {
    visitId,
    payerName: 'Specimen Medicare',
    answer: 'doNotBill',
    why: 'Not paid separately',
    source: 'Manual, chapter 15',
    note: '',
    userId: OWNER,
    userName: 'Olive Owner',
  } as const;
}

test('a signed visit is kept as a service record, once, and shows it in lists and history', async () => {
  const store = await realOffice();
  const device = write(store, (tx) => equipment.insert(tx, aDevice()));
  const visit = write(store, (tx) => insertVisit(tx, aVisit({ equipmentId: device.id })));
  const other = write(store, (tx) => insertVisit(tx, aVisit({ equipmentId: device.id })));
  write(store, (tx) =>
    value(sealVisit(tx, visit, { userId: OWNER, signedName: 'Terry Tech', enteredBy: '' })),
  );
  const kept = write(store, (tx) => insertServiceRecord(tx, decision(visit.id)));
  expect(kept.at).toMatch(/^\d{4}-\d{2}-\d{2}T/);
  store.read((db) => {
    expect(serviceRecordOf(db, visit.id)).toEqual(kept);
    expect(serviceRecordOf(db, other.id)).toBeNull();
    const rows = visitsOf(db, { equipmentId: device.id });
    expect(Object.fromEntries(rows.map((row) => [row.id, row.keptAsRecord]))).toEqual({
      [visit.id]: true,
      [other.id]: false,
    });
    const { rows: history } = historyOf(db, 'visit', visit.id, { offset: 0, limit: 50 });
    expect(history.filter(({ record }) => record === 'service record')).toMatchObject([
      { action: 'insert', userName: 'Olive Owner' },
    ]);
    return ok(undefined);
  });
  expect(() => write(store, (tx) => insertServiceRecord(tx, decision(visit.id)))).toThrow();
});

test('the table takes no draft, no change and no removal', async () => {
  const store = await realOffice();
  const draft = write(store, (tx) => insertVisit(tx, aVisit()));
  expect(() => write(store, (tx) => insertServiceRecord(tx, decision(draft.id)))).toThrow();
  const visit = write(store, (tx) => insertVisit(tx, aVisit()));
  write(store, (tx) =>
    value(sealVisit(tx, visit, { userId: OWNER, signedName: 'Terry Tech', enteredBy: '' })),
  );
  write(store, (tx) => insertServiceRecord(tx, decision(visit.id)));
  for (const sql of ['update service_record set note = note', 'delete from service_record']) {
    expect(() => write(store, (tx) => tx.db.prepare(sql).run())).toThrow();
  }
});
