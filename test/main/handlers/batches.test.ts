import { describe, expect, test } from 'vitest';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, there } from '../../support/sampleRecords.ts';

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
    expect(batch).toMatchObject({ interchangeNumber: 1, groupNumber: 1, reference: 'CW-B000001' });
    const file = await app.get('batches.open', { id: batch.id });
    expect(file.fileName).toBe('837P-CW-B000001.txt');
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
      total: 1,
      rows: [{ partnerName: partner.name, claims: claimIds.length, acknowledged: false }],
    });
  });

  test('gives every number once, also when nobody sends the file', async () => {
    const app = await aSampleOffice();
    const partner = await partnerOf(app);
    const { claims } = await app.get('batches.ready', { partnerId: partner.id });
    const claimIds = claims.map(({ id }) => id).slice(0, 1);
    const first = await app.get('batches.write', { partnerId: partner.id, claimIds });
    const second = await app.get('batches.write', { partnerId: partner.id, claimIds });
    expect([first.interchangeNumber, second.interchangeNumber]).toEqual([1, 2]);
    expect([first.groupNumber, second.groupNumber]).toEqual([1, 2]);
    expect(second.reference).toBe('CW-B000002');
    const writtenIn = async () =>
      (await app.get('batches.ready', { partnerId: partner.id })).claims.map((claim) => claim.writtenIn);
    expect((await writtenIn()).filter((each) => each !== '')).toEqual(['CW-B000002']);
    expect(there(claims[0])).toMatchObject({ writtenIn: '', payerId: expect.any(String) as string });
    await app.get('batches.sent', { id: first.id, note: '' });
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
