import { expect, test } from 'vitest';
import { insertChase } from '../../db/chases.ts';
import { insertEvent, moveClaim } from '../../db/claims.ts';
import { denials, payers, physicians } from '../../db/nouns.ts';
import {
  cleanClaims,
  denialsByReason,
  holdAges,
  moneyAtRisk,
  repairCost,
  turnaround,
} from '../../db/reportsOfPeriod.ts';
import type { Connection } from '../../db/open.ts';
import type { WriteFrame } from '../../db/recordTable.ts';
import type { Store } from '../../db/store.ts';
import { sealVisit } from '../../db/visits.ts';
import type { ClaimState } from '../../shared/domain/claim.ts';
import { addDays, addMonths, dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import type { ChaseValues } from '../../shared/domain/chase.ts';
import type { DenialValues } from '../../shared/domain/denial.ts';
import { ok } from '../../shared/result.ts';
import { fullScans, plansOf } from './plans.ts';
import { aRepairCase, type RepairCase, realOffice, write } from './records.ts';
import { aPayer, TODAY } from './samples.ts';
import { OWNER, value } from './workbench.ts';

const dayOf = (at: string) => dateInZone(Date.parse(at), 'America/Chicago');
const MAY = { from: '2026-05-01', to: '2026-05-31' } as const;
const MAY_INSTANTS = { from: '2026-04-30T00:00:00.000Z', to: '2026-06-02T00:00:00.000Z' };

function eventAt(tx: WriteFrame, { claim }: RepairCase, state: ClaimState, at: string): void {
  insertEvent({ ...tx, at }, claim.id, { state, note: '', userName: 'O' });
}

function aDenial(of: RepairCase, more: Partial<DenialValues> = {}): DenialValues {
  return {
    claimId: of.claim.id,
    lineId: null,
    kind: 'denied',
    remittanceClaimId: null,
    batchEventId: null,
    payerId: of.payer.id,
    reasonGroup: 'CO',
    reason: '16',
    remarks: [],
    words: 'Something is missing',
    cents: 1_000,
    receivedOn: '2026-05-10',
    dueOn: null,
    filingLimitOn: null,
    ruleIds: [],
    ownerId: null,
    state: 'open',
    nextStep: null,
    answerClaimId: null,
    outcome: '',
    note: '',
    ...more,
  };
}

function aChase(of: RepairCase, more: Partial<ChaseValues>): ChaseValues {
  return {
    physicianId: of.physician.id,
    patientId: of.patient.id,
    claimId: of.claim.id,
    letterId: null,
    asks: [],
    sentOn: '2026-05-01',
    lastSentOn: '2026-05-01',
    times: 1,
    sentBy: 'fax',
    againOn: null,
    returnedOn: null,
    documentId: null,
    closedReason: '',
    note: '',
    ...more,
  };
}

function read<T>(store: Store, work: (db: Connection) => T): T {
  return value(store.read((db) => ok(work(db))));
}

test('a claim is counted once, in the office’s month of its first sending, by what became of it', async () => {
  const store = await realOffice();
  write(store, (tx) => {
    const paid = aRepairCase(tx);
    // Half past two in the night in UTC is still April in Chicago.
    eventAt(tx, paid, 'sent', '2026-05-01T02:30:00.000Z');
    eventAt(tx, paid, 'paid', '2026-05-20T12:00:00.000Z');
    const clean = aRepairCase(tx);
    eventAt(tx, clean, 'sent', '2026-06-01T04:30:00.000Z');
    eventAt(tx, clean, 'paid', '2026-06-20T12:00:00.000Z');
    const rejected = aRepairCase(tx);
    eventAt(tx, rejected, 'sent', '2026-05-02T12:00:00.000Z');
    eventAt(tx, rejected, 'rejected', '2026-05-03T12:00:00.000Z');
    eventAt(tx, rejected, 'sent', '2026-05-04T12:00:00.000Z');
    eventAt(tx, rejected, 'paid', '2026-05-20T12:00:00.000Z');
    const partly = aRepairCase(tx);
    eventAt(tx, partly, 'sent', '2026-05-05T12:00:00.000Z');
    eventAt(tx, partly, 'paid', '2026-05-20T12:00:00.000Z');
    denials.insert(tx, aDenial(partly));
    eventAt(tx, aRepairCase(tx), 'sent', '2026-05-06T12:00:00.000Z');
    const again = aRepairCase(tx);
    eventAt(tx, again, 'sent', '2026-03-06T12:00:00.000Z');
    eventAt(tx, again, 'sent', '2026-05-06T12:00:00.000Z');
  });
  expect(read(store, (db) => cleanClaims(db, MAY, MAY_INSTANTS, dayOf))).toEqual([
    { month: '2026-05', sent: 4, clean: 1, refused: 2, waiting: 1 },
  ]);
  const april = { from: '2026-04-01', to: '2026-04-30' };
  expect(
    read(store, (db) =>
      cleanClaims(db, april, { from: '2026-03-31T00:00:00.000Z', to: '2026-05-02T00:00:00.000Z' }, dayOf),
    ),
  ).toEqual([{ month: '2026-04', sent: 1, clean: 1, refused: 0, waiting: 0 }]);
});

test('holds by their last beginning', async () => {
  const store = await realOffice();
  write(store, (tx) => {
    for (const days of [0, 7, 8, 61]) {
      const { claim } = aRepairCase(tx);
      const frame = { ...tx, at: `${addDays(TODAY, -days)}T15:00:00.000Z` };
      value(
        moveClaim(
          frame,
          { id: claim.id, revision: claim.revision },
          { state: 'onHold', note: 'x', userName: 'O' },
        ),
      );
    }
    aRepairCase(tx);
  });
  const rows = read(store, (db) => holdAges(db, TODAY, dayOf));
  expect(rows.map(({ age, claims }) => [age, claims])).toEqual([
    ['0–7 days', 2],
    ['8–14 days', 1],
    ['15–30 days', 0],
    ['31–60 days', 0],
    ['Over 60 days', 1],
  ]);
});

test('turnaround by physician, the slowest first; given up is not waiting', async () => {
  const store = await realOffice();
  write(store, (tx) => {
    const of = aRepairCase(tx);
    const { id: _id, revision: _revision, ...values } = of.physician;
    const other = physicians.insert(tx, { ...values, firstName: 'Sue', lastName: 'Slow' });
    insertChase(tx, aChase(of, { returnedOn: '2026-05-04' }));
    insertChase(tx, aChase(of, { returnedOn: '2026-05-11' }));
    insertChase(tx, aChase(of, { closedReason: 'Moved away' }));
    insertChase(tx, aChase(of, { sentOn: '2026-05-30' }));
    insertChase(tx, aChase(of, { sentOn: '2026-06-01', returnedOn: '2026-06-02' }));
    insertChase(tx, aChase(of, { sentOn: null, times: 0 }));
    insertChase(tx, aChase(of, { physicianId: other.id, sentOn: '2026-05-31', returnedOn: '2026-06-20' }));
  });
  expect(read(store, (db) => turnaround(db, MAY, '2026-06-09'))).toEqual([
    {
      physician: 'Slow, Sue',
      asked: 1,
      returned: 1,
      waiting: 0,
      averageDays: 20,
      longestDays: 20,
      oldestWaitingDays: null,
    },
    {
      physician: "O'Specimen, Phil",
      asked: 4,
      returned: 2,
      waiting: 1,
      averageDays: 6.5,
      longestDays: 10,
      oldestWaitingDays: 10,
    },
  ]);
});

test('refusals by payer, kind and reason, the dearest first', async () => {
  const store = await realOffice();
  write(store, (tx) => {
    const of = aRepairCase(tx);
    denials.insert(tx, aDenial(of));
    denials.insert(tx, aDenial(of, { state: 'answered', cents: 2_000, receivedOn: '2026-05-31' }));
    denials.insert(
      tx,
      aDenial(of, { kind: 'rejected', reasonGroup: 'A7', reason: '164', payerId: null, cents: 0 }),
    );
    denials.insert(tx, aDenial(of, { receivedOn: '2026-06-01' }));
  });
  const rows = read(store, (db) => denialsByReason(db, MAY));
  expect(rows).toMatchObject([
    { kind: 'denied', reason: 'CO-16', count: 2, cents: 3_000, unanswered: 1 },
    { payer: 'Payer not known', kind: 'rejected', reason: 'A7-164', count: 1, cents: 0, unanswered: 1 },
  ]);
});

test('repair cost of signed visits by model, labor rounded line by line', async () => {
  const store = await realOffice();
  let day: IsoDate = '';
  const expected = { parts: 0, labor: 0 };
  write(store, (tx) => {
    for (const seal of [true, true, false]) {
      const { visit } = aRepairCase(tx);
      day = visit.visitedOn ?? '';
      if (!seal) continue;
      value(sealVisit(tx, visit, { userId: OWNER, signedName: 'Tess Tech', enteredBy: '' }));
      for (const { quantity, unitCostCents } of visit.parts)
        expected.parts += (quantity ?? 0) * (unitCostCents ?? 0);
      for (const { minutes, hourlyRateCents } of visit.labor)
        expected.labor += Math.floor(((minutes ?? 0) * (hourlyRateCents ?? 0) + 30) / 60);
    }
  });
  expect(expected.parts).toBeGreaterThan(0);
  const [row, ...more] = read(store, (db) => repairCost(db, { from: day, to: day }));
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    visits: 2,
    devices: 2,
    partsCents: expected.parts,
    laborCents: expected.labor,
  });
  const before = addDays(day, -1);
  expect(read(store, (db) => repairCost(db, { from: before, to: before }))).toEqual([]);
});

