import { useInsertionEffect, useRef } from 'react';

/**
 * What the component was last drawn with. For what goes on after a wait: by then others may have typed, and what stood
 * there before the wait must not be put back.
 */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
