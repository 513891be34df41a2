import type { ChangedField } from '../../shared/result.ts';
import { call } from '../client.ts';
import { type ClaimCaseStore, createClaimCase } from './claimCase.ts';
import type { RecordRef } from './caseRecords.ts';
import { alsoSave, isUnsaved, PAUSE } from './draft.ts';
import { useNotices } from './notices.ts';
import { programNow, useSession } from './session.ts';

/**
 * The claims that are open in this window. A claim whose answers could not be saved outlives its page and is
 * found again with them; it belongs to the person who typed, so nobody else saves it under their name.
 */
const open = new Map<string, OpenClaim>();

interface OpenClaim {
  readonly store: ClaimCaseStore;
  /** Pages that show it now. */
  users: number;
  /** Forgets it. */
  readonly close: () => void;
}

/** The store of a claim: the one that is open or still unsaved, else a new one. */
export function openClaim(id: string): ClaimCaseStore {
  const key = `${useSession.getState().status?.user?.id ?? ''} ${id}`;
  const known = open.get(key);
  if (known) return known.store;
  const store = createClaimCase(id, { call, now: programNow, rest: PAUSE, merged: tellMerged });
  const end = alsoSave({
    flush: () => store.getState().flush(),
    unsaved: () => isUnsaved(store.getState().phase),
    drop: close,
  });
  function close() {
    end();
    store.getState().dispose();
    open.delete(key);
  }
  open.set(key, { store, users: 0, close });
  return store;
}

/** A page begins to show a claim. The answer ends that: it saves, and forgets the claim once all is saved. */
export function holdClaim(store: ClaimCaseStore): () => Promise<void> {
  const kept = [...open.values()].find((each) => each.store === store);
  if (!kept) return () => Promise.resolve();
  kept.users += 1;
  return async () => {
    kept.users -= 1;
    const saved = await store.getState().flush();
    if (saved && kept.users === 0) kept.close();
  };
}

function tellMerged(ref: RecordRef, changed: readonly ChangedField[]): void {
  const me = useSession.getState().status?.user?.name;
  const others = [...new Set(changed.map((each) => each.by))].filter((by) => by !== me);
  if (others.length === 0) return;
  useNotices.getState().show({
    tone: 'news',
    text: `${others.join(' and ')} changed other fields of the same ${NAMES[ref.kind]} meanwhile. Both changes are kept.`,
  });
}

const NAMES: Readonly<Record<RecordRef['kind'], string>> = {
  claim: 'claim',
  patient: 'patient record',
  coverage: 'coverage',
  diagnosis: 'diagnosis',
  physician: 'physician’s entry',
  order: 'order',
  oxygenTest: 'oxygen test',
  equipment: 'device',
  visit: 'service visit',
  document: 'paper',
};
