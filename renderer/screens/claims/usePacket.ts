import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Fault } from '../../../shared/result.ts';
import { call, saveOutput } from '../../client.ts';
import { commitTyped } from '../../components/commitTyped.ts';
import { useCase, useClaimPage } from './claimContext.ts';

/** The packet of the open claim, made anew from what is saved each time it is asked for. */
export interface Packet {
  readonly made: OutputOf<'claims.packet'> | null;
  readonly fault: Fault | null;
  readonly busy: boolean;
  readonly make: () => Promise<OutputOf<'claims.packet'> | null>;
  readonly save: () => Promise<void>;
  readonly clear: () => void;
}

export function usePacket(): Packet {
  const { store } = useClaimPage();
  const { claim } = useCase();
  const [made, setMade] = useState<OutputOf<'claims.packet'> | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function make() {
    if (busy) return null;
    setBusy(true);
    commitTyped();
    await store.getState().flush();
    const answer = await call('claims.packet', { id: claim.id });
    setBusy(false);
    setFault(answer.ok ? null : answer.fault);
    setMade(answer.ok ? answer.value : null);
    return answer.ok ? answer.value : null;
  }

  async function save() {
    const packet = await make();
    if (packet) saveOutput(packet.outputId);
  }

  function clear() {
    setMade(null);
    setFault(null);
  }

  return { made, fault, busy, make, save, clear };
}
