import { useEffect, useRef } from 'react';

/**
 * After a move the focus goes to the room's heading, once it is there, so that the keyboard and the screen
 * reader arrive too. Not at start, and not when somebody has meanwhile put the focus into the room or opened a
 * dialog: what is typed there must stay there.
 */
export function useRoomFocus(main: { readonly current: HTMLElement | null }, path: string) {
  const arrived = useRef(path);
  useEffect(() => {
    const room = main.current;
    if (!room || arrived.current === path) return;
    arrived.current = path;
    const before = document.activeElement;
    // A new record took its id while it was being typed: the room is the same, the cursor stays.
    if (before?.matches('input, textarea') && room.contains(before)) return;
    room.scrollTop = 0;
    function settle(): boolean {
      const active = document.activeElement;
      if (active && active !== before && (room?.contains(active) || active.closest('[role=dialog]')))
        return true;
      const heading = room?.querySelector<HTMLElement>('[data-page-title]');
      heading?.focus({ preventScroll: true });
      return heading != null;
    }
    if (settle()) return;
    const observer = new MutationObserver(() => {
      if (settle()) observer.disconnect();
    });
    observer.observe(room, { childList: true, subtree: true });
    const timer = setTimeout(() => observer.disconnect(), 4000);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [main, path]);
}
