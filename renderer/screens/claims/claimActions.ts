import { NO_INSURED } from '../../../shared/domain/filing.ts';
import type { ClaimView } from '../../../shared/contract/claims.ts';
import type { Claim, ClaimState } from '../../../shared/domain/claim.ts';
import { CLAIM_STATE_NAMES } from '../../../shared/domain/claim.ts';
import { isRepairKind } from '../../../shared/domain/claimKind.ts';
import type { Result } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { newVisit } from '../../../shared/domain/serviceVisit.ts';
import { commitTyped } from '../../components/commitTyped.ts';
import { newOrder } from '../../records/OrderFields.tsx';
import { newOxygenTest } from '../../records/OxygenTestFields.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import type { ClaimCaseStore } from '../../stores/claimCase.ts';
import { useNotices } from '../../stores/notices.ts';

/** What is done to a claim as a whole. Each saves first; what is refused is shown as a notice. */

async function act(
  store: ClaimCaseStore,
  run: (claim: { id: string; revision: number }) => Promise<Result<ClaimView>>,
  done?: string,
): Promise<ClaimView | null> {
  commitTyped();
  const view = valueOrNotice(await store.getState().act(run));
  if (view && done) useNotices.getState().show({ tone: 'done', text: done });
  return view;
}

export function assign(store: ClaimCaseStore, ownerId: string | null): Promise<ClaimView | null> {
  return act(store, ({ id }) => call('claims.assign', { id, ownerId }));
}

export function moveTo(store: ClaimCaseStore, state: ClaimState, note: string): Promise<ClaimView | null> {
  return act(
    store,
    (claim) => call('claims.setState', { ...claim, state, note }),
    `Moved to ${CLAIM_STATE_NAMES[state].toLowerCase()}.`,
  );
}

/** Closes a claim that is not to be billed and keeps its signed visit as a service record. */
export function closeAsRecord(store: ClaimCaseStore): Promise<ClaimView | null> {
  return act(
    store,
    (claim) => call('claims.closeAsRecord', claim),
    'Closed. The visit is kept as a service record.',
  );
}

export function withdrawOverride(store: ClaimCaseStore, ruleId: string): Promise<ClaimView | null> {
  return act(
    store,
    ({ id }) => call('claims.withdrawOverride', { id, ruleId }),
    'The override was taken back.',
  );
}

export function finalise(store: ClaimCaseStore): Promise<ClaimView | null> {
  return act(
    store,
    (claim) => call('claims.finalise', claim),
    'Finalized. The claim, its findings and its packet are now fixed.',
  );
}

/** Opens the claim that corrects a finalised one. */
export async function correct(id: string): Promise<Claim | null> {
  return valueOrNotice(await call('claims.correct', { id }));
}

/** Makes an empty order of the patient and names it on the claim. */
export async function addOrder(store: ClaimCaseStore): Promise<void> {
  const patientId = store.getState().shown?.patient.id;
  if (!patientId) return;
  const made = await call('orders.save', { id: null, revision: null, values: newOrder(patientId) });
  await nameOnClaim(store, 'claim.orderId', made);
}

export async function addOxygenTest(store: ClaimCaseStore): Promise<void> {
  const patientId = store.getState().shown?.patient.id;
  if (!patientId) return;
  const made = await call('oxygenTests.save', { id: null, revision: null, values: newOxygenTest(patientId) });
  await nameOnClaim(store, 'claim.oxygenTestId', made);
}

/** Makes an empty visit to the claim's device and patient, of the claim's day. */
export async function addVisit(store: ClaimCaseStore): Promise<void> {
  const { shown } = store.getState();
  if (!shown) return;
  const values = {
    ...newVisit(),
    equipmentId: shown.claim.equipmentId,
    patientId: shown.patient.id,
    visitedOn: shown.claim.dateOfService,
    purpose: isRepairKind(shown.claim.kind) ? ('repair' as const) : ('setup' as const),
  };
  await nameOnClaim(store, 'claim.visitId', await call('visits.save', { id: null, revision: null, values }));
}

export async function addCoverage(store: ClaimCaseStore, payerId: string): Promise<void> {
  const { shown, view } = store.getState();
  if (!shown) return;
  const ranks = view?.choices.coverages.map((each) => each.rank) ?? [];
  const values = {
    patientId: shown.patient.id,
    payerId,
    rank: Math.min(9, Math.max(0, ...ranks) + 1),
    memberId: '',
    groupNumber: '',
    relation: 'self' as const,
    insured: NO_INSURED,
    planName: '',
    insuranceType: '' as const,
    from: null,
    to: null,
    signatureOnFileOn: null,
    assignment: null,
  };
  await nameOnClaim(
    store,
    'claim.coverageId',
    await call('coverages.save', { id: null, revision: null, values }),
  );
}

async function nameOnClaim(
  store: ClaimCaseStore,
  path: string,
  made: Result<{ readonly id: string }>,
): Promise<void> {
  const record = valueOrNotice(made);
  if (!record) return;
  store.getState().edit(path, record.id);
  await store.getState().flush();
}
