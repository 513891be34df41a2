import { useEffect } from 'react';
import { create } from 'zustand';
import type { BackupSign } from '../../shared/contract/backups.ts';
import { call } from '../client.ts';

/** Whether backups are as they should be. One question a minute for the whole window; it also makes up for missed ones. */
interface SignStore {
  readonly sign: BackupSign | null;
  readonly refresh: () => Promise<void>;
}

export const useBackupSign = create<SignStore>()((set) => ({
  sign: null,
  async refresh() {
    const answer = await call('backups.sign', {});
    // Locked or gone: the sign of before says nothing any more.
    set({ sign: answer.ok ? answer.value : null });
  },
}));

const EVERY_MS = 60_000;

/** Keeps asking while the place that shows it is there. */
export function useBackupWatch(): BackupSign | null {
  const { sign, refresh } = useBackupSign();
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return sign;
}
