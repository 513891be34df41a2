import { useEffect, useState } from 'react';
import type { ChainVerdict } from '../../../shared/domain/auditEntry.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';

/** The walk over the whole trail: how far it is, and what it found. */
export interface Verifying {
  readonly running: boolean;
  /** Null before the first answer of a walk. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly verdict: ChainVerdict | null;
  readonly fault: Fault | null;
  readonly start: () => Promise<void>;
}

const EVERY_MS = 400;

/** @param onDone the walk has added an entry of its own */
export function useVerify(onDone: () => void): Verifying {
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<Verifying['progress']>(null);
  const [verdict, setVerdict] = useState<ChainVerdict | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      void call('auditTrail.verifyProgress', {}).then((answer) => {
        if (answer.ok && answer.value) setProgress(answer.value);
      });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [running]);

  async function start() {
    setRunning(true);
    setProgress(null);
    setVerdict(null);
    setFault(null);
    const answer = await call('auditTrail.verify', {});
    setRunning(false);
    if (answer.ok) setVerdict(answer.value);
    else setFault(answer.fault);
    onDone();
  }

  return { running, progress, verdict, fault, start };
}
