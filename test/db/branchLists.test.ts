import { describe, expect, test } from 'vitest';
import { handOver, handoffsOf, placeOfClaim } from '../../db/claimHandoffs.ts';
import { listClaims, queueCount, queueRows } from '../../db/claimLists.ts';
import { getClaim, setOwner } from '../../db/claims.ts';
import { insertDocument } from '../../db/documents.ts';
import { equipment, patients } from '../../db/nouns.ts';
import type { Connection } from '../../db/open.ts';
import { listDocuments, listEquipment, listPatients, listVisits } from '../../db/recordLists.ts';
import { everyDevice } from '../../db/register.ts';
import { claimsByState, dueSoon } from '../../db/reports.ts';
import { repairCost } from '../../db/reportsOfPeriod.ts';
import { run } from '../../db/rows.ts';
import type { Store } from '../../db/store.ts';
import { thisBranchOf } from '../../db/thisBranch.ts';
import { getVisit, saveVisit, sealHash } from '../../db/visits.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/result.ts';
import { ALDER, TACOMA, withBranches, workIn } from '../support/branches.ts';
import { aRepairCase, realOffice, type RepairCase, write } from './records.ts';
import { aDevice, aPaper, aPatient, TODAY } from './samples.ts';
import { OWNER, value } from './workbench.ts';

const PAGE = { offset: 0, limit: 50 };
const CLAIMS = { query: '', states: [], kind: null, payerId: null, sort: 'newest' } as const;

function read<T>(store: Store, look: (db: Connection) => T): T {
  return value(store.read((db) => ok(look(db))));
}

/** A repair in each of two branches; the device that reads them belongs to the first. */
async function twoBranches(): Promise<{ store: Store; alder: RepairCase; tacoma: RepairCase }> {
  const store = await realOffice();
  return write(store, (tx) => {
    withBranches(tx.db, tx.at);
    const alder = aRepairCase(tx);
    workIn(tx.db, TACOMA);
    const tacoma = aRepairCase(tx);
    workIn(tx.db, ALDER);
    return { store, alder, tacoma };
  });
}

describe('a new record', () => {
  test('belongs to the branch of the device that makes it, unless another was chosen', async () => {
    const { store, alder, tacoma } = await twoBranches();
    expect([alder.patient.branchId, alder.device.branchId, alder.visit.branchId]).toEqual([
      ALDER,
      ALDER,
      ALDER,
    ]);
    expect(tacoma.patient.branchId).toBe(TACOMA);
    expect(read(store, (db) => placeOfClaim(db, tacoma.claim.id))).toEqual({
      branchId: TACOMA,
      branchName: 'Tacoma',
      since: null,
    });
    const chosen = write(store, (tx) => patients.insert(tx, aPatient({ branchId: TACOMA })));
    const none = write(store, (tx) => equipment.insert(tx, aDevice({ branchId: null })));
    expect([chosen.branchId, none.branchId]).toEqual([TACOMA, null]);
  });

  test('belongs to none in an office of one device', async () => {
    const store = await realOffice();
    const { patient, claim } = write(store, (tx) => aRepairCase(tx));
    expect(patient.branchId).toBeNull();
    expect(read(store, (db) => [thisBranchOf(db), placeOfClaim(db, claim.id)])).toEqual([null, null]);
  });
});

test('an editor that knows of no branch leaves it as it is', async () => {
  const { store, tacoma } = await twoBranches();
  const { branchId: _branch, id, revision, ...values } = tacoma.patient;
  const saved = write(store, (tx) =>
    value(patients.update(tx, { id, revision }, { ...values, note: 'Rings twice' })),
  );
  expect(saved).toMatchObject({ branchId: TACOMA, note: 'Rings twice' });
  const moved = write(store, (tx) => value(patients.update(tx, saved, { ...values, branchId: ALDER })));
  expect(moved.branchId).toBe(ALDER);
  const visit = write(store, (tx) => {
    const { id: visitId, revision: seen, seal: _seal, amendments: _amendments, ...given } = tacoma.visit;
    const { branchId: _of, ...without } = given;
    value(saveVisit(tx, { id: visitId, revision: seen, values: { ...without, complaint: 'It hums' } }));
    return getVisit(tx.db, visitId);
  });
  expect(visit).toMatchObject({ branchId: TACOMA, complaint: 'It hums' });
});

