import { create } from 'zustand';
import { dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import type { Fault, Result } from '../../shared/result.ts';
import { call, tellWhenLocked } from '../client.ts';
import { clearCopied } from './copied.ts';
import { dropAllDrafts } from './draft.ts';
import { sealUnsaved } from './sealed.ts';

/**
 * Who sits here, in which office, and whether the store is open. Every channel that changes it answers with a
 * whole status; hand that to `take`.
 */
interface SessionStore {
  /** Null until the first answer, and while what was drawn is covered. */
  readonly status: SessionStatus | null;
  /** Why there is no status, when the host does not answer. */
  readonly fault: Fault | null;
  /** What was open until the page was covered, while it is not known whether it still is. */
  readonly covered: SessionStatus | null;
  /** The office is being changed for another one by this window: that it is locked in between is no news. */
  readonly moving: boolean;
  /** What the program's clock is ahead of this page's, in milliseconds. */
  readonly clockOffset: number;
  readonly take: (answer: Result<SessionStatus>) => void;
  readonly refresh: () => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly switchUser: (userId: string) => Promise<void>;
  /** Draws nothing any more at once. What is typed is kept, for what the program says next. */
  readonly cover: (why: Fault | null) => void;
  /** Called when any answer or another window says that the office is locked. */
  readonly lockedElsewhere: () => void;
}

/** What is unsaved as it stood when the page was covered: dialogs and forms are gone afterwards. */
let sealing: Promise<void> = Promise.resolve();
/** The longest that a page waits for a clipboard before it starts anew. */
const CLIPBOARD_MS = 500;

export const useSession = create<SessionStore>()((set, get) => ({
  status: null,
  fault: null,
  covered: null,
  moving: false,
  clockOffset: 0,
  take(answer) {
    const before = get().status ?? get().covered;
    if (!answer.ok) {
      set({ fault: answer.fault });
      return;
    }
    const status = answer.value;
    if (before?.state === 'open' && status.state === 'locked') {
      // Nothing is drawn any more from here on, and the page starts anew without a memory.
      get().cover(null);
      set({ covered: null });
      tellOtherWindows('locked');
      const emptied = Promise.race([
        clearCopied(),
        new Promise((resolve) => setTimeout(resolve, CLIPBOARD_MS)),
      ]);
      void Promise.allSettled([sealing, emptied]).then(() => {
        dropAllDrafts();
        window.location.reload();
      });
      return;
    }
    set({ status, covered: null, fault: null, clockOffset: Date.parse(status.now) - Date.now() });
    // Only of an office that is open: on the way in, one window at a time asks for a device's secret.
    if (status.state === 'open' && before && sittingOf(before) !== sittingOf(status))
      tellOtherWindows('changed');
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
  cover(why) {
    const { status } = get();
    if (!status) return;
    const { user, draftKey } = status;
    sealing = user && draftKey ? sealUnsaved(user.id, draftKey).catch(() => undefined) : Promise.resolve();
    set({ status: null, covered: status, fault: why });
  },
  lockedElsewhere() {
    const { status, moving } = get();
    if (status?.state !== 'open' || moving) return;
    get().cover(null);
    void get().refresh();
  },
}));

/** Who sits where, as far as another window must know. */
function sittingOf({ state, sample, user }: SessionStatus): string {
  return `${state} ${String(sample)} ${user?.id ?? ''}`;
}

type News = 'locked' | 'changed';

let otherWindows: BroadcastChannel | null = null;

function tellOtherWindows(news: News): void {
  otherWindows?.postMessage(news);
}

/**
 * Hears from the other windows of this browser, and from every answer, that the office is locked or that somebody else
 * sits here, for as long as the page is drawn.
 * @returns a function that ends it
 */
export function hearOfLocks(): () => void {
  const channel = new BroadcastChannel('claimwright.session');
  otherWindows = channel;
  const { lockedElsewhere, refresh } = useSession.getState();
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === ('locked' satisfies News)) lockedElsewhere();
    else void refresh();
  };
  tellWhenLocked(lockedElsewhere);
  return () => {
    channel.close();
    otherWindows = null;
    tellWhenLocked(() => undefined);
  };
}

/** The program's own time, in milliseconds since 1970: one clock for both sides of the bridge. */
export function programNow(): number {
  return Date.now() + useSession.getState().clockOffset;
}

/** The office's time zone; the machine's while no office is open. */
export function officeZone(status: SessionStatus | null): string {
  return status?.office?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Today in the office's time zone, as of now: for what happens after drawing. */
export function officeToday(): IsoDate {
  return todayIn(officeZone(useSession.getState().status));
}

/** Today in the office's time zone; it moves on at midnight while the window stays open. */
export function useToday(): IsoDate {
  return todayIn(useSession((store) => officeZone(store.status)));
}

/** Every field of a date asks for the day. Days begin at a full quarter of an hour everywhere. */
const QUARTER_MS = 900_000;
let lastAsked = { quarter: NaN, zone: '', day: '' as IsoDate };

function todayIn(zone: string): IsoDate {
  const quarter = Math.floor(programNow() / QUARTER_MS);
  if (lastAsked.quarter !== quarter || lastAsked.zone !== zone)
    lastAsked = { quarter, zone, day: dateInZone(programNow(), zone) };
  return lastAsked.day;
}

/** True when the person signed in has one of the roles. The program checks again; this only hides what would be refused. */
export function useHasRole(roles: readonly Role[]): boolean {
  return useSession((store) => store.status?.user != null && roles.includes(store.status.user.role));
}
