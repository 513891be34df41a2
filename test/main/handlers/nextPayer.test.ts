import { describe, expect, test } from 'vitest';
import { checkOtherPayers } from '../../../shared/edi/checkOtherPayers.ts';
import type { Findings } from '../../../shared/edi/problems.ts';
import { ClaimValues } from '../../../shared/domain/claim.ts';
import { NO_INSURED } from '../../../shared/domain/filing.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import {
  aCut,
  aPaidClaim,
  aPaidLine,
  aRemit,
  file835,
  type PaidClaim,
  reversalOf,
} from '../../support/edi/returnedFiles.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

/** The claim to the second payer, with what the first one decided. */

async function take(app: AppUnderTest, text: string) {
  const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.txt', 'text/plain');
  return app.get('returned.take', { uploadId });
}

/** A claim that is sent, of a patient with a second coverage at another payer. */
async function aSentClaim() {
  const app = await aSampleOffice();
  const partnerId = there((await app.get('partners.list', {}))[0]).id;
  const { claims } = await app.get('batches.ready', { partnerId });
  const { id: claimId } = there(claims[0]);
  const batch = await app.get('batches.write', { partnerId, claimIds: [claimId] });
  await app.get('batches.sent', { id: batch.id, note: '' });
  const { claim, payer, coverage } = (await app.get('claims.get', { id: claimId })).theCase;
  const { rows } = await app.get('payers.list', { query: '', offset: 0, limit: 20 });
  const second = there(rows.find(({ id }) => id !== payer?.id));
  const saved = await app.get('coverages.save', {
    id: null,
    revision: null,
    values: {
      patientId: claim.patientId,
      payerId: second.id,
      rank: there(coverage).rank + 1,
      memberId: 'SECOND0001',
      groupNumber: '',
      relation: 'self',
      insured: NO_INSURED,
      planName: '',
      insuranceType: '',
      from: null,
      to: null,
      signatureOnFileOn: '2026-01-01',
      assignment: true,
    },
  });
  return { app, partnerId, claimId, claim, second, coverageId: saved.id, own: there(coverage) };
}

async function decided(
  { app, claim }: Awaited<ReturnType<typeof aSentClaim>>,
  status = '1',
  { number = 'ICN7', patient = 5, control = 1 } = {},
) {
  const answer = aPaidClaim({
    number: claim.number,
    status,
    payerNumber: number,
    lines: claim.lines.map((line, at) => {
      const charge = line.chargeCents ?? 0;
      return aPaidLine({
        code: line.code,
        modifiers: line.modifiers,
        units: line.units ?? 1,
        charge,
        date: there(claim.dateOfService),
        control: `${claim.number.replaceAll('-', '')}L${at + 1}`,
        cuts: [aCut('CO', '45', Math.floor(charge / 10)), aCut('PR', '2', Math.floor(charge / patient))],
      });
    }),
  });
  await take(app, file835([aRemit({ trace: `EFT${control}`, claims: [answer] })], { control }));
  return answer;
}

