import { describe, expect, test } from 'vitest';
import type { ClaimView } from '../../../shared/contract/claims.ts';
import { OPEN_STATES } from '../../../shared/domain/claim.ts';
import { ClaimKind } from '../../../shared/domain/claimKind.ts';
import { type CustomRequirement, defaultSettings, PayerValues } from '../../../shared/domain/payer.ts';
import { requirementRuleId } from '../../../shared/rules/payerPack.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { aRequirement } from '../../support/aRequirement.ts';
import { ALL_CLAIMS, cleanClaim, there, twoPatients, valuesOf } from '../../support/sampleRecords.ts';

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
  const byId = await app.get('payers.list', { ...LIST, query: medicare.payerIdentifier.toLowerCase() });
  expect(byId.rows.map(({ id }) => id)).toEqual([medicare.id]);
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

test('a preview holds for open claims of every kind, and tells what weighs otherwise', async () => {
  const app = await aSampleOffice();
  const { rows: payers } = await app.get('payers.list', LIST);
  const kinds = new Set<ClaimKind>();
  for (const payer of payers) {
    const { rows } = await app.get('claims.list', {
      ...ALL_CLAIMS,
      states: [...OPEN_STATES],
      payerId: payer.id,
    });
    const wanted = aRequirement({
      claimKinds: [...ClaimKind.options],
      codes: [],
      wants: { is: 'document', type: 'correspondence' },
      from: '2020-01-01',
    });
    const settings = { ...payer.settings, customRequirements: [wanted] };
    const { openClaims, effects } = await app.get('payers.preview', { id: payer.id, settings });
    expect(openClaims).toBe(rows.length);
    const touched = new Set(effects.map(({ claimId }) => claimId));
    for (const row of rows.filter(({ dateOfService }) => dateOfService !== null)) {
      expect(touched.has(row.id), row.number).toBe(true);
      kinds.add(row.kind);
    }
  }
  expect(kinds.size).toBeGreaterThanOrEqual(4);

  const { mine } = await twoPatients(app);
  const payer = there(mine.theCase.payer);
  const strict = {
    ...payer.settings,
    customRequirements: [aRequirement({ claimKinds: ['repair'], codes: [] })],
  };
  const saved = await app.get('payers.save', {
    id: payer.id,
    revision: payer.revision,
    values: { ...valuesOf(PayerValues, payer), settings: strict },
  });
  const [row] = saved.settings.customRequirements;
  const graver = { ...saved.settings, customRequirements: [{ ...there(row), severity: 'blocker' as const }] };
  const { effects } = await app.get('payers.preview', { id: payer.id, settings: graver });
  expect(there(effects.find(({ claimId }) => claimId === mine.theCase.claim.id))).toMatchObject({
    raised: [],
    settled: [],
    reweighed: [{ title: 'Record of use each quarter', from: 'warning', to: 'blocker' }],
  });
});