test('a seal made before there were branches still holds', async () => {
  const { store, alder } = await twoBranches();
  const signed = {
    at: '2026-06-03T12:00:00.000Z',
    userId: OWNER,
    signedName: 'Olive Owner',
    enteredBy: '',
    previousHash: null,
    version: 2,
    papers: [],
  };
  const visit = read(store, (db) => getVisit(db, alder.visit.id));
  if (!visit) throw new Error('the visit is not there');
  const { branchId: _branch, ...before } = visit;
  expect(sealHash({ ...visit, branchId: null }, signed)).toBe(sealHash(before, signed));
  expect(sealHash(visit, signed)).not.toBe(sealHash(before, signed));
});

describe('a list of one branch', () => {
  test('holds what belongs to it and counts no more', async () => {
    const { store, alder, tacoma } = await twoBranches();
    const papers = write(store, (tx) => {
      const of = ({ patient }: RepairCase): Id =>
        insertDocument(tx, aPaper({ patientId: patient.id }), {
          fileName: 'order.pdf',
          mediaType: 'application/pdf',
          bytes: 4,
          pages: 1,
          sha256: 'a'.repeat(64),
          condition: 'readable',
          addedAt: tx.at,
          addedBy: 'Olive Owner',
          attachment: tx.attachments.put(Buffer.from('%PDF')),
        }).id;
      return { alder: of(alder), tacoma: of(tacoma) };
    });
    const ids = (list: (db: Connection) => { rows: readonly { readonly id: Id }[]; total: number }) => {
      const { rows, total } = read(store, list);
      expect(total).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    const found = (branchId: Id | null) => ({
      patients: ids((db) => listPatients(db, '', PAGE, TODAY, branchId)),
      'patients searched': ids((db) => listPatients(db, 'testperson', PAGE, TODAY, branchId)),
      devices: ids((db) => listEquipment(db, { query: '', ownership: null, branchId }, PAGE)),
      'devices searched': ids((db) => listEquipment(db, { query: 'EX5', ownership: null, branchId }, PAGE)),
      visits: ids((db) => listVisits(db, { query: '', sealed: null, branchId }, PAGE)),
      'visits searched': ids((db) => listVisits(db, { query: 'testperson', sealed: false, branchId }, PAGE)),
      papers: ids((db) => listDocuments(db, { query: '', type: null, patientId: null, branchId }, PAGE)),
      claims: ids((db) => listClaims(db, { ...CLAIMS, branchId }, PAGE, TODAY)),
      'claims searched': ids((db) =>
        listClaims(db, { ...CLAIMS, query: 'testperson', branchId }, PAGE, TODAY),
      ),
      queue: ids((db) => queueRows(db, 'missingDocuments', { ownerId: null, branchId }, PAGE, TODAY)),
    });
    const of = ({ patient, device, visit, claim }: RepairCase, paper: Id) => ({
      patients: [patient.id],
      'patients searched': [patient.id],
      devices: [device.id],
      'devices searched': [device.id],
      visits: [visit.id],
      'visits searched': [visit.id],
      papers: [paper],
      claims: [claim.id],
      'claims searched': [claim.id],
      queue: [claim.id],
    });
    expect(found(ALDER)).toEqual(of(alder, papers.alder));
    expect(found(TACOMA)).toEqual(of(tacoma, papers.tacoma));
    for (const rows of Object.values(found(null))) expect(rows).toHaveLength(2);
  });

  test('is what the register’s file, the reports and what is due tell of', async () => {
    const { store, tacoma } = await twoBranches();
    write(store, (tx) => {
      const { id, revision, seal: _seal, amendments: _amendments, ...values } = tacoma.visit;
      value(saveVisit(tx, { id, revision, values: { ...values, visitedOn: '2026-06-01' } }));
    });
    const told = (branchId: Id | null) =>
      read(store, (db) => ({
        devices: [...everyDevice(db, { ownership: null, branchId })].length,
        claims: claimsByState(db, branchId).reduce((sum, { count }) => sum + count, 0),
        due: dueSoon(db, TODAY, 365, branchId).filter(({ claimId }) => claimId !== null).length,
        repairs: repairCost(db, { from: '2026-01-01', to: '2026-12-31' }, branchId).length,
      }));
    expect(told(TACOMA)).toEqual({ devices: 1, claims: 1, due: 1, repairs: 0 });
    expect(told(null)).toEqual({ devices: 2, claims: 2, due: 2, repairs: 0 });
    // Signed before there were branches: it goes with its device.
    write(store, (tx) => {
      run(tx.db, 'update visit set branch_id = null, sealed = 1 where id = ?', [tacoma.visit.id]);
    });
    expect([told(TACOMA).repairs, told(ALDER).repairs]).toEqual([1, 0]);
    const { rows } = read(store, (db) => listVisits(db, { query: '', sealed: true, branchId: TACOMA }, PAGE));
    expect(rows.map(({ id }) => id)).toEqual([tacoma.visit.id]);
  });
});

describe('a claim that is handed over', () => {
  const to = (toBranchId: Id, fromBranchId: Id) => ({
    fromBranchId,
    toBranchId,
    note: 'Order is missing',
    userId: OWNER,
    userName: 'Olive Owner',
  });

  test('is with the other branch, with its note, until it comes back', async () => {
    const { store, alder } = await twoBranches();
    const { id, revision } = alder.claim;
    write(store, (tx) => value(handOver(tx, { id, revision }, to(TACOMA, ALDER))));
    expect(read(store, (db) => placeOfClaim(db, id))).toMatchObject({
      branchId: TACOMA,
      since: expect.any(String),
    });
    expect(getRevision(store, id)).toBe(revision + 1);
    write(store, (tx) => value(handOver(tx, { id, revision: revision + 1 }, to(ALDER, TACOMA))));
    expect(read(store, (db) => handoffsOf(db, id))).toMatchObject([
      { fromBranchId: TACOMA, toBranchId: ALDER },
      { fromBranchId: ALDER, toBranchId: TACOMA, note: 'Order is missing', userName: 'Olive Owner' },
    ]);
  });

  test('stands in the queues of both branches, where it came until somebody takes it up', async () => {
    const { store, alder, tacoma } = await twoBranches();
    write(store, (tx) => value(handOver(tx, alder.claim, to(TACOMA, ALDER))));
    write(store, (tx) => value(handOver(tx, tacoma.claim, to(ALDER, TACOMA))));
    const queue = (name: 'handedToUs' | 'handedAway', here: Id | null): readonly Id[] => {
      const of = { ownerId: null, here };
      const { rows, total } = read(store, (db) => queueRows(db, name, of, PAGE, TODAY));
      expect(read(store, (db) => queueCount(db, name, of, TODAY)).count).toBe(total);
      return rows.map(({ id }) => id);
    };
    expect([queue('handedAway', ALDER), queue('handedToUs', ALDER)]).toEqual([
      [alder.claim.id],
      [tacoma.claim.id],
    ]);
    expect([queue('handedAway', TACOMA), queue('handedToUs', TACOMA)]).toEqual([
      [tacoma.claim.id],
      [alder.claim.id],
    ]);
    expect([queue('handedAway', null), queue('handedToUs', null)]).toEqual([[], []]);
    write(store, (tx) => setOwner(tx, tacoma.claim.id, null));
    expect([queue('handedAway', TACOMA), queue('handedToUs', ALDER)]).toEqual([[tacoma.claim.id], []]);
  });

  function getRevision(store: Store, id: Id): number | null {
    return read(store, (db) => getClaim(db, id))?.revision ?? null;
  }
});
