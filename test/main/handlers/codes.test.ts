import { expect, test } from 'vitest';
import { aSampleOffice } from '../../support/anApp.ts';

test('a code of the guide shows both meanings and where they part', async () => {
  const app = await aSampleOffice();
  const code = await app.get('codes.get', { code: 'l7600' });
  expect(code).toMatchObject({ code: 'L7600', guide: { source: 'Billing guide' } });
  expect(code.official?.long).toBeTruthy();
  expect(code.conflict?.explanation).toBeTruthy();
  expect(code.facts.some(({ id }) => id.startsWith('L7600-'))).toBe(true);
});

test('codes are found by number and by word', async () => {
  const app = await aSampleOffice();
  const found = await app.get('codes.find', { query: 'E1392', limit: 5 });
  expect(found[0]).toMatchObject({ code: 'E1392', inForce: true });
  expect((await app.get('codes.find', { query: 'portable oxygen', limit: 5 })).length).toBeGreaterThan(0);
  expect(await app.get('codes.find', { query: 'zzzzqq', limit: 5 })).toEqual([]);
});

test.each(['', 'ZZZZZ', 'E0000', '12345', '__pro'])('%j is no code', async (code) => {
  const app = await aSampleOffice();
  expect((await app.refused('codes.get', { code })).kind).toBe('notFound');
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
