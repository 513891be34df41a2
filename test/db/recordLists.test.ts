import { NO_INSURED } from '../../shared/domain/filing.ts';
import { describe, expect, test } from 'vitest';
import { claimsOf, listClaims, queueCount, queueRows } from '../../db/claimLists.ts';
import { claimCaseOf } from '../../db/claimCase.ts';
import { claimsTouchedBy } from '../../db/claimSummaries.ts';
import { documentsOf, insertDocument, removeDocument } from '../../db/documents.ts';
import { findRecords } from '../../db/find.ts';
import { historyOf } from '../../db/historyRows.ts';
import { coverages, equipment, patients, payers } from '../../db/nouns.ts';
import { listPayers } from '../../db/payerList.ts';
import { listPhysicians } from '../../db/physicianList.ts';
import { listDocuments, listEquipment, listPatients, listVisits, visitsOf } from '../../db/recordLists.ts';
import { claimsByState, dueSoon, gapCounts, overridesBetween } from '../../db/reports.ts';
import { patientMatch } from '../../db/searchText.ts';
import type { Connection } from '../../db/open.ts';
import { all, run } from '../../db/rows.ts';
import type { Store, WriteTransaction } from '../../db/store.ts';
import { insertVisit, sealVisit } from '../../db/visits.ts';
import type { PatientValues } from '../../shared/domain/people.ts';
import { ok } from '../../shared/result.ts';
import { fullScans, type Plan, plansOf } from './plans.ts';
import { aRepairCase, attempt, realOffice, type RepairCase, write } from './records.ts';
import { aDevice, aPaper, aPatient, aPayer, aVisit, TODAY } from './samples.ts';
import { OWNER, value } from './workbench.ts';

const PAGE = { offset: 0, limit: 50 };

function read<T>(store: Store, work: (db: Connection) => T): T {
  return value(store.read((db) => ok(work(db))));
}

function addPaper(
  tx: WriteTransaction,
  overrides: Parameters<typeof aPaper>[0] = {},
): ReturnType<typeof insertDocument> {
  return insertDocument(tx, aPaper(overrides), {
    fileName: 'scan.pdf',
    mediaType: 'application/pdf',
    bytes: 10,
    pages: 2,
    sha256: 'a'.repeat(64),
    condition: 'readable',
    addedAt: tx.at,
    addedBy: 'O',
    attachment: 'b'.repeat(64),
  });
}

/** Columns of a device that copies of it share. */
const COPIED =
  'make, model, kind, hcpcs, lot, ownership, holder_id, location, acquired_on, rental_started_on, warranty_until, warranty_labor_until, replacement_cents, replacement_source, hour_meter, note, created_at, updated_at';