test('opens with the first payer’s decision line by line, and it balances in the 837P', async () => {
  const sent = await aSentClaim();
  const { app, claimId, claim, coverageId, own, second } = sent;
  expect(await app.get('payments.nextPayers', { claimId })).toEqual([]);
  expect((await app.refused('payments.billNext', { claimId, coverageId })).kind).toBe('blocked');
  const answer = await decided(sent);
  expect(await app.get('payments.nextPayers', { claimId })).toEqual([
    expect.objectContaining({ coverageId, payerName: second.name, forwarded: false, claim: null }),
  ]);
  const opened = await app.get('payments.billNext', { claimId, coverageId });
  const { theCase } = await app.get('claims.get', { id: opened.id });
  expect(theCase.claim).toMatchObject({ state: 'draft', coverageId, replacesId: null });
  const [prior] = theCase.claim.filing.priorPayments;
  expect(prior).toMatchObject({
    coverageId: own.id,
    claimNumber: 'ICN7',
    adjudicatedOn: '2026-11-21',
    paidCents: answer.paid,
    adjustments: [],
  });
  expect(there(prior).lines.map(({ lineId }) => lineId)).toEqual(theCase.claim.lines.map(({ id }) => id));
  there(prior).lines.forEach((line, at) => {
    const charge = there(claim.lines[at]).chargeCents ?? 0;
    const adjusted = line.adjustments.reduce((sum, { cents }) => sum + cents, 0);
    expect(line.paidCents + adjusted).toBe(charge);
    expect(line.adjustments.map(({ group, reason }) => `${group} ${reason}`)).toEqual(['CO 45', 'PR 2']);
  });
  // Written as it would go: the second payer pays second, the first one's decision adds up.
  const written = there((await app.get('outgoing.claim', { claimId: opened.id })).claim);
  expect(written.sequence).toBe('secondary');
  const other = there(written.otherPayers.find(({ sequence }) => sequence === 'primary'));
  expect(other.adjudication).toMatchObject({ on: '2026-11-21', paidCents: answer.paid });
  const found: Findings = { claim: written, line: -1, problems: [], notices: [] };
  checkOtherPayers(found, written, '2026-11-30');
  expect(found.problems).toEqual([]);
  // Once only.
  const [again] = await app.get('payments.nextPayers', { claimId });
  expect(there(again).claim).toEqual(opened);
  expect((await app.refused('payments.billNext', { claimId, coverageId })).kind).toBe('blocked');
});

test('says that the first payer sent the claim on by itself', async () => {
  const sent = await aSentClaim();
  await decided(sent, '19');
  const [next] = await sent.app.get('payments.nextPayers', { claimId: sent.claimId });
  expect(there(next).forwarded).toBe(true);
});

test('what it was opened with is not taken back under it while it is being written', async () => {
  const sent = await aSentClaim();
  const { app, claimId, coverageId } = sent;
  await decided(sent);
  const opened = await app.get('payments.billNext', { claimId, coverageId });
  const { rows } = await app.get('remittances.list', { offset: 0, limit: 1 });
  const { claims } = await app.get('remittances.get', { id: there(rows[0]).remittance.id });
  const back = { id: there(claims[0]).id, note: '' };
  const fault = await app.refused('remittances.takeBack', back);
  expect(fault).toMatchObject({ kind: 'blocked' });
  expect(fault.message).toContain(opened.number);
  const { id, revision } = (await app.get('claims.get', { id: opened.id })).theCase.claim;
  await app.get('claims.setState', { id, revision, state: 'closed', note: 'Opened too early' });
  expect((await app.get('remittances.takeBack', back)).posted).toBe(false);
});

