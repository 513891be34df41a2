import { describe, expect, test } from 'vitest';
import { equipment, orders, oxygenTests, patients, payers } from '../../db/nouns.ts';
import { getOffice, updateOffice } from '../../db/offices.ts';
import { getUser, listUsers } from '../../db/users.ts';
import { ok } from '../../shared/result.ts';
import { newId } from './ids.ts';
import { asClerk, attempt, realOffice, write } from './records.ts';
import { aDevice, anOffice, anOrder, aPatient, aPayer, aTest } from './samples.ts';
import { CLERK, OWNER, refusal, testClock, value } from './workbench.ts';

describe('a record', () => {
  test('comes back as it was given, with an id and its first revision', async () => {
    const store = await realOffice();
    const given = {
      patient: aPatient({
        contacts: [{ name: 'Kim', relation: 'child', phone: '', note: '"<b>' }],
        birthDate: null,
        lastName: "O'Néill \u{1F9A9}",
      }),
      payer: aPayer(),
      device: aDevice({ replacementCents: null, kind: null, ownership: null }),
    };
    write(store, (tx) => {
      expect(patients.insert(tx, given.patient)).toEqual({
        ...given.patient,
        branchId: null,
        id: expect.any(String),
        revision: 1,
      });
      const { id } = patients.insert(tx, given.patient);
      expect(patients.get(tx.db, id)).toMatchObject(given.patient);
      expect(payers.insert(tx, given.payer)).toMatchObject(given.payer);
      expect(equipment.insert(tx, given.device)).toMatchObject(given.device);
      const order = anOrder(id, { saturation: 86.5, flowLpm: 2, pao2: null });
      expect(orders.insert(tx, order)).toMatchObject(order);
    });
  });

  test('saved over the revision that was seen gets the next one', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    const saved = value(
      attempt(store, (tx) => patients.save(tx, { ...patient, values: aPatient({ phone: '2175550143' }) })),
    );
    expect(saved).toMatchObject({ revision: 2, phone: '2175550143' });
  });

  test('saved without a change keeps its revision and leaves no trace in the journal', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    const journaled = (): unknown =>
      value(store.read((db) => ok(db.prepare('select count(*) from _journal').pluck().get())));
    const before = journaled();
    expect(value(attempt(store, (tx) => patients.save(tx, { ...patient, values: aPatient() })))).toEqual(
      patient,
    );
    expect(journaled()).toBe(before);
  });

  test('that is not there, or was removed, is not found', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    expect(
      refusal(attempt(store, (tx) => patients.save(tx, { id: newId(), revision: 1, values: aPatient() }))),
    ).toBe('notFound');
    value(attempt(store, (tx) => patients.remove(tx, patient)));
    expect(value(store.read((db) => ok(patients.get(db, patient.id))))).toBeNull();
    expect(
      refusal(attempt(store, (tx) => patients.save(tx, { ...patient, revision: 2, values: aPatient() }))),
    ).toBe('notFound');
    expect(refusal(attempt(store, (tx) => patients.remove(tx, { ...patient, revision: 2 })))).toBe(
      'notFound',
    );
  });

  test('that refers to nothing is refused, not a crash', async () => {
    const store = await realOffice();
    expect(refusal(attempt(store, (tx) => ok(orders.insert(tx, anOrder(newId())))))).toBe('invalid');
    expect(
      refusal(
        attempt(store, (tx) =>
          equipment.save(tx, { id: null, revision: null, values: aDevice({ holderId: newId() }) }),
        ),
      ),
    ).toBe('invalid');
  });
});