test('money at risk: refusals without an answer by deadline, rejected apart from denied', async () => {
  const store = await realOffice();
  write(store, (tx) => {
    const of = aRepairCase(tx);
    denials.insert(tx, aDenial(of, { dueOn: addDays(TODAY, -1), cents: 100 }));
    denials.insert(tx, aDenial(of, { dueOn: TODAY, cents: 200 }));
    denials.insert(tx, aDenial(of, { dueOn: addDays(TODAY, 8), cents: 400, kind: 'rejected' }));
    denials.insert(tx, aDenial(of, { filingLimitOn: addMonths(TODAY, 12), cents: 800, state: 'working' }));
    denials.insert(tx, aDenial(of, { cents: 1_600 }));
    denials.insert(tx, aDenial(of, { cents: 3_200, state: 'answered', dueOn: TODAY }));
  });
  const rows = read(store, (db) => moneyAtRisk(db, TODAY));
  expect(rows.map(({ due, rejectedCents, deniedCents }) => [due, rejectedCents, deniedCents])).toEqual([
    ['Overdue', 0, 100],
    ['Within 7 days', 0, 200],
    ['8–30 days', 400, 0],
    ['31–90 days', 0, 0],
    ['Later', 0, 800],
    ['No deadline known', 0, 1_600],
  ]);
});

test('no figure walks through a whole table', async () => {
  const store = await realOffice();
  write(store, (tx) => {
    aRepairCase(tx);
    payers.insert(tx, aPayer());
  });
  const plans = read(store, (real) =>
    plansOf(real, (db) => {
      cleanClaims(db, MAY, MAY_INSTANTS, dayOf);
      holdAges(db, TODAY, dayOf);
      turnaround(db, MAY, TODAY);
      denialsByReason(db, MAY);
      repairCost(db, MAY);
      moneyAtRisk(db, TODAY);
    }),
  );
  expect(plans).toHaveLength(7);
  expect(fullScans(plans)).toEqual([]);
  const steps = plans.flatMap(({ steps: each }) => each).join('\n');
  for (const index of ['claim_event_sent', 'chase_sent', 'denial_received', 'visit_list', 'claim_state'])
    expect(steps).toContain(index);
});