describe('the first payer decides anew', () => {
  async function takenBack(app: AppUnderTest, answer: PaidClaim, control: number) {
    const plb = [{ reason: 'FB', reference: 'X', cents: -answer.paid }];
    await take(
      app,
      file835([aRemit({ trace: `EFT${control}`, claims: [reversalOf(answer)], plb })], { control }),
    );
  }

  async function workOn(app: AppUnderTest, claimId: string) {
    return (await app.get('denials.ofClaim', { claimId })).map(({ denial }) => denial);
  }

  test('a draft to the next one has it as work, takes it over, and is settled', async () => {
    const sent = await aSentClaim();
    const { app, claimId, coverageId, second } = sent;
    const answer = await decided(sent);
    const opened = await app.get('payments.billNext', { claimId, coverageId });
    expect(await workOn(app, opened.id)).toEqual([]);
    await takenBack(app, answer, 302);
    const [item] = await workOn(app, opened.id);
    expect(item).toMatchObject({ state: 'open', kind: 'denied', nextStep: 'person' });
    expect(there(item).words).toContain(sent.claim.number);
    expect(there(item).words).toContain(second.name);
    const { rows } = await app.get('denials.list', {
      query: opened.number,
      kind: 'denied',
      states: ['open'],
      ownerId: null,
      offset: 0,
      limit: 9,
    });
    expect(rows.map(({ denial }) => denial.id)).toEqual([there(item).id]);
    // Nothing stands that could be told.
    expect((await app.refused('payments.takeOver', { claimId: opened.id })).kind).toBe('blocked');

    const anew = await decided(sent, '1', { number: 'ICN8', patient: 4, control: 303 });
    expect(await workOn(app, opened.id)).toMatchObject([{ id: there(item).id, state: 'open' }]);
    await app.get('payments.takeOver', { claimId: opened.id });
    const { theCase } = await app.get('claims.get', { id: opened.id });
    const [prior] = theCase.claim.filing.priorPayments;
    expect(prior).toMatchObject({ claimNumber: 'ICN8', paidCents: anew.paid });
    expect(there(prior).lines.map(({ lineId }) => lineId)).toEqual(theCase.claim.lines.map(({ id }) => id));
    expect(await workOn(app, opened.id)).toMatchObject([{ id: there(item).id, state: 'closed' }]);
  });

  test('the same decision again settles it, and a person’s word stays', async () => {
    const sent = await aSentClaim();
    const { app, claimId, coverageId } = sent;
    const answer = await decided(sent);
    const opened = await app.get('payments.billNext', { claimId, coverageId });
    await takenBack(app, answer, 302);
    const again = await decided(sent, '1', { number: 'ICN8', control: 303 });
    expect(await workOn(app, opened.id)).toMatchObject([{ state: 'closed' }]);
    await takenBack(app, again, 304);
    const item = there((await workOn(app, opened.id)).find(({ state }) => state === 'open'));
    const { id, revision, ownerId, nextStep, dueOn, note } = item;
    const values = { ownerId, nextStep, dueOn, note, state: 'closed' as const, outcome: 'They know' };
    await app.get('denials.save', { id, revision, values });
    expect((await workOn(app, opened.id)).map(({ state }) => state)).toEqual(['closed', 'closed']);
  });

  test('one that was sent has it as work, and keeps what it was sent with', async () => {
    const sent = await aSentClaim();
    const { app, claimId, coverageId } = sent;
    const answer = await decided(sent);
    const opened = await app.get('payments.billNext', { claimId, coverageId });
    const draft = (await app.get('claims.get', { id: opened.id })).theCase.claim;
    await app.get('claims.finalise', { id: draft.id, revision: draft.revision });
    await takenBack(app, answer, 302);
    await decided(sent, '1', { number: 'ICN8', patient: 4, control: 303 });
    const [item] = await workOn(app, opened.id);
    expect(item).toMatchObject({ state: 'open' });
    expect((await app.refused('payments.takeOver', { claimId: opened.id })).kind).toBe('blocked');
    const { claim } = (await app.get('claims.get', { id: opened.id })).theCase;
    expect(claim.filing.priorPayments).toMatchObject([{ paidCents: answer.paid }]);
  });

  test('a first decision is no news for figures that somebody typed before it came', async () => {
    const sent = await aSentClaim();
    const { app, claimId, coverageId } = sent;
    const answer = await decided(sent);
    const opened = await app.get('payments.billNext', { claimId, coverageId });
    const { theCase } = await app.get('claims.get', { id: opened.id });
    const { id, revision, filing } = theCase.claim;
    const typed = filing.priorPayments.map((prior) => ({
      ...prior,
      paidCents: (prior.paidCents ?? 0) - 100,
    }));
    const values = { ...valuesOf(ClaimValues, theCase.claim), filing: { ...filing, priorPayments: typed } };
    await app.get('claims.save', { id, revision, values });
    expect(await workOn(app, opened.id)).toEqual([]);
    // A reversal is.
    await takenBack(app, answer, 302);
    expect(await workOn(app, opened.id)).toHaveLength(1);
  });
});
