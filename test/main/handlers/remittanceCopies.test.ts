import { describe, expect, test } from 'vitest';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import {
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type Remit,
  type WrittenInterchange,
} from '../../support/edi/returnedFiles.ts';
import { aSentRepair } from '../../support/edi/sentRepair.ts';
import { there } from '../../support/sampleRecords.ts';

/** Takes in one remittance and looks at it. */
async function taken(app: AppUnderTest, remit: Partial<Remit>, options: Partial<WrittenInterchange> = {}) {
  const text = file835([aRemit(remit)], options);
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.835', 'text/plain');
  const { file } = await app.get('returned.take', { uploadId });
  const { rows } = await app.get('remittances.list', { offset: 0, limit: 1 });
  const view = await app.get('remittances.get', { id: there(rows[0]).remittance.id });
  return { file, ...view };
}

async function postingsOf(app: AppUnderTest, claimId: string) {
  const payments = await app.get('payments.ofClaim', { claimId });
  return payments.map(({ lineId, paidCents }) => ({ lineId, paidCents }));
}

describe('a copy of a payment that is posted', () => {
  test('is named by its file and its page, and put aside as a whole in one act', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const before = await app.get('remittances.waiting', {});
    const claims = [
      repair.paid(),
      aPaidClaim({ number: 'OTHER-1', lines: [aPaidLine({ date: '1999-01-01' })] }),
    ];
    const first = await taken(app, { claims });
    expect(first.copyOf).toBeNull();
    expect(first.file.copies).toEqual([]);
    expect(await app.refused('remittances.putAside', { id: first.remittance.id })).toMatchObject({
      kind: 'blocked',
    });
    const copy = await taken(app, { claims }, { control: 102 });
    const origin = { id: first.remittance.id, at: first.remittance.at };
    expect(copy.copyOf).toEqual(origin);
    const { payerName, traceNumber } = first.remittance;
    const named = { id: copy.remittance.id, payerName, traceNumber, claims: 2, firstId: origin.id };
    expect(copy.file.copies).toEqual([{ ...named, waiting: 2, firstAt: origin.at }]);
    expect((await app.get('remittances.waiting', {})).count).toBe(before.count + 3);

    const postings = await postingsOf(app, repair.claimId);
    const aside = await app.get('remittances.putAside', { id: copy.remittance.id });
    expect(aside.claims.map(({ posted, how }) => ({ posted, how }))).toEqual([
      { posted: false, how: 'notOurs' },
      { posted: false, how: 'notOurs' },
    ]);
    expect(await postingsOf(app, repair.claimId)).toEqual(postings);
    // What waits of the first one waits on.
    expect((await app.get('remittances.waiting', {})).count).toBe(before.count + 1);
    const [listed] = (await app.get('returned.list', { offset: 0, limit: 1 })).rows;
    expect(listed?.copies).toMatchObject([{ ...named, waiting: 0 }]);
    expect(await app.refused('remittances.putAside', { id: copy.remittance.id })).toMatchObject({
      kind: 'blocked',
    });
    await app.get('remittances.takeBack', { id: there(aside.claims[0]).id, note: '' });
    expect((await app.get('remittances.list', { offset: 0, limit: 1 })).rows).toMatchObject([{ waiting: 1 }]);
  });

  test('is one under an envelope that came before with other content, too', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    await taken(app, { claims: [repair.paid()] });
    const mended = await taken(app, { trace: 'EFT2', claims: [repair.paid()] });
    expect(mended.file.doubts.map(({ what }) => what)).toContain('envelopeAgain');
    expect(mended.copyOf).toBeNull();
    const aside = await app.get('remittances.putAside', { id: mended.remittance.id });
    expect(aside.claims.map(({ how }) => how)).toEqual(['notOurs']);
  });

  test('is one no longer once the first was taken back', async () => {
    const app = await aSampleOffice();
    const repair = await aSentRepair(app);
    const first = await taken(app, { claims: [repair.paid()] });
    const copy = await taken(app, { claims: [repair.paid()] }, { control: 102 });
    await app.get('remittances.takeBack', { id: there(first.claims[0]).id, note: '' });
    expect((await app.get('remittances.get', { id: copy.remittance.id })).copyOf).toBeNull();
    const [listed] = (await app.get('returned.list', { offset: 0, limit: 1 })).rows;
    expect(listed?.copies).toEqual([]);
    expect(await app.refused('remittances.putAside', { id: copy.remittance.id })).toMatchObject({
      kind: 'blocked',
    });
  });
});

test('payments that wait are counted with the age of the oldest, for those who may place them', async () => {
  const app = await aSampleOffice();
  // The sample office has one of another supplier.
  const before = await app.get('remittances.waiting', {});
  expect(before.count).toBe(1);
  expect(before.oldestDays).toBeGreaterThanOrEqual(0);
  const { rows } = await app.get('remittances.list', { offset: 0, limit: 10 });
  const row = there(rows.find(({ waiting }) => waiting > 0));
  const view = await app.get('remittances.get', { id: row.remittance.id });
  const waiting = there(view.claims.find(({ posted }) => !posted));
  await app.get('remittances.match', { id: waiting.id, claimId: null, lines: [] });
  expect(await app.get('remittances.waiting', {})).toEqual({ count: 0, oldestDays: null });
});
