import { useEffect } from 'react';
import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { call } from '../client.ts';
import { useChanges } from './changes.ts';
import { useSession } from './session.ts';

/**
 * The office's branches, and which of them the lists show: each person's own choice, kept on this computer by the page.
 * It holds the branch's id only.
 */
type Branch = OutputOf<'branches.overview'>['branches'][number];

interface BranchStore {
  readonly branches: readonly Branch[];
  /** The branch that this device works in. */
  readonly thisBranchId: Id | null;
  /** As chosen; null: all. Read it by `useShownBranch`: the branch may be gone. */
  readonly chosen: Id | null;
  readonly load: (userId: Id) => Promise<void>;
  readonly show: (userId: Id, branchId: Id | null) => void;
}

export const useBranches = create<BranchStore>()((set) => ({
  branches: [],
  thisBranchId: null,
  chosen: null,
  async load(userId) {
    const answer = await call('branches.overview', {});
    if (!answer.ok) return;
    const { branches, thisBranchId } = answer.value;
    set({ branches, thisBranchId, chosen: chosenBy(userId) });
  },
  show(userId, chosen) {
    set({ chosen });
    try {
      if (chosen === null) localStorage.removeItem(placeOf(userId));
      else localStorage.setItem(placeOf(userId), chosen);
    } catch {
      // A page without storage still works; the choice lasts until the window closes.
    }
  },
}));

function placeOf(userId: Id): string {
  return `claimwright.branch.${userId}`;
}

function chosenBy(userId: Id): Id | null {
  try {
    return localStorage.getItem(placeOf(userId));
  } catch {
    return null;
  }
}

/** Reads the branches for whoever signs in, and again when records change. */
export function useBranchWatch(): void {
  const userId = useSession((store) => store.status?.user?.id ?? null);
  const load = useBranches((store) => store.load);
  useEffect(() => {
    if (userId !== null) void load(userId);
  }, [userId, load]);
  useChanges(() => {
    if (userId !== null) void load(userId);
  });
}

/** Branches to choose from; none while the office has but one. */
export function useSeveralBranches(): readonly Branch[] {
  const branches = useBranches((store) => store.branches);
  return branches.length > 1 ? branches : NONE;
}

const NONE: readonly Branch[] = [];

/** The one branch that lists show; null: all of them. */
export function useShownBranch(): Branch | null {
  const chosen = useBranches((store) => store.chosen);
  return useSeveralBranches().find(({ id }) => id === chosen) ?? null;
}

/** What a list's question says of it: nothing while all branches are shown. */
export function useInBranch(): { readonly branchId?: Id } {
  const shown = useShownBranch()?.id ?? null;
  return shown === null ? {} : { branchId: shown };
}

/** Puts the filter away. */
export function useShowAllBranches(): () => void {
  const userId = useSession((store) => store.status?.user?.id ?? '');
  const show = useBranches((store) => store.show);
  return () => show(userId, null);
}
