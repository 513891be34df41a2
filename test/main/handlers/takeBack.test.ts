import { describe, expect, test } from 'vitest';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { there } from '../../support/sampleRecords.ts';
import {
  aCut,
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type PaidClaim,
  reversalOf,
} from '../../support/edi/returnedFiles.ts';
import { file277 } from '../../support/edi/returnedReplies.ts';

/** A posting that was placed wrongly is taken back, and everything stands as if it had never been. */

async function aSentBatch() {
  const app = await aSampleOffice();
  const partner = there((await app.get('partners.list', {}))[0]);
  const { claims } = await app.get('batches.ready', { partnerId: partner.id });
  const batch = await app.get('batches.write', {
    partnerId: partner.id,
    claimIds: claims.map(({ id }) => id),
  });
  await app.get('batches.sent', { id: batch.id, note: '' });
  return { app, batch, view: await app.get('batches.get', { id: batch.id }) };
}

async function take(app: AppUnderTest, text: string) {
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.txt', 'text/plain');
  return app.get('returned.take', { uploadId });
}

/** A claim as its payer answers it, paid in full but for what `cuts` takes of each line's charge. */
async function answered(
  app: AppUnderTest,
  claimId: string,
  more: Partial<PaidClaim> = {},
  cuts: (charge: number) => ReturnType<typeof aCut>[] = () => [],
) {
  const { claim } = (await app.get('claims.get', { id: claimId })).theCase;
  return aPaidClaim({
    number: claim.number,
    payerNumber: 'ICN7',
    lines: claim.lines.map((line, at) =>
      aPaidLine({
        code: line.code,
        modifiers: line.modifiers,
        units: line.units ?? 1,
        charge: line.chargeCents ?? 0,
        date: there(claim.dateOfService),
        control: `${claim.number.replaceAll('-', '')}L${at + 1}`,
        cuts: cuts(line.chargeCents ?? 0),
      }),
    ),
    ...more,
  });
}

async function standing(app: AppUnderTest, claimId: string) {
  const { theCase } = await app.get('claims.get', { id: claimId });
  const payments = await app.get('payments.ofClaim', { claimId });
  const refusals = await app.get('denials.ofClaim', { claimId });
  return {
    state: theCase.claim.state,
    paid: payments.reduce((sum, { paidCents }) => sum + paidCents, 0),
    refusals: refusals.map(({ denial }) => denial),
  };
}

/** Claims of the newest remittance. */
async function newest(app: AppUnderTest) {
  const { rows } = await app.get('remittances.list', { offset: 0, limit: 1 });
  return (await app.get('remittances.get', { id: there(rows[0]).remittance.id })).claims;
}

async function linesOf(app: AppUnderTest, claimId: string) {
  const { theCase } = await app.get('claims.get', { id: claimId });
  return theCase.claim.lines.map(({ id }, lineIndex) => ({ lineIndex, lineId: id as string | null }));
}

const ALL = (charge: number) => [aCut('CO', '50', charge)];

