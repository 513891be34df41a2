import { create } from 'zustand';

/**
 * Short messages that come and go at the bottom of the window. Never with patient data: they may be seen by
 * whoever passes. A notice with an action (undo) stays longer; problems stay until closed.
 */
export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'problem' | 'news';
  readonly text: string;
  /** A copyable line, e.g. the reference of an internal error. */
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

interface NoticeStore {
  readonly notices: readonly Notice[];
  /** Shows a notice; the answer closes it. At most three stand at once, the oldest makes room. */
  readonly show: (notice: Omit<Notice, 'id'>) => () => void;
  readonly close: (id: number) => void;
}

let last = 0;

export const useNotices = create<NoticeStore>()((set, get) => ({
  notices: [],
  show(notice) {
    last += 1;
    const id = last;
    const twin = get().notices.find((each) => each.text === notice.text && each.tone === notice.tone);
    const others = get().notices.filter((each) => each !== twin);
    set({ notices: [...others, { ...notice, id }].slice(-3) });
    return () => get().close(id);
  },
  close(id) {
    set({ notices: get().notices.filter((each) => each.id !== id) });
  },
}));

/** How long a notice stands, in milliseconds; null: until closed. */
export function standingTime(notice: Notice): number | null {
  if (notice.tone === 'problem') return null;
  return notice.action ? 10_000 : 5_000;
}
