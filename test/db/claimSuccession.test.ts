import { expect, test } from 'vitest';
import { getClaim, insertClaim, moveClaim } from '../../db/claims.ts';
import { successorOf } from '../../db/claimSuccession.ts';
import type { Store } from '../../db/store.ts';
import { type ClaimState, newClaimValues } from '../../shared/domain/claim.ts';
import { ok } from '../../shared/result.ts';
import { aRepairCase, realOffice, write } from './records.ts';
import { TODAY } from './samples.ts';
import { OWNER, value } from './workbench.ts';

async function anOffice() {
  const store = await realOffice();
  const { claim, patient } = write(store, (tx) => aRepairCase(tx));
  const correct = (replacesId: string) =>
    write(store, (tx) =>
      insertClaim(tx, {
        values: newClaimValues('repair', patient.id),
        openedOn: TODAY,
        ownerId: OWNER,
        replacesId,
      }),
    );
  return { store, claim, correct };
}

function move(store: Store, id: string, state: ClaimState): void {
  write(store, (tx) => {
    const claim = getClaim(tx.db, id);
    if (!claim) throw new Error('no such claim');
    value(moveClaim(tx, claim, { state, note: '', userName: 'Olive Owner' }));
  });
}

const laterOf = (store: Store, id: string) =>
  value(store.read((db) => ok(successorOf(db, id))))?.number ?? null;

test('a claim stands for itself until a correction is opened, and again once that is closed unsent', async () => {
  const { store, claim, correct } = await anOffice();
  expect(laterOf(store, claim.id)).toBeNull();
  const first = correct(claim.id);
  expect(laterOf(store, claim.id)).toBe(first.number);
  move(store, first.id, 'closed');
  expect(laterOf(store, claim.id)).toBeNull();
  const second = correct(claim.id);
  expect(laterOf(store, claim.id)).toBe(second.number);
});

test('a correction that was sent stands also when it is closed, and so does the correction of a closed one', async () => {
  const { store, claim, correct } = await anOffice();
  const first = correct(claim.id);
  move(store, first.id, 'sent');
  move(store, first.id, 'closed');
  expect(laterOf(store, claim.id)).toBe(first.number);
  const other = await anOffice();
  const unsent = other.correct(other.claim.id);
  const last = other.correct(unsent.id);
  move(other.store, unsent.id, 'closed');
  expect(laterOf(other.store, other.claim.id)).toBe(last.number);
  expect(laterOf(other.store, last.id)).toBeNull();
});