describe('a posting taken back', () => {
  test('its money is gone, its refusals are closed, the claim is sent again, and it can be placed anew', async () => {
    const { app, view } = await aSentBatch();
    const [wrong, right] = [there(view.claims[0]), there(view.claims[1])];
    await take(app, file835([aRemit({ claims: [await answered(app, wrong.claimId, {}, ALL)] })]));
    expect(await standing(app, wrong.claimId)).toMatchObject({ state: 'denied' });
    const posted = there((await newest(app))[0]);
    const back = await app.get('remittances.takeBack', {
      id: posted.id,
      note: 'The payer mixed up two claims',
    });
    expect(back).toMatchObject({ posted: false, how: 'takenBack', claim: null });
    const after = await standing(app, wrong.claimId);
    expect(after).toMatchObject({ state: 'sent', paid: 0 });
    expect(after.refusals.length).toBeGreaterThan(0);
    for (const refusal of after.refusals)
      expect(refusal).toMatchObject({ state: 'closed', outcome: 'The posting was taken back' });
    const payments = await app.get('payments.ofClaim', { claimId: wrong.claimId });
    const turned = payments.filter(({ turnsId }) => turnsId !== null);
    expect(turned).toHaveLength(payments.length / 2);
    expect(turned[0]).toMatchObject({ note: 'The payer mixed up two claims' });
    expect((await app.get('remittances.list', { offset: 0, limit: 1 })).rows[0]).toMatchObject({
      waiting: 1,
    });
    expect((await app.refused('remittances.takeBack', { id: posted.id, note: '' })).kind).toBe('blocked');

    const count = posted.content.lines.length;
    const lines = Array.from({ length: count }, (_, lineIndex) => ({ lineIndex, lineId: null }));
    await app.get('remittances.match', { id: posted.id, claimId: right.claimId, lines });
    expect((await standing(app, right.claimId)).refusals.map(({ state }) => state)).toContain('open');
    expect((await standing(app, wrong.claimId)).state).toBe('sent');
    // And once more: each posting is taken back once, however often it was placed.
    await app.get('remittances.takeBack', { id: posted.id, note: '' });
    await app.get('remittances.match', {
      id: posted.id,
      claimId: wrong.claimId,
      lines: await linesOf(app, wrong.claimId),
    });
    expect(await standing(app, wrong.claimId)).toMatchObject({ state: 'denied', paid: 0 });
    expect((await standing(app, right.claimId)).paid).toBe(0);
  });

  test('leaves what else is posted: the claim stands where that puts it', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const paid = await answered(app, claimId);
    await take(app, file835([aRemit({ claims: [paid] })], { control: 401 }));
    await take(
      app,
      file835([aRemit({ trace: 'E2', claims: [reversalOf(paid)], payment: 0 })], { control: 402 }),
    );
    const reversal = there((await newest(app))[0]);
    const lines = await linesOf(app, claimId);
    if (!reversal.posted) await app.get('remittances.match', { id: reversal.id, claimId, lines });
    expect(await standing(app, claimId)).toMatchObject({ state: 'denied', paid: 0 });
    expect(there((await newest(app))[0]).flags).toEqual(['reversalWithoutCorrection']);
    await app.get('remittances.takeBack', { id: reversal.id, note: '' });
    const after = await standing(app, claimId);
    expect(after).toMatchObject({ state: 'paid', paid: paid.paid });
    expect(after.refusals.every(({ state }) => state === 'closed')).toBe(true);
  });

  test('of a reversal brings the refusal back that the reversal had closed', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const denied = await answered(app, claimId, {}, ALL);
    await take(app, file835([aRemit({ claims: [denied] })], { control: 403 }));
    await take(app, file835([aRemit({ trace: 'E2', claims: [reversalOf(denied)] })], { control: 404 }));
    const reversal = there((await newest(app))[0]);
    if (!reversal.posted)
      await app.get('remittances.match', { id: reversal.id, claimId, lines: await linesOf(app, claimId) });
    expect((await standing(app, claimId)).refusals.every(({ state }) => state === 'closed')).toBe(true);
    await app.get('remittances.takeBack', { id: reversal.id, note: '' });
    const after = await standing(app, claimId);
    expect(after.state).toBe('denied');
    expect(after.refusals.every(({ state }) => state === 'open')).toBe(true);
  });

  test('of a correction makes the reversal before it work, which had none while the correction stood', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const first = await answered(app, claimId);
    await take(app, file835([aRemit({ claims: [first] })], { control: 901 }));
    const anew = await answered(app, claimId, { payerNumber: 'ICN8' }, () => [aCut('CO', '45', 1_000)]);
    // The correction stands before the reversal in the file: nothing was ever missing.
    await take(app, file835([aRemit({ trace: 'E2', claims: [anew, reversalOf(first)] })], { control: 902 }));
    expect((await standing(app, claimId)).refusals.filter(({ state }) => state === 'open')).toEqual([]);
    const correction = there((await newest(app))[0]).id;
    await app.get('remittances.takeBack', { id: correction, note: '' });
    const after = await standing(app, claimId);
    expect(after).toMatchObject({ state: 'denied', paid: 0 });
    const back = after.refusals.filter(({ state }) => state === 'open');
    expect(back).toMatchObject([{ reasonGroup: '22', cents: first.paid }]);
    await app.get('remittances.match', { id: correction, claimId, lines: await linesOf(app, claimId) });
    expect((await standing(app, claimId)).refusals.filter(({ state }) => state === 'open')).toEqual([]);
  });

  test('a second time leaves what the first time closed as it was', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const denied = await answered(app, claimId, {}, (charge) => [aCut('CO', '50', charge)]);
    await take(app, file835([aRemit({ claims: [denied] })], { control: 903 }));
    const { id } = there((await newest(app))[0]);
    await app.get('remittances.takeBack', { id, note: '' });
    await app.get('remittances.match', { id, claimId, lines: await linesOf(app, claimId) });
    await app.get('remittances.takeBack', { id, note: '' });
    const outcomes = (await standing(app, claimId)).refusals.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['The posting was taken back', 'The posting was taken back']);
  });

  test('waits while a correction of its refusal is being written; an answer that was given stays', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    await take(app, file835([aRemit({ claims: [await answered(app, claimId, {}, ALL)] })]));
    const { denial } = there((await app.get('denials.ofClaim', { claimId }))[0]);
    const view1 = await app.get('denials.get', { id: denial.id });
    const correction = await app.get('denials.correct', {
      id: denial.id,
      revision: denial.revision,
      note: '',
      as: there(view1.corrections[0]).as,
    });
    const answer = there(correction.answer);
    const posted = there((await newest(app))[0]);
    const fault = await app.refused('remittances.takeBack', { id: posted.id, note: '' });
    expect(fault).toMatchObject({ kind: 'blocked' });
    expect(fault.kind === 'blocked' ? fault.message : '').toContain(answer.number);
    expect((await standing(app, claimId)).state).toBe('denied');
    const { theCase } = await app.get('claims.get', { id: answer.id });
    await app.get('claims.setState', {
      id: answer.id,
      revision: theCase.claim.revision,
      state: 'closed',
      note: 'not needed',
    });
    await app.get('remittances.takeBack', { id: posted.id, note: '' });
    expect((await standing(app, claimId)).state).toBe('sent');
  });

  test('what was put aside as not ours is taken back too', async () => {
    const { app } = await aSentBatch();
    await take(
      app,
      file835([
        aRemit({ claims: [aPaidClaim({ number: 'NOBODY', lines: [aPaidLine({ date: '1999-01-01' })] })] }),
      ]),
    );
    const { id } = there((await newest(app))[0]);
    await app.get('remittances.match', { id, claimId: null, lines: [] });
    expect((await app.get('remittances.list', { offset: 0, limit: 1 })).rows[0]?.waiting).toBe(0);
    await app.get('remittances.takeBack', { id, note: '' });
    expect((await app.get('remittances.list', { offset: 0, limit: 1 })).rows[0]?.waiting).toBe(1);
  });

  test('puts the rejection back to work that the decision had closed', async () => {
    const { app, batch, view } = await aSentBatch();
    const { claimId, number } = there(view.claims[0]);
    await take(
      app,
      file277({
        batch: batch.reference,
        accepted: 0,
        rejected: 1,
        claims: [
          {
            number,
            stc: [{ codes: [['A7', '164', 'IL']], action: 'U', cents: 1 }],
            payerNumber: null,
            lines: [],
          },
        ],
      }),
    );
    const rejection = async () =>
      (await standing(app, claimId)).refusals.find(({ kind }) => kind === 'rejected')?.state;
    expect(await rejection()).toBe('open');
    await take(app, file835([aRemit({ claims: [await answered(app, claimId)] })]));
    expect(await rejection()).toBe('closed');
    expect((await standing(app, claimId)).state).toBe('paid');
    await app.get('remittances.takeBack', { id: there((await newest(app))[0]).id, note: '' });
    expect(await rejection()).toBe('open');
    expect((await standing(app, claimId)).state).toBe('rejected');
  });
});

