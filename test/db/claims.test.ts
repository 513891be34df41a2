import { describe, expect, test } from 'vitest';
import { claimCaseOf } from '../../db/claimCase.ts';
import { getFreeze, insertFreeze } from '../../db/claimFreeze.ts';
import { claimNeighbours } from '../../db/claimNeighbours.ts';
import { listClaims, queueCount, queueRows } from '../../db/claimLists.ts';
import {
  type ClaimSummary,
  claimsTouchedBy,
  openClaimsOfPayer,
  putSummary,
} from '../../db/claimSummaries.ts';
import {
  eventsOf,
  getClaim,
  insertClaim,
  insertEvent,
  insertOverride,
  linkDocument,
  moveClaim,
  setOwner,
  updateClaim,
  withdrawOverride,
} from '../../db/claims.ts';
import { documentsOf, insertDocument, removeDocument } from '../../db/documents.ts';
import { coverages, diagnoses, equipment, orders, patients, payers, physicians } from '../../db/nouns.ts';
import { getOffice, updateOffice } from '../../db/offices.ts';
import type { Store, WriteTransaction } from '../../db/store.ts';
import { insertAmendment, saveVisit, sealVisit } from '../../db/visits.ts';
import { type Claim, ClaimValues, newClaimValues } from '../../shared/domain/claim.ts';
import { ClaimCase } from '../../shared/domain/claimCase.ts';
import { ok } from '../../shared/result.ts';
import { newId } from './ids.ts';
import { aRepairCase, asClerk, attempt, realOffice, type RepairCase, write } from './records.ts';
import { aDevice, anOffice, anOrder, aPaper, aPatient, aPayer, aVisit, TODAY } from './samples.ts';
import { asOwner, CLERK, OWNER, refusal, value } from './workbench.ts';

function valuesOf(claim: Claim): ClaimValues {
  return ClaimValues.parse(
    Object.fromEntries(Object.entries(claim).filter(([field]) => Object.hasOwn(ClaimValues.shape, field))),
  );
}

function save(
  store: Store,
  claim: Claim,
  change: Partial<ClaimValues>,
  actor = asOwner,
): ReturnType<typeof updateClaim> {
  return attempt(store, (tx) => updateClaim(tx, claim, { ...valuesOf(claim), ...change }), actor);
}

function addPaper(tx: WriteTransaction): string {
  return insertDocument(tx, aPaper(), {
    fileName: 'invoice.pdf',
    mediaType: 'application/pdf',
    bytes: 4,
    pages: 1,
    sha256: 'a'.repeat(64),
    condition: 'readable',
    addedAt: tx.at,
    addedBy: 'Olive Owner',
    attachment: tx.attachments.put(Buffer.from('%PDF')),
  }).id;
}

function freeze(tx: WriteTransaction, claimId: string): void {
  insertFreeze(tx, claimId, {
    userId: OWNER,
    userName: 'Olive Owner',
    pack: 'test',
    theCase: { a: 1 },
    evaluation: { b: 2 },
    packet: { c: 3 },
  });
}

async function office(): Promise<{ store: Store } & RepairCase> {
  const store = await realOffice();
  return { store, ...write(store, (tx) => aRepairCase(tx)) };
}

const find = (store: Store, id: string): Claim | null => value(store.read((db) => ok(getClaim(db, id))));

describe('claim numbers', () => {
  test('follow one another within a year and are never used again, even after an undo', async () => {
    const store = await realOffice();
    const patient = write(store, (tx) => patients.insert(tx, aPatient()));
    const open = (openedOn: string): { number: string; transactionId: string } =>
      write(store, (tx) => ({
        number: insertClaim(tx, {
          values: newClaimValues('repair', patient.id),
          openedOn,
          ownerId: null,
          replacesId: null,
        }).number,
        transactionId: tx.transactionId,
      }));
    expect(open('2026-12-31').number).toBe('CW-2026-000001');
    const second = open('2026-12-31');
    expect(second.number).toBe('CW-2026-000002');
    value(store.undo(asOwner, second.transactionId));
    expect(open('2026-12-31').number).toBe('CW-2026-000003');
    expect(open('2027-01-01').number).toBe('CW-2027-000001');
  });

  test('of a write that failed are free again', async () => {
    const { store, patient, claim } = await office();
    const fresh = {
      values: newClaimValues('repair', patient.id),
      openedOn: TODAY,
      ownerId: null,
      replacesId: null,
    };
    refusal(
      attempt(
        store,
        (tx) => (insertClaim(tx, fresh), { ok: false, fault: { kind: 'notFound', message: '' } }),
      ),
    );
    const next = write(store, (tx) => insertClaim(tx, fresh));
    expect(Number(next.number.slice(-6))).toBe(Number(claim.number.slice(-6)) + 1);
  });
});

