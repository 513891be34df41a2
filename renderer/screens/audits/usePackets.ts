import { useCallback, useState } from 'react';
import type { AuditView } from '../../../shared/contract/audit.ts';
import type { AuditPacket } from '../../../shared/domain/auditRequest.ts';
import { call } from '../../client.ts';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useNotices } from '../../stores/notices.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { type PacketJob, usePacketJob } from './usePacketJob.ts';

/** The packets of a request: made in one click, and shown as they were kept. */
export interface Packets {
  readonly job: PacketJob;
  /** Something is ticked, by somebody who may make packets, and none is being made. */
  readonly ready: boolean;
  readonly make: () => Promise<void>;
  readonly shown: ShownPart | null;
  readonly show: (packet: AuditPacket, part: number) => Promise<void>;
  readonly hide: () => void;
}

export interface ShownPart {
  readonly outputId: string;
  readonly title: string;
}

export function usePackets(
  view: AuditView,
  /** Something is ticked, and whoever looks may make packets. */
  mayMake: boolean,
  flush: () => Promise<boolean>,
  reload: () => Promise<void>,
): Packets {
  const onEnd = useCallback(() => void reload(), [reload]);
  const job = usePacketJob(view.request.id, onEnd);
  const [shown, setShown] = useState<ShownPart | null>(null);
  const [newest] = view.packets;

  async function make() {
    if (!(await flush())) return;
    const made = await job.make();
    await reload();
    if (made === null) return;
    if (made.parts.length === 1) return show(made, 1);
    useNotices.getState().show({
      tone: 'done',
      text: `The packet was made in ${made.parts.length} parts.`,
      action: { label: 'Show', run: () => void show(made, 1) },
    });
  }

  async function show(packet: AuditPacket, part: number) {
    const opened = valueOrNotice(await call('audit.open', { packetId: packet.id, part }));
    const many = packet.parts.length > 1;
    const title = many ? `Audit packet, part ${part} of ${packet.parts.length}` : 'Audit packet';
    if (opened) setShown({ outputId: opened.outputId, title });
  }

  const ready = mayMake && !job.running;
  useCommand('makePacket', () => void make(), { label: 'Make the audit packet', enabled: ready });
  useCommand('print', () => void (newest ? show(newest, 1) : make()), {
    label: 'Audit packet',
    enabled: newest !== undefined || ready,
  });
  return { job, ready, make, shown, show, hide: () => setShown(null) };
}
