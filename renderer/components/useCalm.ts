import { useEffect, useState } from 'react';

/** A text after a short pause in typing, so that not every letter asks the program. */
export function useCalm(text: string, pause = 180): string {
  const [calm, setCalm] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return calm;
}
