import { describe, expect, test } from 'vitest';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { PayerValues } from '../../../shared/domain/payer.ts';
import { TradingPartnerValues } from '../../../shared/domain/tradingPartner.ts';
import { ALL_CLAIMS, there, valuesOf } from '../../support/sampleRecords.ts';

async function partnerOf(app: AppUnderTest) {
  return there((await app.get('partners.list', {}))[0]);
}

describe('a file of claims', () => {
  test('holds what is ready, is kept as written, and moves its claims when somebody sent it', async () => {
    const app = await aSampleOffice();
    const partner = await partnerOf(app);
    const { claims } = await app.get('batches.ready', { partnerId: partner.id });
    const good = claims.filter(({ problems }) => problems.length === 0);
    expect(claims.flatMap(({ problems }) => problems)).toEqual([]);
    expect(good.length).toBeGreaterThan(0);
    const claimIds = good.map(({ id }) => id);
    const batch = await app.get('batches.write', { partnerId: partner.id, claimIds });
    expect(batch).toMatchObject({ interchangeNumber: 2, groupNumber: 2, reference: 'CW-B000002' });
    const file = await app.get('batches.open', { id: batch.id });
    expect(file.fileName).toBe('837P-CW-B000002.txt');
    const view = await app.get('batches.get', { id: batch.id });
    expect(view.claims.map(({ claimId }) => claimId).sort()).toEqual([...claimIds].sort());
    expect(view.events.map(({ kind }) => kind)).toEqual(['written']);
    expect(view.claims.map(({ state }) => state)).not.toContain('sent');

    await app.get('batches.sent', { id: batch.id, note: 'by the portal' });
    const after = await app.get('batches.get', { id: batch.id });
    expect(after.claims.every(({ state }) => state === 'sent')).toBe(true);
    expect(after.events.at(-1)).toMatchObject({ kind: 'sent', note: 'by the portal' });
    // What left the house cannot be taken back by an undo.
    expect((await app.ask('undo.last', {})).ok).toBe(false);
    expect((await app.refused('batches.sent', { id: batch.id, note: '' })).kind).toBe('blocked');
    expect((await app.get('batches.ready', { partnerId: partner.id })).claims).toEqual([]);
    expect((await app.refused('batches.write', { partnerId: partner.id, claimIds })).kind).toBe('blocked');
    expect(await app.get('batches.list', { offset: 0, limit: 10 })).toMatchObject({
      // The sample office has sent one before.
      total: 2,
      rows: [{ partnerName: partner.name, claims: claimIds.length, acknowledged: false }, { rejected: 1 }],
    });
  });

  test('gives every number once, also when nobody sends the file', async () => {
    const app = await aSampleOffice();
    const partner = await partnerOf(app);
    const { claims } = await app.get('batches.ready', { partnerId: partner.id });
    const claimIds = claims.map(({ id }) => id).slice(0, 1);
    const first = await app.get('batches.write', { partnerId: partner.id, claimIds });
    await app.get('batches.withdraw', { id: first.id, note: '' });
    const second = await app.get('batches.write', { partnerId: partner.id, claimIds });
    expect([first.interchangeNumber, second.interchangeNumber]).toEqual([2, 3]);
    expect([first.groupNumber, second.groupNumber]).toEqual([2, 3]);
    expect(second.reference).toBe('CW-B000003');
    const writtenIn = async () =>
      (await app.get('batches.ready', { partnerId: partner.id })).claims.map((claim) => claim.writtenIn);
    expect((await writtenIn()).filter((each) => each !== '')).toEqual(['CW-B000003']);
    expect(there(claims[0])).toMatchObject({ writtenIn: '', payerId: expect.any(String) as string });
    await app.get('batches.sent', { id: second.id, note: '' });
    expect((await writtenIn()).filter((each) => each !== '')).toEqual([]);
  });

  test('is refused with an open claim, and a partner that payers use stays', async () => {
    const app = await aSampleOffice();
    const partner = await partnerOf(app);
    const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, states: ['draft'] });
    const draft = there(rows[0]);
    expect((await app.refused('batches.write', { partnerId: partner.id, claimIds: [draft.id] })).kind).toBe(
      'blocked',
    );
    const { id, revision } = partner;
    expect((await app.refused('partners.remove', { id, revision })).kind).toBe('blocked');
  });
});

