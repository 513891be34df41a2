import { expect, test } from 'vitest';
import { equipment } from '../../db/nouns.ts';
import {
  earlierRepairsOf,
  getReplacementDecision,
  insertReplacementDecision,
  replacementDecisionsOf,
} from '../../db/replacementDecisions.ts';
import { insertVisit, sealVisit } from '../../db/visits.ts';
import { ok } from '../../shared/result.ts';
import { realOffice, write } from './records.ts';
import { aDevice, aVisit } from './samples.ts';
import { OWNER, value } from './workbench.ts';

const LABOR = {
  repairedCode: 'E1390',
  standardRepair: '',
  description: 'Bench work',
  minutes: 30,
  hourlyRateCents: 8_000,
  runs: [],
};

function decision(equipmentId: string, decidedOn: string) {
  return {
    equipmentId,
    visitId: null,
    decidedOn,
    decision: 'replace',
    repairCents: null,
    earlierCents: 24_000,
    earlierRepairs: 2,
    earlierUnknown: 1,
    payerName: 'Specimen Medicare',
    capPercent: 100,
    screenPercent: 60,
    replacementCents: 310_000,
    replacementSource: 'Price list of 2026-09-01',
    remainingMonths: 24,
    standing: { facts: [{ label: 'Who owns it', value: 'Loaner' }], duties: [] },
    reason: 'Repaired twice within a year.',
    signedName: 'Olive Owner',
    userId: OWNER,
  } satisfies Parameters<typeof insertReplacementDecision>[1];
}

test('decisions are kept as they were signed, newest first, and never change', async () => {
  const store = await realOffice();
  const device = write(store, (tx) => equipment.insert(tx, aDevice()));
  const first = write(store, (tx) => insertReplacementDecision(tx, decision(device.id, '2026-10-01')));
  const second = write(store, (tx) => insertReplacementDecision(tx, decision(device.id, '2026-10-20')));
  store.read((db) => {
    expect(replacementDecisionsOf(db, device.id)).toEqual([second, first]);
    expect(getReplacementDecision(db, first.id)).toEqual(first);
    return ok(undefined);
  });
  for (const sql of ["update replacement_decision set reason = 'x'", 'delete from replacement_decision']) {
    expect(() => write(store, (tx) => tx.db.exec(sql))).toThrow();
  }
});

test('an earlier repair is a signed visit with work, not a draft, a set-up or the visit itself', async () => {
  const store = await realOffice();
  const device = write(store, (tx) => equipment.insert(tx, aDevice()));
  const signed = (values: Parameters<typeof aVisit>[0]) =>
    write(store, (tx) => {
      const work = { ...LABOR, id: tx.newId() };
      const visit = insertVisit(tx, aVisit({ equipmentId: device.id, labor: [work], ...values }));
      return value(sealVisit(tx, visit, { userId: OWNER, signedName: 'Terry Tech', enteredBy: '' }));
    });
  const repair = signed({ purpose: 'repair', visitedOn: '2026-09-01' });
  signed({ purpose: 'setup', visitedOn: '2026-09-02' });
  signed({ purpose: 'repair', visitedOn: '2026-09-03', parts: [], labor: [] });
  write(store, (tx) => insertVisit(tx, aVisit({ equipmentId: device.id, visitedOn: '2026-09-04' })));
  const later = signed({ purpose: 'emergency', visitedOn: '2026-10-01' });
  const ids = (visitId: string | null, before: string | null) =>
    value(store.read((db) => ok(earlierRepairsOf(db, device.id, { visitId, before })))).map(
      (each) => each.visitId,
    );
  expect(ids(null, null)).toEqual([later.id, repair.id]);
  expect(ids(later.id, '2026-10-01')).toEqual([repair.id]);
  expect(ids(repair.id, '2026-09-01')).toEqual([]);
});