describe('the second of two savers', () => {
  test('is told what changed, to what, by whom and when, down to the single entry; nothing is written', async () => {
    const clock = testClock();
    const store = await realOffice({ clock });
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    clock.advance(60_000);
    const theirs = aPatient({
      phone: '',
      address: { ...aPatient().address, zip: '62702' },
      contacts: [{ name: 'Kim', relation: '', phone: '', note: '' }],
    });
    value(attempt(store, (tx) => patients.save(tx, { ...patient, values: theirs }), asClerk));
    const refused = attempt(store, (tx) =>
      patients.save(tx, { ...patient, values: aPatient({ note: 'mine' }) }),
    );
    const stamp = { by: 'Cal Clerk', at: '2026-06-03T12:01:00.000Z' };
    expect(refused).toMatchObject({ ok: false, fault: { kind: 'conflict', revision: 2 } });
    const changed = !refused.ok && refused.fault.kind === 'conflict' ? refused.fault.changed : [];
    expect(new Set(changed)).toEqual(
      new Set([
        { path: 'phone', current: '', ...stamp },
        { path: 'address.zip', current: '62702', ...stamp },
        { path: 'contacts', current: theirs.contacts, ...stamp },
      ]),
    );
    expect(refused).toMatchObject({ fault: { message: expect.stringContaining('Cal Clerk') } });
    expect(value(store.read((db) => ok(patients.get(db, patient.id))))).toMatchObject(theirs);
  });

  test('is told a yes or no as such, so that theirs can be taken over as it stands', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    const tested = write(store, (tx) => oxygenTests.insert(tx, aTest(patient.id, { roomAir: true })));
    value(
      attempt(
        store,
        (tx) => oxygenTests.save(tx, { ...tested, values: aTest(patient.id, { roomAir: false }) }),
        asClerk,
      ),
    );
    const refused = attempt(store, (tx) =>
      oxygenTests.save(tx, { ...tested, values: aTest(patient.id, { performedBy: 'Mine' }) }),
    );
    expect(refused).toMatchObject({ fault: { changed: [{ path: 'roomAir', current: false }] } });
  });

  test('is not disturbed by a change that was undone', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    const id = value(
      attempt(
        store,
        (tx) => (patients.save(tx, { ...patient, values: aPatient({ phone: '' }) }), ok(tx.transactionId)),
        asClerk,
      ),
    );
    value(store.undo(asClerk, id));
    const saved = value(
      attempt(store, (tx) => patients.save(tx, { ...patient, values: aPatient({ note: 'mine' }) })),
    );
    expect(saved).toMatchObject({ revision: 4, note: 'mine', phone: '2175550142' });
  });

  test('cannot remove what the first has changed', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    value(
      attempt(store, (tx) => patients.save(tx, { ...patient, values: aPatient({ phone: '' }) }), asClerk),
    );
    expect(refusal(attempt(store, (tx) => patients.remove(tx, patient)))).toBe('conflict');
  });

  test('with a revision from the future is refused', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    expect(
      refusal(attempt(store, (tx) => patients.save(tx, { ...patient, revision: 7, values: aPatient() }))),
    ).toBe('conflict');
  });
});

describe('office and people', () => {
  test('there is one office, saved like a record', async () => {
    const store = await realOffice();
    const office = value(store.read((db) => ok(getOffice(db))));
    expect(office).toMatchObject({ ...anOffice(), sample: false, revision: 1 });
    expect(
      value(attempt(store, (tx) => updateOffice(tx, 1, { ...anOffice(), branch: 'North' }))),
    ).toMatchObject({ branch: 'North', revision: 2 });
    expect(refusal(attempt(store, (tx) => updateOffice(tx, 1, anOffice()), asClerk))).toBe('conflict');
    expect(value(store.read((db) => ok(getOffice(db))))).toMatchObject({ branch: 'North', revision: 2 });
  });

  test('people are listed by name', async () => {
    const store = await realOffice();
    expect(value(store.read((db) => ok(listUsers(db)))).map(({ name }) => name)).toEqual([
      'Cal Clerk',
      'Olive Owner',
    ]);
    expect(value(store.read((db) => ok(getUser(db, CLERK))))).toMatchObject({ role: 'office', active: true });
    expect(value(store.read((db) => ok(getUser(db, OWNER))))).toMatchObject({ role: 'owner' });
    expect(value(store.read((db) => ok(getUser(db, newId()))))).toBeNull();
  });
});
