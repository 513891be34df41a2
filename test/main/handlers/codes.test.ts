import { expect, test } from 'vitest';
import { actAs, aSampleOffice } from '../../support/anApp.ts';

test('a code of the guide shows both meanings, where they part, and how much that weighs', async () => {
  const app = await aSampleOffice();
  const code = await app.get('codes.get', { code: 'l7600' });
  expect(code).toMatchObject({
    code: 'L7600',
    on: '2026-11-02',
    standing: 'inForce',
    official: {
      long: 'Prosthetic donning sleeve, any material, each',
      source: 'HCPCS Level II, October 2025',
    },
    conflict: {
      meant: [{ code: 'K0740' }],
      severities: [
        { payerClass: 'medicare', severity: 'blocker' },
        { payerClass: 'medicaid', severity: 'warning' },
        { payerClass: 'commercial', severity: 'warning' },
      ],
    },
  });
  expect(code.conflict?.meant[0]?.official).toContain('oxygen equipment');
  expect(code.notes.some(({ id }) => id.startsWith('L7600-'))).toBe(true);
  expect(code.facts.find(({ label }) => label === 'Coverage')).toEqual({
    label: 'Coverage',
    value: 'S: Excluded from Medicare by statute.',
    source: 'HCPCS Level II, October 2020',
  });
});

test('every code of the set is found, by number and by word, also one that no guide speaks of', async () => {
  const app = await aSampleOffice();
  const [wheelchair] = await app.get('codes.find', { query: 'K0001', limit: 5 });
  expect(wheelchair).toMatchObject({ code: 'K0001', text: 'Standard wheelchair', standing: 'inForce' });
  const byWords = await app.get('codes.find', { query: 'portable oxygen concentrator', limit: 5 });
  expect(byWords[0]?.code).toBe('E1392');
  expect((await app.get('codes.find', { query: 'L2', limit: 200 })).length).toBeGreaterThan(100);
  expect(await app.get('codes.find', { query: 'zzzzqq', limit: 5 })).toEqual([]);
});

test('a code stands on the day that is asked for', async () => {
  const app = await aSampleOffice();
  const on = (day: string) => app.get('codes.get', { code: 'E0447', on: day });
  expect(await on('2018-12-31')).toMatchObject({ standing: 'notInForce', on: '2018-12-31' });
  expect(await on('2019-01-01')).toMatchObject({ standing: 'inForce' });
  expect(await on('2027-01-01')).toMatchObject({ standing: 'notKnown' });
  const [hit] = await app.get('codes.find', { query: 'E0447', on: '2018-12-31', limit: 1 });
  expect(hit).toMatchObject({ standing: 'notInForce' });
});

test('a code in no release says so and names what was probably meant; what has no shape of one is refused', async () => {
  const app = await aSampleOffice();
  const old = await app.get('codes.get', { code: 'E1340' });
  expect(old).toMatchObject({ standing: 'notInForce', official: null });
  expect(old.meant.map(({ code }) => code)).toEqual(expect.arrayContaining(['K0739', 'K0740']));
  expect(old.meant.every(({ official, why }) => official !== '' && why !== '')).toBe(true);
  for (const code of ['', 'ZZZZZ', '12345', '__pro']) {
    expect((await app.refused('codes.get', { code })).kind, code).toBe('notFound');
  }
});

test('the room opens on the codes of the guides, their conflicts and the releases', async () => {
  const app = await aSampleOffice();
  const overview = await app.get('codes.overview', {});
  expect(overview.guides.map(({ code }) => code)).toContain('E1392');
  expect(overview.conflicts.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['L7600', 'L1320', 'A9600', 'A9698', 'L4396', 'L5619']),
  );
  expect(overview.conflicts.every(({ explanation }) => explanation !== '')).toBe(true);
  expect(overview.releases.map(({ name }) => name)).toEqual([
    'HCPCS Level II, July 2026',
    'HCPCS Level II, October 2025',
    'HCPCS Level II, October 2020',
    'HCPCS Level II, July 2020',
    'HCPCS Level II, January 2019',
  ]);
  expect(overview.releases[0]).toMatchObject({ codes: 8725, imported: null });
});

test('everybody may look; the search of the top bar finds every code', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'readOnly');
  expect((await app.get('codes.get', { code: 'E1392' })).code).toBe('E1392');
  const hits = await app.get('search.find', { query: 'k000', limit: 10 });
  expect(hits.filter(({ kind }) => kind === 'code').map(({ id }) => id)).toContain('K0001');
  expect((await app.get('search.find', { query: 'L5619', limit: 5 })).map(({ id }) => id)).toContain('L5619');
});

test('diagnoses are looked up in the shipped set', async () => {
  const app = await aSampleOffice();
  const byCode = await app.get('codes.icd10', { query: 'J44.9', limit: 5 });
  expect(byCode[0]).toMatchObject({ code: 'J44.9' });
  expect((await app.get('codes.icd10', { query: 'chronic obstructive', limit: 5 })).length).toBeGreaterThan(
    0,
  );
  expect(await app.refused('codes.icd10', { query: 'x'.repeat(200), limit: 5 })).toMatchObject({
    issues: [{ path: 'query' }],
  });
});
