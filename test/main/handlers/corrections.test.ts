import { expect, test } from 'vitest';
import { ClaimValues } from '../../../shared/domain/claim.ts';
import { exampleRental } from '../../../shared/rules/examples/exampleRental.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835 } from '../../support/edi/returnedFiles.ts';
import { ALL_CLAIMS, there } from '../../support/sampleRecords.ts';

/** What may answer a refusal: a decided claim never goes again as new with the lines that were paid. */

async function take(app: AppUnderTest, text: string) {
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.txt', 'text/plain');
  return app.get('returned.take', { uploadId });
}

/** A claim to Medicare of several lines, sent. */
async function aMedicareClaim() {
  const app = await aSampleOffice();
  const partnerId = there((await app.get('partners.list', {}))[0]).id;
  const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, states: ['draft', 'review', 'onHold'] });
  for (const { id } of rows) {
    const { theCase, evaluation } = await app.get('claims.get', { id });
    const { claim, payer } = theCase;
    if (payer?.class !== 'medicare' || claim.lines.length < 2 || !evaluation.finalisable) continue;
    const { id: _id, revision: _revision, ...order } = there(exampleRental().order);
    const physician = there((await app.get('physicians.list', { query: '', offset: 0, limit: 1 })).rows[0]);
    const { patientId } = claim;
    const kept = await app.get('orders.save', {
      id: null,
      revision: null,
      values: { ...order, patientId, physicianId: physician.id, covers: 'purchase', documentId: null },
    });
    const values = ClaimValues.parse(
      Object.fromEntries(
        Object.keys(ClaimValues.shape).map((field) => [field, claim[field as keyof ClaimValues]]),
      ),
    );
    const saved = await app.get('claims.save', {
      id,
      revision: claim.revision,
      values: { ...values, orderId: kept.id },
    });
    await app.get('claims.finalise', { id, revision: saved.theCase.claim.revision });
    const batch = await app.get('batches.write', { partnerId, claimIds: [id] });
    await app.get('batches.sent', { id: batch.id, note: '' });
    return { app, claimId: id, claim };
  }
  throw new Error('the sample has no claim of several lines to Medicare that can be finalized');
}

/** The claim as Medicare answers it. @param cuts what it takes off each line, by the line's place and charge. */
async function decided(
  { app, claim }: Awaited<ReturnType<typeof aMedicareClaim>>,
  cuts: (place: number, charge: number) => ReturnType<typeof aCut>[],
  remarks: readonly string[] = [],
) {
  const answer = aPaidClaim({
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
        cuts: cuts(at, line.chargeCents ?? 0),
        remarks: cuts(at, line.chargeCents ?? 0).length > 0 ? remarks : [],
      }),
    ),
  });
  await take(app, file835([aRemit({ claims: [answer] })]));
}

async function theDenial({ app, claimId }: Awaited<ReturnType<typeof aMedicareClaim>>) {
  const [row] = await app.get('denials.ofClaim', { claimId });
  return app.get('denials.get', { id: there(row).denial.id });
}

test('Medicare paid a line: a new claim holds only the other one, and only where a person chose so', async () => {
  const sent = await aMedicareClaim();
  const { app, claimId, claim } = sent;
  await decided(sent, (place, charge) => (place === 1 ? [aCut('CO', '4', charge)] : []));
  const view = await theDenial(sent);
  // A modifier is mended by a reopening, where no replacement is taken.
  expect(view.row.denial.nextStep).toBe('replaceOrReopen');
  expect(view.corrections).toEqual([{ as: 'unpaidLines', lineIds: [there(claim.lines[1]).id] }]);
  const { id, revision } = view.row.denial;
  expect((await app.refused('denials.correct', { id, revision, note: '' })).kind).toBe('blocked');
  expect((await app.refused('denials.correct', { id, revision, note: '', as: 'wholeClaim' })).kind).toBe(
    'blocked',
  );
  expect((await app.refused('denials.correct', { id, revision, note: '', as: 'replacement' })).kind).toBe(
    'blocked',
  );
  expect((await app.refused('claims.correct', { id: claimId })).kind).toBe('blocked');
  const done = await app.get('denials.correct', { id, revision, note: '', as: 'unpaidLines' });
  const { theCase } = await app.get('claims.get', { id: there(done.answer).id });
  expect(theCase.claim.lines.map(({ code, chargeCents }) => [code, chargeCents])).toEqual([
    [there(claim.lines[1]).code, there(claim.lines[1]).chargeCents],
  ]);
  expect(theCase.claim.filing).toMatchObject({ frequency: 'original', payerClaimNumber: '' });
  expect(done.row.denial).toMatchObject({ state: 'working' });
});

test('a line that was only reduced cannot be billed again', async () => {
  const sent = await aMedicareClaim();
  await decided(sent, (place, charge) => (place === 1 ? [aCut('CO', '151', Math.floor(charge / 2))] : []));
  const view = await theDenial(sent);
  expect(view.corrections).toEqual([]);
  const { id, revision } = view.row.denial;
  const fault = await sent.app.refused('denials.correct', { id, revision, note: '', as: 'unpaidLines' });
  expect(fault).toMatchObject({ kind: 'blocked' });
});

test('what Medicare calls unprocessable goes again as new, the whole claim where all of it was', async () => {
  const sent = await aMedicareClaim();
  await decided(sent, (_, charge) => [aCut('CO', '16', charge)], ['MA130']);
  const view = await theDenial(sent);
  expect(view.row.denial.nextStep).toBe('correctAsNew');
  expect(view.corrections).toEqual([{ as: 'unpaidLines', lineIds: sent.claim.lines.map(({ id }) => id) }]);
});
