import { expect, test } from 'vitest';
import { orders, patients } from '../../db/nouns.ts';
import { countDue, duePatients, keptPatient, obstaclesOf } from '../../db/retention.ts';
import { insertVisit } from '../../db/visits.ts';
import { ok } from '../../shared/result.ts';
import { fullScans, plansOf } from './plans.ts';
import { realOffice, write } from './records.ts';
import { anOrder, aPatient, aVisit } from './samples.ts';
import { value } from './workbench.ts';

const PATIENTS = 10_000;

test('a page of those who are due comes quickly among 10,000 patients, and pages leave nobody out', async () => {
  const store = await realOffice();
  write(store, (tx) => {
    for (let n = 0; n < PATIENTS; n += 1) {
      const patientId = patients.add(tx, aPatient({ chartNumber: String(n) }));
      const day = n % 50 === 0 ? '2015-03-01' : '2024-03-01';
      orders.add(tx, { ...anOrder(patientId), orderedOn: day, signedOn: day, receivedOn: day });
    }
  });
  value(
    store.read((db) => {
      const query = { today: '2026-06-03', years: 7 };
      const started = performance.now();
      const seen: string[] = [];
      let after = '';
      let pages = 0;
      for (;;) {
        const page = duePatients(db, { ...query, after, limit: 50 });
        seen.push(...page.map(({ id }) => id));
        pages += 1;
        if (page.length < 50) break;
        after = page.at(-1)?.id ?? '';
      }
      const total = countDue(db, query);
      const took = performance.now() - started;
      expect(seen.length).toBe(PATIENTS / 50);
      expect(new Set(seen).size).toBe(seen.length);
      expect(total).toBe(seen.length);
      // Everything twice over, on a machine that may be busy: a page alone is far less.
      expect(took / (pages + 1)).toBeLessThan(1000);
      const plans = plansOf(db, (noted) => {
        duePatients(noted, { ...query, after: '', limit: 50 });
        countDue(noted, query);
      });
      expect(fullScans(plans).filter((step) => step !== 'SCAN p')).toEqual([]);
      return ok(undefined);
    }),
  );
}, 120_000);

test('somebody of whom nothing has a date counts from the day of their entry; unsigned work is in the way', async () => {
  const store = await realOffice();
  const { id } = write(store, (tx) => patients.insert(tx, aPatient()));
  value(
    store.read((db) => {
      expect(keptPatient(db, id)?.last).toEqual({ kind: 'entered', on: '2026-06-03' });
      expect(duePatients(db, { today: '2033-06-03', years: 7, after: '', limit: 9 })).toEqual([]);
      expect(
        duePatients(db, { today: '2033-06-04', years: 7, after: '', limit: 9 }).map((row) => row.id),
      ).toEqual([id]);
      return ok(undefined);
    }),
  );
  write(store, (tx) =>
    insertVisit(tx, { ...aVisit(), equipmentId: null, patientId: id, visitedOn: '2015-01-02' }),
  );
  value(
    store.read((db) => {
      expect(obstaclesOf(db, id)).toEqual([{ kind: 'visit', count: 1 }]);
      expect(keptPatient(db, id)?.last).toEqual({ kind: 'visit', on: '2015-01-02' });
      return ok(undefined);
    }),
  );
  expect(value(store.read((db) => ok(keptPatient(db, '01890000-0000-7000-8000-00000000ffff'))))).toBeNull();
}, 30_000);