describe('a claim', () => {
  test('keeps its lines, papers and answers', async () => {
    const { store, claim } = await office();
    const paper = write(store, addPaper);
    const [line] = claim.lines;
    if (!line) throw new Error('no line');
    const change = {
      lines: [
        { ...line, id: newId(), code: 'K0739' as const, modifiers: [] },
        { ...line, chargeCents: 1 },
      ],
      documentIds: [paper],
      rental: { ...claim.rental, portableReason: 'Works away from home' },
      notice: { ...claim.notice, abnOption: '2' as const },
      placeOfService: '12',
    };
    const saved = value(save(store, claim, change));
    expect(saved).toMatchObject({ ...change, revision: 2 });
    expect(value(save(store, saved, {})).revision).toBe(2);
    const unlinked = value(save(store, saved, { documentIds: [] }));
    expect(unlinked).toMatchObject({ documentIds: [], revision: 3 });
    write(store, (tx) => linkDocument(tx, claim.id, paper));
    expect(find(store, claim.id)).toMatchObject({ documentIds: [paper], revision: 4 });
  });

  test('does not take the line of another claim', async () => {
    const { store, claim, patient } = await office();
    const other = write(store, (tx) =>
      insertClaim(tx, {
        values: newClaimValues('repair', patient.id),
        openedOn: TODAY,
        ownerId: null,
        replacesId: null,
      }),
    );
    expect(save(store, other, { lines: claim.lines })).toMatchObject({
      fault: { kind: 'invalid', issues: [{ path: 'lines.0' }] },
    });
    expect(find(store, claim.id)?.lines).toEqual(claim.lines);
  });

  test('tells the second saver the single answers, lines, papers, owner and state that changed', async () => {
    const { store, claim } = await office();
    const paper = write(store, addPaper);
    const change = {
      repair: {
        ...claim.repair,
        comparison: { ...claim.repair.comparison, conclusion: 'Repair is cheaper' },
      },
      lines: [],
      documentIds: [paper],
    };
    value(save(store, claim, change, asClerk));
    write(store, (tx) => setOwner(tx, claim.id, CLERK), asClerk);
    value(
      attempt(
        store,
        (tx) =>
          moveClaim(
            tx,
            { id: claim.id, revision: 3 },
            { state: 'onHold', note: 'Waits', userName: 'Cal Clerk' },
          ),
        asClerk,
      ),
    );
    const refused = save(store, claim, { note: 'mine' });
    const changed = !refused.ok && refused.fault.kind === 'conflict' ? refused.fault.changed : [];
    expect(Object.fromEntries(changed.map(({ path, current }) => [path, current]))).toEqual({
      'repair.comparison.conclusion': 'Repair is cheaper',
      ownerId: CLERK,
      state: 'onHold',
      holdReason: 'Waits',
      lines: [],
      documentIds: [paper],
    });
    expect(new Set(changed.map(({ by }) => by))).toEqual(new Set(['Cal Clerk']));
    expect(find(store, claim.id)?.note).toBe('');
  });

  test('keeps overrides with their reason, also when they are withdrawn', async () => {
    const { store, claim } = await office();
    const override = {
      ruleId: 'L7600-X',
      reason: 'Known to the payer',
      userId: OWNER,
      userName: 'Olive Owner',
      role: 'owner' as const,
      expiresOn: null,
    };
    write(store, (tx) => insertOverride(tx, claim.id, override));
    expect(find(store, claim.id)?.overrides).toMatchObject([{ ...override, withdrawnAt: null }]);
    expect(write(store, (tx) => withdrawOverride(tx, claim.id, 'L7600-X'))).toBe(true);
    expect(write(store, (tx) => withdrawOverride(tx, claim.id, 'L7600-X'))).toBe(false);
    expect(find(store, claim.id)?.overrides).toMatchObject([
      { ...override, withdrawnAt: expect.any(String) },
    ]);
  });

  test('moves with an event each time, and undo of the move keeps the event', async () => {
    const { store, claim } = await office();
    const id = value(
      attempt(
        store,
        (tx) => (
          moveClaim(tx, claim, { state: 'onHold', note: 'Waits for the order', userName: 'Olive Owner' }),
          ok(tx.transactionId)
        ),
      ),
    );
    expect(find(store, claim.id)).toMatchObject({ state: 'onHold', holdReason: 'Waits for the order' });
    value(store.undo(asOwner, id));
    expect(find(store, claim.id)).toMatchObject({ state: 'draft', holdReason: '' });
    expect(value(store.read((db) => ok(eventsOf(db, claim.id))))).toMatchObject([
      { state: 'onHold', note: 'Waits for the order' },
    ]);
  });
});

