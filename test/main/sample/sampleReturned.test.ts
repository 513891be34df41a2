import { expect, test } from 'vitest';
import { aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, there } from '../../support/sampleRecords.ts';

test('a remittance came back that adds up, pays one claim, denies one, and asks whose the third is', async () => {
  const app = await aSampleOffice();
  const page = { offset: 0, limit: 10 };
  const file = there((await app.get('returned.list', page)).rows[0]);
  expect(file).toMatchObject({ kind: '835', doubts: [] });
  expect(file.summary).toMatchObject({ remittances: 1, posted: 2, waiting: 1, denials: 1, strange: 0 });
  const row = there((await app.get('remittances.list', page)).rows[0]);
  expect(row).toMatchObject({ claims: 3, waiting: 1, remittance: { balanced: true } });
  const { remittance, claims } = await app.get('remittances.get', { id: row.remittance.id });
  expect(remittance.providerAdjustments).toMatchObject([{ reason: 'L6', words: 'interest owed' }]);
  expect(claims.filter(({ posted }) => posted).map(({ claim }) => claim?.state)).toEqual(['paid', 'denied']);

  const [denied] = (await app.get('claims.list', { ...ALL_CLAIMS, states: ['denied'] })).rows;
  const [refusal] = await app.get('denials.ofClaim', { claimId: there(denied).id });
  expect(refusal?.denial).toMatchObject({ kind: 'denied', reason: '50', state: 'open' });
});

test('the sample office has a file that was sent, and a claim of it that came back rejected, as work', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('batches.list', { offset: 0, limit: 10 });
  expect(rows).toMatchObject([{ claims: 1, rejected: 1, overdue: null, batch: { production: true } }]);
  const view = await app.get('batches.get', { id: there(rows[0]).batch.id });
  expect(view.events.map(({ kind, setAside }) => [kind, setAside])).toEqual([
    ['written', ''],
    ['sent', ''],
    ['rejected', ''],
  ]);
  const target = there(view.claims[0]);
  expect(target.state).toBe('rejected');
  expect(await app.get('denials.ofClaim', { claimId: target.claimId })).toMatchObject([
    {
      denial: { kind: 'rejected', reasonGroup: 'A7', reason: '164', state: 'open', nextStep: 'correctAsNew' },
    },
  ]);
});
