import { expect, test } from 'vitest';
import { defaultSettings, PayerValues } from '../../../shared/domain/payer.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { there, twoPatients, valuesOf } from '../../support/sampleRecords.ts';

const NOBODY = '019a0000-0000-7000-8000-000000000009';
const LIST = { query: '', offset: 0, limit: 50 };

test('payers are listed, found by name and shown', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('payers.list', LIST);
  expect(new Set(rows.map((payer) => payer.class))).toEqual(new Set(['commercial', 'medicare', 'medicaid']));
  const medicare = there(rows.find((payer) => payer.class === 'medicare'));
  expect((await app.get('payers.list', { ...LIST, query: 'medicare' })).rows.map(({ id }) => id)).toEqual([
    medicare.id,
  ]);
  expect(await app.get('payers.get', { id: medicare.id })).toEqual(medicare);
  expect((await app.refused('payers.get', { id: NOBODY })).kind).toBe('notFound');
});

test('the lead changes settings and can take them back; the office may not', async () => {
  const app = await aSampleOffice();
  const { mine } = await twoPatients(app);
  const payer = there(mine.theCase.payer);
  const values = valuesOf(PayerValues, payer);
  const settings = { ...values.settings, acceptedModifiers: ['NU'] };
  const target = { id: payer.id, revision: payer.revision };
  await actAs(app, 'office');
  expect((await app.refused('payers.save', { ...target, values: { ...values, settings } })).kind).toBe(
    'forbidden',
  );
  await actAs(app, 'billingLead');
  await app.get('payers.save', { ...target, values: { ...values, settings } });
  expect((await app.get('payers.get', { id: payer.id })).settings.acceptedModifiers).toEqual(['NU']);
  const fault = await app.refused('payers.save', {
    ...target,
    values: { ...values, settings: { ...values.settings, timelyFilingDays: 90 } },
  });
  expect(fault).toMatchObject({ kind: 'conflict', changed: [{ path: 'settings.acceptedModifiers' }] });
  await app.get('undo.last', {});
  expect((await app.get('payers.get', { id: payer.id })).settings.acceptedModifiers).toEqual([]);
  expect((await app.refused('payers.save', { id: NOBODY, revision: 1, values })).kind).toBe('notFound');
});

test('a preview counts the open claims and writes nothing', async () => {
  const app = await aSampleOffice();
  const { mine } = await twoPatients(app);
  const payer = there(mine.theCase.payer);
  const same = await app.get('payers.preview', { id: payer.id, settings: payer.settings });
  expect(same.effects).toEqual([]);
  expect(same.openClaims).toBeGreaterThan(3);
  const bare = await app.get('payers.preview', { id: payer.id, settings: defaultSettings('commercial') });
  const effect = there(bare.effects.find(({ claimId }) => claimId === mine.theCase.claim.id));
  expect(effect.raised.length).toBeGreaterThan(0);
  expect((await app.get('payers.get', { id: payer.id })).revision).toBe(payer.revision);
  const nobody = { id: NOBODY, settings: payer.settings };
  expect((await app.refused('payers.preview', nobody)).kind).toBe('notFound');
});
