import { create } from 'zustand';
import { dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { Fault, Result } from '../../shared/result.ts';
import { call } from '../client.ts';
import { dropAllDrafts } from './draft.ts';
import { sealUnsaved } from './sealed.ts';

/**
 * Who sits here, in which office, and whether the store is open. Every channel that changes it answers with a
 * whole status; hand that to `take`.
 */
interface SessionStore {
  /** Null until the first answer. */
  readonly status: SessionStatus | null;
  /** Why there is no status, when the host does not answer. */
  readonly fault: Fault | null;
  /** What the program's clock is ahead of this page's, in milliseconds. */
  readonly clockOffset: number;
  readonly take: (answer: Result<SessionStatus>) => void;
  readonly refresh: () => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly switchUser: (userId: string) => Promise<void>;
  /** Called when any channel answers `locked`: the store was locked elsewhere. */
  readonly lockedElsewhere: () => void;
}

export const useSession = create<SessionStore>()((set, get) => ({
  status: null,
  fault: null,
  clockOffset: 0,
  take(answer) {
    const before = get().status;
    if (!answer.ok) set({ fault: answer.fault });
    else if (before?.state === 'open' && answer.value.state === 'locked') {
      // Nothing is drawn any more from here on, and the page starts anew without a memory.
      const { user, draftKey } = before;
      const sealing = user && draftKey ? sealUnsaved(user.id, draftKey) : Promise.resolve();
      set({ status: null, fault: null });
      void sealing
        .catch(() => undefined)
        .then(() => {
          dropAllDrafts();
          window.location.reload();
        });
    } else set({ status: answer.value, fault: null, clockOffset: Date.parse(answer.value.now) - Date.now() });
  },
  async refresh() {
    get().take(await call('session.status', {}));
  },
  async lock() {
    get().take(await call('session.lock', {}));
  },
  async switchUser(userId) {
    get().take(await call('session.switchUser', { userId }));
  },
  lockedElsewhere() {
    void get().refresh();
  },
}));

/** The program's own time, in milliseconds since 1970: one clock for both sides of the bridge. */
export function programNow(): number {
  return Date.now() + useSession.getState().clockOffset;
}

/** The office's time zone; the machine's while no office is open. */
export function officeZone(status: SessionStatus | null): string {
  return status?.office?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Today in the office's time zone; it moves on at midnight while the window stays open. */
export function useToday(): IsoDate {
  const zone = useSession((store) => officeZone(store.status));
  return dateInZone(programNow(), zone);
}

/** True when the person signed in has one of the roles. The program checks again; this only hides what would be refused. */
export function useHasRole(roles: readonly Role[]): boolean {
  return useSession((store) => store.status?.user != null && roles.includes(store.status.user.role));
}