describe('a finalized claim', () => {
  test('stays as it is, whatever asks; its state goes on', async () => {
    const { store, claim } = await office();
    const paper = write(store, addPaper);
    write(store, (tx) => {
      insertOverride(tx, claim.id, {
        ruleId: 'R',
        reason: 'Because',
        userId: OWNER,
        userName: 'O',
        role: 'owner',
        expiresOn: null,
      });
      linkDocument(tx, claim.id, paper);
      freeze(tx, claim.id);
    });
    const frozen = find(store, claim.id);
    expect(frozen?.finalisedAt).toEqual(expect.any(String));
    expect(save(store, frozen ?? claim, { note: 'x' })).toMatchObject({ fault: { kind: 'blocked' } });
    const { id } = claim;
    const attacks = [
      `update claim set date_of_service = '2020-01-01'`,
      `update claim set note = 'x'`,
      `update claim set deleted_at = 'x'`,
      `update claim set number = 'x'`,
      `update claim_line set charge_cents = 1`,
      `update claim_document set deleted_at = 'x'`,
      `update claim_override set withdrawn_at = 'x'`,
      `update claim_freeze set pack = 'x'`,
      `insert into claim_override (id, claim_id, rule_id, reason, user_id, user_name, role, at, created_at, updated_at) values ('x', '${id}', 'r', 'r', '${OWNER}', '', '', '', '', '')`,
      `insert into claim_document (id, claim_id, document_id, position, created_at, updated_at) values ('x', '${id}', '${paper}', 9, '', '')`,
    ];
    for (const sql of attacks)
      expect(() => write(store, (tx) => tx.db.exec(sql)), sql).toThrow(/finalised|never/);
    value(attempt(store, (tx) => moveClaim(tx, frozen ?? claim, { state: 'sent', note: '', userName: 'O' })));
    expect(find(store, claim.id)).toMatchObject({
      ...frozen,
      state: 'sent',
      revision: (frozen?.revision ?? 0) + 1,
    });
    expect(value(store.read((db) => ok(getFreeze(db, id))))).toMatchObject({
      pack: 'test',
      theCase: { a: 1 },
      evaluation: { b: 2 },
      packet: { c: 3 },
    });
  });

  test('cannot be taken back by undo, nor what led to it', async () => {
    const { store, claim } = await office();
    const edit = value(
      attempt(
        store,
        (tx) => (updateClaim(tx, claim, { ...valuesOf(claim), note: 'last' }), ok(tx.transactionId)),
      ),
    );
    const final = write(store, (tx) => (freeze(tx, claim.id), tx.transactionId));
    expect(refusal(store.undo(asOwner, final))).toBe('blocked');
    expect(refusal(store.undo(asOwner, edit))).toBe('blocked');
    expect(find(store, claim.id)).toMatchObject({ note: 'last', finalisedAt: expect.any(String) });
  });

  test('knows the claim that corrects it', async () => {
    const { store, claim, patient } = await office();
    write(store, (tx) => freeze(tx, claim.id));
    const next = write(store, (tx) =>
      insertClaim(tx, {
        values: newClaimValues('repair', patient.id),
        openedOn: TODAY,
        ownerId: CLERK,
        replacesId: claim.id,
      }),
    );
    const around = (id: string): ReturnType<typeof claimNeighbours> =>
      value(store.read((db) => ok(claimNeighbours(db, id))));
    expect(around(claim.id)).toMatchObject({
      ownerName: 'Olive Owner',
      replaces: null,
      replacedBy: { id: next.id, number: next.number },
    });
    expect(around(next.id)).toMatchObject({
      ownerName: 'Cal Clerk',
      replaces: { id: claim.id, number: claim.number },
      replacedBy: null,
    });
  });
});

