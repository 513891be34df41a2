import { describe, expect, test } from 'vitest';
import type { Store } from '../../db/store.ts';
import {
  getVisit,
  insertAmendment,
  insertVisit,
  removeVisit,
  saveVisit,
  sealHash,
  sealVisit,
} from '../../db/visits.ts';
import { verifyLog } from '../../db/serviceLog.ts';
import { equipment } from '../../db/nouns.ts';
import type { Part, ServiceVisit } from '../../shared/domain/serviceVisit.ts';
import { ok } from '../../shared/result.ts';
import { newId } from './ids.ts';
import { asClerk, attempt, realOffice, write } from './records.ts';
import { aDevice, aVisit } from './samples.ts';
import { OWNER, refusal, value } from './workbench.ts';

function aPart(overrides: Partial<Part> = {}): Part {
  return {
    id: newId(),
    code: '',
    partNumber: 'F-1',
    description: 'Filter',
    quantity: 1,
    unitCostCents: 500,
    lotOrSerial: '',
    reason: 'Blocked',
    billed: true,
    ...overrides,
    catalogId: null,
  };
}

function read(store: Store, id: string): ServiceVisit | null {
  return value(store.read((db) => ok(getVisit(db, id))));
}

const signer = { userId: OWNER, signedName: 'Terry Tech', enteredBy: '' };

describe('a service visit', () => {
  test('keeps its lists in their order, through changes, removals and returns', async () => {
    const store = await realOffice();
    const [one, two, three] = [
      aPart(),
      aPart({ description: 'Hose', billed: false }),
      aPart({ description: 'Valve', unitCostCents: null }),
    ];
    const labor = [
      {
        id: newId(),
        repairedCode: '',
        standardRepair: '',
        description: 'Bench',
        minutes: 30,
        hourlyRateCents: null,
        runs: [],
      },
    ];
    const visit = write(store, (tx) => insertVisit(tx, aVisit({ parts: [one, two], labor })));
    expect(visit).toMatchObject({ parts: [one, two], labor, seal: null, amendments: [], revision: 1 });
    const steps = [[two, one], [one], [three, two, { ...one, quantity: 4 }], []];
    steps.forEach((parts, step) => {
      const saved = value(
        attempt(store, (tx) =>
          saveVisit(tx, { id: visit.id, revision: step + 1, values: aVisit({ parts, labor }) }),
        ),
      );
      expect(saved).toMatchObject({ parts, revision: step + 2 });
    });
    expect(read(store, visit.id)).toMatchObject({ parts: [], labor });
  });

  test('saved without a change writes nothing', async () => {
    const store = await realOffice();
    const visit = write(store, (tx) => insertVisit(tx, aVisit({ parts: [aPart()] })));
    const again = value(
      attempt(store, (tx) => saveVisit(tx, { ...visit, values: aVisit({ parts: visit.parts }) })),
    );
    expect(again.revision).toBe(1);
  });

  test('does not take a row of another visit, nor the same row twice', async () => {
    const store = await realOffice();
    const part = aPart();
    const other = write(store, (tx) => insertVisit(tx, aVisit({ parts: [part] })));
    const stolen = attempt(store, (tx) =>
      saveVisit(tx, { id: null, revision: null, values: aVisit({ parts: [aPart(), part] }) }),
    );
    expect(stolen).toMatchObject({ ok: false, fault: { kind: 'invalid', issues: [{ path: 'parts.1' }] } });
    const twice = aPart();
    expect(
      refusal(
        attempt(store, (tx) =>
          saveVisit(tx, { id: null, revision: null, values: aVisit({ parts: [twice, twice] }) }),
        ),
      ),
    ).toBe('invalid');
    expect(read(store, other.id)?.parts).toEqual([part]);
  });

  test('tells the second saver that the parts changed', async () => {
    const store = await realOffice();
    const part = aPart();
    const visit = write(store, (tx) => insertVisit(tx, aVisit({ parts: [part] })));
    const theirs = [{ ...part, quantity: 9 }];
    value(attempt(store, (tx) => saveVisit(tx, { ...visit, values: aVisit({ parts: theirs }) }), asClerk));
    const refused = attempt(store, (tx) => saveVisit(tx, { ...visit, values: aVisit({ parts: [] }) }));
    expect(refused).toMatchObject({
      fault: { kind: 'conflict', changed: [{ path: 'parts', current: theirs, by: 'Cal Clerk' }] },
    });
  });
});