describe('a claim goes once', () => {
  async function aWrittenFile() {
    const app = await aSampleOffice();
    const partner = await partnerOf(app);
    const ready = async () => (await app.get('batches.ready', { partnerId: partner.id })).claims;
    const claimIds = (await ready()).map(({ id }) => id);
    const write = (ids: readonly string[]) =>
      app.ask('batches.write', { partnerId: partner.id, claimIds: [...ids] });
    const batch = await app.get('batches.write', { partnerId: partner.id, claimIds });
    const stateOf = async (id: string) => (await app.get('claims.get', { id })).theCase.claim.state;
    return { app, partner, ready, write, batch, claimIds, stateOf };
  }

  test('a file that is not sent holds its claims, and says so', async () => {
    const { app, ready, write, batch, claimIds } = await aWrittenFile();
    const claims = await ready();
    for (const { writtenIn, problems } of claims) {
      expect(writtenIn).toBe('CW-B000002');
      expect(problems).toMatchObject([{ path: `batch.${batch.id}` }]);
    }
    const again = await write(claimIds.slice(0, 1));
    expect(again).toMatchObject({ ok: false, fault: { kind: 'blocked' } });
    if (again.ok) return;
    expect(again.fault.message).toContain(there(claims[0]).number);
    expect(again.fault.message).toContain('CW-B000002');
    expect((await app.get('batches.list', { offset: 0, limit: 10 })).total).toBe(2);
  });

  test('a file that will not be sent frees them, and cannot be marked as sent', async () => {
    const { app, ready, write, batch, claimIds, stateOf } = await aWrittenFile();
    await app.get('batches.withdraw', { id: batch.id, note: 'one claim was wrong' });
    const view = await app.get('batches.get', { id: batch.id });
    expect(view.events.at(-1)).toMatchObject({ kind: 'withdrawn', note: 'one claim was wrong' });
    expect(view.row.withdrawn).toBe(true);
    expect((await app.refused('batches.sent', { id: batch.id, note: '' })).kind).toBe('blocked');
    expect((await app.refused('batches.withdraw', { id: batch.id, note: '' })).kind).toBe('blocked');
    expect((await ready()).flatMap(({ problems }) => problems)).toEqual([]);
    expect((await write(claimIds)).ok).toBe(true);
    const { rows } = await app.get('batches.list', { offset: 0, limit: 10 });
    const second = there(rows[0]).batch;
    await app.get('batches.sent', { id: second.id, note: '' });
    for (const id of claimIds) expect(await stateOf(id)).toBe('sent');
    expect((await app.refused('batches.withdraw', { id: second.id, note: '' })).kind).toBe('blocked');
  });

  test('a file with a claim that was corrected or closed meanwhile is not marked as sent', async () => {
    const { app, batch, claimIds, stateOf } = await aWrittenFile();
    const [first, second] = [there(claimIds[0]), there(claimIds[1])];
    const before = (await app.get('claims.get', { id: first })).theCase.claim;
    await app.get('claims.setState', {
      id: first,
      revision: before.revision,
      state: 'closed',
      note: 'a mistake',
    });
    await app.get('claims.correct', { id: second });
    const fault = await app.refused('batches.sent', { id: batch.id, note: '' });
    expect(fault.kind).toBe('blocked');
    expect(fault.message).toContain(`${before.number} is Closed already`);
    expect(fault.message).toContain('is replaced by');
    expect((await app.get('batches.get', { id: batch.id })).row.sentOn).toBeNull();
    expect(await stateOf(second)).not.toBe('sent');
    await app.get('batches.withdraw', { id: batch.id, note: '' });
  });

  test('a test file moves no claim and holds none', async () => {
    const { app, partner, ready, write, batch, claimIds, stateOf } = await aWrittenFile();
    await app.get('batches.withdraw', { id: batch.id, note: '' });
    const values = { ...valuesOf(TradingPartnerValues, partner), production: false };
    const saved = await app.get('partners.save', { id: partner.id, revision: partner.revision, values });
    const states = await Promise.all(claimIds.map(stateOf));
    const trial = await app.get('batches.write', { partnerId: partner.id, claimIds });
    expect((await ready()).flatMap(({ problems }) => problems)).toEqual([]);
    await app.get('batches.sent', { id: trial.id, note: '' });
    expect(await Promise.all(claimIds.map(stateOf))).toEqual(states);
    await app.get('partners.save', {
      id: partner.id,
      revision: saved.revision,
      values: { ...values, production: true },
    });
    expect((await write(claimIds)).ok).toBe(true);
  });

  test('numbers count through all partners, so that an answer names one file', async () => {
    const { app, partner, batch } = await aWrittenFile();
    await app.get('batches.withdraw', { id: batch.id, note: '' });
    const values = { ...valuesOf(TradingPartnerValues, partner), name: 'Second Clearinghouse' };
    const other = await app.get('partners.save', {
      id: null,
      revision: null,
      values: { ...values, receiverId: 'SECONDCH' },
    });
    const payer = there((await app.get('payers.list', { query: '', offset: 0, limit: 50 })).rows[0]);
    const { id, revision, ...own } = await app.get('payers.get', { id: payer.id });
    const filing = { ...own.filing, tradingPartnerId: other.id };
    await app.get('payers.save', { id, revision, values: { ...valuesOf(PayerValues, own), filing } });
    const { claims } = await app.get('batches.ready', { partnerId: other.id });
    const claimIds = claims.map((claim) => claim.id);
    const second = await app.get('batches.write', { partnerId: other.id, claimIds });
    expect([second.interchangeNumber, second.groupNumber]).toEqual([
      batch.interchangeNumber + 1,
      batch.groupNumber + 1,
    ]);
  });
});

test('what a file would say by default is told while the claims wait', async () => {
  const app = await aSampleOffice();
  const [partner] = await app.get('partners.list', {});
  const { claims } = await app.get('batches.ready', { partnerId: there(partner).id });
  const paths = claims.flatMap(({ notices }) => notices.map(({ path }) => path));
  expect(paths).toContain('claim.lines.0.pointers');
});
