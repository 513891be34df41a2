import { describe, expect, test } from 'vitest';
import { changesClaims } from '../../../main/handlers/heldClaims.ts';
import { type ChannelName, contract } from '../../../shared/contract/contract.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import { type AppUnderTest, anOffice, PASSPHRASE } from '../../support/anApp.ts';
import { aPatient } from '../../db/samples.ts';
import { NO_ADDRESS } from '../../../shared/domain/record.ts';
import { NO_DOCUMENT } from '../../support/sampleRecords.ts';

interface Office {
  readonly app: AppUnderTest;
  readonly alder: Id;
  readonly tacoma: Id;
  readonly claim: { readonly id: Id; readonly revision: number; readonly number: string };
}

/** An office of two branches, on a device of the first one, with a claim. */
async function branchOffice(): Promise<Office> {
  const app = await anOffice();
  await app.get('branches.turnOn', {
    branchName: 'Alder Street',
    deviceName: 'Front desk',
    ownPassphrase: PASSPHRASE,
  });
  const { thisBranchId } = await app.get('branches.overview', {});
  const values = { name: 'Tacoma', address: NO_ADDRESS, phone: '', active: true };
  const tacoma = await app.get('branches.save', { id: null, revision: null, values });
  const patient = await app.get('patients.save', { id: null, revision: null, values: aPatient() });
  const claim = await app.get('claims.create', {
    kind: 'repair',
    patientId: patient.id,
    equipmentId: null,
    visitId: null,
  });
  return { app, alder: thisBranchId ?? '', tacoma: tacoma.id, claim };
}

/** What the books do with claims of every branch, and what reads or adds without changing the claim. */
const NOT_OF_A_BRANCH: readonly ChannelName[] = [
  'batches.write',
  'remittances.match',
  'claims.create',
  'claims.packet',
  'claims.handOver',
  'forms.cms1500',
  'letters.preview',
  'letterTemplates.preview',
];

function namesClaims(channel: ChannelName): boolean {
  const { kind, input } = contract[channel];
  const json = JSON.stringify('shape' in input ? Object.keys(input.shape) : input);
  return kind !== 'read' && (channel.startsWith('claims.') || /"claimIds?"/.test(json));
}

describe('a claim that is with another branch', () => {
  test('is read here, and every message that would change it is refused with where it is', async () => {
    const { app, tacoma, claim } = await branchOffice();
    await app.get('claims.handOver', {
      claimId: claim.id,
      revision: claim.revision,
      toBranchId: tacoma,
      note: 'The order is missing',
    });
    const view = await app.get('claims.get', { id: claim.id });
    expect(view.place).toMatchObject({ branchId: tacoma, branchName: 'Tacoma', elsewhere: true });
    const { claim: stored } = view.theCase;
    const { id, revision } = stored;
    const uploadId = await app.upload(Buffer.from('%PDF-1.7'), 'order.pdf');
    const inputs: Partial<Record<ChannelName, unknown>> = {
      'claims.save': { id, revision, values: valuesOf(stored) },
      'claims.assign': { id, ownerId: null },
      'claims.setState': { id, revision, state: 'review', note: '' },
      'claims.override': { id, ruleId: 'x', reason: 'because it is so, today', expiresOn: null },
      'claims.withdrawOverride': { id, ruleId: 'x' },
      'claims.finalise': { id, revision },
      'claims.correct': { id },
      'claims.closeAsRecord': { id, revision },
      'documents.add': { uploadId, values: NO_DOCUMENT, claimId: id },
      'letters.make': {
        kind: 'estimate',
        claimId: id,
        physicianId: null,
        denialId: null,
        ruleIds: [],
        note: '',
        faxCover: false,
        orderForm: false,
      },
      'payments.billNext': { claimId: id, coverageId: id },
      'payments.takeOver': { claimId: id },
    };
    const asked = (Object.keys(contract) as ChannelName[]).filter(
      (channel) => namesClaims(channel) && !NOT_OF_A_BRANCH.includes(channel),
    );
    expect(asked.toSorted()).toEqual(Object.keys(inputs).toSorted());
    for (const channel of asked) {
      expect(changesClaims(channel), channel).toBe(true);
      const answer = await app.core.call(channel, inputs[channel], { windowId: 'test' });
      expect(answer, channel).toMatchObject({
        ok: false,
        fault: {
          kind: 'blocked',
          message: expect.stringContaining('Tacoma has this claim since 11/02/2026'),
        },
      });
    }
  });

  test('is not changed by a conflict that is settled here: what lost there is written again there', async () => {
    const { app, tacoma, claim } = await branchOffice();
    await app.get('claims.handOver', {
      claimId: claim.id,
      revision: claim.revision,
      toBranchId: tacoma,
      note: '',
    });
    const settling = { table: 'claim', row: claim.id, field: 'note', stands: 'x', note: '' };
    expect(await app.refused('conflicts.settle', { ...settling, take: 'y' })).toMatchObject({
      kind: 'blocked',
      message: expect.stringContaining('Tacoma has this claim'),
    });
    const kept = await app.ask('conflicts.settle', { ...settling, take: null });
    expect(kept).not.toMatchObject({ fault: { message: expect.stringContaining('Tacoma') } });
  });

  test('comes back when an owner takes it, and its history tells both', async () => {
    const { app, alder, tacoma, claim } = await branchOffice();
    const target = { claimId: claim.id, note: 'Please ask the physician' };
    await app.get('claims.handOver', { ...target, revision: claim.revision, toBranchId: tacoma });
    expect(
      await app.refused('claims.handOver', { ...target, revision: claim.revision + 1, toBranchId: tacoma }),
    ).toMatchObject({ kind: 'invalid', issues: [{ path: 'toBranchId' }] });
    const queue = await app.get('work.queue', { queue: 'handedAway', ownerId: null, offset: 0, limit: 9 });
    expect(queue.rows.map(({ id }) => id)).toEqual([claim.id]);
    await app.get('claims.handOver', {
      claimId: claim.id,
      revision: claim.revision + 1,
      toBranchId: alder,
      note: '',
    });
    expect(await app.get('handoffs.of', { claimId: claim.id })).toMatchObject([
      { fromBranchId: tacoma, toBranchId: alder, userName: 'Olive Owner' },
      { fromBranchId: alder, toBranchId: tacoma, note: 'Please ask the physician' },
    ]);
    // A hand-over stays in the history: it is handed back and not undone, nor what was changed before it.
    expect(await app.refused('undo.last', {})).toMatchObject({ kind: 'notFound' });
    await app.get('claims.assign', { id: claim.id, ownerId: null });
  });
});

test('in an office of one device no claim is anywhere else, and none is handed over', async () => {
  const app = await anOffice();
  const patient = await app.get('patients.save', { id: null, revision: null, values: aPatient() });
  const claim = await app.get('claims.create', {
    kind: 'repair',
    patientId: patient.id,
    equipmentId: null,
    visitId: null,
  });
  expect((await app.get('claims.get', { id: claim.id })).place).toBeNull();
  expect(
    await app.refused('claims.handOver', {
      claimId: claim.id,
      revision: claim.revision,
      toBranchId: patient.id,
      note: '',
    }),
  ).toMatchObject({ kind: 'blocked' });
  const queues = await app.get('work.queues', { ownerId: null });
  expect(queues.some(({ queue }) => queue === 'handedToUs' || queue === 'handedAway')).toBe(false);
});

function valuesOf(claim: object): Record<string, unknown> {
  const { shape } = contract['claims.save'].input.shape.values;
  return Object.fromEntries(Object.entries(claim).filter(([field]) => field in shape));
}
