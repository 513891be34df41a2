import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { AuditProgress, AuditView } from '../../../shared/contract/audit.ts';
import type { AuditPacket } from '../../../shared/domain/auditRequest.ts';
import { DOCUMENT_TYPE_NAMES } from '../../../shared/domain/document.ts';
import { call, outputUrl, saveOutput } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import tables from '../../records/rows.module.css';
import { officeZone, useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { counted, megabytes } from './auditWords.ts';
import styles from './Audits.module.css';
import { usePacketJob } from './usePacketJob.ts';

interface Props {
  readonly view: AuditView;
  readonly mayMake: boolean;
  /** Something is ticked. */
  readonly chosen: boolean;
  readonly flush: () => Promise<boolean>;
  readonly reload: () => Promise<void>;
}

interface Shown {
  readonly outputId: string;
  readonly title: string;
}

/** One click makes the packet; what was made is kept as it left and can be looked at, saved and printed again. */
export function PacketsPart({ view, mayMake, chosen, flush, reload }: Props) {
  const onEnd = useCallback(() => void reload(), [reload]);
  const job = usePacketJob(view.request.id, onEnd);
  const [shown, setShown] = useState<Shown | null>(null);
  const newest = view.packets[0];

  async function make() {
    if (!(await flush())) return;
    const made = await job.make();
    await reload();
    if (made?.parts.length === 1) await show(made, 1);
  }

  async function show(packet: AuditPacket, part: number) {
    const opened = valueOrNotice(await call('audit.open', { packetId: packet.id, part }));
    const many = packet.parts.length > 1;
    if (opened)
      setShown({
        outputId: opened.outputId,
        title: many ? `Audit packet, part ${part} of ${packet.parts.length}` : 'Audit packet',
      });
  }

  useCommand('makePacket', () => void make(), { label: 'Make the audit packet', enabled: mayMake && chosen });
  useCommand('print', () => (newest ? void show(newest, 1) : void make()), {
    label: 'Audit packet',
    enabled: newest !== undefined || (mayMake && chosen),
  });

  return (
    <Section
      title="Packets"
      note="Kept as they were made, so that what was sent can be shown again."
      actions={
        mayMake ? (
          <Button variant="filled" disabled={job.running || !chosen} onClick={() => void make()}>
            Make the packet
          </Button>
        ) : null
      }
    >
      {job.running ? <Progress progress={job.progress} cancel={mayMake ? job.cancel : null} /> : null}
      {job.fault && !job.running ? <FaultMessage fault={job.fault} /> : null}
      {view.packets.length === 0 && !job.running ? (
        <p className="cw-quiet">
          {chosen ? 'None was made yet.' : 'Tick the claims or papers that were asked for.'}
        </p>
      ) : null}
      {view.packets.map((packet) => (
        <PacketCard key={packet.id} packet={packet} show={(part) => void show(packet, part)} />
      ))}
      {shown ? (
        <Dialog
          title={shown.title}
          open
          onClose={() => setShown(null)}
          size="xl"
          actions={
            <>
              <Button onClick={() => setShown(null)}>Close</Button>
              <Button variant="filled" onClick={() => saveOutput(shown.outputId)}>
                Save as PDF
              </Button>
            </>
          }
        >
          <div className={styles.preview}>
            <DocumentPreview
              url={outputUrl(shown.outputId)}
              mediaType="application/pdf"
              title={shown.title}
            />
          </div>
        </Dialog>
      ) : null}
    </Section>
  );
}

const STEPS: Readonly<Record<AuditProgress['step'], string>> = {
  reading: 'Reading the papers',
  drawing: 'Drawing the pages',
  keeping: 'Putting the packet away',
};

function Progress({
  progress,
  cancel,
}: {
  readonly progress: AuditProgress | null;
  readonly cancel: (() => void) | null;
}) {
  const known = progress !== null && progress.total > 0;
  return (
    <div className={styles.progress}>
      <progress
        aria-label="Making the packet"
        max={known ? progress.total : 1}
        {...(known ? { value: progress.done } : {})}
      />
      <span role="status">{progress ? STEPS[progress.step] : 'Starting'}</span>
      {known ? (
        <span className="cw-number cw-quiet">{Math.round((progress.done / progress.total) * 100)}%</span>
      ) : null}
      {cancel && progress?.step !== 'keeping' ? <Button onClick={cancel}>Cancel</Button> : null}
    </div>
  );
}

function PacketCard({
  packet,
  show,
}: {
  readonly packet: AuditPacket;
  readonly show: (part: number) => void;
}) {
  const zone = useSession((store) => officeZone(store.status));
  const problems = packet.manifest.filter(({ problem }) => problem !== '');
  const made = instantText(packet.at, zone);
  return (
    <div className={styles.packet}>
      <p>
        <strong>{made}</strong> by {packet.userName}: {counted(packet.pages, 'page')},{' '}
        {megabytes(packet.bytes)}, {counted(packet.manifest.length, 'paper')},{' '}
        {packet.absent === 0 ? 'nothing absent' : `${packet.absent} absent`}
      </p>
      <p className="cw-quiet">
        SHA-256 <span className={styles.hash}>{packet.sha256}</span>
      </p>
      {problems.length > 0 ? (
        <ul className={styles.problems}>
          {problems.map((entry) => (
            <li key={entry.documentId}>
              Paper {entry.number}, {DOCUMENT_TYPE_NAMES[entry.type].toLowerCase()}: {entry.problem}
            </li>
          ))}
        </ul>
      ) : null}
      <div className={tables.scroll} tabIndex={0} role="group" aria-label={`Parts of ${made}`}>
        <table className={tables.table} aria-label={`Parts of ${made}`}>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Pages</th>
              <th scope="col">Size</th>
              <th scope="col">Limit</th>
              <th scope="col">Open</th>
            </tr>
          </thead>
          <tbody>
            {packet.parts.map((part) => (
              <tr key={part.number}>
                <td className={tables.whole}>
                  {part.number} of {packet.parts.length}
                </td>
                <td>{part.pages}</td>
                <td className={tables.whole}>{megabytes(part.bytes)}</td>
                <td>
                  {part.overLimit ? (
                    <Chip tone="unmet">Over the limit: one page alone is larger</Chip>
                  ) : (
                    'Kept'
                  )}
                </td>
                <td>
                  <Button size="xs" onClick={() => show(part.number)}>
                    {packet.parts.length === 1 ? 'Show' : `Show part ${part.number}`}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