describe('a sealed visit', () => {
  async function sealed(): Promise<{ store: Store; visit: ServiceVisit }> {
    const store = await realOffice();
    const draft = write(store, (tx) =>
      insertVisit(
        tx,
        aVisit({
          parts: [aPart()],
          labor: [
            {
              id: newId(),
              repairedCode: '',
              standardRepair: '',
              description: '',
              minutes: 5,
              hourlyRateCents: 100,
              runs: [],
            },
          ],
        }),
      ),
    );
    return { store, visit: value(attempt(store, (tx) => sealVisit(tx, draft, signer))) };
  }

  test('carries who signed and a hash that covers every value', async () => {
    const { visit } = await sealed();
    const { seal } = visit;
    expect(seal).toMatchObject({ ...signer, previousHash: null });
    if (!seal) throw new Error('no seal');
    const sealed2 = { ...seal, version: 2, papers: [] };
    expect(sealHash(visit, sealed2)).toBe(seal.hash);
    const changes: Partial<ServiceVisit>[] = [
      { malfunction: 'x' },
      { parts: [] },
      { before: { ...visit.before, flowLpm: 3 } },
      { id: newId() },
    ];
    for (const change of changes) expect(sealHash({ ...visit, ...change }, sealed2)).not.toBe(seal.hash);
    const paper = { id: newId(), sha256: 'a'.repeat(64), marks: null };
    for (const change of [
      { signedName: 'x' },
      { enteredBy: 'x' },
      { version: 1 },
      { papers: [paper] },
      { papers: [{ ...paper, marks: [{ kind: 'ring' }] }] },
    ]) {
      expect(sealHash(visit, { ...sealed2, ...change })).not.toBe(seal.hash);
    }
  });

  test('a seal of the first version is held to what it covered: no papers, nobody who enters for another', async () => {
    const { visit } = await sealed();
    const { seal } = visit;
    if (!seal) throw new Error('no seal');
    const paper = { id: newId(), sha256: 'a'.repeat(64), marks: null };
    const first = { ...seal, version: 1, papers: [] };
    expect(sealHash(visit, { ...first, papers: [paper] })).toBe(sealHash(visit, first));
    expect(sealHash(visit, { ...first, signedName: 'x' })).not.toBe(sealHash(visit, first));
  });

  test('refuses every change and keeps what it says', async () => {
    const { store, visit } = await sealed();
    const over = { id: visit.id, revision: visit.revision };
    expect(refusal(attempt(store, (tx) => saveVisit(tx, { ...over, values: aVisit() })))).toBe('blocked');
    expect(refusal(attempt(store, (tx) => removeVisit(tx, over)))).toBe('blocked');
    expect(refusal(attempt(store, (tx) => sealVisit(tx, over, signer)))).toBe('blocked');
    for (const sql of [
      `update visit set malfunction = 'x'`,
      `update visit set deleted_at = 'x'`,
      `update visit_part set quantity = 99`,
      `update visit_labor set deleted_at = 'x'`,
      `update visit_seal set hash = 'x'`,
      `delete from visit_seal`,
      `insert into visit_part (id, visit_id, position, part_number, description, lot_or_serial, reason, billed, created_at, updated_at)
       values ('x', '${visit.id}', 9, '', '', '', '', 1, '', '')`,
    ]) {
      expect(() => write(store, (tx) => tx.db.exec(sql)), sql).toThrow(/sealed|never/);
    }
    expect(read(store, visit.id)).toEqual(visit);
  });

  test('cannot be unsealed by undo', async () => {
    const store = await realOffice();
    const draft = write(store, (tx) => insertVisit(tx, aVisit()));
    const id = value(attempt(store, (tx) => (sealVisit(tx, draft, signer), ok(tx.transactionId))));
    expect(refusal(store.undo({ userId: OWNER, action: 'undo' }, id))).toBe('blocked');
    expect(read(store, draft.id)?.seal).not.toBeNull();
  });

  test('is not sealed over somebody else’s change', async () => {
    const store = await realOffice();
    const draft = write(store, (tx) => insertVisit(tx, aVisit()));
    value(
      attempt(store, (tx) => saveVisit(tx, { ...draft, values: aVisit({ malfunction: 'other' }) }), asClerk),
    );
    expect(refusal(attempt(store, (tx) => sealVisit(tx, draft, signer)))).toBe('conflict');
  });

  test('links to the device’s last seal, so that a gap shows', async () => {
    const store = await realOffice();
    const device = write(store, (tx) => equipment.insert(tx, aDevice()));
    const hashes = [1, 2, 3].map(() => {
      const draft = write(store, (tx) => insertVisit(tx, aVisit({ equipmentId: device.id })));
      return value(attempt(store, (tx) => sealVisit(tx, draft, signer))).seal;
    });
    expect(hashes.map((seal) => seal?.previousHash ?? null)).toEqual([
      null,
      hashes[0]?.hash,
      hashes[1]?.hash,
    ]);
    expect(value(store.read((db) => ok(verifyLog(db))))).toMatchObject({ entries: 3, breaks: [] });
  });

  test('is not sealed while a timer of it runs', async () => {
    const store = await realOffice();
    const line = {
      id: newId(),
      repairedCode: '',
      standardRepair: '',
      description: '',
      minutes: 5,
      hourlyRateCents: null,
      runs: [{ from: '2026-05-20T15:00:00.000Z', to: null }],
    };
    const draft = write(store, (tx) => insertVisit(tx, aVisit({ labor: [line] })));
    expect(attempt(store, (tx) => sealVisit(tx, draft, signer))).toMatchObject({
      fault: { kind: 'invalid', issues: [{ path: 'labor.0.minutes' }] },
    });
    expect(read(store, draft.id)?.seal).toBeNull();
  });

  test('takes amendments beside the original', async () => {
    const { store, visit } = await sealed();
    const amendment = {
      path: 'malfunction',
      before: visit.malfunction,
      after: 'Valve stuck',
      reason: 'Slip',
      userId: OWNER,
      userName: 'Olive Owner',
    };
    const amended = write(store, (tx) => insertAmendment(tx, visit.id, amendment));
    expect(amended).toMatchObject({
      malfunction: visit.malfunction,
      amendments: [{ ...amendment, id: expect.any(String) }],
    });
    expect(() => write(store, (tx) => tx.db.exec(`update visit_amendment set reason = 'x'`))).toThrow(
      'never change',
    );
  });
});
