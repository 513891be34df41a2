import { describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { TradingPartnerValues } from '../../../shared/domain/tradingPartner.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';
import {
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  interchangeText,
  type WrittenInterchange,
} from '../../support/edi/returnedFiles.ts';
import { file277, file999, type StatusClaim } from '../../support/edi/returnedReplies.ts';

type Batch = OutputOf<'batches.write'>;

const ALL: InputOf<'denials.list'> = {
  query: '',
  kind: 'rejected',
  states: ['open', 'working'],
  ownerId: null,
  offset: 0,
  limit: 50,
};

async function take(app: AppUnderTest, text: string) {
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.txt', 'text/plain');
  return (await app.get('returned.take', { uploadId })).file;
}

/** Finalized claims of the sample office in a file, sent by a person. */
async function aSentFile(app: AppUnderTest, claimIds?: readonly string[]) {
  const partner = there((await app.get('partners.list', {}))[0]);
  const ready = await app.get('batches.ready', { partnerId: partner.id });
  const fresh = ready.claims.filter(({ state }) => state === 'finalised').map(({ id }) => id);
  const batch = await app.get('batches.write', {
    partnerId: partner.id,
    claimIds: [...(claimIds ?? fresh)],
  });
  await app.get('batches.sent', { id: batch.id, note: '' });
  const { claims } = await app.get('batches.get', { id: batch.id });
  return { batch, claims, partner };
}

async function anOffice() {
  const app = await aSampleOffice();
  const before = new Set((await app.get('denials.list', ALL)).rows.map(({ denial }) => denial.id));
  const sent = await aSentFile(app);
  const work = async () =>
    (await app.get('denials.list', ALL)).rows.filter(({ denial }) => !before.has(denial.id));
  const stateOf = async (id: string) => (await app.get('claims.get', { id })).theCase.claim.state;
  const lastEvent = async (batchId: string) => (await app.get('batches.get', { id: batchId })).events.at(-1);
  return { app, ...sent, work, stateOf, lastEvent };
}

function said(number: string, code: 'A2' | 'A7'): StatusClaim {
  const action = code === 'A2' ? 'WQ' : 'U';
  const status = code === 'A2' ? '20' : '164';
  return {
    number,
    stc: [{ codes: [[code, status, 'PR']], action, cents: null }],
    payerNumber: code === 'A2' ? 'ICN1' : null,
    lines: [],
  };
}

function answer277(
  batch: Pick<Batch, 'reference'>,
  claims: readonly StatusClaim[],
  options: Partial<WrittenInterchange> = {},
) {
  const accepted = claims.filter(({ payerNumber }) => payerNumber !== null).length;
  return file277(
    { batch: batch.reference, accepted, rejected: claims.length - accepted, claims },
    { control: (control += 1), ...options },
  );
}

/** Two answers are two interchanges. */
let control = 1000;

function answer999(
  batch: Pick<Batch, 'groupNumber'>,
  letter: 'A' | 'R',
  options: Partial<WrittenInterchange> = {},
) {
  // Each file here has one set, which counts up with its group.
  const set = String(batch.groupNumber).padStart(4, '0');
  return file999(
    {
      group: String(batch.groupNumber),
      letter,
      counts: [1, 1, letter === 'A' ? 1 : 0],
      sets: [{ control: set, letter, reasons: letter === 'R' ? ['5'] : [], errors: [] }],
    },
    { control: (control += 1), ...options },
  );
}

function answerTa1(batch: Batch, letter: 'A' | 'R') {
  const number = String(batch.interchangeNumber).padStart(9, '0');
  const reply = ['TA1', number, '261102', '1000', letter, letter === 'R' ? '006' : '000'] as const;
  return interchangeText({ sets: [], control: (control += 1), replies: [reply] });
}

async function pay(app: AppUnderTest, claimId: string) {
  const { claim } = (await app.get('claims.get', { id: claimId })).theCase;
  const lines = claim.lines.map((line, at) =>
    aPaidLine({
      code: line.code,
      modifiers: line.modifiers,
      units: line.units ?? 1,
      charge: line.chargeCents ?? 0,
      date: there(claim.dateOfService),
      control: `${claim.number.replaceAll('-', '')}L${at + 1}`,
    }),
  );
  const paid = aPaidClaim({ number: claim.number, payerNumber: 'ICN1', lines });
  const file = await take(app, file835([aRemit({ claims: [paid] })], { control: (control += 1) }));
  expect(file.summary.posted).toBe(1);
}

describe('what comes late moves nothing', () => {
  test('a rejection after the payment', async () => {
    const { app, batch, claims, work, stateOf, lastEvent } = await anOffice();
    const target = there(claims[0]);
    await pay(app, target.claimId);
    const file = await take(app, answer277(batch, [said(target.number, 'A7')]));
    expect(file.summary).toMatchObject({ rejected: 0, denials: 0, strange: 1 });
    expect(file.doubts.at(-1)?.message).toContain('decided or closed before it came');
    expect(await stateOf(target.claimId)).toBe('paid');
    expect(await work()).toEqual([]);
    const event = there(await lastEvent(batch.id));
    expect(event).toMatchObject({ kind: 'rejected', claimId: target.claimId });
    expect(event.setAside).not.toBe('');
    expect((await app.get('batches.get', { id: batch.id })).row.rejected).toBe(0);
    // That a paid claim was taken before is no news, and no contradiction.
    expect((await take(app, answer277(batch, [said(target.number, 'A2')]))).summary).toMatchObject({
      accepted: 1,
      strange: 0,
    });
  });

  test('an answer to an earlier file of the claim is found by the file it names', async () => {
    const { app, batch: first, claims, work, stateOf, lastEvent } = await anOffice();
    const target = there(claims[0]);
    await take(app, answer277(first, [said(target.number, 'A7')]));
    const { batch: second } = await aSentFile(app, [target.claimId]);
    expect(await stateOf(target.claimId)).toBe('sent');
    const late = await take(app, answer277(first, [said(target.number, 'A7')]));
    expect(late.summary).toMatchObject({ rejected: 0, strange: 1 });
    expect(late.doubts.at(-1)?.message).toContain(second.reference);
    expect(await stateOf(target.claimId)).toBe('sent');
    expect(there(await lastEvent(first.id)).setAside).toContain(second.reference);
    expect((await app.get('batches.get', { id: second.id })).events.map(({ kind }) => kind)).toEqual([
      'written',
      'sent',
    ]);
    // A whole file that was refused since is late for this claim alone.
    const whole = await take(app, answer999(first, 'R'));
    expect(await stateOf(target.claimId)).toBe('sent');
    expect(whole.summary.rejected).toBe(claims.length - 1);
    // A clearinghouse that names a file of its own means the newest with the claim.
    await take(app, answer277({ reference: 'THEIRS-77' }, [said(target.number, 'A7')]));
    expect(await stateOf(target.claimId)).toBe('rejected');
    expect((await lastEvent(second.id))?.kind).toBe('rejected');
    expect((await work()).filter(({ claimNumber }) => claimNumber === target.number)).toHaveLength(2);
  });

  test('a 999 that refuses what a 277CA accepted', async () => {
    const { app, batch, claims, work, stateOf, lastEvent } = await anOffice();
    await take(app, answer277(batch, [said(there(claims[0]).number, 'A2')]));
    const file = await take(app, answer999(batch, 'R'));
    expect(file.summary).toMatchObject({ rejected: 0, denials: 0, strange: 1 });
    for (const { claimId } of claims) expect(await stateOf(claimId)).toBe('sent');
    expect(there(await lastEvent(batch.id)).setAside).toContain('taken before');
    expect(await work()).toEqual([]);
    expect((await take(app, answerTa1(batch, 'R'))).summary).toMatchObject({ rejected: 0, strange: 1 });
  });

  test('a refusal of a whole file of which a claim is paid', async () => {
    const { app, batch, claims, work, stateOf, lastEvent } = await anOffice();
    const [paid, ...others] = claims;
    await pay(app, there(paid).claimId);
    for (const text of [answer999(batch, 'R'), answerTa1(batch, 'R')]) {
      expect((await take(app, text)).summary).toMatchObject({ rejected: 0, denials: 0, strange: 1 });
      for (const { claimId } of others) expect(await stateOf(claimId)).toBe('sent');
      expect(there(await lastEvent(batch.id)).setAside).toContain('taken before');
    }
    expect(await work()).toEqual([]);
  });

  test('an older answer that is taken in after a newer one', async () => {
    const { app, batch, claims, work, stateOf } = await anOffice();
    const target = there(claims[0]);
    const newer = answer277(batch, [said(target.number, 'A7')]).replace('*261120*1015*', '*261122*0900*');
    await take(app, newer);
    const older = await take(app, answer277(batch, [said(target.number, 'A2')]));
    expect(older.summary).toMatchObject({ accepted: 0, strange: 1 });
    expect(await stateOf(target.claimId)).toBe('rejected');
    expect(await work()).toHaveLength(1);
    const newest = answer277(batch, [said(target.number, 'A2')]).replace('*261120*1015*', '*261123*0900*');
    await take(app, newest);
    expect(await stateOf(target.claimId)).toBe('sent');
    expect(await work()).toEqual([]);
  });

  test('a test answer to a file that was none, and the reverse', async () => {
    const { app, batch, claims, partner, work, stateOf } = await anOffice();
    for (const text of [
      answer999(batch, 'R', { trial: true }),
      answer277(batch, [said(there(claims[0]).number, 'A7')], { trial: true }),
    ]) {
      const file = await take(app, text);
      expect(file.summary).toMatchObject({ rejected: 0, denials: 0, strange: 1 });
      expect(file.doubts.at(-1)?.message).toContain('marked as a test');
    }
    for (const { claimId } of claims) expect(await stateOf(claimId)).toBe('sent');
    await take(app, answer277(batch, [said(there(claims[0]).number, 'A7')]));
    const before = (await work()).length;

    const { id, revision } = partner;
    const values = { ...valuesOf(TradingPartnerValues, partner), production: false };
    await app.get('partners.save', { id, revision, values });
    const target = there(claims[0]);
    const trial = await app.get('batches.write', { partnerId: id, claimIds: [target.claimId] });
    await app.get('batches.sent', { id: trial.id, note: '' });
    expect(await stateOf(target.claimId)).toBe('rejected');
    expect((await take(app, answer999(trial, 'R'))).summary).toMatchObject({ rejected: 0, strange: 1 });
    const meant = await take(app, answer999(trial, 'R', { trial: true }));
    expect(meant.summary).toMatchObject({ strange: 0, denials: 0 });
    expect((await app.get('batches.get', { id: trial.id })).row.rejected).toBe(1);
    expect(await work()).toHaveLength(before);
    expect(await stateOf(target.claimId)).toBe('rejected');
  });

  test('an answer to a file that nobody marked as sent shows that it was', async () => {
    const { app, batch: first, claims, stateOf } = await anOffice();
    await take(app, answer999(first, 'R'));
    const partnerId = first.partnerId;
    const claimIds = claims.map(({ claimId }) => claimId);
    const batch = await app.get('batches.write', { partnerId, claimIds });
    await take(app, answer999(batch, 'A'));
    const view = await app.get('batches.get', { id: batch.id });
    expect(view.events.map(({ kind }) => kind)).toEqual(['written', 'sent', 'acknowledged']);
    for (const claimId of claimIds) expect(await stateOf(claimId)).toBe('sent');
    expect((await app.refused('batches.withdraw', { id: batch.id, note: '' })).kind).toBe('blocked');
  });
});

describe('rejections as work', () => {
  test.each([
    ['a 999 of the set', (batch: Batch) => answer999(batch, 'R'), '999'],
    ['a TA1', (batch: Batch) => answerTa1(batch, 'R'), 'TA1'],
    [
      'a 999 of the group',
      (batch: Batch) =>
        file999(
          { group: String(batch.groupNumber), letter: 'R', counts: [1, 1, 0], sets: [] },
          { control: (control += 1) },
        ),
      '999',
    ],
  ])('%s that refuses a whole file is one line of work, until all went again', async (_, text, group) => {
    const { app, batch, claims, work, stateOf } = await anOffice();
    const file = await take(app, text(batch));
    expect(file.summary).toMatchObject({ rejected: claims.length, denials: 1 });
    const [item, ...others] = await work();
    expect(others).toEqual([]);
    expect(there(item).denial).toMatchObject({
      reasonGroup: group,
      nextStep: 'sendAgain',
      cents: claims.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
    });
    expect(there(item).denial.words).toContain(
      `${batch.reference} was refused, with ${claims.length} claims`,
    );
    expect(there(item).denial.dueOn).not.toBeNull();

    const [first, ...rest] = claims.map(({ claimId }) => claimId);
    await aSentFile(app, [there(first)]);
    const left = there((await work())[0]).denial;
    expect(left.id).toBe(there(item).denial.id);
    expect(rest).toContain(left.claimId);
    await aSentFile(app, rest);
    expect(await work()).toEqual([]);
    const closed = await app.get('denials.get', { id: left.id });
    expect(closed.row.denial).toMatchObject({ state: 'closed' });
    expect(closed.row.denial.outcome).toContain(batch.reference);
    for (const { claimId } of claims) expect(await stateOf(claimId)).toBe('sent');
  });

  test('is settled as well where its claims are decided, corrected or closed', async () => {
    const { app, batch, claims, work } = await anOffice();
    await take(app, answer999(batch, 'R'));
    expect(await work()).toHaveLength(1);
    const [first, second, ...others] = claims;
    await pay(app, there(first).claimId);
    await app.get('claims.correct', { id: there(second).claimId });
    for (const { claimId } of others) {
      const { id, revision } = (await app.get('claims.get', { id: claimId })).theCase.claim;
      await app.get('claims.setState', { id, revision, state: 'closed', note: 'Not billed' });
    }
    expect(await work()).toEqual([]);
  });

  test('the same submission refused twice is the same work', async () => {
    const { app, batch, claims, work } = await anOffice();
    const target = there(claims[0]);
    const refusal = said(target.number, 'A7');
    const other = { ...refusal, stc: [{ ...there(refusal.stc[0]), codes: [['A8', '306', ''] as const] }] };
    await take(app, answer277(batch, [refusal]));
    const again = await take(app, answer277(batch, [other]));
    expect(again.summary).toMatchObject({ rejected: 1, denials: 0 });
    const [item, ...others] = await work();
    expect(others).toEqual([]);
    expect(there(item).denial.words).toMatch(/member or policy number.*; .*description/is);
  });

  test('a 999 that takes the claim on its second way closes what the first one opened', async () => {
    const { app, batch: first, claims, work } = await anOffice();
    const target = there(claims[0]);
    await take(app, answer277(first, [said(target.number, 'A7')]));
    expect(await work()).toHaveLength(1);
    // An acknowledgment of the file that was refused says nothing about the claim.
    await take(app, answer999(first, 'A'));
    expect(await work()).toHaveLength(1);
    const { batch: second } = await aSentFile(app, [target.claimId]);
    await take(app, answer999(second, 'A'));
    expect(await work()).toEqual([]);
  });

  test('a newer 999 that takes the file after all brings back what went with it, not what was judged on its own', async () => {
    const { app, batch, claims, work, stateOf } = await anOffice();
    const [judged, ...others] = claims;
    await take(app, answer277(batch, [said(there(judged).number, 'A7')]));
    await take(app, answer999(batch, 'R'));
    for (const { claimId } of claims) expect(await stateOf(claimId)).toBe('rejected');
    expect(await work()).toHaveLength(2);
    await take(app, answer999(batch, 'A').replace('*261120*1015*', '*261122*0900*'));
    for (const { claimId } of others) expect(await stateOf(claimId)).toBe('sent');
    expect(await stateOf(there(judged).claimId)).toBe('rejected');
    expect((await work()).map(({ claimNumber }) => claimNumber)).toEqual([there(judged).number]);
  });

  test('a 277CA that takes a rejected claim after all brings it back under way', async () => {
    const { app, batch, claims, work, stateOf } = await anOffice();
    const target = there(claims[0]);
    await take(app, answer277(batch, [said(target.number, 'A7')]));
    await take(app, answer277(batch, [said(target.number, 'A2')]));
    expect(await stateOf(target.claimId)).toBe('sent');
    expect(await work()).toEqual([]);
    // And what the payer itself refuses afterwards is new work.
    await take(app, answer277(batch, [said(target.number, 'A7')]));
    expect(await stateOf(target.claimId)).toBe('rejected');
    expect(await work()).toHaveLength(1);
  });
});
