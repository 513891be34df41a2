import { expect, test } from 'vitest';
import { checkOtherPayers } from '../../../shared/edi/checkOtherPayers.ts';
import type { Findings } from '../../../shared/edi/problems.ts';
import { NO_INSURED } from '../../../shared/domain/filing.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { aCut, aPaidClaim, aPaidLine, aRemit, file835 } from '../../support/edi/returnedFiles.ts';
import { there } from '../../support/sampleRecords.ts';

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

async function decided({ app, claim }: Awaited<ReturnType<typeof aSentClaim>>, status = '1') {
  const answer = aPaidClaim({
    number: claim.number,
    status,
    payerNumber: 'ICN7',
    lines: claim.lines.map((line, at) => {
      const charge = line.chargeCents ?? 0;
      return aPaidLine({
        code: line.code,
        modifiers: line.modifiers,
        units: line.units ?? 1,
        charge,
        date: there(claim.dateOfService),
        control: `${claim.number.replaceAll('-', '')}L${at + 1}`,
        cuts: [aCut('CO', '45', Math.floor(charge / 10)), aCut('PR', '2', Math.floor(charge / 5))],
      });
    }),
  });
  await take(app, file835([aRemit({ claims: [answer] })]));
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
