import { create } from 'zustand';

/** Whose work the queues show; it stays while one goes into claims and comes back. */
interface WorkQueues {
  /** A user's id, or null for everybody's. */
  readonly ownerId: string | null;
  readonly showOwner: (ownerId: string | null) => void;
}

export const useWorkQueues = create<WorkQueues>()((set) => ({
  ownerId: null,
  showOwner: (ownerId) => set({ ownerId }),
}));
