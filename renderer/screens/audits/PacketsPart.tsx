import { Button } from '@mantine/core';
import type { AuditView } from '../../../shared/contract/audit.ts';
import type { AuditPacket } from '../../../shared/domain/auditRequest.ts';
import { DOCUMENT_TYPE_NAMES } from '../../../shared/domain/document.ts';
import { outputUrl, saveOutput } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import tables from '../../records/rows.module.css';
import { officeZone, useSession } from '../../stores/session.ts';
import { counted, megabytes } from './auditWords.ts';
import styles from './Audits.module.css';
import type { Packets } from './usePackets.ts';

interface Props {
  readonly view: AuditView;
  readonly packets: Packets;
}

/** What was made is kept as it left the office and can be looked at, saved and printed again. */
export function PacketsPart({ view, packets }: Props) {
  const { job, shown, show, hide } = packets;
  const chosen = view.request.claimIds.length + view.request.documentIds.length > 0;
  return (
    <Section title="Packets" note="Kept as they were made, so that what was sent can be shown again.">
      {job.fault && !job.running ? <FaultMessage fault={job.fault} /> : null}
      {view.packets.length === 0 ? (
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
          onClose={hide}
          size="xl"
          actions={
            <>
              <Button onClick={hide}>Close</Button>
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
              <th scope="col">Within the limit</th>
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
                <td>{part.overLimit ? <Chip tone="unmet">No: one page alone is larger</Chip> : 'Yes'}</td>
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