/** Which branch serves somebody is no part of a case. */
function withoutBranch<T extends { readonly branchId?: unknown }>({ branchId: _, ...rest }: T) {
  return rest;
}

describe('the case of a claim', () => {
  test('is complete and valid', async () => {
    const { store, claim, patient, payer, coverage, physician, device, visit } = await office();
    const paper = write(store, (tx) => {
      diagnoses.insert(tx, { patientId: patient.id, code: 'J44.9', description: 'COPD', diagnosedOn: null });
      const id = addPaper(tx);
      linkDocument(tx, claim.id, id);
      return id;
    });
    const theCase = ClaimCase.parse(value(store.read((db) => ok(claimCaseOf(db, claim.id)))));
    expect(theCase).toMatchObject({
      office: { name: 'Harbor Oxygen' },
      patient: withoutBranch(patient),
      payer,
      coverage,
      physician,
      equipment: withoutBranch(device),
      visit: withoutBranch(visit),
      order: { covers: 'repair' },
      oxygenTest: null,
      diagnoses: [{ code: 'J44.9' }],
      documents: [{ id: paper }],
      priorRepairs: [],
      claim: { id: claim.id, documentIds: [paper] },
    });
    expect(value(store.read((db) => ok(claimCaseOf(db, newId()))))).toBeNull();
  });

  test('leaves out what was removed, but never its patient', async () => {
    const { store, claim, patient, coverage, device } = await office();
    write(store, (tx) => {
      value(coverages.remove(tx, coverage));
      value(equipment.remove(tx, device));
      value(patients.remove(tx, patient));
    });
    const theCase = value(store.read((db) => ok(claimCaseOf(db, claim.id))));
    expect(theCase).toMatchObject({
      coverage: null,
      payer: null,
      equipment: null,
      patient: { lastName: 'Testperson' },
    });
  });

  test('tells earlier repairs of the same device, newest first, without corrected ones and drafts', async () => {
    const { store, claim, patient, device } = await office();
    const add = (dateOfService: string, state: 'sent' | 'draft', replacesId: string | null = null): Claim =>
      write(store, (tx) => {
        const values = { ...newClaimValues('repair', patient.id), equipmentId: device.id, dateOfService };
        const made = insertClaim(tx, { values, openedOn: TODAY, ownerId: null, replacesId });
        if (state !== 'draft') value(moveClaim(tx, made, { state, note: '', userName: 'O' }));
        return made;
      });
    const old = add('2025-01-05', 'sent');
    add('2025-06-01', 'draft');
    const wrong = add('2025-09-09', 'sent');
    const right = add('2025-09-10', 'sent', wrong.id);
    expect(value(store.read((db) => ok(claimCaseOf(db, claim.id))))?.priorRepairs).toEqual([
      { dateOfService: '2025-09-10', claimNumber: right.number, costCents: null },
      { dateOfService: '2025-01-05', claimNumber: old.number, costCents: null },
    ]);
  });

  test('a correction that was closed unsent hides nothing, and one repair billed to two payers counts once', async () => {
    const { store, claim, patient, device } = await office();
    const add = (
      over: Partial<ClaimValues>,
      state: 'sent' | 'closed',
      replacesId: string | null = null,
    ): Claim =>
      write(store, (tx) => {
        const values = { ...newClaimValues('repair', patient.id), equipmentId: device.id, ...over };
        const made = insertClaim(tx, { values, openedOn: TODAY, ownerId: null, replacesId });
        value(moveClaim(tx, made, { state, note: '', userName: 'O' }));
        return made;
      });
    const first = add({ dateOfService: '2025-01-05', coverageId: claim.coverageId }, 'sent');
    add({ dateOfService: '2025-01-05' }, 'closed', first.id);
    const prior = {
      ...newClaimValues('repair', patient.id).filing,
      priorPayments: [priorPaymentOf(claim.coverageId)],
    };
    const second = add({ dateOfService: '2025-01-05', coverageId: null, filing: prior }, 'sent');
    const told = (id: string): unknown =>
      value(store.read((db) => ok(claimCaseOf(db, id))))?.priorRepairs.map(({ claimNumber }) => claimNumber);
    expect(told(claim.id)).toEqual([first.number]);
    // The later payer's own claim is not preceded by the repair that it bills.
    expect(told(second.id)).not.toContain(first.number);
  });
});

