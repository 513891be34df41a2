import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimCaseOf } from '../../db/claimCase.ts';
import { claimsTouchedBy } from '../../db/claimSummaries.ts';
import {
  importedCode,
  importedCodesOf,
  importedReleases,
  insertRelease,
  releaseEntries,
} from '../../db/codeReleases.ts';
import type { Store } from '../../db/store.ts';
import { all, count } from '../../db/rows.ts';
import type { Release, ReleaseEntry } from '../../shared/codes/releaseModel.ts';
import { ClaimCase } from '../../shared/domain/claimCase.ts';
import { ok } from '../../shared/result.ts';
import { aRepairCase, attempt, realOffice, write } from './records.ts';
import { OWNER, refusal, value } from './workbench.ts';

const USER = { id: OWNER, name: 'Olive Owner' };

function anEntry(code: string, change: Partial<ReleaseEntry> = {}): ReleaseEntry {
  return {
    code,
    kind: code.length === 2 ? 'modifier' : 'code',
    short: `Item ${code}`,
    long: `Made-up item ${code}, each`,
    coverage: 'C',
    pricing: ['32'],
    crossReferences: [],
    betos: 'D1E',
    addedOn: '2001-01-01',
    effectiveOn: '2001-01-01',
    endsOn: null,
    action: 'N',
    ...change,
  };
}

function aRelease(releasedOn: string, entries: readonly ReleaseEntry[]): Release {
  return { name: `Release of ${releasedOn}`, releasedOn, entries };
}

let files = 0;
function importInto(store: Store, release: Release): string {
  const sha256 = String((files += 1)).padStart(64, '0');
  return write(store, (tx) => insertRelease(tx, release, { fileName: 'anweb.txt', sha256 }, USER)).id;
}

function entriesIn(store: Store, id: string): ReleaseEntry[] {
  return value(store.read((db) => ok(releaseEntries(db, id))));
}

test('a release is kept with where it came from, and read back as it was', async () => {
  const store = await realOffice();
  const entries = [
    anEntry('RR', { coverage: '', pricing: [] }),
    anEntry('A4615', { endsOn: '2026-09-30', crossReferences: ['A4616'], action: 'D' }),
    anEntry('E1390', { pricing: ['33', '00'], effectiveOn: null }),
  ];
  const id = importInto(store, aRelease('2026-10-01', entries));
  expect(entriesIn(store, id)).toEqual(entries);
  const [kept] = value(store.read((db) => ok(importedReleases(db))));
  expect(kept).toMatchObject({
    id,
    name: 'Release of 2026-10-01',
    releasedOn: '2026-10-01',
    entries: 3,
    fileName: 'anweb.txt',
    importedBy: 'Olive Owner',
  });
});

test('the next release costs only what it changes, and rows of either never change', async () => {
  const store = await realOffice();
  const many = Array.from({ length: 200 }, (_, index) => anEntry(`E${String(1000 + index)}`));
  importInto(store, aRelease('2026-01-01', many));
  const changed = many.map((entry) => (entry.code === 'E1001' ? { ...entry, long: 'Reworded' } : entry));
  const id = importInto(store, aRelease('2026-04-01', changed.slice(0, -1)));
  expect(entriesIn(store, id)).toHaveLength(199);
  const rows = (release: string): number =>
    value(
      store.read((db) => ok(count(db, 'select count(*) from code_entry where release_id = ?', [release]))),
    );
  expect(rows(id)).toBe(2);
  for (const sql of [
    "update code_entry set long = 'x'",
    'delete from code_entry',
    "update code_release set name = 'x'",
    'delete from code_release',
  ]) {
    expect(() => write(store, (tx) => tx.db.exec(sql)), sql).toThrow();
  }
});

test('the same file cannot be kept twice for one day', async () => {
  const store = await realOffice();
  const release = aRelease('2026-10-01', [anEntry('E1390')]);
  const file = { fileName: 'a.txt', sha256: 'a'.repeat(64) };
  write(store, (tx) => insertRelease(tx, release, file, USER));
  expect(() => write(store, (tx) => insertRelease(tx, release, file, USER))).toThrow();
  expect(value(store.read((db) => ok(importedReleases(db))))).toHaveLength(1);
});

test('releases read back as they were in whatever order they came', async () => {
  const codes = ['A4615', 'A4616', 'E1390', 'K0738', 'RR'];
  const oneRelease = fc
    .tuple(...codes.map(() => fc.constantFrom('absent', 'plain', 'reworded', 'ended')))
    .map((states) =>
      codes.flatMap((code, index) => {
        const state = states[index];
        if (state === 'absent') return [];
        if (state === 'reworded') return [anEntry(code, { long: 'Other words' })];
        return [anEntry(code, state === 'ended' ? { endsOn: '2020-12-31' } : {})];
      }),
    )
    .filter((entries) => entries.length > 0);
  const days = ['2019-01-01', '2020-10-01', '2020-10-01', '2024-04-01', '2026-10-01'];
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...days.map(() => oneRelease)),
      fc.shuffledSubarray(
        days.map((_, index) => index),
        { minLength: 2 },
      ),
      async (contents, order) => {
        const store = await realOffice();
        const ids = order.map((index) => {
          const release = aRelease(days[index] ?? '', contents[index] ?? []);
          return { id: importInto(store, release), release };
        });
        for (const { id, release } of ids) {
          const sorted = [...release.entries].sort(
            (one, other) => one.code.length - other.code.length || (one.code < other.code ? -1 : 1),
          );
          expect(entriesIn(store, id)).toEqual(sorted);
        }
        store.close();
      },
    ),
    { numRuns: 12 },
  );
});

