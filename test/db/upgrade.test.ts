import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claimCaseOf } from '../../db/claimCase.ts';
import { getFreeze } from '../../db/claimFreeze.ts';
import { columnOf } from '../../db/columnNames.ts';
import { coverages, payers } from '../../db/nouns.ts';
import { run, type SqlRow } from '../../db/rows.ts';
import { verifyLog } from '../../db/serviceLog.ts';
import { storeSchema } from '../../db/schema.ts';
import type { WriteTransaction } from '../../db/store.ts';
import type { StoreSchema } from '../../db/tables.ts';
import { readStoredCase } from '../../shared/domain/caseVersions.ts';
import { defaultFiling } from '../../shared/domain/filing.ts';
import { insuredOfName } from '../../shared/domain/insuredName.ts';
import { defaultSettings } from '../../shared/domain/payer.ts';
import { ok } from '../../shared/result.ts';
import { storedEvaluation } from '../../shared/rules/storedEvaluation.ts';
import { openFolder, OWNER, PASSPHRASE, tempFolder, value } from './workbench.ts';

/** Rows of an office as version 1 wrote them: a finalized repair with its sealed visit, and an open rental. */
const VERSION_ONE = JSON.parse(
  readFileSync(new URL('fixtures/version1.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly SqlRow[]>>;

/** The schema as it was then: its one migration, and the tables that it made. */
function schemaOne(): StoreSchema {
  const [first] = storeSchema.migrations;
  if (!first) throw new Error('there is no first migration');
  const made = [...first.schema.matchAll(/create (?:virtual )?table (\w+)/g)].map(([, name]) => name);
  return {
    migrations: [first],
    tables: Object.fromEntries(Object.entries(storeSchema.tables).filter(([name]) => made.includes(name))),
  };
}

/** Seals and freezes close what they are about, so they come last. */
const ORDER = Object.keys(storeSchema.tables).filter((name) => name in VERSION_ONE);
const LAST = ['visit_seal', 'claim_freeze'];

function insertAll(tx: WriteTransaction, rows: typeof VERSION_ONE): void {
  for (const table of [...ORDER.filter((name) => !LAST.includes(name)), ...LAST]) {
    for (const row of rows[table] ?? []) {
      const columns = Object.keys(row);
      run(
        tx.db,
        `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      );
    }
  }
}

async function upgraded(rows = VERSION_ONE) {
  const folder = tempFolder();
  const before = openFolder(folder, { schema: schemaOne() });
  value(
    await before.create({
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: PASSPHRASE,
      officeName: 'Harbor Oxygen',
      populate(tx) {
        insertAll(tx, rows);
        return ok(undefined);
      },
    }),
  );
  before.close();
  const store = openFolder(folder, { schema: storeSchema });
  value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  return store;
}

function rowOf(table: string, field: string, wanted: unknown): SqlRow {
  const row = VERSION_ONE[table]?.find((each) => each[columnOf(field)] === wanted);
  if (!row) throw new Error(`no ${table} with that ${field}`);
  return row;
}

test('a store of version 1 opens with everything in it, and what was moved is where it belongs', async () => {
  const store = await upgraded();
  const rental = rowOf('claim', 'kind', 'portableRental');
  const theCase = value(store.read((db) => ok(claimCaseOf(db, String(rental['id'])))));
  expect(theCase?.claim).toMatchObject({
    delivery: { deliveredOn: '2026-05-02', method: null, proofShows: [] },
    notice: { abnIssuedOn: '2026-05-01', abnSignedOn: '2026-05-01', abnOption: '1', abnKind: null },
    authorization: { authorizationNumber: 'PA-SAMPLE-1', authorizationTo: '2026-10-31' },
    attestation: { criteriaAttestedBy: 'Olive Owner', criteriaAttestedOn: '2026-05-03', codeMeaning: null },
    rental: { basis: 'rental', breaks: [] },
    orthosis: { deficit: '' },
    lines: [{ code: 'E1390', furtherModifiers: [] }],
  });
  expect(theCase?.oxygenTest).toMatchObject({ saturation: 86, sameSession: null });
  expect(theCase?.coverage).toMatchObject({ signatureOnFileOn: null, assignment: null });
});

test('settings of payers are kept, and new ones begin as a new payer of the class does', async () => {
  const store = await upgraded();
  const all = value(store.read((db) => ok(payers.select(db, 'where deleted_at is null'))));
  expect(all.length).toBeGreaterThan(0);
  for (const payer of all) {
    const was = JSON.parse(String(rowOf('payer', 'id', payer.id)['settings'])) as Record<string, object>;
    const begin = defaultSettings(payer.class);
    expect(payer.filing).toEqual(defaultFiling(payer.class));
    expect(payer.settings).toEqual({
      ...begin,
      ...was,
      repair: { ...begin.repair, ...was['repair'] },
      rental: { ...begin.rental, ...was['rental'] },
    });
  }
});

test('what was finalized stays closed and can be read; seals of visits still hold', async () => {
  const store = await upgraded();
  const repair = rowOf('claim', 'kind', 'repair');
  const id = String(repair['id']);
  const freeze = value(store.read((db) => ok(getFreeze(db, id))));
  const theCase = readStoredCase(freeze?.theCase);
  expect(theCase).toMatchObject({ version: 4, claim: { id, overrides: [{ expiresOn: null }] } });
  // The claim's own row was finalized before the question was asked, and can be read like any other.
  expect(value(store.read((db) => ok(claimCaseOf(db, id))))?.claim.attestation.codeMeaning).toBeNull();
  const evaluation = storedEvaluation(freeze?.evaluation);
  expect(evaluation.packs).toEqual(['guides-2026-11']);
  expect(evaluation.counts.waived).toBe(
    evaluation.findings.filter((finding) => finding.override !== null).length,
  );
  const log = value(store.read((db) => ok(verifyLog(db))));
  expect(log.entries).toBe(VERSION_ONE['visit_seal']?.length);
  expect(log).toMatchObject({ breaks: [], unhashed: VERSION_ONE['visit_amendment']?.length ?? 0 });
  const refused = (): unknown =>
    store.write({ userId: OWNER, action: 'test.write' }, (tx) =>
      ok(run(tx.db, `update claim set delivery = '{}' where id = ?`, [id])),
    );
  expect(refused).toThrow('a finalised claim is corrected by a new one');
});

test('the insured’s one name becomes the parts that a reader of old files makes of it', async () => {
  const names = [
    '',
    'Testperson',
    ' Kim  M. Testperson ',
    'Testperson, Kim M.',
    'Kim O’Specimen',
    `${'A'.repeat(70)} B`,
  ];
  const [row] = VERSION_ONE['coverage'] ?? [];
  const rows = names.map((name, n) => ({
    ...row,
    id: `019e8d5a-d200-7fff-8000-00000000000${n}`,
    insured_name: name,
  }));
  const store = await upgraded({ ...VERSION_ONE, coverage: [...(VERSION_ONE['coverage'] ?? []), ...rows] });
  const kept = value(store.read((db) => ok(rows.map(({ id }) => coverages.get(db, id)?.insured))));
  expect(kept).toEqual(names.map(insuredOfName));
});
