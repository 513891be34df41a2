import { useEffect, useState } from 'react';
import type { AuditProgress } from '../../../shared/contract/audit.ts';
import type { AuditPacket } from '../../../shared/domain/auditRequest.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';

/** How often the program is asked how far it is. */
const ASK_MS = 200;

/**
 * The making of a request's packet: `progress` while it runs (also when it was begun on another screen), `make`
 * answers with the packet or null, `cancel` stops it.
 */
export interface PacketJob {
  readonly running: boolean;
  readonly progress: AuditProgress | null;
  readonly fault: Fault | null;
  readonly make: () => Promise<AuditPacket | null>;
  readonly cancel: () => void;
}

export function usePacketJob(id: string, onEnd: () => void): PacketJob {
  const [asked, setAsked] = useState(false);
  const [progress, setProgress] = useState<AuditProgress | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [watching, setWatching] = useState(true);

  useEffect(() => {
    if (!watching) return;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = false;
    async function look() {
      const answer = await call('audit.progress', { id });
      if (!current) return;
      const now = answer.ok ? answer.value : null;
      setProgress(now);
      if (now === null) {
        // One that somebody began elsewhere has ended meanwhile.
        if (seen && !asked) onEnd();
        if (!asked) setWatching(false);
      }
      seen ||= now !== null;
      timer = setTimeout(() => void look(), ASK_MS);
    }
    void look();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, watching, asked, onEnd]);

  async function make() {
    if (asked) return null;
    setFault(null);
    setAsked(true);
    setWatching(true);
    const answer = await call('audit.make', { id });
    setAsked(false);
    setWatching(false);
    setProgress(null);
    if (!answer.ok) setFault(answer.fault);
    return answer.ok ? answer.value : null;
  }

  return {
    running: asked || progress !== null,
    progress,
    fault,
    make,
    cancel: () => void call('audit.cancel', { id }),
  };
}
