import { useEffect, useState } from 'react';
import type { StoreProgress } from '../../../shared/contract/backups.ts';
import { call } from '../../client.ts';

const EVERY_MS = 400;

/** What the program is doing with the store as a whole, while `watching`. */
export function useStoreProgress(watching: boolean): StoreProgress | null {
  const [progress, setProgress] = useState<StoreProgress | null>(null);
  useEffect(() => {
    if (!watching) return undefined;
    let over = false;
    async function ask() {
      const answer = await call('backups.progress', {});
      if (!over && answer.ok) setProgress(answer.value);
    }
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => {
      over = true;
      clearInterval(timer);
      setProgress(null);
    };
  }, [watching]);
  return progress;
}