test('a release speaks until the next one, the shipped one or the end of its year', async () => {
  const store = await realOffice();
  for (const day of ['2019-01-01', '2020-10-01', '2026-01-01', '2026-10-01']) {
    importInto(store, aRelease(day, [anEntry('E1390'), anEntry('E1392')]));
  }
  const said = value(store.read((db) => ok(importedCode(db, 'E1390'))));
  expect(said.map(({ release, speaksTo }) => [release.releasedOn, speaksTo])).toEqual([
    ['2019-01-01', '2019-12-31'],
    ['2020-10-01', '2020-12-31'],
    ['2026-01-01', '2026-06-30'], // the shipped release of July speaks from then on
    ['2026-10-01', '2026-12-31'],
  ]);
});

test('of two releases of one day the later import speaks alone', async () => {
  const store = await realOffice();
  importInto(store, aRelease('2026-10-01', [anEntry('E1390')]));
  importInto(store, aRelease('2026-10-01', [anEntry('E1390', { long: 'Corrected words' })]));
  const said = value(store.read((db) => ok(importedCode(db, 'E1390'))));
  expect(said.map(({ entry }) => entry?.long)).toEqual(['Corrected words']);
});

test('a claim’s case holds what the releases say of its codes from its day on', async () => {
  const store = await realOffice();
  const { claim } = write(store, (tx) => aRepairCase(tx)); // E1390 with RB, 20 May 2026
  const caseOf = (): ClaimCase => ClaimCase.parse(value(store.read((db) => ok(claimCaseOf(db, claim.id)))));
  expect(caseOf().importedCodes).toEqual([]);
  importInto(store, aRelease('2019-01-01', [anEntry('E1390'), anEntry('RB')]));
  importInto(store, aRelease('2026-04-01', [anEntry('E1390', { long: 'Concentrator' }), anEntry('E1392')]));
  importInto(store, aRelease('2026-10-01', [anEntry('E1390', { endsOn: '2026-05-01' })]));
  expect(caseOf().importedCodes.filter(({ code }) => code === 'E1390')).toEqual([
    {
      code: 'E1390',
      release: 'Release of 2026-04-01',
      releasedOn: '2026-04-01',
      speaksTo: '2026-06-30',
      listed: true,
      from: '2001-01-01',
      to: null,
      long: 'Concentrator',
    },
    {
      code: 'E1390',
      release: 'Release of 2026-10-01',
      releasedOn: '2026-10-01',
      speaksTo: '2026-12-31',
      listed: true,
      from: '2001-01-01',
      to: '2026-05-01',
      long: 'Made-up item E1390, each',
    },
  ]);
  expect(
    caseOf()
      .importedCodes.filter(({ code }) => code === 'RB')
      .map(({ listed }) => listed),
  ).toEqual([false, false]);
});

test('without a date of service the newest release alone is asked; what is no code is not', async () => {
  const store = await realOffice();
  importInto(store, aRelease('2020-10-01', [anEntry('E1390')]));
  importInto(store, aRelease('2026-10-01', [anEntry('E1390')]));
  const lines = ['E1390', '', '12345'].map((code) => ({
    id: OWNER,
    code,
    modifiers: [],
    furtherModifiers: [],
    units: 1,
    chargeCents: 1,
    description: '',
    narrative: '',
    logIds: [],
    pointers: [],
    drug: null,
  }));
  const facts = value(store.read((db) => ok(importedCodesOf(db, { lines, dateOfService: null }))));
  expect(facts.map(({ code, releasedOn }) => [code, releasedOn])).toEqual([['E1390', '2026-10-01']]);
});

test('a release concerns every open claim, and its import cannot be undone', async () => {
  const store = await realOffice();
  const { claim } = write(store, (tx) => aRepairCase(tx));
  const { transactionId, touched } = write(store, (tx) => {
    insertRelease(
      tx,
      aRelease('2026-10-01', [anEntry('E1390')]),
      { fileName: 'a', sha256: 'b'.repeat(64) },
      USER,
    );
    return { transactionId: tx.transactionId, touched: claimsTouchedBy(tx.db, tx.transactionId) };
  });
  expect(touched).toEqual([claim.id]);
  expect(refusal(store.undo({ userId: OWNER, action: 'undo' }, transactionId))).toBe('blocked');
  const refused = attempt(store, (tx) => {
    insertRelease(
      tx,
      aRelease('2027-01-01', [anEntry('E1390')]),
      { fileName: 'a', sha256: 'c'.repeat(64) },
      USER,
    );
    return { ok: false, fault: { kind: 'forbidden', message: 'no' } };
  });
  expect(refused.ok).toBe(false);
  expect(value(store.read((db) => ok(all(db, 'select id from code_release'))))).toHaveLength(1);
});
