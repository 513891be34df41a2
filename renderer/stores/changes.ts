import { useEffect, useEffectEvent } from 'react';

/**
 * A record was changed by something other than the screen that shows it (undo, another window's news):
 * whoever shows records asks again.
 */
const listeners = new Set<() => void>();

export function announceChange(): void {
  for (const listener of [...listeners]) listener();
}

/** Calls `reload` whenever a change is announced while the component is there. */
export function useChanges(reload: () => void): void {
  const latest = useEffectEvent(reload);
  useEffect(() => {
    const listener = () => latest();
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
