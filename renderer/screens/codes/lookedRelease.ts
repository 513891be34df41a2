import { create } from 'zustand';
import type { Asked } from './ReleaseDifferences.tsx';

/**
 * The release file that is being looked through, kept while the person goes to one of the claims it touches and comes
 * back. Only the file: what it would change is asked anew.
 */
interface LookedRelease {
  readonly looked: { readonly file: File; readonly asked: Asked | null } | null;
  readonly look: (file: File, asked: Asked | null) => void;
  readonly leave: () => void;
}

export const useLookedRelease = create<LookedRelease>()((set) => ({
  looked: null,
  look: (file, asked) => set({ looked: { file, asked } }),
  leave: () => set({ looked: null }),
}));
