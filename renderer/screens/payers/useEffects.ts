import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { PayerSettings } from '../../../shared/domain/payer.ts';
import type { Fault } from '../../../shared/result.ts';
import { useQuery } from '../../components/useQuery.ts';

/** What settings that are not saved yet would change on the payer's open claims; asked once typing pauses. */
export interface Effects {
  readonly preview: OutputOf<'payers.preview'> | null;
  readonly asking: boolean;
  /** The settings hold something that is not acceptable yet. */
  readonly unreadable: boolean;
  /** Why the program could not say. */
  readonly fault: Fault | null;
}

const PAUSE = 400;

export function useEffects(id: string | null, settings: PayerSettings, changed: boolean): Effects {
  const [calm, setCalm] = useState(settings);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(settings), PAUSE);
    return () => clearTimeout(timer);
  }, [settings]);
  const unreadable = !PayerSettings.safeParse(settings).success;
  const ready = id !== null && changed && !unreadable;
  const settled = calm === settings;
  const query = useQuery('payers.preview', { id: id ?? '', settings: calm }, { enabled: ready && settled });
  const asking = ready && (!settled || query.loading);
  // An answer about settings that were typed over is not shown: somebody might save by it.
  return {
    preview: ready && !asking ? query.data : null,
    asking,
    unreadable,
    fault: ready && !asking ? query.fault : null,
  };
}
