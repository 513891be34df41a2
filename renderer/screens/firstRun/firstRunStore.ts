import { create } from 'zustand';

/**
 * The recovery code between the moment it is made and the moment it was typed back. It lives in this window's
 * memory only; a window that lost it asks for a new one.
 */
interface FirstRunStore {
  readonly recoveryCode: string | null;
  readonly keep: (code: string) => void;
  readonly forget: () => void;
}

export const useFirstRun = create<FirstRunStore>()((set) => ({
  recoveryCode: null,
  keep(code) {
    set({ recoveryCode: code });
  },
  forget() {
    set({ recoveryCode: null });
  },
}));