function priorPaymentOf(coverageId: string | null) {
  if (coverageId === null) throw new Error('a claim without a coverage');
  return { coverageId, adjudicatedOn: null, claimNumber: '', paidCents: null, adjustments: [], lines: [] };
}

describe('what was billed beside and before', () => {
  test('is told newest first with its lines, without the claim itself and what was replaced', async () => {
    const { store, claim, patient } = await office();
    const stranger = write(store, (tx) => aRepairCase(tx));
    const add = (over: Partial<ClaimValues>, replacesId: string | null = null): Claim =>
      write(store, (tx) =>
        insertClaim(tx, {
          values: { ...newClaimValues('oxygenRental', patient.id), coverageId: claim.coverageId, ...over },
          openedOn: TODAY,
          ownerId: null,
          replacesId,
        }),
      );
    const line = (code: string): ClaimValues['lines'][number] => ({
      id: write(store, (tx) => tx.newId()),
      code,
      modifiers: ['RR'],
      furtherModifiers: [],
      units: 1,
      chargeCents: 100,
      description: '',
      narrative: '',
      logIds: [],
      pointers: [],
      drug: null,
    });
    const month = add({ dateOfService: '2026-03-01', lines: [line('E1390')] });
    const wrong = add({ dateOfService: '2026-04-01', lines: [line('E1390')] });
    const right = add({ dateOfService: '2026-04-01', lines: [line('E1392')] }, wrong.id);
    const device = add({
      dateOfService: '2026-05-01',
      patientId: stranger.patient.id,
      coverageId: null,
      equipmentId: claim.equipmentId,
    });
    const others = value(store.read((db) => ok(claimCaseOf(db, claim.id))))?.otherClaims;
    expect(others).toEqual([
      expect.objectContaining({ claimNumber: device.number, samePatient: false, sameEquipment: true }),
      expect.objectContaining({
        claimNumber: right.number,
        samePatient: true,
        samePayer: true,
        lines: [{ code: 'E1392', modifiers: ['RR'], units: 1 }],
      }),
      expect.objectContaining({ claimNumber: month.number, sameEquipment: false }),
    ]);
  });
});