describe('patients are found', () => {
  const people: Partial<PatientValues>[] = [
    { firstName: 'Siobhán', lastName: "O'Brien", birthDate: '1948-05-03', phone: '2175550142' },
    {
      firstName: 'Jean-Luc',
      middleName: 'Q',
      lastName: 'Smith-Jones',
      suffix: 'Jr.',
      birthDate: '1931-12-25',
      mobile: '3125550199',
      phone: '',
    },
    { firstName: 'Ana', lastName: 'de la Cruz', birthDate: null, phone: '', chartNumber: 'H-00317' },
    { firstName: 'Bo', lastName: 'Müller', birthDate: '2001-11-30', phone: '' },
  ];
  async function finder(): Promise<(query: string) => string[]> {
    const store = await realOffice();
    write(store, (tx) => people.forEach((person) => patients.insert(tx, aPatient(person))));
    return (query) =>
      read(store, (db) => listPatients(db, query, PAGE, TODAY)).rows.map(
        ({ name }) => name.split(',')[0] ?? '',
      );
  }

  test.each([
    ["O'Brien", 'obrien OBRIEN o’brien ob "brien si" "obrien, siobhan" "siobhan o\'b" SIOBHÁN'],
    ["O'Brien", '5/3/48 05/03/1948 050348 05031948 1948-05-03 5-3-1948 1948 5/3 "5/3/48 brien" "brien 1948"'],
    [
      "O'Brien",
      '2175550142 217-555-0142 "(217) 555-0142" "217 555 0142" +12175550142 5550142 555-0142 0142 "0142 brien" 217',
    ],
    [
      'Smith-Jones Jr.',
      'smith jones smithj smith-jones "jones smith" "jean luc" jeanluc jean-luc "smith q" 12/25/31 3125550199 0199 jr',
    ],
    ['de la Cruz', 'cruz "de la cruz" delacruz "ana cruz" 00317 H-00317 h00317'],
    ['Müller', 'muller müller MÜLL 11/30/01 2001'],
  ])('%s by %s', async (name, queries) => {
    const found = await finder();
    for (const query of queries.match(/"[^"]+"|\S+/g) ?? [])
      expect(found(query.replaceAll('"', '')), query).toEqual([name]);
  });

  test('nobody by what fits nobody, whatever is typed', async () => {
    const found = await finder();
    for (const query of [
      'xyz',
      'brien jones',
      '5/4/48',
      '9999999999',
      '"',
      '""" OR name:*',
      'name : x',
      '*',
      '%',
      '_',
      '-',
      '()',
      'NEAR(a b)',
      'b19480503',
      '\u0000',
    ]) {
      expect(found(query), query).toEqual([]);
    }
  });

  test('in the order of their names, page by page, with the number of all', async () => {
    const store = await realOffice();
    write(store, (tx) => people.forEach((person) => patients.insert(tx, aPatient(person))));
    const list = (offset: number, limit: number): ReturnType<typeof listPatients> =>
      read(store, (db) => listPatients(db, '', { offset, limit }, TODAY));
    expect(list(0, 50).rows.map(({ name }) => name)).toEqual([
      'de la Cruz, Ana',
      'Müller, Bo',
      "O'Brien, Siobhán",
      'Smith-Jones Jr., Jean-Luc Q',
    ]);
    expect(list(1, 2)).toMatchObject({
      total: 4,
      rows: [{ name: 'Müller, Bo' }, { name: "O'Brien, Siobhán" }],
    });
  });

  test('under their new name after a change, and not at all once removed', async () => {
    const own = await realOffice();
    const patient = write(own, (tx) => patients.insert(tx, aPatient({ lastName: 'Before' })));
    const list = (query: string): number => read(own, (db) => listPatients(db, query, PAGE, TODAY)).total;
    value(
      attempt(own, (tx) =>
        patients.save(tx, { ...patient, values: aPatient({ lastName: 'After', phone: '3125550111' }) }),
      ),
    );
    expect([list('before'), list('after'), list('2175550142'), list('0111')]).toEqual([0, 1, 0, 1]);
    const removal = value(
      attempt(own, (tx) => (patients.remove(tx, { ...patient, revision: 2 }), ok(tx.transactionId))),
    );
    expect([list('after'), list('')]).toEqual([0, 0]);
    value(own.undo({ userId: OWNER, action: 'undo' }, removal));
    expect(list('after')).toBe(1);
  });

  test('with coverage that pays first, devices and open claims', async () => {
    const own = await realOffice();
    const { patient } = write(own, (tx) => {
      const made = aRepairCase(tx);
      const other = payers.insert(tx, aPayer({ name: 'Second Plan' }));
      coverages.insert(tx, {
        patientId: made.patient.id,
        payerId: other.id,
        rank: 2,
        memberId: '',
        groupNumber: '',
        relation: 'self',
        insured: NO_INSURED,
        planName: '',
        insuranceType: '',
        from: null,
        to: null,
        signatureOnFileOn: null,
        assignment: null,
      });
      return made;
    });
    expect(read(own, (db) => listPatients(db, '', PAGE, TODAY)).rows).toEqual([
      {
        id: patient.id,
        name: 'Testperson, Avery',
        birthDate: '1948-05-03',
        phone: '2175550142',
        city: 'Springfield',
        payerName: 'Specimen Health Plan',
        devices: 1,
        openClaims: 1,
      },
    ]);
  });
});

test('a two-digit year is of the past, and without a day to count from only whole years are dates', () => {
  expect(patientMatch('5/3/48', TODAY)).toContain('b19480503');
  expect(patientMatch('5/3/25', TODAY)).toContain('b20250503');
  expect(patientMatch('5/3/48', null)).not.toContain('b1948');
  expect(patientMatch('5/3/1948', null)).toContain('b19480503');
});

describe('other lists', () => {
  async function filled(): Promise<{ store: Store } & RepairCase> {
    const store = await realOffice();
    const made = write(store, (tx) => aRepairCase(tx));
    return { store, ...made };
  }

  test('devices by any part of their texts or by who holds them', async () => {
    const { store, device, visit } = await filled();
    write(store, (tx) =>
      equipment.insert(
        tx,
        aDevice({ make: 'Otherbrand', model: 'Go 2', serial: 'ZZ-9', ownership: 'stock' }),
      ),
    );
    const list = (query: string, ownership: 'stock' | null = null): string[] =>
      read(store, (db) => listEquipment(db, { query, ownership }, PAGE)).rows.map(({ serial }) => serial);
    for (const query of [
      '0012345',
      '12345',
      'ex5',
      'EX5-00',
      'home 5',
      'examplair',
      'plair',
      'E1390 home',
      'testperson',
      'avery',
      'EX',
    ])
      expect(list(query), query).toContain(device.serial);
    for (const query of ['zz', 'ZZ-9', 'otherb', 'go otherbrand'])
      expect(list(query), query).toEqual(['ZZ-9']);
    for (const query of ['nowhere', '"', '%%%', 'testperson zz']) expect(list(query), query).toEqual([]);
    expect(list('', 'stock')).toEqual(['ZZ-9']);
    expect(read(store, (db) => listEquipment(db, { query: 'ex5', ownership: null }, PAGE))).toMatchObject({
      total: 1,
      rows: [
        {
          id: device.id,
          name: 'Examplair Home 5',
          holderName: 'Testperson, Avery',
          lastVisitOn: visit.visitedOn,
        },
      ],
    });
  });

  test('devices of a text that fits thousands: the same ones in the same order, counted up to a bound', async () => {
    const { store } = await filled();
    const made = write(store, (tx) => {
      const holder = patients.insert(tx, aPatient({ firstName: 'Many', lastName: 'Holder' }));
      const first = equipment.insert(tx, aDevice({ make: 'Mostly', serial: 'MST-0', holderId: holder.id }));
      run(
        tx.db,
        `insert into equipment (${COPIED}, id, serial, status)
         with recursive number (k) as (select 1 union all select k + 1 from number where k < 2500)
         select ${COPIED}, 'copy-' || k, printf('MST-%04d', 7919 * k % 5000),
           case when k % 500 = 0 then 'retired' else 'inStock' end
         from number cross join equipment where equipment.id = :id`,
        { id: first.id },
      );
      return { first, removed: 'copy-17' };
    });
    write(store, (tx) => run(tx.db, `update equipment set deleted_at = 'x' where id = ?`, [made.removed]));
    const list = (query: string, status: 'retired' | null, page = PAGE) =>
      read(store, (db) => listEquipment(db, { query, ownership: null, status }, page, TODAY));
    const inOrder = read(store, (db) =>
      all<{ serial: string }>(
        db,
        `select serial from equipment where make = 'Mostly' and deleted_at is null order by serial collate nocase, id`,
      ),
    ).map(({ serial }) => serial);
    const shown = ({ rows }: ReturnType<typeof list>): string[] => rows.map(({ serial }) => serial);
    for (const query of ['MST', 'mo', 'm', 'mostly mst', 'many', 'holder']) {
      const first = list(query, null);
      expect(shown(first), query).toEqual(inOrder.slice(0, 50));
      expect([first.total, first.atLeast], query).toEqual([1000, true]);
      expect(shown(list(query, null, { offset: 2450, limit: 100 })), query).toEqual(inOrder.slice(2450));
      const retired = list(query, 'retired');
      expect(shown(retired), query).toHaveLength(5);
      expect([retired.total, retired.atLeast], query).toEqual([5, false]);
    }
    expect(list('MST', null, { offset: 2450, limit: 100 })).toMatchObject({ total: 2500, atLeast: false });
    expect(list('', null)).toMatchObject({ total: 2501, atLeast: false });
    const plans = read(store, (db) =>
      plansOf(db, (noted) => listEquipment(noted, { query: 'MST', ownership: null }, PAGE)),
    );
    const steps = plans.flatMap((plan) => plan.steps);
    expect(fullScans(plans)).toEqual([]);
    expect(steps).toContainEqual(expect.stringMatching(/^SCAN e USING (COVERING )?INDEX equipment_name/));
  });

  test('visits: drafts first, then the newest', async () => {
    const { store, visit, claim, device } = await filled();
    const [old, recent] = write(
      store,
      (tx) =>
        [
          insertVisit(tx, aVisit({ visitedOn: '2026-01-01', technicianName: 'Una' })),
          insertVisit(tx, aVisit({ visitedOn: '2026-06-01' })),
        ] as const,
    );
    value(attempt(store, (tx) => sealVisit(tx, recent, { userId: OWNER, signedName: 'T', enteredBy: '' })));
    const list = (query: string, sealed: boolean | null = null): string[] =>
      read(store, (db) => listVisits(db, { query, sealed }, PAGE)).rows.map(({ id }) => id);
    expect(list('')).toEqual([visit.id, old.id, recent.id]);
    expect([list('', true), list('', false)]).toEqual([[recent.id], [visit.id, old.id]]);
    expect([list('una'), list('12345'), list('testper'), list('nobody')]).toEqual([
      [old.id],
      [visit.id],
      [visit.id],
      [],
    ]);
    expect(read(store, (db) => visitsOf(db, { equipmentId: device.id }))).toMatchObject([
      {
        id: visit.id,
        device: 'Examplair Home 5',
        serial: device.serial,
        patientName: 'Testperson, Avery',
        sealed: false,
        claimNumber: claim.number,
      },
    ]);
  });

  test('papers by title, invoice number, author, file or patient, until they are removed', async () => {
    const { store, patient, device } = await filled();
    const paper = write(store, (tx) => addPaper(tx, { patientId: patient.id, equipmentId: device.id }));
    const list = (filter: Partial<Parameters<typeof listDocuments>[1]>): number =>
      read(store, (db) => listDocuments(db, { query: '', type: null, patientId: null, ...filter }, PAGE))
        .total;
    for (const query of ['', 'sieve', 'bed inv', 'INV-77', 'v-7', 'example parts', 'scan', 'testperson'])
      expect(list({ query }), query).toBe(1);
    expect([
      list({ query: 'nothing' }),
      list({ type: 'photo' }),
      list({ type: 'partsInvoice' }),
      list({ patientId: patient.id }),
    ]).toEqual([0, 0, 1, 1]);
    expect(read(store, (db) => documentsOf(db, { equipmentId: device.id }))).toEqual([paper]);
    value(attempt(store, (tx) => removeDocument(tx, paper)));
    expect([list({}), list({ query: 'sieve' })]).toEqual([0, 0]);
  });

  test('physicians and payers by name; everything by the one search box', async () => {
    const { store, patient, claim, device, physician, payer } = await filled();
    const kinds = (query: string): string[] =>
      read(store, (db) => findRecords(db, query, 20, TODAY)).map(({ kind, id }) => `${kind} ${id}`);
    expect(read(store, (db) => listPhysicians(db, "o'spec", PAGE)).rows).toEqual([physician]);
    expect(read(store, (db) => listPhysicians(db, 'phil o', PAGE)).total).toBe(1);
    expect(read(store, (db) => listPhysicians(db, '12345', PAGE)).total).toBe(1);
    expect(read(store, (db) => listPayers(db, 'health', PAGE)).rows).toEqual([payer]);
    expect(kinds('testp')).toEqual([`patient ${patient.id}`]);
    expect(kinds('5/3/48')).toEqual([`patient ${patient.id}`]);
    expect(kinds(claim.number)).toEqual([`claim ${claim.id}`]);
    expect(kinds('EX5-0012')).toContain(`equipment ${device.id}`);
    expect(kinds('O’Spec'.replace('’', "'"))).toContain(`physician ${physician.id}`);
    expect(kinds('specimen')).toContain(`payer ${payer.id}`);
    expect(kinds(' ')).toEqual([]);
  });

  test('history of a record tells each field with its people, lists included', async () => {
    const { store, visit, patient } = await filled();
    value(attempt(store, (tx) => patients.save(tx, { ...patient, values: aPatient({ phone: '' }) })));
    const [newest] = read(store, (db) => historyOf(db, 'patient', patient.id, PAGE)).rows;
    expect(newest).toMatchObject({
      userName: 'Olive Owner',
      action: 'update',
      record: 'patient',
      field: 'phone',
      before: '2175550142',
      after: '',
    });
    const parts = read(store, (db) => historyOf(db, 'visit', visit.id, PAGE)).rows.map(
      ({ record }) => record,
    );
    expect(new Set(parts)).toEqual(new Set(['visit', 'part', 'labor']));
    expect(read(store, (db) => historyOf(db, 'visit', visit.id, { offset: 1, limit: 1 }))).toMatchObject({
      total: 3,
      rows: [{}],
    });
  });

  test('what is due soon, the nearest first', async () => {
    const { store, claim, device, patient } = await filled();
    write(store, (tx) =>
      value(equipment.update(tx, device, aDevice({ holderId: patient.id, warrantyUntil: '2026-06-20' }))),
    );
    const due = read(store, (db) => dueSoon(db, TODAY, 200));
    expect(due.map(({ what, dueOn, daysLeft }) => ({ what, dueOn, daysLeft }))).toEqual([
      { what: 'Warranty of Examplair Home 5, serial EX5-0012345 ends', dueOn: '2026-06-20', daysLeft: 17 },
      { what: `Filing limit of ${claim.number}`, dueOn: '2026-11-16', daysLeft: 166 },
    ]);
  });
});

describe('every list and search of the office', () => {
  test('walks along an index and never through a whole table, nor sorts one', async () => {
    const store = await realOffice();
    const { patient, claim, device, visit } = write(store, (tx) => aRepairCase(tx));
    const claims = { query: '', states: [], kind: null, payerId: null, sort: 'newest' } as const;
    const BRANCH = patient.id;
    const whole: Record<string, (db: Connection) => unknown> = {
      patients: (db) => listPatients(db, '', PAGE, TODAY),
      devices: (db) => listEquipment(db, { query: '', ownership: null }, PAGE),
      'devices of an ownership': (db) => listEquipment(db, { query: '', ownership: 'rental' }, PAGE),
      visits: (db) => listVisits(db, { query: '', sealed: null }, PAGE),
      'sealed visits': (db) => listVisits(db, { query: '', sealed: true }, PAGE),
      papers: (db) => listDocuments(db, { query: '', type: null, patientId: null }, PAGE),
      'papers of a type': (db) => listDocuments(db, { query: '', type: 'photo', patientId: null }, PAGE),
      claims: (db) => listClaims(db, claims, PAGE, TODAY),
      'oldest claims': (db) => listClaims(db, { ...claims, sort: 'oldest' }, PAGE, TODAY),
      'claims by service': (db) => listClaims(db, { ...claims, sort: 'dateOfService' }, PAGE, TODAY),
      'claims by kind': (db) => listClaims(db, { ...claims, kind: 'repair' }, PAGE, TODAY),
      queue: (db) => queueRows(db, 'sent', { ownerId: null }, PAGE, TODAY),
      'patients of a branch': (db) => listPatients(db, '', PAGE, TODAY, BRANCH),
      'devices of a branch': (db) =>
        listEquipment(db, { query: '', ownership: null, branchId: BRANCH }, PAGE),
      'visits of a branch': (db) => listVisits(db, { query: '', sealed: null, branchId: BRANCH }, PAGE),
      'papers of a branch': (db) =>
        listDocuments(db, { query: '', type: null, patientId: null, branchId: BRANCH }, PAGE),
      'claims of a branch': (db) => listClaims(db, { ...claims, branchId: BRANCH }, PAGE, TODAY),
      'queue of a branch': (db) => queueRows(db, 'sent', { ownerId: null, branchId: BRANCH }, PAGE, TODAY),
    };
    const narrowed: Record<string, (db: Connection) => unknown> = {
      'patients found': (db) => listPatients(db, 'smith 5/3/48', PAGE, TODAY),
      'devices found': (db) => listEquipment(db, { query: '12345', ownership: null }, PAGE),
      'devices begun': (db) => listEquipment(db, { query: 'ab', ownership: null }, PAGE),
      'visits found': (db) => listVisits(db, { query: 'smith', sealed: null }, PAGE),
      'papers found': (db) => listDocuments(db, { query: 'invoice', type: null, patientId: null }, PAGE),
      'claims found': (db) => listClaims(db, { ...claims, query: 'smith' }, PAGE, TODAY),
      'claims handed over': (db) => queueRows(db, 'handedToUs', { ownerId: null, here: BRANCH }, PAGE, TODAY),
      'claims by number': (db) => listClaims(db, { ...claims, query: '123' }, PAGE, TODAY),
      'claims by begun number': (db) => listClaims(db, { ...claims, query: 'CW-2026-0001' }, PAGE, TODAY),
      'claims by code': (db) => listClaims(db, { ...claims, query: 'E1390' }, PAGE, TODAY),
      'claims by patient': (db) => listClaims(db, { ...claims, sort: 'patient' }, PAGE, TODAY),
      'claims of states': (db) => listClaims(db, { ...claims, states: ['draft', 'onHold'] }, PAGE, TODAY),
      'claims of a payer': (db) => listClaims(db, { ...claims, payerId: patient.id }, PAGE, TODAY),
      search: (db) => findRecords(db, 'smith', 20, TODAY),
      'the claims of a patient': (db) => claimsOf(db, { patientId: patient.id }, TODAY),
      'the claims of a device': (db) => claimsOf(db, { equipmentId: device.id }, TODAY),
      'the claims of a visit': (db) => claimsOf(db, { visitId: visit.id }, TODAY),
      'the visits of a patient': (db) => visitsOf(db, { patientId: patient.id }),
      'the papers of a patient': (db) => documentsOf(db, { patientId: patient.id }),
      'the papers of a visit': (db) => documentsOf(db, { visitId: visit.id }),
      'a case': (db) => claimCaseOf(db, claim.id),
      'the claims touched': (db) => claimsTouchedBy(db, 'x'),
      counts: (db) => queueCount(db, 'readyToReview', { ownerId: OWNER }, TODAY),
      gaps: (db) => gapCounts(db),
      overrides: (db) => overridesBetween(db, TODAY, '2027'),
      'claims by state': (db) => claimsByState(db),
      due: (db) => dueSoon(db, TODAY, 30),
      'history of a patient': (db) => historyOf(db, 'patient', patient.id, PAGE),
      'history of a claim': (db) => historyOf(db, 'claim', claim.id, PAGE),
      'history of a visit': (db) => historyOf(db, 'visit', visit.id, PAGE),
    };
    const plans = (work: (db: Connection) => unknown): Plan[] => read(store, (db) => plansOf(db, work));
    // There are few of these, and they are listed whole.
    const small = /^SCAN (user|u|office|payer|y|claim_number)$/;
    for (const [name, work] of Object.entries({ ...whole, ...narrowed })) {
      expect(
        fullScans(plans(work)).filter((step) => !small.test(step)),
        name,
      ).toEqual([]);
    }
    const walks = ['claims by patient', 'claims of a payer', 'claims by state'];
    for (const [name, work] of Object.entries(narrowed)) {
      if (walks.includes(name)) continue;
      const steps = plans(work).flatMap((plan) => plan.steps);
      const small = /^SCAN (user|payer|y|office|claim_number|physician|code_release) /;
      expect(
        steps.filter((step) => /^SCAN \w+ USING/.test(step) && !small.test(step)),
        name,
      ).toEqual([]);
    }
    for (const [name, work] of Object.entries(whole)) {
      // What is sorted is the page that was chosen, never the table it was chosen from.
      const choosing = plans(work).flatMap(({ steps }) =>
        steps.slice(
          0,
          steps.findIndex((step) => step.startsWith('SCAN page')),
        ),
      );
      expect(
        choosing.filter((step) => step.includes('TEMP B-TREE')),
        name,
      ).toEqual([]);
      expect(
        choosing.some((step) => step.includes('INDEX')),
        name,
      ).toBe(true);
    }
  });
});