describe('requirements of one payer', () => {
  const REQUIREMENT = aRequirement({
    claimKinds: ['repair'],
    codes: [],
    wants: { is: 'document', type: 'photo' },
    severity: 'blocker',
  });

  async function aPayerWith(app: AppUnderTest, rows: readonly CustomRequirement[], claim: ClaimView) {
    const payer = there(claim.theCase.payer);
    const stored = await app.get('payers.get', { id: payer.id });
    const values = valuesOf(PayerValues, stored);
    const settings = { ...values.settings, customRequirements: [...rows] };
    return { id: stored.id, revision: stored.revision, values: { ...values, settings } };
  }

  test('one is added under the name of who added it, shown beforehand, judges open claims, and is retired', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    await actAs(app, 'billingLead');
    const rule = requirementRuleId(REQUIREMENT.id);
    const claimId = mine.theCase.claim.id;
    const request = await aPayerWith(app, [REQUIREMENT], mine);
    const { effects } = await app.get('payers.preview', {
      id: request.id,
      settings: request.values.settings,
    });
    expect(there(effects.find((effect) => effect.claimId === claimId)).raised).toEqual([
      { rule, title: REQUIREMENT.title },
    ]);
    const saved = await app.get('payers.save', request);
    expect(saved.settings.customRequirements).toEqual([
      { ...REQUIREMENT, addedBy: (await app.get('session.status', {})).user?.name, addedOn: '2026-11-02' },
    ]);
    const judged = await app.get('claims.get', { id: claimId });
    expect(judged.evaluation.findings.map((finding) => finding.rule)).toContain(rule);
    const [row] = saved.settings.customRequirements;
    const retired = { ...there(row), retiredOn: '2026-11-02' };
    const again = await app.get('payers.save', await aPayerWith(app, [retired], mine));
    expect(again.settings.customRequirements).toEqual([retired]);
    const after = await app.get('claims.get', { id: claimId });
    expect(after.evaluation.findings.map((finding) => finding.rule)).not.toContain(rule);
  });

  test('one that says too little, or was taken away, is refused with its place', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const vague = await aPayerWith(app, [{ ...REQUIREMENT, source: '' }], mine);
    expect(await app.refused('payers.save', vague)).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'values.settings.customRequirements.0.source' }],
    });
    await app.get('payers.save', await aPayerWith(app, [REQUIREMENT], mine));
    expect(await app.refused('payers.save', await aPayerWith(app, [], mine))).toMatchObject({
      issues: [{ path: 'values.settings.customRequirements' }],
    });
  });

  test('once it has judged a finalized claim it is only retired', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const advice = { ...REQUIREMENT, severity: 'advice' as const };
    const saved = await app.get('payers.save', await aPayerWith(app, [advice], mine));
    expect(await app.get('payers.usedRequirements', { id: saved.id })).toEqual([]);
    const { theCase } = await app.get('claims.get', { id: mine.theCase.claim.id });
    await app.get('claims.finalise', { id: theCase.claim.id, revision: theCase.claim.revision });
    expect(await app.get('payers.usedRequirements', { id: saved.id })).toEqual([REQUIREMENT.id]);
    const [row] = saved.settings.customRequirements;
    const edited = await aPayerWith(app, [{ ...there(row), title: 'Something else' }], mine);
    expect((await app.refused('payers.save', edited)).message).toMatch(/Retire it and add a new one/);
  });

  test('one is tried on an open and on a finalized claim, and nothing is written', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const frozen = await cleanClaim(app, 'finalised');
    const payer = there(mine.theCase.payer);
    const before = await app.get('payers.get', { id: payer.id });
    const ask = { id: payer.id, requirement: REQUIREMENT };
    const claimId = mine.theCase.claim.id;
    expect(await app.get('payers.tryRequirement', { ...ask, claimId })).toMatchObject({
      number: mine.theCase.claim.number,
      finalised: false,
      status: 'unmet',
      evidence: 'No photo is among the claim’s papers',
    });
    const report = { ...REQUIREMENT, wants: { is: 'document' as const, type: 'serviceReport' as const } };
    expect(there(frozen.theCase.payer).id).toBe(payer.id);
    expect(
      await app.get('payers.tryRequirement', {
        ...ask,
        requirement: { ...report, claimKinds: [frozen.theCase.claim.kind] },
        claimId: frozen.theCase.claim.id,
      }),
    ).toMatchObject({ finalised: true });
    const elsewhere = { ...REQUIREMENT, claimKinds: ['orthosis' as const] };
    expect(await app.get('payers.tryRequirement', { ...ask, requirement: elsewhere, claimId })).toMatchObject(
      {
        status: 'notApplicable',
        evidence: 'It is asked for Orthosis; this claim is for: Concentrator repair',
      },
    );
    expect(await app.get('payers.get', { id: payer.id })).toEqual(before);
    const { rows } = await app.get('payers.list', LIST);
    const other = there(rows.find(({ id }) => id !== payer.id));
    expect((await app.refused('payers.tryRequirement', { ...ask, id: other.id, claimId })).kind).toBe(
      'invalid',
    );
    await actAs(app, 'office');
    expect((await app.refused('payers.tryRequirement', { ...ask, claimId })).kind).toBe('forbidden');
  });
});

test('settings that contradict each other are refused, each at its place', async () => {
  const app = await aSampleOffice();
  const { mine } = await twoPatients(app);
  const payer = there(mine.theCase.payer);
  const values = valuesOf(PayerValues, payer);
  const rental = { ...values.settings.rental, term: 'purchaseOnly' as const, purchaseAllowed: false };
  expect(
    await app.refused('payers.save', {
      id: payer.id,
      revision: payer.revision,
      values: { ...values, settings: { ...values.settings, rental } },
    }),
  ).toMatchObject({ kind: 'invalid', issues: [{ path: 'values.settings.rental.purchaseAllowed' }] });
});