describe('the claims that a transaction touches', () => {
  test('are those whose case it may change', async () => {
    const { store, claim, patient, payer, coverage, physician, device, visit } = await office();
    const bystander = write(store, (tx) => aRepairCase(tx));
    const touched = (work: (tx: WriteTransaction) => unknown): string[] =>
      write(store, (tx) => {
        work(tx);
        return claimsTouchedBy(tx.db, tx.transactionId);
      });
    const paper = write(store, (tx) => {
      const id = addPaper(tx);
      linkDocument(tx, claim.id, id);
      return id;
    });
    const changes: Record<string, (tx: WriteTransaction) => unknown> = {
      patient: (tx) => patients.update(tx, patient, aPatient({ note: 'x' })),
      payer: (tx) => payers.update(tx, payer, aPayer({ name: 'Other' })),
      coverage: (tx) => tx.db.exec(`update coverage set member_id = 'x' where id = '${coverage.id}'`),
      physician: (tx) => tx.db.exec(`update physician set npi = '' where id = '${physician.id}'`),
      order: (tx) =>
        value(
          orders.update(
            tx,
            { id: claim.orderId ?? '', revision: 1 },
            anOrder(patient.id, { covers: 'upkeep', physicianId: physician.id }),
          ),
        ),
      device: (tx) => value(equipment.update(tx, device, aDevice({ make: 'Other', holderId: patient.id }))),
      visit: (tx) =>
        value(saveVisit(tx, { ...visit, values: aVisit({ ...onlyValues(visit), malfunction: 'x' }) })),
      part: (tx) =>
        value(
          saveVisit(tx, {
            id: visit.id,
            revision: 2,
            values: aVisit({ ...onlyValues(visit), malfunction: 'x', parts: [] }),
          }),
        ),
      seal: (tx) =>
        value(
          sealVisit(tx, { id: visit.id, revision: 3 }, { userId: OWNER, signedName: 'T', enteredBy: '' }),
        ),
      amendment: (tx) =>
        insertAmendment(tx, visit.id, {
          path: 'malfunction',
          before: 'x',
          after: 'y',
          reason: 'r',
          userId: OWNER,
          userName: 'O',
        }),
      document: (tx) => value(removeDocument(tx, { id: paper, revision: 1 })),
      diagnosis: (tx) =>
        diagnoses.insert(tx, { patientId: patient.id, code: 'J44.9', description: '', diagnosedOn: null }),
      claim: (tx) => setOwner(tx, claim.id, null),
    };
    for (const [name, work] of Object.entries(changes)) expect(touched(work), name).toEqual([claim.id]);
    expect(
      touched((tx) =>
        physicians.insert(tx, {
          firstName: '',
          lastName: 'New',
          credential: '',
          npi: '',
          phone: '',
          fax: '',
          address: aPatient().address,
        }),
      ),
    ).toEqual([]);
    const all = touched((tx) =>
      value(updateOffice(tx, getOffice(tx.db)?.revision ?? 0, { ...anOffice(), branch: 'x' })),
    );
    expect(new Set(all)).toEqual(new Set([claim.id, bystander.claim.id]));
    write(store, (tx) => freeze(tx, claim.id));
    expect(touched((tx) => tx.db.exec(`update patient set note = 'y' where id = '${patient.id}'`))).toEqual(
      [],
    );
  });

  function onlyValues(visit: RepairCase['visit']): Parameters<typeof aVisit>[0] {
    const { id: _id, revision: _revision, seal: _seal, amendments: _amendments, ...values } = visit;
    return values;
  }
});

