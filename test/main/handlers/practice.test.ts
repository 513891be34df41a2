import { expect, test } from 'vitest';
import { DEFECTS } from '../../../main/sample/scenarios.ts';
import { ClaimValues } from '../../../shared/domain/claim.ts';
import { anOffice, aSampleOffice } from '../../support/anApp.ts';

test('there are ten practice claims, each with its one defect, which the named rule finds', async () => {
  const app = await aSampleOffice();
  const rows = await app.get('practice.list', {});
  expect(rows).toHaveLength(10);
  expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  for (const row of rows) {
    expect(row.claim, row.lesson).not.toBeNull();
    expect(row.claim?.standing, row.lesson).toBe('open');
    const { evaluation } = await app.get('claims.get', { id: row.claim?.id ?? '' });
    const heavy = evaluation.findings.filter(({ severity }) => severity !== 'advice').map(({ rule }) => rule);
    expect(heavy, row.lesson).toEqual([row.rule]);
    expect(row.ruleTitle, row.lesson).not.toBe(row.rule);
    expect(row.remedy, row.lesson).not.toBe('');
  }
});

test('what is mended, set aside or closed is ticked off', async () => {
  const app = await aSampleOffice();
  const find = async (rule: string) => {
    const row = (await app.get('practice.list', {})).find((each) => each.rule === rule);
    if (!row?.claim) throw new Error(`no practice claim about ${rule}`);
    return row.claim;
  };
  const wrongModifier = await find('L7600-MOD-RR');
  const { theCase } = await app.get('claims.get', { id: wrongModifier.id });
  const values = ClaimValues.parse(
    Object.fromEntries(
      Object.keys(ClaimValues.shape).map((field) => [field, theCase.claim[field as keyof ClaimValues]]),
    ),
  );
  await app.get('claims.save', {
    id: wrongModifier.id,
    revision: theCase.claim.revision,
    values: { ...values, lines: values.lines.map((line) => ({ ...line, modifiers: [] })) },
  });
  expect((await find('L7600-MOD-RR')).standing).toBe('mended');

  const noOrder = await find('L7600-DOC-ORDER');
  await app.get('claims.override', {
    id: noOrder.id,
    ruleId: 'L7600-DOC-ORDER',
    reason: 'The order was confirmed by telephone',
    expiresOn: null,
  });
  expect((await find('L7600-DOC-ORDER')).standing).toBe('decided');

  const refused = await find('CLAIM-BILLABLE');
  const { theCase: medicare } = await app.get('claims.get', { id: refused.id });
  await app.get('claims.setState', {
    id: refused.id,
    revision: medicare.claim.revision,
    state: 'closed',
    note: 'Kept as a service record',
  });
  expect((await find('CLAIM-BILLABLE')).standing).toBe('decided');
});

test('a claim whose note was changed is not guessed', async () => {
  const app = await aSampleOffice();
  const [first] = await app.get('practice.list', {});
  const { theCase } = await app.get('claims.get', { id: first?.claim?.id ?? '' });
  const values = ClaimValues.parse(
    Object.fromEntries(
      Object.keys(ClaimValues.shape).map((field) => [field, theCase.claim[field as keyof ClaimValues]]),
    ),
  );
  await app.get('claims.save', {
    id: theCase.claim.id,
    revision: theCase.claim.revision,
    values: { ...values, note: 'Mine now' },
  });
  expect((await app.get('practice.list', {}))[0]).toMatchObject({ claim: null, lesson: DEFECTS[0]?.lesson });
});

test('an office of one’s own has no practice claims', async () => {
  const app = await anOffice();
  expect(await app.get('practice.list', {})).toEqual([]);
});