describe('a match by hand', () => {
  test('places every line of the answer, once', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const whole = await answered(app, claimId);
    await take(
      app,
      file835([
        aRemit({
          claims: [
            { ...whole, number: 'ELSE', lines: whole.lines.map((line) => ({ ...line, control: null })) },
          ],
        }),
      ]),
    );
    const [waits] = await newest(app);
    const { id, content } = there(waits);
    const lines = content.lines.map((_, lineIndex) => ({ lineIndex, lineId: null as string | null }));
    const posted = there(waits).posted;
    if (posted) await app.get('remittances.takeBack', { id, note: '' });
    for (const wrong of [
      lines.slice(1),
      [...lines, there(lines[0])],
      [...lines, { lineIndex: 99, lineId: null }],
    ])
      expect(await app.refused('remittances.match', { id, claimId, lines: wrong })).toMatchObject({
        kind: 'invalid',
      });
    expect(await app.get('remittances.match', { id, claimId, lines })).toMatchObject({ posted: true });
  });
});

describe('what a payer takes back or pays twice', () => {
  const back = (claim: PaidClaim, control: number) =>
    file835(
      [
        aRemit({
          trace: `BACK${control}`,
          claims: [reversalOf(claim)],
          plb: [{ reason: 'FB', reference: 'X', cents: -claim.paid }],
        }),
      ],
      { control },
    );

  test('is taken back once: the reversal that comes again waits, and a person may post it', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const paid = await answered(app, claimId);
    await take(app, file835([aRemit({ claims: [paid] })], { control: 431 }));
    await take(app, back(paid, 432));
    expect((await standing(app, claimId)).paid).toBe(0);
    const again = await take(app, back(paid, 433));
    expect(again.file.summary).toMatchObject({ posted: 0, waiting: 1 });
    expect((await standing(app, claimId)).paid).toBe(0);
    const one = there((await newest(app))[0]);
    expect(one).toMatchObject({ posted: false, doubts: [{ what: 'reversedBefore' }] });
    await app.get('remittances.match', { id: one.id, claimId, lines: await linesOf(app, claimId) });
    expect((await standing(app, claimId)).paid).toBe(-paid.paid);
  });

  test('also where a new decision of the same amount stands, which that reversal does not name', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const paid = await answered(app, claimId);
    const anew = await answered(app, claimId, { payerNumber: 'ICN8' });
    await take(app, file835([aRemit({ claims: [paid] })], { control: 434 }));
    await take(app, back(paid, 435));
    await take(app, file835([aRemit({ trace: 'NEW', claims: [anew] })], { control: 436 }));
    expect((await take(app, back(paid, 437))).file.summary).toMatchObject({ posted: 0, waiting: 1 });
    // The new decision is another one, and may be taken back as well.
    expect((await take(app, back(anew, 438))).file.summary).toMatchObject({ posted: 1, waiting: 0 });
    expect((await standing(app, claimId)).paid).toBe(0);
  });

  test('a second payment is one thing to watch, until a reversal nets it', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const watched = async () =>
      (await standing(app, claimId)).refusals.filter(({ reasonGroup }) => reasonGroup === 'TWICE');
    const paid = await answered(app, claimId);
    const second = await answered(app, claimId, { payerNumber: 'ICN8' });
    await take(app, file835([aRemit({ claims: [paid] })], { control: 441 }));
    expect(await watched()).toEqual([]);
    await take(app, file835([aRemit({ trace: 'TWO', claims: [second] })], { control: 442 }));
    const [item] = await watched();
    expect(item).toMatchObject({ state: 'open', cents: second.paid, nextStep: 'person', dueOn: null });
    expect(there(item).words).toContain('Watch for');
    const { rows } = await app.get('denials.list', {
      query: there(view.claims[0]).number,
      kind: 'denied',
      states: ['open'],
      ownerId: null,
      offset: 0,
      limit: 9,
    });
    expect(rows.map(({ denial }) => denial.id)).toEqual([there(item).id]);
    // It is no refusal, and counts as none.
    const memory = await app.get('denials.memory', { from: '2026-01-01', to: '2027-12-31' });
    expect(memory.map(({ reasonGroup }) => reasonGroup)).not.toContain('TWICE');
    await take(app, back(paid, 443));
    expect(await watched()).toMatchObject([{ id: there(item).id, state: 'closed' }]);
    expect((await watched())[0]?.outcome).not.toBe('');
    // The reversal was of another claim: both payments stand again.
    const reversal = there((await newest(app))[0]);
    await app.get('remittances.takeBack', { id: reversal.id, note: '' });
    expect(await watched()).toMatchObject([{ id: there(item).id, state: 'open', outcome: '' }]);
  });

  test('what a person closed of a payment that came twice stays closed', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    await take(app, file835([aRemit({ claims: [await answered(app, claimId)] })], { control: 451 }));
    const second = await answered(app, claimId, { payerNumber: 'ICN8' });
    await take(app, file835([aRemit({ trace: 'TWO', claims: [second] })], { control: 452 }));
    const [item] = (await standing(app, claimId)).refusals;
    const { id, revision, ownerId, nextStep, dueOn, note } = there(item);
    const closed = { ownerId, nextStep, dueOn, note, state: 'closed' as const, outcome: 'Refunded' };
    await app.get('denials.save', { id, revision, values: closed });
    const third = await answered(app, claimId, { payerNumber: 'ICN9', status: '2' });
    await take(
      app,
      file835([aRemit({ trace: 'THREE', claims: [third] })], { control: 453 }).replaceAll(
        'XV*99999',
        'XV*88888',
      ),
    );
    const { refusals } = await standing(app, claimId);
    expect(refusals.filter(({ reasonGroup }) => reasonGroup === 'TWICE')).toMatchObject([
      { id, state: 'closed', outcome: 'Refunded' },
    ]);
  });
});