describe('queues and lists of claims', () => {
  const summary = (claimId: string, blockers: number): ClaimSummary => ({
    claimId,
    blockers,
    unknown: 2,
    gapText: 'Order is missing',
    gapRules: ['L7600-DOC-ORDER'],
    documentsMissing: 1,
    finalisable: blockers === 0,
    chargeCents: 24_000,
    pack: 'test',
    evaluatedOn: TODAY,
  });

  test('a claim stands in the queue of its state and gaps', async () => {
    const { store, claim, patient } = await office();
    const count = (queue: Parameters<typeof queueCount>[1], owner: string | null = null): number =>
      value(store.read((db) => ok(queueCount(db, queue, { ownerId: owner }, '2026-06-13')))).count;
    write(store, (tx) => putSummary(tx.db, summary(claim.id, 3)));
    expect([count('missingDocuments'), count('readyToReview')]).toEqual([1, 0]);
    expect(
      value(store.read((db) => ok(queueCount(db, 'missingDocuments', { ownerId: null }, '2026-06-13')))),
    ).toEqual({
      count: 1,
      oldestDays: 10,
    });
    expect([count('missingDocuments', OWNER), count('missingDocuments', CLERK)]).toEqual([1, 0]);
    const { rows } = value(
      store.read((db) =>
        ok(queueRows(db, 'missingDocuments', { ownerId: null }, { offset: 0, limit: 10 }, TODAY)),
      ),
    );
    expect(rows).toMatchObject([
      {
        id: claim.id,
        patientId: patient.id,
        patientName: 'Testperson, Avery',
        payerName: 'Specimen Health Plan',
        device: 'Examplair Home 5, serial EX5-0012345',
        blockers: 3,
        unknown: 2,
        gapText: 'Order is missing',
        chargeCents: 24_000,
        ownerName: 'Olive Owner',
        ageDays: 0,
      },
    ]);
    write(store, (tx) => putSummary(tx.db, summary(claim.id, 0)));
    expect([count('missingDocuments'), count('readyToReview')]).toEqual([0, 1]);
    for (const [state, queue] of [
      ['onHold', 'onHold'],
      ['review', 'readyToReview'],
      ['finalised', 'readyToSend'],
      ['sent', 'sent'],
      ['rejected', 'rejected'],
      ['denied', 'denied'],
    ] as const) {
      const current = find(store, claim.id) ?? claim;
      value(attempt(store, (tx) => moveClaim(tx, current, { state, note: '', userName: 'O' })));
      expect(count(queue), queue).toBe(1);
    }
  });

  test('are filtered, sorted and paged', async () => {
    const { store, claim, payer } = await office();
    const others = ['Zimmer', 'Abel', 'Moss'].map((lastName, index) =>
      write(store, (tx) => {
        const patient = patients.insert(tx, aPatient({ lastName }));
        const values = {
          ...newClaimValues(index === 0 ? 'repair' : 'portableRental', patient.id),
          dateOfService: `2026-0${index + 1}-01`,
        };
        return insertClaim(tx, {
          values,
          openedOn: `2026-06-0${index + 4}`,
          ownerId: null,
          replacesId: null,
        });
      }),
    );
    const list = (
      filter: Partial<Parameters<typeof listClaims>[1]>,
      page = { offset: 0, limit: 50 },
    ): { numbers: string[]; total: number } => {
      const given = { query: '', states: [], kind: null, payerId: null, sort: 'newest' as const, ...filter };
      const { rows, total } = value(store.read((db) => ok(listClaims(db, given, page, TODAY))));
      return { numbers: rows.map(({ number }) => number), total };
    };
    const [zimmer = '', abel = '', moss = ''] = others.map(({ number }) => number);
    const { number } = claim;
    expect(list({}).numbers).toEqual([moss, abel, zimmer, number]);
    expect(list({ sort: 'oldest' }).numbers).toEqual([number, zimmer, abel, moss]);
    expect(list({ sort: 'patient' }).numbers).toEqual([abel, moss, number, zimmer]);
    expect(list({ sort: 'dateOfService' }).numbers).toEqual([number, moss, abel, zimmer]);
    expect(list({}, { offset: 1, limit: 2 })).toEqual({ numbers: [abel, zimmer], total: 4 });
    expect(list({ kind: 'portableRental' }).numbers).toEqual([moss, abel]);
    expect(list({ payerId: payer.id }).numbers).toEqual([number]);
    expect(list({ states: ['sent'] })).toEqual({ numbers: [], total: 0 });
    expect(list({ states: ['draft', 'onHold'] }).total).toBe(4);
    for (const query of [
      number,
      number.slice(-6),
      '2026-1',
      '1',
      'CW-2026-000001',
      'avery test',
      'testp',
      '5/3/1948 test',
      '217-555-0142 testperson',
      'E1390',
      '0012345',
      'examplair',
    ])
      expect(list({ query }).numbers, query).toContain(number);
    expect(list({ query: 'zimm' }).numbers).toEqual([zimmer]);
    expect(list({ query: 'nobody' })).toEqual({ numbers: [], total: 0 });
    expect(list({ query: '"%_*' })).toEqual({ numbers: [], total: 0 });
  });

  test('open claims of a payer', async () => {
    const { store, claim, payer } = await office();
    expect(value(store.read((db) => ok(openClaimsOfPayer(db, payer.id))))).toEqual([
      { id: claim.id, number: claim.number },
    ]);
    value(attempt(store, (tx) => moveClaim(tx, claim, { state: 'closed', note: '', userName: 'O' })));
    expect(value(store.read((db) => ok(openClaimsOfPayer(db, payer.id))))).toEqual([]);
  });

  test('events and papers of a claim come in their order', async () => {
    const { store, claim } = await office();
    write(store, (tx) => {
      insertEvent(tx, claim.id, { state: 'draft', note: 'one', userName: 'O' });
      insertEvent(tx, claim.id, { state: 'draft', note: 'two', userName: 'O' });
    });
    expect(value(store.read((db) => ok(eventsOf(db, claim.id)))).map(({ note }) => note)).toEqual([
      'one',
      'two',
    ]);
    const papers = write(store, (tx) => [addPaper(tx), addPaper(tx)]);
    value(save(store, find(store, claim.id) ?? claim, { documentIds: [...papers].reverse() }));
    expect(value(store.read((db) => ok(documentsOf(db, { claimId: claim.id })))).map(({ id }) => id)).toEqual(
      [...papers].reverse(),
    );
  });
});
