import { useEffect } from 'react';
import { focusPath } from './focusPath.ts';

/** How often and how long a field is looked for that is not drawn yet: its record is still being read. */
const EVERY = 60;
const TIMES = 50;

/** Puts the cursor into the field that an address names, as soon as the field is there. */
export function useArrival(path: string | null): void {
  useEffect(() => {
    if (path === null) return;
    let left = TIMES;
    const timer = setInterval(() => {
      left -= 1;
      if (focusPath(path) || left === 0) clearInterval(timer);
    }, EVERY);
    return () => clearInterval(timer);
  }, [path]);
}
