import { useEffect } from 'react';
import { create } from 'zustand';
import type { SyncState } from '../../shared/contract/branches.ts';
import type { Result } from '../../shared/result.ts';
import { call } from '../client.ts';

/** How this device stands with the others of its office. One question for the whole window, oftener while a round goes on. */
interface SyncStore {
  /** Null before the first answer and while locked. */
  readonly state: SyncState | null;
  /** The most documents that were left since there were none: what is left of them says how far it has come. */
  readonly filesAtMost: number;
  readonly take: (answer: Result<SyncState>) => void;
  readonly refresh: () => Promise<void>;
  /** Begins a round at once and waits for its end. */
  readonly exchange: () => Promise<Result<SyncState>>;
}

export const useSyncState = create<SyncStore>()((set, get) => ({
  state: null,
  filesAtMost: 0,
  take(answer) {
    if (answer.ok) {
      const left = answer.value.filesOut + answer.value.filesIn;
      set({ state: answer.value, filesAtMost: left === 0 ? 0 : Math.max(left, get().filesAtMost) });
      // A program that does not answer for a moment leaves what was known; a locked one knows nothing.
    } else if (answer.fault.kind !== 'unavailable') set({ state: null, filesAtMost: 0 });
  },
  async refresh() {
    get().take(await call('sync.state', {}));
  },
  async exchange() {
    const { state } = get();
    if (state) set({ state: { ...state, going: true } });
    const answer = await call('sync.now', {});
    if (answer.ok) get().take(answer);
    else await get().refresh();
    return answer;
  },
}));

const QUIET_MS = 30_000;
const BUSY_MS = 2_000;

/** Keeps asking while the place that shows it is there. */
export function useSyncWatch(): SyncState | null {
  const state = useSyncState((store) => store.state);
  const refresh = useSyncState((store) => store.refresh);
  const busy = state !== null && state.on && (state.going || state.filesOut + state.filesIn > 0);
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), busy ? BUSY_MS : QUIET_MS);
    return () => clearInterval(timer);
  }, [refresh, busy]);
  return state;
}
