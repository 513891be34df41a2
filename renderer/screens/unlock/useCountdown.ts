import { useEffect, useState } from 'react';

/** Whole seconds left until a moment; 0 when there is none or it has passed. Ticks while it runs. */
export function useCountdown(): { readonly left: number; readonly start: (seconds: number) => void } {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);

  useEffect(() => {
    if (until === 0) return;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) setUntil(0);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);

  return {
    left,
    start(seconds) {
      setUntil(Date.now() + seconds * 1000);
      setLeft(Math.ceil(seconds));
    },
  };
}