describe('several payers of one claim', () => {
  test('the second one’s denial leaves the claim paid, and nothing is open', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    const first = await answered(app, claimId, {}, (charge) => [aCut('PR', '2', Math.floor(charge / 5))]);
    await take(app, file835([aRemit({ claims: [first] })], { control: 411 }));
    const second = await answered(app, claimId, { status: '2', payerNumber: 'SEC1' }, (charge) => [
      aCut('OA', '23', charge - Math.floor(charge / 5)),
      aCut('CO', '96', Math.floor(charge / 5)),
    ]);
    await take(
      app,
      file835([aRemit({ trace: 'E2', claims: [second] })], { control: 412 }).replace('XV*99999', 'XV*88888'),
    );
    const one = there((await newest(app))[0]);
    if (!one.posted)
      await app.get('remittances.match', { id: one.id, claimId, lines: await linesOf(app, claimId) });
    const { state, paid, refusals } = await standing(app, claimId);
    expect(state).toBe('paid');
    expect(paid).toBe(first.paid);
    expect(refusals.map((each) => each.state)).toContain('open');
  });

  test('the same payment in two remittances is flagged in both', async () => {
    const { app, view } = await aSentBatch();
    const { claimId } = there(view.claims[0]);
    await take(app, file835([aRemit({ claims: [await answered(app, claimId)] })], { control: 421 }));
    await take(
      app,
      file835([aRemit({ trace: 'E2', claims: [await answered(app, claimId, { payerNumber: 'ICN8' })] })], {
        control: 422,
      }),
    );
    const two = there((await newest(app))[0]);
    if (!two.posted)
      await app.get('remittances.match', { id: two.id, claimId, lines: await linesOf(app, claimId) });
    const { rows } = await app.get('remittances.list', { offset: 0, limit: 2 });
    for (const { remittance } of rows)
      expect((await app.get('remittances.get', { id: remittance.id })).claims[0]?.flags).toEqual([
        'paidTwice',
      ]);
  });
});
